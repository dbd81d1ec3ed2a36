//! What is known of people's time in a service, and of who is key worker.

use domain::{
    Day, Moment,
    ids::{PersonId, PlacementId, ServiceId, StaffId, ThingId},
    one_of::OneOf,
    person::Excuse,
    policy::{Away, KeyWorker, PersonFacts, Placement},
    tenure::Kind,
};
use store::{StoreError, Tx};

use super::sql;
use crate::duties::{People, Span};

store::record! {
    pub(super) struct PlacementFact {
        id: PlacementId,
        person: PersonId,
        service: ServiceId,
        starts_on: Day,
        ends_on: Option<Day>,
        excuse: Option<String>,
        recheck_on: Option<Day>,
        changed_at: Moment,
    }
    pub(super) struct TenureFact {
        person: PersonId,
        service: ServiceId,
        kind: String,
        staff: StaffId,
        starts_on: Day,
        ends_on: Option<Day>,
    }
    pub(super) struct AwayFact {
        person: PersonId,
        service: ServiceId,
        leave: ThingId,
        staff: StaffId,
        changed_at: Moment,
        first_day: Day,
        last_day: Day,
    }
}

/// Leave of key workers is recorded.
pub fn records(facts: &mut PersonFacts) {
    facts.leave = Some(Vec::new());
}

/// Every time in a service, with its key workers, seconds, interims and cover, and when they are away.
pub fn facts(
    tx: &mut Tx<'_>,
    span: &Span<domain::ids::Person>,
    people: &mut People,
) -> Result<(), StoreError> {
    for row in tx.rows::<PlacementFact>(&sql::FACTS_PLACED, &span.arguments())? {
        let facts = people.entry(row.person, row.service);
        // The service said yes when somebody wrote down that the person comes.
        let accepted_on = Some(row.id.minted().day()).filter(|day| *day < row.starts_on);
        let placement = Placement { accepted_on, starts_on: row.starts_on, ends_on: row.ends_on };
        facts.placements.push(placement);
        if let Some((excuse, recheck)) = row.excuse.as_deref().and_then(Excuse::from_code).zip(row.recheck_on)
        {
            people.without.insert((row.person, row.service), (excuse, row.changed_at.day(), recheck));
        }
    }
    for row in tx.rows::<TenureFact>(&sql::FACTS_HELD, &span.arguments())? {
        let Some(facts) = people.facts.get_mut(&(row.person, row.service)) else { continue };
        // A tenure that ended on its first day never was.
        if let Some(kind) = Kind::from_code(&row.kind).filter(|_| row.ends_on != Some(row.starts_on)) {
            let staff = row.staff.to_string();
            facts.key_workers.push(KeyWorker { kind, staff, from: row.starts_on, until: row.ends_on });
        }
    }
    for row in tx.rows::<AwayFact>(&sql::FACTS_AWAY, &span.arguments())? {
        let Some(facts) = people.facts.get_mut(&(row.person, row.service)) else { continue };
        facts.leave.get_or_insert_default().push(Away {
            id: row.leave.to_string(),
            staff: row.staff.to_string(),
            entered_on: row.changed_at.day(),
            first_day: row.first_day,
            last_day: row.last_day,
        });
    }
    Ok(())
}
