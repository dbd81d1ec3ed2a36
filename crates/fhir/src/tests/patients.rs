//! What is read from a Patient.

use super::{paths, patient};
use crate::{Deceased, Gender, NhsNumber, PartialDay};
use serde_json::{Value, json};

const NHS: &str = "https://fhir.nhs.uk/Id/nhs-number";

fn verified(code: &str) -> Value {
    let url = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    json!([{"url": url, "valueCodeableConcept": {"coding": [{"code": code}]}}])
}

#[test]
fn the_nhs_number_is_read_with_its_verification() {
    let check = |identifiers: Value, expected: Option<(&str, Option<&str>)>| {
        let (patient, _) = patient(json!({"identifier": identifiers}));
        let expected = expected.map(|(value, verification_code)| NhsNumber { value, verification_code });
        assert_eq!(patient.nhs_number(), expected);
    };
    check(json!([{"system": "x", "value": "1"}]), None);
    check(json!([{"system": NHS, "value": "9912003888"}]), Some(("9912003888", None)));
    check(json!([{"system": NHS, "value": "1", "extension": verified("01")}]), Some(("1", Some("01"))));
    check(json!([{"system": NHS, "value": "1", "extension": verified("09")}]), Some(("1", None)));
    check(
        json!([{"system": NHS, "value": "1", "use": "old"}, {"system": NHS, "value": "2"}]),
        Some(("2", None)),
    );
    check(json!([{"system": NHS}]), None);
}

#[test]
fn two_nhs_numbers_are_reported_and_local_numbers_kept_apart() {
    let number = |system: &str, value: &str| json!({"system": system, "value": value});
    let (patient, findings) =
        patient(json!({"identifier": [number(NHS, "1"), number("urn:local", "7"), number(NHS, "2")]}));
    assert_eq!(paths(&findings), ["Patient.identifier"]);
    let local: Vec<_> =
        patient.local_identifiers().into_iter().map(|number| number.value.as_deref()).collect();
    assert_eq!(local, [Some("7")]);
}

#[test]
fn the_right_name_is_chosen() {
    let name = |purpose: &str, given: &str| json!({"use": purpose, "given": [given], "family": "Smith"});
    let check = |names: &[Value], official: &str, preferred: &str| {
        let (patient, _) = patient(json!({"name": names}));
        let full = |name: Option<&crate::HumanName>| name.map(|name| name.full()).unwrap_or_default();
        assert_eq!(full(patient.official_name()), official);
        assert_eq!(full(patient.preferred_name()), preferred);
    };
    let [old, usual, official, nickname] =
        [name("old", "O"), name("usual", "U"), name("official", "F"), name("nickname", "N")];
    check(&[old.clone(), usual.clone(), official, nickname.clone()], "F Smith", "N Smith");
    check(&[old.clone(), nickname, usual], "U Smith", "N Smith");
    check(&[old.clone(), json!({"text": "Dr A. Smith"})], "Dr A. Smith", "");
    check(&[json!({"use": "nickname"})], "", "");
    check(&[json!({"prefix": ["Ms"], "given": ["Ann", null, "Bo"], "family": "Lee"})], "Ms Ann Bo Lee", "");
    check(&[old], "", "");
}

#[test]
fn dates_and_codes_are_read_or_reported() {
    let (found, findings) = patient(json!({"birthDate": "1970-09", "gender": "female", "active": false}));
    assert_eq!(found.birth_day(), Some(PartialDay::Month { year: 1970, month: 9 }));
    assert_eq!((found.gender(), found.active), (Some(Gender::Female), Some(false)));
    assert!(findings.is_empty());
    let (found, findings) = patient(json!({"birthDate": "11/09/1970", "gender": "F"}));
    assert_eq!((found.birth_day(), found.gender()), (None, None));
    assert_eq!(paths(&findings), ["Patient.gender", "Patient.birthDate"]);
}

#[test]
fn death_is_never_guessed() {
    let check = |elements: Value, expected: Deceased| assert_eq!(patient(elements).0.deceased(), expected);
    check(json!({}), Deceased::NotStated);
    check(json!({"deceasedBoolean": false}), Deceased::No);
    check(json!({"deceasedBoolean": true}), Deceased::Yes);
    check(json!({"deceasedDateTime": "soon"}), Deceased::Yes);
    let day = PartialDay::Day { year: 2019, month: 8, day: 1 };
    check(json!({"deceasedDateTime": "2019-08-01T00:00:00.000Z"}), Deceased::On(day));
}

#[test]
fn telephones_come_in_the_order_of_preference() {
    let (patient, _) = patient(json!({"telecom": [
        {"system": "phone", "value": "3"}, {"system": "email", "value": "a@b"}, {"system": "sms", "value": "2", "rank": 2},
        {"system": "phone", "value": "1", "rank": 1}, {"system": "phone", "value": "0", "use": "old"}, {"system": "phone"},
    ]}));
    let phones: Vec<_> = patient.phones().into_iter().filter_map(|phone| phone.value.as_deref()).collect();
    assert_eq!(phones, ["1", "2", "3"]);
    assert_eq!(patient.emails().len(), 1);
}

#[test]
fn languages_and_the_need_of_an_interpreter_are_read_from_all_three_places() {
    let need = |required: bool| json!({"url": "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired", "valueBoolean": required});
    let signs = json!({"coding": [{"code": "bfi", "display": "British Sign Language"}, {"code": "703963007", "display": "Makaton vocabulary"}]});
    let welsh = json!({"coding": [{"code": "cy"}], "text": "Welsh"});
    let national = json!({
        "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication",
        "extension": [{"url": "language", "valueCodeableConcept": {"coding": [{"code": "fr"}]}},
            {"url": "interpreterRequired", "valueBoolean": true}],
    });
    let (found, _) = patient(json!({
        "communication": [{"language": signs, "preferred": true}, {"language": welsh, "extension": [need(false)]}],
        "extension": [need(true), national],
    }));
    let shown: Vec<_> = found
        .languages()
        .into_iter()
        .map(|language| {
            (
                language.names.join(" + "),
                language.codes.join(" + "),
                language.preferred,
                language.interpreter_required,
            )
        })
        .collect();
    let row =
        |names: &str, codes: &str, preferred, need| (names.to_owned(), codes.to_owned(), preferred, need);
    assert_eq!(
        shown,
        [
            row("British Sign Language + Makaton vocabulary", "bfi + 703963007", true, Some(true)),
            row("Welsh", "cy", false, Some(false)),
            row("fr", "fr", false, Some(true)),
        ]
    );
    assert!(found.extras().is_empty());
}
