//! Contacts: when, by whom and what they say.

use std::collections::BTreeMap;

use domain::{
    Day, Moment,
    access::Label,
    contact::{self, How, Wish, With},
    one_of::OneOf,
};

use super::on_each_day;
use crate::demo::plan::{Contact, Plan, notes, plan};

fn midnight(today: Day) -> Moment {
    Moment::at(today, 0, 0).expect("midnight")
}

#[test]
fn contacts_happen_by_day_in_the_placement_and_are_recorded_within_a_day() {
    on_each_day(|plan, today| {
        for contact in &plan.contacts {
            let person = &plan.people[contact.person];
            let day = contact.happened.day();
            let (first, last) = (Moment::at(day, 8, 0).expect("8am"), Moment::at(day, 20, 0).expect("8pm"));
            assert!((first..=last).contains(&contact.happened), "{}", contact.happened.to_text());
            assert!(contact.recorded < midnight(today));
            assert!((0..=86_400).contains(&contact.recorded.seconds_since(contact.happened)));
            let placed =
                |p: &crate::demo::plan::Placement| p.from <= day && p.until.is_none_or(|until| day < until);
            assert!(person.placements.iter().any(placed), "{}", person.name);
            if let Some((at, _)) = &contact.correction {
                assert!(*at > contact.recorded && *at < midnight(today));
            }
        }
        assert!(plan.contacts.is_sorted_by_key(|contact| contact.happened));
        assert!(plan.contacts.iter().filter(|contact| contact.correction.is_some()).count() > 5);
    });
}

#[test]
fn whoever_records_works_there_that_day_and_is_no_relative() {
    on_each_day(|plan, _| {
        for contact in &plan.contacts {
            let (staff, person) = (&plan.staff[contact.staff], &plan.people[contact.person]);
            let day = contact.happened.day();
            assert!(staff.working_days & (1 << day.weekday()) != 0);
            assert!(staff.leave.iter().all(|(from, until)| day < *from || *until < day));
            let posted = staff.posts.iter().any(|post| {
                post.from <= day
                    && post.until.is_none_or(|until| day < until)
                    && person.placements.iter().any(|placement| Some(placement.service) == post.service)
            });
            assert!(posted && !person.relatives_on_staff.contains(&contact.staff));
        }
    });
}

#[test]
fn eight_people_are_quiet_and_all_others_were_spoken_with_lately() {
    on_each_day(|plan, today| {
        let mut latest: BTreeMap<usize, Day> = BTreeMap::new();
        for contact in
            plan.contacts.iter().filter(|contact| contact.how != How::Tried && contact.with == With::Person)
        {
            latest.insert(contact.person, contact.happened.day());
        }
        assert_eq!(latest.len(), plan.people.len());
        let days: Vec<i32> = latest.values().map(|day| today.days_since(*day)).collect();
        assert_eq!(days.iter().filter(|days| (21..=49).contains(*days)).count(), 8, "{today}: {days:?}");
        assert_eq!(
            days.iter().filter(|days| **days <= 14).count(),
            plan.people.len() - 8,
            "{today}: {days:?}"
        );
    });
}

#[test]
fn there_are_as_many_as_a_year_brings_and_a_third_says_nothing() {
    on_each_day(|plan, _| {
        let all = plan.contacts.len();
        assert!((1_800..=2_400).contains(&all), "{all}");
        let empty = plan.contacts.iter().filter(|contact| contact.note.is_empty()).count() * 100 / all;
        assert!((25..42).contains(&empty), "{empty}");
        let normal =
            plan.contacts.iter().filter(|contact| contact.label == Label::Normal).count() * 100 / all;
        assert!((92..100).contains(&normal), "{normal}");
        for label in Label::ALL {
            assert!(plan.contacts.iter().any(|contact| contact.label == *label), "{label:?}");
        }
        for how in How::ALL {
            assert!(plan.contacts.iter().any(|contact| contact.how == *how), "{how:?}");
        }
        for with in With::ALL {
            assert!(plan.contacts.iter().any(|contact| contact.with == *with), "{with:?}");
        }
    });
}

fn notes_of(plan: &Plan) -> Vec<&str> {
    let corrected = plan.contacts.iter().filter_map(|contact| contact.correction.as_ref());
    let notes = plan.contacts.iter().map(|contact| contact.note.as_str());
    notes.chain(corrected.map(|(_, note)| note.as_str())).filter(|note| !note.is_empty()).collect()
}

#[test]
fn notes_rarely_repeat_and_no_gap_stays_open() {
    assert!(notes::template_count() >= 250, "{}", notes::template_count());
    on_each_day(|plan, _| {
        let notes = notes_of(plan);
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for note in &notes {
            assert!(!note.contains(['{', '}', '?']) || note.contains("? "), "{note}");
            assert!(!note.contains("  ") && note.len() > 20, "{note}");
            *times.entry(note).or_default() += 1;
        }
        let again = times.values().filter(|times| **times > 1).map(|times| times - 1).sum::<usize>();
        assert!(again * 100 < notes.len() * 8, "{again} of {}", notes.len());
    });
}

#[test]
fn the_domain_would_record_each_of_them() {
    let today: Day = "2026-11-21".parse().expect("day");
    let plan = plan(today);
    let accepted = |contact: &Contact| {
        let Contact { how, with, happened, label, .. } = *contact;
        let wish = Wish { how, with, happened, note: contact.note.clone(), label };
        let born = plan.people[contact.person].born_on;
        contact::decide(wish.clone(), Some(born), midnight(today)) == Ok(wish)
    };
    assert!(plan.contacts.iter().all(accepted));
}
