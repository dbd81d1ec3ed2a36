//! Where a role can be held: services, their teams, the whole organisation.

use access::{OrganisationPermit, ServiceAct};
use domain::ids::{ServiceId, TeamId};
use store::{StoreError, Tx};

use super::{member::place_words, rows::PlaceRow, sql};

/// The code of the whole organisation, beside the ids of services.
const WHOLE: &str = "organisation";

/// A place where a role can be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The service; none for the whole organisation.
    pub(super) service: Option<ServiceId>,
    /// The team, for roles held in one.
    pub(super) team: Option<TeamId>,
}

/// The places of an organisation that a permit covers.
pub(super) struct Places {
    covered: Vec<(Place, String)>,
    covers_all: bool,
}

impl Places {
    pub(super) fn load<A: ServiceAct>(
        tx: &mut Tx<'_>,
        permit: &OrganisationPermit<A>,
    ) -> Result<Self, StoreError> {
        let rows: Vec<PlaceRow> = tx.rows(&sql::PLACES, &[permit.organisation().into()])?;
        let covers_all = rows.iter().all(|row| permit.covers(row.service));
        let mut covered: Vec<(Place, String)> = Vec::new();
        for row in rows.iter().filter(|row| permit.covers(row.service)) {
            let service = Place { service: Some(row.service), team: None };
            if covered.iter().all(|(place, _)| *place != service) {
                covered.push((service, row.service_name.clone()));
            }
            if row.team.is_some() {
                let words = place_words(Some(&row.service_name), row.team_name.as_deref());
                covered.push((Place { team: row.team, ..service }, words));
            }
        }
        if covers_all {
            covered.push((Place { service: None, team: None }, place_words(None, None)));
        }
        Ok(Self { covered, covers_all })
    }
    /// Whether the permit covers every service. Roles held in the whole organisation are for whoever manages all of it.
    pub(super) fn covers_all(&self) -> bool {
        self.covers_all
    }
    /// The places as options of a form.
    pub(super) fn options(&self) -> Vec<(String, String)> {
        self.covered.iter().map(|(place, words)| (place.code(), words.clone())).collect()
    }
    /// The place that was chosen; none that the permit does not cover.
    pub(super) fn read(&self, code: &str) -> Option<Place> {
        self.covered.iter().map(|(place, _)| *place).find(|place| place.code() == code)
    }
    /// The code of the only place there is to choose.
    pub(super) fn only(&self) -> Option<String> {
        let mut places = self.covered.iter().filter(|(place, _)| place.service.is_some());
        places.next().filter(|_| places.next().is_none()).map(|(place, _)| place.code())
    }
}

impl Place {
    fn code(self) -> String {
        match (self.service, self.team) {
            (None, _) => WHOLE.to_owned(),
            (Some(service), None) => service.to_string(),
            (Some(service), Some(team)) => format!("{service}/{team}"),
        }
    }
}
