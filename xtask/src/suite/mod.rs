//! `cargo xtask test`: every step in order, each shown with its time, and the sum of it at the end.
//!
//! A step that fails does not stop the later ones: whoever reads the log wants to know all that is wrong.

mod browser;
mod report;
mod rust;
mod toolbox;

use crate::cluster::Cluster;
use crate::command::{self, cargo};
use clap::{Args, ValueEnum};
use report::{Outcome, Report};
use std::path::Path;
use toolbox::Toolbox;

#[derive(Args)]
pub struct Options {
    /// Only these parts; may be given several times.
    #[arg(long, value_enum)]
    only: Vec<Part>,
    /// Do not install what is missing.
    #[arg(long)]
    no_install: bool,
    /// Whatever cannot run here counts as failed. CI=true says the same.
    #[arg(long)]
    strict: bool,
    /// Handed to nextest: names of tests, or its own options.
    #[arg(last = true)]
    filter: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Fmt,
    Check,
    Clippy,
    Rust,
    Browser,
}

impl Options {
    fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }

    fn wants_cluster(&self) -> bool {
        self.wants(Part::Rust) || self.wants(Part::Browser)
    }

    fn is_strict(&self) -> bool {
        self.strict || in_ci()
    }
}

fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Runs the chosen parts and says whether all is well.
pub fn run(root: &Path, options: &Options) -> bool {
    let mut report = Report::new(options.is_strict());
    let mut tools = Toolbox::default();
    report.step("tools", || tools.fill(root, options));
    if options.wants(Part::Fmt) {
        report.step("format", || command::run(cargo(root).args(["fmt", "--all", "--check"])).into());
    }
    if options.wants(Part::Check) {
        report.step("house checks", || house_checks(root));
    }
    if options.wants(Part::Clippy) {
        report.step("clippy", || clippy(root));
    }
    tests(root, options, &tools, &mut report);
    report.finish()
}

/// The steps that share the cluster; it is gone when this returns.
fn tests(root: &Path, options: &Options, tools: &Toolbox, report: &mut Report) {
    let mut cluster = None;
    if options.wants_cluster() {
        report.step("PostgreSQL for the tests", || start_cluster(tools, &mut cluster));
    }
    if options.wants(Part::Rust) {
        report.step("Rust tests", || rust::run(root, tools, cluster.as_ref(), &options.filter));
    }
    if options.wants(Part::Browser) {
        report.step("browser tests", || browser::run(root, tools, cluster.as_ref()));
    }
}

fn start_cluster(tools: &Toolbox, cluster: &mut Option<Cluster>) -> Outcome {
    let binaries = match &tools.postgres {
        Ok(folder) => folder,
        Err(why) => return Outcome::NotRun(why.clone()),
    };
    println!("    from {}", binaries.display());
    match Cluster::start(binaries) {
        Ok(started) => {
            println!("    at {}", started.url());
            *cluster = Some(started);
            Outcome::Passed
        }
        Err(error) => Outcome::Failed(format!("{error:#}")),
    }
}

fn house_checks(root: &Path) -> Outcome {
    match crate::checks::run_and_print(root) {
        Ok(0) => Outcome::Passed,
        Ok(faults) => Outcome::Failed(format!("{faults} faults")),
        Err(error) => Outcome::Failed(format!("{error:#}")),
    }
}

fn clippy(root: &Path) -> Outcome {
    let arguments = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    command::run(cargo(root).args(arguments)).into()
}
