//! A service that promised to have a registered manager, and has none: an alarm on every page of its promises (A6).

use access::{ManageStaff, OrganisationPermit, SeeUnallocated, gate};
use domain::ids::ServiceId;
use store::{StoreError, Tx};
use web::Ask;

use super::sql::{self, WithoutManagerRow};

/// An alarm, as its reader is told of it.
pub(super) struct Alarm {
    row: WithoutManagerRow,
    /// Whether the reader can give someone the role.
    pub(super) may_mend: bool,
}

impl Alarm {
    pub(super) fn name(&self) -> &str {
        &self.row.name
    }
    pub(super) fn since(&self) -> String {
        self.row.since.long()
    }
    /// Who can mend it, for those who cannot.
    pub(super) fn who(&self) -> String {
        match &self.row.administrator {
            Some(name) => format!("{name} can give someone the role."),
            None => "The service has no administrator either. Ask whoever looks after Keyworker.".to_owned(),
        }
    }
}

/// The services of the permit that have no registered manager, or the one that is asked for.
pub(super) fn alarms(
    ask: &Ask<OrganisationPermit<SeeUnallocated>>,
    tx: &mut Tx<'_>,
    only: Option<ServiceId>,
) -> Result<Vec<Alarm>, StoreError> {
    let arguments = [ask.proof.organisation().into(), ask.today().into()];
    let rows: Vec<WithoutManagerRow> = tx.rows(&sql::WITHOUT_MANAGER, &arguments)?;
    let manage = ask.actor().and_then(gate::in_organisation::<ManageStaff>);
    let shown = rows.into_iter().filter(|row| ask.proof.covers(row.service));
    let shown = shown.filter(|row| only.is_none_or(|service| service == row.service));
    let alarm = |row: WithoutManagerRow| {
        let may_mend = manage.as_ref().is_some_and(|permit| permit.covers(row.service));
        Alarm { row, may_mend }
    };
    Ok(shown.map(alarm).collect())
}
