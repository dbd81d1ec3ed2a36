//! Imports so far, and the empty files to fill in.

use askama::Template;
use domain::{Id, Moment, ids::BatchId, one_of::OneOf};
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{
    Importer, Kind,
    batch::{Batch, State},
    fields::headings,
    rows::BatchRow,
    sql,
};

/// Imports on one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "imports/templates/list.html")]
struct ListPage {
    shell: Shell,
    batches: Vec<Batch>,
    next: Option<String>,
}

impl ListPage {
    fn kinds(&self) -> &'static [Kind] {
        Kind::ALL
    }
}

impl Batch {
    /// What it did, or would do.
    pub(super) fn counts(&self) -> String {
        let row = &self.row;
        match self.state {
            State::Done | State::Undone | State::Checked => {
                format!("{} new, {} changed, {} as they were", row.added, row.updated, row.unchanged)
            }
            State::Uploaded | State::Running | State::Failed => format!("{} lines", row.total),
        }
    }
    pub(super) fn when(&self) -> String {
        format!("{}, {}", self.row.at.day().long(), self.row.at.clock_time())
    }
    pub(super) fn kind_words(&self) -> &'static str {
        self.kind.words()
    }
    pub(super) fn state_words(&self) -> &'static str {
        self.state.words()
    }
}

pub(super) fn show(ask: &Ask<Importer>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let permit = &ask.proof;
    let last = (Moment::from_micros(253_402_000_000_000_000), Id::from_bytes([0xFF; 16]));
    let (at, id): (Moment, BatchId) = read_cursor(ask.query("before")).unwrap_or(last);
    let mut rows: Vec<BatchRow> =
        tx.rows(&sql::BATCHES, &[permit.organisation().into(), at.into(), id.into()])?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next =
        rows.last().filter(|_| more).map(|row| format!("/imports?before={}.{}", row.at.micros(), row.id));
    let batches = rows.into_iter().filter(|row| permit.covers(row.service)).map(Batch::of).collect();
    Answer::page(&ListPage { shell: ask.shell("Imports"), batches, next })
}

fn read_cursor(text: &str) -> Option<(Moment, BatchId)> {
    let (at, id) = text.split_once('.')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

/// An empty file with our headings.
pub(super) fn template(ask: &Ask<Importer>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    let kind = Kind::from_code(ask.visit().place("kind")).ok_or(Problem::NotFound(None))?;
    // What Keyworker itself fills in is of no use in an empty file.
    let headings: Vec<&str> =
        headings(kind).into_iter().filter(|heading| !heading.ends_with("Keyworker number")).collect();
    let bytes = documents::write_csv(&headings, std::iter::empty::<[&str; 0]>());
    let name = format!("keyworker-{}.csv", kind.code().replace('_', "-"));
    Ok(Answer::File { name, kind: "text/csv; charset=utf-8", bytes })
}
