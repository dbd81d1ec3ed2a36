//! Dates in, duties out, for each kind.

mod people;
mod properties;
mod properties_of_others;
mod services;
mod time_with_people;
mod workers;

use super::*;
use crate::Day;
use crate::policy::{KeyWorker, Placement, State, packs};
use crate::tenure::Kind as TenureKind;

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub fn maybe(text: &str) -> Option<Day> {
    (!text.is_empty()).then(|| day(text))
}

/// A rule of a kind, with parameters as a pack has them.
pub fn rule(kind: &str, parameters: &str) -> Rule {
    let text = format!(
        "id = \"p\"\nname = \"n\"\nwords = \"w\"\nversion = 1\n[[rules]]\nid = \"r\"\nwords = \"w\"\n\
         source = {{ document = \"d\", section = \"s\", sure = \"proposal\" }}\nkind = \"{kind}\"\n\
         parameters = {{ {parameters} }}\nowner = \"key_worker\"\nseverity = \"must\"\nlaw = false\nmend = \"person\"\n"
    );
    let pack = crate::policy::Pack::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}"));
    pack.rules.into_iter().next().expect("a rule")
}

/// Accepted on 1 March 2026, in the service from the 10th; Mira is key worker from then.
pub fn person() -> PersonFacts {
    let placement =
        Placement { accepted_on: maybe("2026-03-01"), starts_on: day("2026-03-10"), ends_on: None };
    PersonFacts {
        placements: vec![placement],
        key_workers: vec![tenure("key_worker", "mira", "2026-03-10", "")],
        ..PersonFacts::default()
    }
}

pub fn tenure(kind: &str, staff: &str, from: &str, until: &str) -> KeyWorker {
    use crate::one_of::OneOf;
    let kind = TenureKind::from_code(kind).expect("a kind");
    KeyWorker { kind, staff: staff.to_owned(), from: day(from), until: maybe(until) }
}

/// One line for each duty: item, state, opened, last day, and who.
pub fn lines(duties: &[Duty], on: Day) -> Vec<String> {
    duties.iter().map(|duty| line(duty, on)).collect()
}

fn line(duty: &Duty, on: Day) -> String {
    use crate::one_of::OneOf;
    let state = match duty.state {
        State::Due if duty.is_late(on) => "late".to_owned(),
        State::Due => "due".to_owned(),
        State::Met { on, until } => {
            format!("met {on}{}", until.map(|until| format!(" until {until}")).unwrap_or_default())
        }
        State::Excused { recheck } => format!("excused until {recheck}"),
        State::NotMeasured => "not measured".to_owned(),
    };
    let item = if duty.item.is_empty() { String::new() } else { format!("{}: ", duty.item) };
    let due = duty.due.map(|due| format!("..{due}")).unwrap_or_default();
    let who = duty.owner.staff.as_deref().unwrap_or(duty.owner.role.code());
    format!("{item}{state}, {}{due}, {who}", duty.opened)
}

/// What a rule finds about a person on a day.
pub fn of_person(rule: &Rule, facts: &PersonFacts, on: &str) -> Vec<String> {
    lines(&duties_of_person(std::slice::from_ref(rule), facts, day(on)), day(on))
}

#[test]
fn what_nobody_records_yet_is_not_measured_and_so_never_late() {
    let facts = person();
    let on = day("2036-01-01");
    let pack = &packs()[1];
    let duties = duties_of_person(&pack.rules, &facts, on);
    let measured = ["named-key-worker", "key-worker-on-the-first-day"];
    assert!(duties.len() > 12);
    for duty in &duties {
        assert_eq!(duty.state != State::NotMeasured, measured.contains(&duty.rule.as_str()), "{}", duty.rule);
        assert!(!duty.is_late(on));
    }
}

#[test]
fn an_excuse_holds_until_its_recheck_day_and_keeps_the_old_last_day() {
    use crate::person::Excuse;
    let rule = rule("named_key_worker", "within_days = 7");
    let mut facts = person();
    facts.key_workers.clear();
    let excuse = |from, recheck| crate::policy::Excused {
        rule: "r".to_owned(),
        item: String::new(),
        from: day(from),
        recheck_on: day(recheck),
        reason: Excuse::InHospital,
    };
    facts.excuses = vec![excuse("2026-03-12", "2026-03-20"), excuse("2026-03-15", "2026-03-25")];
    for (on, expected) in [
        ("2026-03-11", "late, 2026-03-01..2026-03-08, team_leader"),
        ("2026-03-12", "excused until 2026-03-20, 2026-03-01..2026-03-08, team_leader"),
        ("2026-03-16", "excused until 2026-03-25, 2026-03-01..2026-03-08, team_leader"),
        ("2026-03-24", "excused until 2026-03-25, 2026-03-01..2026-03-08, team_leader"),
        ("2026-03-25", "late, 2026-03-01..2026-03-08, team_leader"),
    ] {
        assert_eq!(of_person(&rule, &facts, on), [expected], "{on}");
    }
    let duty = &duties_of_person(&[rule], &facts, day("2026-03-16"))[0];
    assert!(duty.because.starts_with("In hospital. Look at it again on 25 March 2026. No key worker since"));
}

#[test]
fn nothing_is_due_before_the_service_said_yes_or_after_the_person_left() {
    let rules = &packs()[0].rules;
    let mut facts = person();
    facts.placements[0].ends_on = maybe("2026-06-01");
    for (on, any) in
        [("2026-02-28", false), ("2026-03-01", true), ("2026-05-31", true), ("2026-06-01", false)]
    {
        assert_eq!(!duties_of_person(rules, &facts, day(on)).is_empty(), any, "{on}");
    }
}
