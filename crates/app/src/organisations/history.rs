//! Who changed the name and words of a service, when, from what to what.

use std::collections::HashMap;

use askama::Template;
use domain::{Moment, ids::StaffId};
use serde_json::Value as Json;
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{Manage, rows::ServiceRow, settings, sql, words};

/// The columns, in the order in which [`values`] gives what is in them.
const COLUMNS: [&str; 7] = [
    "name",
    "key_worker_singular",
    "key_worker_plural",
    "key_worker_article",
    "person_singular",
    "person_plural",
    "person_article",
];

#[derive(Template)]
#[template(path = "organisations/templates/history.html")]
struct HistoryPage {
    shell: Shell,
    service: ServiceRow,
    changes: Vec<Change>,
}

/// One time that something was saved.
struct Change {
    by: String,
    at: Moment,
    /// Each part that changed: what it is, from what, to what.
    parts: Vec<(&'static str, String, String)>,
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let organisation = ask.proof.organisation();
    let service = settings::covered(ask, tx, ask.id("service")?)?;
    let who: Vec<(StaffId, String)> =
        tx.rows(&sql::WHO_CHANGED, &[organisation.into(), service.id.into()])?;
    let who: HashMap<StaffId, String> = who.into_iter().collect();
    let mut later = values(&service);
    let mut changes = Vec::new();
    for was in tx.history(organisation, service.id)? {
        let before = read(&was.was);
        let parts = labels().zip(before.clone()).zip(later);
        let parts: Vec<_> =
            parts.filter(|((_, from), to)| from != to).map(|((part, from), to)| (part, from, to)).collect();
        let by = was.until_by.and_then(|by| who.get(&by).cloned()).unwrap_or_else(|| "Keyworker".to_owned());
        if !parts.is_empty() {
            changes.push(Change { by, at: was.until, parts });
        }
        later = before;
    }
    let shell = ask.shell("What was changed");
    Answer::page(&HistoryPage { shell, service, changes })
}

fn labels() -> impl Iterator<Item = &'static str> {
    let words = words::parts(&domain::words::Words::default()).map(|(part, _)| part);
    std::iter::once("Name").chain(words)
}

fn values(service: &ServiceRow) -> Vec<String> {
    let words = service.words();
    let parts = words::parts(&words).map(|(_, value)| value.to_owned());
    std::iter::once(service.name.clone()).chain(parts).collect()
}

/// The same values of a row as it was kept.
fn read(was: &str) -> Vec<String> {
    let row: Json = serde_json::from_str(was).unwrap_or_default();
    COLUMNS
        .iter()
        .map(|column| row.get(column).and_then(Json::as_str).unwrap_or_default().to_owned())
        .collect()
}
