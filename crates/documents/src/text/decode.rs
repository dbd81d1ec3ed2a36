//! Bytes to text.

use super::line_breaks;
use crate::CannotRead;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The text of a file and what to say about how it was found.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) note: Option<&'static str>,
}

const READ_AS_WINDOWS: &str = "This file is not UTF-8. It was read as Windows-1252.";

/// Bytes Windows-1252 gives no character.
const UNDEFINED: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

/// Reads UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252.
///
/// # Errors
/// For bytes that are text in none of them, and for NULs, with the line.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, CannotRead> {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            utf_16(encoding, &bytes[mark..])?
        }
        Some((_, mark)) => utf_8_or_windows(&bytes[mark..])?,
        None => utf_8_or_windows(bytes)?,
    };
    match decoded.text.find('\0') {
        Some(at) => Err(CannotRead::Nul { line: 1 + line_breaks(&decoded.text[..at]) }),
        None => Ok(decoded),
    }
}

fn utf_16<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Result<Decoded<'b>, CannotRead> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        let until = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(text.len());
        return Err(CannotRead::BrokenUtf16 { line: 1 + line_breaks(&text[..until]) });
    }
    Ok(Decoded { text, note: None })
}

fn utf_8_or_windows(bytes: &[u8]) -> Result<Decoded<'_>, CannotRead> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), note: None });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    match bytes.iter().position(|byte| UNDEFINED.contains(byte)) {
        // Windows-1252 has one character a byte, so characters and bytes count alike.
        Some(at) => {
            let before: String = text.chars().take(at).collect();
            Err(CannotRead::UnknownByte { line: 1 + line_breaks(&before), byte: bytes[at] })
        }
        None => Ok(Decoded { text, note: Some(READ_AS_WINDOWS) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>, noted: bool) {
        match (decode(bytes), expected) {
            (Ok(decoded), Ok(text)) => {
                assert_eq!(decoded.text, text);
                assert_eq!(decoded.note.is_some(), noted);
            }
            (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{error}"),
            (found, _) => panic!("{found:?}"),
        }
    }

    #[test]
    fn the_usual_encodings_are_told_apart() {
        check("Zoë".as_bytes(), Ok("Zoë"), false);
        check(b"\xEF\xBB\xBFZo\xC3\xAB", Ok("Zoë"), false);
        check(b"\xFF\xFEZ\0o\0\xEB\0", Ok("Zoë"), false);
        check(b"\xFE\xFF\0Z\0o\0\xEB", Ok("Zoë"), false);
        check(b"Zo\xEB \x80", Ok("Zoë €"), true);
    }

    #[test]
    fn what_is_text_in_no_encoding_is_refused_with_its_line() {
        check(b"a\r\nb\r\n\xEB\x81", Err("Line 3 holds a byte (0x81)"), false);
        check(b"a\rb\0", Err("Line 2 holds a character that is not text"), false);
        check(b"\xFF\xFEa\0\n\0\x00\xD8", Err("Line 2 is damaged"), false);
        check(b"\xFF\xFEa\0b", Err("Line 1 is damaged"), false);
    }
}
