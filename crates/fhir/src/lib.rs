//! FHIR R4 (UK Core) resources as they come over the wire.
//!
//! Three rules hold for every type here. Reading is tolerant: an element of the wrong JSON type does not make its
//! resource unreadable, it is reported as a [`Finding`]. Nothing is lost: what is not mapped, or could not be
//! used, stays in `extra` and is written back. Nothing is judged: whether an NHS number is valid or a record may
//! be used is for the caller.

mod bundle;
mod day;
mod element;
mod error;
mod extension;
mod finding;
mod json;
mod many;
mod names;
mod patient;
mod practitioner;
mod read;
mod structure;
mod telecom;
mod types;

pub use bundle::{Bundle, BundleEntry};
pub use day::PartialDay;
pub use error::NotFhir;
pub use extension::Extension;
pub use finding::Finding;
pub use many::Many;
pub use patient::{Communication, Deceased, Gender, Language, NhsNumber, Patient};
pub use practitioner::{Practitioner, Registration};
pub use read::{Found, MAX_BYTES, MAX_DEPTH, MAX_RESOURCES, Resource, read_resources};
pub use types::{Address, CodeableConcept, Coding, ContactPoint, HumanName, Identifier, Period};

#[cfg(test)]
mod tests;
