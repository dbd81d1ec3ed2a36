//! Slices use one another in one direction only, so that each can be read after those that it uses, and be taken out
//! without taking all of them.

use super::finding::Finding;
use super::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

const SLICES: &str = "crates/app/src/";

/// For each slice, those that it uses, with one place where it does.
type Uses<'t> = BTreeMap<&'t str, BTreeMap<&'t str, (&'t str, usize)>>;

pub fn check(tree: &Tree) -> Vec<Finding> {
    let uses = uses(tree);
    let mut told = BTreeSet::new();
    let cycles = uses.keys().filter_map(|slice| cycle(&uses, slice));
    let new = cycles.filter(|cycle| told.insert(cycle.iter().copied().collect::<BTreeSet<_>>()));
    new.map(|cycle| {
        let (file, line) = uses[cycle[0]][cycle[1]];
        let round = cycle.join(" -> ");
        Finding::fault(
            file,
            line,
            format!("slices use one another in a circle: {round}; move what both need into one."),
        )
    })
    .collect()
}

fn uses(tree: &Tree) -> Uses<'_> {
    let slices = tree.folders(SLICES);
    let mut uses = Uses::new();
    for (file, text) in tree.rust() {
        let Some((slice, _)) = file.strip_prefix(SLICES).and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        for (line, used) in
            named(text).into_iter().filter(|(_, used)| slices.contains(used) && *used != slice)
        {
            uses.entry(slice).or_default().entry(used).or_insert((file, line));
        }
    }
    uses
}

/// What stands directly after `crate::`, with its line: one name, or those of a list in braces.
fn named(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let before = &text[..at];
        let in_comment = before.rsplit('\n').next().is_some_and(|line| line.contains("//"));
        // `pub(in crate::staff)` says who may look in, and uses nothing.
        if in_comment
            || before.ends_with("(in ")
            || before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
        {
            continue;
        }
        let (line, rest) = (1 + before.matches('\n').count(), &text[at + "crate::".len()..]);
        match rest.strip_prefix('{') {
            Some(list) => found.extend(firsts(list).into_iter().map(|name| (line, name))),
            None => found.push((line, name(rest))),
        }
    }
    found
}

/// The first name of each entry of a list, up to the brace that ends it.
fn firsts(list: &str) -> Vec<&str> {
    let (mut found, mut depth, mut expected) = (Vec::new(), 0, true);
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expected = true,
            _ if expected && !letter.is_whitespace() => {
                found.push(name(&list[at..]));
                expected = false;
            }
            _ => {}
        }
    }
    found
}

fn name(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

/// The shortest way from a slice back to itself, if there is one.
fn cycle<'t>(uses: &Uses<'t>, start: &'t str) -> Option<Vec<&'t str>> {
    let (mut ways, mut seen) = (vec![vec![start]], BTreeSet::new());
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for used in way.last().and_then(|last| uses.get(last)).into_iter().flat_map(BTreeMap::keys) {
                let next: Vec<&str> = way.iter().copied().chain([*used]).collect();
                if *used == start {
                    return Some(next);
                }
                if seen.insert(*used) {
                    longer.push(next);
                }
            }
        }
        ways = longer;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    #[test]
    fn slices_that_use_one_another_in_a_circle_are_caught() {
        let tree = Tree::of(&[
            (
                "crates/app/src/shoes/mod.rs",
                "use web::Routes;\nuse crate::{\n    web,\n    socks::{self, Pair},\n};",
            ),
            ("crates/app/src/socks/deep/wash.rs", "fn wash() {\n    crate::feet::dry();\n}"),
            ("crates/app/src/feet/mod.rs", "pub use crate::shoes::Size;"),
        ]);
        let expected = [
            "crates/app/src/feet/mod.rs:1: slices use one another in a circle: feet -> shoes -> socks -> feet; move what both need into one.",
        ];
        assert_eq!(faults(&check(&tree)), expected);
    }

    #[test]
    fn one_direction_comments_and_who_may_look_in_are_no_circle() {
        let tree = Tree::of(&[
            ("crates/app/src/lib.rs", "use crate::{shoes, socks};"),
            ("crates/app/src/shoes/mod.rs", "use crate::socks;"),
            (
                "crates/app/src/socks/mod.rs",
                "// See crate::shoes.\npub(in crate::shoes) fn a() {}\nuse my_crate::shoes;",
            ),
        ]);
        assert!(check(&tree).is_empty());
    }
}
