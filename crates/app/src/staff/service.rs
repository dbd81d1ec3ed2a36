//! Writing staff: rows, with who wrote them. What must not be there twice was looked for before.

use domain::{
    Day,
    ids::{
        Account, AccountId, OrganisationId, Post, PostId, ServiceId, Staff, StaffId, TeamId, Thing, ThingId,
    },
    leave::{Leave, WorkingDays},
    names, one_of,
    one_of::OneOf,
    role::{Footing, Purpose, Role},
};
use store::{StoreError, Value, Work};

pub use super::from_command::add_from_command;
use super::{rows::ManagerRow, sql};

/// What is known of a member of staff when they are added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStaff {
    pub name: String,
    pub job_title: String,
    pub email: String,
    pub phone: String,
    /// Minutes of work in a week.
    pub weekly_minutes: i64,
    pub working_days: WorkingDays,
    /// The organisation's own number for them.
    pub local_id: Option<String>,
    /// The first day on which they no longer work here.
    pub leaves_on: Option<Day>,
    /// On what footing they work here; by their roles until it is said.
    pub footing: Option<Footing>,
    /// Whether care work was new to them when they came; nobody has asked yet while it is none.
    pub new_to_care: Option<bool>,
    /// What a file said that no field here holds, as JSON.
    pub kept: String,
}

one_of! {
    /// What a sign-in can be used for.
    pub enum AccountState {
        /// A link was made; no password has been chosen yet.
        Invited = "invited", "Not used yet";
        /// Signs in.
        Active = "active", "Can sign in";
        /// Stopped by a manager.
        Suspended = "suspended", "Stopped";
    }
}

/// Someone of whom nothing is known yet but that they work here on weekdays.
pub fn unknown() -> NewStaff {
    NewStaff {
        name: String::new(),
        job_title: String::new(),
        email: String::new(),
        phone: String::new(),
        weekly_minutes: 0,
        working_days: WorkingDays::WEEKDAYS,
        local_id: None,
        leaves_on: None,
        footing: None,
        new_to_care: None,
        kept: String::new(),
    }
}

/// Adds a member of staff.
pub fn add(work: &mut Work<'_>, organisation: OrganisationId, new: &NewStaff) -> Result<StaffId, StoreError> {
    let id = work.mint::<Staff>();
    let (now, by) = (work.now(), work.who().staff);
    let arguments: Vec<Value> = vec![
        id.into(),
        organisation.into(),
        new.local_id.clone().into(),
        (&new.name).into(),
        names::key(&new.name).into(),
        (&new.job_title).into(),
        (&new.email).into(),
        (&new.phone).into(),
        new.weekly_minutes.into(),
        i64::from(new.working_days.0).into(),
        new.leaves_on.into(),
        (&new.kept).into(),
        new.footing.map(OneOf::code).into(),
        new.new_to_care.into(),
        now.into(),
        by.into(),
    ];
    work.run(&sql::ADD, &arguments)?;
    Ok(id)
}

/// Gives a member of staff a role, from one day until (not including) another.
#[expect(clippy::too_many_arguments, reason = "a post is all of these, and each has a type of its own")]
pub fn add_post(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    staff: StaffId,
    role: Role,
    service: Option<ServiceId>,
    team: Option<TeamId>,
    starts: Day,
    ends: Option<Day>,
) -> Result<PostId, StoreError> {
    let id = work.mint::<Post>();
    let (now, by) = (work.now(), work.who().staff);
    let arguments = [
        id.into(),
        organisation.into(),
        staff.into(),
        role.code().into(),
        service.into(),
        team.into(),
        starts.into(),
        ends.into(),
        now.into(),
        by.into(),
    ];
    work.put(&sql::ADD_POST, &arguments)?;
    Ok(id)
}

/// Adds leave.
pub fn add_leave(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    staff: StaffId,
    leave: Leave,
) -> Result<ThingId, StoreError> {
    let id = work.mint::<Thing>();
    let (now, by) = (work.now(), work.who().staff);
    let arguments = [
        id.into(),
        organisation.into(),
        staff.into(),
        leave.from.into(),
        leave.until.into(),
        now.into(),
        by.into(),
    ];
    work.run(&sql::ADD_LEAVE, &arguments)?;
    Ok(id)
}

/// Names, changes or takes away the manager whom someone answers to for one purpose (A6).
pub fn set_manager(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    staff: StaffId,
    purpose: Purpose,
    manager: Option<StaffId>,
) -> Result<(), StoreError> {
    let rows: Vec<ManagerRow> = work.rows(&sql::MANAGERS, &[staff.into(), organisation.into()])?;
    let there = rows.iter().find(|row| row.purpose == purpose.code());
    match (there, manager) {
        (None, None) => {}
        (Some(row), Some(manager)) if row.manager == manager => {}
        (Some(row), Some(manager)) => {
            let changes = [("manager", manager.into())];
            work.correct("manager", organisation, row.id, row.version, &changes)?;
        }
        (Some(row), None) => work.take_back("manager", organisation, row.id)?,
        (None, Some(manager)) => {
            let (id, now, by) = (work.mint::<Thing>(), work.now(), work.who().staff);
            let arguments = [
                id.into(),
                organisation.into(),
                staff.into(),
                purpose.code().into(),
                manager.into(),
                now.into(),
                by.into(),
            ];
            work.run(&sql::ADD_MANAGER, &arguments)?;
        }
    }
    Ok(())
}

/// Adds a sign-in; `state` is the code of an [`AccountState`]. Its name is free in the whole installation: see [`sign_in_taken`].
pub fn add_account(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    staff: StaffId,
    sign_in_name: &str,
    password_hash: Option<String>,
    state: &str,
) -> Result<AccountId, StoreError> {
    let id = work.mint::<Account>();
    let (now, by) = (work.now(), work.who().staff);
    let arguments = [
        id.into(),
        organisation.into(),
        staff.into(),
        sign_in_name.trim().into(),
        sign_in_key(sign_in_name).into(),
        password_hash.into(),
        state.into(),
        now.into(),
        by.into(),
    ];
    work.run(&sql::ADD_ACCOUNT, &arguments)?;
    Ok(id)
}

/// What a sign-in name is compared by: capitals, accents and spaces around it do not matter.
pub fn sign_in_key(name: &str) -> String {
    names::key(name)
}

/// Whether somebody of this installation signs in with this name already.
pub fn sign_in_taken(work: &mut Work<'_>, name: &str) -> Result<bool, StoreError> {
    let count: i64 = work.one(&sql::SIGN_IN_TAKEN, &[sign_in_key(name).into()])?;
    Ok(count > 0)
}
