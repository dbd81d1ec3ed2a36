//! What is known about a person in one service.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Excused;
use crate::policy::{Domain, Periodic, Rating};
use crate::tenure::{Kind, Stretch};
use crate::{Day, one_of, one_of_by_code};

/// A person in one service. Of the contacts, the latest of each kind is enough; of reviews, all since the placement
/// began, where a rule is anchored, or else the latest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFacts {
    /// The person's times in this service.
    pub placements: Vec<Placement>,
    /// Who was, is and will be the key worker, in this service.
    pub key_workers: Vec<KeyWorker>,
    /// Leave of those who are key workers of this person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave: Option<Vec<Away>>,
    /// Contacts with the person, and attempts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Vec<Contact>>,
    /// Ratings on the register, each from its day on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings: Option<Vec<Rated>>,
    /// The information that came with the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral: Option<Referral>,
    /// The days on which each periodic thing was done; what is not named is not measured.
    #[serde(default)]
    pub reviews: BTreeMap<Periodic, Vec<Day>>,
    /// Updates, one for each reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updates: Option<Vec<Update>>,
    /// Actions that somebody promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<Action>>,
    /// Difficulties raised with the manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalations: Option<Vec<Escalation>>,
    /// The agencies that take part in the package of care.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agencies: Option<Vec<Agency>>,
    /// Accountable professionals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accountable: Option<Vec<Accountable>>,
    /// Who leads on which part of the person's life.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_leads: Option<Vec<Lead>>,
    /// When communication needs were asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication: Option<Communication>,
    /// How the match with the present key worker began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settling>,
    /// Duties that are no alarm for now.
    #[serde(default)]
    pub excuses: Vec<Excused>,
}

/// A person's time in the service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The day the service said yes; without it, the day it starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<Day>,
    /// The first day, may be planned.
    pub starts_on: Day,
    /// The first day no longer in the service, may be planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
}

/// Someone in the role for a stretch of days, as in [`crate::tenure`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyWorker {
    /// What they are to the person.
    pub kind: Kind,
    /// The member of staff.
    pub staff: String,
    /// The first day, may be planned.
    pub from: Day,
    /// The first day no longer in the role, may be planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

impl KeyWorker {
    /// When.
    pub fn stretch(&self) -> Stretch {
        Stretch { from: self.from, until: self.until }
    }
}

/// Days away of a key worker, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Away {
    /// The leave's id.
    pub id: String,
    /// Who is away.
    pub staff: String,
    /// The day it was entered.
    pub entered_on: Day,
    /// The first day away, may be planned.
    pub first_day: Day,
    /// The last day away, may be planned.
    pub last_day: Day,
}

one_of! {
    /// What became of a contact (C3).
    pub enum ContactKind {
        Met = "met", "Spoken, and what was said is written down";
        Reached = "reached", "Reached, with nothing written down";
        Tried = "tried", "Tried, no answer";
    }
}
one_of_by_code!(ContactKind);

/// A contact with the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// When.
    pub day: Day,
    /// What became of it.
    pub kind: ContactKind,
}

/// A rating on the register, in force until the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// The rating.
    pub rating: Rating,
    /// Its first day.
    pub from: Day,
}

/// The referral information and what was gathered since (B10).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// The days on which some of it came in.
    pub received: Vec<Day>,
    /// Who has read all that was there, and when.
    pub read: Vec<Reading>,
}

/// Someone reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Who.
    pub staff: String,
    /// When.
    pub on: Day,
}

/// An update that one reader has to acknowledge (C11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// The id of this reader's line.
    pub id: String,
    /// The day it was told.
    pub told_on: Day,
    /// Who has to read it.
    pub reader: String,
    /// The day it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_on: Option<Day>,
}

/// Who promised an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionOwner {
    /// A member of staff.
    Staff(String),
    /// Family, or somebody of another agency.
    Outside(String),
}

/// An action with one named owner and a date (E7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// The action's id.
    pub id: String,
    /// Who promised it.
    pub owner: ActionOwner,
    /// The day it was agreed.
    pub set_on: Day,
    /// The last day for it.
    pub due_on: Day,
    /// The day it was done, dropped with a reason, or otherwise answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_on: Option<Day>,
    /// The day the key worker asked about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_on: Option<Day>,
    /// The day the key worker reminded the owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminded_on: Option<Day>,
    /// The day the key worker passed it up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalated_on: Option<Day>,
}

/// A difficulty raised with the manager (E10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    /// Its id.
    pub id: String,
    /// The day it was raised.
    pub raised_on: Day,
    /// The day the manager answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_on: Option<Day>,
}

/// An agency that takes part in the package of care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Its name.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The first day no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// A professional who is accountable for the package (A5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accountable {
    /// Who.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The first day no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// Who leads on a part of the person's life (A7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// The part.
    pub domain: Domain,
    /// Who.
    pub name: String,
    /// Whether they are a clinician.
    pub clinician: bool,
    /// The first day.
    pub from: Day,
    /// The first day no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// When communication needs were asked about and looked at again (C16).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Communication {
    /// The day they were first asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_on: Option<Day>,
    /// The day they were last looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<Day>,
}

/// How the match with the present key worker began (B12).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settling {
    /// The day they first met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub introduced_on: Option<Day>,
    /// The day person and family were last asked whether it works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_on: Option<Day>,
}
