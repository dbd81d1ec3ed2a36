//! `export`: a list of a service as CSV, from the command line.

use std::path::PathBuf;

use access::gate;
use anyhow::{Context as _, bail};
use app::exports::{Exported, Exporter, Reason, What};
use clap::Args;
use domain::one_of::OneOf;
use store::Work;

use super::import::{Refused, actor, service};
use crate::config::{self, DEFAULT_FOLDER, Data};

#[derive(Args)]
pub struct Export {
    /// The list: people, staff, key_workers, placements or contacts.
    what: String,
    /// The file to make.
    file: PathBuf,
    /// The service, by name.
    #[arg(long)]
    service: String,
    /// Who takes it out, by sign-in name: a registered manager of the service.
    #[arg(long = "as", value_name = "SIGN-IN-NAME")]
    sign_in: String,
    /// Why; it goes into the journal.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    data: Data,
}

pub fn run(export: &Export) -> anyhow::Result<()> {
    let codes = |codes: Vec<&str>| codes.join(", ");
    let what = What::from_code(&export.what).with_context(|| {
        format!("Write one of: {}", codes(What::ALL.iter().map(|what| what.code()).collect()))
    })?;
    let reason = Reason::from_code(&export.reason).with_context(|| {
        format!("--reason is one of: {}", codes(Reason::ALL.iter().map(|reason| reason.code()).collect()))
    })?;
    if export.file.exists() {
        bail!("{} is there already. Choose another name.", export.file.display());
    }
    let store = export.data.open(DEFAULT_FOLDER, false)?;
    config::check_migrated(&store)?;
    let service = service(&store, &export.sign_in, &export.service)?;
    let sign_in = export.sign_in.clone();
    let exported = store.write_now(move |work: &mut Work<'_>| -> Result<Exported, Refused> {
        let actor = actor(work, &sign_in)?;
        let permit: Exporter = gate::in_organisation(&actor)
            .filter(|permit: &Exporter| permit.covers(service))
            .ok_or_else(|| Refused::Because(format!("{sign_in} may not take lists out of this service.")))?;
        Ok(app::exports::csv(work, &actor, &permit, (service, what), reason)?)
    })?;
    std::fs::write(&export.file, &exported.bytes)
        .with_context(|| format!("{} cannot be written", export.file.display()))?;
    println!(
        "{} lines in {}. Keep it safe, and delete it when it has done its work.",
        exported.lines,
        export.file.display()
    );
    Ok(())
}
