//! Which lines are about the same member of staff: someone who holds several roles has a line for each.

use std::collections::HashMap;

use super::{StaffLine, Step, here::StaffKnown};
use crate::imports::Double;

/// Whom a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Whom {
    /// Someone who is here.
    Here(usize),
    /// Someone new, whose first line this is.
    New(usize),
    /// Two fields of the line speak of two members of staff.
    Two(&'static str, &'static str),
    /// Several members of staff have this email address.
    Several,
}

/// Whom each line is about, and the first line about the same member of staff.
pub(super) fn of(lines: &[StaffLine], staff: &StaffKnown) -> Vec<(Whom, usize)> {
    let mut first_of_new: HashMap<String, usize> = HashMap::new();
    let mut first_of: HashMap<Whom, usize> = HashMap::new();
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let whom = match here(line, staff) {
                None => {
                    let first = key(line).map_or(at, |key| *first_of_new.entry(key).or_insert(at));
                    Whom::New(first)
                }
                Some(whom) => whom,
            };
            let first = match whom {
                Whom::Here(_) | Whom::New(_) => *first_of.entry(whom).or_insert(at),
                Whom::Two(..) | Whom::Several => at,
            };
            (whom, first)
        })
        .collect()
}

fn key(line: &StaffLine) -> Option<String> {
    let id = line.id.map(|id| format!("id {id}"));
    let local_id = line.local_id.as_ref().map(|local_id| format!("number {local_id}"));
    id.or(local_id).or_else(|| line.email_key().map(|email| format!("email {email}")))
}

/// Whom of the staff here a line is about: by Keyworker's number, then by staff number. An email address, which a team
/// may share, counts only where no number does.
fn here(line: &StaffLine, staff: &StaffKnown) -> Option<Whom> {
    let by_id = line.id.and_then(|id| staff.by_id.get(&id)).copied();
    let by_local_id = line.local_id.as_ref().and_then(|local_id| staff.by_local_id.get(local_id)).copied();
    match (by_id, by_local_id) {
        (Some(one), Some(other)) if one != other => return Some(Whom::Two("id", "local_id")),
        (Some(at), _) | (None, Some(at)) => return Some(Whom::Here(at)),
        (None, None) => {}
    }
    let same_email = staff.by_email.get(&line.email_key()?)?;
    let fitting: Vec<usize> = same_email
        .iter()
        .copied()
        .filter(|at| line.local_id.is_none() || staff.staff[*at].row.local_id.is_none())
        .collect();
    match fitting.as_slice() {
        [] => None,
        [at] => Some(Whom::Here(*at)),
        _ if line.local_id.is_some() => None,
        _ => Some(Whom::Several),
    }
}

/// The first line of each group, with what the later ones add.
pub(super) fn merged(lines: &[StaffLine], groups: &[(Whom, usize)]) -> HashMap<usize, StaffLine> {
    let mut whole: HashMap<usize, StaffLine> = HashMap::new();
    for (at, (_, first)) in groups.iter().enumerate().filter(|(at, (_, first))| at != first) {
        let line = whole.remove(first).unwrap_or_else(|| lines[*first].clone());
        whole.insert(*first, line.with(&lines[at]));
    }
    whole
}

/// Lines about someone new of the same name as somebody here, or in an earlier line.
pub(super) fn doubles(lines: &[StaffLine], steps: &[Step], staff: &StaffKnown) -> Vec<Double> {
    let mut earlier: HashMap<&str, u64> = HashMap::new();
    let mut doubles = Vec::new();
    for (line, step) in lines.iter().zip(steps) {
        let Some(key) = line.name_key.as_deref() else { continue };
        if matches!(step, Step::Add { .. }) {
            let here = staff.by_name.contains_key(key);
            let other = earlier.get(key).copied().filter(|_| !here);
            if here || other.is_some() {
                doubles.push(Double { line: line.line, who: line.who(), other });
            }
        }
        earlier.entry(key).or_insert(line.line);
    }
    doubles
}
