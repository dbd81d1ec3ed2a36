//! What a change of policy would do, before it is made: reckoned over everyone in the service, and nothing is written.

use domain::{
    Day,
    ids::{OrganisationId, Person, PersonId, ServiceId},
    policy::{Duty, Rule, State, duties_of_person, duties_of_service, duties_of_worker},
};
use store::{StoreError, Tx};

use super::sql;
use crate::{
    duties::{self, Span},
    policy::Version,
};

/// How many duties there would be.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) late: usize,
    pub(super) open: usize,
}

/// Before and after.
pub(super) struct Effect {
    pub(super) before: Count,
    pub(super) after: Count,
    pub(super) people: usize,
}

impl Effect {
    /// "12 more things would be late: 20, not 8."
    pub(super) fn words(&self) -> String {
        let change = |before: usize, after: usize, what: &str| match after.cmp(&before) {
            std::cmp::Ordering::Equal => format!("As many things as now would be {what}: {after}."),
            std::cmp::Ordering::Greater => {
                format!("{} more things would be {what}: {after}, not {before}.", after - before)
            }
            std::cmp::Ordering::Less => {
                format!("{} fewer things would be {what}: {after}, not {before}.", before - after)
            }
        };
        format!(
            "{} {}",
            change(self.before.late, self.after.late, "late"),
            change(self.before.open, self.after.open, "due and in time")
        )
    }
}

/// Reckons both over the people, the staff and the service itself.
pub(super) fn of(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    service: ServiceId,
    now: Option<&Version>,
    (rules, from): (&[Rule], Day),
    today: Day,
) -> Result<Effect, StoreError> {
    let mut effect = Effect { before: Count::default(), after: Count::default(), people: 0 };
    let since = |rule: &str| now.and_then(|now| now.since.get(rule).copied());
    let promised = |rule: &str| Some(since(rule).unwrap_or(from));
    let reckoner = crate::reckoner();
    let before = now.map_or(&[] as &[Rule], |now| &now.rules);
    let people: Vec<PersonId> =
        tx.rows(&sql::PEOPLE_OF, &[organisation.into(), service.into(), today.into()])?;
    for person in people {
        let span: Span<Person> = Span { organisation, from: person, to: person, today };
        let known = reckoner.people(tx, &span)?;
        let Some(facts) = known.facts.get(&(person, service)) else { continue };
        effect.people += 1;
        for (rules, late) in [(before, false), (rules, true)] {
            let mut facts = facts.clone();
            duties::excuse_nobody(rules, known.without.get(&(person, service)), &mut facts);
            let duties = duties_of_person(rules, &facts, today);
            if late {
                count(&mut effect.after, &duties, promised, today);
            } else {
                count(&mut effect.before, &duties, since, today);
            }
        }
    }
    for ((_, of), facts) in &reckoner.workers(tx, &Span::all(organisation, today))? {
        if *of == service {
            count(&mut effect.before, &duties_of_worker(before, facts, today), since, today);
            count(&mut effect.after, &duties_of_worker(rules, facts, today), promised, today);
        }
    }
    if let Some(facts) = reckoner.services(tx, organisation, today)?.get(&service) {
        count(&mut effect.before, &duties_of_service(before, facts, today), since, today);
        count(&mut effect.after, &duties_of_service(rules, facts, today), promised, today);
    }
    Ok(effect)
}

/// Nothing is late by days on which it was not promised yet.
fn count(count: &mut Count, duties: &[Duty], since: impl Fn(&str) -> Option<Day>, today: Day) {
    for duty in duties {
        if duty.is_late(today) && since(&duty.rule).is_none_or(|since| since < today) {
            count.late += 1;
        } else if duty.state == State::Due {
            count.open += 1;
        }
    }
}
