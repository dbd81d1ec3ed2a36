//! What a file is, by its first bytes.

use crate::CannotRead;

/// The two kinds of file that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ZIP file; whether it is a workbook is seen inside.
    Workbook,
    /// Anything not known to be something else.
    Text,
}

const NOT_TABLES: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a compressed file (.gz)"),
    (b"Rar!", "a compressed file (.rar)"),
    (b"7z\xBC\xAF", "a compressed file (.7z)"),
    (b"{\\rtf", "a word processor document"),
];

/// How a page or an XML file saved with a spreadsheet's name begins.
const MARKUP: [&str; 4] = ["<!doctype", "<html", "<table", "<?xml"];

/// Tells a workbook from text.
///
/// # Errors
/// For an empty file and for a file known to be neither.
pub(crate) fn of(bytes: &[u8]) -> Result<Kind, CannotRead> {
    if bytes.is_empty() {
        return Err(CannotRead::Empty);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(CannotRead::OldExcel);
    }
    if let Some((_, what)) = NOT_TABLES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(CannotRead::NotATable { what });
    }
    if is_markup(bytes) {
        return Err(CannotRead::NotATable { what: "a web page or XML" });
    }
    Ok(if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Kind::Workbook
    } else {
        Kind::Text
    })
}

fn is_markup(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    MARKUP
        .iter()
        .any(|lead| text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead.as_bytes())))
}

impl Kind {
    /// A sentence when the name promises another kind than the bytes are.
    pub(crate) fn note_on_name(self, file_name: &str) -> Option<String> {
        let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
        match (self, ending.as_str()) {
            (Kind::Text, "xlsx" | "xls" | "xlsm") => {
                Some(format!("The name ends in .{ending}, but the file is text. It was read as CSV."))
            }
            (Kind::Workbook, "csv" | "txt" | "tsv") => {
                Some(format!("The name ends in .{ending}, but the file is a workbook. It was read as .xlsx."))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<Kind, &str>) {
        let found = of(bytes).map_err(|error| error.to_string());
        match expected {
            Ok(kind) => assert_eq!(found, Ok(kind)),
            Err(part) => assert!(found.as_ref().is_err_and(|error| error.contains(part)), "{found:?}"),
        }
    }

    #[test]
    fn the_bytes_decide_and_not_the_name() {
        check(b"PK\x03\x04....", Ok(Kind::Workbook));
        check(b"PKW,name\n1,2", Ok(Kind::Text));
        check(b"name,born", Ok(Kind::Text));
        check(b"", Err("empty"));
        check(b"\xD0\xCF\x11\xE0\xA1", Err("Save As, then .xlsx"));
        check(b"%PDF-1.7", Err("is a PDF, not a table"));
        check(b"\x89PNG\r\n", Err("a picture"));
        check(b" <HTML><table>", Err("a web page"));
    }

    #[test]
    fn a_misleading_name_is_said() {
        assert_eq!(Kind::Text.note_on_name("people.csv"), None);
        assert!(Kind::Text.note_on_name("people.XLSX").unwrap().contains("read as CSV"));
        assert!(Kind::Workbook.note_on_name("people.csv").unwrap().contains("read as .xlsx"));
    }
}
