//! Who is, was and will be key worker: past, present and planned, with gaps.

use std::borrow::Borrow;

use access::{Permit, ReadRecord};
use askama::Template;
use domain::{
    Day,
    one_of::OneOf,
    tenure::{EndReason, Kind},
};
use store::Tx;
use web::{Answer, Ask, Form, Problem, Shell};

use super::{
    service,
    sql::{PlacementRow, TenureRow},
    strip::{self, Strip},
};
use crate::people::{self, Header};

#[derive(Template)]
#[template(path = "tenures/templates/show.html")]
struct ShowPage {
    shell: Shell,
    header: Header,
    strips: Vec<(PlacementRow, Strip)>,
    others: Vec<TenureRow>,
    today: Day,
    lead: Form,
}

impl TenureRow {
    pub(crate) fn kind_words(&self) -> &'static str {
        Kind::from_code(&self.kind).map_or("", Kind::words)
    }
    pub(crate) fn reason_words(&self) -> &'static str {
        self.end_reason.as_deref().and_then(EndReason::from_code).map_or("", EndReason::words)
    }
    pub(crate) fn is_open(&self, today: impl Borrow<Day>) -> bool {
        let today = *today.borrow();
        self.ends_on.is_none_or(|ends| ends > today)
    }
    pub(crate) fn taken_back(&self) -> bool {
        self.stretch().is_empty()
    }
}

impl ShowPage {
    fn lead_options(&self) -> Vec<(String, String)> {
        self.header
            .placements()
            .iter()
            .map(|row| (row.service.to_string(), row.service_name.clone()))
            .collect()
    }
}

pub(super) fn show(ask: &Ask<Permit<ReadRecord>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (permit, today) = (&ask.proof, ask.today());
    let header = people::header(tx, permit, "key-workers")?;
    let tenures = service::of_person(tx, permit.organisation(), permit.person())?;
    let placements = service::placements(tx, permit.organisation(), permit.person())?;
    let strips = placements
        .into_iter()
        .rev()
        .map(|placement| {
            let strip = strip::of(&placement, &tenures, today);
            (placement, strip)
        })
        .collect();
    let others = tenures.into_iter().filter(|row| row.kind != Kind::KeyWorker.code()).collect();
    let chosen = header.person.lead_service.map(|lead| lead.to_string()).unwrap_or_default();
    let lead = ask
        .form(format!("{}/lead", header.path()))
        .filled(&[("service", chosen), ("version", header.person.version.to_string())]);
    let title = format!("{}: {}", header.words().key_worker.titles(), header.called());
    Answer::page(&ShowPage { shell: ask.shell(title), header, strips, others, today, lead })
}
