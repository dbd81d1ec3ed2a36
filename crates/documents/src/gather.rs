//! Building a table from records, whatever file they come from.

use crate::cell::column_letters;
use crate::{BadRow, CannotRead, Limits, Row, Table, headings};

/// One row as a file has it.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Line where it begins, from 1.
    pub(crate) line: u64,
    /// Clean cells, at most [`Limits::columns`] of them.
    pub(crate) cells: Vec<String>,
    /// Cells in the file, kept or not.
    pub(crate) count: usize,
    /// Position of the last cell with text, from 1; 0 when there is none.
    pub(crate) width: usize,
}

impl Record {
    pub(crate) fn at(line: u64) -> Record {
        Record { line, ..Record::default() }
    }

    /// Adds the next cell. Cells beyond the limit are counted and not kept, so that a line of nothing but
    /// commas costs no memory.
    pub(crate) fn push(&mut self, text: &str, limits: &Limits) -> Result<(), CannotRead> {
        let (line, bytes, limit) = (self.line, text.len(), limits.cell);
        if bytes > limit {
            return Err(CannotRead::CellTooLong { line, column: column_letters(self.count), bytes, limit });
        }
        self.count += 1;
        if !text.is_empty() {
            self.width = self.count;
        }
        if self.count <= limits.columns {
            self.cells.push(text.to_owned());
        }
        Ok(())
    }
}

/// A table being built: the first record with text is the header, the others are rows.
pub(crate) struct Gather<'l> {
    limits: &'l Limits,
    table: Option<Table>,
    text: u64,
}

impl<'l> Gather<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Gather<'l> {
        Gather { limits, table: None, text: 0 }
    }

    pub(crate) fn take(&mut self, record: Record) -> Result<(), CannotRead> {
        if record.width == 0 {
            return Ok(());
        }
        // One long text can stand in many cells of a workbook while it is stored once.
        self.text += record.cells.iter().map(|cell| cell.len() as u64).sum::<u64>();
        if self.text > self.limits.unpacked {
            return Err(CannotRead::UnpacksTooLarge { limit: self.limits.unpacked });
        }
        match &mut self.table {
            None => self.table = Some(begin(record, self.limits)?),
            Some(table) => add(table, record, self.limits)?,
        }
        Ok(())
    }

    pub(crate) fn finish(self, notes: Vec<String>) -> Result<Table, CannotRead> {
        let table = self.table.ok_or(CannotRead::Empty)?;
        if table.rows.is_empty() && table.bad_rows.is_empty() {
            return Err(CannotRead::NoRows);
        }
        Ok(Table { notes, ..table })
    }
}

fn begin(record: Record, limits: &Limits) -> Result<Table, CannotRead> {
    headings::check(&record.cells, record.count, limits)?;
    Ok(Table { header: record.cells, rows: Vec::new(), bad_rows: Vec::new(), notes: Vec::new() })
}

fn add(table: &mut Table, record: Record, limits: &Limits) -> Result<(), CannotRead> {
    if table.rows.len() + table.bad_rows.len() >= limits.rows {
        return Err(CannotRead::TooManyRows { limit: limits.rows });
    }
    let (headings, Record { line, mut cells, width, .. }) = (table.header.len(), record);
    if width > headings {
        let sentence = format!(
            "Line {line} has {width} cells, but there are {headings} headings. \
             Put text that holds a comma, semicolon or tab in quotation marks, or delete the extra cells."
        );
        table.bad_rows.push(BadRow { line, sentence });
        return Ok(());
    }
    cells.resize(headings, String::new());
    cells.shrink_to_fit();
    table.rows.push(Row { line, cells });
    Ok(())
}
