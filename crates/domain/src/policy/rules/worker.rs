//! Rules about those who work in a service.

use super::OfWorker;
use super::finding::Finding;
use crate::Day;
use crate::one_of::OneOf;
use crate::policy::dates::{days_in_words, within};
use crate::policy::{
    CompetenceValid, CurrentPolicy, Explained, Held, PolicyExplained, ResponsibilitiesConfirmed, Standing,
    SupervisionInterval, Who, WorkerFacts,
};

/// Someone who works in the service on a day.
pub struct Worker<'a> {
    facts: &'a WorkerFacts,
    on: Day,
}

impl<'a> Worker<'a> {
    /// The worker on this day; none before the first day and after the last.
    pub fn seen(facts: &'a WorkerFacts, on: Day) -> Option<Self> {
        let here = facts.started_on <= on && facts.leaves_on.is_none_or(|leaves| on < leaves);
        here.then_some(Self { facts, on })
    }
    /// Since when a rule for these people means this one. Key workers are meant from their first day in the role.
    fn meant(&self, who: Who) -> Option<Day> {
        match who {
            Who::AllStaff => (self.facts.standing != Standing::Volunteer).then_some(self.facts.started_on),
            Who::KeyWorkers => self.key_worker_since(),
        }
    }
    fn key_worker_since(&self) -> Option<Day> {
        let from = self.facts.key_worker_from.filter(|from| *from <= self.on)?;
        Some(from.max(self.facts.started_on))
    }
}

impl OfWorker for CompetenceValid {
    fn weigh(&self, worker: &Worker<'_>) -> Vec<Finding> {
        let facts = worker.facts;
        // A planned first day in the role makes what is needed before it due.
        let needed = match facts.key_worker_from {
            Some(_) if self.before_role => Some(facts.started_on),
            _ => worker.meant(self.who),
        };
        let Some(opened) = needed else { return Vec::new() };
        if self.only_new_to_care && facts.new_to_care == Some(false) {
            return Vec::new();
        }
        let (Some(held), false) = (&facts.competences, self.only_new_to_care && facts.new_to_care.is_none())
        else {
            return vec![Finding::not_measured(opened)];
        };
        let due = match (self.before_role, facts.key_worker_from, self.within_days) {
            (true, Some(role), _) => role.plus_days(-1),
            (_, _, Some(days)) => within(opened, days.get(), false),
            _ => opened,
        };
        vec![self.hold(worker.on, held, opened, due)]
    }
}

impl CompetenceValid {
    fn hold(&self, on: Day, held: &[Held], opened: Day, due: Day) -> Finding {
        let what = self.competence.words();
        let theirs = held.iter().filter(|held| held.code == self.competence && held.achieved_on <= on);
        // What never runs out is best, then what lasts longest.
        let best = theirs.max_by_key(|held| (held.expires_on.is_none(), held.expires_on, held.achieved_on));
        let Some(best) = best else {
            return Finding::due(opened, due, format!("{what}: nothing is recorded"));
        };
        let (on_day, achieved) = (best.achieved_on, best.achieved_on.long());
        let Some(expires) = best.expires_on else {
            return Finding::met(opened, due, on_day, format!("{what}: since {achieved}"));
        };
        let again = expires.plus_days(-self.warn_days.map_or(0, |days| i32::from(days.get())));
        if on >= again.max(on_day) {
            let because = format!("{what}: since {achieved}, holds until {}", expires.long());
            return Finding::due(again.max(on_day), expires, because).kept(Some(on_day));
        }
        let because = format!("{what}: since {achieved}, until {}", expires.long());
        Finding::met(opened, due, on_day, because).until(Some(expires.plus_days(1)))
    }
}

impl OfWorker for SupervisionInterval {
    fn weigh(&self, worker: &Worker<'_>) -> Vec<Finding> {
        let Some(begins) = worker.meant(self.who) else { return Vec::new() };
        let Some(held) = &worker.facts.supervisions else { return vec![Finding::not_measured(begins)] };
        let last = held.iter().copied().filter(|day| *day <= worker.on).max();
        let opened = last.map_or(begins, |last| last.max(begins));
        let every = days_in_words(self.every_days.get());
        let because = match last {
            Some(last) => format!("Last supervision was {}; due every {every}", last.long()),
            None => format!("No supervision yet; due every {every}"),
        };
        vec![Finding::due(opened, within(opened, self.every_days.get(), false), because).kept(last)]
    }
}

impl OfWorker for PolicyExplained {
    fn weigh(&self, worker: &Worker<'_>) -> Vec<Finding> {
        let facts = worker.facts;
        if !self.to.contains(&facts.standing) {
            return Vec::new();
        }
        let (Some(policies), Some(explained)) = (&facts.policies, &facts.explained) else {
            return vec![Finding::not_measured(facts.started_on)];
        };
        let in_force = policies.iter().filter(|policy| policy.since <= worker.on);
        in_force.map(|policy| self.one(worker, policy, explained)).collect()
    }
}

impl PolicyExplained {
    fn one(&self, worker: &Worker<'_>, policy: &CurrentPolicy, explained: &[Explained]) -> Finding {
        let come = explained.iter().filter(|one| one.policy == policy.id && one.on <= worker.on);
        let enough = come.filter(|one| !self.each_version || one.version >= policy.version);
        let opened = policy.since.max(worker.facts.started_on);
        let due = within(opened, self.within_days.get(), self.beginning_with_day);
        let finding = match enough.map(|one| one.on).min() {
            Some(day) => Finding::met(opened, due, day, format!("Explained on {}", day.long())),
            None => Finding::due(opened, due, format!("Not explained yet, since {}", opened.long())),
        };
        finding.of(policy.id.as_str()).about(&policy.name)
    }
}

impl OfWorker for ResponsibilitiesConfirmed {
    fn weigh(&self, worker: &Worker<'_>) -> Vec<Finding> {
        let Some(begins) = worker.key_worker_since() else { return Vec::new() };
        let Some(list) = &worker.facts.responsibilities else { return vec![Finding::not_measured(begins)] };
        if list.changed_on > worker.on {
            return Vec::new();
        }
        let theirs =
            list.accepted.iter().filter(|said| said.staff == worker.facts.staff && said.on <= worker.on);
        let last = theirs.clone().map(|said| said.version).filter(|version| *version < list.version).max();
        let opened = list.waits_since(last).max(begins);
        let due = within(opened, self.within_days.get(), self.beginning_with_day);
        let said = theirs.filter(|said| said.version >= list.version).map(|said| said.on).min();
        vec![match said {
            Some(day) => Finding::met(opened, due, day, format!("Accepted on {}", day.long())),
            None => {
                let since = list.changed_on.long();
                Finding::due(opened, due, format!("Edition {} is in force since {since}", list.version))
            }
        }]
    }
}
