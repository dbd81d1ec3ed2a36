use super::*;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}
fn stretch(from: &str, until: &str) -> Stretch {
    Stretch { from: day(from), until: (!until.is_empty()).then(|| day(until)) }
}
fn facts(tenures: Vec<Known>) -> Facts {
    Facts {
        placement: stretch("2026-01-01", ""),
        tenures,
        staff_name: "Mina".into(),
        holds_post: true,
        excluded: false,
        leaves_on: None,
    }
}
fn known(kind: Kind, from: &str, until: &str) -> Known {
    Known { kind, stretch: stretch(from, until), staff_name: "Sam".into(), same_staff: false }
}

#[test]
fn two_key_workers_never_overlap_past_open_or_planned() {
    for (from, until, there, fits) in [
        ("2026-03-01", "", ("2026-01-01", "2026-03-01"), true),
        ("2026-02-28", "", ("2026-01-01", "2026-03-01"), false),
        ("2026-01-01", "2026-02-01", ("2026-02-01", ""), true),
        ("2026-01-01", "2026-02-02", ("2026-02-01", ""), false),
        ("2026-01-01", "", ("2027-05-01", ""), false),
        ("2026-01-01", "", ("2026-02-01", "2026-02-01"), true),
    ] {
        let facts = facts(vec![known(Kind::KeyWorker, there.0, there.1)]);
        let decided = begin(Kind::KeyWorker, stretch(from, until), &facts);
        assert_eq!(decided.is_ok(), fits, "{from}..{until} beside {there:?}: {decided:?}");
    }
}

#[test]
fn cover_and_a_second_stand_beside_the_key_worker() {
    let facts = facts(vec![known(Kind::KeyWorker, "2026-01-01", "")]);
    for kind in [Kind::Second, Kind::Cover, Kind::Interim] {
        assert_eq!(begin(kind, stretch("2026-02-01", ""), &facts), Ok(()));
    }
}

#[test]
fn each_refusal_says_why() {
    let refused = |change: &dyn Fn(&mut Facts), from: &str, until: &str| {
        let mut facts = facts(vec![]);
        change(&mut facts);
        begin(Kind::KeyWorker, stretch(from, until), &facts).expect_err("refused")
    };
    assert!(matches!(refused(&|f| f.holds_post = false, "2026-02-01", ""), CannotBegin::NoPost(_)));
    assert!(matches!(refused(&|f| f.excluded = true, "2026-02-01", ""), CannotBegin::Excluded(_)));
    assert!(matches!(refused(&|_| (), "2025-12-31", ""), CannotBegin::BeforePlacement(_)));
    assert!(matches!(refused(&|_| (), "2026-02-01", "2026-02-01"), CannotBegin::Backwards));
    let leaves = |f: &mut Facts| f.leaves_on = Some(day("2026-06-01"));
    assert!(matches!(refused(&leaves, "2026-02-01", ""), CannotBegin::Leaves { .. }));
    let gone = |f: &mut Facts| f.placement = stretch("2026-01-01", "2026-02-01");
    assert!(matches!(refused(&gone, "2026-02-01", ""), CannotBegin::AfterPlacement(_)));
}

#[test]
fn a_mistake_ends_on_the_day_it_began() {
    let today = day("2026-11-21");
    let open = stretch("2026-11-01", "");
    assert_eq!(end(open, today, EndReason::Mistake, today), Ok(day("2026-11-01")));
    assert_eq!(end(open, today, EndReason::Workload, today), Ok(today));
    assert!(matches!(
        end(open, day("2026-10-01"), EndReason::Workload, today),
        Err(CannotEnd::BeforeStart(_))
    ));
    let past = stretch("2026-01-01", "2026-02-01");
    assert!(matches!(end(past, today, EndReason::Workload, today), Err(CannotEnd::Ended(_))));
}

#[test]
fn the_strip_shows_each_gap() {
    let placement = stretch("2026-01-01", "");
    let held = vec![
        (stretch("2026-03-01", "2026-04-01"), "Sam"),
        (stretch("2026-01-10", "2026-02-01"), "Mina"),
        (stretch("2026-02-05", "2026-02-05"), "taken back"),
    ];
    let wanted = vec![
        Block::Gap(stretch("2026-01-01", "2026-01-10")),
        Block::Held(stretch("2026-01-10", "2026-02-01"), "Mina"),
        Block::Gap(stretch("2026-02-01", "2026-03-01")),
        Block::Held(stretch("2026-03-01", "2026-04-01"), "Sam"),
        Block::Gap(stretch("2026-04-01", "")),
    ];
    assert_eq!(strip(placement, held), wanted);
}

#[test]
fn days_without_a_key_worker_count_from_the_last_one() {
    let placement = stretch("2026-01-01", "");
    let today = day("2026-11-21");
    let since = |tenures: &[Stretch]| gap_since(placement, tenures, today);
    assert_eq!(since(&[]), Some(day("2026-01-01")));
    assert_eq!(since(&[stretch("2026-02-01", "2026-11-12")]), Some(day("2026-11-12")));
    assert_eq!(since(&[stretch("2026-02-01", "")]), None);
    assert_eq!(since(&[stretch("2026-12-01", "")]), Some(day("2026-01-01")));
}

proptest::proptest! {
    #[test]
    fn overlap_means_a_day_in_both(a in 0_i32..30, la in 0_i32..10, b in 0_i32..30, lb in 0_i32..10) {
        let base = day("2026-01-01");
        let make = |from: i32, length: i32| Stretch { from: base.plus_days(from), until: (length < 9).then(|| base.plus_days(from + length)) };
        let (one, two) = (make(a, la), make(b, lb));
        let shared = (0..60).map(|n| base.plus_days(n)).any(|d| one.includes(d) && two.includes(d));
        proptest::prop_assert_eq!(one.overlaps(two), shared);
        proptest::prop_assert_eq!(two.overlaps(one), shared);
    }
}

#[test]
fn a_role_is_held_since_it_was_held_without_a_gap() {
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let stretch = |from: &str, until: &str| Stretch { from: day(from), until: until.parse().ok() };
    for (stretches, on, expected) in [
        (vec![], "2026-05-01", None),
        // Over: not held, whatever was before.
        (vec![stretch("2026-01-01", "2026-04-01")], "2026-04-01", None),
        (vec![stretch("2026-01-01", "2026-04-01")], "2026-03-31", Some("2026-01-01")),
        // One person follows on another, in whatever order they are told: the first day stays.
        (
            vec![stretch("2026-03-01", ""), stretch("2026-01-01", "2026-04-01")],
            "2026-05-01",
            Some("2026-01-01"),
        ),
        (
            vec![stretch("2026-01-01", "2026-04-01"), stretch("2026-04-01", "")],
            "2026-05-01",
            Some("2026-01-01"),
        ),
        // After a gap it begins anew.
        (
            vec![stretch("2026-01-01", "2026-04-01"), stretch("2026-04-02", "")],
            "2026-05-01",
            Some("2026-04-02"),
        ),
        // Planned.
        (
            vec![stretch("2026-01-01", "2026-04-01"), stretch("2026-06-01", "")],
            "2026-05-01",
            Some("2026-06-01"),
        ),
        // Planned and taken back.
        (vec![stretch("2026-06-01", "2026-06-01")], "2026-05-01", None),
        (
            vec![stretch("2026-01-01", ""), stretch("2026-02-01", "2026-03-01")],
            "2026-05-01",
            Some("2026-01-01"),
        ),
    ] {
        assert_eq!(held_since(&stretches, day(on)), expected.map(day), "{stretches:?} on {on}");
    }
}
