//! docs/dependencies.md gives each crate from outside its line of why. A crate that nobody can defend goes.

use super::finding::Finding;
use super::manifest::workspace_dependencies;
use super::tree::Tree;

const REASONS: &str = "docs/dependencies.md";
const MANIFEST: &str = "Cargo.toml";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let offered = workspace_dependencies(tree.text(MANIFEST).unwrap_or_default());
    let offered: Vec<_> = offered.into_iter().filter(|dependency| !dependency.path).collect();
    let reasons = reasons(tree.text(REASONS).unwrap_or_default());
    let mut findings = Vec::new();
    for dependency in &offered {
        if !reasons.iter().any(|(_, name)| *name == dependency.name) {
            let sentence = format!("{} has no line of why in {REASONS}.", dependency.name);
            findings.push(Finding::fault(MANIFEST, dependency.line, sentence));
        }
    }
    for (line, name) in reasons {
        if !offered.iter().any(|dependency| dependency.name == name) {
            let sentence = format!("{name} is not in [workspace.dependencies]: take its line out.");
            findings.push(Finding::fault(REASONS, line, sentence));
        }
    }
    findings
}

/// Lines that begin, in a list or a table, with a name in backticks. Sections about the browser, npm or
/// vendored files speak of other things than crates.
fn reasons(text: &str) -> Vec<(usize, &str)> {
    let mut of_crates = true;
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            let heading = line.to_lowercase();
            of_crates = !["browser", "npm", "vendored"].iter().any(|other| heading.contains(other));
        }
        let item = line.trim_start().strip_prefix(['-', '*', '|']).filter(|_| of_crates);
        let name = item.and_then(|item| item.trim_start_matches([' ', '*', '[']).strip_prefix('`'));
        found.extend(name.and_then(|name| name.split_once('`')).map(|(name, _)| (index + 1, name)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    const OFFERED: &str =
        "[workspace.dependencies]\napp = { path = \"crates/app\" }\nserde = { version = \"1\" }\ncsv = \"1\"";

    #[test]
    fn a_crate_without_a_reason_and_a_reason_without_a_crate_are_caught() {
        let reasons =
            "# Why\n- `serde`: wire types, not `csv`\n| `old` | gone |\n## npm\n- `axe-core`: checks";
        let found = faults(&check(&Tree::of(&[(MANIFEST, OFFERED), (REASONS, reasons)])));
        let expected = [
            "Cargo.toml:4: csv has no line of why in docs/dependencies.md.",
            "docs/dependencies.md:3: old is not in [workspace.dependencies]: take its line out.",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_full_list_has_no_faults() {
        let reasons = "| crate | why |\n| --- | --- |\n| `serde` | a |\n| **`csv`** | b |";
        assert!(check(&Tree::of(&[(MANIFEST, OFFERED), (REASONS, reasons)])).is_empty());
    }
}
