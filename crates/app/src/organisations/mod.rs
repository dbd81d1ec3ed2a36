//! Organisations and their services, teams and stages, and the words that each service uses (A2). Several organisations
//! can share an installation and never meet (K10).

mod history;
mod installation;
mod new_organisation;
mod places;
mod rows;
pub mod service;
mod services;
mod settings;
pub mod sql;
mod stages;
mod teams;
mod words;

pub use places::{Place, places};

use access::{ManageInstallation, ManageSettings, OrganisationPermit};
use web::{In, Routes};

/// Proof that someone may change the settings of some services.
type Manage = OrganisationPermit<ManageSettings>;

/// What is said after something was done.
pub const SAID: &[(&str, &str)] = &[
    (
        "service-added",
        "The service is added, and you are its service administrator. Now add its teams and staff.",
    ),
    ("service-saved", "Saved. Every page uses these words now."),
    ("team-added", "The team is added."),
    ("team-saved", "The new name of the team is saved."),
    ("stage-added", "The stage is added."),
    ("stage-saved", "The new name of the stage is saved."),
    ("stage-moved", "The stage is moved."),
];

/// The routes of this slice.
pub fn routes() -> Routes {
    let (manage, install) = (In::<ManageSettings>::service(), In::<ManageInstallation>::service());
    Routes::new()
        .get("/settings", manage, settings::show)
        .get("/settings/services/new", manage, services::new)
        .post("/settings/services/new", manage, services::add)
        .get("/settings/services/{service}", manage, services::show)
        .post("/settings/services/{service}", manage, services::save)
        .get("/settings/services/{service}/history", manage, history::show)
        .get("/settings/services/{service}/teams/new", manage, teams::new)
        .post("/settings/services/{service}/teams/new", manage, teams::add)
        .get("/settings/teams/{team}", manage, teams::show)
        .post("/settings/teams/{team}", manage, teams::save)
        .get("/settings/services/{service}/stages/new", manage, stages::new)
        .post("/settings/services/{service}/stages/new", manage, stages::add)
        .get("/settings/stages/{stage}", manage, stages::show)
        .post("/settings/stages/{stage}", manage, stages::save)
        .post("/settings/stages/{stage}/up", manage, stages::up)
        .post("/settings/stages/{stage}/down", manage, stages::down)
        .get("/installation", install, installation::show)
        .get("/installation/organisations/new", install, new_organisation::show)
        .post("/installation/organisations/new", install, new_organisation::save)
        .post("/installation/organisations/{organisation}/link", install, new_organisation::new_link)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
