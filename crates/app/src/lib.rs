//! The product, one folder for each capability, in the order a person meets them. Each hands in its routes and its
//! statements; this file gathers them.

pub mod audit;
pub mod contacts;
pub mod demo;
pub mod exports;
pub mod home;
pub mod imports;
pub mod my_people;
pub mod notices;
pub mod organisations;
pub mod outbox;
pub mod overview;
pub mod people;
pub mod restriction;
pub mod sign_in;
pub mod someone;
pub mod staff;
pub mod tenures;

pub use web::{asset, icon};

/// Sentences said after something was done, by the slices that keep their own list.
pub(crate) const SAID_BY_SLICES: &[&[(&str, &str)]] = &[organisations::SAID, staff::SAID, imports::SAID];

use web::Routes;

/// Every route of the product.
pub fn routes() -> Routes {
    Routes::new()
        .and(home::routes())
        .and(sign_in::routes())
        .and(organisations::routes())
        .and(staff::routes())
        .and(people::routes())
        .and(overview::routes())
        .and(restriction::routes())
        .and(tenures::routes())
        .and(my_people::routes())
        .and(contacts::routes())
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
        restriction::statements(),
        tenures::statements(),
        my_people::statements(),
        contacts::statements(),
        someone::statements(),
        notices::statements(),
        imports::statements(),
        exports::statements(),
        audit::statements(),
        demo::statements(),
    ] {
        statements.extend_from_slice(room);
    }
    statements
}
