//! When a person was asked how to communicate with them (C16).

use domain::{
    Day,
    ids::PersonId,
    policy::{Communication, PersonFacts},
};
use store::{StoreError, Tx};

use super::sql;
use crate::duties::{People, Span};

store::record! {
    pub(super) struct CommunicationFact {
        person: PersonId,
        known: bool,
        checked_on: Option<Day>,
    }
}

/// Whether somebody was asked is recorded.
pub fn records(facts: &mut PersonFacts) {
    facts.communication = Some(Communication { asked_on: None, reviewed_on: None });
}

/// What is written down was asked: on the day it was checked or, where nobody said which, at the latest when the record
/// began. A day of writing would move with every other correction, and put the next look off.
pub fn facts(
    tx: &mut Tx<'_>,
    span: &Span<domain::ids::Person>,
    people: &mut People,
) -> Result<(), StoreError> {
    for row in tx.rows::<CommunicationFact>(&sql::FACTS_COMMUNICATION, &span.arguments())? {
        let asked_on = row.checked_on.or_else(|| row.known.then(|| row.person.minted().day()));
        for facts in people.of(row.person) {
            facts.communication = Some(Communication { asked_on, reviewed_on: row.checked_on });
        }
    }
    Ok(())
}
