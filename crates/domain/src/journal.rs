//! What can be said to have happened. The journal is the append-only account of who did or saw what, on what basis
//! and when. It holds ids, versions and codes, never names or text, so that erasure cannot break its chain.

use crate::ids::{PersonId, ThingId};

/// One thing that happened, before it is known who did it and when: the unit of work adds that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What happened: `person.opened`, `contact.recorded`.
    pub act: &'static str,
    /// Whose record.
    pub person: Option<PersonId>,
    /// The row that it is about.
    pub object: Option<ThingId>,
    /// The version that the row has afterwards.
    pub version: Option<i64>,
    /// The relationship or role that made it lawful.
    pub basis: &'static str,
    /// Ids and codes that say more, as text without personal data ("reason=workload", "shown=3: id id id").
    pub detail: String,
}

impl Event {
    /// Something that happened on this basis.
    pub fn new(act: &'static str, basis: &'static str) -> Self {
        Self { act, person: None, object: None, version: None, basis, detail: String::new() }
    }
    /// About this person.
    pub fn about(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }
    /// About this row.
    pub fn of<T>(mut self, object: crate::Id<T>) -> Self {
        self.object = Some(object.cast());
        self
    }
    /// The version that the row has afterwards.
    pub fn version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }
    /// More, in ids and codes.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
    /// A list that was shown: one entry, with the ids.
    pub fn listed(act: &'static str, basis: &'static str, shown: &[PersonId]) -> Self {
        use std::fmt::Write as _;
        let mut detail = format!("shown={}", shown.len());
        for person in shown {
            let _ = write!(detail, " {person}");
        }
        Self::new(act, basis).detail(detail)
    }
}
