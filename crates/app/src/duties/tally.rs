//! How many duties stand in each service: changes that are added up, so that the whole organisation is told in a moment
//! and nobody who saves waits for another.

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{OrganisationId, ServiceId, Thing},
};
use store::{StoreError, Work};

use super::sql::{self, CountedRow};

/// What is counted apart: the service, the rule, the state and, of what is due, by when.
type Kept = (ServiceId, String, String, Option<Day>);

/// What one unit of work changes in the numbers.
#[derive(Default)]
pub(super) struct Tally(BTreeMap<Kept, i64>);

impl Tally {
    /// Counts one duty more, or one less.
    pub(super) fn count(
        &mut self,
        service: ServiceId,
        rule: &str,
        state: &str,
        due_on: Option<Day>,
        change: i64,
    ) {
        let due_on = due_on.filter(|_| state == "due");
        *self.0.entry((service, rule.to_owned(), state.to_owned(), due_on)).or_default() += change;
    }
    /// Writes what changed.
    pub(super) fn write(
        self,
        work: &mut Work<'_>,
        organisation: OrganisationId,
        about: &str,
    ) -> Result<(), StoreError> {
        for ((service, rule, state, due_on), change) in self.0 {
            if change != 0 {
                add(work, organisation, service, (about, &rule, &state), due_on, change)?;
            }
        }
        Ok(())
    }
}

/// Counts the duties of a service anew.
pub(super) fn again(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    service: ServiceId,
) -> Result<(), StoreError> {
    let arguments = [service.into(), organisation.into()];
    let counted: Vec<CountedRow> = work.rows(&sql::COUNT, &arguments)?;
    work.put(&sql::FORGET_TALLY, &arguments)?;
    for row in counted {
        add(work, organisation, service, (&row.about, &row.rule, &row.state), row.due_on, row.number)?;
    }
    Ok(())
}

fn add(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    service: ServiceId,
    (about, rule, state): (&str, &str, &str),
    due_on: Option<Day>,
    change: i64,
) -> Result<(), StoreError> {
    let id = work.mint::<Thing>();
    work.put(
        &sql::ADD_TALLY,
        &[
            id.into(),
            organisation.into(),
            service.into(),
            about.into(),
            rule.into(),
            state.into(),
            due_on.into(),
            change.into(),
        ],
    )
}
