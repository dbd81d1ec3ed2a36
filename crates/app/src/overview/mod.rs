//! The person, on one page: what a stranger needs in a minute (C2, first form).

use access::{Permit, ReadBrief};
use askama::Template;
use domain::one_of::OneOf as _;
use store::Tx;
use web::{Answer, Ask, Of, Problem, Routes, Shell};

use crate::{
    contacts::{self, Entry},
    people::{Header, header},
};

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/people/{person}", Of::<ReadBrief>::person(), show)
}

#[derive(Template)]
#[template(path = "overview/templates/overview.html")]
struct OverviewPage {
    shell: Shell,
    header: Header,
    contacts: Vec<Entry>,
    saved: Option<Entry>,
}

fn show(ask: &Ask<Permit<ReadBrief>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let header = header(tx, &ask.proof, "overview")?;
    let contacts = contacts::latest(tx, &ask.proof, 4)?;
    let recorded = ask.query("recorded");
    let saved = contacts.iter().find(|entry| entry.id.to_string() == recorded).cloned();
    let contacts = contacts.into_iter().take(3).collect();
    Answer::page(&OverviewPage { shell: ask.shell(header.person.name.clone()), header, contacts, saved })
}
