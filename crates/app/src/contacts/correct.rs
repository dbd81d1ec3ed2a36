//! Details after the save, corrections, and taking a contact back. What was there before stays, and is shown.

use std::collections::BTreeMap;

use access::{Act, CorrectContact, Permit, ReadRecord};
use askama::Template;
use domain::{
    Moment,
    access::{Basis, Label},
    contact::{How, Wish, With, decide},
    ids::{ContactId, StaffId},
    one_of::OneOf,
};
use serde_json::Value as Json;
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, options};

use super::{Entry, one};
use crate::people::{self, Header};

#[derive(Template)]
#[template(path = "contacts/templates/correct.html")]
struct CorrectPage {
    shell: Shell,
    header: Header,
    entry: Entry,
    form: Form,
    labels: Vec<(String, String)>,
    back: String,
}

impl CorrectPage {
    fn hows(&self) -> Vec<(String, String)> {
        options(How::ALL)
    }
    fn withs(&self) -> Vec<(String, String)> {
        options(With::ALL)
    }
    fn take_back(&self) -> Vec<(String, String)> {
        vec![(
            "yes".to_owned(),
            "This was entered by mistake, or about someone else. Take it back".to_owned(),
        )]
    }
}

/// Own contacts, and for whoever leads or manages, those of others.
pub(super) struct Theirs {
    staff: StaffId,
    oversees: bool,
}

impl Theirs {
    pub(super) fn of<A: Act>(permit: &Permit<A>) -> Self {
        let oversees = matches!(permit.basis(), Basis::Manages(_) | Basis::Leads(_));
        Self { staff: permit.staff(), oversees }
    }
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        !entry.withdrawn && (self.oversees || entry.staff == self.staff)
    }
}

fn found(tx: &mut Tx<'_>, permit: &Permit<CorrectContact>, contact: ContactId) -> Result<Entry, Problem> {
    let entry = one(tx, permit, contact)?;
    if Theirs::of(permit).holds(&entry) { Ok(entry) } else { Err(Problem::NotFound(None)) }
}

pub(super) fn show(ask: &Ask<Permit<CorrectContact>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let entry = found(tx, &ask.proof, ask.id("contact")?)?;
    Answer::page(&page(ask, tx, entry, Errors::default())?)
}

fn page(
    ask: &Ask<Permit<CorrectContact>>,
    tx: &mut Tx<'_>,
    entry: Entry,
    errors: Errors,
) -> Result<CorrectPage, Problem> {
    let header = people::header(tx, &ask.proof, "contact")?;
    let form = ask.form(ask.path()).with(errors).filled(&[
        ("how", entry.how.code().to_owned()),
        ("with", entry.with.code().to_owned()),
        ("note", entry.note.clone()),
        ("label", entry.label.code().to_owned()),
        ("version", entry.version.to_string()),
    ]);
    let back = format!("{}/contacts", header.path());
    // A label that would hide the contact from its own writer is still offered: the writer keeps seeing it.
    let labels = options(Label::ALL);
    Ok(CorrectPage { shell: ask.shell("Details of the contact").form(), header, entry, form, labels, back })
}

pub(super) fn save(ask: &Ask<Permit<CorrectContact>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let permit = &ask.proof;
    let entry = found(work, permit, ask.id("contact")?)?;
    let typed = ask.typed();
    let version = typed.get("version").parse().unwrap_or(0);
    let take_back = typed.get("take_back") == "yes";
    let changes = if take_back {
        vec![("withdrawn", true.into())]
    } else {
        match read(ask, &entry) {
            Ok(wish) => vec![
                ("how", wish.how.code().into()),
                ("with_whom", wish.with.code().into()),
                ("note", wish.note.into()),
                ("label", wish.label.code().into()),
            ],
            Err(errors) => return Err(Answer::again(&page(ask, work, entry, errors)?)),
        }
    };
    match work.correct("contact", permit.organisation(), entry.id, version, &changes) {
        Ok(version) => {
            let act = if take_back { "contact.withdrawn" } else { "contact.corrected" };
            work.note(permit.event(act).of(entry.id).version(version));
            Ok(Answer::see(format!("/people/{}/contacts?said=contact-saved", permit.person())))
        }
        Err(StoreError::Stale { .. }) => {
            let mut errors = Errors::default();
            let sentence = format!(
                "This was changed while you had it open. It now says: “{}”. Your words are below. Save again to put them in its place",
                entry.short_note()
            );
            errors.add("note", sentence);
            let mut page = page(ask, work, entry, errors)?;
            page.form = page.form.now("version", page.entry.version.to_string());
            Err(Answer::again(&page))
        }
        Err(error) => Err(error.into()),
    }
}

fn read(ask: &Ask<Permit<CorrectContact>>, entry: &Entry) -> Result<Wish, Errors> {
    let (typed, mut errors) = (ask.typed(), Errors::default());
    let how = How::from_code(typed.get("how"));
    let with = With::from_code(typed.get("with"));
    let label = Label::from_code(typed.get("label"));
    for (there, field, sentence) in [
        (how.is_some(), "how", "Select how you were in touch"),
        (with.is_some(), "with", "Select who the contact was with"),
        (label.is_some(), "label", "Select who may read this"),
    ] {
        if !there {
            errors.add(field, sentence);
        }
    }
    let (Some(how), Some(with), Some(label)) = (how, with, label) else { return Err(errors) };
    let wish = Wish { how, with, happened: entry.happened, note: typed.get("note").to_owned(), label };
    decide(wish, None, ask.now()).map_err(|sentence| {
        errors.add("note", sentence.to_string());
        errors
    })
}

#[derive(Template)]
#[template(path = "contacts/templates/history.html")]
struct HistoryPage {
    shell: Shell,
    header: Header,
    entry: Entry,
    before: Vec<Before>,
}

/// The contact as it stood for a while.
struct Before {
    from: Moment,
    until: Moment,
    how: String,
    note: String,
    label: String,
}

pub(super) fn history(ask: &Ask<Permit<ReadRecord>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let entry = one(tx, &ask.proof, ask.id("contact")?)?;
    let header = people::header(tx, &ask.proof, "contacts")?;
    let was = tx.history(ask.proof.organisation(), entry.id)?;
    // What it said under a label that the reader may not open stays hidden.
    let before = was
        .iter()
        .map(|row| (row, columns(&row.was)))
        .filter(|(_, columns)| opens(&ask.proof, columns.get("label"), entry.staff))
        .map(|(row, columns)| {
            let text = |column: &str| columns.get(column).cloned().unwrap_or_default();
            let how = How::from_code(&text("how")).map_or("", OneOf::words).to_owned();
            let label = Label::from_code(&text("label")).map_or("", OneOf::words).to_owned();
            Before { from: row.recorded_at, until: row.until, how, note: text("note"), label }
        })
        .collect();
    Answer::page(&HistoryPage { shell: ask.shell("What was there before"), header, entry, before })
}

fn opens<A: Act>(permit: &Permit<A>, label: Option<&String>, writer: domain::ids::StaffId) -> bool {
    let label = label.and_then(|code| Label::from_code(code));
    permit.staff() == writer || label.is_some_and(|label| permit.labels().include(label))
}

fn columns(was: &str) -> BTreeMap<String, String> {
    let Ok(Json::Object(columns)) = serde_json::from_str(was) else { return BTreeMap::new() };
    columns.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned()))).collect()
}
