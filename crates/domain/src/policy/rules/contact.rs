//! The rhythm of contacts.

use std::cmp::Reverse;

use super::OfPerson;
use super::finding::Finding;
use super::person::{Person, run_since};
use crate::Day;
use crate::policy::dates::{days_in_words, within};
use crate::policy::{Contact, ContactKind, ContactRhythm, Rated, Rating};

impl OfPerson for ContactRhythm {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(started) = person.started() else { return Vec::new() };
        let Some(contacts) = &person.facts.contacts else { return vec![Finding::not_measured(started)] };
        let begins = person.key_worker.map_or(started, |holder| holder.from.max(started));
        let last = latest(person, contacts, ContactKind::Met);
        let opened = last.map_or(begins, |last| last.max(begins));
        let (due, days) = self.due(person, opened);
        vec![Finding::due(opened, due, self.because(person, contacts, last, days)).kept(last)]
    }
}

impl ContactRhythm {
    fn days(&self, rating: Option<Rating>) -> u16 {
        rating.and_then(|rating| self.by_rating.get(&rating)).unwrap_or(&self.every_days).get()
    }

    /// The last day, and the days that the rhythm has now. A new rating gives its own days from the day it was made,
    /// though never longer than the rhythm before it had left.
    fn due(&self, person: &Person<'_>, opened: Day) -> (Day, u16) {
        let ratings = person.facts.ratings.as_deref().unwrap_or_default();
        let Some(now) = rated(ratings, person.on) else {
            let days = self.days(None);
            return (within(opened, days, false), days);
        };
        let days = self.days(Some(now.rating));
        let changes = ratings.iter().map(|rated| rated.from);
        let same = |day| rated(ratings, day).is_some_and(|then| self.days(Some(then.rating)) == days);
        let since = run_since(changes, person.on, same).unwrap_or(now.from);
        let before = self.days(rated(ratings, since.plus_days(-1)).map(|rated| rated.rating));
        let grace = within(opened, before, false).min(within(since, days, false));
        (within(opened, days, false).max(grace), days)
    }

    fn because(&self, person: &Person<'_>, contacts: &[Contact], last: Option<Day>, days: u16) -> String {
        let every = days_in_words(days);
        let mut text = match last {
            Some(last) => format!("Last contact with content was {}; one is due every {every}", last.long()),
            None => format!("No contact with content yet; one is due every {every}"),
        };
        let since = |kind| latest(person, contacts, kind).filter(|day| last.is_none_or(|last| *day > last));
        if let Some(day) = since(ContactKind::Reached) {
            text += &format!(". Reached on {}, with nothing written down", day.long());
        }
        if let Some(day) = since(ContactKind::Tried) {
            text += &format!(". Tried on {}", day.long());
        }
        text
    }
}

fn latest(person: &Person<'_>, contacts: &[Contact], kind: ContactKind) -> Option<Day> {
    person.latest(contacts.iter().filter(|contact| contact.kind == kind).map(|contact| contact.day))
}

/// The rating in force on a day. Of two made on the same day the one that asks for more holds.
pub fn rated(ratings: &[Rated], on: Day) -> Option<&Rated> {
    ratings.iter().filter(|rated| rated.from <= on).max_by_key(|of| (of.from, Reverse(of.rating)))
}
