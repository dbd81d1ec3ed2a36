//! Rules about those who work in a service.

use super::*;
use crate::policy::*;

/// Ann started on 1 March 2026 and becomes a key worker on 1 June.
fn ann() -> WorkerFacts {
    WorkerFacts {
        staff: "ann".into(),
        standing: Standing::Staff,
        started_on: day("2026-03-01"),
        leaves_on: None,
        new_to_care: Some(true),
        key_worker_from: maybe("2026-06-01"),
        competences: Some(Vec::new()),
        supervisions: Some(Vec::new()),
        policies: None,
        explained: None,
        responsibilities: None,
        excuses: Vec::new(),
    }
}

fn of_worker(rule: &Rule, facts: &WorkerFacts, on: &str) -> Vec<String> {
    lines(&duties_of_worker(std::slice::from_ref(rule), facts, day(on)), day(on))
}

fn held(achieved: &str, expires: &str) -> Held {
    Held { code: Competence::CareCertificate, achieved_on: day(achieved), expires_on: maybe(expires) }
}

#[test]
fn what_is_needed_before_the_role_is_due_the_day_before_it() {
    let rule = rule(
        "competence_valid",
        "competence = \"care_certificate\", who = \"key_workers\", only_new_to_care = true, before_role = true",
    );
    let mut facts = ann();
    assert_eq!(of_worker(&rule, &facts, "2026-05-31"), ["due, 2026-03-01..2026-05-31, key_worker"]);
    assert_eq!(of_worker(&rule, &facts, "2026-06-01"), ["late, 2026-03-01..2026-05-31, key_worker"]);
    facts.competences = Some(vec![held("2026-05-20", "")]);
    assert_eq!(
        of_worker(&rule, &facts, "2026-06-01"),
        ["met 2026-05-20, 2026-03-01..2026-05-31, key_worker"]
    );
    for (change, expected) in [
        (WorkerFacts { new_to_care: Some(false), ..ann() }, vec![]),
        (WorkerFacts { key_worker_from: None, ..ann() }, vec![]),
        (WorkerFacts { new_to_care: None, ..ann() }, vec!["not measured, 2026-03-01, key_worker"]),
        (WorkerFacts { competences: None, ..ann() }, vec!["not measured, 2026-03-01, key_worker"]),
        (WorkerFacts { leaves_on: maybe("2026-06-01"), ..ann() }, vec![]),
    ] {
        assert_eq!(of_worker(&rule, &change, "2026-06-01"), expected, "{change:?}");
    }
}

#[test]
fn a_competence_that_runs_out_is_due_again_in_time() {
    let rule = rule(
        "competence_valid",
        "competence = \"care_certificate\", who = \"all_staff\", within_days = 90, warn_days = 60",
    );
    let mut facts = ann();
    facts.competences = Some(vec![held("2026-04-01", "2027-04-01"), held("2027-05-01", "2028-05-01")]);
    for (on, expected) in [
        ("2026-03-31", "due, 2026-03-01..2026-05-30, key_worker"),
        ("2026-04-01", "met 2026-04-01 until 2027-04-02, 2026-03-01..2026-05-30, key_worker"),
        ("2027-01-30", "met 2026-04-01 until 2027-04-02, 2026-03-01..2026-05-30, key_worker"),
        ("2027-01-31", "due, 2027-01-31..2027-04-01, key_worker"),
        ("2027-04-02", "late, 2027-01-31..2027-04-01, key_worker"),
        ("2027-05-01", "met 2027-05-01 until 2028-05-02, 2026-03-01..2026-05-30, key_worker"),
    ] {
        assert_eq!(of_worker(&rule, &facts, on), [expected], "{on}");
    }
    facts.standing = Standing::Volunteer;
    assert!(of_worker(&rule, &facts, "2026-04-01").is_empty());
}

#[test]
fn supervision_comes_round_from_the_first_day_in_the_role() {
    let rule = rule("supervision_interval", "who = \"key_workers\", every_days = 56");
    let mut facts = ann();
    assert!(of_worker(&rule, &facts, "2026-05-31").is_empty());
    assert_eq!(of_worker(&rule, &facts, "2026-06-01"), ["due, 2026-06-01..2026-07-27, key_worker"]);
    facts.supervisions = Some(vec![day("2026-07-01"), day("2026-12-01")]);
    assert_eq!(of_worker(&rule, &facts, "2026-08-27"), ["late, 2026-07-01..2026-08-26, key_worker"]);
}

#[test]
fn a_policy_is_explained_to_those_it_is_for() {
    let once = rule("policy_explained", "within_days = 14, to = [\"staff\", \"volunteer\"]");
    let each = rule("policy_explained", "within_days = 14, to = [\"staff\"], each_version = true");
    let policy =
        |id: &str, since| CurrentPolicy { id: id.into(), name: "Fire".into(), version: 2, since: day(since) };
    let mut facts = ann();
    facts.policies = Some(vec![policy("key-working", "2025-01-01"), policy("lone-working", "2026-05-01")]);
    facts.explained =
        Some(vec![Explained { policy: "key-working".into(), version: 1, on: day("2026-03-05") }]);
    assert_eq!(
        of_worker(&once, &facts, "2026-05-16"),
        [
            "key-working: met 2026-03-05, 2026-03-01..2026-03-15, key_worker",
            "lone-working: late, 2026-05-01..2026-05-15, key_worker",
        ]
    );
    assert!(
        of_worker(&each, &facts, "2026-05-16")[0].starts_with("key-working: late, 2026-03-01..2026-03-15")
    );
    facts.standing = Standing::Agency;
    assert!(of_worker(&once, &facts, "2026-05-16").is_empty());
}

#[test]
fn a_key_worker_accepts_the_version_in_force() {
    let rule = rule("responsibilities_confirmed", "within_days = 14");
    let said = |version, on| Said { staff: "ann".into(), version, on: day(on) };
    let mut facts = ann();
    let accepted = vec![said(1, "2026-06-02"), said(2, "2026-09-20")];
    facts.responsibilities = Some(list(2, "2026-09-01", accepted));
    for (on, expected) in [
        ("2026-09-15", "due, 2026-09-01..2026-09-15, key_worker"),
        ("2026-09-16", "late, 2026-09-01..2026-09-15, key_worker"),
        ("2026-09-20", "met 2026-09-20, 2026-09-01..2026-09-15, key_worker"),
    ] {
        assert_eq!(of_worker(&rule, &facts, on), [expected], "{on}");
    }
}

/// A list at its third edition at most, with the days of those before it.
fn list(version: u32, changed_on: &str, accepted: Vec<Said>) -> Responsibilities {
    let before = [(1, "2026-01-01"), (2, "2026-09-01")].into_iter().filter(|(one, _)| *one < version);
    let before = before.map(|(version, since)| PastVersion { version, since: day(since) }).collect();
    Responsibilities { version, changed_on: day(changed_on), before, accepted }
}

#[test]
fn a_next_version_gives_no_more_time_to_whoever_has_not_answered_the_one_before() {
    let rule = rule("responsibilities_confirmed", "within_days = 14");
    let said = |version, on| Said { staff: "ann".into(), version, on: day(on) };
    let mut facts = ann();
    for (accepted, on, expected) in [
        // Never said yes: since she became a key worker.
        (vec![], "2026-09-20", "late, 2026-06-01..2026-06-15, key_worker"),
        // Yes to the first: late with the second, and still late when the third comes.
        (vec![said(1, "2026-06-02")], "2026-09-20", "late, 2026-09-01..2026-09-15, key_worker"),
        // Yes to the second: the third is new, and has its own time.
        (
            vec![said(1, "2026-06-02"), said(2, "2026-09-02")],
            "2026-09-20",
            "due, 2026-09-16..2026-09-30, key_worker",
        ),
        // A late yes to the third is still told as late.
        (
            vec![said(1, "2026-06-02"), said(3, "2026-09-19")],
            "2026-09-20",
            "met 2026-09-19, 2026-09-01..2026-09-15, key_worker",
        ),
        // Somebody else's yes does not help her.
        (
            vec![said(1, "2026-06-02"), Said { staff: "ben".into(), ..said(3, "2026-09-19") }],
            "2026-09-20",
            "late, 2026-09-01..2026-09-15, key_worker",
        ),
    ] {
        facts.responsibilities = Some(list(3, "2026-09-16", accepted.clone()));
        assert_eq!(of_worker(&rule, &facts, on), [expected], "{accepted:?}");
    }
    let duties = duties_of_worker(&[rule], &facts, day("2026-09-20"));
    assert_eq!(duties[0].because, "Edition 3 is in force since 16 September 2026");
}
