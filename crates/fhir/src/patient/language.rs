//! The languages of a person, and whether an interpreter is needed.

use super::{Communication, Patient};
use crate::extension::{COMMUNICATION, INTERPRETER};
use crate::{CodeableConcept, Coding, Extension};

/// Where the need of an interpreter is said: FHIR's own extension, or the part of the national one.
const NEED: [&str; 2] = [INTERPRETER, "interpreterRequired"];

/// One entry on language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language<'a> {
    /// The names in the entry: one, or several where the sender put distinct languages (a sign language and a
    /// sign vocabulary) into one. A code stands in for a missing name.
    pub names: Vec<&'a str>,
    /// The codes in the entry, of whatever code systems.
    pub codes: Vec<&'a str>,
    /// Whether it is said to be the preferred language.
    pub preferred: bool,
    /// Whether an interpreter is needed; `None` when not said. What is said of the person as a whole counts for
    /// the preferred language, or the only one.
    pub interpreter_required: Option<bool>,
}

impl Patient {
    /// The languages in the sender's order, those in the national extension last.
    pub fn languages(&self) -> Vec<Language<'_>> {
        let national = self.extension.named(COMMUNICATION).map(from_extension);
        let mut languages: Vec<_> = self.communication.iter().map(from_element).chain(national).collect();
        let alone = languages.len() == 1;
        let person = self.interpreter_required();
        for language in languages.iter_mut().filter(|language| alone || language.preferred) {
            language.interpreter_required = language.interpreter_required.or(person);
        }
        languages
    }

    /// Whether the person as a whole is said to need an interpreter. It may be said of one language only: see
    /// [`Patient::languages`].
    pub fn interpreter_required(&self) -> Option<bool> {
        self.extension.answer(&NEED)
    }
}

fn from_element(entry: &Communication) -> Language<'_> {
    let (names, codes) = entry.language.as_ref().map(words).unwrap_or_default();
    let interpreter_required = entry.extension.answer(&NEED);
    Language { names, codes, preferred: entry.preferred == Some(true), interpreter_required }
}

fn from_extension(entry: &Extension) -> Language<'_> {
    let mut concepts =
        entry.extension.named("language").filter_map(|part| part.value_codeable_concept.as_ref());
    let (names, codes) = concepts.next().map(words).unwrap_or_default();
    let preferred = entry.extension.answer(&["preferred"]) == Some(true);
    Language { names, codes, preferred, interpreter_required: entry.extension.answer(&NEED) }
}

/// The names and codes of a concept. Its own words are used only where no coding has any: they often repeat them.
fn words(concept: &CodeableConcept) -> (Vec<&str>, Vec<&str>) {
    let codes: Vec<&str> = concept.coding.iter().filter_map(|coding| coding.code.as_deref()).collect();
    let shown = |coding: &'_ Coding| coding.display.is_some();
    if let (Some(text), false) = (concept.text.as_deref(), concept.coding.iter().any(shown)) {
        return (vec![text], codes);
    }
    let names =
        concept.coding.iter().filter_map(|coding| coding.display.as_deref().or(coding.code.as_deref()));
    (names.collect(), codes)
}
