use super::*;
use crate::policy::packs;

/// A pack that reads, with one line changed.
fn with(line: &str, changed: &str) -> Vec<String> {
    let text = r#"id = "mine"
name = "Mine"
words = "For us."
version = 1

[[rules]]
id = "regular-contact"
words = "We talk every week."
source = { document = "Ours", section = "1", sure = "proposal" }
kind = "contact_rhythm"
parameters = { every_days = 7, by_rating = { red = 3 } }
owner = "key_worker"
severity = "must"
law = false
mend = "record_contact"
"#;
    assert!(text.contains(line), "{line}");
    let faults = Pack::read(&text.replacen(line, changed, 1)).err().unwrap_or_default();
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn each_fault_has_its_line_its_path_and_a_sentence() {
    for (line, changed, fault) in [
        ("version = 1", "version = 0", "line 4: version: Write a whole number from 1"),
        ("name = \"Mine\"", "name = \" \"", "line 2: name: Write something here"),
        ("name = \"Mine\"", "", "line 1: name: Add name: it is needed here"),
        (
            "id = \"mine\"",
            "id = \"My Pack\"",
            "line 1: id: Use small letters, digits and single hyphens, like named-key-worker",
        ),
        (
            "every_days = 7",
            "every_days = 0",
            "line 11: regular-contact, parameters, every_days: Write a whole number of days from 1 to 3660",
        ),
        (
            "every_days = 7",
            "every_days = -7",
            "line 11: regular-contact, parameters, every_days: Write a whole number of days from 1 to 3660",
        ),
        (
            "every_days = 7",
            "every_days = \"7\"",
            "line 11: regular-contact, parameters, every_days: Write a whole number of days from 1 to 3660",
        ),
        (
            "every_days = 7, ",
            "",
            "line 11: regular-contact, parameters, every_days: Add every_days: it is needed here",
        ),
        (
            "every_days = 7",
            "every_days = 7, often = true",
            "line 11: regular-contact, parameters, often: \"often\" is not known here. Use: every_days, by_rating",
        ),
        (
            "red = 3",
            "red = 8",
            "line 11: regular-contact, parameters: A rating may make the days fewer, not more. Change by_rating or every_days",
        ),
        (
            "red = 3",
            "pink = 3",
            "line 11: regular-contact, parameters, by_rating: \"pink\" is not known here. Use one of: red, amber, green, blue, removed",
        ),
        (
            "mend = \"record_contact\"",
            "mend = \"record_contact\"\nnote = 1",
            "line 16: regular-contact, note: \"note\" is not known here. Use: id, words, source, kind, parameters, owner, severity, law, mend",
        ),
        ("law = false", "law = \"no\"", "line 14: regular-contact, law: Write true or false"),
        (
            "owner = \"key_worker\"",
            "owner = \"outside\"",
            "line 12: regular-contact, owner: \"outside\" is not known here. Use one of: key_worker, team_leader, registered_manager, supervisor, worker, service_administrator",
        ),
        ("section = \"1\", ", "", "line 9: regular-contact, source, section: Add section: it is needed here"),
        (
            "section = \"1\"",
            "section = \"1\", url = \"ftp://x\"",
            "line 9: regular-contact, source, url: Write an address that begins with https://",
        ),
        (
            "words = \"We talk every week.\"",
            "words = \"\"",
            "line 8: regular-contact, words: Write something here",
        ),
    ] {
        assert_eq!(with(line, changed), [fault], "{changed}");
    }
}

#[test]
fn a_kind_that_is_not_known_is_refused_with_those_that_are() {
    let faults = with("kind = \"contact_rhythm\"", "kind = \"contact\"");
    assert!(faults[0].starts_with(
        "line 10: regular-contact, kind: \"contact\" is not known here. Use one of: named_key_worker,"
    ));
    assert_eq!(faults.len(), 1, "{faults:?}");
}

#[test]
fn a_rule_without_source_or_with_an_id_that_is_taken_is_refused() {
    let source = "source = { document = \"Ours\", section = \"1\", sure = \"proposal\" }\n";
    let found = with(source, "");
    assert_eq!(found, ["line 6: regular-contact, source: Add source: it is needed here"]);

    let twice = packs()[0].write().replace("id = \"settled\"", "id = \"actions\"");
    let faults = Pack::read(&twice).expect_err("a fault");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].sentence, "Another rule of this pack has this id. Choose another");
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_lines() {
    let text =
        "id = \"x\"\nname = 1\nwords = \"w\"\nversion = 1\n[[rules]]\nid = \"a\"\n[[rules]]\nid = \"a\"\n";
    let faults = Pack::read(text).expect_err("faults");
    assert!(faults.len() > 10);
    assert!(faults.is_sorted());
    assert_eq!(faults[0].to_string(), "line 2: name: Write a text between quotation marks");
}

#[test]
fn what_is_no_toml_is_refused_with_its_line() {
    let faults = Pack::read("id = \"x\"\nname = = 1\n").expect_err("a fault");
    assert_eq!(faults[0].line, 2);
    assert!(faults[0].sentence.starts_with("This cannot be read as TOML: "), "{}", faults[0]);
    let none = Pack::read("id = \"x\"\nname = \"n\"\nwords = \"w\"\nversion = 1").expect_err("a fault");
    assert_eq!(none[0].to_string(), "line 1: rules: Add at least one rule, beginning with a line [[rules]]");
}

#[test]
fn combinations_that_cannot_be_are_refused() {
    let refused = |kind: &str, parameters: &str| {
        let text = packs()[0].write();
        let at = text.find("[[rules]]").expect("rules");
        let rule = format!(
            "{}[[rules]]\nid = \"r\"\nwords = \"w\"\nsource = {{ document = \"d\", section = \"s\", sure = \"memory\" }}\nkind = \"{kind}\"\nparameters = {{ {parameters} }}\nowner = \"worker\"\nseverity = \"must\"\nlaw = false\nmend = \"plan\"\n",
            &text[..at]
        );
        Pack::read(&rule).err().map(|faults| faults[0].sentence.clone()).unwrap_or_default()
    };
    for (kind, parameters, sentence) in [
        ("settled", "from_days = 42, to_days = 28", "from_days is more than to_days. Swap or change them"),
        ("review_interval", "what = \"plan\"", "Give either every_days or every_months"),
        (
            "review_interval",
            "what = \"plan\", every_days = 1, every_months = 1",
            "Give either every_days or every_months",
        ),
        (
            "review_interval",
            "what = \"plan\", every_days = 1, anchored = true",
            "anchored needs every_months",
        ),
        (
            "review_interval",
            "what = \"plan\", every_months = 121",
            "Write a whole number of months from 1 to 120",
        ),
        ("review_interval", "what = \"plan\", every_months = 1, only_rated = []", "Name at least one"),
        (
            "review_interval",
            "what = \"plan\", every_months = 1, only_rated = [\"red\", \"red\"]",
            "\"red\" stands there twice. Leave one",
        ),
        (
            "competence_valid",
            "competence = \"medication\", who = \"all_staff\", before_role = true",
            "before_role is for who = \"key_workers\"",
        ),
        (
            "competence_valid",
            "competence = \"medication\", who = \"all_staff\"",
            "Give either before_role = true or within_days",
        ),
        ("policy_reviewed", "every_months = 12", ""),
    ] {
        assert_eq!(refused(kind, parameters), sentence, "{kind} {parameters}");
    }
    let unknown = refused("competence_valid", "competence = \"magic\", who = \"all_staff\", within_days = 1");
    assert!(unknown.starts_with("\"magic\" is not known here. Use one of: care_certificate,"), "{unknown}");
}
