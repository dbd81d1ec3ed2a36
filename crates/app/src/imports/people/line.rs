//! A line about a person. What a cell does not say is none, and changes nothing.

use domain::{
    Day,
    ids::PersonId,
    names,
    one_of::OneOf,
    person::{NhsNumberStatus, birth_day},
};
use serde_json::{Map, Value as Json};

use crate::imports::{
    bad::{capital, short},
    kept,
    sheet::{LINE, PARAGRAPH, Sheet, sentence},
};

/// A line about a person, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::imports) struct PersonLine {
    pub(in crate::imports) line: u64,
    pub(super) id: Option<PersonId>,
    pub(super) local_id: Option<String>,
    pub(super) nhs_number: Option<String>,
    pub(super) nhs_number_status: Option<String>,
    pub(super) name: Option<String>,
    pub(super) name_key: Option<String>,
    pub(super) known_as: Option<String>,
    pub(super) pronounced: Option<String>,
    pub(super) pronouns: Option<String>,
    pub(super) born_on: Option<Day>,
    pub(super) phone: Option<String>,
    pub(super) communication: Option<String>,
    pub(super) communication_checked_on: Option<Day>,
    pub(super) must_know: Option<String>,
    pub(super) matters: Option<String>,
    pub(super) team: Option<String>,
    pub(super) stage: Option<String>,
    pub(super) from: Option<Day>,
    pub(super) kept: Option<Map<String, Json>>,
}

/// Reads a line. What is wrong with it is named; the rest is read all the same.
pub(super) fn read(sheet: &mut Sheet<'_>, at: usize, today: Day) -> PersonLine {
    let name = sheet.name(at, "Write the person's name in this line.");
    PersonLine {
        line: sheet.lines[at].line,
        id: sheet.id(at, "id"),
        local_id: sheet.words(at, "local_id"),
        nhs_number: sheet.nhs_number(at, "nhs_number"),
        nhs_number_status: status(sheet, at),
        name_key: name.as_deref().map(names::key),
        name,
        known_as: sheet.words(at, "known_as"),
        pronounced: sheet.words(at, "pronounced"),
        pronouns: sheet.words(at, "pronouns"),
        born_on: born_on(sheet, at, today),
        phone: sheet.paragraph(at, "phone", LINE).map(|text| text.replace('\n', " ")),
        communication: sheet.paragraph(at, "communication", PARAGRAPH),
        communication_checked_on: checked_on(sheet, at, today),
        must_know: sheet.paragraph(at, "must_know", PARAGRAPH),
        matters: sheet.paragraph(at, "matters", PARAGRAPH),
        team: sheet.words(at, "team"),
        stage: sheet.words(at, "stage"),
        from: sheet.day(at, "from"),
        kept: kept::of(sheet.columns, &sheet.lines[at]),
    }
}

fn status(sheet: &mut Sheet<'_>, at: usize) -> Option<String> {
    let text = sheet.text(at, "nhs_number_status");
    // A spreadsheet takes the 0 away.
    let code = if text.len() == 1 { format!("0{text}") } else { text.to_owned() };
    match NhsNumberStatus::from_code(&code) {
        Some(status) => Some(status.code().to_owned()),
        None if text.is_empty() => None,
        None => {
            sheet.complain(at, "nhs_number_status", "Write a code from 01 to 08, or leave the cell empty.");
            None
        }
    }
}

fn born_on(sheet: &mut Sheet<'_>, at: usize, today: Day) -> Option<Day> {
    let day = sheet.day(at, "born_on")?;
    match birth_day(day, today) {
        Ok(day) => Some(day),
        Err(wrong) => {
            sheet.complain(at, "born_on", sentence(wrong.to_string()));
            None
        }
    }
}

fn checked_on(sheet: &mut Sheet<'_>, at: usize, today: Day) -> Option<Day> {
    let day = sheet.day(at, "communication_checked_on")?;
    if day > today {
        sheet.complain(
            at,
            "communication_checked_on",
            "Write a day that is not in the future, or leave the cell empty.",
        );
        return None;
    }
    Some(day)
}

impl PersonLine {
    /// "Thomas Walker, born 2 January 1961"
    pub(super) fn who(&self) -> String {
        let name = self.name.clone().unwrap_or_default();
        self.born_on.map_or_else(|| name.clone(), |born| format!("{name}, born {}", born.long()))
    }
    /// What else the line says, in short.
    pub(super) fn facts(&self) -> String {
        let said = [
            ("NHS number", self.nhs_number.clone()),
            ("local number", self.local_id.clone()),
            ("likes to be called", self.known_as.clone()),
            ("team", self.team.clone()),
            ("communication", self.communication.clone()),
        ];
        let said = said.into_iter().filter_map(|(label, text)| Some(format!("{label} {}", short(&text?))));
        capital(&said.collect::<Vec<_>>().join(", "))
    }
}
