//! Which policies a service holds, and what of them was explained to whom, for the rules that look at it.

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{OrganisationId, ServiceId, Staff},
    policy::{CurrentPolicy, Explained, HeldPolicy},
};
use store::{StoreError, Tx};

use super::sql::{self, ExplainedFact, PolicyFact};
use crate::duties::{Services, Span, Workers};

fn edition(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The policies in force, by service.
fn held(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
) -> Result<BTreeMap<ServiceId, Vec<PolicyFact>>, StoreError> {
    let mut held: BTreeMap<ServiceId, Vec<PolicyFact>> = BTreeMap::new();
    for row in tx.rows::<PolicyFact>(&sql::FACTS_POLICIES, &[organisation.into()])? {
        held.entry(row.service).or_default().push(row);
    }
    Ok(held)
}

/// The policies that each service holds.
pub fn service_facts(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    _: Day,
    services: &mut Services,
) -> Result<(), StoreError> {
    let held = held(tx, organisation)?;
    for (service, facts) in services {
        let policies = held.get(service).into_iter().flatten().map(|row| HeldPolicy {
            id: row.id.to_string(),
            name: row.name.clone(),
            version: edition(row.edition),
            adopted_on: row.adopted_on,
            reviewed_on: row.reviewed_on,
        });
        facts.policies = Some(policies.collect());
    }
    Ok(())
}

/// The policies of the service in which somebody works, and what of them was explained to them.
pub fn worker_facts(tx: &mut Tx<'_>, span: &Span<Staff>, workers: &mut Workers) -> Result<(), StoreError> {
    let held = held(tx, span.organisation)?;
    for ((_, service), facts) in workers.iter_mut() {
        let policies = held.get(service).into_iter().flatten().map(|row| CurrentPolicy {
            id: row.id.to_string(),
            name: row.name.clone(),
            version: edition(row.edition),
            // A text that is written down later than it came into use makes nobody late for the time before.
            since: row.edition_on.max(row.id.minted().day()),
        });
        facts.policies = Some(policies.collect());
        facts.explained = Some(Vec::new());
    }
    for row in tx.rows::<ExplainedFact>(&sql::FACTS_EXPLAINED, &span.arguments())? {
        if let Some(facts) = workers.get_mut(&(row.staff, row.service)) {
            facts.explained.get_or_insert_default().push(Explained {
                policy: row.policy.to_string(),
                version: edition(row.edition),
                on: row.explained_on,
            });
        }
    }
    Ok(())
}
