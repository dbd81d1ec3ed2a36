//! Reading the cells of a line. What is wrong is named with its line, its column and what to do.

use domain::{
    Day, Id, names,
    nhs_number::{NhsNumber, NotAnNhsNumber},
    person::paragraph,
};

use super::{Bad, Line, bad::short, mapping::Columns};

/// The longest short line, and the longest paragraph, as on the pages.
pub(super) const LINE: usize = 200;
pub(super) const PARAGRAPH: usize = 4000;

/// The lines of a file under their columns.
pub(super) struct Sheet<'a> {
    pub(super) columns: &'a Columns,
    pub(super) lines: &'a [Line],
    pub(super) bad: Vec<Bad>,
}

impl<'a> Sheet<'a> {
    pub(super) fn of(columns: &'a Columns, lines: &'a [Line]) -> Self {
        Self { columns, lines, bad: Vec::new() }
    }
    /// What stands in a field; empty when the file has no such column.
    pub(super) fn text(&self, at: usize, code: &str) -> &'a str {
        self.columns.place(code).map_or("", |place| self.lines[at].cells[place].as_str())
    }
    /// Names what is wrong with a field.
    pub(super) fn complain(&mut self, at: usize, code: &str, todo: impl Into<String>) {
        let says = self.text(at, code).to_owned();
        let (line, column) = (self.lines[at].line, self.columns.heading(code).to_owned());
        self.bad.push(Bad { line, column, says: short(&says), todo: todo.into() });
    }
    fn take<T, E: ToString>(&mut self, at: usize, code: &str, read: Result<T, E>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.complain(at, code, sentence(error.to_string()));
                None
            }
        }
    }
    /// A short line of text.
    pub(super) fn words(&mut self, at: usize, code: &str) -> Option<String> {
        self.paragraph(at, code, LINE).map(|text| text.replace('\n', " "))
    }
    /// A text of a few lines.
    pub(super) fn paragraph(&mut self, at: usize, code: &str, longest: usize) -> Option<String> {
        match self.text(at, code) {
            "" => None,
            text => self.take(at, code, paragraph(text, longest)).filter(|text| !text.is_empty()),
        }
    }
    /// A day, however people write it.
    pub(super) fn day(&mut self, at: usize, code: &str) -> Option<Day> {
        let text = self.text(at, code);
        if text.is_empty() {
            return None;
        }
        let (year, month, day) = self.take(at, code, documents::read_day(text))?;
        Day::new(year, month, day)
    }
    /// A number that Keyworker gave.
    pub(super) fn id<T>(&mut self, at: usize, code: &str) -> Option<Id<T>> {
        match self.text(at, code) {
            "" => None,
            text => {
                let todo = "This is not a number that Keyworker gave. Leave the cell empty.";
                self.take(at, code, text.parse().map_err(|_| todo))
            }
        }
    }
    /// An NHS number, whatever anyone says of its verification.
    pub(super) fn nhs_number(&mut self, at: usize, code: &str) -> Option<String> {
        match self.text(at, code) {
            "" => None,
            text => {
                let read = NhsNumber::read(text).map_err(|error| match error {
                    NotAnNhsNumber::NotTenDigits => "An NHS number has 10 digits, like 999 000 0018. Correct it, or take it out.",
                    NotAnNhsNumber::CheckDigit => {
                        "Its last digit does not fit the others, so one of them is wrong. Take the number out or correct it."
                    }
                });
                self.take(at, code, read).map(|number| number.digits().to_owned())
            }
        }
    }
    /// A name: whole, or in two columns. "Khan, Mira" is turned round, except in a file of our own.
    pub(super) fn name(&mut self, at: usize, needed: &str) -> Option<String> {
        let whole = self.text(at, "name");
        let (code, text) = match whole {
            "" if self.columns.place("surname").is_some() || self.columns.place("forename").is_some() => {
                let (forename, surname) = (self.text(at, "forename"), self.text(at, "surname"));
                (if surname.is_empty() { "forename" } else { "surname" }, format!("{forename} {surname}"))
            }
            _ if self.columns.heading("name") == "Full name" => ("name", whole.to_owned()),
            _ => ("name", turned(whole)),
        };
        match names::read(&text) {
            Err(names::NotAName::Empty) => {
                self.complain(at, code, needed);
                None
            }
            read => self.take(at, code, read),
        }
    }
}

/// "Khan, Mira" as "Mira Khan".
fn turned(text: &str) -> String {
    match text.split_once(',') {
        Some((surname, forename))
            if !surname.trim().is_empty() && !forename.trim().is_empty() && !forename.contains(',') =>
        {
            format!("{} {}", forename.trim(), surname.trim())
        }
        _ => text.to_owned(),
    }
}

/// The sentence with its full stop.
pub(super) fn sentence(text: String) -> String {
    if text.ends_with(['.', '?', '!']) { text } else { format!("{text}.") }
}

/// Two numbers of lines in one sentence: "Lines 3 and 9".
pub(super) fn both(first: u64, second: u64) -> String {
    format!("Lines {} and {}", first.min(second), first.max(second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::{Kind, Mapping};

    fn check(heading: &str, code: &str, text: &str, wanted: Result<&str, &str>) {
        let headings = vec![heading.to_owned()];
        let mapping =
            Mapping { columns: [(code.to_owned(), heading.to_owned())].into(), ..Mapping::default() };
        let columns = Columns::of(Kind::People, &mapping, &headings);
        let lines = [Line { line: 7, cells: vec![text.to_owned()], raw: None }];
        let mut sheet = Sheet::of(&columns, &lines);
        let read = match code {
            "name" | "surname" => sheet.name(0, "Write the name."),
            "nhs_number" => sheet.nhs_number(0, code),
            "born_on" => sheet.day(0, code).map(|day| day.to_string()),
            _ => sheet.words(0, code),
        };
        match wanted {
            Ok("") => assert_eq!((read, sheet.bad.len()), (None, 0), "{text}"),
            Ok(wanted) => assert_eq!((read.as_deref(), sheet.bad.len()), (Some(wanted), 0), "{text}"),
            Err(part) => {
                assert_eq!((sheet.bad[0].line, sheet.bad[0].column.as_str()), (7, heading));
                assert!(
                    sheet.bad[0].todo.contains(part) && sheet.bad[0].todo.ends_with('.'),
                    "{:?}",
                    sheet.bad
                );
            }
        }
    }

    #[test]
    fn cells_are_read_as_people_write_them() {
        check("Client", "name", "Khan, Mira", Ok("Mira Khan"));
        check("Full name", "name", "Khan, Mira", Ok("Khan, Mira"));
        check("Client", "name", "  ", Err("Write the name"));
        check("Surname", "surname", "Khan", Ok("Khan"));
        check("NHS No", "nhs_number", "999 000 0018", Ok("9990000018"));
        check("NHS No", "nhs_number", "9912003890", Err("Take the number out or correct it"));
        check("NHS No", "nhs_number", "943 476 591", Err("10 digits"));
        check("NHS No", "nhs_number", "", Ok(""));
        check("DOB", "born_on", "3/3/2006", Ok("2006-03-03"));
        check("DOB", "born_on", "31/02/1991", Err("no such day"));
        check("DOB", "born_on", "3/3/06", Err("four figures"));
        check("Phone", "phone", "01\u{202E}2", Err("hidden"));
    }
}
