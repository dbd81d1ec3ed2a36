//! The shapes a file can have, and the files that are refused.

use super::paths;
use crate::{MAX_RESOURCES, read_resources};
use serde_json::json;

/// The types found, with the paths of their findings, or the sentence of the error.
fn shown(text: &str) -> String {
    let found = match read_resources(text.as_bytes()) {
        Ok(found) => found,
        Err(error) => return error.to_string(),
    };
    assert!(found.iter().enumerate().all(|(index, found)| found.index == index));
    let line = |found: &crate::Found| match paths(&found.findings).join(", ") {
        paths if paths.is_empty() => found.resource.type_name().to_owned(),
        paths => format!("{} ({paths})", found.resource.type_name()),
    };
    found.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn check(text: &str, expected: &str) {
    assert_eq!(shown(text), expected, "{text}");
}

const PATIENT: &str = r#"{"resourceType":"Patient","id":"a"}"#;
const TASK: &str = r#"{"resourceType":"Task"}"#;

#[test]
fn one_resource_a_bundle_an_array_and_lines_are_read_in_order() {
    check(PATIENT, "Patient");
    check(&format!("\u{feff}\n{PATIENT}\n"), "Patient");
    check(&format!("[{PATIENT}, {TASK}]"), "Patient; Task");
    check(&format!("{TASK}\n{PATIENT}\r\n\n{TASK}\n"), "Task; Patient; Task");
    let bundle =
        format!(r#"{{"resourceType":"Bundle","entry":[{{"resource":{PATIENT}}},{{"resource":{TASK}}}]}}"#);
    check(&bundle, "Patient; Task");
    check(&format!(r#"{{"resourceType":"Bundle","entry":[{{"resource":{bundle}}}]}}"#), "Patient; Task");
    check(r#"{"resourceType":"Bundle","type":"searchset","total":0}"#, "");
    check("[]", "");
}

#[test]
fn what_is_no_resource_is_reported_in_its_place() {
    check(&format!("[{PATIENT}, 7, {{}}]"), "Patient; item ([1]); item ([2])");
    check(&format!("{PATIENT}\n\"x\"\n"), "Patient; item (record[1])");
    let entries = format!(r#"[{{"request":{{"method":"DELETE"}}}},null,{{"resource":{PATIENT}}}]"#);
    check(
        &format!(r#"{{"resourceType":"Bundle","entry":{entries}}}"#),
        "item (Bundle.entry[0]); item (Bundle.entry[1]); Patient",
    );
    check(r#"{"resourceType":"Bundle","entry":{}}"#, "Bundle (Bundle.entry)");
    check(r#"{"resourceType":"Bundle","link":[{"relation":"next","url":"u"}]}"#, "Bundle (Bundle.link)");
}

#[test]
fn a_file_that_is_not_fhir_is_refused_in_a_sentence() {
    check(" \n", "This file is empty.");
    check("<Patient/>", "This file is XML or a web page. Ask the sender for FHIR as JSON.");
    check(
        &format!("{PATIENT}\n{{\"resourceType\":\n"),
        "This file is not valid JSON: line 3, column 0 cannot be read. Ask the sender for it again.",
    );
    for text in ["{}", "7", "[1, 2]", r#"{"resourceType":7}"#] {
        check(text, "This file is JSON but not FHIR: nothing in it has a resourceType.");
    }
    assert!(read_resources(b"\xFF\xFE{\0}\0").is_err());
}

#[test]
fn a_file_over_a_limit_is_refused_with_the_number() {
    let nested = |levels: usize| {
        format!(r#"{{"resourceType":"Task","x":{}{}}}"#, "[".repeat(levels), "]".repeat(levels))
    };
    check(&nested(63), "Task");
    assert!(shown(&nested(64)).contains("more than 64 deep"));
    assert!(shown(&"[".repeat(100_000)).contains("more than 64 deep"));
    assert!(shown(&TASK.repeat(MAX_RESOURCES + 1)).contains("more than 20000 records"));
}

#[test]
fn an_element_that_occurs_twice_is_reported_where_it_is() {
    let twice =
        r#"{"resourceType":"Patient","name":[{"use":"old","use":"usual"}],"gender":"male","gender":"male"}"#;
    check(twice, "Patient (Patient.name[0].use, Patient.gender)");
    check(&format!("[{TASK},{twice}]"), "Task; Patient (Patient.name[0].use, Patient.gender)");
    let bundle =
        format!(r#"{{"resourceType":"Bundle","entry":[{{"resource":{TASK}}},{{"resource":{twice}}}]}}"#);
    check(&bundle, "Task; Patient (Patient.name[0].use, Patient.gender)");
    let lost = r#"{"resourceType":"Bundle","entry":[],"entry":[]}"#;
    assert!(shown(lost).contains("The element entry occurs twice, so records may be missing."));
}

#[test]
fn the_raw_json_is_kept_as_it_came() {
    let text = json!({"resourceType": "Task", "x": [1, null, {"y": 1.5}]});
    assert_eq!(read_resources(text.to_string().as_bytes()).unwrap()[0].raw, text);
}
