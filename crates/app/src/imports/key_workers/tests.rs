use domain::{Day, Id, Moment, names};

use super::*;
use crate::imports::{
    Kind, Mapping, Source,
    persons::PersonHere,
    rows::{PersonRow, PlacementRow, PostRow, StaffRow},
    staff::here::{StaffHere, StaffKnown},
};

fn id<T>(n: u8) -> Id<T> {
    Id::mint(Moment::from_micros(1_000_000), [n; 10])
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn person(n: u8, reachable: bool) -> PersonHere {
    let placement = PlacementRow {
        id: id(20 + n),
        person: id(n),
        service: id(9),
        team: None,
        stage: None,
        starts_on: day("2026-01-05"),
        ends_on: None,
        version: 1,
        first_tenure: None,
    };
    let row = PersonRow {
        id: id(n),
        version: 1,
        local_id: Some(format!("P{n}")),
        nhs_number: None,
        nhs_number_status: None,
        name: format!("Person {n}"),
        name_key: format!("person {n}"),
        known_as: String::new(),
        pronounced: String::new(),
        pronouns: String::new(),
        born_on: None,
        phone: String::new(),
        communication: String::new(),
        communication_checked_on: None,
        must_know: String::new(),
        matters: String::new(),
        kept: String::new(),
        restricted: false,
    };
    PersonHere { row, reachable, placements: vec![placement] }
}

fn member(n: u8, name: &str) -> StaffHere {
    let post = PostRow {
        id: id(60 + n),
        staff: id(n),
        version: 1,
        role: "key_worker".into(),
        service: Some(id(9)),
        team: None,
        starts_on: day("2026-01-20"),
        ends_on: None,
    };
    let row = StaffRow {
        id: id(n),
        version: 1,
        local_id: Some(format!("S{n}")),
        name: name.into(),
        name_key: names::key(name),
        job_title: String::new(),
        email: format!("{n}@example.org"),
        phone: String::new(),
        weekly_minutes: 0,
        working_days: 0,
        leaves_on: None,
        kept: String::new(),
    };
    StaffHere { row, posts: vec![post], managed: true }
}

/// Mina has been person 1's key worker since February.
fn mina_of_1() -> TenureRow {
    TenureRow {
        id: id(80),
        version: 3,
        person: id(1),
        placement: id(21),
        staff: id(41),
        kind: "key_worker".into(),
        starts_on: day("2026-02-01"),
        ends_on: None,
        why: String::new(),
    }
}

fn run(lines_of_file: &str) -> (Vec<Step>, Vec<(u64, String)>) {
    let csv = format!("Local number,Key worker,Staff number,Email,Kind,From,Until\n{lines_of_file}\n");
    let source = Source::read(Kind::KeyWorkers, "kw.csv", csv.as_bytes()).unwrap();
    let mapping = Mapping::guess(Kind::KeyWorkers, &source.headings);
    let columns = Columns::of(Kind::KeyWorkers, &mapping, &source.headings);
    let mut sheet = Sheet::of(&columns, &source.lines);
    let lines: Vec<KeyWorkerLine> = (0..sheet.lines.len()).map(|at| line::read(&mut sheet, at)).collect();
    let here = Here {
        persons: Persons::of(vec![person(1, true), person(2, true), person(3, false)]),
        staff: StaffKnown::of(vec![member(41, "Mina Rahman"), member(42, "Sam Obi"), member(43, "Sam Obi")]),
        tenures: [(id(1), vec![mina_of_1()]), (id(2), vec![])].into(),
        exclusions: vec![ExclusionRow { staff: id(41), person: id(2), ends_on: None }],
        service: id(9),
        today: day("2026-11-20"),
    };
    let mut plan = Plan::of(sheet, &here);
    let steps = plan.steps(&lines);
    (steps, plan.sheet.bad.into_iter().map(|bad| (bad.line, bad.todo)).collect())
}

fn refused(lines: &str, line: u64, part: &str) {
    let (_, bad) = run(lines);
    assert!(bad.iter().any(|(at, todo)| *at == line && todo.contains(part)), "{lines}: {bad:?}");
}

#[test]
fn the_same_again_changes_nothing() {
    let (steps, bad) = run("P1,Mina Rahman,,,,1/2/2026,");
    assert!(matches!(steps[..], [Step::Same(_)]) && bad.is_empty(), "{steps:?} {bad:?}");
}

#[test]
fn a_handover_in_one_file_ends_one_and_begins_the_next_in_any_order() {
    for lines in [
        "P1,Mina Rahman,,,,1/2/2026,1/5/2026\nP1,,S42,,,1/5/2026,",
        "P1,,S42,,,1/5/2026,\nP1,Mina Rahman,,,,1/2/2026,1/5/2026",
    ] {
        let (steps, bad) = run(lines);
        assert_eq!(bad, []);
        let count = |wanted: fn(&Step) -> bool| steps.iter().filter(|step| wanted(step)).count();
        assert_eq!(count(|step| matches!(step, Step::Add(_))), 1);
        assert_eq!(count(|step| matches!(step, Step::Change { .. })), 1);
    }
}

#[test]
fn two_key_workers_for_the_same_days_are_named_with_both_lines() {
    refused("P1,,S42,,,1/5/2026,", 2, "Mina Rahman is Key worker from 1 February 2026");
    refused("P2,,S42,,,1/5/2026,\nP2,,S43,,,1/6/2026,", 3, "Lines 2 and 3 give one person two key workers");
    refused("P2,,S42,,,1/5/2026,\nP2,,S42,,,1/6/2026,", 3, "Lines 2 and 3 give the same key worker");
    refused("P1,Mina Rahman,,,,1/2/2026,\nP1,,S41,,,1/2/2026,", 3, "Lines 2 and 3 say the same");
    assert_eq!(run("P2,,S42,,,1/5/2026,\nP2,,S43,,cover,1/6/2026,1/7/2026").1, []);
}

#[test]
fn who_is_meant_is_never_guessed() {
    refused("P2,Sam Obi,,,,1/5/2026,", 2, "Several members of staff have this name");
    refused("P2,Nobody Here,,,,1/5/2026,", 2, "No member of staff has this name");
    refused("P2,Mina Rahman,S42,,,1/5/2026,", 2, "do not belong to one member of staff");
    refused("P2,,S42,43@example.org,,1/5/2026,", 2, "do not belong to one member of staff");
    refused("P2,,S99,,,1/5/2026,", 2, "No member of staff has this number");
    refused("P2,,,,,1/5/2026,", 2, "Write who the key worker is");
    refused("P3,,S42,,,1/5/2026,", 2, "No person of this service has this number");
    refused("P9,,S42,,,1/5/2026,", 2, "No person of this service has this number");
    refused(",,S42,,,1/5/2026,", 2, "Write a number of the person");
}

#[test]
fn the_rules_of_the_page_hold_for_files_too() {
    refused("P2,Mina Rahman,,,,1/5/2026,", 2, "conflict of interest");
    refused("P2,,S42,,,10/1/2026,", 2, "no role in this service");
    refused("P2,,S42,,,1/1/2026,", 2, "on or after 5 January 2026");
    refused("P2,,S42,,,1/5/2026,1/5/2026", 2, "Choose an end after the start");
    refused("P2,,S42,,,,", 2, "Write the first day");
    refused("P2,,S42,,boss,1/5/2026,", 2, "Write key worker, interim, second or cover");
}
