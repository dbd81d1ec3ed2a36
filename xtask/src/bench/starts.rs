//! From starting the program to the first page.

use super::build::Built;
use super::connection::Connection;
use super::place::{Kind, Place};
use super::seed::Holder;
use super::server::Server;
use anyhow::Result;
use std::process::Command;
use std::time::{Duration, Instant};

const TURNS: usize = 5;

/// The middle one of several, in milliseconds.
#[derive(Default)]
pub struct Starts {
    pub with_database: f64,
    /// My people, asked as the first page that needs a record.
    pub first_record: f64,
    /// Only where the program makes the database itself.
    pub from_nothing: Option<f64>,
    pub demo: Option<f64>,
}

pub fn run(built: &Built, place: &Place) -> Result<Starts> {
    let mut starts = Starts::default();
    let (mut pages, mut records) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        let server = Server::start(serve(built, &place.arguments()))?;
        let asked = Instant::now();
        let token = Holder::Worker(turn * 31).token();
        let request =
            format!("GET /my-people HTTP/1.1\r\nhost: localhost\r\ncookie: keyworker={token}\r\n\r\n");
        Connection::to(server.port).ask(request.as_bytes())?;
        records.push(asked.elapsed());
        pages.push(server.first_page);
        let pid = server.pid();
        server.stop(pid)?;
    }
    starts.with_database = middle(pages);
    starts.first_record = middle(records);
    if place.kind == Kind::Sqlite {
        starts.from_nothing = Some(from_nothing(built, place, "serve")?);
        starts.demo = Some(from_nothing(built, place, "demo")?);
    }
    Ok(starts)
}

fn from_nothing(built: &Built, place: &Place, task: &str) -> Result<f64> {
    let folder = place.folder().join("from-nothing");
    let mut pages = Vec::new();
    for _ in 0..TURNS {
        let _ = std::fs::remove_dir_all(&folder);
        let mut program = Command::new(&built.server);
        program.arg(task).arg("--data").arg(&folder);
        let server = Server::start(program)?;
        pages.push(server.first_page);
        let pid = server.pid();
        server.stop(pid)?;
    }
    Ok(middle(pages))
}

pub fn serve(built: &Built, arguments: &[String]) -> Command {
    let mut program = Command::new(&built.server);
    program.arg("serve").args(arguments);
    program
}

fn middle(mut all: Vec<Duration>) -> f64 {
    all.sort();
    all.get(all.len() / 2).map_or(0.0, |took| took.as_secs_f64() * 1000.0)
}
