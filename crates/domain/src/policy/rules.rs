//! From rules, facts and a day to duties. Each kind says what it finds; here its findings become duties: with an
//! owner, excused where somebody said so, one for each rule and item, and in order.

mod answers;
mod contact;
mod finding;
mod leads;
mod naming;
mod person;
mod reading;
mod reviews;
mod service;
mod worker;

use finding::{Finding, resolve};
use person::Person;
use service::Service;
use worker::Worker;

use super::{Duty, Kind, OwnerRole, PersonFacts, Rule, ServiceFacts, WorkerFacts};
use crate::Day;

/// What a kind of rule finds about a person.
trait OfPerson {
    /// What is due, met or not measured on the day that `person` is seen on.
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding>;
}

/// What a kind of rule finds about someone who works in the service.
trait OfWorker {
    /// What is due, met or not measured on the day that `worker` is seen on.
    fn weigh(&self, worker: &Worker<'_>) -> Vec<Finding>;
}

/// What a kind of rule finds about the service.
trait OfService {
    /// What is due, met or not measured on the day that `service` is seen on.
    fn weigh(&self, service: &Service<'_>) -> Vec<Finding>;
}

/// The duties about a person in one service on a day, in the order of rule and item. Rules about others give none.
pub fn duties_of_person(rules: &[Rule], facts: &PersonFacts, on: Day) -> Vec<Duty> {
    let Some(person) = Person::seen(facts, on) else { return Vec::new() };
    let owner = |role| match (role, person.key_worker) {
        (OwnerRole::KeyWorker, Some(holder)) => (role, Some(holder.staff.as_str())),
        (OwnerRole::KeyWorker, None) => (OwnerRole::TeamLeader, None),
        _ => (role, None),
    };
    resolve(rules, &facts.excuses, on, owner, |kind| match kind {
        Kind::NamedKeyWorker(of) => of.weigh(&person),
        Kind::InterimKeyWorker(of) => of.weigh(&person),
        Kind::CoverWhileAway(of) => of.weigh(&person),
        Kind::ContactRhythm(of) => of.weigh(&person),
        Kind::ReviewInterval(of) => of.weigh(&person),
        Kind::ReferralRead(of) => of.weigh(&person),
        Kind::UpdateAcknowledged(of) => of.weigh(&person),
        Kind::ActionAnswered(of) => of.weigh(&person),
        Kind::EscalationAnswered(of) => of.weigh(&person),
        Kind::CommunicationNeeds(of) => of.weigh(&person),
        Kind::Settled(of) => of.weigh(&person),
        Kind::AccountableProfessional(of) => of.weigh(&person),
        Kind::DomainLead(of) => of.weigh(&person),
        _ => Vec::new(),
    })
}

/// The duties about someone who works in the service on a day, in the order of rule and item.
pub fn duties_of_worker(rules: &[Rule], facts: &WorkerFacts, on: Day) -> Vec<Duty> {
    let Some(worker) = Worker::seen(facts, on) else { return Vec::new() };
    let themselves = |role| (role, (role == OwnerRole::Worker).then_some(facts.staff.as_str()));
    resolve(rules, &facts.excuses, on, themselves, |kind| match kind {
        Kind::CompetenceValid(of) => of.weigh(&worker),
        Kind::SupervisionInterval(of) => of.weigh(&worker),
        Kind::PolicyExplained(of) => of.weigh(&worker),
        Kind::ResponsibilitiesConfirmed(of) => OfWorker::weigh(of, &worker),
        _ => Vec::new(),
    })
}

/// The duties about a service on a day, in the order of rule and item.
pub fn duties_of_service(rules: &[Rule], facts: &ServiceFacts, on: Day) -> Vec<Duty> {
    let Some(service) = Service::seen(facts, on) else { return Vec::new() };
    let manager = service.manager.map(|manager| manager.staff.as_str());
    let owner = |role| (role, manager.filter(|_| role == OwnerRole::RegisteredManager));
    resolve(rules, &facts.excuses, on, owner, |kind| match kind {
        Kind::RegisteredManager(of) => of.weigh(&service),
        Kind::PolicyReviewed(of) => of.weigh(&service),
        Kind::ResponsibilitiesConfirmed(of) => OfService::weigh(of, &service),
        _ => Vec::new(),
    })
}

#[cfg(test)]
mod tests;
