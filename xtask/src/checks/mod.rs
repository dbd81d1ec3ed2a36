//! The house checks: rules about the tree that no compiler knows. They need no build, so they come first and
//! fast.

mod addresses;
mod architecture;
mod assets;
mod dependencies;
mod drivers;
mod finding;
mod layers;
mod length;
mod literals;
mod manifest;
mod migrations;
mod slices;
mod sql_text;
mod tree;

use anyhow::Result;
use finding::Finding;
use std::path::Path;
use tree::Tree;

struct Check {
    rule: &'static str,
    run: fn(&Tree) -> Vec<Finding>,
}

const CHECKS: &[Check] = &[
    Check { rule: "each crate depends only on those below it", run: layers::check },
    Check { rule: "slices use one another in one direction", run: slices::check },
    Check { rule: "drivers and frameworks stay where they belong", run: drivers::check },
    Check { rule: "SQL stands only in sql.rs files and the store", run: sql_text::check },
    Check { rule: "Rust files are short", run: length::check },
    Check { rule: "ARCHITECTURE.md names what there is", run: architecture::check },
    Check { rule: "no machine's paths and no registry's hosts", run: addresses::check },
    Check { rule: "every dependency has its reason", run: dependencies::check },
    Check { rule: "served assets are our own", run: assets::check },
    Check { rule: "migrations are numbered without gaps", run: migrations::check },
];

/// Runs every check, prints every finding, and says how many are faults.
pub fn run_and_print(root: &Path) -> Result<usize> {
    let tree = Tree::read(root)?;
    let mut faults = 0;
    for check in CHECKS {
        let findings = (check.run)(&tree);
        let here = findings.iter().filter(|finding| finding.is_fault()).count();
        println!("    {} {}", if here == 0 { "ok   " } else { "FAULT" }, check.rule);
        for finding in &findings {
            println!("          {finding}");
        }
        faults += here;
    }
    Ok(faults)
}
