//! What can go wrong in the store.

use domain::{Moment, ids::StaffId};

/// Why a unit of work did not happen. Nothing of it was saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Too many units of work are waiting. Trying again soon may work.
    #[error("too busy just now")]
    Busy,
    /// The row was changed since it was read.
    #[error("changed by someone else since it was read")]
    Stale {
        /// Who changed it.
        by: Option<StaffId>,
        /// When.
        at: Moment,
    },
    /// The row is not there.
    #[error("not there")]
    Missing,
    /// A rule that the database keeps was broken; the text names the constraint, never the values.
    #[error("refused by the database: {0}")]
    Refused(String),
    /// The database was opened by a newer version of the program, or holds something else.
    #[error("{0}")]
    NotOurs(String),
    /// The database cannot be reached or did not answer as it should.
    #[error("the database failed: {0}")]
    Failed(String),
}

impl StoreError {
    /// Whether trying the same again may work (another unit of work was in the way). Of two that add the same row at
    /// once, PostgreSQL tells the later only that the row is there; run again, it sees the row, and answers with sense.
    pub(crate) fn is_retry(error: &postgres::Error) -> bool {
        error.code().is_some_and(|code| matches!(code.code(), "40001" | "40P01" | "23505"))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::SqliteFailure(failure, text)
                if failure.code == rusqlite::ErrorCode::ConstraintViolation =>
            {
                Self::Refused(text.clone().unwrap_or_default())
            }
            rusqlite::Error::SqliteFailure(failure, _)
                if failure.code == rusqlite::ErrorCode::DatabaseBusy =>
            {
                Self::Busy
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        let Some(inner) = error.as_db_error() else { return Self::Failed(error.to_string()) };
        match inner.code().code() {
            "40001" | "40P01" => Self::Busy,
            code if code.starts_with("23") => {
                Self::Refused(format!("{} {}", inner.constraint().unwrap_or_default(), inner.message()))
            }
            // The message of other errors may quote values, and so is not passed on.
            code => Self::Failed(format!("PostgreSQL error {code}")),
        }
    }
}
