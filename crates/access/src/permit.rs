//! Permits: proof that an actor may do one thing, on a basis that holds at this moment.

use std::{fmt, marker::PhantomData};

use domain::{
    access::{Allowed, Basis, Labels, OrganisationAct, PersonAct},
    ids::{OrganisationId, PersonId, ServiceId, StaffId, TeamId},
    journal::Event,
};

/// An act on one person's record, as a type.
pub trait Act: Send + Sync + 'static {
    /// The act.
    const ACT: PersonAct;
}

/// An act in a service or organisation, as a type.
pub trait ServiceAct: Send + Sync + 'static {
    /// The act.
    const ACT: OrganisationAct;
}

macro_rules! acts {
    ($trait:ident $of:ident: $($name:ident)+) => {
        $(#[doc = concat!("See [`", stringify!($of), "::", stringify!($name), "`].")]
        #[derive(Debug, Clone, Copy)]
        pub enum $name {}
        impl $trait for $name { const ACT: $of = $of::$name; })+
    };
}
acts! { Act PersonAct: ReadBrief ReadRecord RecordContact CorrectContact CorrectPerson ManageTenure Restrict SecretAddress ReadJournal }
acts! { ServiceAct OrganisationAct: SeePeople AddPerson SeeUnallocated ChangePromises ReadPolicies ExplainPolicies ReadResponsibilities ChangeResponsibilities SeeStaff ManageStaff ManageSettings Import Export SeeJournal AskForRecord ManageInstallation }

/// Proof that an actor may do `A` to one person's record, and on what basis. Only [`gate::permit`](crate::gate::permit)
/// makes one; whoever holds it takes organisation and person from it, never from the request.
#[must_use]
pub struct Permit<A> {
    pub(crate) organisation: OrganisationId,
    pub(crate) staff: StaffId,
    pub(crate) person: PersonId,
    pub(crate) allowed: Allowed,
    pub(crate) act: PhantomData<fn() -> A>,
}

impl<A: Act> Permit<A> {
    /// The organisation.
    pub fn organisation(&self) -> OrganisationId {
        self.organisation
    }
    /// Who acts.
    pub fn staff(&self) -> StaffId {
        self.staff
    }
    /// Whose record.
    pub fn person(&self) -> PersonId {
        self.person
    }
    /// The relationship that makes it lawful.
    pub fn basis(&self) -> Basis {
        self.allowed.basis
    }
    /// The labels of contacts that the actor may read here.
    pub fn labels(&self) -> Labels {
        self.allowed.labels
    }
    /// Whether no more than the brief may be shown.
    pub fn brief_only(&self) -> bool {
        self.allowed.brief_only
    }
    /// Something that happened under this permit.
    pub fn event(&self, act: &'static str) -> Event {
        Event::new(act, self.allowed.basis.code()).about(self.person)
    }
}

impl<A> fmt::Debug for Permit<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Permit({} {})", self.allowed.basis.code(), self.person)
    }
}

/// Proof that an actor may do `A` in some services, or in the whole organisation.
#[must_use]
pub struct OrganisationPermit<A> {
    pub(crate) organisation: OrganisationId,
    pub(crate) staff: StaffId,
    pub(crate) whole: bool,
    pub(crate) services: Vec<ServiceId>,
    pub(crate) teams: Vec<TeamId>,
    pub(crate) basis: &'static str,
    pub(crate) act: PhantomData<fn() -> A>,
}

impl<A: ServiceAct> OrganisationPermit<A> {
    /// The organisation.
    pub fn organisation(&self) -> OrganisationId {
        self.organisation
    }
    /// Who acts.
    pub fn staff(&self) -> StaffId {
        self.staff
    }
    /// Whether it holds in the whole organisation.
    pub fn whole(&self) -> bool {
        self.whole
    }
    /// The services in which it holds; for roles held in the whole organisation, none are listed.
    pub fn services(&self) -> &[ServiceId] {
        &self.services
    }
    /// Whether it holds in this service.
    pub fn covers(&self, service: ServiceId) -> bool {
        self.whole || self.services.contains(&service)
    }
    /// Whether it holds for people of this team of a service: a team leader's permit holds for the own team.
    pub fn covers_team(&self, service: ServiceId, team: Option<TeamId>) -> bool {
        self.whole
            || (self.services.contains(&service)
                && (self.teams.is_empty() || team.is_some_and(|team| self.teams.contains(&team))))
    }
    /// The role that makes it lawful, as a code.
    pub fn basis(&self) -> &'static str {
        self.basis
    }
    /// Something that happened under this permit.
    pub fn event(&self, act: &'static str) -> Event {
        Event::new(act, self.basis)
    }
}
