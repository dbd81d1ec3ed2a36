//! Tables in and out of the product: the CSV and XLSX files people send, the CSV files they download,
//! the dates they write in them, and the Markdown of the texts they keep here.
//!
//! Everything is data in, bytes out: nothing here opens a file, asks the time or keeps state.

mod cell;
pub mod csv_out;
pub mod dates;
mod error;
mod gather;
mod guard;
mod headings;
mod kind;
mod limits;
pub mod markdown;
mod table;
mod text;
mod workbook;

pub use csv_out::write_csv;
pub use dates::{NotADay, read_day};
pub use error::CannotRead;
pub use guard::{defuse, undefuse};
pub use limits::Limits;
pub use table::{BadRow, Row, Table};
