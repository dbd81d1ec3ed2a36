//! Promises: what a service says that it will do, whether it does, and for whom it is late (F1, F2).

mod add;
mod alarm;
mod changes;
mod effect;
mod evidence;
mod figures;
mod list;
mod parameters;
mod past;
mod person;
mod policy;
mod rule;
mod service;
mod sql;
mod stand;
mod state;

pub use evidence::{evidence, services_named, services_without_policy};

use access::{ChangePromises, CorrectPerson, ReadRecord, SeeUnallocated};
use web::{In, Of, Routes};

/// What is said after something was done.
pub const SAID: &[(&str, &str)] = &[
    ("duty-excused", "Saved. It is not late until you look at it again."),
    ("duty-counts", "It counts again."),
    ("promises-saved", "Saved. What was promised before is kept, and counts for the days before."),
];

/// The routes of this slice.
pub fn routes() -> Routes {
    let (see, change) = (In::<SeeUnallocated>::service(), In::<ChangePromises>::service());
    let correct = Of::<CorrectPerson>::person;
    Routes::new()
        .get("/people/{person}/duties", Of::<ReadRecord>::person(), person::show)
        .get("/people/{person}/duties/{duty}/not-now", correct(), person::not_now)
        .post("/people/{person}/duties/{duty}/not-now", correct(), person::save)
        .post("/people/{person}/duties/{duty}/not-now/again", correct(), person::again)
        .get("/promises", see, stand::show)
        .get("/promises/{service}", see, service::show)
        .get("/promises/{service}/on", see, past::show)
        .get("/promises/{service}/policy", see, policy::show)
        .get("/promises/{service}/policy/choose", change, policy::choose)
        .post("/promises/{service}/policy/choose", change, policy::save_choice)
        .get("/promises/{service}/policy/changes", see, changes::show)
        .get("/promises/{service}/policy/add", change, add::choose)
        .get("/promises/{service}/policy/add/{kind}", change, add::show)
        .post("/promises/{service}/policy/add/{kind}", change, add::save)
        .get("/promises/{service}/policy/{rule}", change, rule::show)
        .post("/promises/{service}/policy/{rule}", change, rule::save)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
