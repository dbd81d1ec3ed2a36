//! A database for one test, gone afterwards.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use store::Place;

static COUNT: AtomicU64 = AtomicU64::new(1);

/// A database for one test.
pub struct Database {
    place: Place,
    server: Option<String>,
    folder: Option<PathBuf>,
}

impl Database {
    /// A SQLite file in a folder of its own.
    pub fn sqlite() -> Self {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("keyworker-test-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        Self { place: Place::File(folder.join("keyworker.db")), server: None, folder: Some(folder) }
    }
    /// A fresh database on the server that the environment names.
    pub fn postgres(server: &str) -> Self {
        let name = format!("keyworker_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        admin(server, &format!("CREATE DATABASE {name}"));
        let url = match server.rsplit_once('/') {
            Some((host, _)) => format!("{host}/{name}"),
            None => panic!("KEYWORKER_TEST_POSTGRES is not a URL with a database name"),
        };
        Self { place: Place::Postgres(url), server: Some(server.to_owned()), folder: None }
    }
    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.place
    }
    /// The folder for files beside the database.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(std::env::temp_dir)
    }
}

fn admin(server: &str, sql: &str) {
    // The client runs a runtime of its own, which cannot stand inside that of a test.
    std::thread::scope(|scope| {
        let run = scope.spawn(|| {
            let mut client = postgres::Client::connect(server, postgres::NoTls)?;
            client.batch_execute(sql)
        });
        run.join().expect("a thread").expect("the PostgreSQL server for tests");
    });
}

impl Drop for Database {
    fn drop(&mut self) {
        if let (Some(server), Place::Postgres(url)) = (&self.server, &self.place)
            && let Some((_, name)) = url.rsplit_once('/')
        {
            admin(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// Runs with a fresh PostgreSQL database, or says why not.
pub fn with_postgres(story: impl FnOnce(Database)) {
    match std::env::var("KEYWORKER_TEST_POSTGRES") {
        Ok(server) => story(Database::postgres(&server)),
        Err(_) => println!(
            "Not run on PostgreSQL: KEYWORKER_TEST_POSTGRES names no server. cargo xtask test brings one."
        ),
    }
}
