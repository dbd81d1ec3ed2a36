//! The browser tests: the real program, in a real browser.

use super::report::Outcome;
use super::toolbox::Toolbox;
use crate::cluster::{self, Cluster};
use crate::command::{self, cargo};
use std::path::{Path, PathBuf};
use std::process::Command;

const RUNNER: &str = "tests/browser/run.mjs";

pub fn run(root: &Path, tools: &Toolbox, cluster: Option<&Cluster>) -> Outcome {
    if !root.join(RUNNER).is_file() {
        return Outcome::NotRun(format!("{RUNNER} is not there."));
    }
    let chromium = match (&tools.chromium, &tools.node) {
        (Ok(chromium), Ok(_)) => chromium,
        (Err(why), _) | (_, Err(why)) => return Outcome::NotRun(why.clone()),
    };
    let build = command::run(cargo(root).args(["build", "--locked", "-p", "server"]));
    if build.is_err() {
        return build.into();
    }
    let mut node = Command::new("node");
    node.arg(RUNNER).current_dir(root).env("CHROMIUM", chromium).env("KEYWORKER_BINARY", binary(root));
    match cluster {
        Some(cluster) => node.env(cluster::VARIABLE, cluster.url()),
        None => node.env_remove(cluster::VARIABLE),
    };
    command::run(&mut node).into()
}

/// Where cargo puts the program: we ourselves lie beside it, whatever folder the developer's settings choose.
fn binary(root: &Path) -> PathBuf {
    let ours = std::env::current_exe().ok();
    let beside = ours.and_then(|path| path.parent().map(|folder| folder.join("keyworker")));
    beside.unwrap_or_else(|| root.join("target/debug/keyworker"))
}
