//! `evidence`: how a service stood on a day, as a folder for an inspector.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use domain::{
    Day,
    ids::{OrganisationId, ServiceId},
};
use store::{Store, StoreError, Who};

use crate::config::{self, DEFAULT_FOLDER, Data};

#[derive(Args)]
pub struct Evidence {
    /// The service, by name.
    #[arg(long)]
    service: String,
    /// The day, as YYYY-MM-DD: how it stood at the end of it, as it was known then.
    #[arg(long, value_name = "DATE")]
    on: String,
    /// The folder to write. What is there already under the same names is written anew.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    data: Data,
}

pub fn run(evidence: &Evidence) -> anyhow::Result<()> {
    let on: Day = evidence
        .on
        .parse()
        .map_err(|_| anyhow::anyhow!("--on takes a day like 2026-03-03, not {}", evidence.on))?;
    let store = evidence.data.open(DEFAULT_FOLDER, false)?;
    config::check_migrated(&store)?;
    let today = store.read_now(|tx| -> Result<Day, StoreError> { Ok(tx.today()) })?;
    if on > today {
        bail!("Choose today or a day before it: nobody knows yet how {} will stand.", on.long());
    }
    let files = files(&store, &evidence.service, on)?;
    std::fs::create_dir_all(&evidence.out)
        .with_context(|| format!("The folder {} cannot be made", evidence.out.display()))?;
    for (name, bytes) in files {
        let path = evidence.out.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    crate::say!(
        "How {} stood on {} is in {}. It holds names: keep it safe, and delete it when it has done its work.",
        evidence.service,
        on.long(),
        evidence.out.display()
    );
    Ok(())
}

fn files(store: &Store, service: &str, on: Day) -> anyhow::Result<Vec<(&'static str, Vec<u8>)>> {
    let (organisation, id) = service_named(store, service)?;
    let name = service.to_owned();
    let files = store.write_now(move |work| {
        work.acting(Who { organisation: Some(organisation), staff: None, session: None });
        app::promises::evidence(work, (organisation, id, &name), on)
    })?;
    Ok(files)
}

/// The one service of this name.
pub fn service_named(store: &Store, service: &str) -> anyhow::Result<(OrganisationId, ServiceId)> {
    let name = service.to_owned();
    let found = store.read_now(move |tx| app::promises::services_named(tx, &name))?;
    match found.as_slice() {
        [one] => Ok(*one),
        [] => bail!("There is no service called {service}."),
        _ => bail!(
            "More than one organisation has a service called {service}. Give one of them another name first."
        ),
    }
}
