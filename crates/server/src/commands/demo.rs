//! `demo`: made-up people, served on this machine.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::bail;
use clap::Args;
use domain::{Clock, Moment, chance::SeededChance, time::SystemClock};
use store::{Options, Place, Store};

use crate::{
    config::{self, Data},
    serving::{self, Door},
    work::HeadFiles,
};

#[derive(Args)]
pub struct Demo {
    /// The folder for the demonstration's database.
    #[arg(long, value_name = "DIR", default_value = "keyworker-demo")]
    data: PathBuf,
    /// A PostgreSQL database, as postgres://user:password@host/name, instead of the embedded one.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Where to listen, on this machine.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7700")]
    listen: SocketAddr,
    /// Make the database and stop, without serving it.
    #[arg(long)]
    only_make: bool,
}

/// Stands still at the beginning of today, so that the demonstration is the same whenever it is made that day.
struct Midnight(Moment);

impl Clock for Midnight {
    fn now(&self) -> Moment {
        self.0
    }
}

pub fn run(demo: &Demo) -> anyhow::Result<()> {
    serving::log();
    if !demo.listen.ip().is_loopback() {
        bail!("The demonstration is served to this machine alone. Choose an address like 127.0.0.1:7700");
    }
    let data = Data { data: Some(demo.data.clone()), database: demo.database.clone(), config: None };
    let place = data.place("keyworker-demo")?;
    crate::say!("Making the demonstration at {} …", place.shown());
    let started = SystemClock::default().now();
    make(&data, &place)?;
    let took = SystemClock::default().now().micros() - started.micros();
    crate::say!("Made in {:.1} seconds.", took as f64 / 1e6);
    if demo.only_make {
        return Ok(());
    }
    let store = config::open(place.clone(), 16, matches!(place, Place::File(_)))?;
    let door = Door { listen: demo.listen, tls: None, proxy_header: None };
    std::fs::create_dir_all(&demo.data)?;
    let files = HeadFiles(vec![demo.data.join("journal.heads")]);
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(async { serving::serve_store(store, &door, files, true, print_how).await })
}

/// Makes the data anew. A database that holds anything but the demonstration is left alone.
fn make(data: &Data, place: &Place) -> anyhow::Result<()> {
    let store = data.open_or_make("keyworker-demo", 4, true)?;
    let pending = store.pending()?;
    if pending.has > 0 {
        config::check_migrated(&store)?;
        let purpose = store.read_now(app::sign_in::service::purpose)?;
        if purpose.as_deref() != Some("demo") {
            bail!(
                "The database at {} holds something else than the demonstration. Choose another place.",
                place.shown()
            );
        }
    }
    drop(store);
    // Threads that hold the old file let go of it when the store is dropped; the lock goes with it.
    store::unmake(place)?;
    if let Place::File(file) = place {
        let _ = std::fs::remove_file(file.with_file_name("journal.heads"));
    }
    let today = SystemClock::default().now().day();
    let midnight = Moment::at(today, 0, 0).unwrap_or_else(|| SystemClock::default().now());
    let (year, month, day) = today.parts();
    let seed = u64::from(year.unsigned_abs()) * 10_000 + u64::from(month) * 100 + u64::from(day);
    let store = Store::open(Options {
        place: place.clone(),
        connections: 4,
        clock: Arc::new(Midnight(midnight)),
        chance: Arc::new(SeededChance::new(seed)),
        alone: true,
        after: Some(app::after(&app::reckoner())),
    })?;
    store.migrate()?;
    app::demo::load(&store, today)?;
    Ok(())
}

fn print_how(address: &str) {
    crate::say!("\nKeyworker is at {address}\n");
    crate::say!("Sign in as any of these, each with the password: {}\n", app::demo::PASSWORD);
    for (role, name) in app::demo::sign_ins() {
        crate::say!("  {name:<12} {role}");
    }
    crate::say!("\nEvery person in it is made up. Stop with Ctrl-C.");
}
