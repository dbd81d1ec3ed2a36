//! The lines of a list as a form holds them, each field with the place of its line at the end of its name.

use std::cmp::Ordering;

use domain::{
    names,
    one_of::OneOf,
    person::paragraph,
    responsibilities::{Line, Side, Weight},
};
use web::{Errors, Typed};

/// Empty lines that the form offers at its end.
pub(super) const SPARE: usize = 3;
/// The most lines that a form may hold: what comes beyond is not ours.
const FIELDS: usize = 80;

/// The fields of a line.
pub(super) const PARTS: [&str; 8] =
    ["id", "words", "plain", "weight", "side", "document", "section", "place"];

pub(super) fn field(part: &str, at: usize) -> String {
    format!("{part}-{at}")
}

/// The values of the fields for these lines, and for the empty ones after them.
pub(super) fn values(lines: &[Line]) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let place = (at + 1).to_string();
        let parts = [
            line.id.as_str(),
            &line.words,
            &line.plain,
            line.weight.code(),
            line.side.code(),
            &line.document,
            &line.section,
            &place,
        ];
        values.extend(PARTS.iter().zip(parts).map(|(part, value)| (field(part, at), value.to_owned())));
    }
    for at in lines.len()..lines.len() + SPARE {
        values.push((field("weight", at), Weight::Guideline.code().to_owned()));
        values.push((field("side", at), Side::Does.code().to_owned()));
    }
    values.push(("count".to_owned(), (lines.len() + SPARE).to_string()));
    values
}

/// How many lines the form holds.
pub(super) fn count(typed: &Typed) -> usize {
    typed.get("count").parse().unwrap_or(0).min(FIELDS)
}

/// The lines that were typed, in the order that was asked for, each with its place in the form. `mint` names new ones.
/// A line to be taken out, and an empty spare one, are left out.
pub(super) fn read(
    typed: &Typed,
    errors: &mut Errors,
    mut mint: impl FnMut() -> String,
) -> Vec<(usize, Line)> {
    let mut lines: Vec<((usize, Ordering, usize), Line)> = Vec::new();
    for at in 0..count(typed) {
        let get = |part: &str| typed.get(&field(part, at)).trim().to_owned();
        let is_new = get("id").is_empty();
        let is_empty = ["words", "plain", "document", "section"].iter().all(|part| get(part).is_empty());
        if typed.get(&field("out", at)) == "yes" || (is_new && is_empty) {
            continue;
        }
        let mut text = |part: &str, most: usize| {
            let read = errors.take(&field(part, at), paragraph(&get(part), most));
            read.unwrap_or_default().replace('\n', " ")
        };
        let (words, plain) = (text("words", 300), text("plain", 300));
        let (document, section) = (text("document", 200), text("section", 200));
        let place = match get("place").parse() {
            Ok(place) => place,
            Err(_) if get("place").is_empty() => usize::MAX,
            Err(_) => {
                errors.add(
                    &field("place", at),
                    format!("Line {}: enter the place as a number, like 3", at + 1),
                );
                usize::MAX
            }
        };
        // A line that moves up comes before the one that had the place, a line that moves down after it.
        let moved = place.cmp(&(at + 1));
        let line = Line {
            id: if is_new { mint() } else { get("id") },
            words,
            plain,
            weight: Weight::from_code(&get("weight")).unwrap_or(Weight::Guideline),
            side: Side::from_code(&get("side")).unwrap_or(Side::Does),
            document,
            section,
        };
        lines.push(((place, moved, at), line));
    }
    lines.sort_by_key(|(order, _)| *order);
    lines.into_iter().map(|((_, _, at), line)| (at, line)).collect()
}

/// Whether a line of the form should be open when the page is shown: it is wrong, or new.
pub(super) fn is_open(errors: &Errors, at: usize) -> bool {
    PARTS.iter().any(|part| errors.of(&field(part, at)).is_some())
}

/// What a line is called in the list of lines, where it has no words yet.
pub(super) fn summary(words: &str, is_new: bool) -> String {
    match (names::key(words).is_empty(), is_new) {
        (false, _) => words.to_owned(),
        (true, true) => "A new line".to_owned(),
        (true, false) => "A line without words".to_owned(),
    }
}
