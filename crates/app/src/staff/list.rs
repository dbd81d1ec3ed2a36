//! The list of staff.

use std::collections::HashMap;

use access::{ManageStaff, OrganisationPermit, SeeStaff, gate};
use askama::Template;
use domain::{
    Day, Id,
    ids::{ServiceId, StaffId},
    names,
    words::Words,
};
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{
    hours,
    member::{days, role_words},
    rows::{ListedPostRow, ListedRow, ServiceNameRow},
    sql,
};

/// Lines on a page; the statement asks for one more, to know whether there is a next page.
const LINES: usize = 50;

#[derive(Template)]
#[template(path = "staff/templates/list.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<Line>,
    people: i64,
    away: i64,
    query: String,
    left: bool,
    later: bool,
    next: Option<String>,
    without_manager: Vec<ServiceNameRow>,
    may_add: bool,
    words: Words,
}

struct Line {
    row: ListedRow,
    roles: Vec<String>,
    today: Day,
}

impl Line {
    fn hours(&self) -> String {
        hours::words(self.row.weekly_minutes)
    }
    fn days(&self) -> String {
        days(self.row.working_days).words()
    }
    fn works_today(&self) -> bool {
        days(self.row.working_days).includes(self.today)
    }
    /// The day they leave, when it is still to come.
    fn leaving(&self) -> Option<Day> {
        self.row.leaves_on.filter(|day| *day > self.today)
    }
    fn supports(&self, words: &Words) -> String {
        match usize::try_from(self.row.key_worker_of).unwrap_or(0) {
            0 => "No one".to_owned(),
            count => words.person.count(count),
        }
    }
}

impl ListPage {
    /// Where the other half of the list is: those who have left, or those who work here.
    fn other(&self) -> &'static str {
        if self.left { "/staff" } else { "/staff?show=left" }
    }
}

pub(super) fn show(ask: &Ask<OrganisationPermit<SeeStaff>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (organisation, today) = (ask.proof.organisation(), ask.today());
    let query: String = ask.query("q").trim().chars().take(names::LONGEST).collect();
    let left = ask.query("show") == "left";
    let mut rows = rows(ask, tx, &query, left)?;
    let has_more = rows.len() > LINES;
    rows.truncate(LINES);
    let next = rows.last().filter(|_| has_more).map(|last| next_page(&query, left, last.id));
    let (people, away) = tx.one(&sql::FIGURES, &[organisation.into(), today.into()])?;
    let lines = with_roles(ask, tx, rows)?;
    let page = ListPage {
        shell: ask.shell("Staff"),
        lines,
        people,
        away,
        query,
        left,
        later: !ask.query("after").is_empty(),
        next,
        without_manager: without_manager(ask, tx)?,
        may_add: gate::in_organisation::<ManageStaff>(ask.me()?).is_some(),
        words: ask.words(),
    };
    Answer::page(&page)
}

fn rows(
    ask: &Ask<OrganisationPermit<SeeStaff>>,
    tx: &mut Tx<'_>,
    query: &str,
    left: bool,
) -> Result<Vec<ListedRow>, Problem> {
    let organisation = ask.proof.organisation();
    let after: Option<StaffId> = ask.query("after").parse().ok();
    let after: (String, StaffId) = match after {
        Some(id) => (tx.one(&sql::NAME_KEY, &[id.into(), organisation.into()])?, id),
        None => (String::new(), Id::of(Default::default())),
    };
    let prefix = names::key(query);
    let until = names::after_prefix(&prefix);
    let today = ask.today();
    let arguments = [
        organisation.into(),
        today.into(),
        after.0.into(),
        after.1.into(),
        prefix.into(),
        until.into(),
        left.into(),
    ];
    Ok(tx.rows(&sql::LIST, &arguments)?)
}

fn with_roles(
    ask: &Ask<OrganisationPermit<SeeStaff>>,
    tx: &mut Tx<'_>,
    rows: Vec<ListedRow>,
) -> Result<Vec<Line>, Problem> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
    let arguments = [ask.proof.organisation().into(), ask.today().into(), first.id.into(), last.id.into()];
    let mut roles: HashMap<StaffId, Vec<String>> = HashMap::new();
    for post in tx.rows::<ListedPostRow>(&sql::LIST_POSTS, &arguments)? {
        let role = role_words(&post.role, post.key_worker.as_deref());
        let words = post.service_name.map_or_else(|| role.clone(), |service| format!("{role}, {service}"));
        let known = roles.entry(post.staff).or_default();
        if !known.contains(&words) {
            known.push(words);
        }
    }
    let line =
        |row: ListedRow| Line { roles: roles.remove(&row.id).unwrap_or_default(), row, today: ask.today() };
    Ok(rows.into_iter().map(line).collect())
}

/// The services of the permit that nobody answers for today: an alarm (A6).
fn without_manager(
    ask: &Ask<OrganisationPermit<SeeStaff>>,
    tx: &mut Tx<'_>,
) -> Result<Vec<ServiceNameRow>, Problem> {
    let arguments = [ask.proof.organisation().into(), ask.today().into()];
    let rows: Vec<ServiceNameRow> = tx.rows(&sql::WITHOUT_MANAGER, &arguments)?;
    let covered = |service: ServiceId| ask.proof.covers(service);
    Ok(rows.into_iter().filter(|row| covered(row.id)).collect())
}

fn next_page(query: &str, left: bool, last: StaffId) -> String {
    let mut next = form_urlencoded::Serializer::new("/staff?".to_owned());
    if !query.is_empty() {
        next.append_pair("q", query);
    }
    if left {
        next.append_pair("show", "left");
    }
    next.append_pair("after", &last.to_string());
    next.finish()
}
