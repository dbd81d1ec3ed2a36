//! The policies of each service: which edition counts, when it was looked at last, and by when it is again.

use std::collections::BTreeMap;

use access::{Actor, ChangePromises, gate};
use askama::Template;
use domain::{
    Day,
    ids::{ServiceId, ThingId},
    role::Role,
};
use store::Tx;
use web::{Answer, Problem, Shell};

use super::{
    Reading,
    found::next_review,
    sql::{self, ListedRow},
};
use crate::policy::Versions;

#[derive(Template)]
#[template(path = "policy_texts/templates/list.html")]
struct ListPage {
    shell: Shell,
    services: Vec<Service>,
    today: Day,
}

struct Service {
    id: ServiceId,
    name: String,
    policies: Vec<Listed>,
    retired: Vec<ListedRow>,
    may_write: bool,
}

struct Listed {
    row: ListedRow,
    next: Option<Day>,
    /// What the reader is told about themself, where it was not explained to them.
    not_explained: Option<&'static str>,
}

impl Listed {
    fn is_late(&self, today: impl std::borrow::Borrow<Day>) -> bool {
        self.next.is_some_and(|next| next < *today.borrow())
    }
}

/// Whether somebody works or helps in the service, and so has its policies explained.
pub(super) fn works_in(me: &Actor, service: ServiceId) -> bool {
    me.posts().iter().any(|post| post.held.service == Some(service) && post.held.role != Role::Inspector)
}

fn not_explained(works_here: bool, row: &ListedRow, own: &BTreeMap<ThingId, i64>) -> Option<&'static str> {
    match own.get(&row.id) {
        _ if !works_here => None,
        None => Some("Not explained to you yet"),
        Some(had) if *had < row.edition => Some("New since it was explained to you"),
        Some(_) => None,
    }
}

pub(super) fn show(ask: &Reading, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (organisation, me) = (ask.proof.organisation(), ask.me()?);
    let promised = Versions::default().in_force(tx, organisation, ask.today())?;
    let services: Vec<(ServiceId, String)> = tx.rows(&sql::SERVICES, &[organisation.into()])?;
    let mut rows: Vec<ListedRow> = tx.rows(&sql::LIST, &[organisation.into()])?;
    let own: Vec<(ThingId, i64)> = tx.rows(&sql::OWN, &[me.staff().into(), organisation.into()])?;
    let known: BTreeMap<ThingId, i64> = own.into_iter().collect();
    let write = gate::in_organisation::<ChangePromises>(me);
    let services = services
        .into_iter()
        .filter(|(id, _)| ask.proof.covers(*id))
        .map(|(id, name)| {
            let (own, others): (Vec<_>, Vec<_>) =
                std::mem::take(&mut rows).into_iter().partition(|row| row.service == id);
            rows = others;
            let (retired, live): (Vec<_>, Vec<_>) = own.into_iter().partition(|row| row.retired);
            let promised = promised.get(&id).map(AsRef::as_ref);
            let works_here = works_in(me, id);
            let listed = |row: ListedRow| {
                let next = next_review(promised, row.reviewed_on.unwrap_or(row.adopted_on));
                let not_explained = not_explained(works_here, &row, &known);
                Listed { row, next, not_explained }
            };
            let may_write = write.as_ref().is_some_and(|permit| permit.covers(id));
            Service { id, name, policies: live.into_iter().map(listed).collect(), retired, may_write }
        })
        .collect();
    Answer::page(&ListPage { shell: ask.shell("Policies"), services, today: ask.today() })
}
