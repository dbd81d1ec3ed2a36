//! PostgreSQL: threads that each own a connection. Writing is SERIALIZABLE and tried again when another was in the way.

use std::{thread, time::Duration};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use postgres::{Client, NoTls};
use tokio::sync::oneshot;

use super::{Given, guarded, run_unit, wire::Wire};
use crate::{
    StoreError,
    migrate::{self, Pending},
    tx::{Engine, Tx, Work},
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
    wire: Wire,
}

/// One turn of a writing unit.
enum Turn<T, E> {
    Over(Result<T, E>),
    /// Another unit was in the way; this is what is said if it stays there.
    Again(E),
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
    pub(super) fn read_then<T, L, E, R, F>(
        &self,
        read: R,
        write: F,
        answer: oneshot::Sender<Result<T, E>>,
    ) -> Result<(), StoreError>
    where
        R: FnOnce(&mut Tx<'_>) -> Result<(T, Option<L>), E> + Send + 'static,
        F: Fn(&L, &mut Work<'_>) -> Result<(), E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.submit(Box::new(move |connection, given| {
            let _ = answer.send(connection.read_then(given, read, &write));
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

/// What every session is told first. Our statements are short: to compile one costs more than to run it.
const SETTINGS: &str = "SET TIME ZONE 'UTC'; SET statement_timeout = '60s'; SET lock_timeout = '5s';
    SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = 'warning';
    SET jit = off; SET random_page_cost = 1; SET cpu_tuple_cost = 0.05";

pub(crate) fn connect(url: &str) -> Result<Client, StoreError> {
    let mut client = Client::connect(url, NoTls).map_err(|error| StoreError::Failed(error.to_string()))?;
    client.batch_execute(SETTINGS)?;
    Ok(client)
}

impl Connection {
    fn open(url: &str) -> Result<Self, StoreError> {
        let mut wire = Wire::open(url, SETTINGS)?;
        if !ask(&mut wire, "SELECT current_setting('server_encoding') = 'UTF8'", &[])? {
            return Err(StoreError::NotOurs(
                "This database cannot hold every name: it does not keep text as UTF-8. Make one that does: CREATE DATABASE \
                 keyworker ENCODING 'UTF8' TEMPLATE template0."
                    .into(),
            ));
        }
        // Shared with other servers; a command that holds it alone keeps servers out.
        let shared = ask(&mut wire, "SELECT pg_try_advisory_lock_shared($1)", &[LOCK.into()])?;
        let mine = shared || holds_alone(&mut wire)?;
        if !mine {
            return Err(StoreError::NotOurs(
                "Another command is at work on this database. Try again when it is done.".into(),
            ));
        }
        Ok(Self { url: url.to_owned(), wire })
    }
    /// A connection that was cut is made again before the next unit.
    fn ready(&mut self) -> Result<(), StoreError> {
        if self.wire.is_closed() {
            *self = Self::open(&self.url)?;
        }
        Ok(())
    }
    fn read<T, E: From<StoreError>>(
        &mut self,
        given: &Given,
        unit: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.ready()?;
        self.wire.begin("REPEATABLE READ READ ONLY");
        let mut tx = Tx::new(Engine::Postgres(&mut self.wire), given);
        let answer = guarded(|| unit(&mut tx));
        self.wire.let_go();
        answer
    }
    /// What was left is written in the same transaction; if another was in the way, in one of its own.
    fn read_then<T, L, E: From<StoreError>>(
        &mut self,
        given: &Given,
        read: impl FnOnce(&mut Tx<'_>) -> Result<(T, Option<L>), E>,
        write: &impl Fn(&L, &mut Work<'_>) -> Result<(), E>,
    ) -> Result<T, E> {
        self.ready()?;
        self.wire.begin("REPEATABLE READ");
        let mut tx = Tx::new(Engine::Postgres(&mut self.wire), given);
        let answer = guarded(|| read(&mut tx));
        tx.take_noted();
        let Ok((answer, Some(left))) = answer else {
            self.wire.let_go();
            return answer.map(|(answer, _)| answer);
        };
        let mut work = Work::new(tx);
        let written = run_unit(given, &mut work, &|work: &mut Work<'_>| write(&left, work));
        if written.is_ok() && self.wire.commit().is_ok() {
            return Ok(answer);
        }
        self.wire.roll_back();
        self.write(given, &|work: &mut Work<'_>| write(&left, work)).map(|()| answer)
    }
    fn write<T, E: From<StoreError>>(
        &mut self,
        given: &Given,
        unit: &impl Fn(&mut Work<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut last = Err(StoreError::Busy.into());
        for turn in 0..TRIES {
            match self.write_once(given, unit)? {
                Turn::Over(answer) => return answer,
                Turn::Again(error) => last = Err(error),
            }
            // A little longer each time, and not all at the same moment.
            let mut chance = [0_u8];
            given.chance.fill(&mut chance);
            thread::sleep(Duration::from_micros(u64::from(turn + 1) * (200 + u64::from(chance[0]) * 8)));
        }
        last
    }
    fn write_once<T, E: From<StoreError>>(
        &mut self,
        given: &Given,
        unit: &impl Fn(&mut Work<'_>) -> Result<T, E>,
    ) -> Result<Turn<T, E>, E> {
        self.ready()?;
        self.wire.begin("SERIALIZABLE");
        let mut work = Work::new(Tx::new(Engine::Postgres(&mut self.wire), given));
        let answer = run_unit(given, &mut work, unit);
        let retry = work.wants_retry();
        if retry || answer.is_err() {
            self.wire.roll_back();
            return Ok(match (retry, answer) {
                (true, Err(error)) => Turn::Again(error),
                (true, Ok(_)) => Turn::Again(StoreError::Busy.into()),
                (false, answer) => Turn::Over(answer),
            });
        }
        match self.wire.commit() {
            Ok(()) => Ok(Turn::Over(answer)),
            Err(error) => {
                self.wire.roll_back();
                let retry = StoreError::is_retry(&error);
                let error = StoreError::from(error).into();
                if retry { Ok(Turn::Again(error)) } else { Err(error) }
            }
        }
    }
}

fn ask(wire: &mut Wire, question: &str, arguments: &[crate::Value]) -> Result<bool, StoreError> {
    let rows = wire.query(question, arguments)?;
    rows.first().map_or(Ok(false), |row| row.try_get(0).map_err(StoreError::from))
}

/// Whether this very program holds the lock alone (it then keeps others out, not itself).
fn holds_alone(wire: &mut Wire) -> Result<bool, StoreError> {
    let text = "SELECT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.objid::bigint = $1 AND l.mode = 'ExclusiveLock' AND l.granted
        AND a.application_name = $2)";
    ask(wire, text, &[LOCK.into(), format!("keyworker-{}", std::process::id()).into()])
}
