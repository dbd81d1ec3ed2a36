//! What slices hand in about people, members of staff and services, so that what is due can be computed. A slice adds
//! what it knows; what nobody adds is not measured.

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{OrganisationId, PersonId, ServiceId, StaffId},
    person::Excuse,
    policy::{PersonFacts, ServiceFacts, WorkerFacts},
};
use store::{StoreError, Tx, Value};

/// Whose facts are wanted: everyone of an organisation between two ids, both ends included. One person is the span
/// from them to them, so that one statement serves a saved form and a sweep alike.
#[derive(Debug, Clone, Copy)]
pub struct Span<T> {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The first.
    pub from: domain::Id<T>,
    /// The last.
    pub to: domain::Id<T>,
    /// The day that it is.
    pub today: Day,
}

impl<T> Span<T> {
    /// Everyone.
    pub fn all(organisation: OrganisationId, today: Day) -> Self {
        Self { organisation, from: super::least(), to: super::most(), today }
    }
    /// The arguments `$1` organisation, `$2` first, `$3` last.
    pub fn arguments(&self) -> [Value; 3] {
        [self.organisation.into(), self.from.into(), self.to.into()]
    }
}

/// The facts about people, each in one service.
#[derive(Default)]
pub struct People {
    /// Somebody of whom all that is recorded here is known, and is nothing: where each begins.
    pub(super) nothing: PersonFacts,
    /// Facts of one person in one service.
    pub facts: BTreeMap<(PersonId, ServiceId), PersonFacts>,
    /// Why it is no alarm for now that nobody is key worker there, and when to look again.
    pub without: BTreeMap<(PersonId, ServiceId), (Excuse, Day, Day)>,
}

impl People {
    /// What is known of a person in a service.
    pub fn entry(&mut self, person: PersonId, service: ServiceId) -> &mut PersonFacts {
        self.facts.entry((person, service)).or_insert_with(|| self.nothing.clone())
    }
    /// Adds to what is known of a person, in every service that supports them.
    pub fn of(&mut self, person: PersonId) -> impl Iterator<Item = &mut PersonFacts> {
        let least = ServiceId::from_bytes([0; 16]);
        let most = ServiceId::from_bytes([255; 16]);
        self.facts.range_mut((person, least)..=(person, most)).map(|(_, facts)| facts)
    }
}

/// What is known of members of staff, each in one service.
pub type Workers = BTreeMap<(StaffId, ServiceId), WorkerFacts>;

/// What is known of services.
pub type Services = BTreeMap<ServiceId, ServiceFacts>;

/// What a slice adds about people.
pub type OfPeople = fn(&mut Tx<'_>, &Span<domain::ids::Person>, &mut People) -> Result<(), StoreError>;
/// Marks what a slice records about people as known, and empty.
pub type Records = fn(&mut PersonFacts);
/// What a slice adds about members of staff.
pub type OfWorkers = fn(&mut Tx<'_>, &Span<domain::ids::Staff>, &mut Workers) -> Result<(), StoreError>;
/// What a slice adds about services.
pub type OfServices = fn(&mut Tx<'_>, OrganisationId, Day, &mut Services) -> Result<(), StoreError>;

/// Everything that is known, by who knows it. The first of each makes the entries; the others add to them.
#[derive(Clone, Copy)]
pub struct Sources {
    /// About people, each with what it records.
    pub people: &'static [(Records, OfPeople)],
    /// About members of staff.
    pub workers: &'static [OfWorkers],
    /// About services.
    pub services: &'static [OfServices],
}
