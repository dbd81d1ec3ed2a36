//! How far imports are, for the page that shows it. Kept in this process only, since the rows of an import under way
//! can be seen by nobody else; another server says that it is under way.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use domain::ids::BatchId;

static UNDER_WAY: Mutex<BTreeMap<BatchId, (u64, u64)>> = Mutex::new(BTreeMap::new());

/// Tells how many lines of how many are done.
pub fn tell(batch: BatchId, done: u64, total: u64) {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).insert(batch, (done, total));
}

/// How many lines of how many are done, where this process knows.
pub fn of(batch: BatchId) -> Option<(u64, u64)> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).get(&batch).copied()
}

/// The import is over.
pub fn forget(batch: BatchId) {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).remove(&batch);
}
