//! The facts that rules look at, as the server fills them and as `policy due` reads them from JSON. Unknown fields
//! are refused. `None` means that nobody records this yet: the rule is then not measured. An empty list means that it
//! is recorded, and there is none.

mod person;
mod service;
mod worker;

pub use person::{
    Accountable, Action, ActionOwner, Agency, Away, Communication, Contact, ContactKind, Escalation,
    KeyWorker, Lead, PersonFacts, Placement, Rated, Reading, Referral, Settling, Update,
};
pub use service::{HeldPolicy, ManagerStretch, ServiceFacts};
pub use worker::{CurrentPolicy, Explained, Held, WorkerFacts};

use serde::{Deserialize, Serialize};

use crate::{Day, person::Excuse};

/// Why a duty is not an alarm for now, and when to look at it again (A1, F2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excused {
    /// The id of the rule.
    pub rule: String,
    /// The item, for a rule that has several; empty for all of them.
    #[serde(default)]
    pub item: String,
    /// The first day it holds.
    pub from: Day,
    /// The day on which the duty is open again, with its old last day.
    pub recheck_on: Day,
    /// Why.
    pub reason: Excuse,
}

/// The service's list of responsibilities as it stands, and who has accepted which version (A6, A10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsibilities {
    /// The version in force.
    pub version: u32,
    /// The day it came into force.
    pub changed_on: Day,
    /// The versions before it. Whoever has not answered one of them does not get more time with the next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<PastVersion>,
    /// Who has accepted a version, or confirmed it as manager.
    pub accepted: Vec<Said>,
}

impl Responsibilities {
    /// Since when a version has waited for somebody's word, where `said` is the last that they gave theirs to before
    /// the one in force: the first day of the oldest version after that. A next version does not begin the time anew.
    pub fn waits_since(&self, said: Option<u32>) -> Day {
        let later = self.before.iter().filter(|of| said.is_none_or(|said| of.version > said));
        let later = later.filter(|of| of.version < self.version).map(|of| of.since);
        later.min().map_or(self.changed_on, |oldest| oldest.min(self.changed_on))
    }
}

/// A version of the responsibilities before the one in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastVersion {
    /// Which.
    pub version: u32,
    /// The day it came into force.
    pub since: Day,
}

/// Someone accepting or confirming a version of the responsibilities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Who.
    pub staff: String,
    /// Which version.
    pub version: u32,
    /// When.
    pub on: Day,
}
