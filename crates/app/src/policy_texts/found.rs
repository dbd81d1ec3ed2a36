//! The policy of the path, for whoever may do what the page is for; not there for anyone else.

use access::{OrganisationPermit, ServiceAct};
use domain::{
    Day,
    ids::{OrganisationId, Service, ServiceId, StaffId, Thing},
    policy::{Kind, dates::anniversary},
};
use store::Tx;
use web::{Ask, Problem};

use super::sql::{self, PolicyRow};
use crate::policy::Version;

/// The service of the path, if the permit covers it and the organisation has it: its id and name.
pub(super) fn service<A: ServiceAct>(
    ask: &Ask<OrganisationPermit<A>>,
    tx: &mut Tx<'_>,
) -> Result<(ServiceId, String), Problem> {
    let wanted = ask.id::<Service>("service")?;
    let all: Vec<(ServiceId, String)> = tx.rows(&sql::SERVICES, &[ask.proof.organisation().into()])?;
    let found = all.into_iter().find(|(id, _)| *id == wanted && ask.proof.covers(*id));
    found.ok_or(Problem::NotFound(None))
}

/// The policy of the path.
pub(super) fn policy<A: ServiceAct>(
    ask: &Ask<OrganisationPermit<A>>,
    tx: &mut Tx<'_>,
) -> Result<PolicyRow, Problem> {
    let (service, policy) = (ask.id::<Service>("service")?, ask.id::<Thing>("policy")?);
    if !ask.proof.covers(service) {
        return Err(Problem::NotFound(None));
    }
    let arguments = [policy.into(), service.into(), ask.proof.organisation().into()];
    tx.maybe(&sql::POLICY, &arguments)?.ok_or(Problem::NotFound(None))
}

impl PolicyRow {
    pub(super) fn path(&self) -> String {
        format!("/policies/{}/{}", self.service, self.id)
    }
}

/// By which day a policy that was last looked at on this day is looked at again, where the service promises to.
pub(super) fn next_review(promised: Option<&Version>, last: Day) -> Option<Day> {
    let months = promised?.rules.iter().filter_map(|rule| match &rule.kind {
        Kind::PolicyReviewed(of) => Some(of.every_months.get()),
        _ => None,
    });
    months.min().map(|months| anniversary(last, months, 1))
}

/// The name of a member of staff, who may have left.
pub(super) fn name_of(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    staff: Option<StaffId>,
) -> Result<String, Problem> {
    let Some(staff) = staff else { return Ok(String::new()) };
    let name: Option<String> = tx.maybe(&sql::STAFF_NAME, &[staff.into(), organisation.into()])?;
    Ok(name.unwrap_or_default())
}
