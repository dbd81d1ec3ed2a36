//! Checking a file, and bringing it in: the part that pages and the command line share.

use access::{Import, OrganisationPermit};
use domain::ids::{Batch, BatchId, ServiceId};
use store::{StoreError, Tx, Work};

use super::{Checked, Kind, Mapping, Source, batch, hand::Hand, key_workers, people, sql, staff};

/// Proof that somebody may bring files into some services.
pub type Importer = OrganisationPermit<Import>;

/// The services that a permit covers, by name.
pub fn services(tx: &mut Tx<'_>, permit: &Importer) -> Result<Vec<(ServiceId, String)>, StoreError> {
    let mut services: Vec<(ServiceId, String)> = tx.rows(&sql::SERVICES, &[permit.organisation().into()])?;
    services.retain(|(service, _)| permit.covers(*service));
    Ok(services)
}

/// A file to be brought in: what it is, for which service, and which column is what.
#[derive(Debug, Clone)]
pub struct Request {
    /// What it brings.
    pub kind: Kind,
    /// The service; the permit must cover it.
    pub service: ServiceId,
    /// The file, read.
    pub source: Source,
    /// Which column is what.
    pub mapping: Mapping,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// All of it is in.
    Done {
        /// The import, by which it can be taken back.
        batch: BatchId,
        /// What became of the lines.
        checked: Box<Checked>,
    },
    /// None of it is in: something must be mended, or looked at, first.
    Refused(Box<Checked>),
}

/// What becomes of each line, by what the file brings.
pub(super) enum Steps {
    People(Vec<(u64, people::Step)>),
    Staff(Vec<(u64, staff::Step)>),
    KeyWorkers(Vec<(u64, key_workers::Step)>),
}

/// Checks a file against what is here. Nothing is changed.
pub fn check(tx: &mut Tx<'_>, permit: &Importer, request: &Request) -> Result<Checked, StoreError> {
    weigh(tx, permit, request).map(|(checked, _)| checked)
}

pub(super) fn weigh(
    tx: &mut Tx<'_>,
    permit: &Importer,
    request: &Request,
) -> Result<(Checked, Steps), StoreError> {
    if !permit.covers(request.service) {
        return Err(StoreError::Missing);
    }
    Ok(match request.kind {
        Kind::People => {
            let (checked, steps) = people::check(tx, permit, request)?;
            (checked, Steps::People(steps))
        }
        Kind::Staff => {
            let (checked, steps) = staff::check(tx, permit, request)?;
            (checked, Steps::Staff(steps))
        }
        Kind::KeyWorkers => {
            let (checked, steps) = key_workers::check(tx, permit, request)?;
            (checked, Steps::KeyWorkers(steps))
        }
    })
}

/// Whether an import may go ahead on this: nothing to mend, and possible duplicates were looked at.
pub(super) fn may_go_ahead(checked: &Checked, mapping: &Mapping) -> bool {
    checked.is_good() && (checked.doubles.is_empty() || mapping.different)
}

/// Brings a file in: all of it, or nothing. `progress` is told how many lines of how many are done; it may be told
/// from the beginning again.
pub fn apply(
    work: &mut Work<'_>,
    permit: &Importer,
    request: &Request,
    file_name: &str,
    progress: &dyn Fn(u64, u64),
) -> Result<Applied, StoreError> {
    let (checked, steps) = weigh(work, permit, request)?;
    if !may_go_ahead(&checked, &request.mapping) {
        return Ok(Applied::Refused(Box::new(checked)));
    }
    let id = work.mint::<Batch>();
    batch::add(work, permit, id, request, file_name)?;
    carry_out(work, permit, request.service, id, &steps, progress)?;
    batch::finish(work, permit, id, &checked)?;
    Ok(Applied::Done { batch: id, checked: Box::new(checked) })
}

pub(super) fn carry_out(
    work: &mut Work<'_>,
    permit: &Importer,
    service: ServiceId,
    batch: BatchId,
    steps: &Steps,
    progress: &dyn Fn(u64, u64),
) -> Result<(), StoreError> {
    let mut hand = Hand::of(work, permit, service, batch);
    match steps {
        Steps::People(steps) => each(&mut hand, steps, progress, people::apply),
        Steps::Staff(steps) => each(&mut hand, steps, progress, staff::apply),
        Steps::KeyWorkers(steps) => {
            // What ends makes room for what begins.
            let (begin, change): (Vec<_>, Vec<_>) =
                steps.iter().cloned().partition(|(_, step)| matches!(step, key_workers::Step::Add(_)));
            let ordered: Vec<_> = change.into_iter().chain(begin).collect();
            each(&mut hand, &ordered, progress, key_workers::apply)
        }
    }
}

fn each<S>(
    hand: &mut Hand<'_, '_>,
    steps: &[(u64, S)],
    progress: &dyn Fn(u64, u64),
    apply: impl Fn(&mut Hand<'_, '_>, u64, &S) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    const TELL_EVERY: usize = 100;
    let total = steps.len() as u64;
    for (at, (line, step)) in steps.iter().enumerate() {
        if at % TELL_EVERY == 0 {
            progress(at as u64, total);
        }
        apply(hand, *line, step)?;
    }
    progress(total, total);
    Ok(())
}
