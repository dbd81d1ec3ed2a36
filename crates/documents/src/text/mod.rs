//! Tables as text: CSV and its relatives.

mod decode;
mod delimiter;
mod records;

use crate::gather::Gather;
use crate::{CannotRead, Limits, Table};

/// Reads a table from text in any of the encodings and with any of the delimiters we know.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Table, CannotRead> {
    let decoded = decode::decode(bytes)?;
    let delimiter = delimiter::sniff(&decoded.text);
    let mut records = records::Records::new(&decoded.text, delimiter, limits);
    let mut gather = Gather::new(limits);
    while let Some(record) = records.next()? {
        gather.take(record)?;
    }
    gather.finish(decoded.note.map(str::to_owned).into_iter().collect())
}

/// Line breaks in the text: CRLF, CR and LF each count once.
fn line_breaks(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let plain = bytes.iter().filter(|&&byte| byte == b'\n' || byte == b'\r').count();
    let pairs = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
    (plain - pairs) as u64
}

#[cfg(test)]
mod tests;
