//! What a key worker answers for in a service, line by line, each with where it comes from (A6, A10, A12); and what
//! becomes of a line that a manager delegates for one person.

mod delegation;
mod starting;

pub use delegation::{Answer, CannotAnswer, Reply, needs_confirming};
pub use starting::{Starting, starting};

use serde::{Deserialize, Serialize};

use crate::{names, one_of, one_of::OneOf, one_of_by_code};

one_of! {
    /// How firm a line is (A10).
    pub enum Weight {
        /// Whoever is key worker does it.
        Must = "must", "Must";
        /// As a rule; the person's own wishes and plan come first.
        Guideline = "guideline", "Guideline";
    }
}
one_of! {
    /// On which side of the role a line stands: a role is also what it is not (A10, A12).
    pub enum Side {
        /// Part of the role. Such lines can be delegated.
        Does = "does", "A key worker does this";
        /// Not part of the role. It is said, so that nobody waits for it.
        DoesNot = "does_not", "A key worker does not do this";
    }
}
one_of_by_code!(Weight, Side);

/// One line of a service's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Stays the same from edition to edition.
    pub id: String,
    /// For staff.
    pub words: String,
    /// For the person, going on from "Your key worker …"; empty where the words for staff will do.
    #[serde(default)]
    pub plain: String,
    /// How firm it is.
    pub weight: Weight,
    /// Part of the role, or not.
    pub side: Side,
    /// The document that it comes from.
    pub document: String,
    /// Where in that document.
    pub section: String,
}

impl Line {
    /// The document and section.
    pub fn source(&self) -> String {
        match (self.document.as_str(), self.section.as_str()) {
            ("", "") => "No source is given".to_owned(),
            (one, "") | ("", one) => one.to_owned(),
            (document, section) => format!("{document}, {section}"),
        }
    }
    /// Whether whoever is key worker does it, come what may.
    pub fn is_must(&self) -> bool {
        self.weight == Weight::Must
    }
    /// How firm it is, in words.
    pub fn weight_words(&self) -> &'static str {
        self.weight.words()
    }
    /// For the person: what stands after "Your key worker".
    pub fn to_person(&self) -> String {
        if !self.plain.is_empty() {
            return self.plain.clone();
        }
        let mut letters = self.words.chars();
        letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
    }
}

/// The most lines of a list: more is a handbook, and nobody can say yes to it.
pub const MOST: usize = 60;

/// Why a list cannot be kept so. Shown as written, beside the line that it is about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotKeep {
    #[error("Write what it is about, or take the line out")]
    NoWords,
    #[error("This says the same as another line. Change one, or take it out")]
    Twice,
    #[error("Keep at least one line that a key worker does")]
    NothingToDo,
    #[error("Keep {MOST} lines or fewer, so that people can read them")]
    TooMany,
    #[error("Nothing is different. Change something, or go back")]
    Same,
}

/// Decides whether lines can be the next edition after `before`. What is wrong names the place of its line; what is
/// wrong with the whole list names none.
pub fn next_edition(before: &[Line], lines: &[Line]) -> Result<(), Vec<(Option<usize>, CannotKeep)>> {
    let mut wrong = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let key = names::key(&line.words);
        if key.is_empty() {
            wrong.push((Some(at), CannotKeep::NoWords));
        } else if lines.iter().take(at).any(|earlier| names::key(&earlier.words) == key) {
            wrong.push((Some(at), CannotKeep::Twice));
        }
    }
    if !lines.iter().any(|line| line.side == Side::Does) {
        wrong.push((None, CannotKeep::NothingToDo));
    }
    if lines.len() > MOST {
        wrong.push((None, CannotKeep::TooMany));
    }
    if wrong.is_empty() && before == lines {
        wrong.push((None, CannotKeep::Same));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

#[cfg(test)]
mod tests;
