//! What comes again and again: contacts, reviews, communication needs; and settling.

use super::*;
use crate::policy::*;

fn contact(on: &str, kind: ContactKind) -> Contact {
    Contact { day: day(on), kind }
}

#[test]
fn only_a_contact_with_content_keeps_the_rhythm() {
    use ContactKind::{Met, Reached, Tried};
    let rule = rule("contact_rhythm", "every_days = 14");
    for (contacts, on, expected) in [
        (vec![], "2026-03-09", ""),
        (vec![], "2026-03-24", "due, 2026-03-10..2026-03-24, mira"),
        (vec![], "2026-03-25", "late, 2026-03-10..2026-03-24, mira"),
        (vec![contact("2026-03-20", Met)], "2026-03-25", "due, 2026-03-20..2026-04-03, mira"),
        (vec![contact("2026-03-20", Reached)], "2026-03-25", "late, 2026-03-10..2026-03-24, mira"),
        (vec![contact("2026-03-20", Tried)], "2026-03-25", "late, 2026-03-10..2026-03-24, mira"),
        // Before the first day does not keep it; what is yet to come does not count.
        (vec![contact("2026-03-05", Met)], "2026-03-11", "due, 2026-03-10..2026-03-24, mira"),
        (vec![contact("2026-04-20", Met)], "2026-03-25", "late, 2026-03-10..2026-03-24, mira"),
    ] {
        let mut facts = person();
        facts.contacts = Some(contacts.clone());
        let expected: Vec<&str> = [expected].into_iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(of_person(&rule, &facts, on), expected, "{contacts:?} on {on}");
    }
}

#[test]
fn the_sentence_says_what_was_and_was_not_a_contact() {
    let rule = rule("contact_rhythm", "every_days = 14");
    let mut facts = person();
    facts.contacts =
        Some(vec![contact("2026-11-03", ContactKind::Met), contact("2026-11-10", ContactKind::Tried)]);
    let duty = &duties_of_person(&[rule], &facts, day("2026-11-20"))[0];
    assert_eq!(
        duty.because,
        "Last contact with content was 3 November 2026; one is due every 14 days. Tried on 10 November 2026"
    );
    assert_eq!(duty.last_kept, maybe("2026-11-03"));
}

#[test]
fn the_clock_starts_again_with_a_new_key_worker_and_falls_to_the_leader_in_a_gap() {
    let rule = rule("contact_rhythm", "every_days = 14");
    let mut facts = person();
    facts.contacts = Some(vec![contact("2026-05-25", ContactKind::Met)]);
    facts.key_workers = vec![
        tenure("key_worker", "mira", "2026-03-10", "2026-06-01"),
        tenure("key_worker", "nico", "2026-06-05", ""),
    ];
    assert_eq!(of_person(&rule, &facts, "2026-06-02"), ["due, 2026-05-25..2026-06-08, team_leader"]);
    assert_eq!(of_person(&rule, &facts, "2026-06-05"), ["due, 2026-06-05..2026-06-19, nico"]);
}

#[test]
fn a_rating_makes_contacts_more_frequent_from_its_day() {
    let rule = rule("contact_rhythm", "every_days = 30, by_rating = { red = 3, amber = 14 }");
    let rated = |rating, from| Rated { rating, from: day(from) };
    for (ratings, on, last) in [
        (vec![], "2026-04-15", "2026-05-01"),
        (vec![rated(Rating::Amber, "2026-03-20")], "2026-04-05", "2026-04-15"),
        // Red after 13 days: not late at once, and not later than amber had left.
        (
            vec![rated(Rating::Amber, "2026-03-20"), rated(Rating::Red, "2026-04-14")],
            "2026-04-14",
            "2026-04-15",
        ),
        (vec![rated(Rating::Red, "2026-04-10")], "2026-04-11", "2026-04-13"),
        (
            vec![rated(Rating::Red, "2026-04-02"), rated(Rating::Red, "2026-04-05")],
            "2026-04-05",
            "2026-04-05",
        ),
        // The rhythm eases with the rating.
        (
            vec![rated(Rating::Red, "2026-03-20"), rated(Rating::Green, "2026-04-03")],
            "2026-04-03",
            "2026-05-01",
        ),
        (
            vec![rated(Rating::Red, "2026-03-20"), rated(Rating::Removed, "2026-04-03")],
            "2026-04-03",
            "2026-05-01",
        ),
    ] {
        let mut facts = person();
        facts.contacts = Some(vec![contact("2026-04-01", ContactKind::Met)]);
        facts.ratings = Some(ratings.clone());
        let duty = &duties_of_person(std::slice::from_ref(&rule), &facts, day(on))[0];
        assert_eq!(duty.due, maybe(last), "{ratings:?}");
    }
}

fn reviewed(days: &[&str]) -> PersonFacts {
    let mut facts = person();
    facts.reviews.insert(Periodic::Plan, days.iter().map(|text| day(text)).collect());
    facts
}

#[test]
fn reviews_come_within_days_and_then_from_the_last_or_from_the_first() {
    let floating = "what = \"plan\", first_within_days = 28, every_months = 12";
    let anchored = "what = \"plan\", first_within_days = 28, every_months = 12, anchored = true";
    let monthly = "what = \"plan\", every_months = 1";
    let by_days = "what = \"plan\", every_days = 28";
    let counted = "what = \"plan\", first_within_days = 14, beginning_with_day = true, every_months = 12";
    for (parameters, done, on, expected) in [
        (floating, &[][..], "2026-03-09", ""),
        (floating, &[], "2026-04-07", "due, 2026-03-10..2026-04-07, mira"),
        (floating, &[], "2026-04-08", "late, 2026-03-10..2026-04-07, mira"),
        (counted, &[], "2026-03-24", "late, 2026-03-10..2026-03-23, mira"),
        (floating, &["2026-03-31"], "2027-03-31", "due, 2026-03-31..2027-03-31, mira"),
        (floating, &["2026-03-31", "2027-06-15"], "2027-07-01", "due, 2027-06-15..2028-06-15, mira"),
        (anchored, &["2026-03-31", "2027-06-15"], "2027-07-01", "due, 2027-06-15..2028-03-31, mira"),
        (anchored, &["2026-03-31"], "2027-04-01", "late, 2026-03-31..2027-03-31, mira"),
        // Before the first day but after the service's yes, it counts; before that, it does not.
        (floating, &["2026-03-05"], "2026-04-08", "due, 2026-03-05..2027-03-05, mira"),
        (floating, &["2026-02-05"], "2026-04-08", "late, 2026-03-10..2026-04-07, mira"),
        (monthly, &["2027-01-31"], "2027-02-28", "due, 2027-01-31..2027-02-28, mira"),
        (monthly, &["2028-01-31"], "2028-02-29", "due, 2028-01-31..2028-02-29, mira"),
        (by_days, &["2026-04-01"], "2026-04-29", "due, 2026-04-01..2026-04-29, mira"),
        (by_days, &["2026-04-01", "2026-05-09"], "2026-04-30", "late, 2026-04-01..2026-04-29, mira"),
    ] {
        let expected: Vec<&str> = [expected].into_iter().filter(|line| !line.is_empty()).collect();
        let rule = rule("review_interval", parameters);
        assert_eq!(of_person(&rule, &reviewed(done), on), expected, "{parameters} {done:?} on {on}");
    }
}

#[test]
fn a_rule_for_a_rating_runs_from_the_rating_and_ends_with_it() {
    let rule = rule("review_interval", "what = \"plan\", every_days = 7, only_rated = [\"red\", \"amber\"]");
    let rated = |rating, from| Rated { rating, from: day(from) };
    let mut facts = reviewed(&["2026-04-01", "2026-04-10"]);
    assert_eq!(of_person(&rule, &facts, "2026-04-01"), ["not measured, 2026-03-10, mira"]);
    facts.ratings = Some(vec![
        rated(Rating::Amber, "2026-04-03"),
        rated(Rating::Red, "2026-04-05"),
        rated(Rating::Green, "2026-04-20"),
    ]);
    for (on, expected) in [
        ("2026-04-02", ""),
        ("2026-04-06", "due, 2026-04-03..2026-04-10, mira"),
        ("2026-04-18", "late, 2026-04-10..2026-04-17, mira"),
        ("2026-04-20", ""),
    ] {
        let expected: Vec<&str> = [expected].into_iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(of_person(&rule, &facts, on), expected, "{on}");
    }
}

#[test]
fn communication_needs_are_asked_about_and_looked_at_again() {
    let rule = rule("communication_needs", "ask_within_days = 7, review_every_months = 12");
    for (asked, reviewed, on, expected) in [
        ("", "", "2026-03-18", "late, 2026-03-10..2026-03-17, mira"),
        ("2026-03-12", "", "2026-03-18", "due, 2026-03-12..2027-03-12, mira"),
        ("2024-02-29", "2028-02-29", "2028-03-01", "due, 2028-02-29..2029-02-28, mira"),
    ] {
        let mut facts = person();
        facts.communication = Some(Communication { asked_on: maybe(asked), reviewed_on: maybe(reviewed) });
        assert_eq!(of_person(&rule, &facts, on), [expected], "{asked} {reviewed} on {on}");
    }
}

#[test]
fn whether_it_works_is_asked_four_to_six_weeks_after_they_met() {
    let rule = rule("settled", "from_days = 28, to_days = 42");
    for (met, asked, on, expected) in [
        ("", "", "2026-06-01", ""),
        ("2026-03-10", "", "2026-04-06", ""),
        ("2026-03-10", "", "2026-04-07", "due, 2026-04-07..2026-04-21, mira"),
        ("2026-03-10", "", "2026-04-22", "late, 2026-04-07..2026-04-21, mira"),
        ("2026-03-10", "2026-04-20", "2026-04-22", "met 2026-04-20, 2026-04-07..2026-04-21, mira"),
        // Asked too early is not asked.
        ("2026-03-10", "2026-03-20", "2026-04-22", "late, 2026-04-07..2026-04-21, mira"),
    ] {
        let mut facts = person();
        facts.settled = Some(Settling { introduced_on: maybe(met), asked_on: maybe(asked) });
        let expected: Vec<&str> = [expected].into_iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(of_person(&rule, &facts, on), expected, "{met} {asked} on {on}");
    }
}
