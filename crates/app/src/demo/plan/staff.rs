//! The fourteen who work or help there.

use domain::{
    Day,
    role::{Footing, Purpose, Role},
};

use super::{
    Post, Showcase, Staff, numbers,
    services::{BRIGHT_PATH, ELM_HOUSE, HARBOUR},
};

pub(super) const MINA: usize = 0;
pub(super) const DANIEL: usize = 1;
pub(super) const SIAN: usize = 2;
pub(super) const KOFI: usize = 3;
pub(super) const AISHA: usize = 4;
pub(super) const TOMASZ: usize = 5;
pub(super) const RUTH: usize = 6;
pub(super) const MAUREEN: usize = 7;
pub(super) const JAMIE: usize = 8;
const SEUN: usize = 9;
const HELEN: usize = 10;
const PRIYANKA: usize = 11;
const JUDITH: usize = 12;
const BETH: usize = 13;

const WEEKDAYS: u8 = 0b001_1111;
const EVERY_DAY: u8 = 0b111_1111;

/// Whom to sign in as.
pub(super) const SHOWCASE: Showcase = Showcase {
    key_worker: MINA,
    team_leader: RUTH,
    registered_manager: MAUREEN,
    care_staff: JAMIE,
    volunteer: SEUN,
    associate_director: HELEN,
    service_administrator: PRIYANKA,
    inspector: JUDITH,
    system_administrator: BETH,
};

/// In how many days Tomasz leaves.
pub(super) const TOMASZ_LEAVES_IN: i32 = 38;

/// Everyone, in the order of the constants above.
pub(super) fn staff(today: Day) -> Vec<Staff> {
    let member = |place: usize, name: &str, job_title: &str, hours: u32, working_days: u8| Staff {
        name: name.to_owned(),
        job_title: job_title.to_owned(),
        sign_in_name: SIGN_IN_NAMES[place].to_owned(),
        email: format!("{}.{}@example.org", SIGN_IN_NAMES[place], SURNAMES[place]),
        phone: if place < 10 { numbers::mobile(900 + place) } else { numbers::landline(400 + place) },
        weekly_minutes: hours * 60,
        working_days,
        posts: posts(place, today),
        leave: leave(place, today),
        managers: managers(place),
        footing: match place {
            SEUN => Some(Footing::Volunteer),
            JAMIE => Some(Footing::Bank),
            _ => Some(Footing::Staff),
        },
        // Nobody has asked the last one yet.
        new_to_care: (place != TOMASZ).then_some(place == JAMIE),
        leaves_on: (place == TOMASZ).then(|| today.plus_days(TOMASZ_LEAVES_IN)),
    };
    vec![
        member(MINA, "Mina Rahman", "Senior support worker", 37, WEEKDAYS),
        member(DANIEL, "Daniel Okafor", "Team leader, Orchard Wing", 37, 0b100_1111),
        member(SIAN, "Siân Pritchard", "Team leader, Garden Wing", 35, 0b111_1100),
        member(KOFI, "Kofi Mensah-Bright", "Keyworker and support worker", 37, WEEKDAYS),
        member(AISHA, "Aisha Farooqi", "Lead keyworker", 37, WEEKDAYS),
        member(TOMASZ, "Tomasz Zieliński", "Keyworker", 30, 0b000_1111),
        member(RUTH, "Ruth Adeyemi-Clarke", "Team leader, Harbour", 37, 0b011_1110),
        member(MAUREEN, "Maureen Doyle", "Registered manager", 37, WEEKDAYS),
        member(JAMIE, "Jamie Nguyen", "Care assistant", 30, EVERY_DAY),
        member(SEUN, "Oluwaseun Balogun", "Volunteer befriender", 8, EVERY_DAY),
        member(HELEN, "Helen Mackintosh", "Associate director", 37, WEEKDAYS),
        member(PRIYANKA, "Priyanka Nair", "Service administrator", 30, 0b000_1111),
        member(JUDITH, "Judith Penhaligon", "Visiting inspector", 37, WEEKDAYS),
        member(BETH, "Beth Kowalczyk", "Systems support", 37, WEEKDAYS),
    ]
}

const SIGN_IN_NAMES: [&str; 14] = [
    "mina", "daniel", "sian", "kofi", "aisha", "tomasz", "ruth", "maureen", "jamie", "seun", "helen",
    "priyanka", "judith", "beth",
];
const SURNAMES: [&str; 14] = [
    "rahman",
    "okafor",
    "pritchard",
    "mensah-bright",
    "farooqi",
    "zielinski",
    "adeyemi-clarke",
    "doyle",
    "nguyen",
    "balogun",
    "mackintosh",
    "nair",
    "penhaligon",
    "kowalczyk",
];

fn posts(place: usize, today: Day) -> Vec<Post> {
    let until = match place {
        SEUN => Some(today.plus_days(62)),
        JUDITH => Some(today.plus_days(12)),
        TOMASZ => Some(today.plus_days(TOMASZ_LEAVES_IN)),
        _ => None,
    };
    HELD.iter()
        .filter(|(holder, ..)| *holder == place)
        .map(|&(_, role, service, team, days_ago)| Post {
            role,
            service,
            team,
            from: today.plus_days(-days_ago),
            until,
        })
        .collect()
}

/// Who holds which role, in which service and team, and since how many days ago.
type Held = (usize, Role, Option<usize>, Option<usize>, i32);

/// All posts.
const HELD: &[Held] = &[
    (MINA, Role::KeyWorker, Some(HARBOUR), None, 1480),
    (DANIEL, Role::KeyWorker, Some(ELM_HOUSE), None, 2250),
    (DANIEL, Role::TeamLeader, Some(ELM_HOUSE), Some(1), 820),
    (SIAN, Role::KeyWorker, Some(ELM_HOUSE), None, 2980),
    (SIAN, Role::TeamLeader, Some(ELM_HOUSE), Some(0), 1400),
    (SIAN, Role::KeyWorker, Some(HARBOUR), None, 1640),
    (KOFI, Role::KeyWorker, Some(HARBOUR), None, 1120),
    (KOFI, Role::KeyWorker, Some(BRIGHT_PATH), None, 760),
    (AISHA, Role::KeyWorker, Some(BRIGHT_PATH), None, 1850),
    (AISHA, Role::TeamLeader, Some(BRIGHT_PATH), Some(0), 900),
    (TOMASZ, Role::KeyWorker, Some(BRIGHT_PATH), None, 930),
    (RUTH, Role::TeamLeader, Some(HARBOUR), Some(0), 2600),
    (RUTH, Role::TeamLeader, Some(HARBOUR), Some(1), 1900),
    (MAUREEN, Role::RegisteredManager, Some(ELM_HOUSE), None, 4100),
    (MAUREEN, Role::RegisteredManager, Some(HARBOUR), None, 3200),
    (MAUREEN, Role::RegisteredManager, Some(BRIGHT_PATH), None, 1850),
    (JAMIE, Role::CareStaff, Some(ELM_HOUSE), Some(0), 560),
    (SEUN, Role::Volunteer, Some(HARBOUR), Some(0), 118),
    (HELEN, Role::AssociateDirector, None, None, 3300),
    (PRIYANKA, Role::ServiceAdministrator, Some(ELM_HOUSE), None, 1210),
    (PRIYANKA, Role::ServiceAdministrator, Some(HARBOUR), None, 1210),
    (PRIYANKA, Role::ServiceAdministrator, Some(BRIGHT_PATH), None, 1210),
    (JUDITH, Role::Inspector, Some(ELM_HOUSE), None, 2),
    (JUDITH, Role::Inspector, Some(HARBOUR), None, 2),
    (BETH, Role::SystemAdministrator, None, None, 760),
];

/// Leave, first and last day included, in days from today.
fn leave(place: usize, today: Day) -> Vec<(Day, Day)> {
    let stretches: &[(i32, i32)] = match place {
        MINA => &[(-131, -118), (47, 58)],
        DANIEL => &[(-96, -87), (16, 27)],
        SIAN => &[(-188, -175)],
        KOFI => &[(-210, -201), (-4, 9)],
        AISHA => &[(-75, -64)],
        JAMIE => &[(-52, -46)],
        _ => &[],
    };
    stretches.iter().map(|(first, last)| (today.plus_days(*first), today.plus_days(*last))).collect()
}

fn managers(place: usize) -> Vec<(Purpose, usize)> {
    use Purpose::{Allocation, Liaison, Responsibility, Supervision};
    let with = |leader: usize| {
        vec![(Responsibility, MAUREEN), (Allocation, leader), (Supervision, leader), (Liaison, HELEN)]
    };
    match place {
        MINA | KOFI => with(RUTH),
        TOMASZ => with(AISHA),
        DANIEL | SIAN | AISHA | RUTH => with(MAUREEN),
        JAMIE => vec![(Responsibility, MAUREEN), (Supervision, SIAN)],
        SEUN => vec![(Responsibility, MAUREEN), (Supervision, RUTH)],
        MAUREEN => vec![(Supervision, HELEN), (Liaison, HELEN)],
        PRIYANKA => vec![(Supervision, MAUREEN)],
        BETH => vec![(Supervision, HELEN)],
        _ => Vec::new(),
    }
}
