//! Policies: tried out without a database (is the file right, and what would be due?), adopted for services, and
//! everything that is due reckoned again.

mod adopt;
mod reckon;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use domain::{
    Day,
    one_of::OneOf,
    policy::{
        Described, Duty, Pack, State, described, duties_of_person, duties_of_service, duties_of_worker,
    },
};

use crate::config;

#[derive(Args)]
pub struct PolicyCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Reads a policy pack, and names every mistake with its line.
    Check {
        /// The pack, a TOML file.
        file: PathBuf,
    },
    /// Prints what is due for a described person, worker or service, without a database.
    Due {
        /// The pack, a TOML file, or the name of one that comes with Keyworker.
        #[arg(long, value_name = "FILE")]
        pack: String,
        /// The facts, a JSON file. Its format: keyworker policy schema.
        #[arg(long, value_name = "FACTS.json")]
        facts: PathBuf,
        /// The day, as YYYY-MM-DD. Today when left out.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Lists the packs that come with Keyworker, or prints one to begin from.
    Packs {
        /// The name of a pack to print.
        name: Option<String>,
    },
    /// Prints the JSON Schema of the facts.
    Schema,
    /// Prints facts to begin from: a person, a worker or a service of whom everything is known.
    Example {
        /// person, worker or service.
        of: String,
    },
    /// Makes a pack what services promise. The server may be running.
    Adopt(adopt::Adopt),
    /// Reckons again what is due about everyone, as is done once a day by itself. The server may be running.
    Reckon(config::Data),
}

pub fn run(command: &PolicyCommand) -> anyhow::Result<()> {
    match &command.what {
        What::Check { file } => {
            let pack = read(file)?;
            crate::say!("{} is right: {}, with {} rules.", file.display(), pack.name, pack.rules.len());
            Ok(())
        }
        What::Due { pack, facts, on } => due(pack, facts, on.as_deref()),
        What::Packs { name: None } => {
            for pack in domain::policy::packs() {
                crate::say!("{:<20} {} ({} rules). {}", pack.id, pack.name, pack.rules.len(), pack.words);
            }
            Ok(())
        }
        What::Packs { name: Some(name) } => {
            crate::say!(
                "{}",
                shipped(name).context("There is no pack of that name. See: keyworker policy packs")?.write()
            );
            Ok(())
        }
        What::Schema => {
            crate::say!("{}", domain::policy::schema());
            Ok(())
        }
        What::Example { of } => {
            let example = domain::policy::examples().into_iter().find(|(name, _)| name == of);
            crate::say!("{}", example.context("Write person, worker or service")?.1.trim_end());
            Ok(())
        }
        What::Adopt(adopt) => adopt::run(adopt),
        What::Reckon(data) => reckon::run(data),
    }
}

fn shipped(name: &str) -> Option<&'static Pack> {
    domain::policy::packs().iter().find(|pack| pack.id == name)
}

/// The pack that comes with Keyworker under this name, or the one in this file.
fn pack(named: &str) -> anyhow::Result<Pack> {
    shipped(named).cloned().map_or_else(|| read(Path::new(named)), Ok)
}

fn read(file: &Path) -> anyhow::Result<Pack> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Pack::read(&text).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("{}: {fault}", file.display())).collect();
        let (things, them) = if lines.len() == 1 { ("thing", "it") } else { ("things", "them") };
        anyhow::anyhow!(
            "{}\n{} {things} to mend. Mend {them}, and check again.",
            lines.join("\n"),
            lines.len()
        )
    })
}

fn due(pack: &str, facts: &Path, on: Option<&str>) -> anyhow::Result<()> {
    let pack = self::pack(pack)?;
    let on: Day = match on {
        Some(text) => {
            text.parse().map_err(|_| anyhow::anyhow!("--on takes a day like 2026-11-21, not {text}"))?
        }
        None => domain::Clock::now(&domain::time::SystemClock::default()).day(),
    };
    let text =
        std::fs::read_to_string(facts).with_context(|| format!("{} cannot be read", facts.display()))?;
    let duties = match described(&text) {
        Ok(Described::Person(facts)) => duties_of_person(&pack.rules, &facts, on),
        Ok(Described::Worker(facts)) => duties_of_worker(&pack.rules, &facts, on),
        Ok(Described::Service(facts)) => duties_of_service(&pack.rules, &facts, on),
        Err(sentence) => bail!("{}: {sentence}", facts.display()),
    };
    if duties.is_empty() {
        crate::say!("Nothing in {} applies on {}.", pack.id, on.long());
    }
    for duty in &duties {
        let item = if duty.item.is_empty() { String::new() } else { format!(" [{}]", duty.item) };
        let staff = duty.owner.staff.as_ref().map_or(String::new(), |staff| format!(" {staff}"));
        crate::say!(
            "{:<32} {:<24} {}{staff}",
            format!("{}{item}", duty.rule),
            standing(duty, on),
            duty.owner.role.words()
        );
        crate::say!("    {}", duty.because);
    }
    Ok(())
}

fn standing(duty: &Duty, on: Day) -> String {
    match (duty.state, duty.due) {
        (State::Due, Some(due)) if duty.is_late(on) => format!("late since {due}"),
        (State::Due, Some(due)) => format!("due by {due}"),
        (State::Due, None) => "due".to_owned(),
        (State::Excused { recheck }, _) => format!("excused until {recheck}"),
        (State::NotMeasured, _) => "not measured yet".to_owned(),
        (State::Met { on, .. }, _) => format!("kept on {on}"),
    }
}
