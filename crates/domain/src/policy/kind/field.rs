//! The values that parameters take: how each is read from TOML and from a form, and written back.

use std::collections::BTreeMap;

use toml::Value;

use crate::one_of;
use crate::one_of::{OneOf, not_on_the_list};
use crate::policy::{Competence, Domain, Periodic, Rating, Standing, Who};

one_of! {
    /// What a parameter counts or holds.
    pub enum Unit {
        Days = "days", "days";
        Months = "months", "months";
        Count = "count", "number";
        YesNo = "yes_no", "yes or no";
        OneCode = "one_code", "one of a list";
        Codes = "codes", "some of a list";
        DaysByRating = "days_by_rating", "days for each rating";
    }
}

/// A value that can be chosen: its code and its words.
pub type Choice = (&'static str, &'static str);

/// What was typed into a form, as a pack would hold it; what does not fit stays text, which [`Field::from_toml`] refuses.
pub fn typed(unit: Unit, text: &str) -> Value {
    let text = text.trim();
    let parts = || text.split(',').map(str::trim).filter(|part| !part.is_empty());
    match unit {
        Unit::Days | Unit::Months | Unit::Count => number(text),
        Unit::YesNo => match text {
            "yes" | "true" => Value::Boolean(true),
            "no" | "false" => Value::Boolean(false),
            other => Value::String(other.to_owned()),
        },
        Unit::OneCode => Value::String(text.to_owned()),
        Unit::Codes => Value::Array(parts().map(|part| Value::String(part.to_owned())).collect()),
        Unit::DaysByRating => {
            let pair = |part: &str| {
                let (rating, days) = part.split_once('=').unwrap_or((part, ""));
                (rating.trim().to_owned(), number(days.trim()))
            };
            Value::Table(parts().map(pair).collect())
        }
    }
}

fn number(text: &str) -> Value {
    text.parse().map_or_else(|_| Value::String(text.to_owned()), Value::Integer)
}

/// The type of a parameter.
pub trait Field: Sized + Clone {
    /// What it counts.
    const UNIT: Unit;
    /// What can be chosen, for coded values.
    fn choices() -> Vec<Choice> {
        Vec::new()
    }
    /// Reads a value; the sentence says what to write instead.
    fn from_toml(value: &Value) -> Result<Self, String>;
    /// The value as written in a pack; none when it is left out.
    fn to_toml(&self) -> Option<Value>;
    /// The value when it is left out; none when it must not be.
    fn absent() -> Option<Self> {
        None
    }
    /// The value as a form shows it.
    fn text(&self) -> String;
}

macro_rules! whole_number {
    ($(#[$meta:meta])* $name:ident($inner:ty) in $range:expr, $unit:ident, $sentence:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name($inner);
        impl $name {
            /// The number, if it can be one.
            pub fn new(number: $inner) -> Option<Self> {
                ($range).contains(&number).then_some(Self(number))
            }
            /// The number.
            pub const fn get(self) -> $inner {
                self.0
            }
        }
        impl Field for $name {
            const UNIT: Unit = Unit::$unit;
            fn from_toml(value: &Value) -> Result<Self, String> {
                let number = value.as_integer().and_then(|number| <$inner>::try_from(number).ok());
                number.and_then(Self::new).ok_or_else(|| $sentence.to_owned())
            }
            fn to_toml(&self) -> Option<Value> {
                Some(Value::Integer(self.0.into()))
            }
            fn text(&self) -> String {
                self.0.to_string()
            }
        }
    };
}

whole_number!(
    /// A number of days: 1 to 3660, which is ten years.
    Days(u16) in 1..=3660, Days, "Write a whole number of days from 1 to 3660"
);
whole_number!(
    /// A number of days before another: 0 for the day itself.
    DaysBefore(u16) in 0..=366, Days, "Write a whole number of days from 0 to 366"
);
whole_number!(
    /// A number of months: 1 to 120, which is ten years.
    Months(u8) in 1..=120, Months, "Write a whole number of months from 1 to 120"
);
whole_number!(
    /// A small number of things.
    Count(u8) in 1..=20, Count, "Write a whole number from 1 to 20"
);

impl Field for bool {
    const UNIT: Unit = Unit::YesNo;
    fn choices() -> Vec<Choice> {
        vec![("yes", "Yes"), ("no", "No")]
    }
    fn from_toml(value: &Value) -> Result<Self, String> {
        value.as_bool().ok_or_else(|| "Write true or false".to_owned())
    }
    fn to_toml(&self) -> Option<Value> {
        self.then_some(Value::Boolean(true))
    }
    fn absent() -> Option<Self> {
        Some(false)
    }
    fn text(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

impl<T: Field> Field for Option<T> {
    const UNIT: Unit = T::UNIT;
    fn choices() -> Vec<Choice> {
        T::choices()
    }
    fn from_toml(value: &Value) -> Result<Self, String> {
        T::from_toml(value).map(Some)
    }
    fn to_toml(&self) -> Option<Value> {
        self.as_ref().and_then(T::to_toml)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn text(&self) -> String {
        self.as_ref().map(T::text).unwrap_or_default()
    }
}

fn coded<T: OneOf>(value: &Value) -> Result<T, String> {
    let code = value.as_str().ok_or_else(|| not_on_the_list::<T>(&value.to_string()))?;
    T::from_code(code).ok_or_else(|| not_on_the_list::<T>(code))
}

fn choices<T: OneOf>() -> Vec<Choice> {
    T::ALL.iter().map(|value| (value.code(), value.words())).collect()
}

macro_rules! coded_fields {
    ($($name:ty),+) => { $(
        impl Field for $name {
            const UNIT: Unit = Unit::OneCode;
            fn choices() -> Vec<Choice> {
                choices::<Self>()
            }
            fn from_toml(value: &Value) -> Result<Self, String> {
                coded(value)
            }
            fn to_toml(&self) -> Option<Value> {
                Some(Value::String(self.code().to_owned()))
            }
            fn text(&self) -> String {
                self.code().to_owned()
            }
        }
    )+ };
}
coded_fields!(Competence, Who, Periodic);

macro_rules! lists_of_codes {
    ($($name:ty),+) => { $(
        impl Field for Vec<$name> {
            const UNIT: Unit = Unit::Codes;
            fn choices() -> Vec<Choice> {
                choices::<$name>()
            }
            fn from_toml(value: &Value) -> Result<Self, String> {
                let several = value.as_array().ok_or("Write a list, like [\"one\", \"two\"]")?;
                let mut list = several.iter().map(coded).collect::<Result<Self, _>>()?;
                list.sort_unstable();
                if list.is_empty() {
                    return Err("Name at least one".to_owned());
                }
                match list.windows(2).find(|pair| pair[0] == pair[1]) {
                    Some(pair) => Err(format!("\"{}\" stands there twice. Leave one", pair[0].code())),
                    None => Ok(list),
                }
            }
            fn to_toml(&self) -> Option<Value> {
                Some(Value::Array(self.iter().map(|one| Value::String(one.code().to_owned())).collect()))
            }
            fn text(&self) -> String {
                self.iter().map(|one| one.code()).collect::<Vec<_>>().join(", ")
            }
        }
    )+ };
}
lists_of_codes!(Standing, Domain, Rating);

impl Field for BTreeMap<Rating, Days> {
    const UNIT: Unit = Unit::DaysByRating;
    fn choices() -> Vec<Choice> {
        choices::<Rating>()
    }
    fn from_toml(value: &Value) -> Result<Self, String> {
        let table = value.as_table().ok_or("Write the days for each rating, like { red = 3, amber = 7 }")?;
        let pair = |(code, days): (&String, &Value)| {
            let rating = Rating::from_code(code).ok_or_else(|| not_on_the_list::<Rating>(code))?;
            Ok((rating, Days::from_toml(days)?))
        };
        table.iter().map(pair).collect()
    }
    fn to_toml(&self) -> Option<Value> {
        let pairs =
            self.iter().map(|(rating, days)| (rating.code().to_owned(), Value::Integer(days.get().into())));
        (!self.is_empty()).then(|| Value::Table(pairs.collect()))
    }
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn text(&self) -> String {
        let pairs = self.iter().map(|(rating, days)| format!("{}={}", rating.code(), days.get()));
        pairs.collect::<Vec<_>>().join(", ")
    }
}
