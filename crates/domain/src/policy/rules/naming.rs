//! Who is there for the person: named, on the first day, and while the key worker is away.

use super::OfPerson;
use super::finding::Finding;
use super::person::Person;
use crate::Day;
use crate::policy::dates::{days_in_words, within};
use crate::policy::{Away, CoverWhileAway, InterimKeyWorker, KeyWorker, NamedKeyWorker};
use crate::tenure::{Kind, Stretch};

impl OfPerson for NamedKeyWorker {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        // Before the first day, whoever is planned for it counts.
        let day = person.on.max(person.placement.starts_on);
        let mut named = person.tenures(Kind::KeyWorker).filter(|tenure| tenure.stretch().includes(day));
        let last = |opened| within(opened, self.within_days.get(), self.beginning_with_day);
        let finding = match (named.next(), named.next()) {
            (Some(one), None) => {
                let opened = gap_before(person, one.from);
                let because = format!("A key worker is named, from {}", one.from.long());
                Finding::met(opened, last(opened), one.from, because).until(one.until)
            }
            (Some(one), Some(other)) => {
                let both = person.tenures(Kind::KeyWorker).filter(|tenure| tenure.stretch().includes(day));
                let opened = both.map(|tenure| tenure.from).max().unwrap_or_else(|| one.from.max(other.from));
                let because = format!("Two people are key worker at once since {}. Keep one", opened.long());
                Finding::due(opened, last(opened), because)
            }
            (None, _) => {
                let opened = gap_before(person, person.on);
                let within = days_in_words(self.within_days.get());
                let because =
                    format!("No key worker since {}. One is to be named within {within}", opened.long());
                Finding::due(opened, last(opened), because)
            }
        };
        vec![finding]
    }
}

/// The day since which nobody was named before `day`: the end of the last tenure, or the day of acceptance.
fn gap_before(person: &Person<'_>, day: Day) -> Day {
    let held = person.tenures(Kind::KeyWorker).filter(|tenure| !tenure.stretch().is_empty());
    let ended = held.filter_map(|tenure| tenure.until).filter(|until| *until <= day).max();
    ended.map_or(person.accepted(), |ended| ended.max(person.accepted()))
}

impl OfPerson for InterimKeyWorker {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let start = person.placement.starts_on;
        let due = start.plus_days(-i32::from(self.days_before_start.get()));
        let opened = person.accepted();
        let held = |kind| person.tenures(kind).map(KeyWorker::stretch);
        let there = |stretch: &Stretch| {
            stretch.includes(start)
                || (stretch.from > start && stretch.from <= person.on && !stretch.is_empty())
        };
        let first = held(Kind::KeyWorker).chain(held(Kind::Interim)).filter(there).map(|of| of.from).min();
        let finding = match first {
            Some(from) => {
                let because = format!("Someone is in place from {}", from.long());
                Finding::met(opened, due, from, because)
            }
            None => {
                let because = format!("Nobody is in place for the first day, {}", start.long());
                Finding::due(opened, due, because)
            }
        };
        vec![finding]
    }
}

impl OfPerson for CoverWhileAway {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(leave) = &person.facts.leave else { return vec![Finding::not_measured(person.accepted())] };
        leave.iter().filter_map(|away| self.weigh_leave(person, away)).collect()
    }
}

impl CoverWhileAway {
    fn weigh_leave(&self, person: &Person<'_>, away: &Away) -> Option<Finding> {
        let long = away.last_day.days_since(away.first_day) + 1 > i32::from(self.longer_than_days.get());
        if !long || away.entered_on > person.on || away.last_day < person.on {
            return None;
        }
        let parts = parts_as_key_worker(person, away);
        let still = |stretch: &&Stretch| stretch.until.is_none_or(|until| until > person.on);
        let first = parts.iter().filter(still).map(|stretch| stretch.from).min()?;
        let opened = away.entered_on.max(person.accepted());
        let gaps = parts.iter().filter_map(|part| uncovered(person, away, *part));
        let finding = match gaps.map(|gap| gap.from).min() {
            Some(from) => {
                let because = format!(
                    "The key worker is away from {} to {}. Nobody stands in from {}",
                    away.first_day.long(),
                    away.last_day.long(),
                    from.long()
                );
                Finding::due(opened, from, because)
            }
            None => {
                let because = format!("Someone stands in until {}", away.last_day.long());
                let until = Some(away.last_day.plus_days(1));
                // Whoever was named late did not stand in before.
                let kept = parts.iter().filter(still).filter_map(|part| covered_from(person, away, *part));
                let kept = kept.min().map_or(first, |from| from.max(first));
                Finding::met(opened, first, kept, because).until(until)
            }
        };
        Some(finding.of(away.id.as_str()))
    }
}

/// The days of the leave on which the one who is away is this person's key worker.
fn parts_as_key_worker(person: &Person<'_>, away: &Away) -> Vec<Stretch> {
    let days = Stretch { from: away.first_day, until: Some(away.last_day.plus_days(1)) };
    let theirs = person.facts.key_workers.iter().filter(|tenure| {
        tenure.staff == away.staff && matches!(tenure.kind, Kind::KeyWorker | Kind::Interim)
    });
    let shared = |tenure: &KeyWorker| shared(shared(tenure.stretch(), days), person.stay());
    theirs.map(shared).filter(|stretch| !stretch.is_empty()).collect()
}

/// When others stand in on some of these days.
fn covers(person: &Person<'_>, away: &Away, part: Stretch) -> impl Iterator<Item = Stretch> {
    let others = person.tenures(Kind::Cover).filter(|cover| cover.staff != away.staff);
    others.map(KeyWorker::stretch).filter(move |cover| cover.overlaps(part))
}

/// The first day on which somebody stands in.
fn covered_from(person: &Person<'_>, away: &Away, part: Stretch) -> Option<Day> {
    covers(person, away, part).map(|cover| cover.from).min()
}

/// The first stretch of these days, not over yet, on which nobody stands in.
fn uncovered(person: &Person<'_>, away: &Away, part: Stretch) -> Option<Stretch> {
    let mut covers: Vec<Stretch> = covers(person, away, part).collect();
    covers.sort_unstable_by_key(|cover| cover.from);
    let mut from = part.from;
    for cover in covers {
        let gap = Stretch { from, until: Some(cover.from) };
        if !gap.is_empty() && cover.from > person.on {
            return Some(gap);
        }
        from = from.max(cover.until?);
    }
    let gap = Stretch { from, until: part.until };
    (!gap.is_empty() && part.until.is_none_or(|until| until > person.on)).then_some(gap)
}

/// The days in both.
fn shared(one: Stretch, other: Stretch) -> Stretch {
    let until = match (one.until, other.until) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Stretch { from: one.from.max(other.from), until }
}
