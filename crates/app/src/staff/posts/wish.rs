//! A role as someone asks to give it, and what is wrong with it.

use domain::{
    Day,
    ids::{OrganisationId, PostId, StaffId},
    one_of::OneOf,
    role::Role,
    tenure::Stretch,
    words::Words,
};
use store::{StoreError, Work};
use web::{Errors, Typed};

use crate::staff::{
    forms,
    member::{Member, role_words},
    places::{Place, Places},
    service,
};

/// A role to be given.
pub(in crate::staff) struct Wish {
    pub(in crate::staff) role: Role,
    place: Place,
    starts: Day,
    ends: Option<Day>,
}

impl Wish {
    pub(in crate::staff) fn add(
        &self,
        work: &mut Work<'_>,
        organisation: OrganisationId,
        staff: StaffId,
    ) -> Result<PostId, StoreError> {
        let Place { service, team } = self.place;
        service::add_post(work, organisation, staff, self.role, service, team, self.starts, self.ends)
    }
    /// For the journal: whose role, which, where.
    pub(in crate::staff) fn detail(&self, staff: StaffId) -> String {
        let service = self.place.service.map_or_else(|| "none".to_owned(), |service| service.to_string());
        format!("staff={staff} role={} service={service}", self.role.code())
    }
    /// Nobody holds the same role in the same place twice at once, and nobody holds one after they leave.
    pub(in crate::staff) fn check_beside(&self, member: &Member, errors: &mut Errors) {
        let stretch = Stretch { from: self.starts, until: self.ends };
        let same = member.posts.iter().find(|post| {
            let there = Stretch { from: post.starts_on, until: post.ends_on };
            post.role() == Some(self.role)
                && (post.service, post.team) == (self.place.service, self.place.team)
                && there.overlaps(stretch)
        });
        if let Some(post) = same {
            errors.add("role", format!("They have this role here already, from {}", post.starts_on.long()));
        }
        if let Some(day) = member.staff.leaves_on.filter(|day| self.starts >= *day) {
            errors.add("starts", format!("Choose a day before they leave on {}", day.long()));
        }
    }
}

/// The roles that can be given: never system administrator, and a role in the whole organisation only by whoever
/// manages all of it.
pub(in crate::staff) fn role_options(places: &Places, words: &Words) -> Vec<(String, String)> {
    let can =
        |role: &&Role| **role != Role::SystemAdministrator && (role.in_service() || places.covers_all());
    let option = |role: &Role| {
        let code = role.code();
        (code.to_owned(), role_words(code, Some(&words.key_worker.singular)))
    };
    Role::ALL.iter().filter(can).map(option).collect()
}

/// The places, after an empty one, so that none is chosen by accident.
pub(in crate::staff) fn place_options(places: &Places) -> Vec<(String, String)> {
    let choose = (String::new(), "Choose a place".to_owned());
    std::iter::once(choose).chain(places.options()).collect()
}

/// Reads the form. What is wrong is added to `errors`, in the order of the page.
pub(in crate::staff) fn read(
    typed: &Typed,
    today: Day,
    places: &Places,
    errors: &mut Errors,
) -> Option<Wish> {
    let role = Role::from_code(typed.get("role"))
        .filter(|role| *role != Role::SystemAdministrator && (role.in_service() || places.covers_all()));
    if role.is_none() {
        errors.add("role", "Select a role");
    }
    let place = places.read(typed.get("place"));
    match (role, place) {
        (_, None) => errors.add("place", "Choose where they have this role"),
        (Some(role), Some(place)) => check_place(role, place, errors),
        (None, Some(_)) => {}
    }
    let (starts, ends) = read_days(typed, today, role, errors);
    Some(Wish { role: role?, place: place?, starts: starts?, ends })
}

fn check_place(role: Role, place: Place, errors: &mut Errors) {
    if !role.in_service() && place.service.is_some() {
        errors.add("place", "This role is for the whole organisation. Choose “The whole organisation”");
    } else if role.in_service() && place.service.is_none() {
        errors.add("place", "Choose a service for this role");
    } else if role.in_team() && place.team.is_none() {
        errors.add("place", "Choose a team for this role. If there is none yet, add one in Settings first");
    }
}

fn read_days(
    typed: &Typed,
    today: Day,
    role: Option<Role>,
    errors: &mut Errors,
) -> (Option<Day>, Option<Day>) {
    let starts = forms::read_day(typed, "starts", errors);
    match starts {
        None if errors.of("starts").is_none() => {
            errors.add("starts", "Enter the day the role starts, like 21 11 2026");
        }
        Some(day) if day > today.plus_days(366) => {
            errors.add("starts", "Choose a start within a year from today")
        }
        Some(day) if day.parts().0 < 1950 => errors.add("starts", "Choose a start in or after 1950"),
        _ => {}
    }
    let ends = forms::read_day(typed, "ends", errors);
    match (starts, ends) {
        (Some(starts), Some(ends)) if ends <= starts => {
            errors.add("ends", "Choose an end after the start");
        }
        (_, None) if role.is_some_and(Role::time_boxed) && errors.of("ends").is_none() => {
            errors.add("ends", "Enter the day this role ends. It is only ever held for a limited time");
        }
        _ => {}
    }
    (starts, ends)
}
