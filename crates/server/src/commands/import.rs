//! `import`: a file of people, staff, or who is whose key worker, from the command line.

use std::path::PathBuf;

use access::{Actor, gate};
use anyhow::{Context as _, bail};
use app::imports::{Applied, Checked, Kind, Mapping, Request, Source};
use clap::Args;
use domain::{ids::ServiceId, one_of::OneOf};
use indicatif::{ProgressBar, ProgressStyle};
use store::{Store, StoreError, Tx, Work};

use crate::config::{self, DEFAULT_FOLDER, Data};

#[derive(Args)]
pub struct Import {
    /// What the file brings: people, staff or key_workers.
    what: String,
    /// A CSV or XLSX file, or FHIR resources as JSON.
    file: PathBuf,
    /// The service, by name.
    #[arg(long)]
    service: String,
    /// Who brings it in, by sign-in name: a registered manager or service administrator of the service.
    #[arg(long = "as", value_name = "SIGN-IN-NAME")]
    sign_in: String,
    /// Which heading of the file is which of our fields, where it is not found by itself: "Our field=Their heading".
    #[arg(long = "map", value_name = "FIELD=HEADING")]
    map: Vec<String>,
    /// Add the teams that the file names and the service has not.
    #[arg(long)]
    add_teams: bool,
    /// People of the same name and date of birth as somebody there are other people.
    #[arg(long)]
    different: bool,
    /// Bring it in, when every line is right. Without this, the file is only checked.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    data: Data,
}

pub fn run(import: &Import) -> anyhow::Result<()> {
    let kind = Kind::from_code(&import.what).context("Write people, staff or key_workers")?;
    let bytes =
        std::fs::read(&import.file).with_context(|| format!("{} cannot be read", import.file.display()))?;
    let name = import.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let source = Source::read(kind, &name, &bytes).map_err(anyhow::Error::msg)?;
    let mut mapping = Mapping::guess(kind, &source.headings);
    for pair in &import.map {
        mapping.add(kind, pair, &source.headings).map_err(anyhow::Error::msg)?;
    }
    (mapping.add_teams, mapping.different) = (import.add_teams, import.different);
    for note in &source.notes {
        println!("{note}");
    }
    for (field, heading) in &mapping.columns {
        println!("  {field:<28} from the column “{heading}”");
    }
    let store = import.data.open(DEFAULT_FOLDER, false)?;
    config::check_migrated(&store)?;
    let service = service(&store, &import.sign_in, &import.service)?;
    let request = Request { kind, service, source, mapping };
    if import.yes { bring_in(&store, import, request, name) } else { check(&store, import, request) }
}

/// The actor behind a sign-in name, or a sentence.
pub fn actor(tx: &mut Tx<'_>, sign_in: &str) -> Result<Actor, Refused> {
    let key = app::sign_in::service::sign_in_key(sign_in);
    Actor::of_account(tx, &key)?
        .ok_or_else(|| Refused::Because(format!("Nobody who can sign in now is called {sign_in}.")))
}

/// The service of this name in the actor's organisation.
pub fn service(store: &Store, sign_in: &str, name: &str) -> anyhow::Result<ServiceId> {
    let (sign_in, wanted) = (sign_in.to_owned(), name.to_owned());
    let found = store.read_now(move |tx| -> Result<_, Refused> {
        let actor = actor(tx, &sign_in)?;
        let places = app::organisations::places(tx, actor.organisation())?;
        Ok(places
            .into_iter()
            .find(|place| place.team.is_none() && place.words() == wanted)
            .map(|place| place.service))
    })?;
    found.with_context(|| format!("There is no service called {name}."))
}

fn permit(tx: &mut Tx<'_>, sign_in: &str, service: ServiceId) -> Result<app::imports::Importer, Refused> {
    let actor = actor(tx, sign_in)?;
    gate::in_organisation(&actor)
        .filter(|permit: &app::imports::Importer| permit.covers(service))
        .ok_or_else(|| Refused::Because(format!("{sign_in} may not bring files into this service.")))
}

fn check(store: &Store, import: &Import, request: Request) -> anyhow::Result<()> {
    let (sign_in, kind) = (import.sign_in.clone(), request.kind);
    let checked = store.read_now(move |tx| -> Result<Checked, Refused> {
        let permit = permit(tx, &sign_in, request.service)?;
        Ok(app::imports::check(tx, &permit, &request)?)
    })?;
    tell(&checked, kind);
    if !checked.is_good() {
        bail!("Nothing was brought in. Mend these lines in the file and try again.");
    }
    println!("Nothing was brought in yet. To do it, add --yes.");
    Ok(())
}

fn bring_in(store: &Store, import: &Import, request: Request, name: String) -> anyhow::Result<()> {
    let (sign_in, kind, total) = (import.sign_in.clone(), request.kind, request.source.total());
    let bar = ProgressBar::new(total);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} lines, {eta} left") {
        bar.set_style(style);
    }
    let told = bar.clone();
    let applied = store.write_now(move |work: &mut Work<'_>| -> Result<Applied, Refused> {
        let permit = permit(work, &sign_in, request.service)?;
        let applied =
            app::imports::apply(work, &permit, &request, &name, &|done, _| told.set_position(done))?;
        Ok(applied)
    })?;
    bar.finish_and_clear();
    match applied {
        Applied::Done { batch, checked } => {
            tell(&checked, kind);
            println!("Done. This import can be taken back on the page /imports/{batch}/result.");
            Ok(())
        }
        Applied::Refused(checked) => {
            tell(&checked, kind);
            bail!("Nothing was brought in. Mend these lines in the file and try again.")
        }
    }
}

fn tell(checked: &Checked, kind: Kind) {
    for bad in &checked.bad {
        println!("line {}, {}: {}. {}", bad.line, bad.column, bad.says, bad.todo);
    }
    for double in &checked.doubles {
        println!(
            "line {}: {} (add --different if these are different people)",
            double.line,
            double.sentence()
        );
    }
    for note in &checked.notes {
        println!("{note}");
    }
    let count = |count| kind.count(count);
    println!(
        "{} in the file: {} to add, {} to change, {} as they are, {} with something to mend.",
        count(checked.total),
        checked.added,
        checked.updated,
        checked.unchanged,
        checked.bad_lines()
    );
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Refused {
    /// A sentence for whoever asked.
    Because(String),
    /// The store's own reason.
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Because(sentence) => f.write_str(sentence),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Refused {}
