//! The policies of a service as texts: written, changed in editions that are kept, looked at again and again, and
//! explained to everyone who works or helps there (F6, F11). What a service promises as rules is the slice `policy`.

mod change;
mod compare;
mod editions;
mod explain;
mod facts;
mod found;
mod list;
mod markup;
mod review;
pub mod service;
mod show;
mod sql;
mod take_back;
mod write;

pub use facts::{service_facts, worker_facts};

use access::{ChangePromises, ExplainPolicies, OrganisationPermit, ReadPolicies};
use web::{Ask, In, Routes};

/// Somebody who may read the policies of some services.
type Reading = Ask<OrganisationPermit<ReadPolicies>>;
/// Somebody who may write them.
type Writing = Ask<OrganisationPermit<ChangePromises>>;
/// Somebody who may write down who had them explained.
type Explaining = Ask<OrganisationPermit<ExplainPolicies>>;

/// What is said after something was done.
pub const SAID: &[(&str, &str)] = &[
    (
        "policy-text-added",
        "Saved. Now go through it with everyone who works here, and write down who had it explained.",
    ),
    ("policy-text-changed", "Saved as a new edition. The one before is kept."),
    ("policy-text-reviewed", "Saved. It was looked at."),
    ("policy-text-retired", "It no longer counts. The text is kept, and you can take it into use again."),
    ("policy-text-restored", "It counts again."),
    ("policy-explained", "Saved."),
    ("policy-explained-back", "Taken back. What was there is kept."),
];

/// The routes of this slice.
pub fn routes() -> Routes {
    let (read, write) = (In::<ReadPolicies>::service(), In::<ChangePromises>::service());
    let explain = In::<ExplainPolicies>::service();
    Routes::new()
        .get("/policies", read, list::show)
        .get("/policies/{service}/new", write, write::show)
        .post("/policies/{service}/new", write, write::save)
        .get("/policies/{service}/{policy}", read, show::show)
        .get("/policies/{service}/{policy}/editions/{edition}", read, show::edition)
        .get("/policies/{service}/{policy}/change", write, change::show)
        .post("/policies/{service}/{policy}/change", write, change::save)
        .get("/policies/{service}/{policy}/review", write, review::show)
        .post("/policies/{service}/{policy}/review", write, review::save)
        .get("/policies/{service}/{policy}/retire", write, review::retire)
        .post("/policies/{service}/{policy}/retire", write, review::save_retired)
        .post("/policies/{service}/{policy}/restore", write, review::restore)
        .get("/policies/{service}/{policy}/explained", read, explain::show)
        .post("/policies/{service}/{policy}/explained", explain, explain::save)
        .get("/policies/{service}/{policy}/explained/{explained}/back", explain, take_back::show)
        .post("/policies/{service}/{policy}/explained/{explained}/back", explain, take_back::save)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
