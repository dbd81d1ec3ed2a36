//! The kit for pages. A slice declares [`Routes`], each with the need that a visitor must meet; a handler is a plain
//! function inside one unit of work, given proof that the need is met. The kit does the rest for every page alike:
//! session, form token, form key (a form sent twice has one effect), keeping what was typed when a session ends,
//! journal before the answer leaves, headers, and problems told in sentences.

mod answer;
mod ask;
mod assets;
pub mod cookies;
mod dispatch;
mod endpoint;
pub mod fields;
mod form;
mod form_body;
mod headers;
mod house;
mod icons;
mod kept;
mod need;
mod once;
mod problem;
mod routes;
mod shell;
mod sql;

pub use answer::{Answer, html};
pub use ask::{Ask, Visit};
pub use assets::asset;
pub use dispatch::router;
pub use endpoint::{Prepared, Preparing};
pub use fields::Safe;
pub use form::{Errors, Form, options};
pub use form_body::{Typed, Upload};
pub use house::{House, Settings};
pub use icons::icon;
pub use need::{In, Need, NeedOf, Of, Public, SignedIn};
pub use problem::Problem;
pub use routes::{Described, Method, Routes};
pub use shell::{Place, Shell};

/// Every statement of this crate, for the test that prepares each on both databases.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

/// Lets go of form keys and kept forms that are old; the server does this once a day.
pub async fn forget_old(house: &House) -> Result<(), Problem> {
    endpoint::forget_old(house).await
}
