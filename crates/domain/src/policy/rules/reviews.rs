//! What is done first within some days, and then again and again.

use super::OfPerson;
use super::contact::rated;
use super::finding::Finding;
use super::person::{Person, run_since};
use crate::Day;
use crate::one_of::OneOf;
use crate::policy::dates::{anniversary, days_in_words, months_in_words, next_anniversary, within};
use crate::policy::{CommunicationNeeds, ReviewInterval, Settled};

impl OfPerson for ReviewInterval {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(started) = person.started() else { return Vec::new() };
        let begins = match &self.only_rated {
            None => started,
            Some(those) => {
                let Some(ratings) = &person.facts.ratings else {
                    return vec![Finding::not_measured(started)];
                };
                let holds = |day| rated(ratings, day).is_some_and(|now| those.contains(&now.rating));
                let Some(since) = run_since(ratings.iter().map(|of| of.from), person.on, holds) else {
                    return Vec::new();
                };
                since.max(started)
            }
        };
        let Some(done) = person.facts.reviews.get(&self.what) else {
            return vec![Finding::not_measured(begins)];
        };
        // What was done between the service's yes and the first day counts for this stay.
        let counts = if self.only_rated.is_some() { begins } else { person.accepted() };
        let mut done: Vec<Day> =
            done.iter().copied().filter(|day| counts <= *day && *day <= person.on).collect();
        done.sort_unstable();
        vec![self.next(begins, &done)]
    }
}

impl ReviewInterval {
    fn next(&self, begins: Day, done: &[Day]) -> Finding {
        let what = self.what.words();
        let (Some(first), Some(last)) = (done.first(), done.last()) else {
            let due = self.first(begins);
            return Finding::due(begins, due, format!("{what}: not done yet, since {}", begins.long()));
        };
        let due = match self.every_months {
            Some(months) if self.anchored => {
                next_anniversary(*first, months.get(), done[1..].iter().copied())
            }
            _ => self.after(*last),
        };
        let every = self.every();
        let because = if self.anchored {
            format!(
                "{what}: last done {}, first done {}; due every {every} from the first",
                last.long(),
                first.long()
            )
        } else {
            format!("{what}: last done {}; due every {every}", last.long())
        };
        Finding::due(*last, due, because).kept(Some(*last))
    }

    fn first(&self, begins: Day) -> Day {
        match self.first_within_days {
            Some(days) => within(begins, days.get(), self.beginning_with_day),
            None => self.after(begins),
        }
    }

    fn after(&self, day: Day) -> Day {
        match (self.every_days, self.every_months) {
            (Some(days), _) => within(day, days.get(), false),
            (None, Some(months)) => anniversary(day, months.get(), 1),
            (None, None) => day,
        }
    }

    fn every(&self) -> String {
        match (self.every_days, self.every_months) {
            (Some(days), _) => days_in_words(days.get()),
            (None, months) => months_in_words(months.map_or(1, |months| months.get())),
        }
    }
}

impl OfPerson for CommunicationNeeds {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(started) = person.started() else { return Vec::new() };
        let Some(known) = &person.facts.communication else { return vec![Finding::not_measured(started)] };
        let last = person.latest([known.asked_on, known.reviewed_on].into_iter().flatten());
        let months = self.review_every_months.get();
        let finding = match last {
            None => {
                let due = within(started, self.ask_within_days.get(), self.beginning_with_day);
                Finding::due(started, due, "Communication needs have not been asked about yet")
            }
            Some(last) => {
                let (day, every) = (last.long(), months_in_words(months));
                let because = format!("Communication needs were last looked at {day}; due every {every}");
                Finding::due(last, anniversary(last, months, 1), because).kept(Some(last))
            }
        };
        vec![finding]
    }
}

impl OfPerson for Settled {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(known) = &person.facts.settled else {
            return vec![Finding::not_measured(person.accepted())];
        };
        let Some(met) = person.come(known.introduced_on) else { return Vec::new() };
        let opened = within(met, self.from_days.get(), false);
        if opened > person.on {
            return Vec::new();
        }
        let due = within(met, self.to_days.get(), false);
        // Asked too early is not asked: nobody can know yet.
        let asked = person.come(known.asked_on).filter(|asked| *asked >= opened);
        vec![match asked {
            Some(asked) => Finding::met(opened, due, asked, format!("Asked on {}", asked.long())),
            None => Finding::due(opened, due, format!("They met on {}. Ask whether it works", met.long())),
        }]
    }
}
