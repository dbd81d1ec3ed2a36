use super::*;
use crate::one_of::OneOf;
use crate::policy::{Kind, Mend, Rule, Sure};

fn rules() -> impl Iterator<Item = &'static Rule> {
    packs().iter().flat_map(|pack| &pack.rules)
}

#[test]
fn every_pack_that_ships_can_be_read() {
    for text in TEXTS {
        let pack = Pack::read(text).unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert!(text.contains(&format!("id = \"{}\"", pack.id)));
    }
    let ids: Vec<&str> = packs().iter().map(|pack| pack.id.as_str()).collect();
    let expected =
        ["residential-home", "supported-living", "young-people", "rehabilitation", "integrated-care"];
    assert_eq!(ids, expected);
}

#[test]
fn every_pack_reads_again_as_it_was_written() {
    for pack in packs() {
        assert_eq!(Pack::read(&pack.write()).as_ref(), Ok(pack));
    }
}

#[test]
fn every_kind_is_used_and_every_promise_names_who_mends_it() {
    for (code, _) in Kind::ALL {
        assert!(rules().any(|rule| rule.kind.code() == *code), "no pack has {code}");
    }
    for page in Mend::ALL {
        assert!(rules().any(|rule| rule.mend == *page), "no rule is mended by {}", page.code());
    }
}

#[test]
fn the_words_of_a_promise_are_short_sentences() {
    for rule in rules() {
        assert!(rule.words.ends_with('.'), "{}", rule.id);
        for sentence in rule.words.split_inclusive(['.', ':']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= 22, "{words} words: {sentence}");
        }
    }
}

#[test]
fn a_rule_from_law_names_a_law_or_what_law_makes_binding() {
    for rule in rules().filter(|rule| rule.law) {
        assert_ne!(rule.source.document, "Proposal of this product", "{}", rule.id);
    }
    let own = rules().filter(|rule| rule.source.document == "Proposal of this product");
    assert!(own.into_iter().all(|rule| rule.source.sure == Sure::Proposal));
}
