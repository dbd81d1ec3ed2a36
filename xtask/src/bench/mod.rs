//! `cargo xtask bench`: honest figures for `docs/performance.md`.
//!
//! Not part of the tests: figures depend on the machine, and a test that depends on the machine teaches people to
//! run it again. Everything the product does for a real request is on: session, access rule, journal row, durable
//! commit.

mod aims;
mod build;
mod connection;
mod cpu;
mod delayed;
mod due;
mod durable;
mod facts;
mod imports;
mod jobs;
mod latencies;
mod load;
mod measure;
mod memory;
mod overload;
mod place;
mod plain;
mod report;
mod seed;
mod server;
mod starts;

use anyhow::Result;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Options {
    /// The database to measure on.
    #[arg(long, value_enum, default_value = "both")]
    database: Databases,
    /// The data set: small has 2,000 people, large 100 times as many. Duties has 100,000, and measures what is due.
    #[arg(long, value_enum, default_value = "small")]
    set: Sets,
    /// Seconds of each run.
    #[arg(long, default_value_t = 6)]
    seconds: u64,
    /// Write the tables to this file too.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Only the jobs whose name holds this.
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
    /// Do not install PostgreSQL if it is missing.
    #[arg(long)]
    no_install: bool,
    /// Print the plain one-row-one-commit rate of this folder's disk and stop. Started by the bench itself, under a
    /// disk made slow.
    #[arg(long, hide = true, value_name = "FOLDER")]
    plain_rate: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Databases {
    Sqlite,
    Postgres,
    Both,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sets {
    Small,
    Large,
    Both,
    Duties,
}

impl Options {
    fn kinds(&self) -> Vec<place::Kind> {
        let wanted = |one| self.database == one || self.database == Databases::Both;
        let mut kinds = Vec::new();
        kinds.extend(wanted(Databases::Sqlite).then_some(place::Kind::Sqlite));
        kinds.extend(wanted(Databases::Postgres).then_some(place::Kind::Postgres));
        kinds
    }
    fn sets(&self) -> Vec<&'static seed::Set> {
        match self.set {
            Sets::Small => vec![&seed::SMALL],
            Sets::Large => vec![&seed::LARGE],
            Sets::Both => vec![&seed::SMALL, &seed::LARGE],
            Sets::Duties => vec![&seed::DUTIES],
        }
    }
}

/// Whether it went well. An aim that is not met is a finding, not a failure.
pub fn run(root: &Path, options: &Options) -> Result<bool> {
    if let Some(folder) = &options.plain_rate {
        println!("{:.1}", plain::commits_per_second(folder)?);
        return Ok(true);
    }
    if let Some(ended) = build::again_in_release(root)? {
        return Ok(ended);
    }
    let built = build::products(root);
    let mut report = report::Report::begin();
    for set in options.sets() {
        for kind in options.kinds() {
            report.add(match options.set {
                Sets::Duties => due::all(root, &built, options, set, kind)?,
                _ => measure::all(root, &built, options, set, kind)?,
            });
        }
    }
    let text = report.text();
    println!("\n{text}");
    if let Some(out) = &options.out {
        std::fs::write(out, &text)?;
    }
    Ok(true)
}
