//! Policy as data (F1, F2). A **pack** is the promises of one kind of service, each a **rule**: its words, where it
//! comes from, what is to be done within what time, who has to do it. What is due, by whom and since when follows from
//! the rules, the **facts** about a person, a worker or a service, and a day. Nothing else goes in, and nothing is
//! remembered: the duties of any day can be made again.
//!
//! - [`Pack`] and [`Rule`] are read from TOML with [`Pack::read`], and five packs come with the product: [`packs`].
//! - [`Kind`] lists the kinds of rule, each with its parameters and the source of the idea.
//! - [`PersonFacts`], [`WorkerFacts`] and [`ServiceFacts`] are what rules look at. What nobody records yet is `None`,
//!   and gives a duty that is *not measured yet*: never late and never met.
//! - [`duties_of_person`], [`duties_of_worker`] and [`duties_of_service`] give the [`Duty`] list.
//! - [`dates`] says once how days are counted.
//! - [`described`] reads facts from JSON, in the form that [`schema`] describes.
//!
//! What is dated after the day asked about does not count, except for plans: the days a placement starts and ends, a
//! tenure begins and ends, any other stretch ends, leave lies (once it is entered), an action is promised for, a
//! competence runs out, and someone starts in the role or leaves.

mod codes;
pub mod dates;
mod described;
mod duty;
mod facts;
mod kind;
mod pack;
mod rules;
mod shipped;

pub use codes::{Competence, Domain, Periodic, Rating, Standing, Who};
pub use described::{Described, described, examples, schema};
pub use duty::{Duty, Owner, State};
pub use facts::{
    Accountable, Action, ActionOwner, Agency, Away, Communication, Contact, ContactKind, CurrentPolicy,
    Escalation, Excused, Explained, Held, HeldPolicy, KeyWorker, Lead, ManagerStretch, PastVersion,
    PersonFacts, Placement, Rated, Reading, Referral, Responsibilities, Said, ServiceFacts, Settling, Update,
    WorkerFacts,
};
pub use kind::{
    AccountableProfessional, ActionAnswered, Choice, CommunicationNeeds, CompetenceValid, ContactRhythm,
    Count, CoverWhileAway, Days, DaysBefore, DomainLead, EscalationAnswered, InterimKeyWorker, Kind, Months,
    NamedKeyWorker, Parameter, PolicyExplained, PolicyReviewed, ReferralRead, RegisteredManager,
    ResponsibilitiesConfirmed, ReviewInterval, Settled, Subject, SupervisionInterval, Unit,
    UpdateAcknowledged,
};
pub use pack::{Mend, OwnerRole, Pack, PackFault, Rule, Severity, Source, Sure};
pub use rules::{duties_of_person, duties_of_service, duties_of_worker};
pub use shipped::packs;
