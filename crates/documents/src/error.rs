//! Why a file could not be read, in sentences for the person who sent it.

/// A file that was refused as a whole. The message says what to change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// No bytes, or nothing but white space.
    #[error("This file is empty.")]
    Empty,
    /// More bytes than [`crate::Limits::bytes`].
    #[error(
        "This file is {} MB. The most that can be read is {} MB. Split it into smaller files.",
        megabytes(*.bytes),
        megabytes(*.limit)
    )]
    TooBig {
        /// Bytes in the file.
        bytes: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// The file is something else than a table.
    #[error("This file is {what}, not a table. Save the table as .xlsx or CSV and send that.")]
    NotATable {
        /// What it is, with its article: "a PDF".
        what: &'static str,
    },
    /// An OLE file: Excel before 2007, or a newer workbook locked with a password.
    #[error(
        "This is an old Excel file (.xls) or a workbook with a password. \
         In Excel choose Save As, then .xlsx without a password, or CSV."
    )]
    OldExcel,
    /// A NUL in the text: not text, or UTF-16 without its mark.
    #[error(
        "Line {line} holds a character that is not text (NUL). Save the file as CSV UTF-8 and send it again."
    )]
    Nul {
        /// Line of the file, from 1.
        line: u64,
    },
    /// A byte that is neither UTF-8 nor Windows-1252.
    #[error(
        "Line {line} holds a byte (0x{byte:02X}) that is text neither in UTF-8 nor in Windows-1252. \
         Save the file as CSV UTF-8 and send it again."
    )]
    UnknownByte {
        /// Line of the file, from 1.
        line: u64,
        /// The first such byte.
        byte: u8,
    },
    /// UTF-16 that breaks off or holds half a character.
    #[error("Line {line} is damaged: it is not valid UTF-16. Save the file as CSV UTF-8 and send it again.")]
    BrokenUtf16 {
        /// Line of the file, from 1.
        line: u64,
    },
    /// A quotation mark without its partner.
    #[error("A quotation mark opens on line {line} and is never closed. Close it, or write it twice (\"\").")]
    UnclosedQuote {
        /// Line where it opens, from 1.
        line: u64,
    },
    /// Nothing but a heading row, or not even that.
    #[error("There are no rows under the headings in this file.")]
    NoRows,
    /// Headings that occur twice, whatever their letter case.
    #[error("More than one column is headed {}. Give every column its own heading.", quoted(.names))]
    RepeatedHeadings {
        /// Each repeated heading once, as first written.
        names: Vec<String>,
    },
    /// Columns without a heading.
    #[error(
        "There is no heading for column {}. Give every column a heading, or delete the column.",
        .columns.join(", ")
    )]
    EmptyHeadings {
        /// Spreadsheet letters of the columns.
        columns: Vec<String>,
    },
    /// More rows than [`crate::Limits::rows`].
    #[error("This file has more than {limit} rows. Split it into smaller files.")]
    TooManyRows {
        /// Rows allowed.
        limit: usize,
    },
    /// A heading row wider than [`crate::Limits::columns`].
    #[error(
        "This file has {count} columns. The most that can be read is {limit}. Delete columns that are not needed."
    )]
    TooManyColumns {
        /// Columns in the heading row.
        count: usize,
        /// Columns allowed.
        limit: usize,
    },
    /// A cell longer than [`crate::Limits::cell`].
    #[error(
        "Line {line}, column {column}: the cell holds {bytes} bytes of text. The most is {limit}. Shorten it."
    )]
    CellTooLong {
        /// Line of the file, from 1.
        line: u64,
        /// Spreadsheet letters of the column.
        column: String,
        /// Bytes in the cell.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// A workbook that unpacks to more than [`crate::Limits::unpacked`].
    #[error(
        "This workbook unpacks to more than {} MB, which is more than can be read. \
         Keep only the sheet that is needed, or save it as CSV.",
        megabytes(*.limit)
    )]
    UnpacksTooLarge {
        /// Bytes allowed.
        limit: u64,
    },
    /// A workbook that breaks its own format.
    #[error(
        "This workbook is damaged and cannot be read. Open it in Excel, save it again as .xlsx and send that."
    )]
    DamagedWorkbook,
    /// A formula that failed.
    #[error(
        "Cell {cell} of sheet '{sheet}' holds an error ({error}). Correct it or clear it, and send the file again."
    )]
    CellError {
        /// The sheet's name.
        sheet: String,
        /// The cell, like B7.
        cell: String,
        /// Excel's own word for it, like #REF!.
        error: String,
    },
}

/// Whole megabytes, rounded up so that a file just over a limit does not read as equal to it.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ")
}
