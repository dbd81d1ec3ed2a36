//! When contacts happen and when they are written down.

use std::collections::BTreeSet;

use domain::{
    Day, Moment,
    contact::{How, With},
};

use super::nature::Nature;
use crate::demo::plan::{chance::Chance, notes::Setting};

/// Gives out moments; nobody is in two places within the same half hour.
#[derive(Debug)]
pub(super) struct Moments {
    today: Day,
    /// Staff and half hour.
    taken: BTreeSet<(usize, i64)>,
}

impl Moments {
    pub(super) fn new(today: Day) -> Self {
        Self { today, taken: BTreeSet::new() }
    }
    /// When a contact of this kind happens on this day, and when it is recorded: before today begins, and within
    /// a day.
    pub(super) fn next(
        &mut self,
        staff: usize,
        day: Day,
        setting: Setting,
        nature: Nature,
        chance: &mut Chance,
    ) -> Option<(Moment, Moment)> {
        let happened = (0..12).find_map(|_| {
            let moment = moment(day, setting, nature, chance)?;
            self.taken.insert((staff, moment.micros() / 1_800_000_000)).then_some(moment)
        })?;
        Some((happened, self.recorded(happened, day, chance)?))
    }
    fn recorded(&self, happened: Moment, day: Day, chance: &mut Chance) -> Option<Moment> {
        let tomorrow = day.plus_days(1);
        if chance.percent(28) && tomorrow < self.today {
            let morning = Moment::at(tomorrow, 8, i8::try_from(chance.between(2, 59)).ok()?)?;
            return Some(morning.min(happened.plus_seconds(86_400)));
        }
        // The last contact begins before 8pm: nobody writes after 11.
        Some(happened.plus_seconds(i64::from(chance.between(6, 170)) * 60))
    }
}

fn moment(day: Day, setting: Setting, nature: Nature, chance: &mut Chance) -> Option<Moment> {
    let weekend = day.weekday() > 4;
    let (first, last) = match (nature.how, setting) {
        _ if nature.with == With::Professional => (9, 16),
        (How::InPerson, Setting::Child | Setting::Teenager) if weekend || chance.percent(25) => (10, 15),
        (How::InPerson, Setting::Child) => (15, 17),
        (How::InPerson, Setting::Teenager) => (15, 18),
        (_, Setting::ElmHouse) => (8, 19),
        _ => (9, 18),
    };
    let hour = i8::try_from(chance.between(first, last)).ok()?;
    let minute = match nature.how {
        How::InPerson => chance.between(0, 11) * 5,
        _ => chance.between(0, 59),
    };
    Moment::at(day, hour, i8::try_from(minute).ok()?)
}

/// A time on this day at which people are at work.
pub(super) fn in_the_day(day: Day, chance: &mut Chance) -> Option<Moment> {
    let minute = i8::try_from(chance.between(0, 59)).ok()?;
    Moment::at(day, i8::try_from(chance.between(9, 16)).ok()?, minute)
}
