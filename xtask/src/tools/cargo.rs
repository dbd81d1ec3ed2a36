//! Cargo's own additions: rustfmt and clippy (a minimal toolchain lacks them), and nextest.

use super::Found;
use super::installer::Installer;
use crate::command::{self, cargo};
use std::path::Path;
use std::process::Command;

/// rustfmt and clippy, which belong to the toolchain.
pub fn components(root: &Path, installer: &Installer) -> Found {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if command::succeeds(cargo(root).args([subcommand, "--version"])) {
            continue;
        }
        let mut add = Command::new("rustup");
        add.args(["component", "add", component]).current_dir(root);
        let added = installer.is_allowed() && command::find("rustup").is_some();
        if !added || command::run(&mut add).is_err() {
            let why = format!("{component} is missing; type: rustup component add {component}");
            return Err(why);
        }
    }
    Ok(root.to_owned())
}

/// The runner of the Rust tests.
pub fn nextest(root: &Path, installer: &Installer) -> Found {
    let by_hand = "type: cargo install --locked cargo-nextest";
    if command::succeeds(cargo(root).args(["nextest", "--version"])) {
        return Ok(root.to_owned());
    }
    if !installer.is_allowed() {
        return Err(format!("cargo-nextest is missing; {by_hand}"));
    }
    println!("    cargo-nextest is missing: building it, once, which takes some minutes");
    // Not in our folder: the settings and the lock file here are ours, not nextest's.
    let home = std::env::home_dir().unwrap_or_else(|| root.to_owned());
    let installed = command::run(cargo(&home).args(["install", "--locked", "cargo-nextest"]));
    installed
        .map(|()| root.to_owned())
        .map_err(|error| format!("cargo-nextest could not be built: {error}; {by_hand}"))
}
