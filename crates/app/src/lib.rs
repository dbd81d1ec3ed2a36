//! The product, one folder for each capability, in the order a person meets them. Each hands in its routes and its
//! statements; this file gathers them.

pub mod audit;
pub mod contacts;
pub mod demo;
pub mod duties;
pub mod exports;
pub mod home;
pub mod imports;
pub mod my_day;
pub mod my_people;
pub mod notices;
pub mod organisations;
pub mod outbox;
pub mod overview;
pub mod people;
pub mod policy;
pub mod policy_texts;
pub mod promises;
pub mod record_quality;
pub mod responsibilities;
pub mod restriction;
pub mod sign_in;
pub mod someone;
pub mod staff;
pub mod tenures;

pub use web::{asset, icon};

/// Sentences said after something was done, by the slices that keep their own list.
pub(crate) const SAID_BY_SLICES: &[&[(&str, &str)]] = &[
    organisations::SAID,
    staff::SAID,
    imports::SAID,
    promises::SAID,
    policy_texts::SAID,
    responsibilities::SAID,
];

use std::sync::Arc;

use duties::{Reckoner, Sources};
use web::Routes;

/// What the slices know, for reckoning what is due.
const SOURCES: Sources = Sources {
    people: &[
        (tenures::records, tenures::facts),
        (contacts::records, contacts::facts),
        (people::records, people::facts),
    ],
    workers: &[staff::worker_facts, policy_texts::worker_facts, responsibilities::worker_facts],
    services: &[staff::service_facts, policy_texts::service_facts, responsibilities::service_facts],
};

/// What reckons duties: one for each store that is opened.
pub fn reckoner() -> Arc<Reckoner> {
    Arc::new(Reckoner::new(SOURCES))
}

/// What every writing unit of work does at its end: what is due is reckoned again.
pub fn after(reckoner: &Arc<Reckoner>) -> store::After {
    let reckoner = Arc::clone(reckoner);
    Arc::new(move |work| reckoner.after(work))
}

/// Every route of the product.
pub fn routes() -> Routes {
    Routes::new()
        .and(home::routes())
        .and(sign_in::routes())
        .and(organisations::routes())
        .and(staff::routes())
        .and(people::routes())
        .and(overview::routes())
        .and(record_quality::routes())
        .and(restriction::routes())
        .and(tenures::routes())
        .and(my_day::routes())
        .and(my_people::routes())
        .and(contacts::routes())
        .and(promises::routes())
        .and(policy_texts::routes())
        .and(responsibilities::routes())
        .and(someone::routes())
        .and(notices::routes())
        .and(imports::routes())
        .and(exports::routes())
        .and(audit::routes())
}

/// Every statement of the product, for the test that prepares each on both databases.
pub fn statements() -> Vec<&'static store::Sql> {
    let mut statements = store::statements();
    for room in [
        access::statements(),
        web::statements(),
        sign_in::statements(),
        organisations::statements(),
        staff::statements(),
        people::statements(),
        record_quality::statements(),
        restriction::statements(),
        tenures::statements(),
        my_people::statements(),
        contacts::statements(),
        someone::statements(),
        notices::statements(),
        imports::statements(),
        exports::statements(),
        audit::statements(),
        duties::statements(),
        policy::statements(),
        my_day::statements(),
        promises::statements(),
        policy_texts::statements(),
        responsibilities::statements(),
        demo::statements(),
    ] {
        statements.extend_from_slice(room);
    }
    statements
}
