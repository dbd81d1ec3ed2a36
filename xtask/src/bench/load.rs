//! The closed loop: so many clients, each with one connection, each asking again as soon as it is answered.

use super::connection::Connection;
use super::cpu::{Used, Watched};
use super::jobs::{Hand, Job, World};
use super::latencies::Latencies;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

const WARM_UP: Duration = Duration::from_secs(1);

const WARMING: u8 = 0;
const COUNTING: u8 = 1;
const DONE: u8 = 2;

/// What came of one run.
#[derive(Default)]
pub struct Outcome {
    pub latencies: Latencies,
    pub seconds: f64,
    pub used: Used,
    /// Answers that were not what a user needed, whatever they were.
    pub wrong: usize,
    pub first_wrong: Option<String>,
    /// Right answers of the run and its warm-up.
    pub right: usize,
    /// Bytes of the longest page.
    pub longest: usize,
}

impl Outcome {
    pub fn rate(&self) -> f64 {
        self.latencies.count() as f64 / self.seconds.max(0.001)
    }
    /// Milliseconds of processor for each request, over all processes of the product.
    pub fn cpu(&self) -> f64 {
        self.used.product * 1000.0 / (self.latencies.count().max(1) as f64)
    }
    fn join(&mut self, other: Self) {
        self.latencies.join(&other.latencies);
        self.wrong += other.wrong;
        self.right += other.right;
        self.longest = self.longest.max(other.longest);
        self.first_wrong = self.first_wrong.take().or(other.first_wrong);
    }
}

pub fn closed(port: u16, watched: Watched, job: Job, world: &World, clients: usize, seconds: u64) -> Outcome {
    let phase = AtomicU8::new(WARMING);
    let all = Mutex::new(Outcome::default());
    std::thread::scope(|scope| {
        for number in 0..clients {
            let (phase, all) = (&phase, &all);
            scope.spawn(move || {
                let own = client(port, job, world, Hand::new(number, clients), phase);
                if let Ok(mut all) = all.lock() {
                    all.join(own);
                }
            });
        }
        std::thread::sleep(WARM_UP);
        let (before, began) = (watched.sample(), Instant::now());
        phase.store(COUNTING, Ordering::Relaxed);
        std::thread::sleep(Duration::from_secs(seconds));
        phase.store(DONE, Ordering::Relaxed);
        let (used, took) = (before.until(watched.sample()), began.elapsed().as_secs_f64());
        if let Ok(mut all) = all.lock() {
            all.used = used;
            all.seconds = took;
        }
    });
    all.into_inner().unwrap_or_default()
}

fn client(port: u16, job: Job, world: &World, mut hand: Hand, phase: &AtomicU8) -> Outcome {
    let (mut connection, mut outcome) = (Connection::to(port), Outcome::default());
    while phase.load(Ordering::Relaxed) != DONE {
        let asked = Instant::now();
        let answer = connection.ask(hand.next(job, world));
        let took = asked.elapsed();
        let counts = phase.load(Ordering::Relaxed) == COUNTING;
        let wrong = match answer {
            Ok(answer) if hand.is_right(job, world, &connection, answer) => {
                outcome.longest = outcome.longest.max(connection.body(answer).len());
                None
            }
            Ok(answer) => Some(told(&connection, answer)),
            Err(error) => Some(error.to_string()),
        };
        outcome.right += usize::from(wrong.is_none());
        if counts && wrong.is_none() {
            outcome.latencies.add(took);
        }
        if let Some(words) = wrong {
            outcome.wrong += 1;
            outcome.first_wrong.get_or_insert(words);
        }
    }
    outcome
}

/// A wrong answer in a few words, for whoever must find out why.
fn told(connection: &Connection, answer: super::connection::Answer) -> String {
    let body = String::from_utf8_lossy(connection.body(answer));
    let inside = body.split_once("<main").map_or(&*body, |(_, main)| main);
    let words: String = inside.split(['<', '>']).skip(2).step_by(2).collect::<Vec<_>>().join(" ");
    let words: String = words.split_whitespace().take(30).collect::<Vec<_>>().join(" ");
    let location = connection.header(answer, "location").unwrap_or_default();
    format!("{} {location} {words}", answer.status)
}
