//! Who may do what to whose record, and on what basis (K8). A pure table: facts in, a decision out.
//!
//! Order, and the first refusal stops: another organisation or an account that is not active never gets here; an
//! exclusion (own relative, money) beats everything; a restriction leaves only the people named in it; then the role
//! must ever allow the act, on a relationship that holds at this moment; else a live grant (break-glass) may.

mod label;
mod organisation;

pub use label::{Label, Labels};
pub use organisation::OrganisationAct;

use crate::{
    ids::{GrantId, PlacementId, ServiceId, TeamId, TenureId},
    one_of,
    role::Role,
    tenure::Kind,
};

one_of! {
    /// What can be done with one person's record.
    pub enum PersonAct {
        /// Name, photo, how to communicate, what one must know.
        ReadBrief = "read_brief", "see who the person is and how to communicate";
        /// The record: overview, timeline, history.
        ReadRecord = "read_record", "read the record";
        /// Add a contact.
        RecordContact = "record_contact", "record a contact";
        /// Change a contact that was recorded.
        CorrectContact = "correct_contact", "correct a contact";
        /// Change what is known about the person.
        CorrectPerson = "correct_person", "change the person's details";
        /// Name, plan, end key workers and cover; move the person between teams and stages.
        ManageTenure = "manage_tenure", "name a key worker";
        /// Restrict the record to named staff, and lift it.
        Restrict = "restrict", "restrict the record";
        /// The secret address.
        SecretAddress = "secret_address", "see or change the secret address";
        /// Who has looked at and changed the record.
        ReadJournal = "read_journal", "see who has looked at the record";
    }
}

one_of! {
    /// Why somebody has a right to one record for a short time.
    pub enum GrantKind {
        /// Needed for the person's care now; told to the manager.
        BreakGlass = "break_glass", "Needed for the person's care";
        /// A director's stated purpose.
        Purpose = "purpose", "A stated purpose";
    }
}

impl GrantKind {
    /// How long it lasts. Source: security design, section 4 (60 minutes; 8 hours for a purpose).
    pub fn seconds(self) -> i64 {
        match self {
            Self::BreakGlass => 60 * 60,
            Self::Purpose => 8 * 60 * 60,
        }
    }
}

/// A role held today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostHeld {
    /// The role.
    pub role: Role,
    /// The service, for roles held in one.
    pub service: Option<ServiceId>,
    /// The team, for roles held in one.
    pub team: Option<TeamId>,
}

/// Where the person is supported: placements that have not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The placement.
    pub placement: PlacementId,
    /// The service.
    pub service: ServiceId,
    /// The team, where one is named.
    pub team: Option<TeamId>,
}

/// Everything between one actor and one person that the decision weighs, as of now.
#[derive(Debug, Clone, Default)]
pub struct Relation {
    /// Where the person is supported.
    pub placed: Vec<Placed>,
    /// The actor's own live tenures with the person.
    pub tenures: Vec<(TenureId, ServiceId, Kind)>,
    /// Own relative, money, own record: never.
    pub excluded: bool,
    /// The record is restricted to named staff.
    pub restricted: bool,
    /// The actor is one of the named.
    pub named: bool,
    /// A live grant.
    pub grant: Option<(GrantId, GrantKind)>,
}

/// The relationship that makes looking or writing lawful. Journalled with every read and write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Key worker, interim, second or cover of the person.
    KeyWorker(TenureId, Kind),
    /// Manages the service that supports the person.
    Manages(ServiceId),
    /// Leads the person's team.
    Leads(TeamId),
    /// Works in the person's team and is on shift.
    InTeam(TeamId),
    /// Helps in the person's team and is on shift; sees the least.
    Helps(TeamId),
    /// Inspects the service.
    Inspects(ServiceId),
    /// Holds a grant.
    Granted(GrantId, GrantKind),
}

impl Basis {
    /// The code stored in the journal.
    pub fn code(self) -> &'static str {
        match self {
            Self::KeyWorker(_, Kind::KeyWorker) => "key_worker",
            Self::KeyWorker(_, Kind::Interim) => "interim",
            Self::KeyWorker(_, Kind::Second) => "second",
            Self::KeyWorker(_, Kind::Cover) => "cover",
            Self::Manages(_) => "manages",
            Self::Leads(_) => "leads",
            Self::InTeam(_) => "in_team",
            Self::Helps(_) => "helps",
            Self::Inspects(_) => "inspects",
            Self::Granted(_, GrantKind::BreakGlass) => "break_glass",
            Self::Granted(_, GrantKind::Purpose) => "purpose",
        }
    }
    /// Whether this basis ever allows the act.
    pub fn allows(self, act: PersonAct) -> bool {
        use PersonAct as A;
        match self {
            Self::Manages(_) => true,
            Self::KeyWorker(_, kind) => match act {
                A::ManageTenure | A::Restrict | A::ReadJournal => false,
                // The secret address is for the one named key worker and the manager only.
                A::SecretAddress => kind == Kind::KeyWorker,
                _ => true,
            },
            Self::Leads(_) => !matches!(act, A::Restrict | A::SecretAddress | A::ReadJournal),
            Self::InTeam(_) | Self::Granted(_, GrantKind::BreakGlass) => {
                matches!(act, A::ReadBrief | A::ReadRecord | A::RecordContact | A::CorrectContact)
            }
            Self::Helps(_) => matches!(act, A::ReadBrief | A::RecordContact),
            Self::Inspects(_) => matches!(act, A::ReadBrief | A::ReadRecord | A::ReadJournal),
            Self::Granted(_, GrantKind::Purpose) => matches!(act, A::ReadBrief | A::ReadRecord),
        }
    }
    /// The labels of contacts that this basis opens. Source: security design, section 4.2.
    pub fn labels(self) -> Labels {
        use Label as L;
        match self {
            Self::Manages(_) | Self::Inspects(_) => Labels::all(),
            Self::KeyWorker(..) => Labels::of(&[L::Normal, L::Sensitive, L::ThirdParty, L::StaffOnly]),
            Self::Leads(_) => Labels::of(&[L::Normal, L::Sensitive, L::Safeguarding, L::StaffOnly]),
            Self::InTeam(_) => Labels::of(&[L::Normal, L::StaffOnly]),
            Self::Granted(_, _) => Labels::of(&[L::Normal, L::Sensitive, L::StaffOnly]),
            Self::Helps(_) => Labels::of(&[]),
        }
    }
}

/// An allowed act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// The first basis that allows it.
    pub basis: Basis,
    /// The labels that all the actor's bases open together.
    pub labels: Labels,
    /// Whether the basis opens no more than the brief.
    pub brief_only: bool,
}

/// Decides an act on one person's record: `None` is a refusal.
pub fn decide(act: PersonAct, posts: &[PostHeld], on_shift: bool, relation: &Relation) -> Option<Allowed> {
    if relation.excluded {
        return None;
    }
    let bases = bases(posts, on_shift, relation);
    let basis = bases.iter().copied().find(|basis| basis.allows(act))?;
    let labels = bases.iter().fold(Labels::of(&[]), |labels, basis| labels.and(basis.labels()));
    let brief_only = !bases.iter().any(|basis| basis.allows(PersonAct::ReadRecord));
    Some(Allowed { basis, labels, brief_only })
}

fn bases(posts: &[PostHeld], on_shift: bool, relation: &Relation) -> Vec<Basis> {
    let mut bases = Vec::new();
    if !relation.restricted || relation.named {
        bases.extend(by_tenure(posts, relation));
        for post in posts {
            bases.extend(relation.placed.iter().filter_map(|placed| by_post(post, placed, on_shift)));
        }
    }
    let may_be_granted = posts.iter().any(|post| OrganisationAct::AskForRecord.allowed_to(post.role));
    bases.extend(relation.grant.filter(|_| may_be_granted).map(|(grant, kind)| Basis::Granted(grant, kind)));
    bases
}

/// A tenure counts while its holder still has a post in the service that may hold the role.
fn by_tenure(posts: &[PostHeld], relation: &Relation) -> Vec<Basis> {
    let holds = |service: ServiceId| {
        posts.iter().any(|post| post.service == Some(service) && post.role.may_be_key_worker())
    };
    let mut live: Vec<_> = relation.tenures.iter().filter(|(_, service, _)| holds(*service)).collect();
    live.sort_by_key(|(_, _, kind)| *kind);
    live.into_iter().map(|(tenure, _, kind)| Basis::KeyWorker(*tenure, *kind)).collect()
}

fn by_post(post: &PostHeld, placed: &Placed, on_shift: bool) -> Option<Basis> {
    if post.service != Some(placed.service) {
        return None;
    }
    let team = post.team.filter(|team| placed.team == Some(*team));
    match post.role {
        Role::RegisteredManager => Some(Basis::Manages(placed.service)),
        Role::TeamLeader => team.map(Basis::Leads),
        Role::CareStaff => team.filter(|_| on_shift).map(Basis::InTeam),
        Role::Volunteer => team.filter(|_| on_shift).map(Basis::Helps),
        Role::Inspector => Some(Basis::Inspects(placed.service)),
        Role::KeyWorker
        | Role::AssociateDirector
        | Role::ServiceAdministrator
        | Role::SystemAdministrator => None,
    }
}

#[cfg(test)]
mod tests;
