//! The list of people, and finding one by name or NHS number.

use access::{AddPerson, OrganisationPermit, SeePeople, gate};
use askama::Template;
use domain::{Id, ids::PersonId, names};
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{
    rows::ListedRow,
    search::{self, Wanted},
};

/// A line of the list.
pub type ListRow = ListedRow;

#[derive(Template)]
#[template(path = "people/templates/list.html")]
struct ListPage {
    shell: Shell,
    query: String,
    rows: Vec<ListedRow>,
    next: Option<String>,
    first: bool,
    may_add: bool,
    person: domain::words::Noun,
    key_worker: String,
}

/// Lines on one page.
const PAGE: usize = 50;

impl ListedRow {
    /// Letters in place of a photo.
    pub fn initials(&self) -> String {
        names::initials(&self.name)
    }
}

pub(super) fn show(ask: &Ask<OrganisationPermit<SeePeople>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let query: String = ask.query("q").trim().chars().take(200).collect();
    let after = read_cursor(ask.query("after"));
    let first = after.is_none();
    let (key, id) = after.unwrap_or_else(|| (String::new(), Id::of(Default::default())));
    let mut rows = search::run(ask, tx, &Wanted::read(&query), &key, id)?;
    let next = (rows.len() > PAGE).then(|| {
        rows.truncate(PAGE);
        rows.last().map_or_else(String::new, |row| next_page(&query, row))
    });
    let me = ask.me()?;
    let may_add = gate::in_organisation::<AddPerson>(me).is_some();
    let words = ask.words();
    let (person, key_worker) = (words.person.clone(), words.key_worker.title());
    Answer::page(&ListPage {
        shell: ask.shell("People"),
        query,
        rows,
        next,
        first,
        may_add,
        person,
        key_worker,
    })
}

fn next_page(query: &str, row: &ListedRow) -> String {
    let cursor = format!("{}~{}", row.id, row.name_key);
    let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    format!("/people?q={}&after={}", encode(query), encode(&cursor))
}

fn read_cursor(text: &str) -> Option<(String, PersonId)> {
    let (id, key) = text.split_once('~')?;
    Some((key.to_owned(), id.parse().ok()?))
}
