//! Settings: from flags, then the environment, then a file, then the defaults.

use std::{path::PathBuf, sync::Arc};

use anyhow::{Context as _, bail};
use clap::Args;
use domain::{chance::SystemChance, time::SystemClock};
use serde::Deserialize;
use store::{Options, Place, Store};

/// Where the data is.
#[derive(Args, Clone, Default, Debug)]
pub struct Data {
    /// The folder for the embedded database and the files beside it.
    #[arg(long, env = "KEYWORKER_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database, as postgres://user:password@host/name, instead of the embedded one.
    #[arg(long, env = "KEYWORKER_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// A file with settings (TOML).
    #[arg(long, env = "KEYWORKER_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// What a file of settings can hold.
#[derive(Deserialize, Default, Debug, Clone)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// As `--data`.
    pub data: Option<PathBuf>,
    /// As `--database`.
    pub database: Option<String>,
    /// As `--listen`.
    pub listen: Option<String>,
    /// As `--tls-cert`.
    pub tls_cert: Option<PathBuf>,
    /// As `--tls-key`.
    pub tls_key: Option<PathBuf>,
    /// As `--behind-proxy`.
    pub behind_proxy: Option<String>,
    /// As `--anchor`.
    pub anchor: Option<PathBuf>,
    /// As `--connections`.
    pub connections: Option<usize>,
}

impl Data {
    /// What the file of settings says; nothing when none is named.
    pub fn file(&self) -> anyhow::Result<File> {
        let Some(path) = &self.config else { return Ok(File::default()) };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("The settings in {} cannot be read", path.display()))?;
        toml::from_str(&text).with_context(|| format!("The settings in {} are not right", path.display()))
    }
    /// The folder for data.
    pub fn folder(&self, default: &str) -> anyhow::Result<PathBuf> {
        let file = self.file()?;
        Ok(self.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from(default)))
    }
    /// The place of the database.
    pub fn place(&self, default: &str) -> anyhow::Result<Place> {
        let file = self.file()?;
        match self.database.clone().or(file.database) {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Place::Postgres(url))
            }
            Some(_) => bail!("--database takes a URL like postgres://user:password@host/name"),
            None => Ok(Place::File(self.folder(default)?.join("keyworker.db"))),
        }
    }
    /// Opens the database, without making anything new.
    pub fn open(&self, default: &str, alone: bool) -> anyhow::Result<Store> {
        let place = self.place(default)?;
        if let Place::File(path) = &place
            && !path.exists()
        {
            bail!(
                "There is no database at {}. Name its folder with --data, or start with: keyworker serve",
                path.display()
            );
        }
        open(place, 4, alone)
    }
    /// Opens the database, making it where there is none.
    pub fn open_or_make(&self, default: &str, connections: usize, alone: bool) -> anyhow::Result<Store> {
        let place = self.place(default)?;
        if let Place::File(path) = &place {
            make_folder(path)?;
        }
        open(place, connections, alone)
    }
}

/// The folder where an installation keeps its data unless told otherwise.
pub const DEFAULT_FOLDER: &str = "keyworker-data";

fn make_folder(file: &std::path::Path) -> anyhow::Result<()> {
    let Some(folder) = file.parent() else { return Ok(()) };
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("The folder {} cannot be made", folder.display()))
}

/// Opens a store with the machine's clock and chance.
pub fn open(place: Place, connections: usize, alone: bool) -> anyhow::Result<Store> {
    let shown = place.shown();
    let options = Options {
        place,
        connections,
        clock: Arc::new(SystemClock::default()),
        chance: Arc::new(SystemChance),
        alone,
        after: Some(app::after(&app::reckoner())),
    };
    Store::open(options).with_context(|| format!("The database at {shown} cannot be opened"))
}

/// Refuses a database that is older than this program.
pub fn check_migrated(store: &Store) -> anyhow::Result<()> {
    let pending = store.pending()?;
    if !pending.lacks.is_empty() {
        bail!(
            "This database is older than this program. Stop the server, make a backup, then run: keyworker migrate"
        );
    }
    Ok(())
}
