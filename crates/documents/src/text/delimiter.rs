//! Which character divides the fields.

/// Comma first: where two occur equally often it is the likelier.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The delimiter the first line with text uses most, outside quotation marks; comma when it uses none.
pub(super) fn sniff(text: &str) -> u8 {
    let mut counts = [0usize; DELIMITERS.len()];
    let mut quoted = false;
    for byte in text.trim_start_matches(['\r', '\n', ' ']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            _ if quoted => {}
            _ => count(&mut counts, byte),
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    counts.iter().position(|&count| count == most).map_or(b',', |index| DELIMITERS[index])
}

fn count(counts: &mut [usize; DELIMITERS.len()], byte: u8) {
    if let Some(index) = DELIMITERS.iter().position(|&delimiter| delimiter == byte) {
        counts[index] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_row_shows_the_delimiter() {
        for (text, delimiter) in [
            ("a,b;c,d\n1;2;3;4;5", b','),
            ("a;b,c;d", b';'),
            ("a\tb", b'\t'),
            ("\"a,b,c\";d", b';'),
            ("\r\n\na;b", b';'),
            ("\"x\ny,\"\tz", b'\t'),
            ("name", b','),
            ("", b','),
        ] {
            assert_eq!(sniff(text), delimiter, "{text:?}");
        }
    }
}
