//! What is wrong with a file, line by line, and what to do about it.

use serde::{Deserialize, Serialize};

/// A line that cannot be brought in, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bad {
    /// The line of the file, from 1; for FHIR, the record.
    pub line: u64,
    /// The heading of the column; empty for the line as a whole.
    pub column: String,
    /// What stands there, cut short.
    pub says: String,
    /// What to do, as a sentence.
    pub todo: String,
}

/// A line that may be about someone who is here already, or in the file already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Double {
    /// The line.
    pub line: u64,
    /// Who the line is about, as the file says.
    pub who: String,
    /// The other line; none when it is someone who is here already.
    pub other: Option<u64>,
}

impl Double {
    /// What is alike, as a sentence.
    pub fn sentence(&self) -> String {
        match self.other {
            Some(line) => format!("Line {line} says the same."),
            None => "Someone like this is here already.".to_owned(),
        }
    }
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// Somebody or something new.
    Added,
    /// Something here changes.
    Updated,
    /// Nothing: it is here already, just so.
    Same,
}

impl Did {
    /// As a page says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Added => "New",
            Self::Updated => "Changes",
            Self::Same => "Stays as it is",
        }
    }
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Updated => "updated",
            Self::Same => "same",
        }
    }
}

/// A line as it will be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The line.
    pub line: u64,
    /// What becomes of it.
    pub did: Did,
    /// Who it is about, as the file says.
    pub who: String,
    /// More of what the file says, or what changes.
    pub facts: String,
    /// The person whose record is compared, for the journal.
    pub person: Option<String>,
}

/// The beginning of a text, for a table.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 80;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// "name, phone and team"
pub(crate) fn listed<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// The text with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect()
}
