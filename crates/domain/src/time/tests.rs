use super::*;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn a_summer_night_belongs_to_london() {
    let moment = Moment::from_text("2026-07-01T23:30:00.000000Z").expect("a moment");
    assert_eq!(moment.day(), day("2026-07-02"));
    assert_eq!(moment.clock_time(), "12:30am");
}

#[test]
fn moments_as_text_have_one_width_and_sort_as_time() {
    let texts: Vec<_> = [0, 1, 500_000, 1_000_000, 1_780_000_000_000_000]
        .map(|micros| Moment::from_micros(micros).to_text())
        .into();
    assert!(texts.is_sorted());
    assert!(texts.iter().all(|text| text.len() == "1970-01-01T00:00:00.000000Z".len()), "{texts:?}");
    assert_eq!(texts[2], "1970-01-01T00:00:00.500000Z");
}

#[test]
fn ages_follow_the_calendar() {
    for (birth, today, years) in [
        ("2000-02-29", "2026-02-28", 25),
        ("2000-02-29", "2026-03-01", 26),
        ("2010-11-21", "2026-11-21", 16),
        ("2010-11-22", "2026-11-21", 15),
    ] {
        assert_eq!(day(today).years_since(day(birth)), years, "{birth} on {today}");
    }
}

#[test]
fn days_ago_reads_as_a_person_would_say_it() {
    let today = day("2026-11-21");
    for (then, words) in [
        ("2026-11-21", "today"),
        ("2026-11-20", "yesterday"),
        ("2026-10-01", "51 days ago"),
        ("2026-11-23", "on 23 November 2026"),
    ] {
        assert_eq!(day(then).ago(today), words);
    }
}

#[test]
fn a_time_that_the_clocks_skip_moves_forward() {
    let skipped = Moment::at(day("2026-03-29"), 1, 30).expect("a moment");
    assert_eq!(skipped.clock_time(), "2:30am");
}

proptest::proptest! {
    #[test]
    fn a_moment_survives_its_text(micros in 0_i64..4_000_000_000_000_000) {
        let moment = Moment::from_micros(micros);
        proptest::prop_assert_eq!(Moment::from_text(&moment.to_text()), Some(moment));
    }

    #[test]
    fn adding_days_and_counting_them_agree(start in 0_i32..40_000, days in -20_000_i32..20_000) {
        let day = Day::new(1950, 1, 1).expect("a day").plus_days(start);
        proptest::prop_assert_eq!(day.plus_days(days).days_since(day), days);
    }
}
