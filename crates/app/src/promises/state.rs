//! How a duty stands, in words.

use domain::{Day, one_of::OneOf, policy::OwnerRole};

/// How a duty stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Late(i32),
    Due(Day),
    Met(Option<Day>),
    Excused(Day),
    NotMeasured,
}

impl Standing {
    pub(super) fn of(
        state: &str,
        due_on: Option<Day>,
        kept_on: Option<Day>,
        until_on: Option<Day>,
        today: Day,
    ) -> Self {
        match (state, due_on, until_on) {
            ("due", Some(due), _) if due < today => Self::Late(today.days_since(due)),
            ("due", Some(due), _) => Self::Due(due),
            ("met", ..) => Self::Met(kept_on),
            ("excused", _, Some(recheck)) => Self::Excused(recheck),
            _ => Self::NotMeasured,
        }
    }
    pub(super) fn words(self) -> String {
        match self {
            Self::Late(1) => "1 day late".to_owned(),
            Self::Late(days) => format!("{days} days late"),
            Self::Due(day) => format!("Due by {}", day.long()),
            Self::Met(Some(day)) => format!("Kept on {}", day.long()),
            Self::Met(None) => "Kept".to_owned(),
            Self::Excused(recheck) => format!("Not for now. Look again on {}", recheck.long()),
            Self::NotMeasured => "Not measured yet".to_owned(),
        }
    }
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Late(_) => "kw-tag--late",
            Self::Due(_) => "kw-tag--note",
            Self::Met(_) => "kw-tag--done",
            Self::Excused(_) | Self::NotMeasured => "kw-tag--plain",
        }
    }
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Late(_) | Self::Due(_))
    }
    /// What comes first in a list.
    pub(super) fn place(self) -> (u8, i32) {
        match self {
            Self::Late(days) => (0, -days),
            Self::Due(_) => (1, 0),
            Self::Excused(_) => (2, 0),
            Self::Met(_) => (3, 0),
            Self::NotMeasured => (4, 0),
        }
    }
}

/// Who has to do it: the name, or the role when nobody is named.
pub(super) fn owner(name: Option<&String>, role: &str) -> String {
    let role = || OwnerRole::from_code(role).map(OwnerRole::words).unwrap_or_default().to_owned();
    name.cloned().unwrap_or_else(role)
}

/// The groups that numbers open, with their words.
pub(super) const GROUPS: [(&str, &str); 5] = [
    ("late", "Late"),
    ("due", "In time"),
    ("met", "Kept"),
    ("excused", "Not for now"),
    ("not_measured", "Not measured yet"),
];
