//! What is missing or old in somebody's record, and what to do about it (F8). No score, and no reward for length.

mod sql;

use access::{Permit, ReadRecord};
use askama::Template;
use domain::{
    one_of::OneOf as _,
    record_quality::{Gap, Known, gaps},
};
use store::Tx;
use web::{Answer, Ask, Form, Of, Problem, Routes, Shell};

use crate::{
    contacts,
    people::{self, Header},
};

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/people/{person}/record", Of::<ReadRecord>::person(), show)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

#[derive(Template)]
#[template(path = "record_quality/templates/record.html")]
struct RecordPage {
    shell: Shell,
    header: Header,
    form: Form,
    back: String,
    missing: Vec<Line>,
    old: Vec<Line>,
}

struct Line {
    gap: Gap,
    /// The page that mends it, where the reader may.
    href: Option<String>,
}

fn show(ask: &Ask<Permit<ReadRecord>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let header = people::header(tx, &ask.proof, "record")?;
    let known = known(ask, tx, &header)?;
    let lines = gaps(&known, ask.today()).into_iter().map(|gap| Line { href: href(gap, &header), gap });
    let (old, missing): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.gap.is_old());
    let (shell, back) = (ask.shell("What to mend in this record"), header.path());
    Answer::page(&RecordPage { shell, header, form: Form::default(), back, missing, old })
}

fn known(ask: &Ask<Permit<ReadRecord>>, tx: &mut Tx<'_>, header: &Header) -> Result<Known, Problem> {
    let person = &header.person;
    let arguments = [ask.proof.person().into(), ask.proof.organisation().into(), ask.today().into()];
    let team_missing: bool = tx.one(&sql::TEAM_MISSING, &arguments)?;
    Ok(Known {
        key_worker: header.without().iter().all(|row| row.excuse.is_some()),
        lead_missing: header.lead_missing(),
        communication: !person.communication.is_empty(),
        communication_checked_on: person.communication_checked_on,
        matters: !person.matters.is_empty(),
        born: person.born_on.is_some(),
        nhs_number: person.nhs_number.is_some(),
        phone: !person.phone.is_empty(),
        team_missing,
        photo: person.photo_version.is_some(),
        since: header.now.iter().map(|row| row.starts_on).min(),
        contacts: contacts::written(tx, &ask.proof)?,
    })
}

fn href(gap: Gap, header: &Header) -> Option<String> {
    let (path, may) = (header.path(), header.may);
    let (allowed, rest) = match gap {
        Gap::KeyWorker => (may.tenure, "/key-workers/new".to_owned()),
        Gap::Lead => (may.tenure, "/key-workers#lead".to_owned()),
        Gap::Communication | Gap::OldCommunication => (may.correct, "/edit#communication".to_owned()),
        Gap::Matters => (may.correct, "/edit#matters".to_owned()),
        Gap::Born => (may.correct, "/edit#born_on-day".to_owned()),
        Gap::NhsNumber => (may.correct, "/edit#nhs_number".to_owned()),
        Gap::Phone => (may.correct, "/edit#phone".to_owned()),
        Gap::Photo => (may.correct, "/photo".to_owned()),
        Gap::Team => {
            let without = header.now.iter().find(|row| row.team.is_none());
            (
                may.tenure && without.is_some(),
                without.map(|row| format!("/services/{}", row.placement)).unwrap_or_default(),
            )
        }
        Gap::NoContact | Gap::OldContact => (may.record, "/contacts/new".to_owned()),
        Gap::Unwritten => (true, "/contacts".to_owned()),
    };
    allowed.then(|| format!("{path}{rest}"))
}
