//! More of everything, for tests of long lists: people, staff, contacts, notices.

use domain::{
    Day,
    ids::{ServiceId, StaffId, TeamId},
    tenure::{Kind, Stretch},
};
use store::{StoreError, Work};
use testkit::{TestApp, World, persona};

use app::{
    notices,
    people::service::{NewPerson, add, place},
    staff::service::{NewStaff, add as add_staff, add_post, unknown},
    tenures::service::{Begin, begin},
};

/// A person as a test wishes them.
#[derive(Clone, Copy)]
pub struct Wanted<'n> {
    pub name: &'n str,
    pub service: &'n str,
    /// None: in no team.
    pub team: Option<&'n str>,
    /// The key worker, if there is one.
    pub with: Option<&'n str>,
}

fn began() -> Day {
    Day::new(2026, 2, 2).expect("a day")
}

/// Adds a person.
pub fn person(work: &mut Work<'_>, world: &World, wanted: Wanted<'_>) -> Result<(), StoreError> {
    let organisation = world.organisations["home"];
    let service: ServiceId = world.services[wanted.service];
    let team: Option<TeamId> = wanted.team.map(|team| world.teams[team]);
    let person =
        add(work, organisation, &NewPerson { name: wanted.name.to_owned(), ..NewPerson::default() })?;
    let placement = place(work, organisation, person, service, team, None, began())?;
    let Some(staff) = wanted.with.map(|name| world.staff(name).staff) else { return Ok(()) };
    let stretch = Stretch { from: began(), until: None };
    let why = String::new();
    let wish = Begin { person, placement, service, staff, kind: Kind::KeyWorker, stage: None, stretch, why };
    begin(work, organisation, &wish).map(|_| ())
}

/// Adds as many of everything that a list can hold: people with and without key worker, staff, contacts with the person
/// "own", notices for the persona "key worker".
pub fn grow(app: &TestApp, by: usize) {
    let world = app.world.clone();
    app.write(move |work| {
        let organisation = world.organisations["home"];
        for n in 0..by {
            let elm =
                Wanted { name: &format!("Many Helped {n}"), service: "elm", team: Some("oak"), with: None };
            person(work, &world, elm)?;
            person(work, &world, Wanted { with: Some("key worker"), ..elm })?;
            let staff =
                add_staff(work, organisation, &NewStaff { name: format!("Helper {n}"), ..unknown() })?;
            let role = domain::role::Role::KeyWorker;
            add_post(work, organisation, staff, role, Some(world.services["elm"]), None, began(), None)?;
            let own = world.person("own").person;
            persona::contact(work, organisation, own, staff, "normal", "We walked.")?;
            let to: [StaffId; 1] = [world.staff("key worker").staff];
            notices::tell(work, organisation, &to, "contact_by_other", Some(own), "phone")?;
        }
        Ok(())
    });
}
