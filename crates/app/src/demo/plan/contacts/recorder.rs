//! Who makes and records a contact: the key worker of that day, else who covers, else the team.

use domain::{
    Day,
    leave::{Leave, WorkingDays},
    tenure::{Kind, Stretch},
};

use crate::demo::plan::{
    Person, Placement, Staff,
    services::{ELM_HOUSE, HARBOUR},
    staff::{AISHA, DANIEL, JAMIE, MAUREEN, RUTH, SIAN},
};

/// Among whom to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Among {
    /// The key worker, and those who stand in.
    Holders,
    /// The team first.
    Team,
    /// The key worker first.
    All,
}

/// Who is there for the person in this placement on this day; nobody when nobody is at work.
pub(super) fn recorder(staff: &[Staff], person: &Person, at: usize, day: Day, among: Among) -> Option<usize> {
    let placement = person.placements.get(at)?;
    if !placement_includes(placement, day) {
        return None;
    }
    let there =
        |who: &usize| works(staff, *who, placement.service, day) && !person.relatives_on_staff.contains(who);
    let holders = |kinds: &'static [Kind]| {
        let tenures = person
            .tenures
            .iter()
            .filter(move |tenure| tenure.placement == at && kinds.contains(&tenure.kind));
        tenures
            .filter(|tenure| Stretch { from: tenure.from, until: tenure.until }.includes(day))
            .map(|tenure| tenure.staff)
            .find(there)
    };
    let team = || team(placement, person.restricted).iter().copied().find(there);
    let named =
        || holders(&[Kind::KeyWorker]).or_else(|| holders(&[Kind::Cover, Kind::Interim, Kind::Second]));
    match among {
        Among::Holders => named(),
        Among::Team => team().or_else(named),
        Among::All => named().or_else(team),
    }
}

/// Whether the person was in hospital on this day: excused, and since the last key worker's end.
pub(super) fn in_hospital(person: &Person, at: usize, day: Day) -> bool {
    let ends =
        person.tenures.iter().filter(|tenure| tenure.placement == at).filter_map(|tenure| tenure.until);
    person.placements.get(at).is_some_and(|placement| placement.excuse.is_some())
        && ends.max().is_some_and(|last| last <= day)
}

fn placement_includes(placement: &Placement, day: Day) -> bool {
    Stretch { from: placement.from, until: placement.until }.includes(day)
}

fn team(placement: &Placement, restricted: bool) -> &'static [usize] {
    match (placement.service, placement.team) {
        _ if restricted => &[MAUREEN],
        (ELM_HOUSE, Some(0)) => &[JAMIE, SIAN],
        (ELM_HOUSE, _) => &[DANIEL, MAUREEN],
        (HARBOUR, _) => &[RUTH, MAUREEN],
        _ => &[AISHA, MAUREEN],
    }
}

/// At work: holds a post in the service, on a working day, not on leave.
pub(super) fn works(staff: &[Staff], who: usize, service: usize, day: Day) -> bool {
    staff.get(who).is_some_and(|member| {
        let posted = member.posts.iter().any(|post| {
            post.service == Some(service) && Stretch { from: post.from, until: post.until }.includes(day)
        });
        let away =
            member.leave.iter().any(|(from, until)| Leave { from: *from, until: *until }.includes(day));
        posted && !away && WorkingDays(member.working_days).includes(day)
    })
}
