//! Responsibilities: what key workers answer for in a service, in editions with their sources (A10, A12); who has said
//! yes to which edition; and for each person the sheet of what was delegated to whom (A6).

mod answer;
mod begin;
mod confirm;
mod delegate;
mod edit;
mod edition;
mod facts;
mod lines;
mod mine;
mod past;
mod quicker;
pub mod service;
mod sheet;
mod show;
mod sql;
mod told;

pub use facts::{service_facts, worker_facts};

use access::{
    ChangeResponsibilities, ManageTenure, OrganisationPermit, Permit, ReadRecord, ReadResponsibilities,
};
use web::{In, Of, Routes};

/// Proof that someone may read the lists of some services.
type Read = OrganisationPermit<ReadResponsibilities>;
/// Proof that someone may change the lists of some services.
type Change = OrganisationPermit<ChangeResponsibilities>;
/// Proof that someone may read one person's record, and so the sheet.
type ReadSheet = Permit<ReadRecord>;
/// Proof that someone may delegate for one person.
type Delegate = Permit<ManageTenure>;

/// What is said after something was done.
pub const SAID: &[(&str, &str)] = &[
    ("list-begun", "Saved. Everyone who is key worker here is asked to read it and say yes."),
    (
        "list-changed",
        "Saved as a new edition. The one before is kept. Key workers are asked to say yes again.",
    ),
    ("list-accepted", "Thank you. Your yes is written down."),
    ("list-confirmed", "Confirmed."),
    ("delegated", "Saved. Whoever was asked is told, and can say yes or no."),
    ("delegated-nothing", "Nothing was changed."),
    ("delegation-accepted", "Thank you. Your yes is written down."),
    ("delegation-answered", "Saved. Your manager is told."),
];

/// What the pages are called for this reader: only who can be key worker says yes to anything.
pub fn title(me: &access::Actor) -> &'static str {
    if me.posts().iter().any(|post| post.held.role.may_be_key_worker()) {
        "My responsibilities"
    } else {
        "What key workers do"
    }
}

/// The routes of this slice.
pub fn routes() -> Routes {
    let (read, change) = (In::<ReadResponsibilities>::service(), In::<ChangeResponsibilities>::service());
    let (sheet, delegate) = (Of::<ReadRecord>::person(), Of::<ManageTenure>::person());
    Routes::new()
        .get("/responsibilities", read, mine::show)
        .get("/responsibilities/{service}", read, show::show)
        .get("/responsibilities/{service}/editions/{edition}", read, edition::show)
        .get("/responsibilities/{service}/told", read, told::of_service)
        .post("/responsibilities/{service}/accept", read, mine::accept)
        .get("/responsibilities/{service}/confirm", change, confirm::show)
        .post("/responsibilities/{service}/confirm", change, confirm::save)
        .get("/responsibilities/{service}/begin", change, begin::show)
        .post("/responsibilities/{service}/begin", change, begin::save)
        .get("/responsibilities/{service}/edit", change, edit::show)
        .post("/responsibilities/{service}/edit", change, edit::save)
        .get("/people/{person}/responsibilities", sheet, sheet::show)
        .get("/people/{person}/responsibilities/told", sheet, told::of_person)
        .post("/people/{person}/responsibilities/accept", sheet, answer::accept_all)
        .get("/people/{person}/responsibilities/{line}", sheet, answer::show)
        .post("/people/{person}/responsibilities/{line}", sheet, answer::save)
        .get("/people/{person}/responsibilities/in/{service}", delegate, delegate::show)
        .post("/people/{person}/responsibilities/in/{service}", delegate, delegate::save)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
