//! A file, read: lines with cells, whatever it was.

use documents::{Limits, Table};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Bad, Kind, records};

/// A line of a file; for FHIR, a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number, from 1, as an editor or a spreadsheet shows it.
    pub line: u64,
    /// Its cells, as many as there are headings.
    pub cells: Vec<String>,
    /// The record as it came, where it was one.
    pub(crate) raw: Option<Json>,
}

/// Something in a record that its sender should look at. It is brought in all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The record.
    pub line: u64,
    /// Where in it.
    pub place: String,
    /// What was found, as a sentence.
    pub sentence: String,
}

/// A file, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source {
    /// The headings.
    pub headings: Vec<String>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Lines that could not be taken apart.
    pub bad: Vec<Bad>,
    /// How the file was read, as sentences.
    pub notes: Vec<String>,
    /// What was found in records.
    pub remarks: Vec<Remark>,
    /// Elements of records that no field here holds. They are kept.
    pub kept: Vec<String>,
    /// Whether it is FHIR.
    pub is_fhir: bool,
}

impl Source {
    /// Reads a CSV or XLSX file, or FHIR as JSON. The bytes decide what it is.
    ///
    /// # Errors
    /// A sentence for the sender, when the file as a whole cannot be taken.
    pub fn read(kind: Kind, name: &str, bytes: &[u8]) -> Result<Self, String> {
        if is_json(bytes) {
            return if kind.reads_fhir() {
                records::read(kind, bytes)
            } else {
                Err("Key workers come as CSV or XLSX, with one line for each. This file is JSON.".to_owned())
            };
        }
        let table = Table::read(name, bytes, &Limits::default()).map_err(|error| error.to_string())?;
        let whole = |bad: documents::BadRow| Bad {
            line: bad.line,
            column: String::new(),
            says: String::new(),
            todo: bad.sentence,
        };
        Ok(Self {
            headings: table.header,
            lines: table
                .rows
                .into_iter()
                .map(|row| Line { line: row.line, cells: row.cells, raw: None })
                .collect(),
            bad: table.bad_rows.into_iter().map(whole).collect(),
            notes: table.notes,
            ..Self::default()
        })
    }
    /// Lines in the file, good or not.
    pub fn total(&self) -> u64 {
        (self.lines.len() + self.bad.len()) as u64
    }
}

/// FHIR begins with a brace, or with a bracket and then a brace or another bracket.
fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    match text.split_first() {
        Some((b'{', _)) => true,
        Some((b'[', rest)) => matches!(rest.trim_ascii_start().first(), Some(b'{' | b'[' | b']') | None),
        _ => false,
    }
}

/// What can be said of a file before its columns are known, for the page that asks about them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Glance {
    pub(crate) headings: Vec<String>,
    /// For each heading, the first text under it.
    pub(crate) first: Vec<String>,
    pub(crate) total: u64,
    pub(crate) notes: Vec<String>,
    pub(crate) remarks: Vec<Remark>,
    /// Remarks beyond those listed.
    pub(crate) more_remarks: usize,
    pub(crate) kept: Vec<String>,
    pub(crate) is_fhir: bool,
}

impl Glance {
    pub(crate) fn at(source: &Source) -> Self {
        const MOST: usize = 100;
        let first = |at: usize| {
            let cells = source.lines.iter().take(50).map(|line| line.cells[at].as_str());
            super::bad::short(cells.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default())
        };
        Self {
            headings: source.headings.clone(),
            first: (0..source.headings.len()).map(first).collect(),
            total: source.total(),
            notes: source.notes.clone(),
            remarks: source.remarks.iter().take(MOST).cloned().collect(),
            more_remarks: source.remarks.len().saturating_sub(MOST),
            kept: source.kept.clone(),
            is_fhir: source.is_fhir,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_say_what_a_file_is() {
        for (bytes, json) in [
            (&b" {\"a\":1}"[..], true),
            (b"\xEF\xBB\xBF[ {", true),
            (b"[]", true),
            (b"[name],born\n", false),
            (b"name,born\n", false),
            (b"", false),
        ] {
            assert_eq!(is_json(bytes), json, "{bytes:?}");
        }
    }

    #[test]
    fn a_table_keeps_its_line_numbers_and_its_bad_rows() {
        let text = b"name,born\n\"Mira\nKaur\",2006-03-03\nx,y,z\nTom,\n";
        let source = Source::read(Kind::People, "people.csv", text).unwrap();
        assert_eq!(source.lines.iter().map(|line| line.line).collect::<Vec<_>>(), [2, 5]);
        assert_eq!((source.bad[0].line, source.total()), (4, 3));
        assert!(Source::read(Kind::People, "people.csv", b"name\n").is_err());
        assert!(
            Source::read(Kind::KeyWorkers, "x.json", b"{}").is_err_and(|sentence| sentence.contains("CSV"))
        );
    }
}
