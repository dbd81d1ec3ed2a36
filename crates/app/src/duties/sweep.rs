//! The sweep: once a day, and after much has changed at once, everyone is reckoned again, a few at a time, so that
//! nobody who saves waits for it.

use domain::{
    Id,
    ids::{OrganisationId, Person, PersonId, Staff},
};
use store::{Store, StoreError, Work};

use super::{Reckoner, facts::Span, sql};

/// Sweeps what is not swept today, and answers how many batches it took. A batch is one unit of work.
pub async fn sweep(store: &Store, reckoner: &std::sync::Arc<Reckoner>) -> Result<usize, StoreError> {
    let organisations: Vec<OrganisationId> = store.read(|tx| tx.rows(&sql::ORGANISATIONS, &[])).await?;
    let mut batches = 0;
    for organisation in organisations {
        loop {
            let reckoner = std::sync::Arc::clone(reckoner);
            let more = store.write(move |work| reckoner.step(work, organisation)).await?;
            if !more {
                break;
            }
            batches += 1;
        }
    }
    Ok(batches)
}

/// Writes how far the sweep of today has come.
pub(super) fn note<T>(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    reached: Id<T>,
    done: bool,
) -> Result<(), StoreError> {
    let (today, now) = (work.today(), work.now());
    let arguments = [organisation.into(), today.into(), reached.into(), done.into(), now.into()];
    work.put(&sql::SWEEP, &arguments)
}

impl Reckoner {
    /// Reckons the next people of an organisation; false when the sweep of today is done.
    pub fn step(&self, work: &mut Work<'_>, organisation: OrganisationId) -> Result<bool, StoreError> {
        let today = work.today();
        let swept: Option<sql::SweptRow> = work.maybe(&sql::SWEPT, &[organisation.into()])?;
        let reached: PersonId = match swept.filter(|row| row.swept_on == today) {
            Some(row) if row.done => return Ok(false),
            Some(row) => row.reached,
            None => super::least(),
        };
        let next: Vec<PersonId> = work.rows(&sql::NEXT_PEOPLE, &[organisation.into(), reached.into()])?;
        // The span begins where the last one ended, and the last one has no end: duties about somebody who is not there
        // any more (an import taken back) lie between the ids of others, and are let go.
        let to = next.last().copied();
        let span: Span<Person> =
            Span { organisation, from: reached, to: to.unwrap_or_else(super::most), today };
        self.reckon_people(work, &span)?;
        match to {
            Some(to) => note(work, organisation, to, false)?,
            None => self.finish(work, organisation)?,
        }
        Ok(to.is_some())
    }
    fn finish(&self, work: &mut Work<'_>, organisation: OrganisationId) -> Result<(), StoreError> {
        let today = work.today();
        let span: Span<Staff> = Span { organisation, from: super::least(), to: super::most(), today };
        self.reckon_workers(work, &span)?;
        self.reckon_services(work, organisation)?;
        note(work, organisation, super::most::<Person>(), true)
    }
}
