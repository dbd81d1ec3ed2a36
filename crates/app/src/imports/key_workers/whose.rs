//! Whose key worker, and who: found by numbers, or by a name that only one member of staff has.

use domain::{Day, ids::ServiceId};

use super::KeyWorkerLine;
use crate::imports::{
    persons::{Match, PersonHere, Persons},
    sheet::Sheet,
    staff::here::{StaffHere, StaffKnown},
};

/// Told alike of someone who is not here and of someone who may not be shown.
const NOBODY: &str = "No person of this service has this number. Correct it, or bring in the people first.";

/// The person that a line is about; what is wrong is named.
pub(super) fn person<'a>(
    sheet: &mut Sheet<'_>,
    at: usize,
    line: &KeyWorkerLine,
    persons: &'a Persons,
) -> Option<&'a PersonHere> {
    let given = [
        ("person_id", line.person_id.is_some()),
        ("person_local_id", line.person_local_id.is_some()),
        ("person_nhs_number", line.person_nhs_number.is_some()),
    ];
    let code = given.into_iter().find(|(_, given)| *given).map(|(code, _)| code);
    let Some(code) = code else {
        // A number that cannot be one was named before.
        if sheet.text(at, "person_nhs_number").is_empty() && sheet.text(at, "person_id").is_empty() {
            let code = ["person_local_id", "person_nhs_number", "person_id"];
            let code = code
                .into_iter()
                .find(|code| sheet.columns.place(code).is_some())
                .unwrap_or("person_local_id");
            sheet.complain(at, code, "Write a number of the person: your own, or the NHS number.");
        }
        return None;
    };
    let found = persons.find(
        ("person_id", line.person_id),
        ("person_local_id", line.person_local_id.as_ref()),
        ("person_nhs_number", line.person_nhs_number.as_ref()),
    );
    match found {
        Match::One(found) if persons.people[found].reachable => Some(&persons.people[found]),
        Match::One(_) | Match::Nobody => {
            sheet.complain(at, code, NOBODY);
            None
        }
        Match::Two(first, second) => {
            let (one, other) = (sheet.columns.heading(first).to_owned(), sheet.columns.heading(second));
            let todo = format!(
                "The {one} is one person's and the {other} another's. Find out which is right, and correct the other."
            );
            sheet.complain(at, second, todo);
            None
        }
    }
}

/// The member of staff that a line names; what is wrong is named.
pub(super) fn staff<'a>(
    sheet: &mut Sheet<'_>,
    at: usize,
    line: &KeyWorkerLine,
    known: &'a StaffKnown,
    (service, on): (ServiceId, Day),
) -> Option<&'a StaffHere> {
    let mut found: Option<(&'static str, usize)> = None;
    let email = line.staff_email.as_deref().map(str::to_lowercase);
    let numbers = [
        ("staff_id", line.staff_id.is_some(), line.staff_id.and_then(|id| known.by_id.get(&id)).copied()),
        (
            "staff_local_id",
            line.staff_local_id.is_some(),
            line.staff_local_id.as_ref().and_then(|id| known.by_local_id.get(id)).copied(),
        ),
    ];
    for (code, given, at_staff) in numbers {
        match (given, at_staff, found) {
            (true, None, None) if code == "staff_local_id" => {
                sheet.complain(
                    at,
                    code,
                    "No member of staff has this number. Correct it, or bring in the staff first.",
                );
                return None;
            }
            (true, Some(one), Some((first, other))) if one != other => return two(sheet, at, first, code),
            (true, Some(one), None) => found = Some((code, one)),
            _ => {}
        }
    }
    if let Some(email) = email {
        let of_email = known.by_email.get(&email).map_or(&[][..], Vec::as_slice);
        match (of_email, found) {
            (_, Some((_, other))) if of_email.contains(&other) => {}
            (_, Some((first, _))) => return two(sheet, at, first, "staff_email"),
            ([one], None) => found = Some(("staff_email", *one)),
            ([], None) => {
                sheet.complain(
                    at,
                    "staff_email",
                    "No member of staff has this email address. Correct it, or bring in the staff first.",
                );
                return None;
            }
            (_, None) => {
                sheet.complain(
                    at,
                    "staff_email",
                    "Several members of staff have this email address. Add the staff number.",
                );
                return None;
            }
        }
    }
    named(sheet, at, line, known, found, (service, on))
}

fn named<'a>(
    sheet: &mut Sheet<'_>,
    at: usize,
    line: &KeyWorkerLine,
    known: &'a StaffKnown,
    found: Option<(&'static str, usize)>,
    (service, on): (ServiceId, Day),
) -> Option<&'a StaffHere> {
    let Some(key) = line.staff_name_key() else {
        if found.is_none() {
            let code = ["staff_name", "staff_local_id", "staff_email"];
            let code =
                code.into_iter().find(|code| sheet.columns.place(code).is_some()).unwrap_or("staff_name");
            sheet.complain(
                at,
                code,
                "Write who the key worker is: the name, the staff number or the email address.",
            );
        }
        return found.map(|(_, at)| &known.staff[at]);
    };
    if let Some((first, one)) = found {
        if known.staff[one].row.name_key == key {
            return Some(&known.staff[one]);
        }
        return two(sheet, at, first, "staff_name");
    }
    let of_name = known.by_name.get(&key).map_or(&[][..], Vec::as_slice);
    let can: Vec<usize> =
        of_name.iter().copied().filter(|one| known.staff[*one].may_be_key_worker(service, on)).collect();
    let todo = match (of_name, can.as_slice()) {
        ([one], _) | (_, [one]) => return Some(&known.staff[*one]),
        ([], _) => "No member of staff has this name. Correct it, or bring in the staff first.",
        _ => "Several members of staff have this name. Add the staff number or the email address.",
    };
    sheet.complain(at, "staff_name", todo);
    None
}

fn two<T>(sheet: &mut Sheet<'_>, at: usize, first: &str, second: &str) -> Option<T> {
    let (one, other) = (sheet.columns.heading(first).to_owned(), sheet.columns.heading(second).to_owned());
    let todo = format!(
        "The {one} and the {other} do not belong to one member of staff. Find out which is right, and correct the other."
    );
    sheet.complain(at, second, todo);
    None
}
