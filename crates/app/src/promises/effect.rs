//! What a change of policy would do, before it is made: reckoned over everyone in the service, and nothing is written.

use domain::{
    Day, Id,
    ids::{OrganisationId, Person, ServiceId},
    policy::{Duty, Rule, State, duties_of_person},
};
use store::{StoreError, Tx};

use crate::{duties::Span, policy::Version};

/// How many duties about people there would be.
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
    /// "12 more would be late."
    pub(super) fn words(&self) -> String {
        let change = |before: usize, after: usize, what: &str| match after.cmp(&before) {
            std::cmp::Ordering::Equal => format!("As many as now would be {what} ({after})."),
            std::cmp::Ordering::Greater => {
                format!("{} more would be {what}: {after}, not {before}.", after - before)
            }
            std::cmp::Ordering::Less => {
                format!("{} fewer would be {what}: {after}, not {before}.", before - after)
            }
        };
        format!(
            "{} {}",
            change(self.before.late, self.after.late, "late"),
            change(self.before.open, self.after.open, "due and not late")
        )
    }
}

/// Reckons both over the people of a service.
pub(super) fn of(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    service: ServiceId,
    now: Option<&Version>,
    (rules, from): (&[Rule], Day),
    today: Day,
) -> Result<Effect, StoreError> {
    let span: Span<Person> =
        Span { organisation, from: Id::from_bytes([0; 16]), to: Id::from_bytes([255; 16]), today };
    let people = crate::reckoner().people(tx, &span)?;
    let mut effect = Effect { before: Count::default(), after: Count::default(), people: 0 };
    let since = |rule: &str| now.and_then(|now| now.since.get(rule).copied());
    for ((_, _), facts) in people.facts.iter().filter(|((_, of), _)| *of == service) {
        effect.people += 1;
        if let Some(now) = now {
            count(&mut effect.before, &duties_of_person(&now.rules, facts, today), since, today);
        }
        let promised = |rule: &str| Some(since(rule).unwrap_or(from));
        count(&mut effect.after, &duties_of_person(rules, facts, today), promised, today);
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
