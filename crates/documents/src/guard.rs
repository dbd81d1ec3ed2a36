//! Keeping a spreadsheet from running a cell as a formula.
//!
//! Spreadsheets run a cell that begins with one of a few characters, so an export puts an apostrophe before
//! it. A cell that already begins with such an apostrophe gets one more: taking one off is then always right.

use std::borrow::Cow;

/// The text with a leading apostrophe if a spreadsheet could take it for a formula, else the text itself.
pub fn defuse(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe [`defuse`] put there. Other leading apostrophes stay.
pub fn undefuse(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest,
        _ => text,
    }
}

/// Looks past leading white space, marks nobody sees, and apostrophes at what the cell begins with.
fn looks_like_formula(text: &str) -> bool {
    for character in text.chars() {
        match character {
            '\t' | '\r' | '\n' | '\0' => return true,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' => return true,
            '\'' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => continue,
            space if space.is_whitespace() => continue,
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, defused: &str) {
        assert_eq!(defuse(text), defused, "{text:?}");
        assert_eq!(undefuse(defused), text, "{defused:?}");
    }

    #[test]
    fn what_a_spreadsheet_would_run_gets_an_apostrophe() {
        for lead in ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"] {
            check(&format!("{lead}1+1"), &format!("'{lead}1+1"));
            check(&format!(" \u{a0}{lead}1"), &format!("' \u{a0}{lead}1"));
        }
        check("\u{feff}=1", "'\u{feff}=1");
        check("'=1", "''=1");
        check(" '=1", "' '=1");
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in ["", "a=1", "'tis", "O'Neill", "'", "''", "7", " x", "é-"] {
            check(text, text);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "[ '=+@a\\-\\PC]{0,12}") {
            let defused = defuse(&text);
            prop_assert_eq!(undefuse(&defused), text.as_str());
        }
    }
}
