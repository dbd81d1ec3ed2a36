//! Where people are supported and staff work: services and their teams, as a form offers them.

use domain::ids::{OrganisationId, ServiceId, TeamId};
use store::{StoreError, Tx};

use super::{rows::PlaceRow, sql};

/// A service, or one of its teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The service.
    pub service: ServiceId,
    /// The team, for a place that is one.
    pub team: Option<TeamId>,
    service_name: String,
    team_name: Option<String>,
}

impl Place {
    /// The value in a form: the id of the service, or both ids with a slash between.
    pub fn code(&self) -> String {
        match self.team {
            None => self.service.to_string(),
            Some(team) => format!("{}/{team}", self.service),
        }
    }
    /// "Elm House", "Elm House, Garden team".
    pub fn words(&self) -> String {
        match &self.team_name {
            None => self.service_name.clone(),
            Some(team) => format!("{}, {team}", self.service_name),
        }
    }
}

/// Every place of an organisation: each service, followed by its teams.
pub fn places(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Vec<Place>, StoreError> {
    let rows: Vec<PlaceRow> = tx.rows(&sql::PLACES, &[organisation.into()])?;
    let mut places: Vec<Place> = Vec::new();
    for row in rows {
        let service =
            Place { service: row.service, team: None, service_name: row.service_name, team_name: None };
        if places.last().is_none_or(|last| last.service != row.service) {
            places.push(service.clone());
        }
        if row.team.is_some() {
            places.push(Place { team: row.team, team_name: row.team_name, ..service });
        }
    }
    Ok(places)
}
