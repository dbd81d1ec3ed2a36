//! The cells of one sheet to records.

use super::{refusal, value};
use crate::cell::{clean, column_letters};
use crate::gather::{Gather, Record};
use crate::{CannotRead, Limits};
use calamine::{DataRef, XlsxCellReader};
use std::io::{Read, Seek};

/// Columns of the widest sheet there can be (XFD).
const WIDEST: usize = 16_384;

/// Gives every row with text to `gather`; false when the sheet has none.
///
/// Cells are taken one at a time: a sheet may declare any size, and a single cell in its last corner would
/// otherwise cost the memory of all.
pub(super) fn read<RS: Read + Seek>(
    cells: &mut XlsxCellReader<'_, RS>,
    sheet: &str,
    limits: &Limits,
    gather: &mut Gather<'_>,
) -> Result<bool, CannotRead> {
    let mut any = false;
    let mut record = Record::default();
    while let Some(cell) = cells.next_cell().map_err(refusal)? {
        let (row, column) = (u64::from(cell.get_position().0), cell.get_position().1 as usize);
        let Some(text) = text_of(cell.get_value(), sheet, row, column)? else { continue };
        let line = row + 1;
        if line > record.line {
            gather.take(std::mem::replace(&mut record, Record::at(line)))?;
        }
        if line < record.line || column < record.count || column >= WIDEST {
            return Err(CannotRead::DamagedWorkbook);
        }
        while record.count < column {
            record.push("", limits)?;
        }
        record.push(clean(&text), limits)?;
        any = true;
    }
    gather.take(record)?;
    Ok(any)
}

/// The cell's text, `None` for a cell without any.
fn text_of(value: &DataRef<'_>, sheet: &str, row: u64, column: usize) -> Result<Option<String>, CannotRead> {
    if let DataRef::Error(error) = value {
        let cell = format!("{}{}", column_letters(column), row + 1);
        return Err(CannotRead::CellError { sheet: sheet.to_owned(), cell, error: error.to_string() });
    }
    Ok(Some(value::text(value)).filter(|text| !text.trim().is_empty()))
}
