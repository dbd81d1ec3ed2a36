//! Walking through documents, arrays and Bundles.

use super::{Found, MAX_RESOURCES, Resource};
use crate::element::{Element, misfit};
use crate::finding::{Finding, Place};
use crate::json::{Repeated, Step};
use crate::{Bundle, BundleEntry, NotFhir, Patient, Practitioner};
use serde_json::{Map, Value};

/// What has been found so far, and where in the file each was.
#[derive(Default)]
pub(super) struct Reading {
    found: Vec<Found>,
    places: Vec<Vec<Step>>,
    /// Bundles and empty arrays: files that may hold nothing.
    containers: usize,
}

impl Reading {
    /// Takes a document of the file: a resource, a Bundle, or an array of them.
    pub(super) fn document(&mut self, document: Value, index: usize) -> Result<(), NotFhir> {
        let at = vec![Step::Index(index)];
        let Value::Array(items) = document else { return self.value(document, at) };
        // An empty array is an answer: there are no records.
        self.containers += usize::from(items.is_empty());
        for (index, item) in items.into_iter().enumerate() {
            self.value(item, further(&at, [Step::Index(index)]))?;
        }
        Ok(())
    }

    /// Everything found, once the keys that occur twice are reported where they belong.
    pub(super) fn finish(mut self, repeated: Vec<Repeated>) -> Result<Vec<Found>, NotFhir> {
        if self.containers == 0 && self.found.iter().all(|found| found.resource == Resource::Unreadable) {
            return Err(NotFhir::NoResource);
        }
        for Repeated { path } in repeated {
            // A resource inside a Bundle lies further in than the Bundle: the last that fits is the closest.
            let Some(owner) = self.places.iter().rposition(|place| path.starts_with(place)) else {
                return Err(NotFhir::Repeated { path: shown(String::new(), &path[1..]) });
            };
            let inside = &path[self.places[owner].len()..];
            let found = &mut self.found[owner];
            let path = shown(found.resource.type_name().to_owned(), inside);
            let sentence =
                "This element occurs twice. Only the last is kept; ask the sender which is right.".to_owned();
            found.findings.push(Finding { path, sentence });
        }
        Ok(self.found)
    }

    fn value(&mut self, value: Value, at: Vec<Step>) -> Result<(), NotFhir> {
        match value {
            Value::Object(map) => self.object(map, at),
            other => {
                let finding = misfit(&other, "a resource", &Place::Root(&in_file(&at)));
                self.add(Resource::Unreadable, vec![finding], other, at)
            }
        }
    }

    fn object(&mut self, map: Map<String, Value>, at: Vec<Step>) -> Result<(), NotFhir> {
        let type_name = map.get("resourceType").and_then(Value::as_str).unwrap_or_default().to_owned();
        let raw = Value::Object(map);
        let mut findings = Vec::new();
        let resource = match type_name.as_str() {
            "Bundle" => return self.bundle(raw, at),
            "Patient" => read_as(raw.clone(), "Patient", &mut findings).map(|patient: Patient| {
                patient.check(&mut findings);
                Resource::Patient(Box::new(patient))
            }),
            "Practitioner" => {
                read_as(raw.clone(), "Practitioner", &mut findings).map(|practitioner: Practitioner| {
                    practitioner.check(&mut findings);
                    Resource::Practitioner(Box::new(practitioner))
                })
            }
            "" => None,
            _ => Some(Resource::Other { type_name }),
        };
        let resource = resource.unwrap_or_else(|| {
            let sentence = "This has no resourceType, so nothing says what it is. It is kept but not used.";
            findings.push(Finding::new(&Place::Root(&in_file(&at)), sentence));
            Resource::Unreadable
        });
        self.add(resource, findings, raw, at)
    }

    fn bundle(&mut self, raw: Value, at: Vec<Step>) -> Result<(), NotFhir> {
        self.containers += 1;
        let mut findings = Vec::new();
        let Some(mut bundle) = read_as::<Bundle>(raw, "Bundle", &mut findings) else { return Ok(()) };
        bundle.check(&mut findings);
        let entries = std::mem::take(&mut bundle.entry);
        if !findings.is_empty() {
            let raw = serde_json::to_value(&bundle).unwrap_or_default();
            // Its place is one no repeated key is in: those of a Bundle itself refuse the file.
            self.add(
                Resource::Other { type_name: "Bundle".to_owned() },
                findings,
                raw,
                vec![Step::Index(usize::MAX)],
            )?;
        }
        for (index, entry) in entries.into_items().enumerate() {
            let at = further(&at, [Step::Key("entry".to_owned()), Step::Index(index)]);
            self.entry(entry, at)?;
        }
        Ok(())
    }

    fn entry(&mut self, entry: Result<BundleEntry, Value>, at: Vec<Step>) -> Result<(), NotFhir> {
        let (sentence, raw) = match entry {
            Ok(BundleEntry { resource: Some(map), .. }) => {
                return self.object(map, further(&at, [Step::Key("resource".to_owned())]));
            }
            Ok(entry) => ("This entry has no resource.", serde_json::to_value(&entry).unwrap_or_default()),
            Err(value) => ("This entry cannot be read.", value),
        };
        let finding =
            Finding { path: shown("Bundle".to_owned(), &at[at.len() - 2..]), sentence: sentence.to_owned() };
        self.add(Resource::Unreadable, vec![finding], raw, at)
    }

    fn add(
        &mut self,
        resource: Resource,
        findings: Vec<Finding>,
        raw: Value,
        at: Vec<Step>,
    ) -> Result<(), NotFhir> {
        let index = self.found.len();
        if index >= MAX_RESOURCES {
            return Err(NotFhir::TooMany { limit: MAX_RESOURCES });
        }
        self.found.push(Found { index, resource, findings, raw });
        self.places.push(at);
        Ok(())
    }
}

fn read_as<T: Element>(raw: Value, name: &str, findings: &mut Vec<Finding>) -> Option<T> {
    T::read(raw, &Place::Root(name), findings).ok()
}

fn further<const N: usize>(at: &[Step], steps: [Step; N]) -> Vec<Step> {
    at.iter().cloned().chain(steps).collect()
}

/// The place of something that is no resource, which has no path of its own.
fn in_file(at: &[Step]) -> String {
    match at {
        [Step::Index(index)] => format!("record[{index}]"),
        _ => shown(String::new(), &at[1..]),
    }
}

/// Steps as a FHIR path.
fn shown(root: String, steps: &[Step]) -> String {
    steps.iter().fold(root, |path, step| match step {
        Step::Key(key) if path.is_empty() => key.clone(),
        Step::Key(key) => format!("{path}.{key}"),
        Step::Index(index) => format!("{path}[{index}]"),
    })
}
