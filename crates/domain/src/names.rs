//! Names: any script, any number of parts, no first-and-last rule; and the keys by which they are found.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest name, in characters.
pub const LONGEST: usize = 200;

/// Why a text cannot be a name. Shown as written, after the field's own words ("Name: …").
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAName {
    #[error("Enter a name")]
    Empty,
    #[error("Use {LONGEST} characters or fewer")]
    TooLong,
    #[error("Take out the hidden or control characters. Type the name again rather than paste it")]
    Hidden,
}

/// The name as it is kept: composed, with single spaces, and without characters that cannot be seen.
pub fn read(text: &str) -> Result<String, NotAName> {
    let name = text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(NotAName::Empty)
    } else if name.chars().count() > LONGEST {
        Err(NotAName::TooLong)
    } else if name.chars().any(hidden) {
        Err(NotAName::Hidden)
    } else {
        Ok(name)
    }
}

/// Controls, directional overrides, zero-width spaces and private use: they hide who is meant. The joiners (200C,
/// 200D) stay, because Persian and Indic names need them.
pub fn hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(character, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The key a name sorts by: folded, without accents, so that both databases sort alike.
pub fn key(name: &str) -> String {
    name.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The words of a name by which it is found: folded, split at anything that is not a letter or digit.
pub fn tokens(names: &[&str]) -> Vec<String> {
    let mut tokens: Vec<String> = names
        .iter()
        .flat_map(|name| {
            let joined: String = key(name).chars().filter(|c| *c != '\'' && *c != '’').collect();
            joined
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(|word| word.chars().take(40).collect())
                .collect::<Vec<String>>()
        })
        .collect();
    tokens.sort();
    tokens.dedup();
    tokens
}

/// The first text that sorts after every text beginning with `prefix`.
pub fn after_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

/// One or two letters that stand for the name where there is no photo.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_are_kept_and_found() {
        for (typed, kept, found) in [
            ("  Mira   Kaur ", "Mira Kaur", vec!["kaur", "mira"]),
            (
                "José Ángel O’Brien-Núñez",
                "José Ángel O’Brien-Núñez",
                vec!["angel", "jose", "nunez", "obrien"],
            ),
            ("محمد علي", "محمد علي", vec!["علي", "محمد"]),
            ("Sukarno", "Sukarno", vec!["sukarno"]),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(kept));
            assert_eq!(tokens(&[kept]), found);
        }
    }

    #[test]
    fn hidden_characters_and_empty_names_are_refused() {
        assert_eq!(read(" \u{a0} "), Err(NotAName::Empty));
        assert_eq!(read("Ann\u{202E}a"), Err(NotAName::Hidden));
        assert_eq!(read("A\u{200B}nna"), Err(NotAName::Hidden));
        assert_eq!(read(&"x".repeat(201)), Err(NotAName::TooLong));
    }

    #[test]
    fn initials_are_first_and_last() {
        for (name, initials_of) in [("Mira Kaur", "MK"), ("Sukarno", "S"), ("Ana de la Cruz", "AC"), ("", "")]
        {
            assert_eq!(initials(name), initials_of);
        }
    }

    proptest::proptest! {
        #[test]
        fn reading_a_name_again_changes_nothing(text in "\\PC{0,60}") {
            if let Ok(name) = read(&text) {
                proptest::prop_assert_eq!(read(&name), Ok(name.clone()));
                proptest::prop_assert_eq!(key(&key(&name)), key(&name));
            }
        }
    }
}
