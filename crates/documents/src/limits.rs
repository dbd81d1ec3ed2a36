//! How much of a file is read before it is refused.

const MIB: u64 = 1024 * 1024;

/// The largest file a reader accepts. A file over any of these is refused with the number in the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it was sent.
    pub bytes: u64,
    /// Bytes a workbook may unpack to, all its parts together, and bytes of text its cells may hold.
    pub unpacked: u64,
    /// Rows below the heading row, empty ones not counted.
    pub rows: usize,
    /// Columns of the heading row.
    pub columns: usize,
    /// Bytes of one cell, as UTF-8.
    pub cell: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 50 * MIB, unpacked: 256 * MIB, rows: 200_000, columns: 100, cell: 32 * 1024 }
    }
}
