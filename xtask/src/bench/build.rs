//! What is measured is built in release, and so is what measures: a slow generator would take the machine away from
//! the server that it measures.

use crate::command;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The server's program.
pub struct Built {
    pub server: PathBuf,
}

/// Builds everything in release and, unless this program is the release one already, runs that with the same
/// arguments. Says how it ended.
pub fn again_in_release(root: &Path) -> Result<Option<bool>> {
    if !cfg!(debug_assertions) {
        return Ok(None);
    }
    command::run(command::cargo(root).args(["build", "--release", "-p", "server", "-p", "xtask"]))?;
    let program = target(root).join("release").join("xtask");
    let status = Command::new(program).args(std::env::args_os().skip(1)).status();
    let status = status.context("could not start the release build of xtask")?;
    Ok(Some(status.success()))
}

pub fn products(root: &Path) -> Built {
    Built { server: target(root).join("release").join("keyworker") }
}

fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}
