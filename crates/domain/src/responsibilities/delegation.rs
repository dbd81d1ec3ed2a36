//! One line delegated for one person: who answers what (A6).

use crate::{Day, one_of};

one_of! {
    /// What the member of staff said to a line that was delegated to them.
    pub enum Answer {
        /// Nothing yet.
        Asked = "asked", "Not answered yet";
        /// Yes.
        Accepted = "accepted", "Accepted";
        /// No, with a reason. The manager settles it.
        Declined = "declined", "Declined";
        /// Yes, together with somebody.
        Shared = "shared", "Shared";
    }
}

/// A reply to a line: what was said, who else is named, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// What was said.
    pub answer: Answer,
    /// Shared with whom; declined: who instead.
    pub instead: String,
    /// Why, or what else there is to say.
    pub note: String,
}

/// Why a reply cannot be kept so. Shown as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotAnswer {
    #[error("Select your answer")]
    Nothing,
    #[error("Say why, so that your manager can settle it")]
    NoReason,
    #[error("Say who could do it instead. If you do not know, write “I do not know”")]
    NobodyInstead,
    #[error("Say with whom you share it")]
    SharedWithNobody,
}

impl Reply {
    /// Decides whether the reply says enough; every gap at once.
    pub fn check(&self) -> Result<(), Vec<CannotAnswer>> {
        let mut gaps = Vec::new();
        match self.answer {
            Answer::Asked => gaps.push(CannotAnswer::Nothing),
            Answer::Declined => {
                gaps.extend(self.note.is_empty().then_some(CannotAnswer::NoReason));
                gaps.extend(self.instead.is_empty().then_some(CannotAnswer::NobodyInstead));
            }
            Answer::Shared => gaps.extend(self.instead.is_empty().then_some(CannotAnswer::SharedWithNobody)),
            Answer::Accepted => {}
        }
        if gaps.is_empty() { Ok(()) } else { Err(gaps) }
    }
}

/// Whether a registered manager who began on `from` has yet to confirm a line: one given before their time, and not
/// confirmed in it. Source: A6, a new one re-confirms delegations.
pub fn needs_confirming(given_on: Day, confirmed_on: Option<Day>, from: Day) -> bool {
    given_on < from && confirmed_on.is_none_or(|confirmed| confirmed < from)
}
