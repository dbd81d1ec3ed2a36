//! Databases and frameworks are named only where they belong: the pure crates know none, and `store` alone
//! knows which databases there are.

use super::finding::Finding;
use super::manifest::dependencies;
use super::tree::Tree;

const PURE: &[&str] = &["domain", "allocation", "fhir", "documents"];
const NOT_IN_PURE: &[&str] = &["tokio", "rusqlite", "postgres", "tokio-postgres", "axum", "sqlx"];
const ONLY_IN_STORE: &[&str] = &["rusqlite", "postgres", "tokio-postgres"];
const MAY_OPEN_A_DATABASE: &[&str] = &["store", "testkit"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for folder in tree.folders("crates/") {
        let manifest = format!("crates/{folder}/Cargo.toml");
        for used in dependencies(tree.text(&manifest).unwrap_or_default()) {
            let broken = rule_broken(folder, &used.name);
            findings.extend(broken.map(|sentence| Finding::fault(&manifest, used.line, sentence)));
        }
    }
    findings
}

fn rule_broken(folder: &str, used: &str) -> Option<String> {
    if PURE.contains(&folder) && NOT_IN_PURE.contains(&used) {
        return Some(format!("{folder} does no input or output, so it may not name {used}."));
    }
    let hidden = ONLY_IN_STORE.contains(&used) && !MAY_OPEN_A_DATABASE.contains(&folder);
    hidden.then(|| format!("{used} is named in store alone; {folder} asks store."))
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    #[test]
    fn a_runtime_in_a_pure_crate_is_caught() {
        let tree = Tree::of(&[("crates/fhir/Cargo.toml", "[dependencies]\nserde = \"1\"\ntokio = \"1\"")]);
        let expected = ["crates/fhir/Cargo.toml:3: fhir does no input or output, so it may not name tokio."];
        assert_eq!(faults(&check(&tree)), expected);
    }

    #[test]
    fn a_database_outside_the_store_is_caught() {
        let named = "[dependencies]\nrusqlite.workspace = true";
        assert_eq!(check(&Tree::of(&[("crates/app/Cargo.toml", named)])).len(), 1);
        assert!(check(&Tree::of(&[("crates/store/Cargo.toml", named)])).is_empty());
    }
}
