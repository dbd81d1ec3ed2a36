//! Writing a table as CSV that Excel opens with its letters right and without running anything.

use crate::guard::defuse;

/// The table as CSV: UTF-8 with its mark (BOM), lines ending in CRLF, every field quoted.
///
/// Text a spreadsheet would run as a formula gets a leading apostrophe, the heading row included;
/// [`crate::Table::read`] takes it off again. White space at a cell's end and NULs are left out: nobody sees
/// them, and the first would leave an apostrophe standing alone. A row is written with the cells it has.
pub fn write_csv<Rows, Row, Cell>(header: &[&str], rows: Rows) -> Vec<u8>
where
    Rows: IntoIterator<Item = Row>,
    Row: AsRef<[Cell]>,
    Cell: AsRef<str>,
{
    let mut out = String::from("\u{feff}");
    write_line(&mut out, header);
    for row in rows {
        write_line(&mut out, row.as_ref());
    }
    out.into_bytes()
}

fn write_line<Cell: AsRef<str>>(out: &mut String, cells: &[Cell]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_field(out, cell.as_ref());
    }
    out.push_str("\r\n");
}

fn write_field(out: &mut String, text: &str) {
    let text = text.replace('\0', "");
    out.push('"');
    for (index, part) in defuse(text.trim_end()).split('"').enumerate() {
        if index > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, Table};
    use proptest::prelude::*;

    #[test]
    fn every_field_is_quoted_and_formulas_are_defused() {
        let rows = [["O\"Neill", "=1+1"], ["", "two\nlines "]];
        let text = String::from_utf8(write_csv(&["name", "@note"], rows)).unwrap();
        assert_eq!(
            text,
            "\u{feff}\"name\",\"'@note\"\r\n\"O\"\"Neill\",\"'=1+1\"\r\n\"\",\"two\nlines\"\r\n"
        );
    }

    /// Text with much of what matters: formula leads, quotes, line breaks, white space, any other character.
    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof!["[ '\"=+@,;\t\r\n\u{a0}\u{feff}＝\\-]{0,6}\\PC{0,6}", any::<String>()]
    }

    proptest! {
        #[test]
        fn any_text_survives_export_and_import(cells in prop::collection::vec(any_text(), 1..20)) {
            let rows: Vec<[&str; 2]> = cells.iter().map(|cell| ["key", cell.as_str()]).collect();
            let table = Table::read("x.csv", &write_csv(&["key", "text"], rows), &Limits::default()).unwrap();
            let read: Vec<String> = table.rows.into_iter().map(|row| row.cells[1].clone()).collect();
            let expected: Vec<String> = cells.iter().map(|cell| cell.replace('\0', "").trim().to_owned()).collect();
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn no_field_begins_like_a_formula(text in any_text()) {
            let out = String::from_utf8(write_csv(&["text"], [[text]])).unwrap();
            let field = out.split_once("\r\n\"").unwrap().1.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
            prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']));
        }
    }
}
