//! A table as read, and the one way to read it.

use crate::{CannotRead, Limits, kind, text, workbook};

/// A table with its headings. Cells are without outer white space; rows without any text are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The headings: none empty, no two the same whatever their letter case.
    pub header: Vec<String>,
    /// The rows under the headings, in the file's order, each as long as the header.
    pub rows: Vec<Row>,
    /// Rows that could not be taken, in the file's order. They are not among `rows`.
    pub bad_rows: Vec<BadRow>,
    /// What the person should know about how the file was read, as sentences.
    pub notes: Vec<String>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file where the row begins, from 1, as an editor or a spreadsheet shows it.
    pub line: u64,
    /// The cells, as many as there are headings.
    pub cells: Vec<String>,
}

/// A row with more cells than there are headings: which cell belongs where cannot be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The line of the file where the row begins, from 1.
    pub line: u64,
    /// What is wrong, for the person who sent the file.
    pub sentence: String,
}

impl Table {
    /// Reads a CSV file or an XLSX workbook, told apart by the bytes and not by the name.
    ///
    /// Text may be UTF-8, UTF-16 with its mark or Windows-1252; fields are divided by comma, semicolon or tab,
    /// whichever the heading row uses. Of a workbook the first sheet with anything in it is read.
    ///
    /// # Errors
    /// [`CannotRead`] when the file as a whole cannot be taken: not a table, damaged, over a limit, headings
    /// missing or repeated, no rows. Single rows that cannot be taken are in [`Table::bad_rows`].
    pub fn read(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Table, CannotRead> {
        let size = bytes.len() as u64;
        if size > limits.bytes {
            return Err(CannotRead::TooBig { bytes: size, limit: limits.bytes });
        }
        let kind = kind::of(bytes)?;
        let mut table = match kind {
            kind::Kind::Workbook => workbook::read(bytes, limits)?,
            kind::Kind::Text => text::read(bytes, limits)?,
        };
        table.notes.extend(kind.note_on_name(file_name));
        Ok(table)
    }
}
