//! The first step: what the chosen parts need, looked for and installed all at once, so that a person waits
//! in one place and not before every step.

use super::{Options, Part, report::Outcome};
use crate::tools::{self, Found, Installer};
use std::path::Path;

pub struct Toolbox {
    pub nextest: Found,
    pub postgres: Found,
    pub chromium: Found,
    pub node: Found,
}

impl Default for Toolbox {
    fn default() -> Self {
        let unasked = || Err("it was not looked for".to_owned());
        Self { nextest: unasked(), postgres: unasked(), chromium: unasked(), node: unasked() }
    }
}

impl Toolbox {
    /// Passed when all that is needed is there; otherwise each missing thing is a sentence.
    pub fn fill(&mut self, root: &Path, options: &Options) -> Outcome {
        let installer = Installer::new(!options.no_install);
        let mut missing = Vec::new();
        if options.wants(Part::Fmt) || options.wants(Part::Clippy) {
            let _ = note("rustfmt and clippy", tools::components(root, &installer), &mut missing);
        }
        if options.wants(Part::Rust) {
            self.nextest = note("cargo-nextest", tools::nextest(root, &installer), &mut missing);
        }
        if options.wants_cluster() {
            self.postgres = note("PostgreSQL", tools::postgres(&installer), &mut missing);
        }
        if options.wants(Part::Browser) {
            self.chromium = note("Chromium", tools::chromium(&installer), &mut missing);
            self.node = note("npm packages", tools::node_packages(root, &installer), &mut missing);
        }
        if missing.is_empty() { Outcome::Passed } else { Outcome::NotRun(missing.join(" ")) }
    }
}

fn note(name: &str, found: Found, missing: &mut Vec<String>) -> Found {
    match &found {
        Ok(_) => println!("    {name}: here"),
        Err(why) => {
            println!("    {name}: {why}");
            missing.push(why.clone());
        }
    }
    found
}
