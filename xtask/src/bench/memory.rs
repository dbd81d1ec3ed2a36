//! Memory of the processes that do the product's work.

use super::cpu::{Watched, children};
use std::fs;

#[derive(Clone, Copy, Default)]
pub struct Memory {
    /// Of the server, now, in MiB.
    pub now: f64,
    /// Of the server, at its highest.
    pub peak: f64,
    /// Of every PostgreSQL process, with what they share counted once.
    pub postgres: f64,
}

impl Memory {
    pub fn of(watched: Watched) -> Self {
        let status = |name| kibibytes(&format!("/proc/{}/status", watched.server), name);
        let postgres = watched.postmaster.map_or(0.0, |postmaster| {
            let mut all = children(postmaster);
            all.push(postmaster);
            all.iter().map(|pid| kibibytes(&format!("/proc/{pid}/smaps_rollup"), "Pss:")).sum()
        });
        Self { now: status("VmRSS:"), peak: status("VmHWM:"), postgres }
    }
}

/// A line like `VmRSS:  12345 kB`, in MiB.
fn kibibytes(file: &str, name: &str) -> f64 {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    number.unwrap_or(0.0) / 1024.0
}
