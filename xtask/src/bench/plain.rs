//! What the disk itself can do: one row, one commit, one after the other, with SQLite set as the product sets it.

use anyhow::Result;
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

const FOR: Duration = Duration::from_millis(1500);
const TABLE: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE row (id INTEGER PRIMARY KEY, words TEXT NOT NULL)";

pub fn commits_per_second(folder: &Path) -> Result<f64> {
    let file = folder.join("plain.db");
    for end in ["db", "db-wal", "db-shm"] {
        let _ = std::fs::remove_file(file.with_extension(end));
    }
    let connection = Connection::open(&file)?;
    connection.execute_batch(TABLE)?;
    let mut insert =
        connection.prepare("INSERT INTO row (words) VALUES ('as long as the note of a contact')")?;
    let (began, mut rows) = (Instant::now(), 0.0);
    while began.elapsed() < FOR {
        insert.execute([])?;
        rows += 1.0;
    }
    Ok(rows / began.elapsed().as_secs_f64())
}
