//! Writing people: facts, decision, rows, history, journal.

use domain::{
    Day,
    ids::{OrganisationId, PersonId, Placement, PlacementId, ServiceId, StageId, TeamId},
    names,
};
use store::{StoreError, Value, Work};

use super::sql;

/// What is known of a person when they are added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    pub local_id: Option<String>,
    pub nhs_number: Option<String>,
    pub nhs_number_status: Option<String>,
    pub name: String,
    pub known_as: String,
    pub pronounced: String,
    pub pronouns: String,
    pub born_on: Option<Day>,
    pub phone: String,
    pub communication: String,
    pub communication_checked_on: Option<Day>,
    pub must_know: String,
    pub matters: String,
    /// What a file said that no field here holds, as JSON.
    pub kept: String,
}

/// Adds a person. What makes one person twice was looked for before.
pub fn add(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    new: &NewPerson,
) -> Result<PersonId, StoreError> {
    let id = work.mint::<domain::ids::Person>();
    let (now, by) = (work.now(), work.who().staff);
    let arguments: Vec<Value> = vec![
        id.into(),
        organisation.into(),
        new.local_id.clone().into(),
        new.nhs_number.clone().into(),
        new.nhs_number_status.clone().into(),
        (&new.name).into(),
        names::key(&new.name).into(),
        (&new.known_as).into(),
        (&new.pronounced).into(),
        (&new.pronouns).into(),
        new.born_on.into(),
        (&new.phone).into(),
        (&new.communication).into(),
        new.communication_checked_on.into(),
        (&new.must_know).into(),
        (&new.matters).into(),
        (&new.kept).into(),
        now.into(),
        by.into(),
    ];
    work.put(&sql::ADD, &arguments)?;
    add_tokens(work, organisation, id, &new.name, &new.known_as)?;
    Ok(id)
}

/// Places a person in a service.
pub fn place(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    person: PersonId,
    service: ServiceId,
    team: Option<TeamId>,
    stage: Option<StageId>,
    from: Day,
) -> Result<PlacementId, StoreError> {
    let id = work.mint::<Placement>();
    let (now, by) = (work.now(), work.who().staff);
    let arguments = [
        id.into(),
        organisation.into(),
        person.into(),
        service.into(),
        team.into(),
        stage.into(),
        from.into(),
        now.into(),
        by.into(),
    ];
    work.put(&sql::PLACE, &arguments)?;
    Ok(id)
}

/// Changes columns of a person, keeping the row as it was, and the words by which the person is found.
pub fn correct(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    person: PersonId,
    version: i64,
    mut changes: Vec<(&'static str, Value)>,
) -> Result<i64, StoreError> {
    let text =
        |changes: &[(&'static str, Value)], column: &str| match changes.iter().find(|(c, _)| *c == column) {
            Some((_, Value::Text(text))) => Some(text.clone()),
            _ => None,
        };
    if let (Some(name), Some(known_as)) = (text(&changes, "name"), text(&changes, "known_as")) {
        changes.push(("name_key", names::key(&name).into()));
        let now: super::rows::NamesRow = work.one(&sql::NAMES, &[person.into(), organisation.into()])?;
        if (&now.name, &now.known_as) != (&name, &known_as) {
            work.put(&sql::DROP_TOKENS, &[organisation.into(), person.into()])?;
            add_tokens(work, organisation, person, &name, &known_as)?;
        }
    }
    work.correct("person", organisation, person, version, &changes)
}

fn add_tokens(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    person: PersonId,
    name: &str,
    known_as: &str,
) -> Result<(), StoreError> {
    for token in names::tokens(&[name, known_as]) {
        work.put(&sql::ADD_TOKEN, &[organisation.into(), token.into(), person.into()])?;
    }
    Ok(())
}

/// Whether another person of the organisation has this NHS number, and whether one has this local number.
pub fn taken(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    (nhs_number, local_id): (Option<&str>, Option<&str>),
    but: PersonId,
) -> Result<(bool, bool), StoreError> {
    let arguments = [organisation.into(), but.into(), nhs_number.into(), local_id.into()];
    let row: super::rows::TakenRow = work.one(&sql::TAKEN, &arguments)?;
    Ok((row.nhs_number, row.local_id))
}

/// The day a person was born, where it is known.
pub fn born_on(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<Option<Day>, StoreError> {
    work.one(&sql::BORN, &[person.into(), organisation.into()])
}
