//! Rows, and types read from them by position.

use crate::{
    StoreError,
    value::{Cell, FromCell},
};

/// A row of either database.
pub enum Row<'a> {
    /// From SQLite.
    Lite(&'a rusqlite::Row<'a>),
    /// From PostgreSQL.
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// The value in the column at this position, counted from 0.
    pub fn get<T: FromCell>(&self, column: usize) -> Result<T, StoreError> {
        let wrong = |found: &dyn std::fmt::Display| StoreError::Failed(format!("column {column}: {found}"));
        T::from_cell(self.cell(column)?).map_err(|mismatch| wrong(&mismatch))
    }
    /// The value as it is.
    pub fn cell(&self, column: usize) -> Result<Cell<'_>, StoreError> {
        use rusqlite::types::ValueRef;
        match self {
            Self::Lite(row) => Ok(match row.get_ref(column)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(value) => Cell::Count(value),
                ValueRef::Real(_) => return Err(StoreError::Failed("a real number".into())),
                ValueRef::Text(value) => {
                    Cell::Text(std::str::from_utf8(value).map_err(|e| StoreError::Failed(e.to_string()))?)
                }
                ValueRef::Blob(value) => Cell::Bytes(value),
            }),
            Self::Postgres(row) => row.try_get(column).map_err(StoreError::from),
        }
    }
}

/// A type that a row is read into, its fields in the order of the columns.
pub trait Record: Sized {
    /// Reads the row.
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError>;
}

/// A row reads in order into a struct declared with this macro: `record! { pub struct PersonRow { id: PersonId, .. } }`.
#[macro_export]
macro_rules! record {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$fmeta:meta])* $fvis:vis $field:ident: $type:ty),+ $(,)? })+) => {
        $($(#[$meta])* #[derive(Debug, Clone)] $vis struct $name { $($(#[$fmeta])* $fvis $field: $type),+ }
        impl $crate::Record for $name {
            fn from_row(row: &$crate::Row<'_>) -> Result<Self, $crate::StoreError> {
                let mut column = 0..;
                let mut next = || column.next().unwrap_or(0);
                Ok(Self { $($field: row.get(next())?),+ })
            }
        })+
    };
}

impl<T: FromCell> Record for T {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        row.get(0)
    }
}

macro_rules! tuples {
    ($(($($name:ident $at:tt),+))+) => {
        $(impl<$($name: FromCell),+> Record for ($($name,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self, StoreError> { Ok(($(row.get::<$name>($at)?,)+)) }
        })+
    };
}
tuples! { (A 0, B 1) (A 0, B 1, C 2) (A 0, B 1, C 2, D 3) (A 0, B 1, C 2, D 3, E 4) (A 0, B 1, C 2, D 3, E 4, F 5) }
