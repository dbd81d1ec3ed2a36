//! Writing tenures: facts, the domain decides, rows. The database refuses overlaps once more.

use domain::{
    Day,
    ids::{OrganisationId, PersonId, PlacementId, ServiceId, StaffId, StageId, Tenure, TenureId},
    one_of::OneOf,
    tenure::{EndReason, Facts, Kind, Known, Stretch},
};
use store::{StoreError, Tx, Work};

use super::sql;

/// A tenure that is to begin.
#[derive(Debug, Clone)]
pub struct Begin {
    pub person: PersonId,
    pub placement: PlacementId,
    pub service: ServiceId,
    pub staff: StaffId,
    pub kind: Kind,
    pub stage: Option<StageId>,
    pub stretch: Stretch,
    /// Why this member of staff, in words that the person can read.
    pub why: String,
}

/// Everything that the decision weighs; `None` when staff or placement are not there.
pub(crate) fn facts(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    begin: &Begin,
) -> Result<Option<Facts>, StoreError> {
    let arguments = [
        begin.staff.into(),
        organisation.into(),
        begin.service.into(),
        begin.stretch.from.into(),
        begin.person.into(),
    ];
    let staff: Option<sql::StaffFacts> = tx.maybe(&sql::STAFF_FACTS, &arguments)?;
    let placements = placements(tx, organisation, begin.person)?;
    let placement = placements.iter().find(|row| row.id == begin.placement);
    let (Some(staff), Some(placement)) = (staff, placement) else { return Ok(None) };
    let tenures = of_person(tx, organisation, begin.person)?;
    Ok(Some(Facts {
        placement: Stretch { from: placement.starts_on, until: placement.ends_on },
        tenures: tenures
            .iter()
            .filter(|row| row.service == begin.service)
            .filter_map(|row| known(row, begin))
            .collect(),
        staff_name: staff.name,
        holds_post: staff.holds_post,
        excluded: staff.excluded,
        leaves_on: staff.leaves_on,
    }))
}

fn known(row: &sql::TenureRow, begin: &Begin) -> Option<Known> {
    Some(Known {
        kind: Kind::from_code(&row.kind)?,
        stretch: row.stretch(),
        staff_name: row.staff_name.clone(),
        same_staff: row.staff == begin.staff,
    })
}

impl sql::TenureRow {
    pub(crate) fn stretch(&self) -> Stretch {
        Stretch { from: self.starts_on, until: self.ends_on }
    }
}

/// Writes a tenure that was decided.
pub fn begin(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    begin: &Begin,
) -> Result<TenureId, StoreError> {
    let id = work.mint::<Tenure>();
    let (now, by) = (work.now(), work.who().staff);
    let arguments = [
        id.into(),
        organisation.into(),
        begin.person.into(),
        begin.service.into(),
        begin.placement.into(),
        begin.staff.into(),
        begin.kind.code().into(),
        begin.stage.into(),
        begin.stretch.from.into(),
        begin.stretch.until.into(),
        (&begin.why).into(),
        now.into(),
        by.into(),
    ];
    work.run(&sql::ADD, &arguments)?;
    Ok(id)
}

/// Ends a tenure on a day that was decided.
pub fn end(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    tenure: TenureId,
    version: i64,
    on: Day,
    reason: EndReason,
) -> Result<i64, StoreError> {
    work.correct(
        "tenure",
        organisation,
        tenure,
        version,
        &[("ends_on", on.into()), ("end_reason", reason.code().into())],
    )
}

pub(crate) fn of_person(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<Vec<sql::TenureRow>, StoreError> {
    tx.rows(&sql::OF_PERSON, &[person.into(), organisation.into()])
}

pub(crate) fn placements(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<Vec<sql::PlacementRow>, StoreError> {
    tx.rows(&sql::PLACEMENTS, &[person.into(), organisation.into()])
}
