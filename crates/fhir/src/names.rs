//! Which of a person's names to use.

use crate::{HumanName, Many};

impl HumanName {
    /// The name in one line: as the sender wrote it, else put together from its parts. Empty when there is none.
    pub fn full(&self) -> String {
        if let Some(text) = &self.text {
            return text.clone();
        }
        let given = self.prefix.iter().chain(self.given.iter()).map(String::as_str);
        let parts = given.chain(self.family.as_deref()).chain(self.suffix.iter().map(String::as_str));
        parts.collect::<Vec<_>>().join(" ")
    }

    fn is_for(&self, purpose: &str) -> bool {
        self.purpose.as_deref() == Some(purpose)
    }

    /// A name the person no longer has.
    fn is_past(&self) -> bool {
        self.is_for("old") || self.is_for("maiden")
    }
}

/// The official name, else the usual one, else the first that is not past.
pub(crate) fn official(names: &Many<HumanName>) -> Option<&HumanName> {
    let for_use = |purpose| names.iter().find(|name| name.is_for(purpose));
    for_use("official").or_else(|| for_use("usual")).or_else(|| names.iter().find(|name| !name.is_past()))
}

/// What the person likes to be called: a nickname, else a usual name, that has a given name in it.
pub(crate) fn preferred(names: &Many<HumanName>) -> Option<&HumanName> {
    let for_use = |purpose| names.iter().find(|name| name.is_for(purpose) && name.given.first().is_some());
    for_use("nickname").or_else(|| for_use("usual"))
}
