//! What is missing or old in a record, with what to do about it (F8). A list of what to mend and no score: nothing here
//! rewards writing more, and who writes less but enough has nothing to mend.
//!
//! The times are proposals of the product, but for communication needs (each year: Accessible Information Standard,
//! DAPB1605) and plain sense.

use crate::Day;
use crate::one_of;

one_of! {
    /// One thing about a record that can be mended.
    pub enum Gap {
        KeyWorker = "key_worker", "Nobody is named as key worker";
        Lead = "lead", "More than one service, and no lead chosen";
        Communication = "communication", "Nobody asked how to communicate";
        OldCommunication = "old_communication", "It is over a year since somebody asked how to communicate";
        Matters = "matters", "What matters to the person is not written down";
        Born = "born", "No date of birth";
        NhsNumber = "nhs_number", "No NHS number";
        Phone = "phone", "No phone number";
        Team = "team", "No team";
        Photo = "photo", "No photo";
        NoContact = "no_contact", "No contact is written down";
        OldContact = "old_contact", "The last contact with something written down is over four weeks ago";
        Unwritten = "unwritten", "Most of the last contacts have nothing written down";
    }
}

/// Days after which a record without a written contact is old.
const CONTACT_DAYS: i32 = 28;
/// Contacts that are looked at for whether anything is written down.
pub const LOOKED_AT: usize = 5;

/// What is known of a record. Lengths are not: only whether something is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// A key worker is named, or there is a reason why nobody is.
    pub key_worker: bool,
    /// Several services, and none leads.
    pub lead_missing: bool,
    /// How to communicate is written down.
    pub communication: bool,
    /// When that was last asked.
    pub communication_checked_on: Option<Day>,
    /// What matters is written down.
    pub matters: bool,
    /// The date of birth is known.
    pub born: bool,
    /// The NHS number is known.
    pub nhs_number: bool,
    /// A phone number is known.
    pub phone: bool,
    /// The services have teams, and the person is in none.
    pub team_missing: bool,
    /// There is a photo.
    pub photo: bool,
    /// The first day in the service.
    pub since: Option<Day>,
    /// Whether something is written down for each of the latest contacts, and the day; the newest first.
    pub contacts: Vec<(Day, bool)>,
}

impl Gap {
    /// What to do.
    pub const fn to_do(self) -> &'static str {
        match self {
            Self::KeyWorker => "Choose one together",
            Self::Lead => "Choose which service leads",
            Self::Communication => "Ask, and write it down",
            Self::OldCommunication => "Ask again",
            Self::Matters => "Ask together at your next catch-up",
            Self::Born => "Ask, and add it",
            Self::NhsNumber => "Ask the GP or look at a letter, and add it",
            Self::Phone => "Ask whether they want to be phoned, and add it",
            Self::Team => "Choose the team",
            Self::Photo => "Ask whether they want one, and add it",
            Self::NoContact | Self::OldContact => "Talk, and write down what mattered",
            Self::Unwritten => "A few words are enough: what was said, what was promised",
        }
    }
    /// Whether it is old and not missing.
    pub const fn is_old(self) -> bool {
        matches!(self, Self::OldCommunication | Self::OldContact)
    }
}

/// What is missing or old today, what matters most first.
pub fn gaps(known: &Known, today: Day) -> Vec<Gap> {
    let older = |day: Day, days: i32| today.days_since(day) > days;
    let checked = known.communication_checked_on;
    let settled_in = known.since.is_none_or(|since| older(since, CONTACT_DAYS));
    let written = known.contacts.iter().filter(|(_, written)| *written).map(|(day, _)| *day).max();
    let empty = known.contacts.iter().take(LOOKED_AT).filter(|(_, written)| !written).count();
    let found = [
        (!known.key_worker, Gap::KeyWorker),
        (known.lead_missing, Gap::Lead),
        (!known.communication && checked.is_none(), Gap::Communication),
        (checked.is_some_and(|day| today > day.plus_months(12)), Gap::OldCommunication),
        (known.contacts.is_empty() && settled_in, Gap::NoContact),
        (
            !known.contacts.is_empty() && settled_in && written.is_none_or(|day| older(day, CONTACT_DAYS)),
            Gap::OldContact,
        ),
        (empty * 2 > LOOKED_AT, Gap::Unwritten),
        (!known.matters, Gap::Matters),
        (!known.born, Gap::Born),
        (!known.nhs_number, Gap::NhsNumber),
        (!known.phone, Gap::Phone),
        (known.team_missing, Gap::Team),
        (!known.photo, Gap::Photo),
    ];
    found.into_iter().filter(|(is, _)| *is).map(|(_, gap)| gap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }
    fn whole() -> Known {
        Known {
            key_worker: true,
            communication: true,
            communication_checked_on: Some(day("2026-03-01")),
            matters: true,
            born: true,
            nhs_number: true,
            phone: true,
            photo: true,
            since: Some(day("2026-01-05")),
            contacts: vec![(day("2026-11-18"), true), (day("2026-11-10"), false)],
            ..Known::default()
        }
    }

    type Change = fn(&mut Known);

    #[test]
    fn each_thing_that_is_missing_or_old_is_named_alone() {
        let today = day("2026-11-22");
        assert_eq!(gaps(&whole(), today), []);
        let table: [(Change, Gap); 13] = [
            (|of| of.key_worker = false, Gap::KeyWorker),
            (|of| of.lead_missing = true, Gap::Lead),
            (|of| (of.communication, of.communication_checked_on) = (false, None), Gap::Communication),
            (|of| of.communication_checked_on = Some(day("2025-11-21")), Gap::OldCommunication),
            (|of| of.matters = false, Gap::Matters),
            (|of| of.born = false, Gap::Born),
            (|of| of.nhs_number = false, Gap::NhsNumber),
            (|of| of.phone = false, Gap::Phone),
            (|of| of.team_missing = true, Gap::Team),
            (|of| of.photo = false, Gap::Photo),
            (|of| of.contacts.clear(), Gap::NoContact),
            (|of| of.contacts = vec![(day("2026-10-24"), true)], Gap::OldContact),
            (
                |of| of.contacts = (1..=5).map(|n| (day("2026-11-18").plus_days(-n), n > 3)).collect(),
                Gap::Unwritten,
            ),
        ];
        for (change, gap) in table {
            let mut known = whole();
            change(&mut known);
            assert_eq!(gaps(&known, today), [gap]);
        }
    }

    #[test]
    fn on_the_last_day_it_is_not_old_yet_and_a_new_person_has_time() {
        let today = day("2026-11-22");
        let known = Known { communication_checked_on: Some(day("2025-11-22")), ..whole() };
        assert_eq!(gaps(&known, today), []);
        let known = Known { contacts: vec![(day("2026-10-25"), true)], ..whole() };
        assert_eq!(gaps(&known, today), []);
        let known = Known { since: Some(day("2026-10-25")), contacts: Vec::new(), ..whole() };
        assert_eq!(gaps(&known, today), []);
    }
}
