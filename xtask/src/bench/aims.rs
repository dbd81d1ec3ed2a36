//! What was aimed for, at 8 clients on the small set.

use super::jobs::Job;
use super::measure::Row;
use super::place::Kind;

/// The clients at which the aims hold.
pub const CLIENTS: usize = 8;
pub const PAGE_KIB: f64 = 30.0;
pub const MEMORY_MIB: f64 = 60.0;
pub const START_MS: f64 = 100.0;
pub const FROM_NOTHING_MS: f64 = 2_000.0;
pub const DEMO_MS: f64 = 5_000.0;
pub const GROUPED: f64 = 5.0;
pub const IMPORT: f64 = 5_000.0;
pub const RECKONED_S: f64 = 20.0;
pub const PURE_MICROS: f64 = 200.0;
pub const ROLL_UP_MS: f64 = 100.0;
/// The large set may take this many times the small one's p99.
pub const LARGE_P99: f64 = 1.5;

#[derive(Default)]
struct Aim {
    cpu: Option<f64>,
    p99: Option<f64>,
    rate: Option<f64>,
}

fn of(job: Job) -> Aim {
    match job {
        Job::Mine => Aim { cpu: Some(0.6), p99: Some(15.0), rate: None },
        Job::Page => Aim { cpu: Some(0.8), ..Aim::default() },
        Job::Save => Aim { cpu: Some(0.4), p99: Some(15.0), rate: Some(2_500.0) },
        Job::Correct => Aim { cpu: Some(0.45), ..Aim::default() },
        _ => Aim::default(),
    }
}

/// The aims of a row, each with whether it is met; empty where there are none.
pub fn verdict(row: &Row, kind: Kind) -> String {
    if row.clients != CLIENTS {
        return String::new();
    }
    let aim = of(row.job);
    // PostgreSQL may take twice the processor time: there are two programs, and a wire between them.
    let cpu = aim.cpu.map(|cpu| if kind == Kind::Postgres { cpu * 2.0 } else { cpu });
    let parts = [
        cpu.map(|most| format!("CPU {most} ms: {}", met(row.cpu <= most))),
        aim.p99.map(|most| format!("p99 {most} ms: {}", met(row.p99 <= most))),
        aim.rate.map(|least| format!("{least}/s: {}", met(row.rate >= least))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

pub fn met(met: bool) -> &'static str {
    if met { "met" } else { "**not met**" }
}
