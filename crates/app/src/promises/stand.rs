//! How we stand: for each service and promise, how many people it is kept for. Every number opens exactly its rows.

use access::{OrganisationPermit, SeeUnallocated};
use askama::Template;
use domain::ids::ServiceId;
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{
    alarm::{self, Alarm},
    figures::{Figures, by_rule, lateness},
    policy::progress,
    sql::{self, PlaceRow, RuleRow, ServiceRow},
};
use crate::policy::Version;

pub(super) type Asked = Ask<OrganisationPermit<SeeUnallocated>>;

#[derive(Template)]
#[template(path = "promises/templates/stand.html")]
struct StandPage {
    shell: Shell,
    alarms: Vec<Alarm>,
    services: Vec<Service>,
    /// The whole organisation, one line for each service.
    whole: Option<Vec<Figures>>,
    without_policy: Vec<ServiceRow>,
    person: domain::words::Noun,
    /// Told while what is due is being worked out again.
    progress: Option<String>,
}

struct Service {
    id: ServiceId,
    name: String,
    rows: Vec<Figures>,
}

impl Service {
    fn lateness(&self) -> String {
        lateness(self.rows.iter().map(Figures::late).sum())
    }
}

impl StandPage {
    fn whole_lateness(&self) -> String {
        lateness(self.whole.iter().flatten().map(Figures::late).sum())
    }
}

pub(super) fn show(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let organisation = ask.proof.organisation();
    let all: Vec<ServiceRow> = tx.rows(&sql::SERVICES, &[organisation.into()])?;
    let mine = |row: &ServiceRow| ask.proof.covers(row.id);
    let (mut services, mut whole) = (Vec::<Service>::new(), None);
    if ask.proof.whole() {
        let arguments = ["person".into(), organisation.into(), ask.today().into()];
        let rows: Vec<PlaceRow> = tx.rows(&sql::WHOLE, &arguments)?;
        whole = Some(rows.iter().map(Figures::of_service).collect());
    } else {
        services =
            all.iter().filter(|row| mine(row)).map(|row| seen(ask, tx, row)).collect::<Result<_, _>>()?;
    }
    tx.note(ask.proof.event("promises.listed"));
    let without_policy = all.into_iter().filter(|row| row.version.is_none() && mine(row)).collect();
    let (shell, person) = (ask.shell("How we stand"), ask.words().person);
    let alarms = alarm::alarms(ask, tx, None)?;
    let progress = progress(tx, organisation)?;
    Answer::page(&StandPage { shell, alarms, services, whole, without_policy, person, progress })
}

/// A service, with what it promises to the people whom the reader sees there.
fn seen(ask: &Asked, tx: &mut Tx<'_>, row: &ServiceRow) -> Result<Service, Problem> {
    let version = Version::in_force(tx, ask.proof.organisation(), row.id, ask.today())?;
    let rows = match version {
        Some(version) => by_rule(&version, &to_people(ask, tx, row.id)?, "person", true),
        None => Vec::new(),
    };
    Ok(Service { id: row.id, name: row.name.clone(), rows })
}

/// The numbers of a service's promises to the people whom the reader may see.
pub(super) fn to_people(ask: &Asked, tx: &mut Tx<'_>, service: ServiceId) -> Result<Vec<RuleRow>, Problem> {
    let me = ask.me()?;
    let first = [me.staff().into(), me.organisation().into(), ask.today().into(), me.on_shift().into()];
    let arguments: Vec<store::Value> = first.into_iter().chain([service.into()]).collect();
    Ok(tx.rows(&sql::BY_RULE, &arguments)?)
}
