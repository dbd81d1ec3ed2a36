//! `policy adopt`: what services promise, for an installation that is set up from the command line.

use anyhow::bail;
use app::policy::{NewVersion, SwitchedOff};
use clap::Args;
use domain::{
    ids::{OrganisationId, ServiceId},
    policy::Pack,
};
use store::{Store, StoreError, Who};

use crate::config::{self, DEFAULT_FOLDER, Data};

#[derive(Args)]
pub struct Adopt {
    /// The pack, a TOML file, or the name of one that comes with Keyworker.
    #[arg(long, value_name = "FILE")]
    pack: String,
    /// The service, by name. May be said several times.
    #[arg(long, required_unless_present = "every_service")]
    service: Vec<String>,
    /// For every service that promises nothing yet.
    #[arg(long, conflicts_with = "service")]
    every_service: bool,
    /// Why, in a sentence. It is kept with the policy.
    #[arg(long)]
    why: String,
    #[command(flatten)]
    data: Data,
}

pub fn run(adopt: &Adopt) -> anyhow::Result<()> {
    let pack = super::pack(&adopt.pack)?;
    let store = adopt.data.open(DEFAULT_FOLDER, false)?;
    config::check_migrated(&store)?;
    if adopt.why.trim().chars().count() < 3 {
        bail!("--why takes a sentence: why do the promises change?");
    }
    let services = services(&store, adopt)?;
    for (organisation, service) in &services {
        one(&store, *organisation, *service, &pack, adopt.why.trim())?;
    }
    let count =
        if services.len() == 1 { "1 service".to_owned() } else { format!("{} services", services.len()) };
    crate::say!(
        "{count} promise what {} says, from today. Next: keyworker policy reckon, or start the server: it reckons what is due by itself.",
        pack.name
    );
    Ok(())
}

fn services(store: &Store, adopt: &Adopt) -> anyhow::Result<Vec<(OrganisationId, ServiceId)>> {
    if adopt.every_service {
        return Ok(store.read_now(app::promises::services_without_policy)?);
    }
    adopt.service.iter().map(|name| crate::commands::evidence::service_named(store, name)).collect()
}

fn one(
    store: &Store,
    organisation: OrganisationId,
    service: ServiceId,
    pack: &Pack,
    why: &str,
) -> anyhow::Result<()> {
    let (pack, why) = (pack.clone(), why.to_owned());
    store.write_now(move |work| -> Result<(), StoreError> {
        work.acting(Who { organisation: Some(organisation), staff: None, session: None });
        let (switched_off, from) = (SwitchedOff::new(), work.today());
        let new = NewVersion { service, pack: &pack, switched_off: &switched_off, why: &why, from };
        app::policy::adopt(work, organisation, &new).map(drop)
    })?;
    Ok(())
}
