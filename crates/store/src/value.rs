//! Values as both databases hold them.

use domain::{Day, Id, Moment};
use postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut};
use uuid::Uuid;

/// A value on its way into a statement.
#[derive(Clone, PartialEq)]
pub enum Value {
    Null,
    Flag(bool),
    Count(i64),
    Text(String),
    Bytes(Vec<u8>),
    Id(Uuid),
    Moment(Moment),
    Day(Day),
}

/// Ids and codes of ours may be told; what a record says may not. PostgreSQL's client logs the values of every statement
/// when somebody wants to see that much.
impl std::fmt::Debug for Value {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null => out.write_str("Null"),
            Self::Flag(_) => out.write_str("Flag"),
            Self::Count(_) => out.write_str("Count"),
            Self::Text(_) => out.write_str("Text"),
            Self::Bytes(_) => out.write_str("Bytes"),
            Self::Id(id) => write!(out, "Id({id})"),
            Self::Moment(_) => out.write_str("Moment"),
            Self::Day(_) => out.write_str("Day"),
        }
    }
}

/// A value as read, borrowed from the row. SQLite knows no moments, days or flags: there they come as text and numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    Null,
    Flag(bool),
    Count(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
    Id(Uuid),
    Moment(Moment),
    Day(Day),
}

/// A column held something else than was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a column holds another type than {0}")]
pub struct Mismatch(pub &'static str);

/// A type that can be read from a column.
pub trait FromCell: Sized {
    /// Reads the value.
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch>;
}

macro_rules! into_value {
    ($($from:ty => |$value:ident| $into:expr;)+) => {
        $(impl From<$from> for Value { fn from($value: $from) -> Self { $into } })+
    };
}
into_value! {
    bool => |value| Self::Flag(value);
    i64 => |value| Self::Count(value);
    &str => |value| Self::Text(value.to_owned());
    String => |value| Self::Text(value);
    &String => |value| Self::Text(value.clone());
    Vec<u8> => |value| Self::Bytes(value);
    &[u8] => |value| Self::Bytes(value.to_vec());
    [u8; 32] => |value| Self::Bytes(value.to_vec());
    Moment => |value| Self::Moment(value);
    Day => |value| Self::Day(value);
}
impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Self::Id(id.uuid())
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! from_cell {
    ($($into:ty { $($pattern:pat => $value:expr),+ })+) => {
        $(impl FromCell for $into {
            fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
                match cell { $($pattern => $value,)+ _ => Err(Mismatch(stringify!($into))) }
            }
        })+
    };
}
from_cell! {
    bool { Cell::Flag(value) => Ok(value), Cell::Count(value) => Ok(value != 0) }
    i64 { Cell::Count(value) => Ok(value) }
    String { Cell::Text(value) => Ok(value.to_owned()) }
    Vec<u8> { Cell::Bytes(value) => Ok(value.to_owned()) }
    Moment {
        Cell::Moment(value) => Ok(value),
        Cell::Text(value) => Self::from_text(value).ok_or(Mismatch("a moment"))
    }
    Day { Cell::Day(value) => Ok(value), Cell::Text(value) => value.parse().map_err(|_| Mismatch("a day")) }
    Uuid {
        Cell::Id(value) => Ok(value),
        Cell::Bytes(value) => Self::from_slice(value).map_err(|_| Mismatch("an id"))
    }
}
impl<T> FromCell for Id<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        Uuid::from_cell(cell).map(Self::of)
    }
}
impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        if cell == Cell::Null { Ok(None) } else { T::from_cell(cell).map(Some) }
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput as Out, Value as Owned, ValueRef};
        Ok(match self {
            Self::Null => Out::Borrowed(ValueRef::Null),
            Self::Flag(value) => Out::Borrowed(ValueRef::Integer(i64::from(*value))),
            Self::Count(value) => Out::Borrowed(ValueRef::Integer(*value)),
            Self::Text(value) => Out::Borrowed(ValueRef::Text(value.as_bytes())),
            Self::Bytes(value) => Out::Borrowed(ValueRef::Blob(value)),
            Self::Id(value) => Out::Borrowed(ValueRef::Blob(value.as_bytes())),
            Self::Moment(value) => Out::Owned(Owned::Text(value.to_text())),
            Self::Day(value) => Out::Owned(Owned::Text(value.to_string())),
        })
    }
}

/// PostgreSQL counts microseconds, and days, from the first day of 2000.
const POSTGRES_EPOCH_MICROS: i64 = 946_684_800_000_000;

fn postgres_epoch() -> Day {
    #[expect(clippy::expect_used, reason = "the calendar has this day")]
    Day::new(2000, 1, 1).expect("the first day of 2000")
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Flag(value), _) => return value.to_sql(&Type::BOOL, out),
            (Self::Count(value), &Type::INT4) => return i32::try_from(*value)?.to_sql(ty, out),
            (Self::Count(value), _) => return value.to_sql(&Type::INT8, out),
            (Self::Text(value), _) => return value.to_sql(&Type::TEXT, out),
            // Copying from SQLite, where ids are bytes.
            (Self::Bytes(value), &Type::UUID) => return Uuid::from_slice(value)?.to_sql(ty, out),
            (Self::Bytes(value), _) => return value.to_sql(&Type::BYTEA, out),
            (Self::Id(value), _) => return value.to_sql(&Type::UUID, out),
            (Self::Moment(value), _) => {
                out.extend_from_slice(&(value.micros() - POSTGRES_EPOCH_MICROS).to_be_bytes())
            }
            (Self::Day(value), _) => out.extend_from_slice(&value.days_since(postgres_epoch()).to_be_bytes()),
        }
        Ok(IsNull::No)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for Cell<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match *ty {
            Type::BOOL => Cell::Flag(bool::from_sql(ty, raw)?),
            Type::INT8 => Cell::Count(i64::from_sql(ty, raw)?),
            Type::INT4 => Cell::Count(i64::from(i32::from_sql(ty, raw)?)),
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => Cell::Text(std::str::from_utf8(raw)?),
            Type::BYTEA => Cell::Bytes(raw),
            Type::UUID => Cell::Id(Uuid::from_sql(ty, raw)?),
            Type::TIMESTAMPTZ => {
                Cell::Moment(Moment::from_micros(i64::from_be_bytes(raw.try_into()?) + POSTGRES_EPOCH_MICROS))
            }
            Type::DATE => Cell::Day(postgres_epoch().plus_days(i32::from_be_bytes(raw.try_into()?))),
            _ => return Err(format!("no cell for the type {ty}").into()),
        })
    }
    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Cell::Null)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_does_not_tell_what_it_holds() {
        let values: [Value; 4] = ["Ada Okafor".into(), b"Ada".as_slice().into(), 2006.into(), true.into()];
        assert_eq!(format!("{values:?}"), "[Text, Bytes, Count, Flag]");
        let id = Uuid::from_u128(7);
        assert_eq!(format!("{:?}", Value::Id(id)), format!("Id({id})"), "ids may be told");
    }
}
