//! Packs of rules: the promises of one kind of service, as TOML (F1).

mod fault;
mod keys;
mod read;
mod write;

pub use fault::PackFault;

use super::Kind;
use crate::one_of;

/// The promises of one kind of service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Small letters and hyphens: `residential-home`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub words: String,
    /// Counts up with each change; from 1.
    pub version: u32,
    /// Its rules, each id once.
    pub rules: Vec<Rule>,
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Small letters and hyphens: `named-key-worker`.
    pub id: String,
    /// The promise, in words that a ten-year-old can read.
    pub words: String,
    /// Where it comes from.
    pub source: Source,
    /// What is to be done, within what time.
    pub kind: Kind,
    /// Who has to do it.
    pub owner: OwnerRole,
    /// How strongly it binds.
    pub severity: Severity,
    /// Whether law stands behind it; then only the organisation can switch it off, and it stays visible.
    pub law: bool,
    /// The page that mends it.
    pub mend: Mend,
}

impl Rule {
    /// The same rule with one parameter changed, as typed into a form; the sentence says what to type instead.
    pub fn with_parameter(&self, name: &str, value: &str) -> Result<Self, String> {
        Ok(Self { kind: self.kind.with_parameter(name, value)?, ..self.clone() })
    }
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: String,
    /// The part of it.
    pub section: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// How sure it is, for the weakest part of the rule: a promise from a document with a time that nobody has set is
    /// a proposal.
    pub sure: Sure,
}

one_of! {
    /// How sure it is that the source says so.
    pub enum Sure {
        Verified = "verified", "Read in the document itself";
        SecondHand = "second_hand", "Read where others restate it";
        Memory = "memory", "From memory, to be checked";
        Proposal = "proposal", "Our proposal, with no national rule";
    }
}

one_of! {
    /// Who has to do what a rule asks.
    pub enum OwnerRole {
        /// With no key worker it falls to the team leader.
        KeyWorker = "key_worker", "Key worker";
        TeamLeader = "team_leader", "Team leader";
        RegisteredManager = "registered_manager", "Registered Manager";
        Supervisor = "supervisor", "Supervisor";
        /// The member of staff themselves.
        Worker = "worker", "The worker";
        ServiceAdministrator = "service_administrator", "Service administrator";
        /// Family or another agency; only for duties from an action that they promised, never in a pack.
        Outside = "outside", "Someone outside the service";
    }
}

one_of! {
    /// How strongly a rule binds.
    pub enum Severity {
        Must = "must", "Must";
        Should = "should", "Should";
    }
}

one_of! {
    /// The page that mends it.
    pub enum Mend {
        KeyWorkers = "key_workers", "Key workers";
        RecordContact = "record_contact", "Record a contact";
        Person = "person", "The person";
        Training = "training", "Training";
        Supervision = "supervision", "Supervision";
        Policies = "policies", "Policies";
        Responsibilities = "responsibilities", "Responsibilities";
        Service = "service", "The service";
        Plan = "plan", "The plan";
        Review = "review", "Reviews";
        Referral = "referral", "The referral";
        Action = "action", "Actions";
        Register = "register", "The register";
    }
}

#[cfg(test)]
mod tests;
