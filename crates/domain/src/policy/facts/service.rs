//! What is known about a service.

use serde::{Deserialize, Serialize};

use super::{Excused, Responsibilities};
use crate::Day;

/// A service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceFacts {
    /// The day it opened.
    pub opened_on: Day,
    /// The first day it is closed, may be planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<Day>,
    /// Who was and is Registered Manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered_managers: Option<Vec<ManagerStretch>>,
    /// The policies in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<HeldPolicy>>,
    /// The responsibilities of key workers here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsibilities: Option<Responsibilities>,
    /// Duties that are no alarm for now.
    #[serde(default)]
    pub excuses: Vec<Excused>,
}

/// Somebody's time as Registered Manager.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManagerStretch {
    /// Who.
    pub staff: String,
    /// The first day.
    pub from: Day,
    /// The first day no longer, may be planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// A policy that the service holds (F6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldPolicy {
    /// Its id.
    pub id: String,
    /// What it is called, where that is known: the reader is told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its version.
    pub version: u32,
    /// The day it was taken on.
    pub adopted_on: Day,
    /// The day it was last looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<Day>,
}
