//! One person's sheet: for each responsibility who delegated it, to whom, since when, and what was said (A6).

use access::Actor;
use askama::Template;
use domain::{
    Day,
    ids::{ServiceId, StaffId, ThingId},
    one_of::OneOf,
    responsibilities::Answer as Said,
    role::Role,
};
use store::{StoreError, Tx};
use web::{Answer, Ask, Form, Problem, Shell};

use super::{
    ReadSheet,
    edition::Place,
    past::{self, Past},
    sql::{self, HolderRow, SheetRow},
};
use crate::people::{self, Header};

#[derive(Template)]
#[template(path = "responsibilities/templates/sheet.html")]
struct SheetPage {
    shell: Shell,
    header: Header,
    services: Vec<OfService>,
    past: Vec<SheetRow>,
    /// What was answered before, line by line.
    answered: Past,
    accept: Form,
    me: StaffId,
}

/// The lines of one service.
struct OfService {
    service: ServiceId,
    name: String,
    key_worker: String,
    holder: Option<HolderRow>,
    rows: Vec<SheetRow>,
    may_delegate: bool,
}

impl SheetRow {
    /// Whether it still stands: it ends with the tenure that it was made for.
    pub(super) fn stands(&self, today: Day) -> bool {
        !self.ended && self.tenure_ends_on.is_none_or(|ends| ends > today)
    }
    pub(super) fn said(&self) -> Said {
        Said::from_code(&self.answer).unwrap_or(Said::Asked)
    }
    pub(super) fn tag(&self) -> &'static str {
        match self.said() {
            Said::Accepted | Said::Shared => "kw-tag--done",
            Said::Asked => "kw-tag--note",
            Said::Declined => "kw-tag--late",
        }
    }
    /// "Accepted on 3 May 2026".
    pub(super) fn said_words(&self) -> String {
        match self.answered_on {
            Some(on) if self.said() != Said::Asked => format!("{} on {}", self.said().words(), on.long()),
            _ => self.said().words().to_owned(),
        }
    }
    /// "You said yes on 3 May 2026.", to whoever said it; none where nothing was said.
    pub(super) fn you_said(&self) -> Option<String> {
        let on = self.answered_on?.long();
        Some(format!("You said {} on {on}.", past::short(self.said(), &self.instead)?))
    }
    /// Who else is named, and as what.
    pub(super) fn beside(&self) -> Option<String> {
        if self.instead.is_empty() {
            return None;
        }
        Some(match self.said() {
            Said::Shared => format!("Shared with {}", self.instead),
            Said::Declined => format!("Could be done by {}", self.instead),
            _ => format!("Done by {}. {} asks and reminds", self.instead, self.given_to_name),
        })
    }
    pub(super) fn is_for(&self, staff: impl std::borrow::Borrow<StaffId>) -> bool {
        self.given_to == *staff.borrow()
    }
    /// What was said to it, to go on from.
    pub(super) fn reason(&self) -> &str {
        self.note.trim_end_matches('.')
    }
    pub(super) fn is_declined(&self) -> bool {
        self.said() == Said::Declined
    }
    /// Whether it waits for this member of staff.
    pub(super) fn waits_for(&self, staff: impl std::borrow::Borrow<StaffId>) -> bool {
        self.is_for(staff) && self.said() == Said::Asked
    }
}

impl SheetPage {
    /// How many lines wait for the reader.
    fn waiting(&self) -> usize {
        self.services.iter().flat_map(|of| &of.rows).filter(|row| row.waits_for(self.me)).count()
    }
    /// What was answered to a line before it was given anew.
    fn answered(&self, id: &ThingId) -> &[String] {
        self.answered.get(id).map(Vec::as_slice).unwrap_or_default()
    }
    fn line(&self, id: &ThingId) -> String {
        format!("{}/responsibilities/{id}", self.header.path())
    }
}

impl OfService {
    fn declined(&self) -> usize {
        self.rows.iter().filter(|row| row.is_declined()).count()
    }
}

/// Every line that the person's sheet ever had.
pub(super) fn rows<A: access::Act>(
    tx: &mut Tx<'_>,
    permit: &access::Permit<A>,
) -> Result<Vec<SheetRow>, StoreError> {
    tx.rows(&sql::SHEET, &[permit.person().into(), permit.organisation().into()])
}

/// Whoever holds the role now in each service: the named key worker before an interim.
pub(super) fn holders<A: access::Act>(
    tx: &mut Tx<'_>,
    permit: &access::Permit<A>,
) -> Result<Vec<HolderRow>, StoreError> {
    let today = tx.today();
    tx.rows(&sql::HOLDERS, &[permit.person().into(), permit.organisation().into(), today.into()])
}

/// Whether the actor manages the service, or leads the person's team there: one's word does not count in another's
/// service.
pub(super) fn may_delegate(me: &Actor, header: &Header, service: ServiceId) -> bool {
    let team = header.placements().iter().find(|row| row.service == service).and_then(|row| row.team);
    me.posts().iter().map(|post| &post.held).any(|held| {
        held.service == Some(service)
            && match held.role {
                Role::RegisteredManager => true,
                Role::TeamLeader => held.team.is_some() && held.team == team,
                _ => false,
            }
    })
}

pub(super) fn show(ask: &Ask<ReadSheet>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (permit, me, today) = (&ask.proof, ask.me()?, ask.today());
    let header = people::header(tx, permit, "key-workers")?;
    let holders = holders(tx, permit)?;
    let (live, past): (Vec<SheetRow>, Vec<SheetRow>) =
        rows(tx, permit)?.into_iter().partition(|row| row.stands(today));
    let answered = past::answered(tx, permit, &live)?;
    let mut services: Vec<OfService> = Vec::new();
    for row in header.placements() {
        if !services.iter().any(|of| of.service == row.service) {
            services.push(OfService {
                service: row.service,
                name: row.service_name.clone(),
                key_worker: row.words().key_worker.singular,
                holder: None,
                rows: Vec::new(),
                may_delegate: header.may.tenure && may_delegate(me, &header, row.service),
            });
        }
    }
    let places = Place::all(tx, permit.organisation())?;
    for of in &mut services {
        of.rows = live.iter().filter(|row| row.service == of.service).cloned().collect();
        // In the order of the list; what is no longer on it comes last.
        let list = places.iter().find(|place| place.id == of.service).and_then(|place| place.list.as_ref());
        let lines: Vec<&str> =
            list.map(|list| list.lines.iter().map(|line| line.id.as_str()).collect()).unwrap_or_default();
        of.rows.sort_by_key(|row| lines.iter().position(|id| *id == row.line).unwrap_or(usize::MAX));
        of.holder = holders.iter().find(|row| row.service == of.service).cloned();
    }
    let accept = ask.form(format!("{}/responsibilities/accept", header.path()));
    let title = format!("Who does what for {}", header.called());
    let (shell, me) = (ask.shell(title), me.staff());
    Answer::page(&SheetPage { shell, header, services, past, answered, accept, me })
}
