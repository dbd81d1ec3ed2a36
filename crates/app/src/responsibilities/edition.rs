//! A service and its list: the edition in force, and the editions before it.

use std::collections::HashMap;

use askama::Template;
use domain::{
    Day,
    ids::{OrganisationId, Service, ServiceId, StaffId, ThingId},
    responsibilities::{Line, Side},
    words::{Noun, Words},
};
use serde_json::Value as Json;
use store::{StoreError, Tx};
use web::{Answer, Ask, Problem, Shell};

use super::{Read, sql};

/// A service, in its own words, with the list in force.
pub(super) struct Place {
    pub(super) id: ServiceId,
    pub(super) name: String,
    pub(super) words: Words,
    /// None until the service has begun with one.
    pub(super) list: Option<Edition>,
}

/// One edition of a list.
#[derive(Debug, Clone)]
pub(super) struct Edition {
    pub(super) list: ThingId,
    pub(super) number: i64,
    pub(super) on: Day,
    pub(super) lines: Vec<Line>,
    pub(super) source: String,
    pub(super) why: String,
    pub(super) by: String,
    /// The version of its row; for what is past, the version then.
    pub(super) version: i64,
}

impl Edition {
    pub(super) fn does(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.side == Side::Does).collect()
    }
    pub(super) fn does_not(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.side == Side::DoesNot).collect()
    }
}

/// Who wrote it, where nobody is known.
const NOBODY: &str = "Keyworker";

impl Place {
    fn of(row: sql::ServiceRow) -> Result<Self, StoreError> {
        let words = Words {
            key_worker: Noun::new(&row.key_worker_singular, &row.key_worker_plural, &row.key_worker_article),
            person: Noun::new(&row.person_singular, &row.person_plural, &row.person_article),
        };
        let list = match (row.list, row.lines, row.edition.zip(row.edition_on)) {
            (Some(list), Some(lines), Some((number, on))) => Some(Edition {
                list,
                number,
                on,
                lines: read(&lines)?,
                source: row.source.unwrap_or_default(),
                why: row.why.unwrap_or_default(),
                by: row.by.unwrap_or_else(|| NOBODY.to_owned()),
                version: row.version.unwrap_or(0),
            }),
            _ => None,
        };
        Ok(Self { id: row.id, name: row.name, words, list })
    }
    /// Every service of the organisation.
    pub(super) fn all(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Vec<Self>, StoreError> {
        let rows: Vec<sql::ServiceRow> = tx.rows(&sql::SERVICES, &[organisation.into()])?;
        rows.into_iter().map(Self::of).collect()
    }
    /// One of them.
    pub(super) fn get(
        tx: &mut Tx<'_>,
        organisation: OrganisationId,
        service: ServiceId,
    ) -> Result<Self, Problem> {
        let row = tx.maybe(&sql::SERVICE, &[organisation.into(), service.into()])?;
        Ok(Self::of(row.ok_or(Problem::NotFound(None))?)?)
    }
    /// The list in force; not there without one.
    pub(super) fn in_force(&self) -> Result<&Edition, Problem> {
        self.list.as_ref().ok_or(Problem::NotFound(None))
    }
    pub(super) fn path(&self) -> String {
        format!("/responsibilities/{}", self.id)
    }
    /// "What key workers do at Elm House".
    pub(super) fn title(&self) -> String {
        format!("What {} do at {}", self.words.key_worker.plural, self.name)
    }
}

/// Lines as they are kept.
pub(super) fn read(lines: &str) -> Result<Vec<Line>, StoreError> {
    serde_json::from_str(lines)
        .map_err(|_| StoreError::Failed("a list of responsibilities cannot be read".into()))
}

/// Lines as they are kept.
pub(super) fn write(lines: &[Line]) -> Result<String, StoreError> {
    serde_json::to_string(lines).map_err(|error| StoreError::Failed(error.to_string()))
}

/// The editions before the one in force, the latest first.
pub(super) fn before(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    list: ThingId,
) -> Result<Vec<Edition>, StoreError> {
    let who: Vec<(StaffId, String)> = tx.rows(&sql::WROTE, &[organisation.into(), list.into()])?;
    let who: HashMap<StaffId, String> = who.into_iter().collect();
    let mut editions = Vec::new();
    for was in tx.history(organisation, list)? {
        let row: Json = serde_json::from_str(&was.was).unwrap_or_default();
        let text = |column: &str| row.get(column).and_then(Json::as_str).unwrap_or_default().to_owned();
        editions.push(Edition {
            list,
            number: row.get("edition").and_then(Json::as_i64).unwrap_or(was.version),
            on: text("edition_on").parse().unwrap_or_else(|_| was.recorded_at.day()),
            lines: read(&text("lines"))?,
            source: text("source"),
            why: text("why"),
            by: was.recorded_by.and_then(|by| who.get(&by).cloned()).unwrap_or_else(|| NOBODY.to_owned()),
            version: was.version,
        });
    }
    Ok(editions)
}

/// The service of the path, for whoever may read its list; not there for anyone else.
pub(super) fn readable(ask: &Ask<Read>, tx: &mut Tx<'_>) -> Result<Place, Problem> {
    let service = ask.id::<Service>("service")?;
    if !ask.proof.covers(service) {
        return Err(Problem::NotFound(None));
    }
    Place::get(tx, ask.proof.organisation(), service)
}

#[derive(Template)]
#[template(path = "responsibilities/templates/edition.html")]
struct EditionPage {
    shell: Shell,
    place: Place,
    edition: Edition,
    /// The first day on which it no longer counted.
    until: Option<Day>,
}

/// One edition as it was.
pub(super) fn show(ask: &Ask<Read>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let place = readable(ask, tx)?;
    let current = place.in_force()?.clone();
    let wanted: i64 = ask.visit().place("edition").parse().map_err(|_| Problem::NotFound(None))?;
    let mut editions = vec![current];
    if let Some(list) = editions.first().map(|edition| edition.list) {
        editions.extend(before(tx, ask.proof.organisation(), list)?);
    }
    let at = editions.iter().position(|edition| edition.number == wanted).ok_or(Problem::NotFound(None))?;
    let until = at.checked_sub(1).and_then(|next| editions.get(next)).map(|next| next.on);
    let edition = editions.swap_remove(at);
    let shell = ask.shell(format!("Edition {wanted}"));
    Answer::page(&EditionPage { shell, place, edition, until })
}
