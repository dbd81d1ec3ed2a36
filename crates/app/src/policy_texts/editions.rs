//! The editions of a policy: the one that stands, and those before it, from the history.

use domain::{
    Day,
    ids::{OrganisationId, StaffId},
};
use serde_json::{Map, Value as Json};
use store::{StoreError, Tx};

use super::sql::PolicyRow;

/// One edition.
pub(super) struct Edition {
    pub(super) number: i64,
    pub(super) name: String,
    pub(super) body: String,
    pub(super) on: Day,
    pub(super) why: String,
    pub(super) by: Option<StaffId>,
}

/// A day on which it was looked at with nothing to change, or changed.
pub(super) struct Look {
    pub(super) on: Day,
    pub(super) by: Option<StaffId>,
}

/// Every edition, the newest first, and every day on which the policy was looked at.
pub(super) fn all(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    now: &PolicyRow,
) -> Result<(Vec<Edition>, Vec<Look>), StoreError> {
    let mut editions = vec![Edition {
        number: now.edition,
        name: now.name.clone(),
        body: now.body.clone(),
        on: now.edition_on,
        why: now.why.clone(),
        by: now.edition_by,
    }];
    let mut looks: Vec<Look> =
        now.reviewed_on.map(|on| Look { on, by: now.reviewed_by }).into_iter().collect();
    for row in tx.history(organisation, now.id)? {
        let Ok(Json::Object(was)) = serde_json::from_str(&row.was) else { continue };
        // The history is read backwards: the first row of an edition is how it stood last.
        if let Some(edition) =
            edition(&was).filter(|one| editions.iter().all(|known| known.number != one.number))
        {
            editions.push(edition);
        }
        if let Some(on) = day(&was, "reviewed_on").filter(|on| looks.iter().all(|look| look.on != *on)) {
            looks.push(Look { on, by: staff(&was, "reviewed_by") });
        }
    }
    looks.sort_by_key(|look| std::cmp::Reverse(look.on));
    Ok((editions, looks))
}

fn edition(was: &Map<String, Json>) -> Option<Edition> {
    Some(Edition {
        number: was.get("edition")?.as_i64()?,
        name: text(was, "name")?,
        body: text(was, "body")?,
        on: day(was, "edition_on")?,
        why: text(was, "why").unwrap_or_default(),
        by: staff(was, "edition_by"),
    })
}

fn text(was: &Map<String, Json>, column: &str) -> Option<String> {
    was.get(column)?.as_str().map(str::to_owned)
}

fn day(was: &Map<String, Json>, column: &str) -> Option<Day> {
    was.get(column)?.as_str()?.parse().ok()
}

fn staff(was: &Map<String, Json>, column: &str) -> Option<StaffId> {
    was.get(column)?.as_str()?.parse().ok()
}
