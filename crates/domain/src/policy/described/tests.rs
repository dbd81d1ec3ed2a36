use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::one_of::OneOf;
use crate::policy::*;

fn schema_json() -> Value {
    serde_json::from_str(schema()).expect("JSON")
}

fn resolved<'s>(root: &'s Value, part: &'s Value) -> &'s Value {
    match part["$ref"].as_str() {
        Some(name) => &root["$defs"][name.trim_start_matches("#/$defs/")],
        None => part,
    }
}

/// Compares what stands in the JSON with what the schema names, both ways.
fn compare(root: &Value, part: &Value, json: &Value, path: &str, seen: &mut BTreeSet<String>) {
    let name = part["$ref"].as_str().unwrap_or_default().to_owned();
    let part = resolved(root, part);
    seen.insert(name);
    if let Some(several) = part["oneOf"].as_array() {
        let one = several.iter().find(|one| {
            one["properties"].as_object().map(|of| of.keys().next())
                == json.as_object().map(|of| of.keys().next())
        });
        return compare(root, one.unwrap_or_else(|| panic!("{path}: nothing fits {json}")), json, path, seen);
    }
    match json {
        Value::Object(fields) => {
            if let Some(properties) = part["properties"].as_object() {
                assert_eq!(part["additionalProperties"], false, "{path}");
                assert!(
                    properties.keys().eq(fields.keys()),
                    "{path}: {:?} and {:?}",
                    properties.keys(),
                    fields.keys()
                );
            }
            for (key, value) in fields {
                let inner = part["properties"].get(key).unwrap_or(&part["additionalProperties"]);
                compare(root, inner, value, &format!("{path}/{key}"), seen);
            }
        }
        Value::Array(several) => {
            assert_eq!(part["type"], "array", "{path}");
            assert!(!several.is_empty(), "{path} has no example");
            several.iter().for_each(|one| compare(root, &part["items"], one, path, seen));
        }
        Value::String(code) if part["enum"].is_array() => {
            assert!(
                part["enum"].as_array().expect("codes").contains(&Value::from(code.as_str())),
                "{path}: {code}"
            );
        }
        Value::String(_) => assert_eq!(part["type"], "string", "{path}"),
        Value::Bool(_) => assert_eq!(part["type"], "boolean", "{path}"),
        Value::Number(_) => assert_eq!(part["type"], "integer", "{path}"),
        Value::Null => panic!("{path} is null"),
    }
}

#[test]
fn the_schema_names_every_field_and_no_other() {
    let root = schema_json();
    let mut seen = BTreeSet::new();
    for (_, text) in examples() {
        let read = described(text).unwrap_or_else(|sentence| panic!("{sentence}"));
        let written = serde_json::to_value(&read).expect("JSON");
        // The sample leaves nothing out, so what is written is what was read.
        assert_eq!(written, serde_json::from_str::<Value>(text).expect("JSON"));
        compare(&root, &root, &written, "", &mut seen);
    }
    for name in root["$defs"].as_object().expect("definitions").keys() {
        let reached = seen.contains(&format!("#/$defs/{name}"));
        assert!(reached || name == "Periodic", "{name} is not reached by any sample");
    }
}

#[test]
fn what_the_schema_needs_is_needed() {
    let root = schema_json();
    for (_, text) in examples() {
        let whole: Value = serde_json::from_str(text).expect("JSON");
        let (subject, facts) = whole.as_object().and_then(|of| of.iter().next()).expect("one subject");
        let of = root["oneOf"]
            .as_array()
            .expect("several")
            .iter()
            .find(|one| one["required"][0] == subject.as_str());
        let definition = resolved(&root, &of.expect("known")["properties"][subject]);
        for key in facts.as_object().expect("facts").keys() {
            let mut less = whole.clone();
            less[subject].as_object_mut().expect("facts").remove(key);
            let needed =
                definition["required"].as_array().is_some_and(|of| of.contains(&Value::from(key.as_str())));
            assert_eq!(described(&less.to_string()).is_err(), needed, "{subject} without {key}");
        }
    }
}

#[test]
fn the_schema_lists_the_codes_that_are_read() {
    fn codes<T: OneOf>() -> Vec<&'static str> {
        T::ALL.iter().map(|value| value.code()).collect()
    }
    let root = schema_json();
    for (name, codes) in [
        ("Rating", codes::<Rating>()),
        ("Competence", codes::<Competence>()),
        ("Standing", codes::<Standing>()),
        ("Periodic", codes::<Periodic>()),
        ("Domain", codes::<Domain>()),
        ("ContactKind", codes::<ContactKind>()),
        ("TenureKind", codes::<crate::tenure::Kind>()),
        ("Excuse", codes::<crate::person::Excuse>()),
    ] {
        assert_eq!(root["$defs"][name]["enum"], serde_json::json!(codes), "{name}");
    }
}

#[test]
fn facts_that_cannot_be_read_are_refused_with_their_place() {
    for (json, sentence) in [
        ("{\"person\":\n{\"placement\": []}}", "line 2, column 12: unknown field `placement`"),
        (
            "{\"worker\": {\"staff\": \"a\", \"standing\": \"boss\"}}",
            "\"boss\" is not known here. Use one of: staff, volunteer, agency",
        ),
        ("{\"service\": {\"opened_on\": \"1 May\"}}", "\"1 May\" is not a day. Write it like 2026-11-21"),
        ("{\"service\": {\"opened_on\": \"2026-02-30\"}}", "\"2026-02-30\" is not a day."),
        ("{\"dog\": {}}", "unknown variant `dog`"),
        ("[]", "The facts cannot be read. Look at line 1"),
        ("", "The facts cannot be read. Look at line 1"),
    ] {
        let error = described(json).expect_err(json);
        assert!(error.contains(sentence), "{error}");
    }
}
