//! A duty: what one rule asks for one person, worker or service on one day.

use super::{OwnerRole, dates};
use crate::Day;

/// What is due, by whom, since when. There is at most one for each rule and item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duty {
    /// The id of the rule.
    pub rule: String,
    /// Which of several: the id of the action, update, leave or policy, or the code of the domain; otherwise empty.
    /// The key worker's own part of somebody's action is `ID:chase`.
    pub item: String,
    /// How it stands.
    pub state: State,
    /// The day it began. For what comes again and again, the day the present round began.
    pub opened: Day,
    /// The last day to do it in time; none when it is not measured.
    pub due: Option<Day>,
    /// The day it was last done, where it comes again and again: the round before ended, kept, on that day.
    pub last_kept: Option<Day>,
    /// Who has to do it, and whose lateness it is (A12).
    pub owner: Owner,
    /// Why, in a sentence or two. It changes only when the facts do, not from day to day.
    pub because: String,
}

impl Duty {
    /// Whether it is open after its last day. What is met, excused or not measured is never late.
    pub fn is_late(&self, on: Day) -> bool {
        self.state == State::Due && self.due.is_some_and(|due| dates::is_late(due, on))
    }
}

/// How a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Open; late after its last day.
    Due,
    /// No alarm until the recheck day, then open again with its old last day.
    Excused {
        /// The day to look again.
        recheck: Day,
    },
    /// Nobody records this yet.
    NotMeasured,
    /// Done.
    Met {
        /// The day it was done, or for a plan the day it begins.
        on: Day,
        /// The first day it no longer holds, where that is known.
        until: Option<Day>,
    },
}

/// Who has to do it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// In which role.
    pub role: OwnerRole,
    /// Who that is, where the facts say so.
    pub staff: Option<String>,
}

impl Owner {
    /// The holder of a role, whoever that is.
    pub fn of_role(role: OwnerRole) -> Self {
        Self { role, staff: None }
    }
    /// Somebody known.
    pub fn named(role: OwnerRole, staff: &str) -> Self {
        Self { role, staff: Some(staff.to_owned()) }
    }
}
