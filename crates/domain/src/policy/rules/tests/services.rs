//! Rules about a service.

use super::*;
use crate::policy::*;

fn service() -> ServiceFacts {
    let manager = |staff: &str, from, until| ManagerStretch {
        staff: staff.into(),
        from: day(from),
        until: maybe(until),
    };
    ServiceFacts {
        opened_on: day("2024-02-29"),
        closed_on: None,
        registered_managers: Some(vec![
            manager("rosa", "2024-03-10", "2026-01-01"),
            manager("raj", "2026-02-01", ""),
        ]),
        policies: None,
        responsibilities: None,
        excuses: Vec::new(),
    }
}

fn of_service(rule: &Rule, facts: &ServiceFacts, on: &str) -> Vec<String> {
    lines(&duties_of_service(std::slice::from_ref(rule), facts, day(on)), day(on))
}

#[test]
fn a_day_without_a_registered_manager_is_an_alarm() {
    let rule = rule("registered_manager", "");
    for (on, expected) in [
        ("2024-02-29", "due, 2024-02-29..2024-02-29, key_worker"),
        ("2024-03-01", "late, 2024-02-29..2024-02-29, key_worker"),
        ("2025-01-01", "met 2024-03-10 until 2026-01-01, 2024-02-29..2024-02-29, key_worker"),
        ("2026-01-02", "late, 2026-01-01..2026-01-01, key_worker"),
        ("2026-02-01", "met 2026-02-01, 2026-01-01..2026-01-01, key_worker"),
    ] {
        assert_eq!(of_service(&rule, &service(), on), [expected], "{on}");
    }
    assert!(of_service(&rule, &service(), "2024-02-28").is_empty());
    let closed = ServiceFacts { closed_on: maybe("2026-01-15"), ..service() };
    assert!(of_service(&rule, &closed, "2026-01-15").is_empty());
}

#[test]
fn each_policy_is_looked_at_every_year() {
    let rule = rule("policy_reviewed", "every_months = 12");
    let policy = |id: &str, adopted, reviewed| HeldPolicy {
        name: "Fire".into(),
        id: id.into(),
        version: 1,
        adopted_on: day(adopted),
        reviewed_on: maybe(reviewed),
    };
    let mut facts = service();
    facts.policies = Some(vec![policy("b", "2024-02-29", ""), policy("a", "2024-02-29", "2025-05-01")]);
    assert_eq!(
        of_service(&rule, &facts, "2025-05-02"),
        ["a: due, 2025-05-01..2026-05-01, key_worker", "b: late, 2024-02-29..2025-02-28, key_worker"]
    );
    let duties = duties_of_service(&[rule], &facts, day("2025-05-02"));
    let told: Vec<&str> = duties.iter().map(|duty| duty.because.as_str()).collect();
    assert_eq!(
        told,
        [
            "Fire: last looked at 1 May 2025; due every year",
            "Fire: taken on 29 February 2024 and not looked at since; due every year"
        ]
    );
}

#[test]
fn a_new_manager_confirms_the_responsibilities_again() {
    let rule = rule("responsibilities_confirmed", "within_days = 14");
    let said = |staff: &str, on| Said { staff: staff.into(), version: 3, on: day(on) };
    let mut facts = service();
    let accepted = vec![said("rosa", "2025-06-10"), said("raj", "2026-02-10")];
    facts.responsibilities =
        Some(Responsibilities { version: 3, changed_on: day("2025-06-01"), before: Vec::new(), accepted });
    for (on, expected) in [
        ("2025-06-05", "due, 2025-06-01..2025-06-15, rosa"),
        ("2025-06-10", "met 2025-06-10, 2025-06-01..2025-06-15, rosa"),
        ("2026-01-10", ""),
        ("2026-02-05", "due, 2026-02-01..2026-02-15, raj"),
        ("2026-02-10", "met 2026-02-10, 2026-02-01..2026-02-15, raj"),
    ] {
        let expected: Vec<&str> = [expected].into_iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(of_service(&rule, &facts, on), expected, "{on}");
    }
}

#[test]
fn a_next_version_gives_no_more_time_to_a_manager_who_has_not_confirmed_the_one_before() {
    let rule = rule("responsibilities_confirmed", "within_days = 14");
    let said = |staff: &str, version, on| Said { staff: staff.into(), version, on: day(on) };
    let past = |version, since| PastVersion { version, since: day(since) };
    let mut facts = service();
    for (accepted, expected) in [
        (vec![], "late, 2026-02-01..2026-02-15, raj"),
        (vec![said("raj", 1, "2026-02-10")], "late, 2026-03-01..2026-03-15, raj"),
        (vec![said("raj", 2, "2026-03-10")], "due, 2026-03-20..2026-04-03, raj"),
        // What they said before their time as manager, and what the manager before said, does not count.
        (vec![said("raj", 2, "2026-01-10")], "late, 2026-02-01..2026-02-15, raj"),
        (vec![said("rosa", 2, "2026-03-10")], "late, 2026-02-01..2026-02-15, raj"),
        (
            vec![said("raj", 1, "2026-02-10"), said("raj", 3, "2026-03-24")],
            "met 2026-03-24, 2026-03-01..2026-03-15, raj",
        ),
    ] {
        facts.responsibilities = Some(Responsibilities {
            version: 3,
            changed_on: day("2026-03-20"),
            before: vec![past(2, "2026-03-01"), past(1, "2025-06-01")],
            accepted: accepted.clone(),
        });
        assert_eq!(of_service(&rule, &facts, "2026-03-25"), [expected], "{accepted:?}");
    }
}
