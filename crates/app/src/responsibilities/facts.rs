//! Which edition is in force, who said yes to it, and which managers confirmed it.

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{OrganisationId, ServiceId},
    policy::{ManagerStretch, PastVersion, Responsibilities, Said},
    tenure::Stretch,
};
use store::{StoreError, Tx};

use super::sql::{self, ListFact, SaidFact};
use crate::duties::{Services, Span, Workers};

fn number(edition: i64) -> u32 {
    u32::try_from(edition).unwrap_or(u32::MAX)
}

impl SaidFact {
    fn said(&self) -> Said {
        Said { staff: self.staff.to_string(), version: number(self.edition), on: self.on }
    }
}

fn lists(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
) -> Result<BTreeMap<ServiceId, Responsibilities>, StoreError> {
    let rows: Vec<ListFact> = tx.rows(&sql::FACTS_LISTS, &[organisation.into()])?;
    let list = |row: &ListFact| Responsibilities {
        version: number(row.edition),
        changed_on: row.on,
        before: Vec::new(),
        accepted: Vec::new(),
    };
    let mut lists: BTreeMap<ServiceId, Responsibilities> =
        rows.iter().map(|row| (row.service, list(row))).collect();
    for row in tx.rows::<ListFact>(&sql::FACTS_EDITIONS, &[organisation.into()])? {
        let (version, since) = (number(row.edition), row.on);
        if let Some(list) = lists.get_mut(&row.service).filter(|list| version < list.version) {
            list.before.push(PastVersion { version, since });
        }
    }
    Ok(lists)
}

/// What each worker accepted. A service that has no list yet stays not measured.
pub fn worker_facts(
    tx: &mut Tx<'_>,
    span: &Span<domain::ids::Staff>,
    workers: &mut Workers,
) -> Result<(), StoreError> {
    let lists = lists(tx, span.organisation)?;
    for ((_, service), facts) in workers.iter_mut() {
        facts.responsibilities = lists.get(service).cloned();
    }
    for row in tx.rows::<SaidFact>(&sql::FACTS_SAID, &span.arguments())? {
        let facts = workers.get_mut(&(row.staff, row.service));
        if let Some(list) = facts.and_then(|facts| facts.responsibilities.as_mut()) {
            list.accepted.push(row.said());
        }
    }
    Ok(())
}

/// What each manager confirmed. A manager has confirmed once nothing that was delegated before their time is left
/// unconfirmed (A6).
pub fn service_facts(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    today: Day,
    services: &mut Services,
) -> Result<(), StoreError> {
    let mut lists = lists(tx, organisation)?;
    let oldest: Vec<(ServiceId, Day)> = tx.rows(&sql::FACTS_OLDEST, &[organisation.into(), today.into()])?;
    let oldest: BTreeMap<ServiceId, Day> = oldest.into_iter().collect();
    for row in tx.rows::<SaidFact>(&sql::FACTS_CONFIRMED, &[organisation.into()])? {
        if let Some(list) = lists.get_mut(&row.service) {
            list.accepted.push(row.said());
        }
    }
    for (service, facts) in services.iter_mut() {
        facts.responsibilities = lists.remove(service);
        let since = manager_since(facts.registered_managers.as_deref().unwrap_or_default(), today);
        let unconfirmed =
            oldest.get(service).zip(since.as_ref()).filter(|(oldest, (_, from))| *oldest < from);
        if let (Some(list), Some((_, (staff, _)))) = (facts.responsibilities.as_mut(), unconfirmed) {
            list.accepted.retain(|said| said.staff != *staff);
        }
    }
    Ok(())
}

/// The registered manager of a day, and their first day: the latest to begin, as the rule has it.
fn manager_since(managers: &[ManagerStretch], on: Day) -> Option<(String, Day)> {
    let now = managers.iter().filter(|of| Stretch { from: of.from, until: of.until }.includes(on));
    now.max_by_key(|of| (of.from, *of)).map(|of| (of.staff.clone(), of.from))
}
