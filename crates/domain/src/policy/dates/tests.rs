use super::*;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn within_days_leaves_the_day_out_unless_it_begins_with_it() {
    for (from, days, beginning, last) in [
        ("2026-03-01", 14, true, "2026-03-14"),
        ("2026-03-01", 14, false, "2026-03-15"),
        ("2026-03-01", 1, true, "2026-03-01"),
        ("2028-02-28", 1, false, "2028-02-29"),
        ("2027-02-28", 1, false, "2027-03-01"),
        ("2026-12-31", 7, false, "2027-01-07"),
        // Over both changes of the clocks a day is a day.
        ("2026-03-28", 2, false, "2026-03-30"),
        ("2026-10-24", 2, false, "2026-10-26"),
    ] {
        assert_eq!(within(day(from), days, beginning), day(last), "{days} days of {from}");
    }
}

#[test]
fn a_month_too_short_for_the_day_gives_its_last() {
    for (anchor, months, times, then) in [
        ("2026-01-31", 1, 1, "2026-02-28"),
        ("2028-01-31", 1, 1, "2028-02-29"),
        // Counted from the anchor: February does not pull March back.
        ("2026-01-31", 1, 2, "2026-03-31"),
        ("2028-02-29", 12, 1, "2029-02-28"),
        ("2028-02-29", 12, 4, "2032-02-29"),
        ("2026-08-31", 6, 1, "2027-02-28"),
    ] {
        assert_eq!(
            anniversary(day(anchor), months, times),
            day(then),
            "{times} times {months} after {anchor}"
        );
    }
}

#[test]
fn late_is_the_day_after_the_last() {
    assert!(!is_late(day("2026-03-14"), day("2026-03-14")));
    assert!(is_late(day("2026-03-14"), day("2026-03-15")));
}

#[test]
fn anniversaries_do_not_drift() {
    for (kept, next) in [
        (&[][..], "2027-01-31"),
        (&["2026-12-20"][..], "2028-01-31"),               // early
        (&["2027-01-31"][..], "2028-01-31"),               // on the day
        (&["2027-03-05"][..], "2028-01-31"),               // late does not move the next
        (&["2026-05-01", "2026-12-20"][..], "2028-01-31"), // two in one stretch count once
        (&["2027-03-05", "2028-01-10"][..], "2029-01-31"), // late, then early
        (&["2029-02-15"][..], "2030-01-31"),               // years missed are left behind
        (&["2028-01-31"][..], "2029-01-31"),               // a whole year late
    ] {
        let days = kept.iter().map(|text| day(text));
        assert_eq!(next_anniversary(day("2026-01-31"), 12, days), day(next), "{kept:?}");
    }
}

#[test]
fn intervals_read_as_people_say_them() {
    assert_eq!([days_in_words(1), days_in_words(14)], ["1 day", "14 days"]);
    assert_eq!([1, 12, 3].map(months_in_words), ["month", "year", "3 months"]);
}

proptest::proptest! {
    #[test]
    fn the_next_anniversary_is_an_anniversary_and_never_comes_nearer(
        start in 0_i32..40_000, months in 1_u8..=120, mut kept in proptest::collection::vec(1_i32..9_000, 0..8),
    ) {
        let anchor = day("1950-01-01").plus_days(start);
        kept.sort_unstable();
        let days = |count: usize| kept[..count].iter().map(|n| anchor.plus_days(*n));
        let mut before = anchor;
        for count in 0..=kept.len() {
            let next = next_anniversary(anchor, months, days(count));
            proptest::prop_assert!(next >= before);
            proptest::prop_assert!((1..4_000).any(|n| anniversary(anchor, months, n) == next));
            before = next;
        }
    }
}
