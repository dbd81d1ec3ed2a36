//! Key workers over time: one named key worker at any moment (A1), at each stage (A3), with a second or cover beside
//! (A9); the list of people who have nobody.

mod begin;
mod end;
mod facts;
mod placement;
pub mod service;
mod show;
mod sql;
mod strip;
mod without;

pub use facts::{facts, records};

use access::{ManageTenure, ReadRecord, SeeUnallocated};
use web::{In, Of, Routes};

/// The routes of this slice.
pub fn routes() -> Routes {
    let manage = Of::<ManageTenure>::person;
    Routes::new()
        .get("/without-key-worker", In::<SeeUnallocated>::service(), without::show)
        .get("/people/{person}/key-workers", Of::<ReadRecord>::person(), show::show)
        .get("/people/{person}/key-workers/new", manage(), begin::show)
        .post("/people/{person}/key-workers/new", manage(), begin::save)
        .get("/people/{person}/key-workers/{tenure}/end", manage(), end::show)
        .post("/people/{person}/key-workers/{tenure}/end", manage(), end::save)
        .get("/people/{person}/lead", manage(), placement::lead_page)
        .post("/people/{person}/lead", manage(), placement::lead)
        .get("/people/{person}/services/new", manage(), placement::new)
        .post("/people/{person}/services/new", manage(), placement::add)
        .get("/people/{person}/services/{placement}", manage(), placement::show)
        .post("/people/{person}/services/{placement}", manage(), placement::save)
        .get("/people/{person}/services/{placement}/end", manage(), placement::end_page)
        .post("/people/{person}/services/{placement}/end", manage(), placement::end)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
