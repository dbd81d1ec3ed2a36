//! Notices: lines told to staff about what concerns them. A change puts a message in the outbox; once the change is
//! certain, the message becomes a line for each reader. Email comes later, from the same messages.

mod deliver;
mod sql;

use std::sync::Arc;

use access::Actor;
use askama::Template;
use domain::{
    Moment,
    access::GrantKind,
    contact::How,
    ids::{OrganisationId, PersonId, StaffId},
    one_of::OneOf,
    responsibilities::Answer as Answered,
    tenure::{EndReason, Kind},
};
use serde_json::json;
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Form, Problem, Routes, Shell, SignedIn};

pub use deliver::write;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/notices", SignedIn, show).post("/notices/read", SignedIn, read)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

/// Tells these members of staff, once the unit of work is saved.
pub fn tell(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    to: &[StaffId],
    kind: &'static str,
    person: Option<PersonId>,
    detail: &str,
) -> Result<(), StoreError> {
    let by = work.who().staff;
    let to: Vec<String> = to.iter().filter(|staff| Some(**staff) != by).map(ToString::to_string).collect();
    if to.is_empty() {
        return Ok(());
    }
    let body = json!({
        "organisation": organisation.to_string(),
        "to": to,
        "kind": kind,
        "person": person.map(|person| person.to_string()),
        "about": by.map(|staff| staff.to_string()),
        "detail": detail,
    });
    work.send("notice", &body)
}

/// Tells the registered managers of every service that supports the person.
pub fn tell_managers(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    person: PersonId,
    kind: &'static str,
    detail: &str,
) -> Result<(), StoreError> {
    let today = work.today();
    let managers: Vec<StaffId> =
        work.rows(&sql::MANAGERS_OF_PERSON, &[person.into(), organisation.into(), today.into()])?;
    tell(work, organisation, &managers, kind, Some(person), detail)
}

/// Tells the registered managers of the actor's own services.
pub fn tell_own_managers(
    work: &mut Work<'_>,
    actor: &Actor,
    kind: &'static str,
    detail: &str,
) -> Result<(), StoreError> {
    let today = work.today();
    let managers: Vec<StaffId> = work
        .rows(&sql::MANAGERS_OF_STAFF, &[actor.staff().into(), actor.organisation().into(), today.into()])?;
    tell(work, actor.organisation(), &managers, kind, None, detail)
}

#[derive(Template)]
#[template(path = "notices/templates/notices.html")]
struct NoticesPage {
    shell: Shell,
    lines: Vec<Line>,
    unread: usize,
    form: Form,
    latest: String,
}

/// A notice, in words.
struct Line {
    at: Moment,
    words: String,
    href: Option<String>,
    is_new: bool,
}

impl Line {
    fn of(row: sql::NoticeRow) -> Self {
        // A person whom the reader may no longer see is not named.
        let person = row.person_name.clone().unwrap_or_else(|| "someone".to_owned());
        let by = row.about_name.clone().unwrap_or_else(|| "Keyworker".to_owned());
        let words = words(&row.kind, &person, &by, &row.detail);
        let href = row.person.filter(|_| row.person_name.is_some()).map(|person| format!("/people/{person}"));
        Self { at: row.at, words, href, is_new: row.read_at.is_none() }
    }
    fn when(&self) -> String {
        format!("{} {}, {}", self.at.day().with_weekday(), self.at.day().parts().0, self.at.clock_time())
    }
}

/// The sentence for a notice of this kind.
fn words(kind: &str, person: &str, by: &str, detail: &str) -> String {
    let of_kind = || Kind::from_code(detail).map_or("key worker", Kind::words).to_lowercase();
    match kind {
        "tenure_begun" => format!("{by} named you {} for {person}.", of_kind()),
        "tenure_ended" => {
            let because = EndReason::from_code(detail).map_or("", EndReason::words).to_lowercase();
            format!("{by} ended your part for {person}: {because}.")
        }
        "delegated" => {
            format!("{by} asks you to take on responsibilities for {person}. Say yes or no on their page.")
        }
        "delegation_answered" => {
            let answer = Answered::from_code(detail).map_or("answered", |answer| match answer {
                Answered::Declined => "said no to",
                Answered::Shared => "shares",
                Answered::Accepted | Answered::Asked => "said yes to",
            });
            format!("{by} {answer} a responsibility for {person}.")
        }
        "contact_by_other" => {
            let how = How::from_code(detail).map_or("", How::words).to_lowercase();
            format!("{by} recorded a contact with {person} ({how}).")
        }
        "record_asked" => {
            let why = GrantKind::from_code(detail).map_or("", GrantKind::words).to_lowercase();
            format!(
                "{by} asked for the record of {person} and was let in for a short time: {why}. Look at why, and talk to {by}."
            )
        }
        "record_asked_in_vain" => {
            format!("{by} asked for a person's record and was not let in. Talk to {by}.")
        }
        "secret_address_opened" => format!("{by} opened the secret address of {person}."),
        "restricted" => {
            format!("{by} restricted the record of {person}. You are one of those who can see it.")
        }
        "import_done" => format!("Your import is done. {detail}"),
        "import_failed" => format!("Your import did not go through. {detail}"),
        _ => format!("Something happened about {person}."),
    }
}

fn show(ask: &Ask<Arc<Actor>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let me = &ask.proof;
    let arguments = [me.staff().into(), me.organisation().into(), ask.today().into(), me.on_shift().into()];
    let rows: Vec<sql::NoticeRow> = tx.rows(&sql::MINE, &arguments)?;
    let shown: Vec<PersonId> =
        rows.iter().filter(|row| row.person_name.is_some()).filter_map(|row| row.person).collect();
    tx.note(domain::journal::Event::listed("notices.listed", "own", &shown));
    let unread = rows.iter().filter(|row| row.read_at.is_none()).count();
    let latest = rows.iter().map(|row| row.at.micros()).max().unwrap_or(0).to_string();
    let lines = rows.into_iter().map(Line::of).collect();
    Answer::page(&NoticesPage {
        shell: ask.shell("Notices"),
        lines,
        unread,
        form: ask.form("/notices/read"),
        latest,
    })
}

/// What was on the page is read; what came since stays new.
fn read(ask: &Ask<Arc<Actor>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let until = ask.typed().get("until").parse().map_or(ask.now(), Moment::from_micros);
    let read = work.run(&sql::READ, &[ask.proof.staff().into(), until.into(), ask.now().into()])?;
    work.note(domain::journal::Event::new("notices.read", "own").detail(format!("count={read}")));
    Ok(Answer::see("/notices?said=notices-read"))
}
