//! `user add`: a sign-in made on the machine itself, for whoever is locked out or starts without the set-up page.

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use domain::{names, one_of::OneOf, role::Role};
use store::{StoreError, Work};

use crate::config::{self, DEFAULT_FOLDER, Data};

#[derive(Args)]
pub struct UserCommand {
    #[command(subcommand)]
    command: UserAction,
}

#[derive(Subcommand)]
enum UserAction {
    /// Adds a member of staff with a role and a sign-in, and prints the one-time link to choose a password.
    Add {
        /// Full name.
        #[arg(long)]
        name: String,
        /// Sign-in name.
        #[arg(long)]
        sign_in: String,
        /// Role: registered_manager, service_administrator, system_administrator, key_worker, associate_director.
        #[arg(long)]
        role: String,
        /// The service, by name, for roles held in one.
        #[arg(long)]
        service: Option<String>,
        #[command(flatten)]
        data: Data,
    },
}

pub fn run(user: &UserCommand) -> anyhow::Result<()> {
    let UserAction::Add { name, sign_in, role, service, data } = &user.command;
    let role = Role::read(role).with_context(|| format!("{role} is not a role"))?;
    if role.in_team() || role.time_boxed() {
        bail!("{} needs a team or an end date. Add them on the Staff page.", role.words());
    }
    let name = names::read(name).context("--name")?;
    let sign_in = names::read(sign_in).context("--sign-in")?;
    if role.in_service() && service.is_none() {
        bail!("{} is held in a service. Name it with --service", role.words());
    }
    let store = data.open(DEFAULT_FOLDER, false)?;
    config::check_migrated(&store)?;
    let service = service.clone();
    let token = store.write_now(move |work: &mut Work<'_>| -> Result<String, Refused> {
        app::staff::service::add_from_command(work, &name, &sign_in, role, service.as_deref())?
            .map_err(Refused::Because)
    });
    match token {
        Ok(token) => {
            println!("Added. They choose a password here (the link works once, for 7 days):");
            println!("  <your server's address>/invitation/{token}");
            Ok(())
        }
        Err(Refused::Because(sentence)) => bail!("{sentence}"),
        Err(Refused::Store(error)) => Err(error.into()),
    }
}

enum Refused {
    Because(String),
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
