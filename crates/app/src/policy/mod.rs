//! Policy as data: what a service promises, in versions that are added and never changed (F1).

mod sql;
mod version;

pub use version::{NewVersion, SwitchedOff, Version, Versions, Written, adopt, change, history, planned};

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
