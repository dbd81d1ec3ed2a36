//! A disk made slow: every fdatasync takes 3 ms longer. What a server earns by writing many commits with one of them
//! shows only there, since on a fast disk there is nothing to earn.

use super::build::Built;
use super::cpu::{Watched, children};
use super::jobs::{Job, World};
use super::load;
use super::place::Place;
use super::server::Server;
use crate::command;
use anyhow::{Context, Result};
use std::process::Command;

pub struct Delayed {
    /// Commits a second of the plain loop on the same slow disk.
    pub plain: f64,
    /// Contacts saved a second by one client, and by 32.
    pub alone: f64,
    pub together: f64,
}

/// `None` where the tool that slows the disk is not there.
pub fn run(
    built: &Built,
    place: &Place,
    set: &'static super::seed::Set,
    seconds: u64,
) -> Result<Option<Delayed>> {
    if command::find("strace").is_none() {
        return Ok(None);
    }
    let mut plain = slowed();
    plain.arg(std::env::current_exe()?).args(["bench", "--plain-rate"]).arg(place.folder());
    let plain: f64 = command::output(&mut plain).context("strace did not run")?.parse()?;
    let mut program = slowed();
    program.arg(&built.server).arg("serve").args(place.arguments());
    let server = Server::start(program)?;
    let pid = *children(server.pid()).first().context("strace has no child")?;
    let world = World::new(set, server.port)?;
    let watched = Watched { server: pid, postmaster: None };
    let rate = |clients| load::closed(server.port, watched, Job::Save, &world, clients, seconds).rate();
    let (alone, together) = (rate(1), rate(32));
    server.stop(pid)?;
    Ok(Some(Delayed { plain, alone, together }))
}

fn slowed() -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync"]);
    strace.args(["-e", "inject=fdatasync,fsync:delay_exit=3000"]);
    strace
}
