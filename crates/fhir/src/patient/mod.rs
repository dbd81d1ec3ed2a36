//! The Patient resource: the person care is for.

mod facts;
mod identity;
mod language;

pub use facts::{Deceased, Gender};
pub use identity::NhsNumber;
pub use language::Language;

use crate::structure::element;
use crate::{Address, CodeableConcept, ContactPoint, Extension, HumanName, Identifier, Many};

element! {
    /// A person in care, as another system describes them.
    Patient {
        /// Always `Patient`.
        resource_type "resourceType": Option<String>,
        /// The sender's own id of this record.
        id "id": Option<String>,
        /// Whether the sender still uses this record.
        active "active": Option<bool>,
        /// Numbers the person is known by, the NHS number among them.
        identifier "identifier": Many<Identifier>,
        /// Names, past ones too.
        name "name": Many<HumanName>,
        /// Telephone numbers and the like.
        telecom "telecom": Many<ContactPoint>,
        /// male, female, other or unknown.
        gender "gender": Option<String>,
        /// Date of birth as written; see [`Patient::birth_day`].
        birth_date "birthDate": Option<String>,
        /// Whether the person has died.
        deceased_boolean "deceasedBoolean": Option<bool>,
        /// When the person died.
        deceased_date_time "deceasedDateTime": Option<String>,
        /// Postal addresses.
        address "address": Many<Address>,
        /// Languages.
        communication "communication": Many<Communication>,
        /// Extensions, of which those on language are used.
        extension "extension": Many<Extension>,
    }
}

element! {
    /// A language the person can use.
    Communication {
        /// The language.
        language "language": Option<CodeableConcept>,
        /// Whether it is the one the person prefers.
        preferred "preferred": Option<bool>,
        /// Extensions, of which the need of an interpreter is used.
        extension "extension": Many<Extension>,
    }
}
