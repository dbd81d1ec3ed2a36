//! The Rust tests, under nextest: each in its own process, none repeated.

use super::report::Outcome;
use super::toolbox::Toolbox;
use crate::cluster::{self, Cluster};
use crate::command::{self, cargo};
use std::path::Path;

/// Without a cluster the tests still run, on SQLite alone; that PostgreSQL was not there is its own step's to
/// say.
pub fn run(root: &Path, tools: &Toolbox, cluster: Option<&Cluster>, filter: &[String]) -> Outcome {
    if let Err(why) = &tools.nextest {
        return Outcome::NotRun(why.clone());
    }
    let mut nextest = cargo(root);
    nextest.args(["nextest", "run", "--workspace", "--locked"]);
    if super::in_ci() {
        nextest.args(["--profile", "ci"]);
    }
    nextest.args(filter);
    match cluster {
        Some(cluster) => nextest.env(cluster::VARIABLE, cluster.url()),
        None => nextest.env_remove(cluster::VARIABLE),
    };
    command::run(&mut nextest).into()
}
