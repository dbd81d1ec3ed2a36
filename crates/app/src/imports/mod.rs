//! Imports: people, staff and who is whose key worker, from CSV, XLSX or FHIR. A file is read, its columns shown, every
//! line checked and shown as it will be; then all of it is brought in, or nothing. Any import can be taken back.
//!
//! Nothing is guessed: what is missing, there twice or contradicts itself is named with its line, its column and what
//! to do. An empty cell takes nothing away. Each line is known by a number; one without is listed as a possible
//! duplicate of someone of the same name.
//!
//! The command line uses the same parts: [`Source::read`], [`Mapping::guess`], [`check`], [`apply`], [`take_back`].

mod bad;
mod batch;
mod check;
mod checked;
mod columns;
mod fields;
mod hand;
mod kept;
mod key_workers;
mod kind;
mod list;
mod mapping;
mod people;
mod persons;
mod places;
mod preview;
pub mod progress;
mod records;
mod result;
mod rows;
mod run;
mod sheet;
mod source;
mod sql;
mod staff;
mod undo;
mod upload;

pub use bad::{Bad, Did, Double, Sample};
pub use check::{Applied, Importer, Request, apply, check, services};
pub use checked::Checked;
pub use fields::{Field, fields, headings};
pub use kind::Kind;
pub use mapping::Mapping;
pub use run::{MESSAGE, give_up, run_message};
pub use source::{Line, Remark, Source};
pub use undo::take_back;

pub(crate) use staff::{days_text, hours_text};

use access::Import;
use web::{In, Routes};

/// What is said after something was done.
pub const SAID: &[(&str, &str)] =
    &[("import-undone", "The import was taken back. What changed since is left as it is, and named here.")];

/// Told of a number that belongs to someone who may be hidden from the sender: it does not say who.
const HERE_ALREADY: &str =
    "This number belongs to a person who is here already. Check it, or ask your manager to look for them.";

/// The routes of this slice.
pub fn routes() -> Routes {
    let import = In::<Import>::service();
    Routes::new()
        .get("/imports", import, list::show)
        .get("/imports/template/{kind}", import, list::template)
        .get("/imports/new", import, upload::show)
        .post_prepared("/imports/new", import, upload::prepare, upload::save)
        .get("/imports/{batch}/columns", import, columns::show)
        .post_prepared("/imports/{batch}/columns", import, columns::prepare, columns::save)
        .get("/imports/{batch}", import, preview::show)
        .get("/imports/{batch}/lines.csv", import, preview::download)
        .post("/imports/{batch}/run", import, run::order)
        .get("/imports/{batch}/progress", import, run::show)
        .get("/imports/{batch}/result", import, result::show)
        .post("/imports/{batch}/undo", import, undo::save)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
