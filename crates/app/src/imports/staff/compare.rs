//! A line beside the member of staff it is about. An empty cell never takes away what is there.

use domain::names;
use store::Value;

use super::StaffLine;
use crate::imports::{kept, rows::StaffRow};

/// A column that changes, what it is called, and what it becomes.
pub(super) type Change = (&'static str, &'static str, Value);

/// What the line changes about the member of staff.
pub(super) fn changes(line: &StaffLine, row: &StaffRow) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    if let Some(name) = line.name.as_ref().filter(|said| **said != row.name) {
        changes.push(("name", "name", name.into()));
        changes.push(("name_key", "", names::key(name).into()));
    }
    let texts = [
        ("job_title", "job title", &line.job_title, &row.job_title),
        ("email", "email", &line.email, &row.email),
        ("phone", "phone", &line.phone, &row.phone),
    ];
    for (column, label, said, there) in texts {
        let differs = |said: &&String| {
            if column == "email" { !said.eq_ignore_ascii_case(there) } else { *said != there }
        };
        if let Some(said) = said.as_ref().filter(differs) {
            changes.push((column, label, said.into()));
        }
    }
    if let Some(minutes) = line.weekly_minutes.filter(|said| *said != row.weekly_minutes) {
        changes.push(("weekly_minutes", "hours", minutes.into()));
    }
    if let Some(days) =
        line.working_days.map(|days| i64::from(days.0)).filter(|said| *said != row.working_days)
    {
        changes.push(("working_days", "working days", days.into()));
    }
    if let Some(day) = line.leaves_on.filter(|said| Some(*said) != row.leaves_on) {
        changes.push(("leaves_on", "leaving day", day.into()));
    }
    if let Some(number) = line.local_id.as_ref().filter(|said| Some(*said) != row.local_id.as_ref()) {
        changes.push(("local_id", "staff number", number.into()));
    }
    if let Some(kept) = kept::merged(&row.kept, line.kept.as_ref()) {
        changes.push(("kept", "what the file says besides", kept.into()));
    }
    changes
}
