//! Writing organisations, services, teams and stages. What must not be there twice was looked for before.

use domain::{
    ids::{Organisation, OrganisationId, Service, ServiceId, StaffId, Stage, StageId, Team, TeamId},
    words::Words,
};
use store::{StoreError, Value, Work};

use super::sql;

/// Who writes, and when, as the last two arguments of every statement that adds.
fn written(work: &Work<'_>) -> [Value; 2] {
    let by: Option<StaffId> = work.who().staff;
    [work.now().into(), by.into()]
}

fn add(work: &mut Work<'_>, statement: &store::Sql, values: Vec<Value>) -> Result<(), StoreError> {
    let mut arguments = values;
    arguments.extend(written(work));
    work.run(statement, &arguments)?;
    Ok(())
}

/// Adds an organisation.
pub fn add_organisation(work: &mut Work<'_>, name: &str) -> Result<OrganisationId, StoreError> {
    let id = work.mint::<Organisation>();
    add(work, &sql::ADD_ORGANISATION, vec![id.into(), name.into()])?;
    Ok(id)
}

/// Adds a service with its words.
pub fn add_service(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    name: &str,
    words: &Words,
) -> Result<ServiceId, StoreError> {
    let id = work.mint::<Service>();
    let mut values: Vec<Value> = vec![id.into(), organisation.into(), name.into()];
    for noun in [&words.key_worker, &words.person] {
        values.extend([(&noun.singular).into(), (&noun.plural).into(), (&noun.article).into()]);
    }
    add(work, &sql::ADD_SERVICE, values)?;
    Ok(id)
}

/// Adds a team to a service.
pub fn add_team(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    service: ServiceId,
    name: &str,
) -> Result<TeamId, StoreError> {
    let id = work.mint::<Team>();
    add(work, &sql::ADD_TEAM, vec![id.into(), organisation.into(), service.into(), name.into()])?;
    Ok(id)
}

/// Adds a stage to a service's pathway; 1 is the first.
pub fn add_stage(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    service: ServiceId,
    name: &str,
    position: i64,
) -> Result<StageId, StoreError> {
    let id = work.mint::<Stage>();
    let values = vec![id.into(), organisation.into(), service.into(), position.into(), name.into()];
    add(work, &sql::ADD_STAGE, values)?;
    Ok(id)
}
