//! `backup` and `restore`.

use std::{path::PathBuf, sync::Arc};

use clap::Args;
use domain::{chance::SystemChance, time::SystemClock};

use crate::config::{DEFAULT_FOLDER, Data};

#[derive(Args)]
pub struct Backup {
    /// The file to make.
    file: PathBuf,
    #[command(flatten)]
    data: Data,
}

#[derive(Args)]
pub struct Restore {
    /// The backup.
    file: PathBuf,
    #[command(flatten)]
    data: Data,
}

pub fn run(backup: &Backup) -> anyhow::Result<()> {
    let store = backup.data.open(DEFAULT_FOLDER, false)?;
    let copied =
        store::backup(&store, &backup.file, Arc::new(SystemClock::default()), Arc::new(SystemChance))?;
    let rows: u64 = copied.iter().map(|table| table.rows).sum();
    println!("Backed up {rows} rows in {} tables to {}. Verified.", copied.len(), backup.file.display());
    println!("The backup holds everything about everyone. Keep it as safe as the server.");
    Ok(())
}

pub fn restore(restore: &Restore) -> anyhow::Result<()> {
    let store = restore.data.open_or_make(DEFAULT_FOLDER, 2, true)?;
    let copied =
        store::restore(&restore.file, &store, Arc::new(SystemClock::default()), Arc::new(SystemChance))?;
    let rows: u64 = copied.iter().map(|table| table.rows).sum();
    println!(
        "Restored {rows} rows in {} tables from {}. Counts, hashes and journal agree.",
        copied.len(),
        restore.file.display()
    );
    Ok(())
}
