//! A line beside the person it is about. An empty cell never takes away what is there.

use store::Value;

use super::PersonLine;
use crate::imports::{kept, rows::PersonRow};

/// A column that changes, what it is called, and what it becomes.
pub(super) type Change = (&'static str, &'static str, Value);

/// What the line changes about the person.
pub(super) fn changes(line: &PersonLine, row: &PersonRow, is_fhir: bool) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let texts = [
        ("known_as", "name they like", &line.known_as, &row.known_as),
        ("pronounced", "how to say the name", &line.pronounced, &row.pronounced),
        ("pronouns", "pronouns", &line.pronouns, &row.pronouns),
        ("phone", "phone", &line.phone, &row.phone),
        ("must_know", "what you must know", &line.must_know, &row.must_know),
        ("matters", "what matters", &line.matters, &row.matters),
    ];
    for (column, label, said, there) in texts {
        if let Some(said) = said.as_ref().filter(|said| *said != there) {
            changes.push((column, label, said.into()));
        }
    }
    // A list of languages never takes the place of what staff wrote.
    let told = line.communication.as_ref().filter(|_| !is_fhir || row.communication.is_empty());
    if let Some(said) = told.filter(|said| **said != row.communication) {
        changes.push(("communication", "how to communicate", said.into()));
    }
    let days = [
        ("born_on", "date of birth", line.born_on, row.born_on),
        (
            "communication_checked_on",
            "day communication was checked",
            line.communication_checked_on,
            row.communication_checked_on,
        ),
    ];
    for (column, label, said, there) in days {
        if said.is_some() && said != there {
            changes.push((column, label, said.into()));
        }
    }
    if let Some(said) = line.local_id.as_ref().filter(|said| Some(*said) != row.local_id.as_ref()) {
        changes.push(("local_id", "local number", said.into()));
    }
    nhs_number(line, row, &mut changes);
    if let Some(kept) = kept::merged(&row.kept, line.kept.as_ref()) {
        changes.push(("kept", "what the file says besides", kept.into()));
    }
    name(line, row, &mut changes);
    changes
}

fn nhs_number(line: &PersonLine, row: &PersonRow, changes: &mut Vec<Change>) {
    let number = line.nhs_number.as_ref().filter(|said| Some(*said) != row.nhs_number.as_ref());
    if let Some(number) = number {
        changes.push(("nhs_number", "NHS number", number.into()));
    }
    // Another number was not traced yet, whatever the one before it was.
    let status = match (&line.nhs_number_status, number) {
        (Some(status), _) => Some(status.clone()),
        (None, Some(_)) => Some("02".to_owned()),
        (None, None) => None,
    };
    if let Some(status) = status.filter(|status| Some(status) != row.nhs_number_status.as_ref()) {
        changes.push(("nhs_number_status", "NHS number status", status.into()));
    }
}

/// Names are found by both names together, so both are given when one changes.
fn name(line: &PersonLine, row: &PersonRow, changes: &mut Vec<Change>) {
    let named = line.name.as_ref().filter(|said| **said != row.name);
    let called = changes.iter().any(|(column, ..)| *column == "known_as");
    if let Some(said) = named {
        changes.push(("name", "name", said.into()));
        if !called {
            changes.push(("known_as", "", (&row.known_as).into()));
        }
    } else if called {
        changes.push(("name", "", (&row.name).into()));
    }
}
