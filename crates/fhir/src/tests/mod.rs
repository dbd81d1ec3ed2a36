//! Tests through the one door, [`crate::read_resources`].

mod examples;
mod files;
mod lossless;
mod patients;
mod practitioners;

use crate::{Finding, Found, Patient, Practitioner, Resource, read_resources};
use serde_json::Value;

/// The only resource of a file.
fn one(json: &Value) -> Found {
    let mut found = read_resources(json.to_string().as_bytes()).unwrap();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

/// A Patient with these elements, given as JSON.
fn patient(elements: Value) -> (Patient, Vec<Finding>) {
    let found = one(&with_type("Patient", elements));
    let Resource::Patient(patient) = found.resource else { panic!("{found:?}") };
    (*patient, found.findings)
}

/// A Practitioner with these elements.
fn practitioner(elements: Value) -> (Practitioner, Vec<Finding>) {
    let found = one(&with_type("Practitioner", elements));
    let Resource::Practitioner(practitioner) = found.resource else { panic!("{found:?}") };
    (*practitioner, found.findings)
}

fn with_type(type_name: &str, mut elements: Value) -> Value {
    elements["resourceType"] = type_name.into();
    elements
}

fn paths(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.path.as_str()).collect()
}
