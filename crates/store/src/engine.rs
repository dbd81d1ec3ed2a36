//! The store: where the data is, and the threads that own the connections to it.

mod lite;
mod postgres;
mod wire;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use domain::{Clock, chance::Chance, journal::Event};
use tokio::sync::oneshot;

pub(crate) use wire::Wire;

use crate::{
    StoreError,
    journal::Who,
    migrate::Pending,
    tx::{Tx, Work},
};

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One SQLite file.
    File(PathBuf),
    /// A PostgreSQL database, as a connection URL.
    Postgres(String),
}

impl Place {
    /// The place without its password, for messages.
    pub fn shown(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Postgres(url) => match (url.find("://"), url.rfind('@')) {
                (Some(start), Some(at)) if at > start => format!("{}://…{}", &url[..start], &url[at..]),
                _ => url.clone(),
            },
        }
    }
}

/// How to open a store.
pub struct Options {
    /// Where the data is.
    pub place: Place,
    /// How many connections to a PostgreSQL server.
    pub connections: usize,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub chance: Arc<dyn Chance>,
    /// Hold the place alone, as commands do that need every server stopped.
    pub alone: bool,
    /// What every writing unit of work does at its end, before its journal is written.
    pub after: Option<After>,
}

/// What follows from a unit of work, done in the same transaction.
pub type After = Arc<dyn Fn(&mut Work<'_>) -> Result<(), StoreError> + Send + Sync>;

/// A database, opened. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    place: Place,
    engine: Engine,
    statements: Arc<AtomicU64>,
}

enum Engine {
    Lite(lite::Lite),
    Postgres(Box<postgres::Postgres>),
}

/// The threads that own connections.
#[derive(Default)]
struct Threads(Vec<std::thread::JoinHandle<()>>);

impl Threads {
    fn spawn(&mut self, name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(run);
        self.0.push(thread.map_err(|error| StoreError::Failed(error.to_string()))?);
        Ok(())
    }
    /// Waits for every thread but this one: a unit of work may hold the last handle on its own store.
    fn join(&mut self) {
        for thread in self.0.drain(..) {
            if thread.thread().id() != std::thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

/// What every unit of work is given.
#[derive(Clone)]
pub(crate) struct Given {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    /// How many statements have run.
    pub(crate) statements: Arc<AtomicU64>,
    after: Option<After>,
}

impl Store {
    /// Opens the database, making the file if there is none. It is not migrated: see [`Store::pending`].
    pub fn open(options: Options) -> Result<Self, StoreError> {
        let statements = Arc::<AtomicU64>::default();
        let given = Given {
            clock: options.clock,
            chance: options.chance,
            statements: Arc::clone(&statements),
            after: options.after,
        };
        let engine = match &options.place {
            Place::File(path) => Engine::Lite(lite::Lite::open(path, options.alone, given)?),
            Place::Postgres(url) => {
                let postgres = postgres::Postgres::open(url, options.connections, options.alone, given)?;
                Engine::Postgres(Box::new(postgres))
            }
        };
        Ok(Self(Arc::new(Inner { place: options.place, engine, statements })))
    }
    /// Where the data is.
    pub fn place(&self) -> &Place {
        &self.0.place
    }
    /// How many statements have run since the store was opened: a page keeps to a handful, whatever the number of rows.
    pub fn statements_run(&self) -> u64 {
        self.0.statements.load(Ordering::Relaxed)
    }
    /// Runs a closure on one snapshot of the database.
    pub async fn read<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.read_waiting(unit)?.await.unwrap_or_else(|_| Err(stopped().into()))
    }
    /// Like [`Store::read`], for callers that may block.
    pub fn read_now<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.read_waiting(unit)?.blocking_recv().unwrap_or_else(|_| Err(stopped().into()))
    }
    /// Runs a closure as if alone, and answers when what it wrote is on disk. The closure may run more than once.
    pub async fn write<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        F: Fn(&mut Work<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.write_waiting(unit)?.await.unwrap_or_else(|_| Err(stopped().into()))
    }
    /// Runs a closure on one snapshot, then writes what it left behind (who looked at what), and answers when that is on
    /// disk. `write` may run more than once.
    pub async fn read_then<T, L, E, R, F>(&self, read: R, write: F) -> Result<T, E>
    where
        R: FnOnce(&mut Tx<'_>) -> Result<(T, Option<L>), E> + Send + 'static,
        F: Fn(&L, &mut Work<'_>) -> Result<(), E> + Send + 'static,
        T: Send + 'static,
        L: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if let Engine::Postgres(postgres) = &self.0.engine {
            let (answer, wait) = oneshot::channel();
            postgres.read_then(read, write, answer)?;
            return wait.await.unwrap_or_else(|_| Err(stopped().into()));
        }
        let (answer, left) = self.read(read).await?;
        if let Some(left) = left {
            self.write(move |work| write(&left, work)).await?;
        }
        Ok(answer)
    }
    /// Like [`Store::write`], for callers that may block.
    pub fn write_now<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        F: Fn(&mut Work<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.write_waiting(unit)?.blocking_recv().unwrap_or_else(|_| Err(stopped().into()))
    }
    /// Writes what a reading unit noted, and answers when it is on disk.
    pub async fn journal(&self, events: Vec<(Who, Event)>) -> Result<(), StoreError> {
        self.write(move |work| {
            for (who, event) in &events {
                crate::journal::append(work, *who, event)?;
            }
            Ok(())
        })
        .await
    }
    /// Migrations that this program has and the database has not.
    pub fn pending(&self) -> Result<Pending, StoreError> {
        match &self.0.engine {
            Engine::Lite(lite) => lite.pending(),
            Engine::Postgres(postgres) => postgres.pending(),
        }
    }
    /// Brings the database up to this program's schema.
    pub fn migrate(&self) -> Result<Pending, StoreError> {
        match &self.0.engine {
            Engine::Lite(lite) => lite.migrate(),
            Engine::Postgres(postgres) => postgres.migrate(),
        }
    }

    fn read_waiting<T, E, F>(&self, unit: F) -> Result<oneshot::Receiver<Result<T, E>>, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, wait) = oneshot::channel();
        match &self.0.engine {
            Engine::Lite(lite) => lite.read(Box::new(move |tx| {
                let _ = answer.send(guarded(|| unit(tx)));
            }))?,
            Engine::Postgres(postgres) => postgres.read(unit, answer)?,
        }
        Ok(wait)
    }
    fn write_waiting<T, E, F>(&self, unit: F) -> Result<oneshot::Receiver<Result<T, E>>, E>
    where
        F: Fn(&mut Work<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, wait) = oneshot::channel();
        match &self.0.engine {
            Engine::Lite(lite) => lite.write(unit, answer)?,
            Engine::Postgres(postgres) => postgres.write(unit, answer)?,
        }
        Ok(wait)
    }
}

/// A connection of its own to a SQLite file, for what must not wait behind the writer.
pub(crate) fn connect_for_backup(file: &std::path::Path) -> Result<rusqlite::Connection, StoreError> {
    lite::connect(file, true)
}

/// Makes an empty file that its owner alone can read.
pub(crate) fn make_private(file: &std::path::Path) -> Result<(), StoreError> {
    lite::private(file)
}

/// A connection of its own to a server.
pub(crate) fn connect_to_server(url: &str) -> Result<::postgres::Client, StoreError> {
    postgres::connect(url)
}

fn stopped() -> StoreError {
    StoreError::Failed("the store has stopped".into())
}

/// A panic in a unit of work is a fault of ours; it must not take the thread, and everyone's work, with it.
fn guarded<T, E: From<StoreError>>(unit: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(unit)).unwrap_or_else(|_| {
        tracing::error!("a unit of work panicked");
        Err(StoreError::Failed("a unit of work panicked".into()).into())
    })
}

/// Runs a writing unit and then saves what it noted.
fn run_unit<T, E: From<StoreError>>(
    given: &Given,
    work: &mut Work<'_>,
    unit: &impl Fn(&mut Work<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let answer = guarded(|| -> Result<T, E> {
        let answer = unit(work)?;
        if let Some(after) = &given.after {
            after(work)?;
        }
        Ok(answer)
    })?;
    work.save_noted()?;
    Ok(answer)
}
