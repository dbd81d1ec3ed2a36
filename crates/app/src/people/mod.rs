//! People: who a service supports, how they like to be called and spoken to, and where they are supported (A1, C2, C3).
//!
//! Every page about a person begins with the same block: photo, name, how to communicate, what one must know.

mod edit;
mod facts;
mod forms;
mod header;
mod history;
mod list;
mod new;
mod photo;
pub mod rows;
mod search;
mod secret_address;
pub mod service;
pub mod sql;

pub use facts::{facts, records};
pub use header::{Header, header};
pub use list::ListRow;

use access::{AddPerson, CorrectPerson, ReadBrief, ReadRecord, SecretAddress, SeePeople};
use web::{In, Of, Routes};

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people", In::<SeePeople>::service(), list::show)
        .get("/people/new", In::<AddPerson>::service(), new::show)
        .post("/people/new", In::<AddPerson>::service(), new::save)
        .get("/people/{person}/edit", Of::<CorrectPerson>::person(), edit::show)
        .post("/people/{person}/edit", Of::<CorrectPerson>::person(), edit::save)
        .get("/people/{person}/history", Of::<ReadRecord>::person(), history::show)
        .get("/people/{person}/photo.jpg", Of::<ReadBrief>::person(), photo::picture)
        .get("/people/{person}/photo", Of::<CorrectPerson>::person(), photo::show)
        .post_prepared("/people/{person}/photo", Of::<CorrectPerson>::person(), photo::prepare, photo::save)
        .post("/people/{person}/photo/remove", Of::<CorrectPerson>::person(), photo::remove)
        .get("/people/{person}/address", Of::<SecretAddress>::person(), secret_address::ask)
        .post("/people/{person}/address/open", Of::<SecretAddress>::person(), secret_address::open)
        .post("/people/{person}/address", Of::<SecretAddress>::person(), secret_address::save)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
