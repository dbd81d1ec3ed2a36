use domain::{Day, Id, Moment, names};

use super::{
    here::{StaffHere, StaffKnown},
    *,
};
use crate::imports::{
    Kind, Mapping, Source,
    rows::{PostRow, StaffRow},
};

fn id<T>(n: u8) -> Id<T> {
    Id::mint(Moment::from_micros(1_000_000), [n; 10])
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Ali Hassan, staff number 7, care staff in the Oak team from January.
fn ali(managed: bool) -> StaffHere {
    let post = PostRow {
        id: id(3),
        staff: id(1),
        version: 1,
        role: "care_staff".into(),
        service: Some(id(9)),
        team: Some(id(7)),
        starts_on: day("2026-01-05"),
        ends_on: None,
    };
    let row = StaffRow {
        id: id(1),
        version: 2,
        local_id: Some("7".into()),
        name: "Ali Hassan".into(),
        name_key: names::key("Ali Hassan"),
        job_title: "Support worker".into(),
        email: "ali@example.org".into(),
        phone: String::new(),
        weekly_minutes: 2250,
        working_days: 0b1_1111,
        leaves_on: None,
        kept: String::new(),
    };
    StaffHere { row, posts: vec![post], managed }
}

struct Outcome {
    steps: Vec<Step>,
    bad: Vec<(u64, String, String)>,
    doubles: Vec<(u64, Option<u64>)>,
}

fn run(csv: &str, here: Vec<StaffHere>, own: u8) -> Outcome {
    let source = Source::read(Kind::Staff, "staff.csv", csv.as_bytes()).unwrap();
    let mapping = Mapping::guess(Kind::Staff, &source.headings);
    let columns = Columns::of(Kind::Staff, &mapping, &source.headings);
    let mut sheet = Sheet::of(&columns, &source.lines);
    let lines: Vec<StaffLine> = (0..sheet.lines.len()).map(|at| line::read(&mut sheet, at)).collect();
    let staff = StaffKnown::of(here);
    let places = Places { teams: [("oak".to_owned(), id(7))].into(), ..Places::default() };
    let (service, today) = (id(9), day("2026-11-20"));
    let mut plan =
        Plan { sheet, staff: &staff, places, service, today, own: id(own), spoken_of: HashSet::new() };
    let groups = group::of(&lines, &staff);
    let steps = plan.steps(&lines, &groups);
    let doubles = group::doubles(&lines, &steps, &staff);
    Outcome {
        doubles: doubles.into_iter().map(|double| (double.line, double.other)).collect(),
        bad: plan.sheet.bad.into_iter().map(|bad| (bad.line, bad.column, bad.todo)).collect(),
        steps,
    }
}

fn refused(csv: &str, here: Vec<StaffHere>, own: u8, line: u64, part: &str) {
    let outcome = run(csv, here, own);
    let found = outcome.bad.iter().find(|(at, _, todo)| *at == line && todo.contains(part));
    assert!(found.is_some(), "{csv}: {:?}", outcome.bad);
}

#[test]
fn an_equal_line_changes_nothing() {
    for csv in [
        "Staff number,Name,Role,Team,Hours,Days\n7,Ali Hassan,Care staff,Oak,37.5,Mon-Fri\n",
        "Email,Name,Role\nALI@example.org,Ali Hassan,Care staff\n",
        "Staff number,Name,Role\n7,Ali Hassan,\n",
    ] {
        let outcome = run(csv, vec![ali(true)], 50);
        assert!(matches!(outcome.steps[..], [Step::Same(_)]), "{csv}: {:?} {:?}", outcome.steps, outcome.bad);
    }
}

#[test]
fn someone_with_several_roles_has_a_line_for_each() {
    let csv = "Staff number,Name,Role,Team,Phone\n8,Bo Li,Key worker,,\n8,Bo Li,Care staff,Oak,0113\n7,Ali Hassan,Key worker,,\n";
    let outcome = run(csv, vec![ali(true)], 50);
    assert_eq!(outcome.bad, []);
    assert!(
        matches!(&outcome.steps[..], [Step::Add { new, .. }, Step::AddPost { first: 2, .. }, Step::Change { .. }] if new.phone == "0113")
    );
    refused(
        "Staff number,Name,Role,Phone\n8,Bo,Key worker,1\n8,Bo,Registered manager,2\n",
        vec![],
        50,
        3,
        "Lines 2 and 3 are about the same member of staff, but each has another phone",
    );
    refused("Staff number,Name,Role\n8,Bo,Key worker\n8,Bo,key worker\n", vec![], 50, 3, "no other role");
}

#[test]
fn roles_are_checked() {
    refused("Name,Role\nBo,Cook\n", vec![], 50, 2, "Write one of these: Key worker");
    refused("Name,Role\nBo,System administrator\n", vec![], 50, 2, "whole organisation");
    refused("Name,Role\nBo,Care staff\n", vec![], 50, 2, "Write the team");
    refused("Name,Role,Team\nBo,Volunteer,Oak\n", vec![], 50, 2, "Write the day it ends");
    refused("Name,Role\nBo,\n", vec![], 50, 2, "Write the role");
    refused(
        "Name,Role,Role from,Role until\nBo,Key worker,1/2/2026,1/2/2026\n",
        vec![],
        50,
        2,
        "after the role begins",
    );
    refused("Name,Role,Leaves on\nBo,Key worker,1/2/2026\n", vec![], 50, 2, "They leave on 1 February 2026");
}

#[test]
fn nobody_gives_themself_a_role_or_changes_staff_of_another_service() {
    refused(
        "Staff number,Name,Role\n7,Ali Hassan,Registered manager\n",
        vec![ali(true)],
        1,
        2,
        "your own roles",
    );
    refused("Staff number,Name,Role,Phone\n7,Ali Hassan,,0113\n", vec![ali(false)], 50, 2, "another service");
}

#[test]
fn numbers_and_names_that_are_unclear_are_named() {
    let two = || {
        let mut other = ali(true);
        other.row = StaffRow { id: id(2), local_id: None, ..other.row };
        other.posts.clear();
        vec![ali(true), other]
    };
    refused(
        "Email,Name\nali@example.org,Ali Hassan\n",
        two(),
        50,
        2,
        "Several members of staff have this email address",
    );
    let outcome =
        run("Name,Role\nAli Hassan,Key worker\nBo,Key worker\nBo,Key worker\n", vec![ali(true)], 50);
    assert_eq!((outcome.doubles, outcome.bad), (vec![(2, None), (4, Some(3))], vec![]));
}
