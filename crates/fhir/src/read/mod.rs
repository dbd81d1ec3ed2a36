//! A file to the resources in it.

mod reading;

use crate::{Finding, NotFhir, Patient, Practitioner, json};
use serde_json::Value;

/// Bytes of the largest file that is read.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;
/// Levels of elements inside elements, counted from the top of the file.
pub const MAX_DEPTH: usize = 64;
/// Resources in one file, all its Bundles together.
pub const MAX_RESOURCES: usize = 20_000;

/// One resource of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its position among those found, from 0.
    pub index: usize,
    /// What it is.
    pub resource: Resource,
    /// What is wrong with it, with paths from the resource.
    pub findings: Vec<Finding>,
    /// The JSON as it came. For a Bundle, without its entries: they are found by themselves.
    pub raw: Value,
}

/// A resource by its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Resource {
    /// A person in care.
    Patient(Box<Patient>),
    /// A professional.
    Practitioner(Box<Practitioner>),
    /// A type we do not read. A Bundle is among these when there is a finding on the Bundle itself.
    Other {
        /// Its `resourceType`.
        type_name: String,
    },
    /// An entry or item that is no resource; the findings say why.
    Unreadable,
}

impl Resource {
    /// The `resourceType`; `item` for what has none.
    pub fn type_name(&self) -> &str {
        match self {
            Resource::Patient(_) => "Patient",
            Resource::Practitioner(_) => "Practitioner",
            Resource::Other { type_name } => type_name,
            Resource::Unreadable => "item",
        }
    }
}

/// Reads a file with one resource, a Bundle, a JSON array of resources, or one resource a line (NDJSON).
///
/// Bundles inside Bundles are read too. An empty list comes from an empty Bundle or array.
///
/// # Errors
/// [`NotFhir`] when the file is not JSON, holds no resource, or is over a limit.
pub fn read_resources(text: &[u8]) -> Result<Vec<Found>, NotFhir> {
    if text.len() > MAX_BYTES {
        return Err(NotFhir::TooBig { limit: MAX_BYTES });
    }
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    match text.trim_ascii_start().first() {
        None => return Err(NotFhir::Empty),
        Some(b'<') => return Err(NotFhir::Xml),
        Some(_) => {}
    }
    let parsed = json::parse(text)?;
    let mut reading = reading::Reading::default();
    for (index, document) in parsed.documents.into_iter().enumerate() {
        reading.document(document, index)?;
    }
    reading.finish(parsed.repeated)
}
