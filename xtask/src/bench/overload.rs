//! The open loop: requests come at twice the rate that the server can carry, whether it has answered or not. Time
//! counts from when a request was due, so a server that lets people wait cannot hide it.

use super::connection::{Answer, Connection};
use super::jobs::{Hand, Job, World};
use super::latencies::Latencies;
use anyhow::Result;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// More connections than the server lets under way at once, so that it must refuse.
const CONNECTIONS: usize = 512;

#[derive(Default)]
pub struct Overload {
    pub offered: f64,
    pub right: Latencies,
    /// Told at once, with `Retry-After`, to come back.
    pub refused: Latencies,
    pub neither: usize,
    pub first: Option<String>,
}

pub fn run(port: u16, world: &World, rate: f64, seconds: u64) -> Result<Overload> {
    let (next, all) = (AtomicUsize::new(0), Mutex::new(Overload { offered: rate, ..Overload::default() }));
    let (began, total) = (Instant::now(), (rate * seconds as f64) as usize);
    std::thread::scope(|scope| -> Result<()> {
        for number in 0..CONNECTIONS {
            let (next, all) = (&next, &all);
            let work = move || {
                let own = client(port, world, Hand::new(number, CONNECTIONS), next, total, began, rate);
                if let Ok(mut all) = all.lock() {
                    all.join(own);
                }
            };
            std::thread::Builder::new().stack_size(256 * 1024).spawn_scoped(scope, work)?;
        }
        Ok(())
    })?;
    Ok(all.into_inner().unwrap_or_default())
}

fn client(
    port: u16,
    world: &World,
    mut hand: Hand,
    next: &AtomicUsize,
    total: usize,
    began: Instant,
    rate: f64,
) -> Overload {
    let (mut connection, mut own) = (Connection::to(port), Overload::default());
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= total {
            return own;
        }
        let due = began + Duration::from_secs_f64(number as f64 / rate);
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        match connection.ask(hand.next(Job::Save, world)) {
            Ok(answer) if hand.is_right(Job::Save, world, &connection, answer) => {
                own.right.add(due.elapsed())
            }
            Ok(answer) if is_refusal(&connection, answer) => own.refused.add(due.elapsed()),
            Ok(answer) => own.note(format!("{}", answer.status)),
            Err(error) => own.note(error.to_string()),
        }
    }
}

fn is_refusal(connection: &Connection, answer: Answer) -> bool {
    answer.status == 503 && connection.header(answer, "retry-after").is_some()
}

impl Overload {
    fn note(&mut self, words: String) {
        self.neither += 1;
        self.first.get_or_insert(words);
    }
    fn join(&mut self, other: Self) {
        self.right.join(&other.right);
        self.refused.join(&other.refused);
        self.neither += other.neither;
        self.first = self.first.take().or(other.first);
    }
}
