//! Personas, and what sets people apart from them.

use domain::{
    ids::{Contact, ContactId, OrganisationId, PersonId, StaffId, Thing},
    role::Role,
};
use store::{Sql, StoreError, Work};

use super::World;

/// Somebody on the staff.
pub struct Persona {
    /// By this name tests ask for them.
    pub name: &'static str,
    /// Their name on pages.
    pub full_name: &'static str,
    pub(crate) organisation: &'static str,
    pub(crate) service: &'static str,
    pub(crate) team: &'static str,
    pub(crate) roles: &'static [Role],
    pub(crate) state: &'static str,
}

const fn at_elm(name: &'static str, full_name: &'static str, roles: &'static [Role]) -> Persona {
    Persona { name, full_name, organisation: "home", service: "elm", team: "oak", roles, state: "active" }
}

/// Everyone on the staff.
pub const ALL: &[Persona] = &[
    at_elm("key worker", "Kay Worker", &[Role::KeyWorker]),
    at_elm("care staff", "Cary Staff", &[Role::CareStaff]),
    at_elm("volunteer", "Vol Unteer", &[Role::Volunteer]),
    at_elm("team leader", "Lee Leader", &[Role::TeamLeader]),
    at_elm("registered manager", "Reggie Manager", &[Role::RegisteredManager]),
    at_elm("associate director", "Ada Director", &[Role::AssociateDirector]),
    at_elm("service administrator", "Ann Administrator", &[Role::ServiceAdministrator]),
    at_elm("inspector", "Ina Spector", &[Role::Inspector]),
    at_elm("system administrator", "Sid System", &[Role::SystemAdministrator]),
    at_elm("colleague", "Col League", &[Role::KeyWorker]),
    Persona { state: "suspended", ..at_elm("suspended", "Sus Pended", &[Role::RegisteredManager]) },
    Persona { state: "invited", ..at_elm("not yet confirmed", "Nia Invited", &[Role::RegisteredManager]) },
    Persona { service: "bay", team: "cove", ..at_elm("bay worker", "Bay Worker", &[Role::KeyWorker]) },
    Persona { service: "bay", team: "cove", ..at_elm("break-glass", "Bree Glass", &[Role::CareStaff]) },
    Persona {
        service: "bay",
        team: "cove",
        ..at_elm("bay manager", "Bea Manager", &[Role::RegisteredManager])
    },
    Persona {
        organisation: "other",
        service: "far",
        team: "away",
        ..at_elm("far worker", "Far Worker", &[Role::KeyWorker])
    },
    Persona {
        organisation: "other",
        service: "far",
        team: "away",
        ..at_elm("far manager", "Far Manager", &[Role::RegisteredManager])
    },
];

/// Numbers of the range that is never issued.
pub const NHS_NUMBERS: [&str; 10] = [
    "9990000018",
    "9990000026",
    "9990000034",
    "9990000042",
    "9990000050",
    "9990000069",
    "9990000077",
    "9990000085",
    "9990000093",
    "9990000107",
];

static END_TENURE: Sql =
    Sql::new("end", "UPDATE tenure SET ends_on = $2, end_reason = 'workload' WHERE id = $1");
static END_PLACEMENT: Sql =
    Sql::new("end", "UPDATE placement SET ends_on = $2, end_reason = 'moved' WHERE id = $1");
static RESTRICT: Sql = Sql::new("restrict", "UPDATE person SET restricted = TRUE WHERE id = $1");
static EXCLUDE: Sql = Sql::new(
    "exclude",
    "INSERT INTO exclusion (id, organisation, staff, person, kind, starts_on, version, changed_at)
     VALUES ($1, $2, $3, $4, 'relative', $5, 1, $6)",
);
static GRANT: Sql = Sql::new(
    "grant",
    "INSERT INTO access_grant (id, organisation, person, staff, kind, reason, starts_at, ends_at)
     VALUES ($1, $2, $3, $4, 'break_glass', 'a test needs it', $5, $6)",
);
static CONTACT: Sql = Sql::new(
    "contact",
    "INSERT INTO contact (id, organisation, person, staff, how, with_whom, happened_at, recorded_at, note, label, withdrawn,
        version, changed_at, changed_by)
     VALUES ($1, $2, $3, $4, 'phone', 'person', $5, $5, $6, $7, FALSE, 1, $5, $4)",
);

/// A contact with this label.
pub fn contact(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    person: PersonId,
    staff: StaffId,
    label: &str,
    note: &str,
) -> Result<ContactId, StoreError> {
    let id = work.mint::<Contact>();
    let at = work.now().plus_seconds(-3600);
    let arguments =
        [id.into(), organisation.into(), person.into(), staff.into(), at.into(), note.into(), label.into()];
    work.run(&CONTACT, &arguments)?;
    Ok(id)
}

/// The relationship that ended, the restriction that names nobody, the relative of everyone at home, and the live
/// grants of the persona "break-glass" to everyone.
pub(super) fn set_apart(work: &mut Work<'_>, world: &World) -> Result<(), StoreError> {
    let ended = world.person("ended");
    let day = super::began().plus_days(100);
    work.run(&END_TENURE, &[ended.tenure.into(), day.into()])?;
    work.run(&END_PLACEMENT, &[ended.placement.into(), day.into()])?;
    work.run(&RESTRICT, &[world.person("restricted").person.into()])?;
    let (home, now) = (world.organisations["home"], work.now());
    for persona in ALL.iter().filter(|persona| persona.organisation == "home" && persona.name != "colleague")
    {
        let (id, staff) = (work.mint::<Thing>(), world.staff(persona.name).staff);
        let person = world.person("relative").person;
        work.run(
            &EXCLUDE,
            &[id.into(), home.into(), staff.into(), person.into(), super::began().into(), now.into()],
        )?;
    }
    let staff = world.staff("break-glass").staff;
    for (situation, someone) in &world.people {
        if *situation != "other organisation" {
            let id = work.mint::<Thing>();
            let until = now.plus_seconds(3600);
            let arguments =
                [id.into(), home.into(), someone.person.into(), staff.into(), now.into(), until.into()];
            work.run(&GRANT, &arguments)?;
        }
    }
    Ok(())
}
