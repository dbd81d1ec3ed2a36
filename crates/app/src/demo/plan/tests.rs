//! What holds of the plan on any day.

mod contacts;
mod people;

use domain::{Day, one_of::OneOf, role::Role};

use super::{Plan, plan};

/// Forty days: ends of years, a leap day, the days on which the clocks change, and days in between.
fn days() -> Vec<Day> {
    let named = [
        "2024-02-29",
        "2028-02-29",
        "2026-01-01",
        "2027-01-01",
        "2026-12-31",
        "2026-03-29",
        "2026-10-25",
        "2027-03-28",
        "2027-10-31",
        "2026-03-30",
        "2026-10-26",
        "2026-11-21",
    ];
    let first: Day = "2026-05-04".parse().expect("day");
    let spread = (0..28).map(|step| first.plus_days(step * 41));
    named.iter().map(|text| text.parse().expect("day")).chain(spread).collect()
}

fn on_each_day(check: impl Fn(&Plan, Day)) {
    for day in days() {
        check(&plan(day), day);
    }
}

#[test]
fn the_same_day_gives_the_same_plan() {
    assert_eq!(days().len(), 40);
    for day in days().into_iter().take(4) {
        assert_eq!(plan(day), plan(day));
    }
}

#[test]
fn every_role_is_held_today_and_is_what_the_showcase_says() {
    on_each_day(|plan, today| {
        let holds = |staff: usize, role: Role| {
            plan.staff[staff].posts.iter().any(|post| {
                post.role == role && post.from <= today && post.until.is_none_or(|until| today < until)
            })
        };
        let showcase = plan.showcase;
        for (role, staff) in [
            (Role::KeyWorker, showcase.key_worker),
            (Role::TeamLeader, showcase.team_leader),
            (Role::RegisteredManager, showcase.registered_manager),
            (Role::CareStaff, showcase.care_staff),
            (Role::Volunteer, showcase.volunteer),
            (Role::AssociateDirector, showcase.associate_director),
            (Role::ServiceAdministrator, showcase.service_administrator),
            (Role::Inspector, showcase.inspector),
            (Role::SystemAdministrator, showcase.system_administrator),
        ] {
            assert!(holds(staff, role), "{role:?} on {today}");
        }
        assert!(Role::ALL.iter().all(|role| (0..plan.staff.len()).any(|staff| holds(staff, *role))));
    });
}

#[test]
fn posts_are_where_the_role_is_held() {
    on_each_day(|plan, _| {
        assert_eq!(plan.staff.len(), 14);
        for post in plan.staff.iter().flat_map(|staff| &staff.posts) {
            assert_eq!(post.role.in_service(), post.service.is_some());
            assert_eq!(post.role.in_team(), post.team.is_some());
            assert!(!post.role.time_boxed() || post.until.is_some());
            let teams = post.service.map_or(0, |service| plan.services[service].teams.len());
            assert!(post.team.is_none_or(|team| team < teams));
        }
    });
}

#[test]
fn staff_can_be_told_apart_and_belong_to_nobody_real() {
    on_each_day(|plan, _| {
        let mut names: Vec<&str> = plan.staff.iter().map(|staff| staff.sign_in_name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), plan.staff.len());
        for (place, staff) in plan.staff.iter().enumerate() {
            assert!(staff.sign_in_name.chars().all(|c| c.is_ascii_lowercase()));
            assert!(staff.email.ends_with("@example.org"));
            assert!(staff.phone.starts_with("07700 900") || staff.phone.starts_with("01632 960"));
            assert!(staff.managers.iter().all(|(_, manager)| *manager != place));
            assert!(domain::names::read(&staff.name).as_deref() == Ok(&staff.name));
        }
    });
}
