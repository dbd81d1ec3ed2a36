//! Nothing is lost, whatever comes.

use super::{one, paths, patient, with_type};
use crate::{Bundle, Patient, Resource, read_resources};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

#[test]
fn elements_of_the_wrong_type_are_reported_kept_and_written_back() {
    let elements = json!({
        "identifier": [{"system": "s", "value": 9912003888u64, "id": "i1"}, "oops", {"value": "2"}],
        "name": {"family": "Smith"},
        "active": "yes",
        "gender": null,
        "telecom": [],
        "birthDate": "1970-09-11",
        "communication": [{"language": {"coding": [{"code": true}]}}],
    });
    let (found, findings) = patient(elements.clone());
    assert_eq!(
        paths(&findings),
        [
            "Patient.active",
            "Patient.identifier[0].value",
            "Patient.identifier[1]",
            "Patient.name",
            "Patient.telecom",
            "Patient.gender",
            "Patient.communication[0].language.coding[0].code",
        ]
    );
    assert_eq!(findings[1].sentence, "This should be text but is a number. It is kept but not used.");
    assert_eq!(found.identifier.indexed().map(|(index, _)| index).collect::<Vec<_>>(), [0, 2]);
    assert!(found.birth_day().is_some());
    assert_eq!(serde_json::to_value(&found).unwrap(), with_type("Patient", elements));
}

#[test]
fn what_is_kept_but_not_mapped_is_listed() {
    let unknown =
        json!({"url": "https://example.org/StructureDefinition/Extension-EthnicCategory", "valueCode": "G"});
    let status = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    let elements = json!({
        "text": {"status": "additional"},
        "_birthDate": {"extension": []},
        "contact": [{"gender": "female"}],
        "extension": [unknown],
        "identifier": [{"value": "1", "id": "i1", "assigner": {"display": "x"}, "extension": [{"url": status, "id": "x"}]}],
        "name": [{"given": ["A", null], "_given": [null, {"id": "g"}]}, 7],
    });
    let (found, findings) = patient(elements.clone());
    assert_eq!(
        found.extras(),
        [
            "Patient.identifier[0].assigner",
            "Patient.name[0]._given",
            "Patient.name[1]",
            "Patient.extension(Extension-EthnicCategory)",
            "Patient._birthDate",
            "Patient.contact",
            "Patient.text",
        ]
    );
    assert_eq!(paths(&findings), ["Patient.name[1]"]);
    assert_eq!(serde_json::to_value(&found).unwrap(), with_type("Patient", elements));
}

#[test]
fn an_extension_that_can_change_the_meaning_is_reported() {
    let (_, findings) = patient(json!({"name": [{"family": "A", "modifierExtension": [{"url": "u"}]}]}));
    assert_eq!(paths(&findings), ["Patient.name[0].modifierExtension"]);
}

#[test]
fn what_was_written_is_read_again_as_the_same() {
    let (found, _) = patient(json!({"name": [{"given": ["A"]}, 7], "active": "x"}));
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Patient>(&text).unwrap(), found);
    assert!(serde_json::from_str::<Patient>("[]").is_err());
    let bundle = json!({"resourceType": "Bundle", "type": "batch", "entry": [{"fullUrl": "u", "resource": {"a": 1}}, 3]});
    assert_eq!(
        serde_json::to_value(serde_json::from_value::<Bundle>(bundle.clone()).unwrap()).unwrap(),
        bundle
    );
}

/// Any JSON, a few levels deep, with keys that mean something here more often than not.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z0-9-]{0,6}".prop_map(Value::from),
    ];
    let key = prop::sample::select(vec![
        "name",
        "identifier",
        "extension",
        "use",
        "given",
        "value",
        "url",
        "coding",
        "language",
        "communication",
        "telecom",
        "address",
        "active",
        "gender",
        "birthDate",
        "valueCodeableConcept",
        "period",
        "rank",
        "x",
        "id",
    ]);
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|entries| {
                Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_patient_is_written_back_as_it_came(elements in prop::collection::vec(any_json(), 0..6)) {
        let keys = ["name", "identifier", "extension", "communication", "telecom", "gender"];
        let map: Map<String, Value> = keys.map(str::to_owned).into_iter().zip(elements).collect();
        let json = with_type("Patient", Value::Object(map));
        let found = one(&json);
        let Resource::Patient(patient) = found.resource else { panic!("not a Patient") };
        prop_assert_eq!(serde_json::to_value(&patient).unwrap(), json.clone());
        prop_assert_eq!(found.raw, json);
        let _ = (patient.extras(), patient.languages(), patient.phones(), patient.official_name());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}:,\"a0 \n]{0,40}|\\PC{0,40}") {
        let _ = read_resources(text.as_bytes());
    }
}
