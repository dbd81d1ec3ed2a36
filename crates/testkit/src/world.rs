//! The world that every test finds: two organisations, staff in every role, and people in every situation towards
//! them.

pub mod persona;

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{
        AccountId, ContactId, OrganisationId, PersonId, PlacementId, ServiceId, StaffId, TeamId, TenureId,
    },
    tenure::{Kind, Stretch},
    words::Words,
};
use store::{StoreError, Who, Work};

use app::{
    organisations::service::{add_organisation, add_service, add_stage, add_team},
    people::service::{NewPerson, add as add_person, place},
    responsibilities::service::begin_with,
    staff::service::{NewStaff, add as add_staff, add_account, add_post, unknown},
    tenures::service::{Begin, begin},
};

/// A member of staff.
#[derive(Debug, Clone)]
pub struct Member {
    /// The member of staff.
    pub staff: StaffId,
    /// The sign-in.
    pub account: AccountId,
    /// The organisation.
    pub organisation: OrganisationId,
}

/// A person, with what paths about them need.
#[derive(Debug, Clone)]
pub struct Someone {
    /// The person.
    pub person: PersonId,
    /// Where they are placed.
    pub placement: PlacementId,
    /// A tenure of theirs.
    pub tenure: TenureId,
    /// A contact of theirs.
    pub contact: ContactId,
    /// The service.
    pub service: ServiceId,
}

/// The world.
#[derive(Debug, Clone, Default)]
pub struct World {
    staff: BTreeMap<&'static str, Member>,
    people: BTreeMap<&'static str, Someone>,
    /// Services by name.
    pub services: BTreeMap<&'static str, ServiceId>,
    /// Teams by name.
    pub teams: BTreeMap<&'static str, TeamId>,
    /// Organisations by name.
    pub organisations: BTreeMap<&'static str, OrganisationId>,
}

impl World {
    /// A member of staff by the name of the persona.
    pub fn staff(&self, name: &str) -> &Member {
        self.staff.get(name).unwrap_or_else(|| panic!("no persona is called {name}"))
    }
    /// A person by the situation that they are in.
    pub fn person(&self, situation: &str) -> &Someone {
        self.people.get(situation).unwrap_or_else(|| panic!("nobody is in the situation {situation}"))
    }
}

/// The day on which everything of the world began.
fn began() -> Day {
    Day::new(2026, 1, 5).expect("a day")
}

/// Makes the world in an empty, migrated database.
pub fn make(work: &mut Work<'_>) -> Result<World, StoreError> {
    let mut world = World::default();
    app::sign_in::service::install(work, "real")?;
    let home = add_organisation(work, "Larch Partnership")?;
    let other = add_organisation(work, "Other Organisation")?;
    world.organisations.insert("home", home);
    world.organisations.insert("other", other);
    for (name, organisation, teams) in
        [("elm", home, &["oak", "ash"][..]), ("bay", home, &["cove"][..]), ("far", other, &["away"][..])]
    {
        work.acting(Who { organisation: Some(organisation), staff: None, session: None });
        let service = add_service(work, organisation, &format!("{name} house"), &Words::default())?;
        add_stage(work, organisation, service, "Beginning", 1)?;
        world.services.insert(name, service);
        for team in teams {
            world.teams.insert(team, add_team(work, organisation, service, team)?);
        }
    }
    for persona in persona::ALL {
        let member = member(work, &world, persona)?;
        world.staff.insert(persona.name, member);
    }
    people(work, &mut world)?;
    lists(work, &world)?;
    Ok(world)
}

/// Every service has written down what its key workers do. Nobody has said yes to it yet.
fn lists(work: &mut Work<'_>, world: &World) -> Result<(), StoreError> {
    let list = domain::responsibilities::starting().first().expect("a list");
    for (service, organisation) in [("elm", "home"), ("bay", "home"), ("far", "other")] {
        let (organisation, service) = (world.organisations[organisation], world.services[service]);
        work.acting(Who { organisation: Some(organisation), staff: None, session: None });
        begin_with(work, organisation, service, list, "Agreed by the managers")?;
    }
    Ok(())
}

fn member(work: &mut Work<'_>, world: &World, persona: &persona::Persona) -> Result<Member, StoreError> {
    let organisation = world.organisations[persona.organisation];
    work.acting(Who { organisation: Some(organisation), staff: None, session: None });
    let new = NewStaff {
        name: persona.full_name.to_owned(),
        working_days: domain::leave::WorkingDays(0b111_1111),
        ..unknown()
    };
    let staff = add_staff(work, organisation, &new)?;
    for role in persona.roles {
        let service = role.in_service().then(|| world.services[persona.service]);
        let team = role.in_team().then(|| world.teams[persona.team]);
        let until = role.time_boxed().then(|| began().plus_days(700));
        add_post(work, organisation, staff, *role, service, team, began(), until)?;
    }
    let account = add_account(work, organisation, staff, persona.name, None, persona.state)?;
    Ok(Member { staff, account, organisation })
}

/// Everyone is in a situation towards the persona "key worker"; the situation is also their name.
fn people(work: &mut Work<'_>, world: &mut World) -> Result<(), StoreError> {
    for (n, (situation, service, team, key_worker)) in (0_u8..).zip([
        ("own", "elm", "oak", "key worker"),
        ("team", "elm", "oak", "colleague"),
        ("other team", "elm", "ash", "colleague"),
        ("other service", "bay", "cove", "bay worker"),
        ("other organisation", "far", "away", "far worker"),
        ("ended", "elm", "oak", "key worker"),
        ("restricted", "elm", "oak", "key worker"),
        ("relative", "elm", "oak", "colleague"),
    ]) {
        let someone = someone(work, world, situation, (service, team), key_worker, n)?;
        world.people.insert(situation, someone);
    }
    persona::set_apart(work, world)
}

fn someone(
    work: &mut Work<'_>,
    world: &World,
    situation: &str,
    (service, team): (&str, &str),
    key_worker: &str,
    n: u8,
) -> Result<Someone, StoreError> {
    let holder = world.staff(key_worker).clone();
    let organisation = holder.organisation;
    work.acting(Who { organisation: Some(organisation), staff: Some(holder.staff), session: None });
    let service = world.services[service];
    let new = NewPerson {
        name: format!("Person {situation}"),
        nhs_number: Some(persona::NHS_NUMBERS[usize::from(n)].to_owned()),
        local_id: Some(format!("P-{n}")),
        born_on: Day::new(2004, 3, 1 + n),
        communication: "Easy words. Give time.".to_owned(),
        ..NewPerson::default()
    };
    let person = add_person(work, organisation, &new)?;
    let placement = place(work, organisation, person, service, Some(world.teams[team]), None, began())?;
    let stretch = Stretch { from: began(), until: None };
    let why = String::new();
    let wish = Begin {
        person,
        placement,
        service,
        staff: holder.staff,
        kind: Kind::KeyWorker,
        stage: None,
        stretch,
        why,
    };
    let tenure = begin(work, organisation, &wish)?;
    let contact =
        persona::contact(work, organisation, person, holder.staff, "normal", "We talked about the garden.")?;
    Ok(Someone { person, placement, tenure, contact, service })
}
