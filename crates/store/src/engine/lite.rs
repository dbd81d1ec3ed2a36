//! SQLite: one writer with group commit, four readers, each a thread that owns its connection.

use std::{
    fs::{File, OpenOptions},
    path::Path,
    time::Duration,
};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use rusqlite::{Connection, OpenFlags};
use tokio::sync::oneshot;

use super::{Given, run_unit};
use crate::{
    StoreError,
    migrate::{self, Pending},
    tx::{Engine, Tx, Work},
};

const READERS: usize = 4;
/// Units that wait before new ones are refused: about a second of work.
const QUEUE: usize = 1024;
/// Statements of a unit that shares its transaction. SQLite pays for each statement in a savepoint by what the savepoint
/// has changed so far, so that a long unit (an import taken back) would take hours there: it runs alone.
const SHARED: usize = 500;
/// Units in one commit. More would hold back the first ones' answers for longer than an fsync.
const GROUP: usize = 64;

type ReadUnit = Box<dyn FnOnce(&mut Tx<'_>) + Send>;
/// Runs, for the first time or again, with at most so many statements.
type WriteUnit = Box<dyn FnMut(&Connection, &Given, usize) -> Ran + Send>;
/// What to do once it is known whether the commit held.
type Acknowledge = Box<dyn FnOnce(Result<(), StoreError>)>;

enum Ran {
    Well(Acknowledge),
    Badly(Acknowledge),
    /// It has more statements than it may: nothing was answered yet.
    TooLong,
}

pub(super) struct Lite {
    reads: Option<Sender<ReadUnit>>,
    writes: Option<Sender<WriteUnit>>,
    readers: super::Threads,
    writer: super::Threads,
    file: std::path::PathBuf,
    given: Given,
    _lock: Option<File>,
}

impl Lite {
    pub(super) fn open(path: &Path, alone: bool, given: Given) -> Result<Self, StoreError> {
        let lock = if alone { Some(lock(path)?) } else { None };
        let writer = connect(path, true)?;
        check_ours(&writer)?;
        let (reads, read_units) = bounded(QUEUE);
        let (writes, write_units) = bounded(QUEUE);
        let mut threads = (super::Threads::default(), super::Threads::default());
        for _ in 0..READERS {
            let (path, units, given) = (path.to_owned(), read_units.clone(), given.clone());
            let connection = connect(&path, false)?;
            threads.0.spawn("reader", move || serve_reads(&connection, &units, &given))?;
        }
        let for_writer = given.clone();
        threads.1.spawn("writer", move || serve_writes(&writer, &write_units, &for_writer))?;
        Ok(Self {
            reads: Some(reads),
            writes: Some(writes),
            readers: threads.0,
            writer: threads.1,
            file: path.to_owned(),
            given,
            _lock: lock,
        })
    }
    pub(super) fn read(&self, unit: ReadUnit) -> Result<(), StoreError> {
        self.reads.as_ref().map_or(Err(super::stopped()), |reads| reads.try_send(unit).map_err(refused))
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
        let mut answer = Some(answer);
        let unit: WriteUnit = Box::new(move |connection, given, statements| {
            let tx = Tx::new(Engine::Lite(connection), given);
            let mut work = Work::new(tx.at_most(statements));
            let result = run_unit(given, &mut work, &unit);
            let Some(answer) = answer.take_if(|_| !work.is_too_long()) else { return Ran::TooLong };
            let well = result.is_ok();
            let acknowledge: Acknowledge = Box::new(move |committed| {
                let _ = answer.send(result.and_then(|value| committed.map(|()| value).map_err(E::from)));
            });
            if well { Ran::Well(acknowledge) } else { Ran::Badly(acknowledge) }
        });
        self.writes.as_ref().map_or(Err(super::stopped()), |writes| writes.try_send(unit).map_err(refused))
    }
    pub(super) fn pending(&self) -> Result<Pending, StoreError> {
        migrate::pending_lite(&connect(&self.file, false)?)
    }
    pub(super) fn migrate(&self) -> Result<Pending, StoreError> {
        migrate::migrate_lite(&mut connect(&self.file, true)?, self.given.clock.now())
    }
}

/// Whoever opens the place next finds it let go: the threads close their connections before this returns.
/// The writer is the last, and alone: SQLite folds the write-ahead log into the file when the last connection
/// closes, and not if two close at once.
impl Drop for Lite {
    fn drop(&mut self) {
        self.reads = None;
        self.readers.join();
        self.writes = None;
        self.writer.join();
    }
}

fn refused<T>(error: TrySendError<T>) -> StoreError {
    match error {
        TrySendError::Full(_) => StoreError::Busy,
        TrySendError::Disconnected(_) => super::stopped(),
    }
}

/// The lock that a server, and each command that needs the server stopped, holds on the data.
fn lock(path: &Path) -> Result<File, StoreError> {
    let failed = |error: std::io::Error| StoreError::Failed(format!("{}: {error}", path.display()));
    let lock =
        OpenOptions::new().create(true).append(true).open(path.with_extension("lock")).map_err(failed)?;
    lock.try_lock().map_err(|_| {
        StoreError::NotOurs(format!("{} is in use. Stop the server first, then try again.", path.display()))
    })?;
    Ok(lock)
}

pub(crate) fn connect(path: &Path, writes: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags |= if writes {
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    };
    private(path)?;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(512);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA cache_size = -8192;",
    )?;
    // Else SQLite plans a statement anew whenever another value is bound to it.
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    if !writes {
        connection.execute_batch("PRAGMA query_only = ON")?;
    }
    Ok(connection)
}

/// The file is its owner's alone. SQLite gives the same rights to the files beside it.
pub(super) fn private(path: &Path) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::Failed(format!("{}: {error}", path.display()));
    if path.exists() {
        return Ok(());
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ()).map_err(failed)
}

/// "KEYW": marks the file as ours, so that no other program's database is taken for one.
const APPLICATION: i64 = 0x4B45_5957;

fn check_ours(connection: &Connection) -> Result<(), StoreError> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application == APPLICATION {
        Ok(())
    } else if tables == 0 {
        Ok(connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION}"))?)
    } else {
        Err(StoreError::NotOurs("This file is a database of another program. Choose another place.".into()))
    }
}

fn serve_reads(connection: &Connection, units: &Receiver<ReadUnit>, given: &Given) {
    while let Ok(unit) = units.recv() {
        // One snapshot for the whole unit; a failure to begin shows again at its first statement.
        let began = plain(connection, "BEGIN");
        let mut tx = Tx::new(Engine::Lite(connection), given);
        unit(&mut tx);
        if began.is_ok() {
            let _ = plain(connection, "COMMIT");
        }
    }
}

fn serve_writes(connection: &Connection, units: &Receiver<WriteUnit>, given: &Given) {
    let mut held = None;
    while let Some(mut first) = held.take().or_else(|| units.recv().ok()) {
        if let Err(error) = plain(connection, "BEGIN IMMEDIATE") {
            // Unheard, the caller is told that it was not saved.
            tracing::error!(%error, "a unit of work could not begin");
            continue;
        }
        // The first has the transaction to itself until it is done; those that came meanwhile join it.
        let mut waiting = match first(connection, given, usize::MAX) {
            Ran::Well(acknowledge) => vec![acknowledge],
            Ran::Badly(acknowledge) => {
                let _ = plain(connection, "ROLLBACK");
                acknowledge(Ok(()));
                continue;
            }
            Ran::TooLong => Vec::new(),
        };
        while waiting.len() < GROUP
            && let Ok(mut next) = units.try_recv()
        {
            match in_savepoint(connection, given, &mut next) {
                Ok(Some(acknowledge)) => waiting.push(acknowledge),
                Ok(None) => {
                    held = Some(next);
                    break;
                }
                // Unheard, as above.
                Err(error) => tracing::error!(%error, "a unit of work could not join"),
            }
        }
        let committed = commit(connection);
        for acknowledge in waiting {
            acknowledge(committed.as_ref().map_err(|text| StoreError::Failed(text.clone())).copied());
        }
    }
}

/// One fsync for the group. When it fails, nothing of the group is acknowledged.
fn commit(connection: &Connection) -> Result<(), String> {
    plain(connection, "COMMIT").map_err(|error| {
        tracing::error!(%error, "a commit failed");
        let _ = connection.execute_batch("ROLLBACK");
        error.to_string()
    })
}

/// Nothing when the unit is too long to share: it was undone, and runs first in the next transaction.
fn in_savepoint(
    connection: &Connection,
    given: &Given,
    unit: &mut WriteUnit,
) -> Result<Option<Acknowledge>, StoreError> {
    plain(connection, "SAVEPOINT unit")?;
    let (undo, acknowledge) = match unit(connection, given, SHARED) {
        Ran::Well(acknowledge) => (false, Some(acknowledge)),
        Ran::Badly(acknowledge) => (true, Some(acknowledge)),
        Ran::TooLong => (true, None),
    };
    if undo {
        plain(connection, "ROLLBACK TO unit")?;
    }
    plain(connection, "RELEASE unit")?;
    Ok(acknowledge)
}

/// Prepared once: these run in every unit.
fn plain(connection: &Connection, text: &str) -> Result<(), StoreError> {
    connection.prepare_cached(text)?.execute([])?;
    Ok(())
}
