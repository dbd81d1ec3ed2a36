//! A person as rules see them on a day.

use crate::Day;
use crate::policy::{KeyWorker, PersonFacts, Placement};
use crate::tenure::{Kind, Stretch};

/// A person with a time in the service that is going on, or to which the service has said yes.
pub struct Person<'a> {
    /// All that is known.
    pub facts: &'a PersonFacts,
    /// The day.
    pub on: Day,
    /// The time in the service that the day belongs to.
    pub placement: &'a Placement,
    /// The named key worker on this day, or else the interim one.
    pub key_worker: Option<&'a KeyWorker>,
}

impl<'a> Person<'a> {
    /// The person on this day; none before the service said yes and after the placement has ended. Of several
    /// placements it is the one that started first.
    pub fn seen(facts: &'a PersonFacts, on: Day) -> Option<Self> {
        let current =
            |placement: &&Placement| begun(placement) <= on && placement.ends_on.is_none_or(|end| on < end);
        let placement = facts.placements.iter().filter(current).min_by_key(|of| (of.starts_on, *of))?;
        let key_worker = holder(facts, Kind::KeyWorker, on).or_else(|| holder(facts, Kind::Interim, on));
        Some(Self { facts, on, placement, key_worker })
    }
    /// The day the service said yes.
    pub fn accepted(&self) -> Day {
        begun(self.placement)
    }
    /// The first day in the service, once it has come.
    pub fn started(&self) -> Option<Day> {
        Some(self.placement.starts_on).filter(|start| *start <= self.on)
    }
    /// The placement's days from its first.
    pub fn stay(&self) -> Stretch {
        Stretch { from: self.placement.starts_on, until: self.placement.ends_on }
    }
    /// The tenures of a kind.
    pub fn tenures(&self, kind: Kind) -> impl Iterator<Item = &'a KeyWorker> + use<'a> {
        self.facts.key_workers.iter().filter(move |tenure| tenure.kind == kind)
    }
    /// The latest of some days that is not after this one.
    pub fn latest(&self, days: impl Iterator<Item = Day>) -> Option<Day> {
        days.filter(|day| *day <= self.on).max()
    }
    /// A day, if it has come.
    pub fn come(&self, day: Option<Day>) -> Option<Day> {
        day.filter(|day| *day <= self.on)
    }
}

fn begun(placement: &Placement) -> Day {
    placement.accepted_on.map_or(placement.starts_on, |accepted| accepted.min(placement.starts_on))
}

fn holder(facts: &PersonFacts, kind: Kind, on: Day) -> Option<&KeyWorker> {
    let now = |tenure: &&KeyWorker| tenure.kind == kind && tenure.stretch().includes(on);
    facts.key_workers.iter().filter(now).max_by_key(|tenure| (tenure.from, &tenure.staff))
}

/// The first day of the run of days up to `on` on which `holds` held all the time; `changes` are the days on which
/// that may have changed. None when it does not hold on the day itself.
pub fn run_since(changes: impl Iterator<Item = Day>, on: Day, holds: impl Fn(Day) -> bool) -> Option<Day> {
    let mut changes: Vec<Day> = changes.filter(|day| *day <= on).collect();
    changes.sort_unstable();
    let mut since = None;
    for day in changes {
        since = if holds(day) { since.or(Some(day)) } else { None };
    }
    since
}

/// The first days of some stretches and the first days no longer in them.
pub fn ends_of<'s>(stretches: impl Iterator<Item = Stretch> + Clone + 's) -> impl Iterator<Item = Day> + 's {
    stretches.clone().map(|of| of.from).chain(stretches.filter_map(|of| of.until))
}
