//! Processor time by process, and what everybody else on the machine took meanwhile.

use std::fs;

/// The processes that do the product's work.
#[derive(Clone, Copy)]
pub struct Watched {
    pub server: u32,
    pub postmaster: Option<u32>,
}

/// Ticks since the machine started.
#[derive(Clone, Copy)]
pub struct Sample {
    product: u64,
    own: u64,
    busy: u64,
    all: u64,
}

/// What happened between two samples.
#[derive(Clone, Copy, Default)]
pub struct Used {
    /// Seconds of the server and of every PostgreSQL process.
    pub product: f64,
    /// The share of the machine that others took, 0 to 1.
    pub others: f64,
}

/// Linux counts in hundredths of a second for every program that asks.
const TICKS: f64 = 100.0;

impl Watched {
    pub fn sample(self) -> Sample {
        let mut product = ticks(self.server, false);
        if let Some(postmaster) = self.postmaster {
            product += ticks(postmaster, true);
            product += children(postmaster).into_iter().map(|child| ticks(child, false)).sum::<u64>();
        }
        let (busy, all) = machine();
        Sample { product, own: ticks(std::process::id(), false), busy, all }
    }
}

impl Sample {
    pub fn until(self, later: Self) -> Used {
        let passed = |of: fn(&Self) -> u64| of(&later).saturating_sub(of(&self)) as f64;
        let (product, own) = (passed(|sample| sample.product), passed(|sample| sample.own));
        let others = (passed(|sample| sample.busy) - product - own).max(0.0);
        Used { product: product / TICKS, others: others / passed(|sample| sample.all).max(1.0) }
    }
}

/// The process with this port of PostgreSQL on its command line that is not itself a child of one.
pub fn postmaster(port: u16) -> Option<u32> {
    let wanted = format!("port={port}");
    let serves = |pid: &u32| {
        let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let mut words = line.split(|byte| *byte == 0);
        words.next().is_some_and(|program| program.ends_with(b"postgres"))
            && words.any(|word| word == wanted.as_bytes())
    };
    processes().into_iter().find(serves)
}

pub fn children(parent: u32) -> Vec<u32> {
    let is_child = |pid: &u32| field(*pid, 4).is_some_and(|of| of == u64::from(parent));
    processes().into_iter().filter(is_child).collect()
}

fn processes() -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

/// Time in the program and in the kernel for it; `with_ended` adds that of children that are gone.
fn ticks(pid: u32, with_ended: bool) -> u64 {
    let last = if with_ended { 17 } else { 15 };
    (14..=last).filter_map(|number| field(pid, number)).sum()
}

/// A field of the process's line, counted from 1. The second is a name in brackets, which may hold spaces.
fn field(pid: u32, number: usize) -> Option<u64> {
    let line = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = line.rsplit_once(')')?;
    rest.split_whitespace().nth(number - 3)?.parse().ok()
}

/// Ticks in which some processor worked, and all there were.
fn machine() -> (u64, u64) {
    let text = fs::read_to_string("/proc/stat").unwrap_or_default();
    let line = text.lines().next().unwrap_or_default();
    let fields: Vec<u64> = line.split_whitespace().skip(1).take(8).filter_map(|n| n.parse().ok()).collect();
    let all: u64 = fields.iter().sum();
    let idle: u64 = fields.iter().skip(3).take(2).sum();
    (all - idle, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_time_is_not_the_others() {
        let watched = Watched { server: std::process::id(), postmaster: None };
        let before = watched.sample();
        let mut sum = 0_u64;
        for number in 0..30_000_000_u64 {
            sum = std::hint::black_box(sum ^ number);
        }
        assert!(before.until(watched.sample()).product > 0.0);
    }
}
