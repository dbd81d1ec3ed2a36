//! Text to records: quotation marks, line breaks and line numbers.

use super::line_breaks;
use crate::cell::clean;
use crate::gather::Record;
use crate::{CannotRead, Limits};
use std::borrow::Cow;

/// The records of a text, one at a time.
pub(super) struct Records<'t> {
    text: &'t str,
    at: usize,
    line: u64,
    delimiter: u8,
    limits: &'t Limits,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, delimiter: u8, limits: &'t Limits) -> Records<'t> {
        Records { text, at: 0, line: 1, delimiter, limits }
    }

    /// The next record, `None` at the end of the text.
    pub(super) fn next(&mut self) -> Result<Option<Record>, CannotRead> {
        if self.at >= self.text.len() {
            return Ok(None);
        }
        let mut record = Record::at(self.line);
        loop {
            let field = self.field()?;
            record.push(clean(&field), self.limits)?;
            if !self.skip_delimiter() {
                self.skip_line_break();
                return Ok(Some(record));
            }
        }
    }

    /// The field at the position, which it leaves on the delimiter, the line break or the end after it.
    fn field(&mut self) -> Result<Cow<'t, str>, CannotRead> {
        if self.byte() != Some(b'"') {
            return Ok(Cow::Borrowed(self.plain()));
        }
        let mut text = self.quoted()?;
        // Some writers go on after the closing mark ("a"b): what follows belongs to the field.
        let rest = self.plain();
        if !rest.is_empty() {
            text.to_mut().push_str(rest);
        }
        Ok(text)
    }

    fn plain(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let ends = |byte: u8| byte == self.delimiter || byte == b'\n' || byte == b'\r';
        let length = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// The text between quotation marks, doubled ones made single.
    fn quoted(&mut self) -> Result<Cow<'t, str>, CannotRead> {
        let opened = self.line;
        let mut text = Cow::Borrowed("");
        loop {
            self.at += 1;
            let rest = &self.text[self.at..];
            let length = rest.find('"').ok_or(CannotRead::UnclosedQuote { line: opened })?;
            self.line += line_breaks(&rest[..length]);
            self.at += length + 1;
            text = if text.is_empty() { Cow::Borrowed(&rest[..length]) } else { text + &rest[..length] };
            if self.byte() != Some(b'"') {
                return Ok(text);
            }
            text += "\"";
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_delimiter(&mut self) -> bool {
        let found = self.byte() == Some(self.delimiter);
        self.at += usize::from(found);
        found
    }

    fn skip_line_break(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += if rest.starts_with(b"\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        self.line += 1;
    }
}
