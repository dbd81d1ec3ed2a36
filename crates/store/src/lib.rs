//! Two databases behind one unit of work. This crate knows no nouns: rows and their meaning live in the slices.
//!
//! [`Store::read`] runs a closure on a snapshot, [`Store::write`] runs one as if alone; both run it on a thread that
//! owns a connection, so the closure is plain, blocking code. Acknowledged means on disk. See `README.md` for the
//! portable subset of SQL and ADR 1 for why it is shaped so.

mod backup;
pub mod chain;
mod copy;
mod engine;
mod error;
mod history;
mod journal;
mod migrate;
mod outbox;
mod record;
mod schema;
mod sql;
mod tx;
mod value;

pub use backup::{backup, restore};
pub use copy::{Copied, copy};
pub use engine::{After, Options, Place, Store};
pub use error::StoreError;
pub use journal::Who;
pub use migrate::{Pending, latest as latest_migration, unmake};
pub use outbox::Message;
pub use record::{Record, Row};
pub use sql::Sql;
pub use tx::{Tx, Work};
pub use value::{Cell, FromCell, Mismatch, Value};

/// Every statement of this crate, for the test that prepares each on both databases.
pub fn statements() -> Vec<&'static Sql> {
    [history::ALL, journal::ALL, outbox::ALL, chain::ALL].concat()
}
