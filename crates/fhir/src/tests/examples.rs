//! The official UK Core examples, where they are at hand.

use crate::{Bundle, Patient, Practitioner, Resource, read_resources};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folder beside the workspace, if it is there.
fn folder() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2)?;
    Some(workspace.parent()?.join("shared/fhir-uk-core-examples")).filter(|folder| folder.is_dir())
}

fn check_written_back<T: Serialize + DeserializeOwned>(json: &Value) {
    let read: T = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(&serde_json::to_value(&read).unwrap(), json);
}

fn check_file(path: &Path) -> String {
    let text = std::fs::read(path).unwrap();
    let json: Value = serde_json::from_slice(&text).unwrap();
    let found = read_resources(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let type_name = json["resourceType"].as_str().unwrap_or_default().to_owned();
    match type_name.as_str() {
        "Bundle" => check_written_back::<Bundle>(&json),
        "Patient" => check_written_back::<Patient>(&json),
        "Practitioner" => check_written_back::<Practitioner>(&json),
        _ => {}
    }
    if type_name != "Bundle" {
        assert_eq!((found.len(), &found[0].raw), (1, &json));
    }
    // A batch may hold requests only: its entries have no resource, and are said to have none.
    let resources = found.iter().filter(|found| found.resource != Resource::Unreadable);
    let findings = resources.flat_map(|found| &found.findings).collect::<Vec<_>>();
    assert!(findings.is_empty(), "{}: {findings:?}", path.display());
    type_name
}

#[test]
fn the_official_examples_are_read_and_written_back() {
    let Some(folder) = folder() else {
        println!("The UK Core examples are not beside the workspace, so none was read.");
        return;
    };
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let types: Vec<String> = json.map(|path| check_file(&path)).collect();
    for expected in ["Patient", "Practitioner", "Bundle"] {
        assert!(types.iter().any(|found| found == expected), "no {expected} among the examples");
    }
}

#[test]
fn the_official_example_of_a_person_says_what_we_expect() {
    let Some(path) = folder().map(|folder| folder.join("UKCore-Patient-RichardSmith-Example.json")) else {
        return;
    };
    let found = read_resources(&std::fs::read(path).unwrap()).unwrap().remove(0);
    let Resource::Patient(patient) = found.resource else { panic!("not a Patient") };
    let number = patient.nhs_number().unwrap();
    assert_eq!((number.value, number.verification_code), ("9912003888", Some("01")));
    assert_eq!(patient.official_name().unwrap().full(), "Richard SMITH");
    assert_eq!(patient.languages()[0].names, ["British Sign Language", "Makaton vocabulary"]);
    assert_eq!(
        patient.extras(),
        [
            "Patient.extension(Extension-UKCore-EthnicCategory)",
            "Patient.extension(Extension-UKCore-ContactPreference)",
            "Patient.extension(Extension-UKCore-DeathNotificationStatus)",
            "Patient.extension(Extension-UKCore-ResidentialStatus)",
            "Patient.contact",
            "Patient.text",
        ]
    );
}
