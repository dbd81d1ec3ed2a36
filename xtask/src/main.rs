//! The house's own commands: `cargo xtask test`, `check`, `postgres` and `bench`.
//!
//! A program and not a shell script, so that it does the same on every developer's machine and in CI, and is
//! itself checked by clippy and tests.

mod bench;
mod checks;
mod cluster;
mod command;
mod suite;
mod tools;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Keyworker's house commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what the tests need where that can be done, then run all of them. This is the whole of CI.
    Test(suite::Options),
    /// The house checks, which need no build.
    Check,
    /// Run a command beside a throw-away PostgreSQL, named to it in KEYWORKER_TEST_POSTGRES.
    Postgres {
        /// Do not install PostgreSQL if it is missing.
        #[arg(long)]
        no_install: bool,
        /// The command and its arguments, after `--`.
        #[arg(required = true, last = true)]
        command: Vec<String>,
    },
    /// Measure the product under load on both databases, and print tables beside the aims. Not part of the tests.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let root = workspace_root()?;
    let good = match task {
        Task::Test(options) => suite::run(&root, &options),
        Task::Check => checks::run_and_print(&root)? == 0,
        Task::Postgres { no_install, command } => return beside_postgres(!no_install, &command),
        Task::Bench(options) => bench::run(&root, &options)?,
    };
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The cluster's guard lives until the command has ended, whatever way it ends.
fn beside_postgres(install: bool, command: &[String]) -> Result<ExitCode> {
    let binaries = tools::postgres(&tools::Installer::new(install)).map_err(anyhow::Error::msg)?;
    let cluster = cluster::Cluster::start(&binaries)?;
    let (program, arguments) = command.split_first().context("no command was given")?;
    let status = Command::new(program)
        .args(arguments)
        .env(cluster::VARIABLE, cluster.url())
        .status()
        .with_context(|| format!("could not start {program}"))?;
    Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)))
}

/// Cargo says at run time where this crate lies, so a moved checkout with an old build still works on itself.
fn workspace_root() -> Result<PathBuf> {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&here).parent().map(Path::to_owned).context("xtask must lie in the workspace's root folder")
}
