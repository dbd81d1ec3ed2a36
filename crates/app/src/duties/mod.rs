//! Duties: what is due, by whom, since when, reckoned from each service's policy and the facts of every slice (F2).
//!
//! A duty is a dated row. It is reckoned again at the end of every unit of work that may have changed a fact, and by a
//! daily sweep; a row is superseded and never rewritten, so that every past day can be told as it was known then (F7).

mod after;
mod facts;
mod keep;
mod reckon;
mod sql;
mod sweep;
mod tally;

use domain::Id;

pub use facts::{People, Services, Sources, Span, Workers};
pub use reckon::{PEOPLE, Reckoner, excuse_nobody};
pub use sweep::{Progress, Swept, begin_again, organisations, people_of, progress, sweep};

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

/// Before every id.
const fn least<T>() -> Id<T> {
    Id::from_bytes([0; 16])
}
/// After every id.
const fn most<T>() -> Id<T> {
    Id::from_bytes([255; 16])
}
