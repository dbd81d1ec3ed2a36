//! Backup and restore, each verified before it is called done. The form is one file: a SQLite database, also when the
//! data is in PostgreSQL, so that a backup can always be opened and looked at.

use std::{fs, path::Path, sync::Arc};

use domain::{Clock, chance::Chance};

use crate::{
    Copied, Store, StoreError,
    chain::{self, Finding},
    copy::{self, copy},
    engine::{Options, Place},
};

/// Copies the whole database to `file`, which must not be there, and verifies the copy: rows, hashes, and the seal of
/// its journal. Works beside a running server.
pub fn backup(
    store: &Store,
    file: &Path,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
) -> Result<Vec<Copied>, StoreError> {
    if file.exists() {
        return Err(StoreError::NotOurs(format!(
            "{} is there already. Choose another name.",
            file.display()
        )));
    }
    let partial = file.with_extension("partial");
    let _ = fs::remove_file(&partial);
    let copied = match store.place() {
        Place::File(_) => copy_file(store, &partial, clock, chance)?,
        Place::Postgres(_) => copy_rows(store, &partial, clock, chance)?,
    };
    finish(&partial, file)?;
    Ok(copied)
}

fn copy_file(
    store: &Store,
    to: &Path,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
) -> Result<Vec<Copied>, StoreError> {
    let Place::File(from) = store.place() else { return Err(StoreError::Missing) };
    let connection = crate::engine::connect_for_backup(from)?;
    crate::engine::make_private(to)?;
    connection.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
    drop(connection);
    let copy = open(to, clock, chance)?;
    verified(&copy)?;
    copy::hashes(&copy)
}

fn copy_rows(
    store: &Store,
    to: &Path,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
) -> Result<Vec<Copied>, StoreError> {
    let target = open(to, clock, chance)?;
    target.migrate()?;
    let copied = copy(store, &target, |_, _| ())?;
    verified(&target)?;
    Ok(copied)
}

fn open(file: &Path, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Result<Store, StoreError> {
    Store::open(Options {
        place: Place::File(file.to_owned()),
        connections: 1,
        clock,
        chance,
        alone: false,
        after: None,
    })
}

fn verified(store: &Store) -> Result<(), StoreError> {
    let Place::File(path) = store.place() else { return Ok(()) };
    let connection = crate::engine::connect_for_backup(path)?;
    let answer: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if answer != "ok" {
        return Err(StoreError::Failed(format!("The copy is damaged: {answer}")));
    }
    let findings: Vec<Finding> = chain::verify(store, &[])?.findings;
    match findings.first() {
        Some(finding) => Err(StoreError::Failed(format!("The journal does not verify: {finding}"))),
        None => Ok(()),
    }
}

/// Settles the write-ahead log into the one file, makes it durable and gives it its name.
fn finish(partial: &Path, file: &Path) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::Failed(format!("{}: {error}", file.display()));
    let connection = rusqlite::Connection::open(partial)?;
    let _: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    drop(connection);
    fs::File::open(partial).and_then(|file| file.sync_all()).map_err(failed)?;
    fs::rename(partial, file).map_err(failed)?;
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    }
    Ok(())
}

/// Puts a backup into an empty place: never over data that is there.
pub fn restore(
    file: &Path,
    to: &Store,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
) -> Result<Vec<Copied>, StoreError> {
    if !file.exists() {
        return Err(StoreError::NotOurs(format!("{} is not there.", file.display())));
    }
    // A copy of the file, because opening one writes beside it.
    let folder = file.with_extension("restoring");
    fs::copy(file, &folder).map_err(|error| StoreError::Failed(format!("{}: {error}", file.display())))?;
    let result = restore_from(&folder, to, clock, chance);
    for ending in ["restoring", "restoring-wal", "restoring-shm"] {
        let _ = fs::remove_file(file.with_extension(ending));
    }
    result
}

fn restore_from(
    file: &Path,
    to: &Store,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
) -> Result<Vec<Copied>, StoreError> {
    let from = open(file, clock, chance)?;
    from.pending()?;
    verified(&from)?;
    to.migrate()?;
    copy(&from, to, |_, _| ())
}
