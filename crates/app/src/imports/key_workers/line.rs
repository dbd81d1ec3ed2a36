//! A line about a key worker.

use domain::{
    Day,
    ids::{PersonId, StaffId},
    names,
    one_of::OneOf,
    tenure::Kind,
};

use crate::imports::{bad::capital, sheet::Sheet};

/// The longest reason, as on the page.
const WHY: usize = 1000;

/// A line about a key worker, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::imports) struct KeyWorkerLine {
    pub(in crate::imports) line: u64,
    pub(super) person_id: Option<PersonId>,
    pub(super) person_local_id: Option<String>,
    pub(super) person_nhs_number: Option<String>,
    pub(super) staff_id: Option<StaffId>,
    pub(super) staff_local_id: Option<String>,
    pub(super) staff_email: Option<String>,
    pub(super) staff_name: Option<String>,
    pub(super) kind: Option<Kind>,
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
    pub(super) why: Option<String>,
}

/// Reads a line. What is wrong with it is named; the rest is read all the same.
pub(super) fn read(sheet: &mut Sheet<'_>, at: usize) -> KeyWorkerLine {
    let from = sheet.day(at, "from");
    if from.is_none() && sheet.text(at, "from").is_empty() {
        sheet.complain(at, "from", "Write the first day, like 21/11/2026.");
    }
    KeyWorkerLine {
        line: sheet.lines[at].line,
        person_id: sheet.id(at, "person_id"),
        person_local_id: sheet.words(at, "person_local_id"),
        person_nhs_number: sheet.nhs_number(at, "person_nhs_number"),
        staff_id: sheet.id(at, "staff_id"),
        staff_local_id: sheet.words(at, "staff_local_id"),
        staff_email: sheet.words(at, "staff_email"),
        staff_name: sheet.words(at, "staff_name"),
        kind: kind(sheet, at),
        from,
        until: sheet.day(at, "until"),
        why: sheet.paragraph(at, "why", WHY),
    }
}

fn kind(sheet: &mut Sheet<'_>, at: usize) -> Option<Kind> {
    let plain = |text: &str| text.to_lowercase().replace(['_', '-', ' '], "");
    let text = plain(sheet.text(at, "kind"));
    match text.as_str() {
        "" | "named" | "namedkeyworker" | "main" | "primary" => return Some(Kind::KeyWorker),
        "secondary" => return Some(Kind::Second),
        _ => {}
    }
    let kind =
        Kind::ALL.iter().copied().find(|kind| plain(kind.code()) == text || plain(kind.words()) == text);
    if kind.is_none() {
        sheet.complain(
            at,
            "kind",
            "Write key worker, interim, second or cover, or leave the cell empty for key worker.",
        );
    }
    kind
}

impl KeyWorkerLine {
    /// Who it is about, as the file says: a number of the person, and the key worker.
    pub(super) fn who(&self) -> String {
        let person = self.person_local_id.clone().or_else(|| self.person_nhs_number.clone());
        let person = person.or_else(|| self.person_id.map(|id| id.to_string())).unwrap_or_default();
        let staff = [&self.staff_name, &self.staff_local_id, &self.staff_email].into_iter().flatten().next();
        let staff = staff.cloned().or_else(|| self.staff_id.map(|id| id.to_string())).unwrap_or_default();
        format!("{staff} for {person}")
    }
    pub(super) fn facts(&self) -> String {
        let kind = self.kind.map_or("", OneOf::words).to_owned();
        let from = self.from.map(|day| format!("from {}", day.long()));
        let until = self.until.map(|day| format!("until {}", day.long()));
        capital(&[Some(kind), from, until].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
    pub(super) fn staff_name_key(&self) -> Option<String> {
        self.staff_name.as_deref().map(names::key)
    }
}
