//! When somebody last spoke with a person, as rules of rhythm look at it. Any contact counts, whatever its label: that
//! there was one says nothing of what was said.

use domain::{
    Moment,
    ids::PersonId,
    policy::{Contact, ContactKind, PersonFacts},
};
use store::{StoreError, Tx};

use super::sql;
use crate::duties::{People, Span};

store::record! {
    pub(super) struct LatestFact {
        person: PersonId,
        met: Option<Moment>,
        reached: Option<Moment>,
        tried: Option<Moment>,
    }
}

/// Contacts are recorded.
pub fn records(facts: &mut PersonFacts) {
    facts.contacts = Some(Vec::new());
}

/// The latest contact of each kind: with something written down, without, and tried.
pub fn facts(
    tx: &mut Tx<'_>,
    span: &Span<domain::ids::Person>,
    people: &mut People,
) -> Result<(), StoreError> {
    for row in tx.rows::<LatestFact>(&sql::FACTS_LATEST, &span.arguments())? {
        let latest: Vec<Contact> = [
            (row.met, ContactKind::Met),
            (row.reached, ContactKind::Reached),
            (row.tried, ContactKind::Tried),
        ]
        .into_iter()
        .filter_map(|(at, kind)| Some(Contact { day: at?.day(), kind }))
        .collect();
        for facts in people.of(row.person) {
            facts.contacts = Some(latest.clone());
        }
    }
    Ok(())
}
