//! People, their placements and their key workers.

use std::collections::BTreeSet;

use domain::{
    Day, names,
    nhs_number::NhsNumber,
    person::paragraph,
    tenure::{Kind, Stretch, gap_since},
};

use super::on_each_day;
use crate::demo::plan::{
    Person, Plan, Tenure,
    services::{BRIGHT_PATH, HARBOUR},
    staff::MINA,
};

fn stretch(tenure: &Tenure) -> Stretch {
    Stretch { from: tenure.from, until: tenure.until }
}

/// Since when nobody has been key worker, for each placement that is open today.
fn gaps(person: &Person, today: Day) -> Vec<(usize, Day)> {
    let of = |at: usize| {
        let held: Vec<Stretch> = person
            .tenures
            .iter()
            .filter(|tenure| tenure.placement == at && tenure.kind == Kind::KeyWorker)
            .map(stretch)
            .collect();
        let placement = &person.placements[at];
        gap_since(Stretch { from: placement.from, until: placement.until }, &held, today)
            .map(|since| (at, since))
    };
    (0..person.placements.len()).filter_map(of).collect()
}

#[test]
fn key_workers_never_overlap_in_a_service_and_all_lies_in_its_placement() {
    on_each_day(|plan, today| {
        for person in &plan.people {
            for (place, tenure) in person.tenures.iter().enumerate() {
                let placement = &person.placements[tenure.placement];
                assert!(!stretch(tenure).is_empty(), "{}", person.name);
                assert!(tenure.from >= placement.from, "{}", person.name);
                let ends = tenure.until.unwrap_or(today.plus_days(9999));
                assert!(placement.until.is_none_or(|until| ends <= until), "{}", person.name);
                assert_eq!(tenure.until.is_some(), tenure.end_reason.is_some());
                let same = |other: &&Tenure| {
                    other.kind == tenure.kind
                        && person.placements[other.placement].service == placement.service
                        && (tenure.kind == Kind::KeyWorker || other.staff == tenure.staff)
                };
                let later = person.tenures[place + 1..].iter().filter(same);
                assert!(
                    later.into_iter().all(|other| !stretch(other).overlaps(stretch(tenure))),
                    "{}",
                    person.name
                );
            }
        }
    });
}

#[test]
fn holders_hold_a_post_that_may_and_are_no_relatives() {
    on_each_day(|plan, _| {
        for person in &plan.people {
            for tenure in &person.tenures {
                let staff = &plan.staff[tenure.staff];
                let service = person.placements[tenure.placement].service;
                let posted = staff.posts.iter().any(|post| {
                    post.service == Some(service)
                        && post.role.may_be_key_worker()
                        && post.from <= tenure.from
                        && post.until.is_none_or(|until| tenure.until.is_some_and(|end| end <= until))
                });
                assert!(posted, "{} for {}", staff.name, person.name);
                assert!(!person.relatives_on_staff.contains(&tenure.staff));
                let leaves = staff.leaves_on;
                assert!(
                    leaves.is_none_or(|day| tenure.until.is_some_and(|until| until <= day)),
                    "{}",
                    person.name
                );
            }
        }
    });
}

#[test]
fn exactly_one_person_has_nobody_and_one_is_excused() {
    on_each_day(|plan, today| {
        let mut without = Vec::new();
        for person in &plan.people {
            for (at, since) in gaps(person, today) {
                without.push((person.placements[at].excuse.is_some(), today.days_since(since)));
            }
        }
        without.sort_unstable();
        assert_eq!(without, [(false, 9), (true, 19)]);
        let excuses =
            plan.people.iter().flat_map(|person| &person.placements).filter_map(|p| p.excuse.as_ref());
        assert!(excuses.into_iter().all(|(.., recheck)| *recheck > today));
    });
}

fn people_of(plan: &Plan, staff: usize, today: Day) -> usize {
    let held = plan.people.iter().flat_map(|person| &person.tenures);
    held.filter(|tenure| {
        tenure.staff == staff && tenure.kind == Kind::KeyWorker && stretch(tenure).includes(today)
    })
    .count()
}

#[test]
fn key_workers_have_from_six_to_twelve_people_and_one_has_ten() {
    on_each_day(|plan, today| {
        let counts: Vec<usize> = (0..7).map(|staff| people_of(plan, staff, today)).collect();
        assert!(counts[..6].iter().all(|count| (6..=12).contains(count)), "{counts:?}");
        assert!(counts[6] > 0 && counts.iter().filter(|count| **count == 10).count() == 1, "{counts:?}");
        assert_eq!((counts[MINA], plan.showcase.key_worker), (10, MINA));
    });
}

#[test]
fn the_rarer_situations_are_there() {
    on_each_day(|plan, today| {
        let count =
            |wanted: &dyn Fn(&Person) -> bool| plan.people.iter().filter(|person| wanted(person)).count();
        let tenures = |wanted: &dyn Fn(&Tenure) -> bool| {
            plan.people.iter().flat_map(|person| &person.tenures).filter(|tenure| wanted(tenure)).count()
        };
        assert_eq!(tenures(&|tenure| tenure.from > today), 1);
        assert_eq!(
            tenures(&|tenure| tenure.from == today.plus_days(10) && tenure.kind == Kind::KeyWorker),
            1
        );
        assert_eq!(count(&|person| person.restricted), 1);
        assert_eq!(count(&|person| person.secret_address.is_some()), 1);
        assert_eq!(count(&|person| !person.relatives_on_staff.is_empty()), 1);
        assert_eq!(count(&|person| person.lead_service.is_some()), 2);
        assert_eq!(count(&|person| person.name.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c))), 1);
        assert!(count(&|person| person.name.chars().count() > 50) == 1);
        for kind in [Kind::Interim, Kind::Second, Kind::Cover] {
            assert!(tenures(&|tenure| tenure.kind == kind) > 1, "{kind:?}");
        }
        let histories =
            |person: &Person| person.tenures.iter().filter(|t| t.kind == Kind::KeyWorker).count() > 1;
        assert!(count(&histories) > 8);
    });
}

#[test]
fn someone_on_leave_is_covered_for_some_of_the_people_only() {
    on_each_day(|plan, today| {
        let away = |staff: usize| {
            plan.staff[staff].leave.iter().any(|(from, until)| *from <= today && today <= *until)
        };
        let (mut covered, mut open) = (0, 0);
        for person in &plan.people {
            let now = |kind: Kind| {
                person
                    .tenures
                    .iter()
                    .filter(move |tenure| tenure.kind == kind && stretch(tenure).includes(today))
            };
            for held in now(Kind::KeyWorker).filter(|held| away(held.staff)) {
                let has =
                    now(Kind::Cover).any(|cover| cover.placement == held.placement && !away(cover.staff));
                *if has { &mut covered } else { &mut open } += 1;
            }
        }
        assert!(covered >= 3 && open >= 3, "{covered} covered, {open} not");
        assert!(plan.staff.iter().any(|staff| staff.leave.iter().any(|(from, _)| *from > today)));
    });
}

#[test]
fn people_can_be_told_apart_and_are_of_the_right_age() {
    on_each_day(|plan, today| {
        assert_eq!(plan.people.len(), 60);
        let numbers: Vec<&String> =
            plan.people.iter().filter_map(|person| person.nhs_number.as_ref()).collect();
        let unique: BTreeSet<&String> = numbers.iter().copied().collect();
        assert!(unique.len() == numbers.len() && numbers.len() > 50);
        assert!(numbers.iter().all(|digits| digits.starts_with("999") && NhsNumber::read(digits).is_ok()));
        let local: BTreeSet<&str> = plan.people.iter().map(|person| person.local_id.as_str()).collect();
        assert_eq!(local.len(), plan.people.len());
        let phones: Vec<&str> =
            plan.people.iter().map(|p| p.phone.as_str()).filter(|phone| !phone.is_empty()).collect();
        assert_eq!(phones.iter().collect::<BTreeSet<_>>().len(), phones.len());
        for person in &plan.people {
            let age = today.years_since(person.born_on);
            let service = person.placements[0].service;
            assert!(
                if service == BRIGHT_PATH { (6..25).contains(&age) } else { age >= 18 },
                "{} is {age}",
                person.name
            );
            assert!(service != HARBOUR || age < 70);
            assert_eq!(names::read(&person.name).as_deref(), Ok(person.name.as_str()));
            assert!(person.communication_checked_on.is_none_or(|checked| checked < today));
            for text in [&person.communication, &person.must_know, &person.matters] {
                assert_eq!(paragraph(text, 1000).as_ref(), Ok(text));
            }
        }
        let late =
            |person: &&Person| person.communication_checked_on.is_some_and(|day| today.days_since(day) > 365);
        assert!(plan.people.iter().filter(late).count() > 3);
        assert!(plan.people.iter().filter(|person| person.communication.is_empty()).count() > 3);
    });
}

#[test]
fn stages_are_those_of_the_service() {
    on_each_day(|plan, _| {
        for person in &plan.people {
            for placement in &person.placements {
                let service = &plan.services[placement.service];
                assert_eq!(placement.stage.is_some(), !service.stages.is_empty());
                assert!(placement.stage.is_none_or(|stage| stage < service.stages.len()));
                assert!(placement.team.is_some_and(|team| team < service.teams.len()));
                assert_eq!(placement.until.is_some(), placement.end.is_some());
            }
            for tenure in &person.tenures {
                let service = &plan.services[person.placements[tenure.placement].service];
                assert!(tenure.stage.is_none_or(|stage| stage < service.stages.len()));
            }
        }
    });
}
