use domain::{Day, Id, Moment, names};

use super::*;
use crate::imports::{
    HERE_ALREADY, Kind, Line, Mapping,
    persons::{PersonHere, Persons},
    rows::{PersonRow, PlacementRow},
};

fn id<T>(n: u8) -> Id<T> {
    Id::mint(Moment::from_micros(1_000_000), [n; 10])
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Mira Kaur, born 3 March 2006, local number L1, NHS number 999 000 0018, in the Oak team of the service.
fn mira(reachable: bool) -> PersonHere {
    let placement = PlacementRow {
        id: id(2),
        person: id(1),
        service: id(9),
        team: Some(id(7)),
        stage: None,
        starts_on: day("2026-01-05"),
        ends_on: None,
        version: 1,
        first_tenure: Some(day("2026-02-01")),
    };
    let row = PersonRow {
        id: id(1),
        version: 4,
        local_id: Some("L1".into()),
        nhs_number: Some("9990000018".into()),
        nhs_number_status: Some("01".into()),
        name: "Mira Kaur".into(),
        name_key: names::key("Mira Kaur"),
        known_as: "Mira".into(),
        pronounced: String::new(),
        pronouns: String::new(),
        born_on: Some(day("2006-03-03")),
        phone: "0113".into(),
        communication: "Easy read".into(),
        communication_checked_on: None,
        must_know: String::new(),
        matters: String::new(),
        kept: String::new(),
        restricted: !reachable,
    };
    PersonHere { row, reachable, placements: vec![placement] }
}

struct Outcome {
    steps: Vec<Step>,
    bad: Vec<(u64, String, String)>,
    doubles: Vec<(u64, Option<u64>)>,
}

fn run(csv: &str, here: Vec<PersonHere>, add_teams: bool) -> Outcome {
    let source = crate::imports::Source::read(Kind::People, "people.csv", csv.as_bytes()).unwrap();
    let mapping = Mapping::guess(Kind::People, &source.headings);
    let columns = Columns::of(Kind::People, &mapping, &source.headings);
    let lines_of_file: Vec<Line> = source.lines.clone();
    let mut sheet = Sheet::of(&columns, &lines_of_file);
    let today = day("2026-11-20");
    let lines: Vec<PersonLine> = (0..sheet.lines.len()).map(|at| line::read(&mut sheet, at, today)).collect();
    let twice = twice::check(&mut sheet, &lines);
    let persons = Persons::of(here);
    let places = Places { teams: [("oak".to_owned(), id(7))].into(), add_teams, ..Places::default() };
    let mut plan = Plan { sheet, persons: &persons, places, service: id(9), today, is_fhir: false, twice };
    let steps = plan.steps(&lines);
    let doubles = twice::doubles(&lines, &steps, &persons);
    Outcome {
        doubles: doubles.into_iter().map(|double| (double.line, double.other)).collect(),
        bad: plan.sheet.bad.into_iter().map(|bad| (bad.line, bad.column, bad.todo)).collect(),
        steps,
    }
}

fn labels(outcome: &Outcome) -> Vec<&'static str> {
    match &outcome.steps[..] {
        [Step::Change { labels, .. }] => labels.clone(),
        other => panic!("{other:?} {:?}", outcome.bad),
    }
}

fn refused(csv: &str, here: Vec<PersonHere>, line: u64, column: &str, part: &str) {
    let outcome = run(csv, here, false);
    let found = outcome.bad.iter().find(|(at, of, todo)| *at == line && of == column && todo.contains(part));
    assert!(found.is_some(), "{csv}: {:?}", outcome.bad);
}

#[test]
fn an_equal_line_changes_nothing_and_an_empty_cell_takes_nothing_away() {
    let csv = "Local number,NHS no,Name,DOB,Phone,Comms,Team,Start date\nL1,999 000 0018,Mira Kaur,3/3/2006,,Easy read,oak,5/1/2026\n";
    assert!(matches!(run(csv, vec![mira(true)], false).steps[..], [Step::Same(_)]));
}

#[test]
fn what_differs_is_changed_and_named() {
    let csv = "Local number,Name,Phone,Supported since\nL1,Mira Kaur,0114,1/1/2026\n";
    assert_eq!(labels(&run(csv, vec![mira(true)], false)), ["phone", "supported since"]);
    let csv = "Local number,Name\nL1,Mira Kaur-Singh\n";
    assert_eq!(labels(&run(csv, vec![mira(true)], false)), ["name"]);
    let csv = "NHS number,Name,Room\n9990000018,Mira Kaur,4\n";
    assert_eq!(labels(&run(csv, vec![mira(true)], false)), ["what the file says besides"]);
}

#[test]
fn numbers_that_contradict_each_other_are_named() {
    let mut tom = mira(true);
    tom.row = PersonRow {
        id: id(5),
        local_id: Some("L5".into()),
        nhs_number: Some("9990000026".into()),
        name: "Tom".into(),
        name_key: "tom".into(),
        ..tom.row
    };
    refused(
        "Local number,NHS number,Name\nL1,9990000026,Mira Kaur\n",
        vec![mira(true), tom],
        2,
        "Local number",
        "another's",
    );
    refused(
        "Local number,Name,DOB\nL1,Ann Lee,1/1/1990\n",
        vec![mira(true)],
        2,
        "Local number",
        "another name",
    );
    refused("Local number,Name\nL1,Mira Kaur\n", vec![mira(false)], 2, "Local number", HERE_ALREADY);
}

#[test]
fn the_same_person_twice_is_named_with_both_lines() {
    refused(
        "Local number,Name\nA,Ann Lee\nB,Bo\nA,Ann Lee\n",
        vec![],
        4,
        "Local number",
        "Lines 2 and 4 have the same local number. Keep one",
    );
    refused(
        "NHS,Name,DOB\n9990000026,Ann,1/1/1990\n9990000026,Ann,2/1/1990\n",
        vec![],
        3,
        "NHS",
        "Lines 2 and 3 have the same NHS number but two different dates of birth",
    );
    refused(
        "Local number,NHS,Name\nL1,,Mira Kaur\n,9990000018,Mira Kaur\n",
        vec![mira(true)],
        3,
        "Name",
        "Lines 2 and 3 are about the same person",
    );
}

#[test]
fn someone_without_a_known_number_is_a_possible_duplicate_and_no_guess() {
    let doubles = |csv: &str| run(csv, vec![mira(true)], false).doubles;
    assert_eq!(doubles("Name,DOB\nMIRA KAUR,3/3/2006\n"), [(2, None)]);
    assert_eq!(doubles("Name,DOB\nMira Kaur,3/3/2007\n"), []);
    assert_eq!(doubles("Name\nMira Kaur\n"), [(2, None)]);
    assert_eq!(doubles("Name,Local number\nMira Kaur,L77\n"), []);
    assert_eq!(doubles("Name,Local number,DOB\nMira Kaur,L77,3/3/2006\n"), [(2, None)]);
    assert_eq!(doubles("Name,DOB\nAnn Lee,1/1/1990\nBo,\nAnn Lee,1/1/1990\n"), [(4, Some(2))]);
}

#[test]
fn teams_and_days_are_checked() {
    refused("Name,Team\nAnn,Elm\n", vec![], 2, "Team", "no team of this name");
    assert_eq!(run("Name,Team\nAnn,Elm\nBo,elm\n", vec![], true).bad, []);
    refused("Name,Start date\nAnn,1/1/2029\n", vec![], 2, "Start date", "within a year");
    refused(
        "Name,DOB,Start date\nAnn,1/1/2020,1/1/2019\n",
        vec![],
        2,
        "Start date",
        "before the date of birth",
    );
    refused(
        "Local number,Name,Start date\nL1,Mira Kaur,1/3/2026\n",
        vec![mira(true)],
        2,
        "Start date",
        "1 February 2026",
    );
    refused("Name,DOB\nAnn,21/11/2026\n", vec![], 2, "DOB", "not in the future");
    refused(
        "Name,NHS number\n,\nAnn,9912003890\n",
        vec![],
        3,
        "NHS number",
        "Take the number out or correct it",
    );
}
