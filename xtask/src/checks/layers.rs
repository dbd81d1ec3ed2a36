//! The dependency law: who may use whom. It is what lets a crate be read without those above it.

use super::finding::Finding;
use super::manifest::{Dependency, dependencies};
use super::tree::Tree;

/// Each crate and all of ours that it may use.
const LAW: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("fhir", &[]),
    ("documents", &[]),
    ("allocation", &["domain"]),
    ("store", &["domain"]),
    ("access", &["domain", "store"]),
    ("web", &["domain", "store", "access"]),
    ("app", &["domain", "allocation", "store", "access", "web", "fhir", "documents"]),
    ("server", &["domain", "allocation", "store", "access", "web", "fhir", "documents", "app"]),
];

/// What tests stand on; it may use all, and any crate's tests may use it, except those of `domain`, which
/// stands alone.
const TESTKIT: &str = "testkit";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for folder in tree.folders("crates/") {
        let manifest = format!("crates/{folder}/Cargo.toml");
        let Some(text) = tree.text(&manifest) else { continue };
        if folder == TESTKIT {
            continue;
        }
        let Some((_, allowed)) = LAW.iter().find(|(name, _)| *name == folder) else {
            findings.push(Finding::fault(&manifest, 1, unknown(folder)));
            continue;
        };
        let broken = dependencies(text).into_iter().filter(|used| !may_use(folder, allowed, used));
        findings.extend(broken.map(|used| refuse(&manifest, folder, allowed, &used)));
    }
    findings
}

fn may_use(user: &str, allowed: &[&str], used: &Dependency) -> bool {
    let name = used.name.as_str();
    let ours = name == TESTKIT || LAW.iter().any(|(known, _)| *known == name);
    let for_tests = used.dev && name == TESTKIT && user != "domain";
    !ours || for_tests || allowed.contains(&name)
}

fn refuse(manifest: &str, user: &str, allowed: &[&str], used: &Dependency) -> Finding {
    let those = if allowed.is_empty() { "none of ours".to_owned() } else { allowed.join(", ") };
    let name = &used.name;
    Finding::fault(manifest, used.line, format!("{user} may not depend on {name}; it may use: {those}."))
}

fn unknown(folder: &str) -> String {
    format!("the crate {folder} has no place in the dependency law; give it one in {}.", file!())
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    #[test]
    fn a_crate_that_reaches_upwards_is_caught() {
        let tree = Tree::of(&[(
            "crates/store/Cargo.toml",
            "[dependencies]\ndomain.workspace = true\nweb.workspace = true",
        )]);
        let expected = ["crates/store/Cargo.toml:3: store may not depend on web; it may use: domain."];
        assert_eq!(faults(&check(&tree)), expected);
    }

    #[test]
    fn nothing_but_tests_may_use_the_testkit() {
        let tests = "[dev-dependencies]\ntestkit.workspace = true";
        assert!(check(&Tree::of(&[("crates/app/Cargo.toml", tests)])).is_empty());
        assert_eq!(check(&Tree::of(&[("crates/domain/Cargo.toml", tests)])).len(), 1);
        let shipped = "[dependencies]\ntestkit.workspace = true";
        assert_eq!(check(&Tree::of(&[("crates/server/Cargo.toml", shipped)])).len(), 1);
    }

    #[test]
    fn a_new_crate_must_be_given_its_place() {
        let found = faults(&check(&Tree::of(&[("crates/helpers/Cargo.toml", "")])));
        assert!(found[0].contains("helpers has no place"), "{found:?}");
    }
}
