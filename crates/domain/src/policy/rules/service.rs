//! Rules about a service.

use super::OfService;
use super::finding::Finding;
use crate::Day;
use crate::policy::dates::{anniversary, months_in_words, within};
use crate::policy::{
    HeldPolicy, ManagerStretch, Owner, OwnerRole, PolicyReviewed, RegisteredManager,
    ResponsibilitiesConfirmed, ServiceFacts,
};
use crate::tenure::Stretch;

/// A service on a day.
pub struct Service<'a> {
    facts: &'a ServiceFacts,
    on: Day,
    /// The Registered Manager on this day.
    pub manager: Option<&'a ManagerStretch>,
}

impl<'a> Service<'a> {
    /// The service on this day; none before it opened and after it closed.
    pub fn seen(facts: &'a ServiceFacts, on: Day) -> Option<Self> {
        let open = facts.opened_on <= on && facts.closed_on.is_none_or(|closed| on < closed);
        let stretches = facts.registered_managers.as_deref().unwrap_or_default();
        let manager = stretches.iter().filter(|of| stretch(of).includes(on)).max_by_key(|of| (of.from, *of));
        open.then_some(Self { facts, on, manager })
    }
}

fn stretch(of: &ManagerStretch) -> Stretch {
    Stretch { from: of.from, until: of.until }
}

impl OfService for RegisteredManager {
    fn weigh(&self, service: &Service<'_>) -> Vec<Finding> {
        let opened_on = service.facts.opened_on;
        let Some(held) = &service.facts.registered_managers else {
            return vec![Finding::not_measured(opened_on)];
        };
        let gap_before = |day: Day| {
            let ended = held.iter().map(stretch).filter(|of| !of.is_empty()).filter_map(|of| of.until);
            ended.filter(|until| *until <= day).max().map_or(opened_on, |ended| ended.max(opened_on))
        };
        vec![match service.manager {
            Some(manager) => {
                let (opened, from) = (gap_before(manager.from), manager.from);
                let because = format!("Registered Manager since {}", from.long());
                Finding::met(opened, opened, from, because).until(manager.until)
            }
            None => {
                let opened = gap_before(service.on);
                Finding::due(opened, opened, format!("No Registered Manager since {}", opened.long()))
            }
        }]
    }
}

impl OfService for PolicyReviewed {
    fn weigh(&self, service: &Service<'_>) -> Vec<Finding> {
        let Some(policies) = &service.facts.policies else {
            return vec![Finding::not_measured(service.facts.opened_on)];
        };
        let months = self.every_months.get();
        let one = |policy: &HeldPolicy| {
            let reviewed = policy.reviewed_on.filter(|day| *day <= service.on && *day >= policy.adopted_on);
            let last = reviewed.unwrap_or(policy.adopted_on);
            let (day, every) = (last.long(), months_in_words(months));
            let because = match reviewed {
                Some(_) => format!("Last looked at {day}; due every {every}"),
                None => format!("Taken on {day} and not looked at since; due every {every}"),
            };
            Finding::due(last, anniversary(last, months, 1), because)
                .kept(reviewed)
                .of(policy.id.as_str())
                .about(&policy.name)
        };
        policies.iter().filter(|policy| policy.adopted_on <= service.on).map(one).collect()
    }
}

impl OfService for ResponsibilitiesConfirmed {
    /// With a new manager, or a new version, the manager confirms the list again.
    fn weigh(&self, service: &Service<'_>) -> Vec<Finding> {
        let Some(list) = &service.facts.responsibilities else {
            return vec![Finding::not_measured(service.facts.opened_on)];
        };
        // With no manager there is nobody to confirm; that alarm has a rule of its own.
        let Some(manager) = service.manager.filter(|_| list.changed_on <= service.on) else {
            return Vec::new();
        };
        let theirs = list.accepted.iter().filter(|said| said.staff == manager.staff);
        let theirs = theirs.filter(|said| said.on >= manager.from && said.on <= service.on);
        let last = theirs.clone().map(|said| said.version).filter(|version| *version < list.version).max();
        let opened = list.waits_since(last).max(manager.from);
        let due = within(opened, self.within_days.get(), self.beginning_with_day);
        let said = theirs.filter(|said| said.version >= list.version).map(|said| said.on).min();
        let owner = Owner::named(OwnerRole::RegisteredManager, &manager.staff);
        let finding = match said {
            Some(day) => Finding::met(opened, due, day, format!("Confirmed on {}", day.long())),
            None => {
                let because = format!("To be confirmed by the Registered Manager since {}", opened.long());
                Finding::due(opened, due, because)
            }
        };
        vec![finding.by(owner)]
    }
}
