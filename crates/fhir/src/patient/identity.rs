//! Who the person is: numbers and names.

use super::Patient;
use crate::extension::VERIFICATION;
use crate::{HumanName, Identifier, names};

const NHS_NUMBER: &str = "https://fhir.nhs.uk/Id/nhs-number";

/// An NHS number as the sender gives it. Whether its check digit is right is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NhsNumber<'a> {
    /// The number as written.
    pub value: &'a str,
    /// 01 present and verified, 02 present not traced, 03 trace required, 04 no or several matches, 05 needs
    /// resolving, 06 in progress, 07 not present, 08 postponed. `None` when not said, or not one of these.
    pub verification_code: Option<&'a str>,
}

impl Patient {
    /// The first NHS number that is not marked old.
    pub fn nhs_number(&self) -> Option<NhsNumber<'_>> {
        self.nhs_numbers().next()
    }

    /// Every NHS number that is not marked old: more than one is the sender's mistake, and reported.
    pub fn nhs_numbers(&self) -> impl Iterator<Item = NhsNumber<'_>> {
        let numbers =
            self.identifier.iter().filter(|identifier| is_nhs_number(identifier) && !is_old(identifier));
        numbers.filter_map(|identifier| {
            let value = identifier.value.as_deref()?;
            Some(NhsNumber { value, verification_code: verification_code(identifier) })
        })
    }

    /// The other numbers the person is known by, those marked old left out.
    pub fn local_identifiers(&self) -> Vec<&Identifier> {
        self.identifier
            .iter()
            .filter(|identifier| !is_nhs_number(identifier) && !is_old(identifier))
            .collect()
    }

    /// The official name, else the usual one, else the first that is not a past one.
    pub fn official_name(&self) -> Option<&HumanName> {
        names::official(&self.name)
    }

    /// What the person likes to be called: a nickname, else a usual name, with a given name in it. It may be the
    /// same as [`Patient::official_name`].
    pub fn preferred_name(&self) -> Option<&HumanName> {
        names::preferred(&self.name)
    }
}

fn is_nhs_number(identifier: &Identifier) -> bool {
    identifier.system.as_deref() == Some(NHS_NUMBER)
}

fn is_old(identifier: &Identifier) -> bool {
    identifier.purpose.as_deref() == Some("old")
}

fn verification_code(identifier: &Identifier) -> Option<&str> {
    let concepts = identifier.extension.iter().filter(|extension| extension.name().ends_with(VERIFICATION));
    let concepts = concepts.filter_map(|extension| extension.value_codeable_concept.as_ref());
    let mut codes =
        concepts.flat_map(|concept| concept.coding.iter()).filter_map(|coding| coding.code.as_deref());
    codes.find(|code| matches!(code.as_bytes(), [b'0', b'1'..=b'8']))
}
