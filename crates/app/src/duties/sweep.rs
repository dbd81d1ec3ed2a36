//! The sweep: once a day, and after much has changed at once, everyone is reckoned again, a few at a time, so that
//! nobody who saves waits for it.

use domain::{
    Id,
    ids::{OrganisationId, Person, PersonId, ServiceId, Staff, StaffId, ThingId},
    one_of,
    one_of::OneOf,
};
use store::{Store, StoreError, Tx, Work};

use super::{Reckoner, facts::Span, least, most, sql, tally};

one_of! {
    /// What the sweep goes through, in this order.
    pub enum Phase {
        /// Everyone who is supported.
        People = "people", "People";
        /// Everyone who works here.
        Workers = "workers", "Staff";
        /// The services themselves.
        Services = "services", "Services";
        /// The numbers of each service.
        Tally = "tally", "Numbers";
        /// Nothing is left to do today.
        Done = "done", "Done";
    }
}

/// Sweeps what is not swept today, and answers how many batches it took. A batch is one unit of work.
pub async fn sweep(store: &Store, reckoner: &std::sync::Arc<Reckoner>) -> Result<usize, StoreError> {
    let organisations: Vec<OrganisationId> = store.read(organisations).await?;
    let mut batches = 0;
    for organisation in organisations {
        loop {
            let reckoner = std::sync::Arc::clone(reckoner);
            let swept = store.write(move |work| reckoner.step(work, organisation)).await?;
            if swept.done {
                break;
            }
            batches += 1;
        }
    }
    Ok(batches)
}

/// The organisations of the installation.
pub fn organisations(tx: &mut Tx<'_>) -> Result<Vec<OrganisationId>, StoreError> {
    tx.rows(&sql::ORGANISATIONS, &[])
}

/// How many people there are to reckon about.
pub fn people_of(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<u64, StoreError> {
    let people: i64 = tx.one(&sql::PEOPLE, &[organisation.into()])?;
    Ok(people.unsigned_abs())
}

/// How far the sweep has come, while it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// People who were reckoned about.
    pub reached: i64,
    /// All of them.
    pub people: i64,
}

impl Progress {
    /// "What is due is being worked out again: 1200 of 5000 people so far."
    pub fn words(self) -> String {
        let Self { reached, people } = self;
        format!(
            "What is due is being worked out again: {reached} of {people} people so far. The numbers here change until it is done."
        )
    }
}

/// How far the sweep of today has come; nothing when it is done.
pub fn progress(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Option<Progress>, StoreError> {
    let today = tx.today();
    let swept: Option<sql::SweptRow> = tx.maybe(&sql::SWEPT, &[organisation.into()])?;
    let swept = swept.filter(|row| row.swept_on == today);
    let reached = match swept.as_ref().and_then(|row| Phase::from_code(&row.phase)) {
        Some(Phase::Done) => return Ok(None),
        Some(Phase::People) => swept.map_or_else(least, |row| row.reached),
        Some(_) => most(),
        None => least(),
    };
    let people: i64 = tx.one(&sql::PEOPLE, &[organisation.into()])?;
    let reached: i64 = tx.one(&sql::PEOPLE_UP_TO, &[organisation.into(), reached.into()])?;
    Ok((people > 0).then_some(Progress { reached, people }))
}

/// The sweep of today begins with the first person again.
pub fn begin_again(work: &mut Work<'_>, organisation: OrganisationId) -> Result<(), StoreError> {
    note(work, organisation, Phase::People, least())
}

/// What one step of a sweep did.
#[derive(Debug, Clone, Copy, Default)]
pub struct Swept {
    /// People who were reckoned about.
    pub people: usize,
    /// Rows that were written or superseded.
    pub written: usize,
    /// Nothing was left to do today.
    pub done: bool,
}

/// Writes how far the sweep of today has come.
fn note(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    phase: Phase,
    reached: ThingId,
) -> Result<(), StoreError> {
    let (today, now) = (work.today(), work.now());
    work.put(
        &sql::SWEEP,
        &[organisation.into(), today.into(), phase.code().into(), reached.into(), now.into()],
    )
}

impl Reckoner {
    /// Does the next step of today's sweep of an organisation.
    pub fn step(&self, work: &mut Work<'_>, organisation: OrganisationId) -> Result<Swept, StoreError> {
        let today = work.today();
        let swept: Option<sql::SweptRow> = work.maybe(&sql::SWEPT, &[organisation.into()])?;
        let swept = swept.filter(|row| row.swept_on == today);
        let reached: ThingId = swept.as_ref().map_or_else(least, |row| row.reached);
        let phase = swept.and_then(|row| Phase::from_code(&row.phase)).unwrap_or(Phase::People);
        let from = [organisation.into(), reached.into()];
        let mut done = Swept::default();
        // A span begins where the last one ended, and the last one has no end: duties about somebody who is not there
        // any more (an import taken back) lie between the ids of others, and are let go.
        match phase {
            Phase::People => {
                let next: Vec<PersonId> = work.rows(&sql::NEXT_PEOPLE, &from)?;
                let (from, to) = (reached.cast::<Person>(), next.last().copied());
                let span = Span { organisation, from, to: to.unwrap_or_else(most), today };
                done.people = next.len();
                done.written = self.reckon_people(work, &span)?;
                go_on(work, organisation, to.map(Id::cast), (phase, Phase::Workers))?;
            }
            Phase::Workers => {
                let next: Vec<StaffId> = work.rows(&sql::NEXT_STAFF, &from)?;
                let (from, to) = (reached.cast::<Staff>(), next.last().copied());
                let span = Span { organisation, from, to: to.unwrap_or_else(most), today };
                done.written = self.reckon_workers(work, &span)?;
                go_on(work, organisation, to.map(Id::cast), (phase, Phase::Services))?;
            }
            Phase::Services => {
                done.written = self.reckon_services(work, organisation)?;
                note(work, organisation, Phase::Tally, least())?;
            }
            Phase::Tally => {
                let next: Option<ServiceId> = work.maybe(&sql::NEXT_SERVICE, &from)?;
                if let Some(service) = next {
                    tally::again(work, organisation, service)?;
                }
                go_on(work, organisation, next.map(Id::cast), (phase, Phase::Done))?;
            }
            Phase::Done => done.done = true,
        }
        Ok(done)
    }
}

/// Further in this phase, or to the next.
fn go_on(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    reached: Option<ThingId>,
    (this, next): (Phase, Phase),
) -> Result<(), StoreError> {
    match reached {
        Some(reached) => note(work, organisation, this, reached),
        None => note(work, organisation, next, least()),
    }
}
