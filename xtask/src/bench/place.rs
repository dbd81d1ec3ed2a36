//! Where a data set lies while it is measured: one SQLite file, or a PostgreSQL cluster that writes as carefully as
//! one in real use.

use super::build::Built;
use super::{durable, seed};
use crate::{cluster::Cluster, command, tools};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

pub struct Place {
    pub kind: Kind,
    folder: PathBuf,
    postgres: Option<Postgres>,
}

struct Postgres {
    cluster: Cluster,
    binaries: PathBuf,
    _careful: durable::Binaries,
}

/// Services promise something in real use, and every save works out what is due from it.
fn promise(built: &Built, folder: &Path) -> Result<()> {
    let policy = |arguments: &[&str]| {
        command::run(Command::new(&built.server).arg("policy").args(arguments).arg("--data").arg(folder))
    };
    policy(&["adopt", "--pack", PACK, "--every-service", "--why", "Measured"])?;
    policy(&["reckon"])
}

/// What the services of the data sets promise.
pub const PACK: &str = "residential-home";

impl Place {
    /// Both databases hold the same rows: PostgreSQL gets a copy, made by the product.
    pub fn prepare(root: &Path, built: &Built, set: &seed::Set, kind: Kind, install: bool) -> Result<Self> {
        let folder = root.join("target").join("bench").join(set.name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        println!("Writing the {} set: {} people, {} contacts …", set.name, set.people, set.contacts);
        command::run(Command::new(&built.server).arg("migrate").arg("--data").arg(&folder))?;
        seed::write(&folder.join("keyworker.db"), set)?;
        if set.promises {
            promise(built, &folder)?;
        }
        let mut place = Self { kind, folder, postgres: None };
        if kind == Kind::Postgres {
            place.postgres = Some(place.copy_to_postgres(built, install)?);
        }
        Ok(place)
    }

    fn copy_to_postgres(&self, built: &Built, install: bool) -> Result<Postgres> {
        let binaries = tools::postgres(&tools::Installer::new(install)).map_err(anyhow::Error::msg)?;
        let careful = durable::Binaries::beside(&binaries)?;
        let cluster = Cluster::start(careful.folder())?;
        let from = format!("sqlite:{}", self.folder.display());
        let mut copy = Command::new(&built.server);
        command::run(copy.args(["db", "copy", "--from", &from, "--to", &cluster.url()]))?;
        // What the server would do by itself within a minute.
        let mut vacuum = Command::new(binaries.join("vacuumdb"));
        command::run(vacuum.args(["--analyze", "--quiet", "--dbname", &cluster.url()]))?;
        Ok(Postgres { cluster, binaries, _careful: careful })
    }

    /// The arguments that name this place to the product's commands.
    pub fn arguments(&self) -> Vec<String> {
        match &self.postgres {
            Some(postgres) => vec!["--database".into(), postgres.cluster.url()],
            None => vec!["--data".into(), self.folder.display().to_string()],
        }
    }

    /// Gives the sessions of the data set their full time again. The server must be stopped.
    pub fn refresh(&self) -> Result<()> {
        match self.kind {
            Kind::Sqlite => seed::refresh_sessions(&self.folder.join("keyworker.db")),
            Kind::Postgres => Ok(()),
        }
    }

    /// The folder on the disk that is measured.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn port(&self) -> Option<u16> {
        self.postgres.as_ref()?.cluster.url().split(':').nth(2)?.split('/').next()?.parse().ok()
    }

    /// Bytes of the tables and indexes, without the log that is written over and over.
    pub fn size(&self) -> Result<u64> {
        const LITE: &str = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        const POSTGRES: &str = "SELECT pg_database_size(current_database())";
        let Some(postgres) = &self.postgres else {
            let connection = rusqlite::Connection::open(self.folder.join("keyworker.db"))?;
            let bytes: i64 = connection.query_row(LITE, [], |row| row.get(0))?;
            return Ok(bytes.unsigned_abs());
        };
        let mut ask = Command::new(postgres.binaries.join("psql"));
        ask.args(["--no-psqlrc", "-tA", "-d", &postgres.cluster.url(), "-c", POSTGRES]);
        command::output(&mut ask).context("psql did not answer")?.parse().context("psql gave no number")
    }
}
