//! What somebody has to answer: actions, and difficulties raised with the manager.

use super::OfPerson;
use super::finding::Finding;
use super::person::Person;
use crate::Day;
use crate::policy::dates::within;
use crate::policy::{Action, ActionAnswered, ActionOwner, EscalationAnswered, Owner, OwnerRole};

impl OfPerson for ActionAnswered {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(actions) = &person.facts.actions else {
            return vec![Finding::not_measured(person.accepted())];
        };
        let set = actions.iter().filter(|action| action.set_on <= person.on);
        set.flat_map(|action| [Some(owners_part(person, action)), self.key_workers_part(person, action)])
            .flatten()
            .collect()
    }
}

/// The action is its named owner's, and so is its lateness (A12).
fn owners_part(person: &Person<'_>, action: &Action) -> Finding {
    let owner = match &action.owner {
        ActionOwner::Staff(staff) => Owner::named(OwnerRole::Worker, staff),
        ActionOwner::Outside(name) => Owner::named(OwnerRole::Outside, name),
    };
    let finding = match person.come(action.answered_on) {
        Some(day) => Finding::met(action.set_on, action.due_on, day, format!("Answered on {}", day.long())),
        None => {
            let because = format!("Promised on {} for {}", action.set_on.long(), action.due_on.long());
            Finding::due(action.set_on, action.due_on, because)
        }
    };
    finding.of(action.id.as_str()).by(owner)
}

impl ActionAnswered {
    /// Once another's action is late, the key worker asks, reminds and passes it up; that closes their part, whatever
    /// the owner does.
    fn key_workers_part(&self, person: &Person<'_>, action: &Action) -> Option<Finding> {
        let own = |holder: &&str| action.owner == ActionOwner::Staff((*holder).to_owned());
        let late = action.due_on.plus_days(1);
        let holder = person.key_worker.map(|holder| holder.staff.as_str());
        if person.on < late || holder.as_ref().is_some_and(own) {
            return None;
        }
        let answered = person.come(action.answered_on);
        if answered.is_some_and(|day| day < late) {
            return None;
        }
        let due = within(action.due_on, self.chase_after_days.get(), false);
        let steps = [
            ("asked", action.asked_on),
            ("reminded", action.reminded_on),
            ("passed up", action.escalated_on),
        ]
        .map(|(word, day)| (word, person.come(day)));
        let all: Option<Vec<Day>> = steps.iter().map(|(_, day)| *day).collect();
        let chased = all.and_then(|days| days.into_iter().max()).map(|day| day.max(late));
        let finding = match (chased, answered) {
            (Some(chased), answered) if answered.is_none_or(|day| chased <= day) => {
                let because = format!("Asked, reminded and passed up by {}", chased.long());
                Finding::met(late, due, chased, because)
            }
            (_, Some(day)) => Finding::met(late, due, day, format!("Answered on {}", day.long())),
            _ => Finding::due(late, due, missing(action, &steps)),
        };
        let owner = match holder {
            Some(staff) => Owner::named(OwnerRole::KeyWorker, staff),
            None => Owner::of_role(OwnerRole::TeamLeader),
        };
        Some(finding.of(format!("{}:chase", action.id)).by(owner))
    }
}

fn missing(action: &Action, steps: &[(&str, Option<Day>); 3]) -> String {
    let left: Vec<&str> = steps.iter().filter(|(_, day)| day.is_none()).map(|(word, _)| *word).collect();
    format!("It was promised for {}. Not yet {}", action.due_on.long(), left.join(", "))
}

impl OfPerson for EscalationAnswered {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(raised) = &person.facts.escalations else {
            return vec![Finding::not_measured(person.accepted())];
        };
        let come = raised.iter().filter(|one| one.raised_on <= person.on);
        come.map(|one| {
            let due = within(one.raised_on, self.within_days.get(), self.beginning_with_day);
            let finding = match person.come(one.answered_on) {
                Some(day) => Finding::met(one.raised_on, due, day, format!("Answered on {}", day.long())),
                None => {
                    let because = format!("Raised on {}, with no answer yet", one.raised_on.long());
                    Finding::due(one.raised_on, due, because)
                }
            };
            finding.of(one.id.as_str())
        })
        .collect()
    }
}
