use super::*;
use crate::policy::{Rule, packs};

fn rules() -> impl Iterator<Item = &'static Rule> {
    packs().iter().flat_map(|pack| &pack.rules)
}

#[test]
fn every_parameter_of_every_rule_can_be_shown_and_typed_in_again() {
    for rule in rules() {
        for parameter in rule.kind.parameters() {
            let again = rule.with_parameter(parameter.name, &parameter.value);
            assert_eq!(again.as_ref(), Ok(rule), "{} {parameter:?}", rule.id);
            assert!(parameter.optional || !parameter.value.is_empty(), "{parameter:?}");
        }
    }
}

#[test]
fn a_rule_can_be_made_from_a_form() {
    for rule in rules() {
        let shown = rule.kind.parameters();
        let typed = |name: &str| {
            shown.iter().find(|of| of.name == name).map(|of| of.value.clone()).unwrap_or_default()
        };
        assert_eq!(Kind::from_form(rule.kind.code(), typed), Ok(rule.kind.clone()));
    }
    let none = |_: &str| String::new();
    let refused = |parameter: &str, sentence: &str| Err(vec![(parameter.to_owned(), sentence.to_owned())]);
    assert_eq!(Kind::from_form("magic", none), refused("", "Choose a kind from the list"));
    let missing = refused("within_days", "Add within_days: it is needed here");
    assert_eq!(Kind::from_form("named_key_worker", none), missing);
    assert!(Kind::from_form("registered_manager", none).is_ok());
}

#[test]
fn what_cannot_be_typed_is_refused_with_what_to_type() {
    let contact = rules().find(|rule| rule.kind.code() == "contact_rhythm").expect("a rule");
    for (name, typed, sentence) in [
        ("every_days", "0", "Write a whole number of days from 1 to 3660"),
        ("every_days", "two", "Write a whole number of days from 1 to 3660"),
        ("every_days", "", "Write a whole number of days from 1 to 3660"),
        ("by_rating", "red", "Write a whole number of days from 1 to 3660"),
        ("by_rating", "red=4000", "Write a whole number of days from 1 to 3660"),
        ("by_rating", "pink=1", "\"pink\" is not known here. Use one of: red, amber, green, blue, removed"),
        ("by_rating", "red=99", "A rating may make the days fewer, not more. Change by_rating or every_days"),
        ("often", "1", "\"often\" is not known here. Use: every_days, by_rating"),
    ] {
        assert_eq!(contact.with_parameter(name, typed), Err(sentence.to_owned()), "{name} {typed}");
    }
    let changed = contact.with_parameter("by_rating", " red = 2 ,amber=5").expect("it can be");
    let shown = changed.kind.parameters().into_iter().find(|of| of.name == "by_rating").map(|of| of.value);
    assert_eq!(shown.as_deref(), Some("red=2, amber=5"));
}

#[test]
fn every_kind_says_what_it_asks_for() {
    for (code, words) in Kind::ALL {
        let blank = Kind::parameters_of(code).expect("a kind");
        assert!(blank.iter().all(|of| of.value.is_empty() && !of.words.is_empty()), "{code}");
        let rule = rules().find(|rule| rule.kind.code() == *code).expect("in a pack");
        assert_eq!(rule.kind.words(), *words);
        assert!(!rule.kind.subjects().is_empty());
        let names: Vec<&str> = blank.iter().map(|of| of.name).collect();
        assert_eq!(Kind::names_of(code), Some(names.as_slice()));
    }
}
