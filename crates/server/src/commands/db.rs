//! `db copy`: from the embedded database to PostgreSQL, or back.

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use indicatif::ProgressBar;
use store::Place;

use crate::config;

#[derive(Args)]
pub struct Db {
    #[command(subcommand)]
    command: DbCommand,
}

#[derive(Subcommand)]
enum DbCommand {
    /// Copies everything into an empty database, and verifies counts and hashes. The server must be stopped.
    Copy {
        /// From here: sqlite:FOLDER or postgres://…
        #[arg(long)]
        from: String,
        /// To there: sqlite:FOLDER or postgres://…
        #[arg(long)]
        to: String,
    },
}

pub fn run(db: &Db) -> anyhow::Result<()> {
    let DbCommand::Copy { from, to } = &db.command;
    let (from, to) = (read(from)?, read(to)?);
    if let Place::File(path) = &from
        && !path.exists()
    {
        bail!("There is no database at {}.", path.display());
    }
    if let Place::File(path) = &to
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("The folder {} cannot be made", folder.display()))?;
    }
    let from = config::open(from, 2, true)?;
    config::check_migrated(&from)?;
    let to = config::open(to, 2, true)?;
    to.migrate()?;
    let bar = ProgressBar::new_spinner();
    let told = bar.clone();
    let copied =
        store::copy(&from, &to, move |table, rows| told.set_message(format!("{table}: {rows} rows")))?;
    bar.finish_and_clear();
    let rows: u64 = copied.iter().map(|table| table.rows).sum();
    println!("Copied {rows} rows in {} tables. Counts and hashes agree.", copied.len());
    Ok(())
}

fn read(text: &str) -> anyhow::Result<Place> {
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        return Ok(Place::Postgres(text.to_owned()));
    }
    match text.strip_prefix("sqlite:") {
        Some(folder) if !folder.is_empty() => {
            Ok(Place::File(std::path::Path::new(folder).join("keyworker.db")))
        }
        _ => bail!("Write sqlite:FOLDER or postgres://user:password@host/name, not {text}"),
    }
}
