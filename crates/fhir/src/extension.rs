//! Extensions: elements FHIR itself does not have, known by URL.

use crate::element::Element;
use crate::finding::{Finding, Place};
use crate::structure::structure;
use crate::{CodeableConcept, Coding, Many};
use serde_json::Value;

/// How trustworthy an NHS number is.
pub(crate) const VERIFICATION: &str = "Extension-UKCore-NHSNumberVerificationStatus";
/// A language, as the national demographics service writes it.
pub(crate) const COMMUNICATION: &str = "Extension-UKCore-NHSCommunication";
/// The need of an interpreter, as FHIR writes it: on the person, or on a language.
pub(crate) const INTERPRETER: &str = "patient-interpreterRequired";

/// The last parts of the URLs of the extensions we use, the parts of [`COMMUNICATION`] among them.
const USED: [&str; 6] =
    [VERIFICATION, COMMUNICATION, INTERPRETER, "language", "preferred", "interpreterRequired"];

structure! {
    /// An element FHIR itself does not have. Values of kinds not listed here are in `extra`.
    Extension {
        /// What the extension means; the parts of a larger one have a plain name here.
        url "url": Option<String>,
        /// The parts of a larger extension.
        extension "extension": Many<Extension>,
        /// A value in codes or words.
        value_codeable_concept "valueCodeableConcept": Option<CodeableConcept>,
        /// A value as one code with its system.
        value_coding "valueCoding": Option<Coding>,
        /// A value as a bare code.
        value_code "valueCode": Option<String>,
        /// A value in words.
        value_string "valueString": Option<String>,
        /// A value of true or false.
        value_boolean "valueBoolean": Option<bool>,
    }
}

impl Extension {
    /// The last part of the URL: `patient-interpreterRequired`.
    pub fn name(&self) -> &str {
        let url = self.url.as_deref().unwrap_or_default();
        url.rsplit_once('/').map_or(url, |(_, name)| name)
    }
}

impl Many<Extension> {
    /// The extensions with this last part of their URL.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Extension> {
        self.iter().filter(move |extension| extension.name() == name)
    }

    /// The first answer of yes or no under one of these names.
    pub(crate) fn answer(&self, names: &[&str]) -> Option<bool> {
        names.iter().find_map(|name| self.named(name).find_map(|extension| extension.value_boolean))
    }
}

impl Element for Extension {
    const EXPECTED: &'static str = "an extension";

    fn read(value: Value, place: &Place<'_>, findings: &mut Vec<Finding>) -> Result<Extension, Value> {
        Extension::read_object(value, place, findings)
    }

    /// An extension we do not use is listed as a whole, by its name.
    fn list_extras(&self, place: &Place<'_>, extras: &mut Vec<String>) {
        let place = place.named(self.name());
        if USED.contains(&self.name()) {
            self.list_parts(&place, extras);
        } else {
            extras.push(place.to_string());
        }
    }
}
