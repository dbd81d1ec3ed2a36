//! Tables in XLSX workbooks.

mod parts;
mod sheet;
mod value;

use crate::gather::Gather;
use crate::{CannotRead, Limits, Table};
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

/// Reads the first sheet with anything in it, those in sight before those hidden.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Table, CannotRead> {
    parts::measure(bytes, limits)?;
    // The reader panics on some damaged files (a row number over 32 bits is one): that file is then refused
    // like any other damaged one. Nothing it touched outlives the call.
    std::panic::catch_unwind(|| first_table(bytes, limits)).unwrap_or(Err(CannotRead::DamagedWorkbook))
}

fn first_table(bytes: &[u8], limits: &Limits) -> Result<Table, CannotRead> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let names = sheets_in_order(&workbook);
    for name in &names {
        let mut gather = Gather::new(limits);
        let mut cells = match workbook.worksheet_cells_reader(name) {
            Err(XlsxError::NotAWorksheet(_)) => continue,
            other => other.map_err(refusal)?,
        };
        if sheet::read(&mut cells, name, limits, &mut gather)? {
            return gather.finish(note(name, names.len()).into_iter().collect());
        }
    }
    Err(CannotRead::NoRows)
}

fn sheets_in_order(workbook: &Xlsx<Cursor<&[u8]>>) -> Vec<String> {
    let mut sheets: Vec<_> = workbook.sheets_metadata().iter().collect();
    sheets.retain(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.sort_by_key(|sheet| sheet.visible != SheetVisible::Visible);
    sheets.into_iter().map(|sheet| sheet.name.clone()).collect()
}

fn note(name: &str, count: usize) -> Option<String> {
    (count > 1).then(|| format!("This workbook has {count} sheets. Only the sheet '{name}' was read."))
}

fn refusal(error: XlsxError) -> CannotRead {
    match error {
        XlsxError::Password => CannotRead::OldExcel,
        _ => CannotRead::DamagedWorkbook,
    }
}

#[cfg(test)]
mod tests;
