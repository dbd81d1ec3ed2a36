//! What is known about someone who works in one service.

use serde::{Deserialize, Serialize};

use super::{Excused, Responsibilities};
use crate::Day;
use crate::policy::{Competence, Standing};

/// Someone who works in one service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerFacts {
    /// Who.
    pub staff: String,
    /// On what footing.
    pub standing: Standing,
    /// The first day, may be planned.
    pub started_on: Day,
    /// The first day no longer here, may be planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaves_on: Option<Day>,
    /// Whether care work is new to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_to_care: Option<bool>,
    /// The first day as anybody's key worker, may be planned; none for those who are not key workers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_worker_from: Option<Day>,
    /// What they have been found able to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub competences: Option<Vec<Held>>,
    /// The days of supervision; the latest is enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervisions: Option<Vec<Day>>,
    /// The policies that everyone here has to have explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<CurrentPolicy>>,
    /// What was explained to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained: Option<Vec<Explained>>,
    /// The responsibilities of key workers here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsibilities: Option<Responsibilities>,
    /// Duties that are no alarm for now.
    #[serde(default)]
    pub excuses: Vec<Excused>,
}

/// A competence that somebody has (F5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// Which.
    pub code: Competence,
    /// Since when.
    pub achieved_on: Day,
    /// The last day it holds; none when it does not run out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<Day>,
}

/// A policy in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurrentPolicy {
    /// The policy's id.
    pub id: String,
    /// What it is called, where that is known: the reader is told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its version.
    pub version: u32,
    /// The first day of this version.
    pub since: Day,
}

/// A policy being explained to somebody (F6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explained {
    /// The policy's id.
    pub policy: String,
    /// Which version.
    pub version: u32,
    /// When.
    pub on: Day,
}
