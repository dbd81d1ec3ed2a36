use super::*;
use crate::{Id, Moment, one_of::OneOf};

fn id<T>(n: u8) -> Id<T> {
    Id::mint(Moment::from_micros(1_000_000), [n; 10])
}
fn post(role: Role) -> PostHeld {
    PostHeld { role, service: role.in_service().then(|| id(1)), team: role.in_team().then(|| id(2)) }
}
fn own() -> Relation {
    Relation {
        placed: vec![Placed { placement: id(9), service: id(1), team: Some(id(2)) }],
        ..Relation::default()
    }
}
fn circle(kind: Kind) -> Relation {
    Relation { tenures: vec![(id(7), id(1), kind)], ..own() }
}
fn may(role: Role, on_shift: bool, relation: &Relation) -> String {
    PersonAct::ALL
        .iter()
        .map(|act| if decide(*act, &[post(role)], on_shift, relation).is_some() { 'y' } else { '.' })
        .collect()
}

#[test]
fn each_role_has_its_own_acts_on_a_person_of_its_team() {
    // brief, record, contact, correct contact, correct person, tenure, restrict, secret address, journal
    for (role, acts) in [
        (Role::KeyWorker, "........."),
        (Role::CareStaff, "yyyy....."),
        (Role::Volunteer, "y.y......"),
        (Role::TeamLeader, "yyyyyy..."),
        (Role::RegisteredManager, "yyyyyyyyy"),
        (Role::AssociateDirector, "........."),
        (Role::ServiceAdministrator, "........."),
        (Role::Inspector, "yy......y"),
        (Role::SystemAdministrator, "........."),
    ] {
        assert_eq!(may(role, true, &own()), acts, "{role:?}");
    }
}

#[test]
fn the_key_worker_sees_their_people_and_cover_sees_no_secret_address() {
    assert_eq!(may(Role::KeyWorker, false, &circle(Kind::KeyWorker)), "yyyyy..y.");
    assert_eq!(may(Role::KeyWorker, false, &circle(Kind::Cover)), "yyyyy....");
    assert_eq!(
        may(Role::Volunteer, true, &circle(Kind::KeyWorker)),
        "y.y......",
        "a volunteer holds no tenure"
    );
}

#[test]
fn off_shift_care_staff_see_nobody() {
    assert_eq!(may(Role::CareStaff, false, &own()), ".........");
    assert_eq!(may(Role::Volunteer, false, &own()), ".........");
}

#[test]
fn an_exclusion_beats_everything_and_a_restriction_leaves_the_named() {
    let grant = Some((id(5), GrantKind::BreakGlass));
    let excluded = Relation { excluded: true, named: true, grant, ..circle(Kind::KeyWorker) };
    assert_eq!(may(Role::RegisteredManager, true, &excluded), ".........");
    let restricted = Relation { restricted: true, ..circle(Kind::KeyWorker) };
    assert_eq!(may(Role::RegisteredManager, true, &restricted), ".........");
    let named = Relation { named: true, ..restricted.clone() };
    assert_eq!(may(Role::RegisteredManager, true, &named), "yyyyyyyyy");
    let granted = Relation { grant, ..restricted };
    assert_eq!(may(Role::KeyWorker, false, &granted), "yyyy.....");
}

#[test]
fn a_grant_is_worth_nothing_to_a_role_that_may_not_ask() {
    let granted = Relation { grant: Some((id(5), GrantKind::BreakGlass)), ..Relation::default() };
    for role in [Role::Volunteer, Role::ServiceAdministrator, Role::SystemAdministrator, Role::Inspector] {
        assert_eq!(may(role, true, &granted), ".........", "{role:?}");
    }
}

#[test]
fn labels_of_several_bases_add_up() {
    let allowed = decide(PersonAct::ReadRecord, &[post(Role::TeamLeader)], true, &circle(Kind::KeyWorker))
        .expect("allowed");
    assert_eq!(allowed.labels, Labels::all());
    let care = decide(PersonAct::ReadRecord, &[post(Role::CareStaff)], true, &own()).expect("allowed");
    assert_eq!(care.labels.codes(), ["normal", "staff_only", "", "", ""]);
}

#[test]
fn nobody_reaches_a_person_of_another_service() {
    let elsewhere = Relation {
        placed: vec![Placed { placement: id(9), service: id(3), team: Some(id(2)) }],
        ..Relation::default()
    };
    assert!(Role::ALL.iter().all(|role| may(*role, true, &elsewhere) == "........."));
}
