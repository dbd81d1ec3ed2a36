//! What is due about 100,000 people: reckoned from nothing, reckoned again, and looked at.

use super::build::Built;
use super::connection::Connection;
use super::latencies::Latencies;
use super::measure::Section;
use super::place::{Kind, PACK, Place};
use super::seed::{Holder, Set};
use super::server::Server;
use super::{Options, aims, starts};
use crate::command;
use anyhow::{Context, Result, bail};
use domain::policy;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Requests for each page.
const LOOKS: usize = 100;

pub fn all(root: &Path, built: &Built, options: &Options, set: &'static Set, kind: Kind) -> Result<Section> {
    let place = Place::prepare(root, built, set, kind, !options.no_install)?;
    let mut section = Section { kind, set, rows: Vec::new(), facts: Vec::new() };
    pure(&mut section)?;
    let policy = |arguments: &[&str]| {
        let mut command = Command::new(&built.server);
        command.arg("policy").args(arguments).args(place.arguments());
        let began = Instant::now();
        let said = command::output(&mut command).context("the command failed")?;
        anyhow::Ok((began.elapsed().as_secs_f64(), said))
    };
    policy(&["adopt", "--pack", PACK, "--every-service", "--why", "Measured"])?;
    for what in ["everything that is due, reckoned from nothing", "everything that is due, reckoned again"] {
        let (took, said) = policy(&["reckon"])?;
        println!("    {said}");
        let longest = said.rsplit_once("for ").map_or("", |(_, rest)| rest).trim_end_matches('.');
        section.fact(
            what,
            format!("{took:.1} s, longest step {longest}"),
            format!("{} s: {}", aims::RECKONED_S, aims::met(took <= aims::RECKONED_S)),
        );
    }
    place.refresh()?;
    looked_at(built, &place, &mut section)?;
    Ok(section)
}

/// The rules alone, about somebody of whom everything is known.
fn pure(section: &mut Section) -> Result<()> {
    const TURNS: u32 = 10_000;
    let pack = policy::packs().iter().find(|pack| pack.id == PACK).context("the pack is not there")?;
    let [(_, example), ..] = policy::examples();
    let Ok(policy::Described::Person(facts)) = policy::described(example) else {
        bail!("the example is not a person")
    };
    let on = facts.placements.first().context("the example has no placement")?.starts_on.plus_days(200);
    let began = Instant::now();
    for _ in 0..TURNS {
        black_box(policy::duties_of_person(black_box(&pack.rules), black_box(&facts), on));
    }
    let took = began.elapsed().as_secs_f64() * 1e6 / f64::from(TURNS);
    let aim = format!("{} µs: {}", aims::PURE_MICROS, aims::met(took <= aims::PURE_MICROS));
    section.fact("the rules alone, for one person", format!("{took:.1} µs"), aim);
    Ok(())
}

fn looked_at(built: &Built, place: &Place, section: &mut Section) -> Result<()> {
    let server = Server::start(starts::serve(built, &place.arguments()))?;
    let mut look = |what, path: &str, who: fn(usize) -> Holder, aim: Option<f64>| -> Result<()> {
        let mut took = Latencies::default();
        let mut connection = Connection::to(server.port);
        for turn in 0..LOOKS {
            let token = who(turn * 37 % section.set.workers()).token();
            let request =
                format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: keyworker={token}\r\n\r\n");
            let began = Instant::now();
            let answer = connection.ask(request.as_bytes())?;
            took.add(began.elapsed());
            if answer.status != 200 {
                bail!("{path} answered {}", answer.status);
            }
        }
        let (p50, p99) = (took.percentile(50.0), took.percentile(99.0));
        let aim = aim.map(|aim| format!("{aim:.0} ms: {}", aims::met(p99 <= aim))).unwrap_or_default();
        section.fact(what, format!("p50 {p50:.1} ms, p99 {p99:.1} ms"), aim);
        Ok(())
    };
    look("how we stand, the whole organisation", "/promises", |_| Holder::Director, Some(aims::ROLL_UP_MS))?;
    look("how we stand, one service of 500 people", "/promises", |_| Holder::Manager(0), None)?;
    look("my day, a key worker with 10 people", "/my-day", Holder::Worker, None)?;
    let pid = server.pid();
    server.stop(pid)
}
