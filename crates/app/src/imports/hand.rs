//! The hand that carries an import out: every row it touches is written down, so that it can be taken back.

use std::collections::HashMap;

use domain::{
    Id,
    ids::{BatchId, OrganisationId, ServiceId, StaffId, TeamId},
    journal::Event,
};
use store::{StoreError, Work};

use super::{
    Did, Importer,
    places::{Team, compared},
    sql,
};
use crate::organisations;

/// Carries an import out.
pub(super) struct Hand<'a, 'c> {
    pub(super) work: &'a mut Work<'c>,
    pub(super) permit: &'a Importer,
    pub(super) organisation: OrganisationId,
    pub(super) service: ServiceId,
    pub(super) batch: BatchId,
    /// Staff added by this import, by their first line.
    pub(super) new_staff: HashMap<u64, StaffId>,
    teams: HashMap<String, TeamId>,
}

impl<'a, 'c> Hand<'a, 'c> {
    pub(super) fn of(
        work: &'a mut Work<'c>,
        permit: &'a Importer,
        service: ServiceId,
        batch: BatchId,
    ) -> Self {
        Self {
            work,
            permit,
            organisation: permit.organisation(),
            service,
            batch,
            new_staff: HashMap::new(),
            teams: HashMap::new(),
        }
    }
    /// Writes down that a row was added or updated by this import, and the version it has now.
    pub(super) fn record<T>(
        &mut self,
        line: u64,
        table: &'static str,
        id: Id<T>,
        did: Did,
        version: i64,
    ) -> Result<(), StoreError> {
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        let arguments =
            [self.batch.into(), line.into(), table.into(), id.into(), did.code().into(), version.into()];
        self.work.put(&sql::ADD_LINE, &arguments)?;
        Ok(())
    }
    /// Notes what happened to a row.
    pub(super) fn note(&mut self, act: &'static str, of: impl FnOnce(Event) -> Event) {
        let event = of(self.permit.event(act));
        let detail = format!(
            "{}import={}",
            if event.detail.is_empty() { String::new() } else { format!("{} ", event.detail) },
            self.batch
        );
        self.work.note(event.detail(detail));
    }
    /// The team, added if it is new.
    pub(super) fn team(&mut self, team: Option<&Team>) -> Result<Option<TeamId>, StoreError> {
        let name = match team {
            None => return Ok(None),
            Some(Team::Here(team)) => return Ok(Some(*team)),
            Some(Team::New(name)) => name,
        };
        if let Some(team) = self.teams.get(&compared(name)) {
            return Ok(Some(*team));
        }
        let team = organisations::service::add_team(self.work, self.organisation, self.service, name)?;
        self.teams.insert(compared(name), team);
        self.record(0, "team", team, Did::Added, 1)?;
        self.note("team.added", |event| event.of(team).version(1));
        Ok(Some(team))
    }
}
