//! My people: whoever the actor is key worker, second, interim or cover of, the longest not spoken to first.

mod sql;

use std::borrow::Borrow;

use access::{OrganisationPermit, Scope, SeePeople, Shown};
use askama::Template;
use domain::{Day, ids::PersonId, names, one_of::OneOf, tenure::Kind, words::Noun};
use store::{StoreError, Tx};
use web::{Answer, Ask, In, Problem, Routes, Shell};

pub(crate) use sql::MineRow;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/my-people", In::<SeePeople>::service(), show)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

#[derive(Template)]
#[template(path = "my_people/templates/my_people.html")]
struct MyPeoplePage {
    shell: Shell,
    rows: Vec<MineRow>,
    today: Day,
    key_worker: Noun,
    several_services: bool,
}

/// Shown as a quiet reminder until a service's own rhythm says what is late.
const QUIET_DAYS: i32 = 14;

impl Shown for MineRow {
    fn person(&self) -> PersonId {
        self.id
    }
}

impl MineRow {
    fn initials(&self) -> String {
        names::initials(&self.name)
    }
    fn called(&self) -> &str {
        if self.known_as.is_empty() {
            self.name.split(' ').next().unwrap_or(&self.name)
        } else {
            &self.known_as
        }
    }
    pub(crate) fn last(&self, today: impl Borrow<Day>) -> String {
        let today = *today.borrow();
        self.last_contact.map_or_else(|| "No contact yet".to_owned(), |at| capital(&at.day().ago(today)))
    }
    fn is_quiet(&self, today: impl Borrow<Day>) -> bool {
        let today = *today.borrow();
        let since = self.last_contact.map_or(self.since, |at| at.day());
        today.days_since(since) > QUIET_DAYS
    }
    /// What the actor is to the person, where it is not simply key worker.
    fn also(&self) -> Option<&'static str> {
        Kind::from_code(&self.kind).filter(|kind| *kind != Kind::KeyWorker).map(Kind::words)
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect()
}

impl MyPeoplePage {
    fn quiet(&self) -> usize {
        self.rows.iter().filter(|row| row.is_quiet(self.today)).count()
    }
    fn lead(&self) -> String {
        let holds = self.rows.iter().filter(|row| row.kind == Kind::KeyWorker.code()).count();
        let others = self.rows.len() - holds;
        let mut lead = format!("You are {} for {}.", self.key_worker.singular, count(holds));
        if others > 0 {
            lead = format!("{lead} You stand in or help with {others} more.");
        }
        match self.quiet() {
            0 => lead,
            1 => format!("{lead} 1 has not been spoken to for more than two weeks."),
            n => format!("{lead} {n} have not been spoken to for more than two weeks."),
        }
    }
}

fn count(people: usize) -> String {
    if people == 1 { "1 person".to_owned() } else { format!("{people} people") }
}

/// The actor's own people, the longest not spoken to first.
pub(crate) fn mine(scope: &Scope<'_>, tx: &mut Tx<'_>) -> Result<Vec<MineRow>, StoreError> {
    let mut rows: Vec<MineRow> = scope.list(tx, "my-people.listed", &sql::MINE, [])?;
    rows.sort_by(|a, b| (a.last_contact, &a.name_key, a.id).cmp(&(b.last_contact, &b.name_key, b.id)));
    rows.dedup_by_key(|row| row.id);
    Ok(rows)
}

fn show(ask: &Ask<OrganisationPermit<SeePeople>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let rows = mine(&ask.scope()?, tx)?;
    let key_worker = ask.words().key_worker;
    let several_services = ask.me()?.posts().iter().filter(|post| post.held.service.is_some()).count() > 1;
    Answer::page(&MyPeoplePage {
        shell: ask.shell("My people"),
        rows,
        today: ask.today(),
        key_worker,
        several_services,
    })
}
