//! Signing in and out, invitations, the first start, and one's own sessions (K8). A password is the first step; the
//! account row and the answer of `enter` leave room for a second.

mod account;
mod enter;
mod invitation;
pub mod passwords;
pub mod service;
mod set_up;
mod sql;
mod throttle;

use web::{Public, Routes, SignedIn};

/// The routes of this slice.
pub fn routes() -> Routes {
    let door = Public("the door: nobody is signed in yet");
    let link = Public("the secret in the link is the proof");
    Routes::new()
        .get("/sign-in", door, enter::show)
        .post_prepared("/sign-in", door, enter::prepare, enter::save)
        .get("/switch-user", SignedIn, enter::switch)
        .post("/sign-out", SignedIn, enter::leave)
        .get("/account", SignedIn, account::show)
        .post("/account/sessions/{session}/end", SignedIn, account::end)
        .post("/account/sessions/end-others", SignedIn, account::end_others)
        .get("/account/password", SignedIn, account::password_page)
        .post_prepared("/account/password", SignedIn, account::prepare, account::password)
        .get("/invitation/{token}", link, invitation::show)
        .post_prepared("/invitation/{token}", link, invitation::prepare, invitation::save)
        .get("/set-up/{token}", link, set_up::show)
        .post_prepared("/set-up/{token}", link, set_up::prepare, set_up::save)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
