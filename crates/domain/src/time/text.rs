//! A day as JSON holds it: "2026-11-21".

use super::Day;

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let day = text.parse::<Self>().ok().filter(|day| day.to_string() == text);
        day.ok_or_else(|| {
            serde::de::Error::custom(format!("\"{text}\" is not a day. Write it like 2026-11-21"))
        })
    }
}
