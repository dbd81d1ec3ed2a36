//! Who did and saw what: the journal of a service, and of one person (K7).

mod sql;
mod words;

use access::{OrganisationPermit, Permit, ReadJournal, SeeJournal};
use askama::Template;
use domain::{Moment, ids::PersonId};
use store::Tx;
use web::{Answer, Ask, In, Of, Problem, Routes, Shell};

use crate::people::{self, Header};

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/audit", In::<SeeJournal>::service(), of_service).get(
        "/people/{person}/looked",
        Of::<ReadJournal>::person(),
        of_person,
    )
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

/// An entry, in words.
struct Line {
    entry: i64,
    at: Moment,
    who: String,
    what: String,
    why: String,
    person: Option<(PersonId, String)>,
}

impl Line {
    fn of(row: sql::JournalRow) -> Self {
        let person = row.person.and_then(|person| row.person_name.map(|name| (person, name)));
        Self {
            entry: row.entry,
            at: row.at,
            who: row.staff_name.unwrap_or_else(|| "Keyworker itself".to_owned()),
            what: words::act(&row.act, &row.detail),
            why: words::basis(&row.basis).to_owned(),
            person,
        }
    }
    fn when(&self) -> String {
        format!("{}, {}", self.at.day().short(), self.at.clock_time())
    }
}

/// Entries on one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "audit/templates/audit.html")]
struct AuditPage {
    shell: Shell,
    lines: Vec<Line>,
    who: String,
    next: Option<String>,
}

fn before(text: &str) -> i64 {
    text.parse().unwrap_or(i64::MAX)
}

fn of_service(ask: &Ask<OrganisationPermit<SeeJournal>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let me = ask.me()?;
    let who: String = ask.query("who").trim().chars().take(100).collect();
    let key = domain::names::key(&who);
    let arguments = [
        me.staff().into(),
        me.organisation().into(),
        ask.today().into(),
        me.on_shift().into(),
        before(ask.query("before")).into(),
        (&key).into(),
        domain::names::after_prefix(&key).into(),
    ];
    let rows: Vec<sql::JournalRow> = tx.rows(&sql::OF_SERVICES, &arguments)?;
    let shown: Vec<PersonId> =
        rows.iter().filter(|row| row.person_name.is_some()).filter_map(|row| row.person).collect();
    tx.note(domain::journal::Event::listed("journal.read", ask.proof.basis(), &shown));
    let (lines, more) = cut(rows);
    let next = lines.last().filter(|_| more).map(|last| {
        let who: String = form_urlencoded::byte_serialize(who.as_bytes()).collect();
        format!("/audit?who={who}&before={}", last.entry)
    });
    Answer::page(&AuditPage { shell: ask.shell("Who did and saw what"), lines, who, next })
}

fn cut(mut rows: Vec<sql::JournalRow>) -> (Vec<Line>, bool) {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    (rows.into_iter().map(Line::of).collect(), more)
}

#[derive(Template)]
#[template(path = "audit/templates/looked.html")]
struct LookedPage {
    shell: Shell,
    header: Header,
    lines: Vec<Line>,
    next: Option<String>,
}

fn of_person(ask: &Ask<Permit<ReadJournal>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let header = people::header(tx, &ask.proof, "looked")?;
    let arguments =
        [ask.proof.person().into(), ask.proof.organisation().into(), before(ask.query("before")).into()];
    let rows: Vec<sql::JournalRow> = tx.rows(&sql::OF_PERSON, &arguments)?;
    let (lines, more) = cut(rows);
    let next = lines.last().filter(|_| more).map(|last| format!("{}?before={}", ask.path(), last.entry));
    let shell = ask.shell(format!("Who looked: {}", header.called()));
    Answer::page(&LookedPage { shell, header, lines, next })
}
