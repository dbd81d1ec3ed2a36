//! Figures that are not a job's: size, memory, overload, starts, a slow disk, an import.

use super::aims::{self, met};
use super::build::Built;
use super::cpu::Watched;
use super::jobs::{Job, World};
use super::load::{self, Outcome};
use super::measure::Section;
use super::memory::Memory;
use super::place::{Kind, Place};
use super::{Options, delayed, imports, overload, starts};
use anyhow::Result;

pub fn page_size(section: &mut Section, outcome: &Outcome) {
    let size = outcome.longest as f64 / 1024.0;
    let aim = format!("{} KiB: {}", aims::PAGE_KIB, met(size <= aims::PAGE_KIB));
    section.fact("my people, uncompressed", format!("{size:.1} KiB"), aim);
}

pub fn memory(section: &mut Section, watched: Watched) {
    let memory = Memory::of(watched);
    let aim = format!("{} MiB on the small set: {}", aims::MEMORY_MIB, met(memory.now <= aims::MEMORY_MIB));
    let mut measured = format!("{:.0} MiB, at its highest {:.0} MiB", memory.now, memory.peak);
    if watched.postmaster.is_some() {
        measured = format!("{measured}; PostgreSQL {:.0} MiB", memory.postgres);
    }
    section.fact("memory of the server after the runs", measured, aim);
}

pub fn flood(section: &mut Section, port: u16, watched: Watched, world: &World, seconds: u64) -> Result<()> {
    let carried = load::closed(port, watched, Job::Save, world, 32, seconds.min(4)).rate();
    let before = Memory::of(watched);
    let mut flood = overload::run(port, world, carried * 2.0, seconds)?;
    let after = Memory::of(watched);
    let measured = format!(
        "offered {:.0}/s: {} right (p99 {:.0} ms), {} told to come back (p99 {:.0} ms), {} neither; memory {:.0} MiB, then {:.0} MiB",
        flood.offered,
        flood.right.count(),
        flood.right.percentile(99.0),
        flood.refused.count(),
        flood.refused.percentile(99.0),
        flood.neither,
        before.now,
        after.now
    );
    if let Some(words) = &flood.first {
        println!("    neither, the first: {words}");
    }
    let aim = format!("right answers and quick 503s: {}", met(flood.neither == 0));
    section.fact("twice the rate it can carry, contacts", measured, aim);
    Ok(())
}

/// What starts a server of its own, or none.
pub fn around(built: &Built, options: &Options, place: &Place, section: &mut Section) -> Result<()> {
    begin(section, &starts::run(built, place)?);
    if place.kind == Kind::Sqlite {
        slow_disk(section, delayed::run(built, place, section.set, options.seconds)?);
    }
    let measured = match imports::people_per_second(built, place) {
        Ok(Some(rate)) => (format!("{rate:.0} people/s"), met(rate >= aims::IMPORT)),
        Ok(None) => ("the command is not there yet".to_owned(), "not measured"),
        Err(error) => (format!("{error:#}"), "not measured"),
    };
    section.fact("import of people", measured.0, format!("{:.0}/s: {}", aims::IMPORT, measured.1));
    Ok(())
}

fn begin(section: &mut Section, starts: &starts::Starts) {
    let limit = |took: f64, most: f64| format!("{most:.0} ms: {}", met(took <= most));
    let mut fact = |what, took: f64, most| section.fact(what, format!("{took:.0} ms"), limit(took, most));
    fact("start to first page, with a database there", starts.with_database, aims::START_MS);
    if let Some(took) = starts.from_nothing {
        fact("start to first page, from nothing", took, aims::FROM_NOTHING_MS);
    }
    if let Some(took) = starts.demo {
        fact("start to first page, the demonstration", took, aims::DEMO_MS);
    }
    let took = format!("{:.1} ms", starts.first_record);
    section.fact("my people, first request after the start", took, String::new());
}

fn slow_disk(section: &mut Section, delayed: Option<delayed::Delayed>) {
    let Some(delayed) = delayed else {
        section.fact("with fdatasync 3 ms slower", "strace is not on this machine".to_owned(), String::new());
        return;
    };
    let times = delayed.together / delayed.plain.max(0.1);
    let measured = format!(
        "one by one {:.0}/s; contacts: 1 client {:.0}/s, 32 clients {:.0}/s, {times:.1} times one by one",
        delayed.plain, delayed.alone, delayed.together
    );
    let aim = format!("{} times: {}", aims::GROUPED, met(times >= aims::GROUPED));
    section.fact("with fdatasync 3 ms slower", measured, aim);
}
