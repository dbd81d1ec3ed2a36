//! The policies of each service: which edition counts, when it was looked at last, and by when it is again.

use access::{ChangePromises, gate};
use askama::Template;
use domain::{Day, ids::ServiceId};
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
}

impl Listed {
    fn is_late(&self, today: impl std::borrow::Borrow<Day>) -> bool {
        self.next.is_some_and(|next| next < *today.borrow())
    }
}

pub(super) fn show(ask: &Reading, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let organisation = ask.proof.organisation();
    let promised = Versions::default().in_force(tx, organisation, ask.today())?;
    let services: Vec<(ServiceId, String)> = tx.rows(&sql::SERVICES, &[organisation.into()])?;
    let mut rows: Vec<ListedRow> = tx.rows(&sql::LIST, &[organisation.into()])?;
    let write = gate::in_organisation::<ChangePromises>(ask.me()?);
    let services = services
        .into_iter()
        .filter(|(id, _)| ask.proof.covers(*id))
        .map(|(id, name)| {
            let (own, others): (Vec<_>, Vec<_>) =
                std::mem::take(&mut rows).into_iter().partition(|row| row.service == id);
            rows = others;
            let (retired, live): (Vec<_>, Vec<_>) = own.into_iter().partition(|row| row.retired);
            let promised = promised.get(&id).map(AsRef::as_ref);
            let listed = |row: ListedRow| {
                let next = next_review(promised, row.reviewed_on.unwrap_or(row.adopted_on));
                Listed { row, next }
            };
            let may_write = write.as_ref().is_some_and(|permit| permit.covers(id));
            Service { id, name, policies: live.into_iter().map(listed).collect(), retired, may_write }
        })
        .collect();
    Answer::page(&ListPage { shell: ask.shell("Policies"), services, today: ask.today() })
}
