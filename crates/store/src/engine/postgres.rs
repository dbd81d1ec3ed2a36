//! PostgreSQL: threads that each own a connection. Writing is SERIALIZABLE and tried again when another was in the way.

use std::{thread, time::Duration};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use postgres::{Client, IsolationLevel, NoTls};
use tokio::sync::oneshot;

use super::{Given, guarded, run_unit};
use crate::{
    StoreError,
    migrate::{self, Pending},
    tx::{Engine, Prepared, Tx, Work},
};

const QUEUE: usize = 1024;
const TRIES: u32 = 12;
/// Held by every server together, or by one command alone. "KEYW" again.
const LOCK: i64 = 0x4B45_5957;

type Unit = Box<dyn FnOnce(&mut Connection, &Given) + Send>;

pub(super) struct Postgres {
    units: Option<Sender<Unit>>,
    threads: super::Threads,
    url: String,
    given: Given,
    _lock: Option<std::sync::Mutex<Client>>,
}

struct Connection {
    url: String,
    client: Client,
    prepared: Prepared,
}

impl Postgres {
    pub(super) fn open(url: &str, connections: usize, alone: bool, given: Given) -> Result<Self, StoreError> {
        let lock = if alone { Some(std::sync::Mutex::new(lock(url)?)) } else { None };
        let (units, waiting) = bounded::<Unit>(QUEUE);
        let mut threads = super::Threads::default();
        for _ in 0..connections.max(1) {
            let mut connection = Connection::open(url)?;
            let (waiting, given): (Receiver<Unit>, Given) = (waiting.clone(), given.clone());
            let serve = move || {
                while let Ok(unit) = waiting.recv() {
                    unit(&mut connection, &given);
                }
            };
            threads.spawn("postgres", serve)?;
        }
        Ok(Self { units: Some(units), threads, url: url.to_owned(), given, _lock: lock })
    }
    pub(super) fn read<T, E, F>(
        &self,
        unit: F,
        answer: oneshot::Sender<Result<T, E>>,
    ) -> Result<(), StoreError>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.submit(Box::new(move |connection, given| {
            let _ = answer.send(connection.read(given, unit));
        }))
    }
    pub(super) fn write<T, E, F>(
        &self,
        unit: F,
        answer: oneshot::Sender<Result<T, E>>,
    ) -> Result<(), StoreError>
    where
        F: Fn(&mut Work<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.submit(Box::new(move |connection, given| {
            let _ = answer.send(connection.write(given, &unit));
        }))
    }
    fn submit(&self, unit: Unit) -> Result<(), StoreError> {
        let Some(units) = &self.units else { return Err(super::stopped()) };
        units.try_send(unit).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => super::stopped(),
        })
    }
    pub(super) fn pending(&self) -> Result<Pending, StoreError> {
        migrate::pending_postgres(&mut connect(&self.url)?)
    }
    pub(super) fn migrate(&self) -> Result<Pending, StoreError> {
        migrate::migrate_postgres(&mut connect(&self.url)?, self.given.clock.now())
    }
}

/// Whoever opens the place next finds it let go: the threads close their connections before this returns.
impl Drop for Postgres {
    fn drop(&mut self) {
        self.units = None;
        self.threads.join();
    }
}

fn lock(url: &str) -> Result<Client, StoreError> {
    let mut client = connect(url)?;
    client.batch_execute(&format!("SET application_name = 'keyworker-{}'", std::process::id()))?;
    let got: bool = client.query_one("SELECT pg_try_advisory_lock($1)", &[&LOCK])?.try_get(0)?;
    if got {
        return Ok(client);
    }
    Err(StoreError::NotOurs("This database is in use by a server. Stop it first, then try again.".into()))
}

pub(crate) fn connect(url: &str) -> Result<Client, StoreError> {
    let mut client = Client::connect(url, NoTls).map_err(|error| StoreError::Failed(error.to_string()))?;
    client.batch_execute(
        "SET TIME ZONE 'UTC'; SET statement_timeout = '60s'; SET lock_timeout = '5s';
         SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = 'warning'",
    )?;
    Ok(client)
}

impl Connection {
    fn open(url: &str) -> Result<Self, StoreError> {
        let mut client = connect(url)?;
        // Shared with other servers; a command that holds it alone keeps servers out.
        let shared: bool =
            client.query_one("SELECT pg_try_advisory_lock_shared($1)", &[&LOCK])?.try_get(0)?;
        let mine = shared || holds_alone(&mut client)?;
        if !mine {
            return Err(StoreError::NotOurs(
                "Another command is at work on this database. Try again when it is done.".into(),
            ));
        }
        Ok(Self { url: url.to_owned(), client, prepared: Prepared::new() })
    }
    /// A connection that was cut is made again before the next unit.
    fn ready(&mut self) -> Result<(), StoreError> {
        if self.client.is_closed() {
            self.prepared.clear();
            self.client = connect(&self.url)?;
        }
        Ok(())
    }
    fn read<T, E: From<StoreError>>(
        &mut self,
        given: &Given,
        unit: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.ready()?;
        let start =
            self.client.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true);
        let transaction = start.start().map_err(StoreError::from)?;
        let engine = Engine::Postgres { transaction, prepared: &mut self.prepared };
        let mut tx = Tx::new(engine, given.clock.now(), &*given.chance);
        let answer = guarded(|| unit(&mut tx));
        if answer.is_ok() {
            tx.finish().map_err(StoreError::from)?;
        }
        answer
    }
    fn write<T, E: From<StoreError>>(
        &mut self,
        given: &Given,
        unit: &impl Fn(&mut Work<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        for turn in 0..TRIES {
            if let Some(answer) = self.write_once(given, unit)? {
                return answer;
            }
            // A little longer each time, and not all at the same moment.
            let mut chance = [0_u8];
            given.chance.fill(&mut chance);
            thread::sleep(Duration::from_micros(u64::from(turn + 1) * (200 + u64::from(chance[0]) * 8)));
        }
        Err(StoreError::Busy.into())
    }
    /// `None` when another unit was in the way.
    fn write_once<T, E: From<StoreError>>(
        &mut self,
        given: &Given,
        unit: &impl Fn(&mut Work<'_>) -> Result<T, E>,
    ) -> Result<Option<Result<T, E>>, E> {
        self.ready()?;
        let start = self.client.build_transaction().isolation_level(IsolationLevel::Serializable);
        let transaction = start.start().map_err(StoreError::from)?;
        let engine = Engine::Postgres { transaction, prepared: &mut self.prepared };
        let mut work = Work::new(Tx::new(engine, given.clock.now(), &*given.chance));
        let answer = run_unit(&mut work, unit);
        if work.wants_retry() {
            return Ok(None);
        }
        if answer.is_err() {
            return Ok(Some(answer));
        }
        match work.into_tx().finish() {
            Ok(()) => Ok(Some(answer)),
            Err(error) if StoreError::is_retry(&error) => Ok(None),
            Err(error) => Err(StoreError::from(error).into()),
        }
    }
}

/// Whether this very program holds the lock alone (it then keeps others out, not itself).
fn holds_alone(client: &mut Client) -> Result<bool, StoreError> {
    let text = "SELECT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.objid::bigint = $1 AND l.mode = 'ExclusiveLock' AND l.granted
        AND a.application_name = $2)";
    let name = format!("keyworker-{}", std::process::id());
    Ok(client.query_one(text, &[&LOCK, &name])?.try_get(0)?)
}
