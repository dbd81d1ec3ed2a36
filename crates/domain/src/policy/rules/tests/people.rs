//! Who is there for the person: naming, cover, leads, reading, answering.

use super::*;
use crate::policy::*;

#[test]
fn a_key_worker_is_named_in_time_and_a_gap_opens_it_again() {
    let rule = rule("named_key_worker", "within_days = 7");
    let counted = super::rule("named_key_worker", "within_days = 7, beginning_with_day = true");
    let mut facts = person();
    facts.key_workers = vec![
        tenure("interim", "ines", "2026-03-10", "2026-03-12"),
        tenure("key_worker", "mira", "2026-03-12", "2026-05-01"),
        tenure("key_worker", "nico", "2026-05-01", "2026-06-01"),
        tenure("second", "sam", "2026-05-01", ""),
        tenure("key_worker", "omar", "2026-06-20", ""),
    ];
    for (on, expected) in [
        // An interim one is not the named one, though the work is theirs.
        ("2026-03-01", "due, 2026-03-01..2026-03-08, team_leader"),
        ("2026-03-08", "due, 2026-03-01..2026-03-08, team_leader"),
        ("2026-03-11", "late, 2026-03-01..2026-03-08, ines"),
        ("2026-03-12", "met 2026-03-12 until 2026-05-01, 2026-03-01..2026-03-08, mira"),
        ("2026-05-01", "met 2026-05-01 until 2026-06-01, 2026-05-01..2026-05-08, nico"),
        ("2026-06-08", "due, 2026-06-01..2026-06-08, team_leader"),
        ("2026-06-09", "late, 2026-06-01..2026-06-08, team_leader"),
        ("2026-06-20", "met 2026-06-20, 2026-06-01..2026-06-08, omar"),
    ] {
        assert_eq!(of_person(&rule, &facts, on), [expected], "{on}");
    }
    assert_eq!(of_person(&counted, &facts, "2026-03-08"), ["late, 2026-03-01..2026-03-07, team_leader"]);
}

#[test]
fn one_planned_for_the_first_day_is_named_already() {
    let rule = rule("named_key_worker", "within_days = 7");
    let found = of_person(&rule, &person(), "2026-03-05");
    assert_eq!(found, ["met 2026-03-10, 2026-03-01..2026-03-08, team_leader"]);
}

#[test]
fn two_key_workers_at_once_are_one_too_many() {
    let rule = rule("named_key_worker", "within_days = 7");
    let mut facts = person();
    facts.key_workers.push(tenure("key_worker", "nico", "2026-04-01", ""));
    let duty = &duties_of_person(&[rule], &facts, day("2026-04-10"))[0];
    assert_eq!(line(duty, day("2026-04-10")), "late, 2026-04-01..2026-04-08, nico");
    assert_eq!(duty.because, "Two people are key worker at once since 1 April 2026. Keep one");
}

#[test]
fn someone_is_there_on_the_first_day() {
    let rule = rule("interim_key_worker", "days_before_start = 1");
    for (kind, from, on, expected) in [
        ("interim", "2026-03-10", "2026-03-02", "met 2026-03-10, 2026-03-01..2026-03-09, team_leader"),
        ("key_worker", "2026-03-05", "2026-03-10", "met 2026-03-05, 2026-03-01..2026-03-09, mira"),
        ("key_worker", "2026-03-12", "2026-03-09", "due, 2026-03-01..2026-03-09, team_leader"),
        ("key_worker", "2026-03-12", "2026-03-11", "late, 2026-03-01..2026-03-09, team_leader"),
        // Too late is still done.
        ("key_worker", "2026-03-12", "2026-03-12", "met 2026-03-12, 2026-03-01..2026-03-09, mira"),
        ("cover", "2026-03-10", "2026-03-10", "late, 2026-03-01..2026-03-09, team_leader"),
    ] {
        let mut facts = person();
        facts.key_workers = vec![tenure(kind, "mira", from, "")];
        assert_eq!(of_person(&rule, &facts, on), [expected], "{kind} {from} on {on}");
    }
}

fn away(first: &str, last: &str) -> Away {
    let (first_day, last_day) = (day(first), day(last));
    Away { id: "leave".into(), staff: "mira".into(), entered_on: day("2026-04-01"), first_day, last_day }
}

#[test]
fn somebody_stands_in_on_every_day_of_leave() {
    let rule = rule("cover_while_away", "longer_than_days = 2");
    let cover = |from, until| tenure("cover", "cass", from, until);
    let week = ("2026-05-04", "2026-05-10");
    for (leave, covers, on, expected) in [
        (week, vec![], "2026-03-31", ""),                         // not entered yet
        (("2026-05-04", "2026-05-05"), vec![], "2026-05-05", ""), // short
        (week, vec![], "2026-04-20", "leave: due, 2026-04-01..2026-05-04, mira"),
        (week, vec![], "2026-05-05", "leave: late, 2026-04-01..2026-05-04, mira"),
        (week, vec![], "2026-05-11", ""), // over
        (
            week,
            vec![cover("2026-05-04", "2026-05-11")],
            "2026-04-20",
            "leave: met 2026-05-04 until 2026-05-11, 2026-04-01..2026-05-04, mira",
        ),
        (
            week,
            vec![cover("2026-05-01", "")],
            "2026-05-06",
            "leave: met 2026-05-04 until 2026-05-11, 2026-04-01..2026-05-04, mira",
        ),
        (
            week,
            vec![cover("2026-05-04", "2026-05-07")],
            "2026-04-20",
            "leave: due, 2026-04-01..2026-05-07, mira",
        ),
        (
            week,
            vec![cover("2026-05-06", "2026-05-11")],
            "2026-05-05",
            "leave: late, 2026-04-01..2026-05-04, mira",
        ),
        // The days without are over, and cannot be mended.
        (
            week,
            vec![cover("2026-05-06", "2026-05-11")],
            "2026-05-06",
            "leave: met 2026-05-06 until 2026-05-11, 2026-04-01..2026-05-04, mira",
        ),
        (
            week,
            vec![cover("2026-05-04", "2026-05-06"), cover("2026-05-08", "2026-05-11")],
            "2026-05-04",
            "leave: due, 2026-04-01..2026-05-06, mira",
        ),
        (
            week,
            vec![tenure("cover", "mira", "2026-05-04", "")],
            "2026-05-04",
            "leave: due, 2026-04-01..2026-05-04, mira",
        ),
    ] {
        let mut facts = person();
        facts.leave = Some(vec![away(leave.0, leave.1)]);
        facts.key_workers.extend(covers);
        let expected: Vec<&str> = [expected].into_iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(of_person(&rule, &facts, on), expected, "{leave:?} on {on}");
    }
}

#[test]
fn leave_of_someone_who_is_no_longer_key_worker_needs_no_cover() {
    let rule = rule("cover_while_away", "longer_than_days = 0");
    let mut facts = person();
    facts.leave = Some(vec![away("2026-05-04", "2026-05-10")]);
    facts.key_workers = vec![
        tenure("key_worker", "mira", "2026-03-10", "2026-05-06"),
        tenure("key_worker", "nico", "2026-05-06", ""),
        tenure("cover", "cass", "2026-05-04", "2026-05-06"),
    ];
    assert!(of_person(&rule, &facts, "2026-05-05")[0].starts_with("leave: met 2026-05-04"));
    assert!(of_person(&rule, &facts, "2026-05-06").is_empty());
}

#[test]
fn the_referral_is_read_by_each_new_key_worker_and_when_more_comes() {
    let rule = rule("referral_read", "within_days = 7");
    let read = |staff: &str, on| Reading { staff: staff.into(), on: day(on) };
    let mut facts = person();
    facts.key_workers = vec![
        tenure("key_worker", "mira", "2026-03-10", "2026-06-01"),
        tenure("key_worker", "nico", "2026-06-01", ""),
    ];
    facts.referral = Some(Referral {
        received: vec![day("2026-03-01"), day("2026-05-01")],
        read: vec![read("mira", "2026-03-12"), read("mira", "2026-05-20"), read("nico", "2026-06-05")],
    });
    for (on, expected) in [
        ("2026-03-10", "due, 2026-03-10..2026-03-17, mira"),
        ("2026-03-12", "met 2026-03-12, 2026-03-10..2026-03-17, mira"),
        ("2026-05-09", "late, 2026-05-01..2026-05-08, mira"),
        ("2026-05-20", "met 2026-05-20, 2026-05-01..2026-05-08, mira"),
        ("2026-06-01", "due, 2026-06-01..2026-06-08, nico"),
        ("2026-06-05", "met 2026-06-05, 2026-06-01..2026-06-08, nico"),
    ] {
        assert_eq!(of_person(&rule, &facts, on), [expected], "{on}");
    }
    facts.referral = Some(Referral::default());
    assert!(of_person(&rule, &facts, "2026-06-05").is_empty());
}

#[test]
fn an_update_is_its_readers_to_read() {
    let rule = rule("update_acknowledged", "within_days = 3");
    let update = |id: &str, reader: &str, read_on| Update {
        id: id.into(),
        told_on: day("2026-04-01"),
        reader: reader.into(),
        read_on: maybe(read_on),
    };
    let mut facts = person();
    facts.updates = Some(vec![update("u1", "cass", ""), update("u2", "sam", "2026-04-03")]);
    assert!(of_person(&rule, &facts, "2026-03-31").is_empty());
    let now = of_person(&rule, &facts, "2026-04-05");
    assert_eq!(
        now,
        ["u1: late, 2026-04-01..2026-04-04, cass", "u2: met 2026-04-03, 2026-04-01..2026-04-04, sam"]
    );
}

fn action(owner: ActionOwner, days: [&str; 4]) -> Action {
    let [answered_on, asked_on, reminded_on, escalated_on] = days.map(maybe);
    let (set_on, due_on) = (day("2026-04-01"), day("2026-04-10"));
    Action { id: "a".into(), owner, set_on, due_on, answered_on, asked_on, reminded_on, escalated_on }
}

#[test]
fn lateness_is_the_owners_and_chasing_closes_the_key_workers_part() {
    let rule = rule("action_answered", "chase_after_days = 7");
    let gp = || ActionOwner::Outside("Dr Lee".into());
    let chased = ["", "2026-04-11", "2026-04-13", "2026-04-16"];
    for (owner, days, on, expected) in [
        (gp(), [""; 4], "2026-04-10", vec!["a: due, 2026-04-01..2026-04-10, Dr Lee"]),
        (
            gp(),
            [""; 4],
            "2026-04-11",
            vec!["a: late, 2026-04-01..2026-04-10, Dr Lee", "a:chase: due, 2026-04-11..2026-04-17, mira"],
        ),
        (
            gp(),
            chased,
            "2026-04-15",
            vec!["a: late, 2026-04-01..2026-04-10, Dr Lee", "a:chase: due, 2026-04-11..2026-04-17, mira"],
        ),
        (
            gp(),
            chased,
            "2026-05-15",
            vec![
                "a: late, 2026-04-01..2026-04-10, Dr Lee",
                "a:chase: met 2026-04-16, 2026-04-11..2026-04-17, mira",
            ],
        ),
        (
            gp(),
            ["2026-04-14", "", "", ""],
            "2026-04-20",
            vec![
                "a: met 2026-04-14, 2026-04-01..2026-04-10, Dr Lee",
                "a:chase: met 2026-04-14, 2026-04-11..2026-04-17, mira",
            ],
        ),
        (
            gp(),
            ["2026-04-09", "", "", ""],
            "2026-04-20",
            vec!["a: met 2026-04-09, 2026-04-01..2026-04-10, Dr Lee"],
        ),
        (
            ActionOwner::Staff("mira".into()),
            [""; 4],
            "2026-04-20",
            vec!["a: late, 2026-04-01..2026-04-10, mira"],
        ),
    ] {
        let mut facts = person();
        facts.actions = Some(vec![action(owner, days)]);
        assert_eq!(of_person(&rule, &facts, on), expected, "{days:?} on {on}");
    }
}

#[test]
fn what_is_raised_is_answered() {
    let rule = rule("escalation_answered", "within_days = 7, beginning_with_day = true");
    let mut facts = person();
    let one = Escalation { id: "e".into(), raised_on: day("2026-04-01"), answered_on: maybe("2026-04-09") };
    facts.escalations = Some(vec![one]);
    assert_eq!(of_person(&rule, &facts, "2026-04-07"), ["e: due, 2026-04-01..2026-04-07, mira"]);
    assert_eq!(of_person(&rule, &facts, "2026-04-08"), ["e: late, 2026-04-01..2026-04-07, mira"]);
    assert_eq!(of_person(&rule, &facts, "2026-04-09"), ["e: met 2026-04-09, 2026-04-01..2026-04-07, mira"]);
}

#[test]
fn two_agencies_make_an_accountable_professional_needed() {
    let rule = rule("accountable_professional", "agencies = 2, within_days = 7");
    let agency = |name: &str, from, until| Agency { name: name.into(), from: day(from), until: maybe(until) };
    let mut facts = person();
    facts.agencies = Some(vec![
        agency("council", "2026-03-10", ""),
        agency("council", "2026-03-11", ""), // twice the same is one
        agency("trust", "2026-04-01", "2026-06-01"),
        agency("charity", "2026-05-01", "2026-06-10"),
    ]);
    let named = Accountable { name: "Dr Lee".into(), from: day("2026-04-20"), until: maybe("2026-05-05") };
    facts.accountable = Some(vec![named]);
    for (on, expected) in [
        ("2026-03-31", ""),
        ("2026-04-09", "late, 2026-04-01..2026-04-08, mira"),
        ("2026-04-20", "met 2026-04-20 until 2026-05-05, 2026-04-01..2026-04-08, mira"),
        ("2026-05-06", "due, 2026-05-05..2026-05-12, mira"),
        // One agency leaves, and still two take part.
        ("2026-06-05", "late, 2026-05-05..2026-05-12, mira"),
        ("2026-06-10", ""),
    ] {
        let expected: Vec<&str> = [expected].into_iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(of_person(&rule, &facts, on), expected, "{on}");
    }
}

#[test]
fn a_part_of_life_that_needs_a_clinician_is_not_led_by_anyone_else() {
    let rule =
        rule("domain_lead", "domains = [\"money\", \"physical_health\"], clinician = true, within_days = 14");
    let lead = |domain, clinician| Lead {
        domain,
        name: "n".into(),
        clinician,
        from: day("2026-03-12"),
        until: None,
    };
    let mut facts = person();
    facts.domain_leads = Some(vec![lead(Domain::Money, false), lead(Domain::PhysicalHealth, true)]);
    assert!(of_person(&rule, &facts, "2026-03-09").is_empty());
    let now = of_person(&rule, &facts, "2026-03-25");
    assert_eq!(
        now,
        [
            "money: late, 2026-03-10..2026-03-24, mira",
            "physical_health: met 2026-03-12, 2026-03-10..2026-03-24, mira"
        ]
    );
}
