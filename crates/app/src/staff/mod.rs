//! Staff: who works here, in which roles, when they work and when they are away, to whom they answer (A6), and how they
//! sign in.
//!
//! A manager changes staff of the services that they manage, and never their own roles. A role is a stretch of days: the
//! day it ends is the first day without it.

mod conflict;
mod edit;
mod facts;
mod forms;
mod from_command;
mod hours;
mod kept_apart;
mod leave;
mod link;
mod list;
mod managers;
mod member;
mod new;
mod places;
mod posts;
mod rows;
pub mod service;
mod show;
mod sign_in;
pub mod sql;
mod training;

pub use conflict::Conflict;
pub use facts::{service_facts, worker_facts};
pub use link::{Link, give_link, link_page};
pub use sign_in::read_sign_in_name;

use access::{ManageStaff, OrganisationPermit, SeeStaff};
use web::{In, Routes};

/// Proof that someone may change staff of some services.
type Manage = OrganisationPermit<ManageStaff>;

/// Told to whoever tries to change what they themselves may do.
const NOT_YOUR_OWN: &str = "Ask another manager or administrator to change your own roles.";

/// What is said after something was done.
pub const SAID: &[(&str, &str)] = &[
    ("staff-added", "Added. Now make their sign-in and name their managers."),
    ("staff-added-manager", "Added. The service has a new registered manager. Now make their sign-in."),
    ("staff-saved", "Saved. What was there before is kept."),
    ("staff-leaving", "Saved. They support people: choose who takes over before they leave."),
    ("post-added", "The role is given."),
    (
        "post-added-manager",
        "The role is given. Check with the new registered manager who is responsible for what.",
    ),
    ("post-ended", "The end of the role is saved."),
    (
        "post-ended-last-manager",
        "The end of the role is saved. The service needs a registered manager: give someone the role now.",
    ),
    ("leave-added", "The leave is saved."),
    ("leave-added-cover", "The leave is saved. They support people: name someone to cover."),
    ("training-saved", "Saved."),
    ("training-withdrawn", "Taken back. What was there is kept."),
    ("leave-cancelled", "The leave is cancelled."),
    ("managers-saved", "The managers are saved."),
    ("sign-in-suspended", "The sign-in is stopped. They are signed out everywhere."),
    ("sign-in-allowed", "They can sign in again."),
    ("kept-apart", "Saved. They can no longer see or support this person."),
    ("kept-apart-supports", "Saved. They were named to support this person: choose someone else now."),
    ("kept-apart-ended", "Ended. What their roles allow holds again."),
];

/// The routes of this slice.
pub fn routes() -> Routes {
    let (see, manage) = (In::<SeeStaff>::service(), In::<ManageStaff>::service());
    Routes::new()
        .get("/staff", see, list::show)
        .get("/staff/new", manage, new::show)
        .post("/staff/new", manage, new::save)
        .get("/staff/{staff}", see, show::show)
        .get("/staff/{staff}/edit", manage, edit::show)
        .post("/staff/{staff}/edit", manage, edit::save)
        .get("/staff/{staff}/posts/new", manage, posts::show)
        .post("/staff/{staff}/posts", manage, posts::save)
        .get("/staff/{staff}/posts/{post}/end", manage, posts::end::show)
        .post("/staff/{staff}/posts/{post}/end", manage, posts::end::save)
        .get("/staff/{staff}/leave/new", manage, leave::show)
        .post("/staff/{staff}/leave/new", manage, leave::save)
        .post("/staff/{staff}/leave/{leave}/cancel", manage, leave::cancel)
        .get("/staff/{staff}/training", manage, training::show)
        .post("/staff/{staff}/training", manage, training::save)
        .get("/staff/{staff}/training/{competence}/withdraw", manage, training::back::show)
        .post("/staff/{staff}/training/{competence}/withdraw", manage, training::back::save)
        .get("/staff/{staff}/managers", manage, managers::show)
        .post("/staff/{staff}/managers", manage, managers::save)
        .get("/staff/{staff}/sign-in", manage, sign_in::show)
        .post("/staff/{staff}/sign-in", manage, sign_in::add)
        .post("/staff/{staff}/sign-in/link", manage, sign_in::new_link)
        .post("/staff/{staff}/sign-in/suspend", manage, sign_in::suspend)
        .post("/staff/{staff}/sign-in/allow", manage, sign_in::allow)
        .get("/staff/{staff}/kept-apart", manage, kept_apart::show)
        .post("/staff/{staff}/kept-apart", manage, kept_apart::save)
        .post("/staff/{staff}/kept-apart/{exclusion}/end", manage, kept_apart::end)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
