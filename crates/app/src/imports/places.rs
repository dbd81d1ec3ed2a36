//! Teams and stages of the service that a file is for.

use std::collections::HashMap;

use domain::ids::{OrganisationId, ServiceId, StageId, TeamId};
use store::{StoreError, Tx};

use super::{sheet::Sheet, sql};

/// A team that a line speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Team {
    Here(TeamId),
    /// To be added with this name.
    New(String),
}

/// Teams and stages, by their names as they are compared.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) teams: HashMap<String, TeamId>,
    pub(super) stages: HashMap<String, StageId>,
    /// Whether teams that are not there are added.
    pub(super) add_teams: bool,
    /// Those that are to be added, as first written, by the name as it is compared.
    pub(super) new_teams: HashMap<String, String>,
}

impl Places {
    pub(super) fn load(
        tx: &mut Tx<'_>,
        organisation: OrganisationId,
        service: ServiceId,
        add_teams: bool,
    ) -> Result<Self, StoreError> {
        let teams: Vec<(TeamId, String)> = tx.rows(&sql::TEAMS, &[organisation.into(), service.into()])?;
        let stages: Vec<(StageId, String)> = tx.rows(&sql::STAGES, &[organisation.into(), service.into()])?;
        Ok(Self {
            teams: teams.into_iter().map(|(id, name)| (compared(&name), id)).collect(),
            stages: stages.into_iter().map(|(id, name)| (compared(&name), id)).collect(),
            add_teams,
            new_teams: HashMap::new(),
        })
    }
    /// The team of a line; what is wrong with it is named.
    pub(super) fn team(&mut self, sheet: &mut Sheet<'_>, at: usize, name: &str) -> Option<Team> {
        let key = compared(name);
        if let Some(team) = self.teams.get(&key) {
            return Some(Team::Here(*team));
        }
        if self.add_teams {
            return Some(Team::New(self.new_teams.entry(key).or_insert_with(|| name.to_owned()).clone()));
        }
        let todo = "The service has no team of this name. Correct it, or go back and tick \"Add the teams that are not there yet\".";
        sheet.complain(at, "team", todo);
        None
    }
    /// The stage of a line; what is wrong with it is named.
    pub(super) fn stage(&self, sheet: &mut Sheet<'_>, at: usize, name: &str) -> Option<StageId> {
        let stage = self.stages.get(&compared(name)).copied();
        if stage.is_none() {
            sheet.complain(
                at,
                "stage",
                "The service has no stage of this name. Correct it, or leave the cell empty.",
            );
        }
        stage
    }
}

/// A name as it is compared: capitals and accents do not matter.
pub(super) fn compared(name: &str) -> String {
    domain::names::key(name)
}
