//! The Practitioner resource: a person who gives care by profession.

use crate::element::Element;
use crate::finding::{Finding, Place};
use crate::patient::Gender;
use crate::structure::element;
use crate::{Address, ContactPoint, Extension, HumanName, Identifier, Many, names, telecom};

const SDS_USER: &str = "https://fhir.nhs.uk/Id/sds-user-id";

/// The registers of the professions, by the system their numbers come under.
const REGISTERS: [(&str, &str); 6] = [
    ("https://fhir.hl7.org.uk/Id/gmc-number", "GMC"),
    ("https://fhir.hl7.org.uk/Id/gmp-number", "GMP"),
    ("https://fhir.hl7.org.uk/Id/gphc-number", "GPhC"),
    ("https://fhir.hl7.org.uk/Id/nmc-number", "NMC"),
    ("https://fhir.hl7.org.uk/Id/hcpc-number", "HCPC"),
    ("https://fhir.hl7.org.uk/Id/gdc-number", "GDC"),
];

element! {
    /// A professional, as another system describes them.
    Practitioner {
        /// Always `Practitioner`.
        resource_type "resourceType": Option<String>,
        /// The sender's own id of this record.
        id "id": Option<String>,
        /// Whether the sender still uses this record.
        active "active": Option<bool>,
        /// Numbers the person is known by in the NHS and to the registers.
        identifier "identifier": Many<Identifier>,
        /// Names, past ones too.
        name "name": Many<HumanName>,
        /// Telephone numbers and the like.
        telecom "telecom": Many<ContactPoint>,
        /// Postal addresses.
        address "address": Many<Address>,
        /// male, female, other or unknown.
        gender "gender": Option<String>,
        /// Extensions, none of which is used.
        extension "extension": Many<Extension>,
    }
}

/// A number in a professional register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration<'a> {
    /// The register: GMC, GMP, GPhC, NMC, HCPC or GDC.
    pub register: &'static str,
    /// The number as written.
    pub number: &'a str,
}

impl Practitioner {
    /// The user id in the NHS directory (Spine).
    pub fn sds_user_id(&self) -> Option<&str> {
        self.numbers(SDS_USER).next()
    }

    /// The numbers in registers we know by their system.
    pub fn registrations(&self) -> Vec<Registration<'_>> {
        let of =
            |&(system, register)| self.numbers(system).map(move |number| Registration { register, number });
        REGISTERS.iter().flat_map(of).collect()
    }

    /// The official name, else the usual one, else the first that is not a past one.
    pub fn official_name(&self) -> Option<&HumanName> {
        names::official(&self.name)
    }

    /// Telephone and text numbers not marked old, the sender's preference first.
    pub fn phones(&self) -> Vec<&ContactPoint> {
        telecom::of(&self.telecom, &["phone", "sms"])
    }

    /// E-mail addresses not marked old, the sender's preference first.
    pub fn emails(&self) -> Vec<&ContactPoint> {
        telecom::of(&self.telecom, &["email"])
    }

    /// The administrative gender; `None` when absent or not one of FHIR's four codes.
    pub fn gender(&self) -> Option<Gender> {
        self.gender.as_deref().and_then(Gender::parse)
    }

    /// The paths of what is present but not mapped here: kept, not shown.
    pub fn extras(&self) -> Vec<String> {
        let mut extras = Vec::new();
        self.list_extras(&Place::Root("Practitioner"), &mut extras);
        extras
    }

    /// Findings on values, beyond those on JSON types.
    pub(crate) fn check(&self, findings: &mut Vec<Finding>) {
        Gender::check(self.gender.as_deref(), &Place::Root("Practitioner"), findings);
    }

    fn numbers<'a>(&'a self, system: &'a str) -> impl Iterator<Item = &'a str> {
        let current = |identifier: &&Identifier| identifier.purpose.as_deref() != Some("old");
        let of_system = move |identifier: &&Identifier| identifier.system.as_deref() == Some(system);
        self.identifier
            .iter()
            .filter(current)
            .filter(of_system)
            .filter_map(|identifier| identifier.value.as_deref())
    }
}
