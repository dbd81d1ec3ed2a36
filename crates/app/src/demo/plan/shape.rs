//! The shape of the plan: plain structs that refer to each other by their place in the plan's lists.

use domain::{
    Day, Moment,
    access::Label,
    contact::{How, With},
    person::{Excuse, PlacementEnd},
    role::{Footing, Purpose, Role},
    tenure::{EndReason, Kind},
    words::Noun,
};

use super::Policy;

/// A whole organisation, as of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The organisation's name; it belongs to no real organisation.
    pub organisation: String,
    /// Its services.
    pub services: Vec<Service>,
    /// Everyone who works or helps there.
    pub staff: Vec<Staff>,
    /// Everyone it supports.
    pub people: Vec<Person>,
    /// Contacts, in the order in which they happened.
    pub contacts: Vec<Contact>,
    /// The policies of the services, as texts.
    pub policies: Vec<Policy>,
    /// Whom to sign in as to see what each role sees.
    pub showcase: Showcase,
}

/// A service, with its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// What a key worker is called here.
    pub key_worker: Noun,
    /// What a supported person is called here.
    pub person: Noun,
    /// The names of its teams.
    pub teams: Vec<String>,
    /// The names of its stages, in order; empty where the service has none.
    pub stages: Vec<String>,
}

/// A member of staff, a volunteer or an inspector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// The full name.
    pub name: String,
    /// What they are called at work.
    pub job_title: String,
    /// Short and in lower case: "mina".
    pub sign_in_name: String,
    /// Always at `example.org`.
    pub email: String,
    /// From the numbers that Ofcom keeps for drama.
    pub phone: String,
    /// Paid time in a week.
    pub weekly_minutes: u32,
    /// Bit 0 is Monday, as in `domain::leave::WorkingDays`.
    pub working_days: u8,
    /// The roles held, and where.
    pub posts: Vec<Post>,
    /// Leave, first and last day included.
    pub leave: Vec<(Day, Day)>,
    /// Whom they answer to, by place in [`Plan::staff`].
    pub managers: Vec<(Purpose, usize)>,
    /// On what footing they work, where it has been said.
    pub footing: Option<Footing>,
    /// Whether care work was new to them, where somebody asked.
    pub new_to_care: Option<bool>,
    /// The day they leave, where it is known.
    pub leaves_on: Option<Day>,
}

/// A role held for a stretch of time; half-open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// By place in [`Plan::services`]; none for roles held in the whole organisation.
    pub service: Option<usize>,
    /// By place in the service's teams.
    pub team: Option<usize>,
    /// The first day.
    pub from: Day,
    /// The first day no longer held.
    pub until: Option<Day>,
}

/// Someone who is supported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The full name.
    pub name: String,
    /// What they like to be called, when it is not how the name begins; may be empty.
    pub known_as: String,
    /// How the name is said; empty for most.
    pub pronounced: String,
    /// "she/her", "he/him", "they/them".
    pub pronouns: String,
    /// The birth date.
    pub born_on: Day,
    /// Ten digits from the synthetic range (999).
    pub nhs_number: Option<String>,
    /// The service's own number: "EH-014".
    pub local_id: String,
    /// From the numbers that Ofcom keeps for drama; empty for some.
    pub phone: String,
    /// How to communicate well; empty when nobody has asked yet.
    pub communication: String,
    /// When that was last checked with the person.
    pub communication_checked_on: Option<Day>,
    /// What anyone must know to be safe with this person; empty for most.
    pub must_know: String,
    /// What matters, in the person's own words; may be empty.
    pub matters: String,
    /// Whether only named staff may see the record.
    pub restricted: bool,
    /// The person's times in services.
    pub placements: Vec<Placement>,
    /// Their key workers, past, present and planned, and those beside them.
    pub tenures: Vec<Tenure>,
    /// By place in [`Plan::services`]: who leads, for someone in two services.
    pub lead_service: Option<usize>,
    /// An address that hardly anyone may see.
    pub secret_address: Option<String>,
    /// By place in [`Plan::staff`]: relatives who must be kept away from the record.
    pub relatives_on_staff: Vec<usize>,
}

/// A person's time in a service; half-open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// By place in [`Plan::services`].
    pub service: usize,
    /// By place in the service's teams.
    pub team: Option<usize>,
    /// By place in the service's stages.
    pub stage: Option<usize>,
    /// The first day.
    pub from: Day,
    /// The first day no longer there.
    pub until: Option<Day>,
    /// Why it ended, when it did.
    pub end: Option<PlacementEnd>,
    /// Why nobody is key worker for now, a note on it, and the day to look again.
    pub excuse: Option<(Excuse, String, Day)>,
}

/// A stretch of time as key worker, or beside one; half-open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// By place in the person's placements.
    pub placement: usize,
    /// By place in [`Plan::staff`].
    pub staff: usize,
    /// What the holder is to the person.
    pub kind: Kind,
    /// By place in the service's stages.
    pub stage: Option<usize>,
    /// The first day.
    pub from: Day,
    /// The first day no longer held; may lie in the future.
    pub until: Option<Day>,
    /// Why it ended or is going to; there exactly when `until` is.
    pub end_reason: Option<EndReason>,
    /// Why this member of staff and this person.
    pub why: String,
}

/// A conversation, visit or call, or an attempt at one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// By place in [`Plan::people`].
    pub person: usize,
    /// Who made and recorded it, by place in [`Plan::staff`].
    pub staff: usize,
    /// How it was made.
    pub how: How,
    /// Who it was with.
    pub with: With,
    /// When it happened.
    pub happened: Moment,
    /// When it was written down: the same day or the next.
    pub recorded: Moment,
    /// What happened; empty for about a third.
    pub note: String,
    /// Who may read it.
    pub label: Label,
    /// When the note was put right, and the whole note as it then read.
    pub correction: Option<(Moment, String)>,
}

/// Whom to sign in as, by place in [`Plan::staff`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Showcase {
    /// Has ten people.
    pub key_worker: usize,
    /// Leads two teams, with someone in them who has no key worker.
    pub team_leader: usize,
    /// Answers for the services.
    pub registered_manager: usize,
    /// On shift on every day of the week.
    pub care_staff: usize,
    /// Helps for some weeks more.
    pub volunteer: usize,
    /// Answers for several services.
    pub associate_director: usize,
    /// Looks after users, settings and imports.
    pub service_administrator: usize,
    /// Is here for a few days.
    pub inspector: usize,
    /// Looks after the installation.
    pub system_administrator: usize,
}
