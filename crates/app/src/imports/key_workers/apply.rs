//! Doing what was decided for key workers.

use domain::one_of::OneOf;
use store::StoreError;

use super::Step;
use crate::{
    imports::{Did, hand::Hand},
    tenures::service,
};

/// Carries a step out.
pub(in crate::imports) fn apply(hand: &mut Hand<'_, '_>, line: u64, step: &Step) -> Result<(), StoreError> {
    match step {
        Step::Same(_) | Step::None => Ok(()),
        Step::Add(begin) => {
            let tenure = service::begin(hand.work, hand.organisation, begin)?;
            hand.record(line, "tenure", tenure, Did::Added, 1)?;
            let detail = format!("kind={}", begin.kind.code());
            hand.note("tenure.begun", |event| event.about(begin.person).of(tenure).version(1).detail(detail));
            Ok(())
        }
        Step::Change { person, tenure, version, changes, .. } => {
            let version = hand.work.correct("tenure", hand.organisation, *tenure, *version, changes)?;
            hand.record(line, "tenure", *tenure, Did::Updated, version)?;
            hand.note("tenure.changed", |event| event.about(*person).of(*tenure).version(version));
            Ok(())
        }
    }
}
