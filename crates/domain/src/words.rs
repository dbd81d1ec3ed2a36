//! The service's own words: what it calls a key worker and a person (A2). Changed once, right everywhere.

use crate::names::{self, NotAName};

/// A noun as a service uses it: "key worker", "key workers", "a". Lower case, as inside a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// "key worker"
    pub singular: String,
    /// "key workers"
    pub plural: String,
    /// "a" or "an"
    pub article: String,
}

/// What is wrong with a noun, and in which of its parts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotANoun {
    #[error("Enter the word for one")]
    Singular,
    #[error("Enter the word for more than one")]
    Plural,
    #[error("Select a or an")]
    Article,
    #[error("Use 40 characters or fewer")]
    TooLong,
    #[error(transparent)]
    Text(#[from] NotAName),
}

impl Noun {
    /// A noun from its three parts.
    pub fn new(singular: &str, plural: &str, article: &str) -> Self {
        Self { singular: singular.to_owned(), plural: plural.to_owned(), article: article.to_owned() }
    }
    /// Reads the three parts as typed.
    pub fn read(singular: &str, plural: &str, article: &str) -> Result<Self, NotANoun> {
        let part = |text: &str, missing: NotANoun| match names::read(text) {
            Err(NotAName::Empty) => Err(missing),
            Err(other) => Err(other.into()),
            Ok(word) if word.chars().count() > 40 => Err(NotANoun::TooLong),
            Ok(word) => Ok(word),
        };
        let (singular, plural) = (part(singular, NotANoun::Singular)?, part(plural, NotANoun::Plural)?);
        if !matches!(article, "a" | "an") {
            return Err(NotANoun::Article);
        }
        Ok(Self { singular, plural, article: article.to_owned() })
    }
    /// "a key worker"
    pub fn a(&self) -> String {
        format!("{} {}", self.article, self.singular)
    }
    /// "Key worker", to begin a sentence or a heading.
    pub fn title(&self) -> String {
        capital(&self.singular)
    }
    /// "Key workers"
    pub fn titles(&self) -> String {
        capital(&self.plural)
    }
    /// "1 key worker", "3 key workers"
    pub fn count(&self, count: usize) -> String {
        format!("{count} {}", if count == 1 { &self.singular } else { &self.plural })
    }
}

/// The words of one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What a key worker is called here.
    pub key_worker: Noun,
    /// What a supported person is called here; the house default is "person".
    pub person: Noun,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            key_worker: Noun::new("key worker", "key workers", "a"),
            person: Noun::new("person", "people", "a"),
        }
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_reads_well_in_a_sentence_and_in_a_heading() {
        let noun = Noun::new("independent advocate", "independent advocates", "an");
        assert_eq!(noun.a(), "an independent advocate");
        assert_eq!(noun.titles(), "Independent advocates");
        assert_eq!(
            (noun.count(1), noun.count(0)),
            ("1 independent advocate".into(), "0 independent advocates".into())
        );
    }

    #[test]
    fn a_noun_needs_all_its_parts() {
        assert_eq!(Noun::read("", "x", "a"), Err(NotANoun::Singular));
        assert_eq!(Noun::read("x", " ", "a"), Err(NotANoun::Plural));
        assert_eq!(Noun::read("x", "xs", "the"), Err(NotANoun::Article));
        assert_eq!(Noun::read(&"x".repeat(41), "xs", "a"), Err(NotANoun::TooLong));
    }
}
