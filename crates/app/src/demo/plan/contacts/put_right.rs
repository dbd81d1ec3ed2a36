//! Notes that were wrong at first.

use domain::{
    Day,
    access::Label,
    contact::{How, With},
};

use super::{moments::in_the_day, recorder::works, setting};
use crate::demo::plan::{
    Contact, Person, Staff, chance::Chance, notes::Notes, people::Placed, services::ELM_HOUSE,
};

/// A few notes were wrong at first and were put right within days.
pub(super) fn some(
    contacts: &mut [Contact],
    staff: &[Staff],
    people: &[Person],
    sketches: &[Placed],
    today: Day,
) {
    let fit = |contact: &Contact| {
        let days_ago = today.days_since(contact.happened.day());
        contact.label == Label::Normal
            && contact.with == With::Person
            && contact.how == How::InPerson
            && (12..200).contains(&days_ago)
            && people.get(contact.person).is_some_and(|person| {
                today.years_since(person.born_on) >= 14
                    && person.placements.iter().all(|p| p.excuse.is_none())
            })
    };
    let mut chance = Chance::new(90);
    for (count, contact) in contacts.iter_mut().filter(|contact| fit(contact)).step_by(83).enumerate() {
        let (Some((_, sketch)), Some(person)) = (sketches.get(contact.person), people.get(contact.person))
        else {
            continue;
        };
        let setting = setting(person, 0, today);
        if sketch.few_words {
            continue;
        }
        let Some((first, right)) = Notes::new(sketch).corrected(count, setting, &chance) else { continue };
        // The next day, or some days later, when whoever wrote it is at work.
        let next = chance.between(1, 3);
        let service = person.placements.first().map_or(ELM_HOUSE, |placement| placement.service);
        let later = (next..next + 6)
            .map(|days| contact.recorded.day().plus_days(days))
            .find(|day| works(staff, contact.staff, service, *day))
            .and_then(|day| in_the_day(day, &mut chance));
        if let Some(later) = later.filter(|later| later.day() < today) {
            contact.note = first;
            contact.correction = Some((later, right));
        }
    }
}
