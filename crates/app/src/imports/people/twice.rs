//! The same person in two lines, and someone who may be here already. Named, never guessed.

use std::collections::{HashMap, HashSet};

use super::{PersonLine, Step};
use crate::imports::{
    Double,
    persons::{PersonHere, Persons},
    sheet::{Sheet, both},
};

/// A number: its field, its words, and what a line says of it.
type Key = (&'static str, &'static str, fn(&PersonLine) -> Option<String>);

/// Names lines that bear the same number as one before them.
pub(super) fn check(sheet: &mut Sheet<'_>, lines: &[PersonLine]) -> HashSet<usize> {
    let mut named = HashSet::new();
    let keys: [Key; 3] = [
        ("id", "Keyworker number", |line| line.id.map(|id| id.to_string())),
        ("local_id", "local number", |line| line.local_id.clone()),
        ("nhs_number", "NHS number", |line| line.nhs_number.clone()),
    ];
    for (code, what, key) in keys {
        let mut first_with: HashMap<String, usize> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            let Some(number) = key(line) else { continue };
            if let Some(first) = first_with.get(&number) {
                if named.insert(at) {
                    sheet.complain(at, code, sentence(&lines[*first], line, what));
                }
            } else {
                first_with.insert(number, at);
            }
        }
    }
    named
}

fn sentence(first: &PersonLine, second: &PersonLine, what: &str) -> String {
    let lines = both(first.line, second.line);
    let differs = |a: Option<String>, b: Option<String>| a.is_some() && b.is_some() && a != b;
    let day = |line: &PersonLine| line.born_on.map(|day| day.to_string());
    let contradiction = if differs(day(first), day(second)) {
        "two different dates of birth"
    } else if differs(first.name_key.clone(), second.name_key.clone()) {
        "two different names"
    } else if differs(first.nhs_number.clone(), second.nhs_number.clone()) {
        "two different NHS numbers"
    } else {
        return format!("{lines} have the same {what}. Keep one of them.");
    };
    format!("{lines} have the same {what} but {contradiction}. Put right the one that is wrong.")
}

/// Lines about someone new who is much like somebody here, or in an earlier line.
pub(super) fn doubles(lines: &[PersonLine], steps: &[Step], persons: &Persons) -> Vec<Double> {
    let mut earlier: HashMap<&str, Vec<&PersonLine>> = HashMap::new();
    let mut doubles = Vec::new();
    for (line, step) in lines.iter().zip(steps) {
        let Some(key) = line.name_key.as_deref() else { continue };
        if matches!(step, Step::Add { .. }) {
            let alike = earlier.get(key).into_iter().flatten().find(|other| is_alike(line, other));
            let here = persons.named(key).any(|person| is_like(line, person));
            if here || alike.is_some() {
                let other = alike.filter(|_| !here).map(|other| other.line);
                doubles.push(Double { line: line.line, who: line.who(), other });
            }
        }
        earlier.entry(key).or_default().push(line);
    }
    doubles
}

/// Of the same name: alike when the dates of birth agree, or where one is missing and no number tells them apart.
fn is_alike(line: &PersonLine, other: &PersonLine) -> bool {
    let same_number = line.nhs_number.is_some() && line.nhs_number == other.nhs_number
        || line.local_id.is_some() && line.local_id == other.local_id;
    !same_number
        && !other_numbers(line, other.nhs_number.as_ref())
        && match (line.born_on, other.born_on) {
            (Some(one), Some(two)) => one == two,
            _ => !told_apart(line, other.local_id.as_ref(), other.nhs_number.as_ref()),
        }
}

fn is_like(line: &PersonLine, person: &PersonHere) -> bool {
    !other_numbers(line, person.row.nhs_number.as_ref())
        && match (line.born_on, person.row.born_on) {
            (Some(one), Some(two)) => one == two,
            _ => !told_apart(line, person.row.local_id.as_ref(), person.row.nhs_number.as_ref()),
        }
}

/// Nobody has two NHS numbers, so two that differ are two people, whatever else agrees.
fn other_numbers(line: &PersonLine, nhs_number: Option<&String>) -> bool {
    line.nhs_number.as_ref().zip(nhs_number).is_some_and(|(one, two)| one != two)
}

fn told_apart(line: &PersonLine, local_id: Option<&String>, nhs_number: Option<&String>) -> bool {
    let differ = |a: Option<&String>, b: Option<&String>| a.is_some() && b.is_some() && a != b;
    differ(line.local_id.as_ref(), local_id) || differ(line.nhs_number.as_ref(), nhs_number)
}
