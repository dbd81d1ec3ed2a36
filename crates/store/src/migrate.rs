//! Migrations: numbered, checked, each in one transaction, never changed once released. One text for both databases
//! (ADR 2), translated column type by column type.

mod translate;

use domain::Moment;
use sha2::{Digest, Sha256};

use crate::StoreError;
use translate::Dialect;

/// Every migration: its number is its place, counted from 1.
const MIGRATIONS: &[(&str, &str)] = &[
    ("foundation", include_str!("../migrations/0001_foundation.sql")),
    ("policy and duties", include_str!("../migrations/0002_policy_and_duties.sql")),
    ("duty tally", include_str!("../migrations/0003_duty_tally.sql")),
    ("policy texts", include_str!("../migrations/0004_policy_texts.sql")),
    ("responsibilities", include_str!("../migrations/0005_responsibilities.sql")),
    ("reasons", include_str!("../migrations/0006_reasons.sql")),
];

/// What a database lacks of this program's schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// How many migrations the database has.
    pub has: usize,
    /// The names of those that it lacks, in order.
    pub lacks: Vec<&'static str>,
}

/// The number of the newest migration that this program knows.
pub fn latest() -> usize {
    MIGRATIONS.len()
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS migration
    (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)";
const APPLIED: &str = "SELECT number, name, checksum FROM migration ORDER BY number";
const APPLY: &str = "INSERT INTO migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)";

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares what the database says it has with what the program knows.
fn compare(applied: &[(i64, String, String)]) -> Result<Pending, StoreError> {
    for (number, name, sum) in applied {
        let known = usize::try_from(*number - 1).ok().and_then(|place| MIGRATIONS.get(place));
        match known {
            None => {
                return Err(StoreError::NotOurs(format!(
                    "This database has migration {number} ({name}), which this version of Keyworker does not know. \
                     Use the version that made it, or a newer one."
                )));
            }
            Some((_, text)) if checksum(text) != *sum => {
                return Err(StoreError::NotOurs(format!(
                    "Migration {number} ({name}) of this database is not the one that this version of Keyworker has."
                )));
            }
            Some(_) => {}
        }
    }
    let lacks = MIGRATIONS.iter().skip(applied.len()).map(|(name, _)| *name).collect();
    Ok(Pending { has: applied.len(), lacks })
}

fn lite_applied(connection: &rusqlite::Connection) -> Result<Vec<(i64, String, String)>, StoreError> {
    let there: i64 =
        connection
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'migration'", [], |row| row.get(0))?;
    if there == 0 {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare(APPLIED)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn pending_lite(connection: &rusqlite::Connection) -> Result<Pending, StoreError> {
    compare(&lite_applied(connection)?)
}

pub(crate) fn migrate_lite(
    connection: &mut rusqlite::Connection,
    now: Moment,
) -> Result<Pending, StoreError> {
    let pending = pending_lite(connection)?;
    for (place, (name, text)) in MIGRATIONS.iter().enumerate().skip(pending.has) {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute_batch(LEDGER)?;
        transaction.execute_batch(&translate::translate(text, Dialect::Sqlite))?;
        let number = i64::try_from(place + 1).unwrap_or(i64::MAX);
        transaction.execute(APPLY, rusqlite::params![number, name, checksum(text), now.to_text()])?;
        transaction.commit()?;
    }
    Ok(pending)
}

fn postgres_applied(client: &mut postgres::Client) -> Result<Vec<(i64, String, String)>, StoreError> {
    let there: bool = client.query_one("SELECT to_regclass('migration') IS NOT NULL", &[])?.try_get(0)?;
    if !there {
        let others: i64 = client
            .query_one("SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()", &[])?
            .try_get(0)?;
        if others > 0 {
            return Err(StoreError::NotOurs(
                "This database holds tables of another program. Choose an empty one.".into(),
            ));
        }
        return Ok(Vec::new());
    }
    let rows = client.query(APPLIED, &[])?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))).collect()
}

pub(crate) fn pending_postgres(client: &mut postgres::Client) -> Result<Pending, StoreError> {
    compare(&postgres_applied(client)?)
}

pub(crate) fn migrate_postgres(client: &mut postgres::Client, now: Moment) -> Result<Pending, StoreError> {
    let pending = pending_postgres(client)?;
    for (place, (name, text)) in MIGRATIONS.iter().enumerate().skip(pending.has) {
        let mut transaction = client.transaction()?;
        transaction.batch_execute(LEDGER)?;
        transaction.batch_execute(&translate::translate(text, Dialect::Postgres))?;
        let number = i64::try_from(place + 1).unwrap_or(i64::MAX);
        transaction.execute(APPLY, &[&number, name, &checksum(text), &now.to_text()])?;
        transaction.commit()?;
    }
    Ok(pending)
}

/// Takes everything out of a place: for the demonstration, which is made anew at each start. The caller has made sure
/// that the place holds nothing else.
pub fn unmake(place: &crate::Place) -> Result<(), StoreError> {
    match place {
        crate::Place::File(file) => {
            for ending in ["db", "db-wal", "db-shm"] {
                let _ = std::fs::remove_file(file.with_extension(ending));
            }
        }
        crate::Place::Postgres(url) => {
            let mut client = crate::engine::connect_to_server(url)?;
            let names = client.query(
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
                &[],
            )?;
            for row in names {
                let name: String = row.try_get(0)?;
                client.batch_execute(&format!("DROP TABLE \"{name}\" CASCADE"))?;
            }
            client.batch_execute("DROP FUNCTION IF EXISTS refuse_change() CASCADE; DROP FUNCTION IF EXISTS refuse_overlap() CASCADE")?;
        }
    }
    Ok(())
}
