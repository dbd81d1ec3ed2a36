//! Nine months of contacts: for each placement a walk back in time, about a week a step.

mod moments;
mod nature;
mod put_right;
mod recorder;

use domain::{
    Day,
    access::Label,
    contact::{How, With},
};

use super::{
    Contact, Person, Placement, Staff,
    chance::Chance,
    notes::{About, Notes, Setting},
    people::Placed,
    services::{BRIGHT_PATH, ELM_HOUSE},
    sketch::Sketch,
};
use moments::Moments;
use nature::{Nature, TOGETHER};
use recorder::Among;

/// How far back contacts go, in days.
const DAYS_BACK: i32 = 273;

/// All contacts until yesterday, in the order in which they happened.
pub(super) fn contacts(today: Day, staff: &[Staff], people: &[Person], sketches: &[Placed]) -> Vec<Contact> {
    let mut contacts = Vec::new();
    let mut moments = Moments::new(today);
    for (place, (person, (_, sketch))) in people.iter().zip(sketches).enumerate() {
        let seed = 7000 + u64::try_from(place).unwrap_or(0);
        let mut walk = Walk {
            today,
            staff,
            person,
            place,
            sketch,
            notes: Notes::new(sketch),
            chance: Chance::new(seed),
        };
        for placement in 0..person.placements.len() {
            walk.back(placement, &mut moments, &mut contacts);
        }
    }
    contacts.sort_by_key(|contact| (contact.happened, contact.person));
    put_right::some(&mut contacts, staff, people, sketches, today);
    contacts
}

struct Walk<'a> {
    today: Day,
    staff: &'a [Staff],
    person: &'a Person,
    place: usize,
    sketch: &'static Sketch,
    notes: Notes,
    chance: Chance,
}

impl Walk<'_> {
    fn back(&mut self, at: usize, moments: &mut Moments, contacts: &mut Vec<Contact>) {
        let person = self.person;
        let Some(placement) = person.placements.get(at) else { return };
        let first = placement.from.max(self.today.plus_days(-DAYS_BACK));
        let ended = placement.until.map_or(0, |until| self.today.days_since(until)).max(0);
        let mut days_ago =
            if self.sketch.quiet > 0 { self.sketch.quiet } else { ended + self.chance.between(1, 7) };
        self.attempts(at, moments, contacts);
        let mut latest = true;
        while self.today.plus_days(-days_ago) >= first {
            let contact = self.near(at, first, days_ago, latest, moments);
            latest = latest && contact.is_none();
            contacts.extend(contact);
            days_ago += self.step(placement);
        }
    }
    /// Tries to reach someone who has been quiet.
    fn attempts(&mut self, at: usize, moments: &mut Moments, contacts: &mut Vec<Contact>) {
        for part in [2, 4] {
            let day = self.today.plus_days(-self.sketch.quiet * part / 5);
            if self.sketch.quiet > 0
                && let Some(who) = recorder::recorder(self.staff, self.person, at, day, Among::All)
            {
                let nature = Nature { how: How::Tried, with: With::Person, label: Label::Normal };
                contacts.extend(self.contact(at, who, day, nature, false, moments));
            }
        }
    }
    /// A contact on this day, or on one of the days before when nobody was at work.
    fn near(
        &mut self,
        at: usize,
        first: Day,
        days_ago: i32,
        latest: bool,
        moments: &mut Moments,
    ) -> Option<Contact> {
        let (staff, person, today) = (self.staff, self.person, self.today);
        let find = |among: Among| {
            (days_ago..days_ago + 4)
                .map(|days| today.plus_days(-days))
                .filter(|day| *day >= first)
                .find_map(|day| Some((day, recorder::recorder(staff, person, at, day, among)?)))
        };
        let by_team = !latest && self.chance.percent(14);
        let (day, who) =
            if by_team { find(Among::Team) } else { find(Among::Holders).or_else(|| find(Among::All)) }?;
        let nature = if latest || recorder::in_hospital(person, at, day) {
            TOGETHER
        } else {
            nature::nature(self.setting(at), self.sketch, day, &mut self.chance)
        };
        self.contact(at, who, day, nature, latest, moments)
    }
    /// A contact with this member of staff; it has a note for certain when it `must_say` something.
    fn contact(
        &mut self,
        at: usize,
        who: usize,
        day: Day,
        nature: Nature,
        must_say: bool,
        moments: &mut Moments,
    ) -> Option<Contact> {
        let setting = self.setting(at);
        let (happened, recorded) = moments.next(who, day, setting, nature, &mut self.chance)?;
        let Nature { how, with, label } = nature;
        let in_hospital = recorder::in_hospital(self.person, at, day);
        let (few_words, holidays) = (self.sketch.few_words, holidays(day));
        let about = About { setting, in_hospital, holidays, few_words, how, with, label };
        let says_nothing = label == Label::Normal && !must_say && self.chance.percent(35);
        let note = if says_nothing { String::new() } else { self.notes.next(about, &mut self.chance) };
        Some(Contact {
            person: self.place,
            staff: who,
            how,
            with,
            happened,
            recorded,
            note,
            label,
            correction: None,
        })
    }
    fn setting(&self, at: usize) -> Setting {
        setting(self.person, at, self.today)
    }
    /// Days until the contact before.
    fn step(&mut self, placement: &Placement) -> i32 {
        let usual = if placement.service == ELM_HOUSE { 5 } else { 7 };
        let both = if self.person.placements.iter().filter(|placement| placement.until.is_none()).count() > 1
        {
            3
        } else {
            0
        };
        let holiday = if self.chance.percent(6) { 8 } else { 0 };
        usual + both + holiday + self.chance.between(-2, 2)
    }
}

/// Whether schools are closed, near enough.
fn holidays(day: Day) -> bool {
    let (_, month, day) = day.parts();
    matches!((month, day), (8, _) | (7, 23..) | (12, 21..) | (1, ..4))
}

fn setting(person: &Person, at: usize, today: Day) -> Setting {
    match (person.placements.get(at).map(|placement| placement.service), today.years_since(person.born_on)) {
        (Some(ELM_HOUSE), _) => Setting::ElmHouse,
        (Some(BRIGHT_PATH), ..12) => Setting::Child,
        (Some(BRIGHT_PATH), 12..18) => Setting::Teenager,
        (Some(BRIGHT_PATH), _) => Setting::YoungAdult,
        _ => Setting::Harbour,
    }
}
