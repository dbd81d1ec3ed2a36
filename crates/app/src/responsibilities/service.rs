//! Writing lists, what was said to them, and delegations: what was decided becomes rows.

use domain::one_of::OneOf;
use domain::{
    Day,
    ids::{OrganisationId, PersonId, ServiceId, StaffId, TenureId, Thing, ThingId},
    journal::Event,
    responsibilities::{Line, Reply, Starting},
};
use store::{StoreError, Work};

use super::{edition, sql};

/// An edition that was decided.
pub struct NewEdition<'a> {
    /// The service.
    pub service: ServiceId,
    /// Its lines.
    pub lines: &'a [Line],
    /// From which ready list it began, in words.
    pub source: &'a str,
    /// Why.
    pub why: &'a str,
    /// The first day on which it counts.
    pub on: Day,
}

/// Writes the first edition of a service.
pub fn begin(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    new: &NewEdition<'_>,
) -> Result<ThingId, StoreError> {
    let (id, now, by) = (work.mint::<Thing>(), work.now(), work.who().staff);
    let arguments = [
        id.into(),
        organisation.into(),
        new.service.into(),
        edition::write(new.lines)?.into(),
        new.source.into(),
        new.why.into(),
        new.on.into(),
        now.into(),
        by.into(),
    ];
    work.put(&sql::ADD_LIST, &arguments)?;
    add_edition(work, organisation, (new.service, 1), new.on)?;
    work.note(Event::new("responsibilities.begun", "manages").of(new.service).version(1));
    Ok(id)
}

/// A first edition from a ready list, today.
pub fn begin_with(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    service: ServiceId,
    list: &Starting,
    why: &str,
) -> Result<ThingId, StoreError> {
    let on = work.today();
    begin(work, organisation, &NewEdition { service, lines: &list.lines, source: &list.name, why, on })
}

/// Writes the next edition of a list, made on this version of it; answers its number.
pub fn next(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    (list, version, number): (ThingId, i64, i64),
    new: &NewEdition<'_>,
) -> Result<i64, StoreError> {
    let changes = [
        ("lines", edition::write(new.lines)?.into()),
        ("source", new.source.into()),
        ("why", new.why.into()),
        ("edition", (number + 1).into()),
        ("edition_on", new.on.into()),
    ];
    let version = work.correct("responsibility_list", organisation, list, version, &changes)?;
    add_edition(work, organisation, (new.service, number + 1), new.on)?;
    work.note(Event::new("responsibilities.changed", "manages").of(new.service).version(version));
    Ok(number + 1)
}

/// Writes the first day of an edition, which no later one changes.
fn add_edition(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    (service, edition): (ServiceId, i64),
    on: Day,
) -> Result<(), StoreError> {
    work.put(&sql::ADD_EDITION, &[service.into(), edition.into(), organisation.into(), on.into()])?;
    Ok(())
}

/// Writes that a key worker said yes to an edition.
pub fn accept(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    (service, edition): (ServiceId, i64),
    staff: StaffId,
    on: Day,
) -> Result<(), StoreError> {
    said(work, &sql::ACCEPT, organisation, (service, edition), staff, on)
}

/// Writes that a registered manager confirmed an edition.
pub fn confirm(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    (service, edition): (ServiceId, i64),
    staff: StaffId,
    on: Day,
) -> Result<(), StoreError> {
    said(work, &sql::CONFIRM, organisation, (service, edition), staff, on)
}

fn said(
    work: &mut Work<'_>,
    statement: &store::Sql,
    organisation: OrganisationId,
    (service, edition): (ServiceId, i64),
    staff: StaffId,
    on: Day,
) -> Result<(), StoreError> {
    let (id, now) = (work.mint::<Thing>(), work.now());
    let arguments =
        [id.into(), organisation.into(), service.into(), staff.into(), edition.into(), on.into(), now.into()];
    work.run(statement, &arguments)?;
    Ok(())
}

/// A line that is given to somebody for one person.
pub struct Give<'a> {
    /// For whom.
    pub person: PersonId,
    /// In which service.
    pub service: ServiceId,
    /// The tenure that the sheet hangs on: when it ends, so does this.
    pub tenure: TenureId,
    /// The id of the line.
    pub line: &'a str,
    /// Its words today.
    pub words: &'a str,
    /// Who answers for it.
    pub to: StaffId,
    /// Somebody outside who does it, with `to` asking and reminding (A12); or empty.
    pub outside: &'a str,
    /// Since when.
    pub on: Day,
}

/// Writes a line of a sheet.
pub fn give(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    give: &Give<'_>,
) -> Result<ThingId, StoreError> {
    let (id, now, by) = (work.mint::<Thing>(), work.now(), work.who().staff);
    let arguments = [
        id.into(),
        organisation.into(),
        give.person.into(),
        give.service.into(),
        give.line.into(),
        give.words.into(),
        give.to.into(),
        by.into(),
        give.on.into(),
        give.outside.into(),
        give.tenure.into(),
        now.into(),
    ];
    work.put(&sql::ADD_DELEGATION, &arguments)?;
    Ok(id)
}

/// Writes what was said to a line; `version` is the one that was read.
pub fn reply(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    (line, version): (ThingId, i64),
    reply: &Reply,
    on: Day,
) -> Result<i64, StoreError> {
    let changes = [
        ("answer", reply.answer.code().into()),
        ("answered_on", Some(on).into()),
        ("instead", reply.instead.as_str().into()),
        ("note", reply.note.as_str().into()),
    ];
    work.correct("delegation", organisation, line, version, &changes)
}
