//! Former values, from history, as a correction of their own: what the import wrote stays in history too.

use domain::{
    Day, Id,
    ids::{OrganisationId, ThingId},
};
use serde_json::{Map, Value as Json};
use store::{StoreError, Value, Work};

use super::Why;
use crate::{imports::sql, people::service};

/// What an import can change, by table: the column, and what it holds.
enum Holds {
    Text,
    TextOrNone,
    Count,
    Day,
    Id,
}

fn columns(table: &str) -> &'static [(&'static str, Holds)] {
    use Holds as H;
    match table {
        "person" => &[
            ("local_id", H::TextOrNone),
            ("nhs_number", H::TextOrNone),
            ("nhs_number_status", H::TextOrNone),
            ("name", H::Text),
            ("known_as", H::Text),
            ("pronounced", H::Text),
            ("pronouns", H::Text),
            ("born_on", H::Day),
            ("phone", H::Text),
            ("communication", H::Text),
            ("communication_checked_on", H::Day),
            ("must_know", H::Text),
            ("matters", H::Text),
            ("kept", H::Text),
        ],
        "placement" => &[("team", H::Id), ("stage", H::Id), ("starts_on", H::Day)],
        "staff" => &[
            ("local_id", H::TextOrNone),
            ("name", H::Text),
            ("name_key", H::Text),
            ("job_title", H::Text),
            ("email", H::Text),
            ("phone", H::Text),
            ("weekly_minutes", H::Count),
            ("working_days", H::Count),
            ("leaves_on", H::Day),
            ("kept", H::Text),
        ],
        "post" => &[("starts_on", H::Day), ("ends_on", H::Day)],
        "tenure" => &[("ends_on", H::Day), ("why", H::Text)],
        _ => &[],
    }
}

/// Gives a row the values that it had before this version; says why that cannot be.
pub(super) fn restore(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    table: &'static str,
    id: ThingId,
    version: i64,
) -> Result<Result<(), Why>, StoreError> {
    let before = work.history(organisation, id)?.into_iter().find(|was| was.version == version - 1);
    let Some(Ok(Json::Object(was))) = before.map(|was| serde_json::from_str(&was.was)) else {
        return Ok(Err(Why::Gone));
    };
    if is_taken(work, organisation, table, id, &was)? {
        return Ok(Err(Why::Taken));
    }
    let changes: Vec<(&'static str, Value)> =
        columns(table).iter().map(|(column, holds)| (*column, value(was.get(*column), holds))).collect();
    if table == "person" {
        service::correct(work, organisation, id.cast(), version, changes)?;
    } else {
        work.correct(table, organisation, id, version, &changes)?;
    }
    Ok(Ok(()))
}

fn value(json: Option<&Json>, holds: &Holds) -> Value {
    let text = json.and_then(Json::as_str);
    match holds {
        Holds::Text => Value::Text(text.unwrap_or_default().to_owned()),
        Holds::TextOrNone => text.into(),
        Holds::Count => json.and_then(Json::as_i64).into(),
        Holds::Day => text.and_then(|text| text.parse::<Day>().ok()).into(),
        Holds::Id => text.and_then(|text| text.parse::<Id<()>>().ok()).into(),
    }
}

/// Whether somebody else has the number by now, or another key worker the days.
fn is_taken(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    table: &str,
    id: ThingId,
    was: &Map<String, Json>,
) -> Result<bool, StoreError> {
    let text = |column: &str| was.get(column).and_then(Json::as_str);
    let count: i64 = match table {
        "person" => {
            let (nhs_number, local_id) = (text("nhs_number").into(), text("local_id").into());
            work.one(&sql::NUMBER_TAKEN, &[organisation.into(), id.into(), nhs_number, local_id])?
        }
        "staff" => {
            work.one(&sql::STAFF_NUMBER_TAKEN, &[organisation.into(), id.into(), text("local_id").into()])?
        }
        "tenure" => {
            let until: Value = text("ends_on").and_then(|text| text.parse::<Day>().ok()).into();
            work.one(&sql::TENURE_IN_WAY, &[id.into(), organisation.into(), until])?
        }
        _ => 0,
    };
    Ok(count > 0)
}
