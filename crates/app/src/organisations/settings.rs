//! The settings of an organisation, service by service.

use askama::Template;
use domain::{ids::ServiceId, names};
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{
    Manage,
    rows::{ServiceRow, StageRow, TeamRow},
    sql,
};

#[derive(Template)]
#[template(path = "organisations/templates/settings.html")]
struct SettingsPage {
    shell: Shell,
    organisation: String,
    services: Vec<ServiceRow>,
    teams: Vec<TeamRow>,
    stages: Vec<StageRow>,
    others: usize,
}

impl SettingsPage {
    fn teams_of(&self, service: &ServiceRow) -> Vec<&TeamRow> {
        self.teams.iter().filter(|team| team.service == service.id).collect()
    }
    fn stages_of(&self, service: &ServiceRow) -> Vec<&StageRow> {
        self.stages.iter().filter(|stage| stage.service == service.id).collect()
    }
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let organisation = ask.proof.organisation();
    let all: Vec<ServiceRow> = tx.rows(&sql::SERVICES, &[organisation.into()])?;
    let count = all.len();
    let services: Vec<ServiceRow> = all.into_iter().filter(|row| ask.proof.covers(row.id)).collect();
    let page = SettingsPage {
        shell: ask.shell("Settings"),
        organisation: tx.one(&sql::ORGANISATION, &[organisation.into()])?,
        others: count - services.len(),
        services,
        teams: tx.rows(&sql::TEAMS, &[organisation.into()])?,
        stages: tx.rows(&sql::STAGES, &[organisation.into()])?,
    };
    Answer::page(&page)
}

/// A service that the permit covers; not there otherwise.
pub(super) fn covered(ask: &Ask<Manage>, tx: &mut Tx<'_>, id: ServiceId) -> Result<ServiceRow, Problem> {
    let rows: Vec<ServiceRow> = tx.rows(&sql::SERVICES, &[ask.proof.organisation().into()])?;
    let found = rows.into_iter().find(|row| row.id == id && ask.proof.covers(id));
    found.ok_or(Problem::NotFound(None))
}

/// Whether two names would be taken for one another.
pub(super) fn same(one: &str, other: &str) -> bool {
    names::key(one) == names::key(other)
}
