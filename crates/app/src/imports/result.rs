//! What came of an import, and what taking it back left alone.

use askama::Template;
use domain::{ids::PersonId, journal::Event};
use store::Tx;
use web::{Answer, Ask, Form, Problem, Shell};

use super::{
    Importer, Kind,
    batch::{Batch, State},
    persons,
    rows::LeftRow,
    sql, undo,
};

/// Rows on one page.
const PAGE: usize = 200;

#[derive(Template)]
#[template(path = "imports/templates/result.html")]
struct ResultPage {
    shell: Shell,
    batch: Batch,
    undo: Form,
    left: Vec<Left>,
    left_count: i64,
    next: Option<String>,
}

/// A row that was left alone.
struct Left {
    line: i64,
    what: &'static str,
    name: String,
    link: Option<String>,
    why: &'static str,
}

impl ResultPage {
    fn is_done(&self) -> bool {
        self.batch.state == State::Done
    }
    fn is_undone(&self) -> bool {
        self.batch.state == State::Undone
    }
    fn failed(&self) -> bool {
        self.batch.state == State::Failed
    }
    fn people(&self) -> bool {
        self.batch.kind == Kind::People
    }
    fn staff(&self) -> bool {
        self.batch.kind == Kind::Staff
    }
}

pub(super) fn show(ask: &Ask<Importer>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (permit, batch) = (&ask.proof, Batch::found(ask, tx)?);
    if !matches!(batch.state, State::Done | State::Undone | State::Failed) {
        return Ok(Answer::see(batch.path()));
    }
    let left_count: i64 = tx.one(&sql::COUNT_LEFT, &[batch.row.id.into()])?;
    let (left, next) = if left_count == 0 { (Vec::new(), None) } else { left(ask, tx, &batch)? };
    let title = match batch.state {
        State::Done => "The file is in",
        State::Undone => "The import was taken back",
        _ => "The file could not be brought in",
    };
    let undo = ask.form(format!("{}/undo", batch.path()));
    tx.note(permit.event("import.opened").of(batch.row.id));
    Answer::page(&ResultPage { shell: ask.shell(title), batch, undo, left, left_count, next })
}

fn left(ask: &Ask<Importer>, tx: &mut Tx<'_>, batch: &Batch) -> Result<(Vec<Left>, Option<String>), Problem> {
    let after: i64 = ask.query("after").parse().unwrap_or(-1);
    let mut rows: Vec<LeftRow> = tx.rows(&sql::LEFT_ALONE, &[batch.row.id.into(), after.into()])?;
    let mut next = None;
    if let Some(last) = rows.last().filter(|_| rows.len() == PAGE).map(|row| row.line) {
        // A line stays in one piece.
        if rows.iter().any(|row| row.line != last) {
            rows.retain(|row| row.line != last);
        }
        next = rows.last().map(|row| format!("{}/result?after={}", batch.path(), row.line));
    }
    let wanted =
        persons::Wanted { ids: rows.iter().filter_map(|row| row.person).collect(), ..Default::default() };
    let known =
        if wanted.ids.is_empty() { Default::default() } else { persons::load(tx, &ask.proof, &wanted)? };
    let reachable: Vec<PersonId> =
        known.people.iter().filter(|person| person.reachable).map(|person| person.row.id).collect();
    tx.note(Event::listed("import.left_alone", ask.proof.basis(), &reachable));
    Ok((rows.into_iter().map(|row| Left::of(row, &reachable)).collect(), next))
}

impl Left {
    fn of(row: LeftRow, reachable: &[PersonId]) -> Self {
        let what = match row.of_table.as_str() {
            "person" => "Person",
            "placement" => "Place in the service",
            "tenure" => "Key worker",
            "staff" => "Member of staff",
            "post" => "Role",
            _ => "Team",
        };
        let person = row.person.filter(|person| reachable.contains(person));
        let (name, link) = match (row.person, person, row.staff) {
            (Some(_), Some(person), _) => {
                (row.person_name.unwrap_or_default(), Some(format!("/people/{person}")))
            }
            // Who is hidden from the reader is not named.
            (Some(_), None, _) => ("Someone".to_owned(), None),
            (None, _, Some(staff)) => (row.staff_name.unwrap_or_default(), Some(format!("/staff/{staff}"))),
            (None, _, None) => (row.team_name.unwrap_or_default(), None),
        };
        Self { line: row.line, what, name, link, why: undo::words(&row.why) }
    }
}
