//! On what footing somebody works in a service and since when, and who is and was Registered Manager there.

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{OrganisationId, ServiceId, StaffId},
    one_of::OneOf,
    policy::{Competence, Held, ManagerStretch, ServiceFacts, WorkerFacts},
    role::Footing,
    tenure::{Stretch, held_since},
};
use store::{StoreError, Tx};

use super::sql;
use crate::duties::{Services, Span, Workers};

store::record! {
    pub(super) struct WorksFact {
        staff: StaffId,
        service: ServiceId,
        volunteers: bool,
        footing: Option<String>,
        new_to_care: Option<i64>,
        started_on: Day,
        leaves_on: Option<Day>,
        goes_on: bool,
        last_post_ends: Option<Day>,
    }
    pub(super) struct HeldFact {
        staff: StaffId,
        code: String,
        achieved_on: Day,
        expires_on: Option<Day>,
    }
    pub(super) struct ManagerFact {
        service: ServiceId,
        staff: StaffId,
        starts_on: Day,
        ends_on: Option<Day>,
        leaves_on: Option<Day>,
    }
}

/// When each of them is, was and will be somebody's key worker in a service.
fn key_workers(
    tx: &mut Tx<'_>,
    span: &Span<domain::ids::Staff>,
) -> Result<BTreeMap<(StaffId, ServiceId), Vec<Stretch>>, StoreError> {
    let mut held: BTreeMap<(StaffId, ServiceId), Vec<Stretch>> = BTreeMap::new();
    let rows: Vec<(StaffId, ServiceId, Day, Option<Day>)> =
        tx.rows(&sql::FACTS_KEY_WORKERS, &span.arguments())?;
    for (staff, service, from, until) in rows {
        held.entry((staff, service)).or_default().push(Stretch { from, until });
    }
    Ok(held)
}

/// Everyone with a role in a service, on the footing that was said; where none was, whoever only helps there is a
/// volunteer.
pub fn worker_facts(
    tx: &mut Tx<'_>,
    span: &Span<domain::ids::Staff>,
    workers: &mut Workers,
) -> Result<(), StoreError> {
    let (key_worker, today) = (key_workers(tx, span)?, span.today);
    for row in tx.rows::<WorksFact>(&sql::FACTS_WORKS, &span.arguments())? {
        let post_ends = row.last_post_ends.filter(|_| !row.goes_on);
        let leaves_on = [row.leaves_on, post_ends].into_iter().flatten().min();
        let footing = row.footing.as_deref().and_then(Footing::from_code);
        let standing = footing.unwrap_or_else(|| Footing::by_roles(row.volunteers)).standing();
        workers.insert(
            (row.staff, row.service),
            WorkerFacts {
                staff: row.staff.to_string(),
                standing,
                started_on: row.started_on,
                leaves_on,
                new_to_care: row.new_to_care.map(|new| new == 1),
                key_worker_from: key_worker
                    .get(&(row.staff, row.service))
                    .and_then(|of| held_since(of, today)),
                competences: Some(Vec::new()),
                supervisions: None,
                policies: None,
                explained: None,
                responsibilities: None,
                excuses: Vec::new(),
            },
        );
    }
    for row in tx.rows::<HeldFact>(&sql::FACTS_HELD, &span.arguments())? {
        let Some(code) = Competence::from_code(&row.code) else { continue };
        let held = Held { code, achieved_on: row.achieved_on, expires_on: row.expires_on };
        let services =
            (row.staff, ServiceId::from_bytes([0; 16]))..=(row.staff, ServiceId::from_bytes([255; 16]));
        for (_, facts) in workers.range_mut(services) {
            facts.competences.get_or_insert_default().push(held.clone());
        }
    }
    Ok(())
}

/// Every service, with its Registered Managers.
pub fn service_facts(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    _: Day,
    services: &mut Services,
) -> Result<(), StoreError> {
    let mut managers: BTreeMap<ServiceId, Vec<ManagerStretch>> = BTreeMap::new();
    for row in tx.rows::<ManagerFact>(&sql::FACTS_MANAGERS, &[organisation.into()])? {
        let until = [row.ends_on, row.leaves_on].into_iter().flatten().min();
        let stretch = ManagerStretch { staff: row.staff.to_string(), from: row.starts_on, until };
        managers.entry(row.service).or_default().push(stretch);
    }
    for service in tx.rows::<ServiceId>(&sql::FACTS_SERVICES, &[organisation.into()])? {
        services.insert(
            service,
            ServiceFacts {
                opened_on: service.minted().day(),
                closed_on: None,
                registered_managers: Some(managers.remove(&service).unwrap_or_default()),
                policies: None,
                responsibilities: None,
                excuses: Vec::new(),
            },
        );
    }
    Ok(())
}
