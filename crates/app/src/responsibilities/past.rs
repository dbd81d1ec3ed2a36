//! What was answered to a line of a sheet before it was given to somebody else, or before the answer was changed.

use std::collections::{BTreeMap, btree_map::Entry};

use domain::{
    Day,
    ids::{StaffId, ThingId},
    one_of::OneOf,
    responsibilities::Answer as Said,
};
use serde_json::Value as Json;
use store::{StoreError, Tx};

use super::sql::{self, SheetRow};

/// Sentences for each line, the oldest answer first.
pub(super) type Past = BTreeMap<ThingId, Vec<String>>;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answered {
    to: StaffId,
    said: Said,
    on: Day,
    instead: String,
    note: String,
}

/// "yes, together with Sam Lee"; none where nothing was said.
pub(super) fn short(said: Said, instead: &str) -> Option<String> {
    Some(match said {
        Said::Asked => return None,
        Said::Accepted => "yes".to_owned(),
        Said::Declined => "no".to_owned(),
        Said::Shared => format!("yes, together with {instead},"),
    })
}

impl Answered {
    fn read(was: &str) -> Option<Self> {
        let was: Json = serde_json::from_str(was).ok()?;
        let text = |column: &str| was.get(column).and_then(Json::as_str).unwrap_or_default();
        Some(Self {
            to: text("given_to").parse().ok()?,
            said: Said::from_code(text("answer")).filter(|said| *said != Said::Asked)?,
            on: text("answered_on").parse().ok()?,
            instead: text("instead").to_owned(),
            note: text("note").to_owned(),
        })
    }
    fn is_now(&self, row: &SheetRow) -> bool {
        let says = (row.said(), row.answered_on, &row.instead, &row.note);
        row.is_for(self.to) && says == (self.said, Some(self.on), &self.instead, &self.note)
    }
    fn sentence(&self, name: &str) -> String {
        let said = short(self.said, &self.instead).unwrap_or_default();
        let mut sentence = format!("{name} said {said} on {}", self.on.long());
        if !self.note.is_empty() {
            sentence = format!("{sentence}: {}", self.note.trim_end_matches('.'));
        }
        if self.said == Said::Declined && !self.instead.is_empty() {
            sentence = format!("{sentence}. Could be done by {}", self.instead);
        }
        sentence + "."
    }
}

/// What was answered before to each of these lines, from their history.
pub(super) fn answered<A: access::Act>(
    tx: &mut Tx<'_>,
    permit: &access::Permit<A>,
    live: &[SheetRow],
) -> Result<Past, StoreError> {
    let organisation = permit.organisation();
    let rows: Vec<(ThingId, String)> =
        tx.rows(&sql::ANSWERED, &[permit.person().into(), organisation.into()])?;
    let mut answers: BTreeMap<ThingId, Vec<Answered>> = BTreeMap::new();
    for (id, was) in rows {
        let Some(row) = live.iter().find(|row| row.id == id) else { continue };
        // What only was confirmed since says the same again.
        let known = answers.entry(id).or_default();
        if let Some(answer) = Answered::read(&was).filter(|one| !one.is_now(row) && !known.contains(one)) {
            known.push(answer);
        }
    }
    let mut names: BTreeMap<StaffId, String> = BTreeMap::new();
    let mut past = Past::new();
    for (id, answers) in answers {
        for answer in answers {
            let name = match names.entry(answer.to) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let name = tx.maybe(&sql::NAME, &[answer.to.into(), organisation.into()])?;
                    new.insert(name.unwrap_or_default())
                }
            };
            past.entry(id).or_default().push(answer.sentence(name));
        }
    }
    Ok(past)
}
