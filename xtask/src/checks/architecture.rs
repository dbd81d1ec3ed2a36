//! ARCHITECTURE.md is the map that a new reader trusts: every crate and slice is on it, and no crate that is
//! gone.

use super::finding::Finding;
use super::tree::Tree;
use std::collections::BTreeSet;

const MAP: &str = "ARCHITECTURE.md";
const SLICES: &str = "crates/app/src/";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(map) = tree.text(MAP) else {
        return vec![Finding::fault(MAP, 1, "the map of the project is not there.")];
    };
    let crates = tree.folders("crates/");
    let named = names(map);
    let mut findings = Vec::new();
    for (parent, folders) in [("crates/", &crates), (SLICES, &tree.folders(SLICES))] {
        let unnamed = folders.difference(&named);
        findings.extend(unnamed.map(|folder| {
            let how = format!("write it as `{folder}` or {folder}/");
            Finding::fault(MAP, 1, format!("the folder {parent}{folder} is not named; {how}."))
        }));
    }
    let gone = crates_named(map).into_iter().filter(|(_, name)| !crates.contains(name));
    findings.extend(gone.map(|(line, name)| {
        Finding::fault(MAP, line, format!("there is no crate {name} in crates/: take it off the map."))
    }));
    findings
}

/// Words that are written as code or in a path; a word in a sentence may mean anything.
fn names(map: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut fenced = false;
    for line in map.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        for (index, span) in line.split('`').enumerate() {
            if fenced || index % 2 == 1 {
                found.extend(words(span).map(|(_, word)| word));
            }
        }
        let in_path = |(end, word): &(usize, &str)| {
            line[*end..].starts_with('/') || line[..end - word.len()].ends_with('/')
        };
        found.extend(words(line).filter(in_path).map(|(_, word)| word));
    }
    found
}

/// Each word and where it ends.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    let pieces = text.split(|letter: char| !is_in_name(letter)).filter(|word| !word.is_empty());
    pieces.map(move |word| (word.as_ptr() as usize - start + word.len(), word))
}

fn is_in_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '-'
}

/// Crates by their path, and those listed below a line `crates/` in a drawing of the tree.
fn crates_named(map: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut in_drawing = false;
    for (index, line) in map.lines().enumerate() {
        let after = line.match_indices("crates/").map(|(at, path)| &line[at + path.len()..]);
        found.extend(after.filter_map(leading_name).map(|name| (index + 1, name)));
        if in_drawing && let Some(entry) = line.strip_prefix("  ") {
            let listed = leading_name(entry).filter(|name| entry[name.len()..].starts_with('/'));
            found.extend(listed.map(|name| (index + 1, name)));
        } else {
            in_drawing = line.trim_end() == "crates/";
        }
    }
    found
}

fn leading_name(text: &str) -> Option<&str> {
    let end = text.find(|letter: char| !is_in_name(letter)).unwrap_or(text.len());
    (end > 0).then_some(&text[..end])
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    const FILES: [(&str, &str); 2] = [("crates/app/src/people/mod.rs", ""), ("crates/domain/src/lib.rs", "")];

    fn found(map: &str) -> Vec<String> {
        let [one, two] = FILES;
        faults(&check(&Tree::of(&[one, two, (MAP, map)])))
    }

    #[test]
    fn a_true_map_has_no_faults() {
        assert_eq!(
            found("```\ncrates/\n  domain/  words\n  app/  slices\n    people/\n```\nand `people`"),
            [""; 0]
        );
    }

    #[test]
    fn a_folder_that_is_not_named_is_caught() {
        let missing = found("`domain` and app/: for people.");
        assert_eq!(missing.len(), 1);
        assert!(missing[0].contains("the folder crates/app/src/people is not named"), "{missing:?}");
    }

    #[test]
    fn a_crate_that_is_gone_is_caught_in_a_path_and_in_a_drawing() {
        let gone = found("`app`, `people`, crates/domain, crates/helpers\n\ncrates/\n  app/\n  old/\n");
        let place: Vec<&str> = gone.iter().filter_map(|finding| finding.split(" in ").next()).collect();
        let expected =
            ["ARCHITECTURE.md:1: there is no crate helpers", "ARCHITECTURE.md:5: there is no crate old"];
        assert_eq!(place, expected);
    }
}
