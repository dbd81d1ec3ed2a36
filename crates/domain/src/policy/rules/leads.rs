//! Who is accountable, and who leads on each part of a person's life.

use std::collections::BTreeSet;

use super::OfPerson;
use super::finding::Finding;
use super::person::{Person, ends_of, run_since};
use crate::Day;
use crate::one_of::OneOf;
use crate::policy::dates::within;
use crate::policy::{AccountableProfessional, Agency, Domain, DomainLead};
use crate::tenure::Stretch;

impl OfPerson for AccountableProfessional {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let (Some(agencies), Some(named)) = (&person.facts.agencies, &person.facts.accountable) else {
            return vec![Finding::not_measured(person.accepted())];
        };
        let stretches = agencies.iter().map(|of| Stretch { from: of.from, until: of.until });
        let enough = |day| involved(agencies, day) >= usize::from(self.agencies.get());
        let Some(since) = run_since(ends_of(stretches), person.on, enough) else { return Vec::new() };
        let since = since.max(person.accepted());
        let named = named.iter().map(|of| Stretch { from: of.from, until: of.until });
        let finding = held_or_due(person.on, since, named, |opened| {
            let due = within(opened, self.within_days.get(), self.beginning_with_day);
            let count = self.agencies.get();
            (due, format!("{count} or more agencies take part, and no accountable professional is named"))
        });
        vec![finding]
    }
}

fn involved(agencies: &[Agency], day: Day) -> usize {
    let there = |of: &&Agency| Stretch { from: of.from, until: of.until }.includes(day);
    agencies.iter().filter(there).map(|of| of.name.as_str()).collect::<BTreeSet<_>>().len()
}

impl OfPerson for DomainLead {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(started) = person.started() else { return Vec::new() };
        let Some(leads) = &person.facts.domain_leads else { return vec![Finding::not_measured(started)] };
        let of_domain = |domain: &Domain| {
            let fit =
                leads.iter().filter(|lead| lead.domain == *domain && (lead.clinician || !self.clinician));
            let stretches = fit.map(|of| Stretch { from: of.from, until: of.until });
            let finding = held_or_due(person.on, started, stretches, |opened| {
                let due = within(opened, self.within_days.get(), self.beginning_with_day);
                let who = if self.clinician { "No clinician leads" } else { "Nobody leads" };
                (due, format!("{who} on this: {}", domain.words()))
            });
            finding.of(domain.code())
        };
        self.domains.iter().map(of_domain).collect()
    }
}

/// Met while a stretch covers the day; otherwise due since the last ended, or since it became needed.
fn held_or_due(
    on: Day,
    since: Day,
    named: impl Iterator<Item = Stretch> + Clone,
    due: impl Fn(Day) -> (Day, String),
) -> Finding {
    let gap_before = |day: Day| {
        let ended =
            named.clone().filter(|of| !of.is_empty()).filter_map(|of| of.until).filter(|until| *until <= day);
        ended.max().map_or(since, |ended| ended.max(since))
    };
    let holding = named.clone().filter(|stretch| stretch.includes(on)).min_by_key(|of| (of.from, of.until));
    match holding {
        Some(stretch) => {
            let opened = gap_before(stretch.from);
            let because = format!("Named, from {}", stretch.from.long());
            Finding::met(opened, due(opened).0, stretch.from, because).until(stretch.until)
        }
        None => {
            let opened = gap_before(on);
            let (last, because) = due(opened);
            Finding::due(opened, last, because)
        }
    }
}
