use super::*;
use crate::Day;
use crate::policy::packs;

fn line(words: &str, side: Side) -> Line {
    Line {
        id: words.to_lowercase(),
        words: words.to_owned(),
        plain: String::new(),
        weight: Weight::Must,
        side,
        document: "Our policy".to_owned(),
        section: String::new(),
    }
}

#[test]
fn every_kind_of_service_has_a_list_to_begin_with() {
    let ids: Vec<&str> = starting().iter().map(|list| list.id.as_str()).collect();
    assert_eq!(ids, packs().iter().map(|pack| pack.id.as_str()).collect::<Vec<_>>());
    for list in starting() {
        assert_eq!(next_edition(&[], &list.lines), Ok(()), "{}", list.id);
        let mut seen: Vec<&str> = list.lines.iter().map(|line| line.id.as_str()).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), list.lines.len(), "{}: an id comes twice", list.id);
        assert!(list.lines.iter().any(|line| line.side == Side::DoesNot), "{}: what it is not", list.id);
        assert!(list.lines.iter().any(|line| line.id == "others-work"), "{}: A12", list.id);
        for line in &list.lines {
            assert!(!line.document.is_empty() && !line.section.is_empty(), "{} {}", list.id, line.id);
            assert!(!line.plain.is_empty() && line.words.len() < 120, "{} {}", list.id, line.id);
        }
    }
}

#[test]
fn a_list_says_everything_that_is_wrong_at_once() {
    let does = |words| line(words, Side::Does);
    let wrong = next_edition(&[], &[does("Talks"), does("  talks "), does(" ")]);
    assert_eq!(wrong, Err(vec![(Some(1), CannotKeep::Twice), (Some(2), CannotKeep::NoWords)]));
    let not = next_edition(&[], &[line("Drives the bus", Side::DoesNot)]);
    assert_eq!(not, Err(vec![(None, CannotKeep::NothingToDo)]));
    let many: Vec<Line> = (0..=MOST).map(|n| line(&format!("Task {n}"), Side::Does)).collect();
    assert_eq!(next_edition(&[], &many), Err(vec![(None, CannotKeep::TooMany)]));
    let same = [does("Talks")];
    assert_eq!(next_edition(&same, &same), Err(vec![(None, CannotKeep::Same)]));
    assert_eq!(next_edition(&same, &[does("Listens")]), Ok(()));
}

#[test]
fn a_line_tells_the_person_in_plain_words_or_in_its_own() {
    let mut one = line("Keeps in touch", Side::Does);
    assert_eq!(one.to_person(), "keeps in touch");
    one.plain = "calls you".to_owned();
    assert_eq!(one.to_person(), "calls you");
    assert_eq!(one.source(), "Our policy");
}

#[test]
fn a_no_needs_a_reason_and_somebody_instead() {
    let reply = |answer, instead: &str, note: &str| {
        Reply { answer, instead: instead.to_owned(), note: note.to_owned() }.check()
    };
    assert_eq!(reply(Answer::Asked, "", ""), Err(vec![CannotAnswer::Nothing]));
    assert_eq!(
        reply(Answer::Declined, "", ""),
        Err(vec![CannotAnswer::NoReason, CannotAnswer::NobodyInstead])
    );
    assert_eq!(reply(Answer::Declined, "Jo", "I am no nurse"), Ok(()));
    assert_eq!(reply(Answer::Shared, "", "Both of us"), Err(vec![CannotAnswer::SharedWithNobody]));
    assert_eq!(reply(Answer::Accepted, "", ""), Ok(()));
}

#[test]
fn a_new_manager_confirms_what_was_given_before_their_time() {
    let day = |n| Day::new(2026, 5, n).unwrap_or_else(|| panic!("a day"));
    assert!(needs_confirming(day(1), None, day(10)));
    assert!(needs_confirming(day(1), Some(day(3)), day(10)), "confirmed by the one before");
    assert!(!needs_confirming(day(1), Some(day(10)), day(10)));
    assert!(!needs_confirming(day(10), None, day(10)), "given in their own time");
}
