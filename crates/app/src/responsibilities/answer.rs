//! Whoever was given a line says yes, no, or yes together with somebody.

use askama::Template;
use domain::{
    ids::{Thing, ThingId},
    one_of::OneOf,
    person::paragraph,
    responsibilities::{Answer as Said, CannotAnswer, Reply},
};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, options};

use super::{ReadSheet, service, sheet, sql::SheetRow};
use crate::{
    notices,
    people::{self, Header},
};

#[derive(Template)]
#[template(path = "responsibilities/templates/answer.html")]
struct AnswerPage {
    shell: Shell,
    header: Header,
    form: Form,
    row: SheetRow,
    back: String,
}

impl AnswerPage {
    fn question(&self) -> &'static str {
        if self.row.said() == Said::Asked { "Do you take this on?" } else { "Change your answer?" }
    }
    fn answers(&self) -> Vec<(String, String)> {
        let said = [Said::Accepted, Said::Shared, Said::Declined];
        let words = ["Yes, I do this", "Yes, together with someone", "No, I cannot do this"];
        options(&said).into_iter().zip(words).map(|((code, _), words)| (code, words.to_owned())).collect()
    }
}

/// The lines that stand and were given to the reader.
fn own(ask: &Ask<ReadSheet>, tx: &mut Tx<'_>) -> Result<Vec<SheetRow>, Problem> {
    let today = tx.today();
    let mut rows = sheet::rows(tx, &ask.proof)?;
    rows.retain(|row| row.stands(today) && row.is_for(ask.proof.staff()));
    Ok(rows)
}

fn line(ask: &Ask<ReadSheet>, tx: &mut Tx<'_>) -> Result<SheetRow, Problem> {
    let id: ThingId = ask.id::<Thing>("line")?;
    own(ask, tx)?.into_iter().find(|row| row.id == id).ok_or(Problem::NotFound(None))
}

pub(super) fn show(ask: &Ask<ReadSheet>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let row = line(ask, tx)?;
    Answer::page(&page(ask, tx, row, Errors::default())?)
}

fn page(ask: &Ask<ReadSheet>, tx: &mut Tx<'_>, row: SheetRow, errors: Errors) -> Result<AnswerPage, Problem> {
    let header = people::header(tx, &ask.proof, "key-workers")?;
    let back = format!("{}/responsibilities", header.path());
    let answer = if row.said() == Said::Asked { String::new() } else { row.answer.clone() };
    let instead = if keeps_outside(&row) { String::new() } else { row.instead.clone() };
    let form = ask.form(format!("{back}/{}", row.id)).with(errors).filled(&[
        ("answer", answer),
        ("instead", instead),
        ("note", row.note.clone()),
        ("version", row.version.to_string()),
    ]);
    Ok(AnswerPage { shell: ask.shell("Your answer").form(), header, form, row, back })
}

/// Whether somebody outside does the line, as the manager wrote: a yes leaves that as it is.
fn keeps_outside(row: &SheetRow) -> bool {
    matches!(row.said(), Said::Asked | Said::Accepted)
}

/// The field beside which a gap is told.
fn field(gap: CannotAnswer) -> &'static str {
    match gap {
        CannotAnswer::Nothing => "answer",
        CannotAnswer::NoReason => "note",
        CannotAnswer::NobodyInstead | CannotAnswer::SharedWithNobody => "instead",
    }
}

pub(super) fn save(ask: &Ask<ReadSheet>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, typed, mut errors) = (&ask.proof, ask.typed(), Errors::default());
    let row = line(ask, work)?;
    let text = |field: &str, most, errors: &mut Errors| {
        errors.take(field, paragraph(typed.get(field), most)).unwrap_or_default()
    };
    let answer = Said::from_code(typed.get("answer")).unwrap_or(Said::Asked);
    let instead = text("instead", 200, &mut errors).replace('\n', " ");
    let outside = if keeps_outside(&row) { row.instead.clone() } else { String::new() };
    let reply = Reply {
        answer,
        instead: if answer == Said::Accepted { outside } else { instead },
        note: text("note", 500, &mut errors),
    };
    if let Err(gaps) = reply.check() {
        gaps.into_iter().for_each(|gap| errors.add(field(gap), gap.to_string()));
    }
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, work, row, errors)?));
    }
    let version = typed.get("version").parse().unwrap_or(0);
    match service::reply(work, permit.organisation(), (row.id, version), &reply, ask.today()) {
        Ok(version) => {
            let detail = format!("answer={}", reply.answer.code());
            work.note(permit.event("delegation.answered").of(row.id).version(version).detail(detail));
            tell(ask, work, &row, &reply)?;
            Ok(Answer::see(format!("/people/{}/responsibilities?said=delegation-answered", permit.person())))
        }
        Err(StoreError::Stale { .. }) => {
            errors.add("answer", "Someone changed this after you opened it. Look at it, and save once more");
            let version = row.version.to_string();
            let mut page = page(ask, work, row, errors)?;
            page.form = page.form.now("version", version);
            Err(Answer::again(&page))
        }
        Err(error) => Err(error.into()),
    }
}

/// A no is settled by whoever delegated it.
fn tell(ask: &Ask<ReadSheet>, work: &mut Work<'_>, row: &SheetRow, reply: &Reply) -> Result<(), Problem> {
    let (permit, kind) = (&ask.proof, "delegation_answered");
    let detail = reply.answer.code();
    match row.given_by {
        Some(by) => notices::tell(work, permit.organisation(), &[by], kind, Some(permit.person()), detail)?,
        None => notices::tell_managers(work, permit.organisation(), permit.person(), kind, detail)?,
    }
    Ok(())
}

/// Yes to everything that waits.
pub(super) fn accept_all(ask: &Ask<ReadSheet>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, today) = (&ask.proof, ask.today());
    let waiting: Vec<SheetRow> =
        own(ask, work)?.into_iter().filter(|row| row.waits_for(permit.staff())).collect();
    if waiting.is_empty() {
        return Err(Problem::Refused(
            "Nothing waits for your answer here. You have answered already.".into(),
        ));
    }
    for row in &waiting {
        let reply = Reply { answer: Said::Accepted, instead: row.instead.clone(), note: row.note.clone() };
        let version = service::reply(work, permit.organisation(), (row.id, row.version), &reply, today)?;
        let detail = "answer=accepted";
        work.note(permit.event("delegation.answered").of(row.id).version(version).detail(detail));
    }
    Ok(Answer::see(format!("/people/{}/responsibilities?said=delegation-accepted", permit.person())))
}
