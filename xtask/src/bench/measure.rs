//! Everything measured of one data set on one database.

use super::build::Built;
use super::cpu::{Watched, postmaster};
use super::jobs::{JOBS, Job, World};
use super::load::{self, Outcome};
use super::place::{Kind, Place};
use super::server::Server;
use super::{Options, facts, plain, seed, starts};
use anyhow::Result;
use std::path::Path;

const LEVELS: [usize; 3] = [1, 8, 32];
/// A run during which others took more than this share of the machine is thrown away, while turns are left.
const OTHERS: f64 = 0.2;
const TURNS: usize = 3;

/// One job at one number of clients.
pub struct Row {
    pub job: Job,
    pub clients: usize,
    pub rate: f64,
    pub p50: f64,
    pub p99: f64,
    pub cpu: f64,
    pub others: f64,
    pub wrong: usize,
}

impl Row {
    /// Whether others took too much of the machine for the figures to be believed.
    pub fn is_disturbed(&self) -> bool {
        self.others > OTHERS
    }
}

/// One figure that is not a job's.
pub struct Fact {
    pub what: &'static str,
    pub measured: String,
    pub aim: String,
}

pub struct Section {
    pub kind: Kind,
    pub set: &'static seed::Set,
    pub rows: Vec<Row>,
    pub facts: Vec<Fact>,
}

impl Section {
    pub fn fact(&mut self, what: &'static str, measured: String, aim: String) {
        println!("    {what}: {measured}");
        self.facts.push(Fact { what, measured, aim });
    }
}

pub fn all(
    root: &Path,
    built: &Built,
    options: &Options,
    set: &'static seed::Set,
    kind: Kind,
) -> Result<Section> {
    let place = Place::prepare(root, built, set, kind, !options.no_install)?;
    let mut section = Section { kind, set, rows: Vec::new(), facts: Vec::new() };
    let rate = plain::commits_per_second(place.folder())?;
    section.fact("plain one-row-one-commit rate of the disk", format!("{rate:.0}/s"), String::new());
    place.refresh()?;
    serving(built, options, &place, &mut section)?;
    if options.only.is_none() {
        place.refresh()?;
        facts::around(built, options, &place, &mut section)?;
    }
    Ok(section)
}

/// Everything that needs one server running from its start to its end.
fn serving(built: &Built, options: &Options, place: &Place, section: &mut Section) -> Result<()> {
    let server = Server::start(starts::serve(built, &place.arguments()))?;
    let watched = Watched { server: server.pid(), postmaster: place.port().and_then(postmaster) };
    let world = World::new(section.set, server.port)?;
    let wanted = |job: &&Job| options.only.as_ref().is_none_or(|words| job.name().contains(words.as_str()));
    for job in JOBS.iter().filter(wanted) {
        let before = place.size()?;
        let mut right = 0;
        for clients in LEVELS {
            let outcome = quiet(server.port, watched, *job, &world, clients, options.seconds, &mut right);
            if *job == Job::Mine && clients == 1 {
                facts::page_size(section, &outcome);
            }
            section.rows.push(row(*job, clients, outcome));
        }
        if *job == Job::Save {
            let each = place.size()?.saturating_sub(before) as f64 / right.max(1) as f64;
            section.fact(
                "disk for each contact, with its journal row",
                format!("{each:.0} bytes"),
                String::new(),
            );
        }
    }
    facts::memory(section, watched);
    if options.only.is_none() {
        facts::flood(section, server.port, watched, &world, options.seconds)?;
    }
    let pid = server.pid();
    server.stop(pid)
}

/// The quietest of a few runs; the first if it was quiet enough.
fn quiet(
    port: u16,
    watched: Watched,
    job: Job,
    world: &World,
    clients: usize,
    seconds: u64,
    right: &mut usize,
) -> Outcome {
    let mut best: Option<Outcome> = None;
    for _ in 0..TURNS {
        let outcome = load::closed(port, watched, job, world, clients, seconds);
        *right += outcome.right;
        let others = outcome.used.others;
        if best.as_ref().is_none_or(|known| others < known.used.others) {
            best = Some(outcome);
        }
        if others <= OTHERS {
            break;
        }
    }
    best.unwrap_or_default()
}

fn row(job: Job, clients: usize, mut outcome: Outcome) -> Row {
    let (p50, p99) = (outcome.latencies.percentile(50.0), outcome.latencies.percentile(99.0));
    let (rate, cpu, others) = (outcome.rate(), outcome.cpu(), outcome.used.others);
    let name = job.name();
    println!(
        "    {name}, {clients} clients: {rate:.0}/s, p50 {p50:.2} ms, p99 {p99:.2} ms, CPU {cpu:.3} ms, others {:.0} %",
        others * 100.0
    );
    if let Some(words) = &outcome.first_wrong {
        println!("    {} wrong answers, the first: {words}", outcome.wrong);
    }
    Row { job, clients, rate, p50, p99, cpu, others, wrong: outcome.wrong }
}
