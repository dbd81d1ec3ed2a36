//! What a client does, again and again. Each request comes from another member of staff about one of their own people,
//! so that the whole data set is touched and not one warm corner of it.

use super::connection::{Answer, Connection};
use super::seed::{self, Holder, Set, Thing};
use std::sync::atomic::{AtomicI64, Ordering};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Job {
    Health,
    Asset,
    Mine,
    Page,
    Search,
    SearchAll,
    Save,
    Correct,
}

pub const JOBS: &[Job] =
    &[Job::Asset, Job::Health, Job::Mine, Job::Page, Job::Search, Job::SearchAll, Job::Save, Job::Correct];

impl Job {
    pub fn name(self) -> &'static str {
        match self {
            Self::Health => "health (a session looked for, no record)",
            Self::Asset => "empty handler (a small file from memory)",
            Self::Mine => "my people",
            Self::Page => "person page",
            Self::Search => "search by name, key worker",
            Self::SearchAll => "search by name, manager",
            Self::Save => "save a contact",
            Self::Correct => "correct a person",
        }
    }
}

/// What the jobs are about.
pub struct World {
    pub set: &'static Set,
    asset: String,
    /// Who corrects a person must know the version that they have seen.
    versions: Vec<AtomicI64>,
}

/// One client.
pub struct Hand {
    number: usize,
    clients: usize,
    turn: usize,
    chance: seed::Chance,
    person: usize,
    request: String,
}

impl World {
    pub fn new(set: &'static Set, port: u16) -> anyhow::Result<Self> {
        let mut connection = Connection::to(port);
        let page = connection.ask(b"GET /sign-in HTTP/1.1\r\nhost: localhost\r\n\r\n")?;
        let page = String::from_utf8_lossy(connection.body(page));
        let icon = page.split('"').find(|part| part.starts_with("/assets/") && part.ends_with(".svg"));
        let asset = icon.or_else(|| page.split('"').find(|part| part.starts_with("/assets/")));
        let asset = asset.unwrap_or("/health").to_owned();
        let versions = (0..set.people).map(|_| AtomicI64::new(1)).collect();
        Ok(Self { set, asset, versions })
    }
}

impl Hand {
    pub fn new(number: usize, clients: usize) -> Self {
        let chance = seed::Chance::new(number as u64 + 99);
        Self { number, clients, turn: 0, chance, person: 0, request: String::with_capacity(2048) }
    }

    /// The next request, as bytes for the wire.
    pub fn next(&mut self, job: Job, world: &World) -> &[u8] {
        self.turn += 1;
        // Each client walks people of its own: two corrections of one person would rightly refuse each other.
        let steps = world.set.people / self.clients;
        self.person = (self.turn * 7919 % steps) * self.clients + self.number;
        let worker = Holder::Worker(self.person / seed::CASELOAD);
        let address = || seed::address(seed::id(Thing::Person, self.person));
        match job {
            Job::Health => self.get("/health", worker),
            Job::Asset => self.get(&world.asset, worker),
            Job::Mine => self.get("/my-people", worker),
            Job::Page => self.get(&format!("/people/{}", address()), worker),
            Job::Search => self.search(worker),
            Job::SearchAll => {
                let service = self.chance.below(world.set.services());
                self.search(Holder::Manager(service));
            }
            Job::Save => self.post(&format!("/people/{}/contacts/new", address()), worker, &contact()),
            Job::Correct => {
                let body = correction(self.person, self.turn, &world.versions[self.person]);
                self.post(&format!("/people/{}/edit", address()), worker, &body);
            }
        }
        self.request.as_bytes()
    }

    /// Whether the answer to the last request is the right one.
    pub fn is_right(&self, job: Job, world: &World, connection: &Connection, answer: Answer) -> bool {
        let went = connection.header(answer, "location").unwrap_or_default();
        match job {
            Job::Save => answer.status == 303 && went.contains("?recorded="),
            Job::Correct => {
                let saved = answer.status == 303 && went.ends_with("?said=person-saved");
                if saved {
                    world.versions[self.person].fetch_add(1, Ordering::Relaxed);
                }
                saved
            }
            _ => answer.status == 200,
        }
    }

    /// The first three letters of somebody's second name.
    fn search(&mut self, holder: Holder) {
        let name = seed::name(self.person);
        let letters: String = name.split(' ').next_back().unwrap_or("ash").chars().take(3).collect();
        self.get(&format!("/people?q={letters}"), holder);
    }

    fn get(&mut self, path: &str, holder: Holder) {
        let token = holder.token();
        self.request = format!(
            "GET {path} HTTP/1.1\r\nhost: localhost\r\nuser-agent: keyworker-bench\r\ncookie: keyworker={token}\r\n\r\n"
        );
    }

    fn post(&mut self, path: &str, holder: Holder, fields: &str) {
        let mut once = [0; 16];
        once[..8].copy_from_slice(&self.chance.next().to_be_bytes());
        once[8..].copy_from_slice(&fresh().to_be_bytes());
        let (token, form, once) = (holder.token(), holder.form_token(), seed::hex(&once));
        let body = format!("_token={form}&_once={once}&{fields}");
        self.request = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\nuser-agent: keyworker-bench\r\ncookie: keyworker={token}\r\n\
             sec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        );
    }
}

/// A form key that no other form of this run has.
fn fresh() -> i64 {
    static NEXT: AtomicI64 = AtomicI64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed) + i64::from(std::process::id()) * 1_000_000_000
}

fn contact() -> String {
    "how=in_person&when=now&note=Talked+about+the+week.+College+went+well%2C+and+a+visit+is+planned."
        .to_owned()
}

fn correction(person: usize, turn: usize, version: &AtomicI64) -> String {
    let name = seed::name(person).replace(' ', "+");
    let version = version.load(Ordering::Relaxed);
    format!(
        "version={version}&name={name}&known_as=&pronounced=&pronouns=&born_on-day=3&born_on-month=3&born_on-year=1980\
         &nhs_number={}&local_id=B{person:06}&phone=01632+960456&communication=Short+sentences+and+pictures%2C+please\
         &must_know=&matters=Quiet+mornings+and+walks+to+town+{turn}",
        seed::nhs_number(person).unwrap_or_default()
    )
}
