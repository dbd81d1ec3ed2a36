//! Reckoning what is due: facts are gathered from the slices, held against the policy of each service, and the rows of
//! duties are kept true to the outcome. The same few statements serve one person and a hundred.

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{OrganisationId, Person, Staff},
    one_of::OneOf,
    person::Excuse,
    policy::{
        Duty, Excused, KeyWorker, Kind, PersonFacts, Placement, Rule, State, duties_of_person,
        duties_of_service, duties_of_worker,
    },
    tenure,
};
use store::{StoreError, Tx, Work};

use super::{
    facts::{People, Services, Sources, Span, Workers},
    keep::{self, Wanted},
    sql::{self, ExcuseRow},
};
use crate::policy::{Version, Versions};

/// What reckons: the slices' facts, and the policies that were read.
pub struct Reckoner {
    sources: Sources,
    /// Somebody of whom all that is recorded is known, and is nothing.
    nothing: PersonFacts,
    versions: Versions,
}

impl Reckoner {
    /// With these facts.
    pub fn new(sources: Sources) -> Self {
        let mut nothing = PersonFacts::default();
        for (records, _) in sources.people {
            records(&mut nothing);
        }
        Self { sources, nothing, versions: Versions::default() }
    }
    /// The facts about people, as the slices know them.
    pub fn people(&self, tx: &mut Tx<'_>, span: &Span<Person>) -> Result<People, StoreError> {
        let mut people = People { nothing: self.nothing.clone(), ..People::default() };
        for (_, facts) in self.sources.people {
            facts(tx, span, &mut people)?;
        }
        for row in excuses(tx, span)? {
            let key = (row.subject.cast(), row.service);
            if let Some((facts, excused)) = people.facts.get_mut(&key).zip(excused(&row)) {
                facts.excuses.push(excused);
            }
        }
        Ok(people)
    }
    /// The facts about members of staff.
    pub fn workers(&self, tx: &mut Tx<'_>, span: &Span<Staff>) -> Result<Workers, StoreError> {
        let mut workers = Workers::new();
        for source in self.sources.workers {
            source(tx, span, &mut workers)?;
        }
        for row in excuses(tx, span)? {
            let key = (row.subject.cast(), row.service);
            if let Some((facts, excused)) = workers.get_mut(&key).zip(excused(&row)) {
                facts.excuses.push(excused);
            }
        }
        Ok(workers)
    }
    /// The facts about the services of an organisation.
    pub fn services(
        &self,
        tx: &mut Tx<'_>,
        organisation: OrganisationId,
        today: Day,
    ) -> Result<Services, StoreError> {
        let mut services = Services::new();
        for source in self.sources.services {
            source(tx, organisation, today, &mut services)?;
        }
        let all = Span::all(organisation, today);
        for row in excuses::<Staff>(tx, &all)? {
            let of_service = row.subject == row.service.cast();
            let facts = services.get_mut(&row.service).filter(|_| of_service);
            if let Some((facts, excused)) = facts.zip(excused(&row)) {
                facts.excuses.push(excused);
            }
        }
        Ok(services)
    }
    /// Reckons what is due about people, and answers how many rows were written.
    pub fn reckon_people(&self, work: &mut Work<'_>, span: &Span<Person>) -> Result<usize, StoreError> {
        let in_force = self.versions.in_force(work, span.organisation, span.today)?;
        if in_force.is_empty() {
            return Ok(0);
        }
        let People { facts, without, .. } = self.people(work, span)?;
        let mut wanted = Wanted::new();
        for ((person, service), mut facts) in facts {
            let Some(version) = in_force.get(&service) else { continue };
            excuse_nobody(&version.rules, without.get(&(person, service)), &mut facts);
            let mut duties = promised(version, duties_of_person(&version.rules, &facts, span.today));
            // What nobody records is not measured for anyone, and is kept once for the service.
            duties.retain(|duty| duty.state != State::NotMeasured);
            wanted.insert((person.cast(), service), (version.id, duties));
        }
        keep::keep(work, span.organisation, "person", (span.from.cast(), span.to.cast()), wanted)
    }
    /// Reckons what is due about members of staff.
    pub fn reckon_workers(&self, work: &mut Work<'_>, span: &Span<Staff>) -> Result<usize, StoreError> {
        let in_force = self.versions.in_force(work, span.organisation, span.today)?;
        if in_force.is_empty() {
            return Ok(0);
        }
        let workers = self.workers(work, span)?;
        let mut wanted = Wanted::new();
        for ((staff, service), facts) in workers {
            let Some(version) = in_force.get(&service) else { continue };
            let duties = promised(version, duties_of_worker(&version.rules, &facts, span.today));
            wanted.insert((staff.cast(), service), (version.id, duties));
        }
        keep::keep(work, span.organisation, "worker", (span.from.cast(), span.to.cast()), wanted)
    }
    /// Reckons what is due about the services of an organisation.
    pub fn reckon_services(
        &self,
        work: &mut Work<'_>,
        organisation: OrganisationId,
    ) -> Result<usize, StoreError> {
        let today = work.today();
        let in_force = self.versions.in_force(work, organisation, today)?;
        if in_force.is_empty() {
            return Ok(0);
        }
        let services = self.services(work, organisation, today)?;
        let all: Span<Staff> = Span::all(organisation, today);
        let mut wanted: Wanted = BTreeMap::new();
        for (service, facts) in services {
            let Some(version) = in_force.get(&service) else { continue };
            let mut duties = promised(version, duties_of_service(&version.rules, &facts, today));
            duties.extend(self.not_measured(version, today));
            wanted.insert((service.cast(), service), (version.id, duties));
        }
        keep::keep(work, organisation, "service", (all.from.cast(), all.to.cast()), wanted)
    }
    /// The promises about people that nobody records anything about yet: one line for each in its service.
    fn not_measured(&self, version: &Version, today: Day) -> impl Iterator<Item = Duty> {
        let begun = today.plus_days(-400);
        let mut anyone = self.nothing.clone();
        anyone.placements.push(Placement { accepted_on: None, starts_on: begun, ends_on: None });
        let held =
            KeyWorker { kind: tenure::Kind::KeyWorker, staff: String::new(), from: begun, until: None };
        anyone.key_workers.push(held);
        let mut duties = duties_of_person(&version.rules, &anyone, today);
        duties.retain(|duty| duty.state == State::NotMeasured);
        duties.dedup_by(|one, other| one.rule == other.rule);
        duties.into_iter().map(move |mut duty| {
            duty.opened = version.since.get(&duty.rule).copied().unwrap_or(today);
            duty.item = PEOPLE.to_owned();
            duty.owner.staff = None;
            duty
        })
    }
}

/// Nobody being key worker was excused on the page of the placement: for every rule that asks for one.
pub fn excuse_nobody(rules: &[Rule], without: Option<&(Excuse, Day, Day)>, facts: &mut PersonFacts) {
    let Some((reason, from, recheck_on)) = without else { return };
    let asks = rules.iter().filter(|rule| matches!(rule.kind, Kind::NamedKeyWorker(_)));
    facts.excuses.extend(asks.map(|rule| Excused {
        rule: rule.id.clone(),
        item: String::new(),
        from: *from,
        recheck_on: *recheck_on,
        reason: *reason,
    }));
}

/// The item of a service's line about a promise to people that is not measured yet.
pub const PEOPLE: &str = "people";

/// Nothing is late by days on which it was not promised yet.
fn promised(version: &Version, mut duties: Vec<Duty>) -> Vec<Duty> {
    for duty in &mut duties {
        if let Some((due, since)) = duty.due.as_mut().zip(version.since.get(&duty.rule)) {
            *due = (*due).max(*since);
        }
    }
    duties
}

fn excuses<T>(tx: &mut Tx<'_>, span: &Span<T>) -> Result<Vec<ExcuseRow>, StoreError> {
    tx.rows(&sql::EXCUSES, &span.arguments())
}

fn excused(row: &ExcuseRow) -> Option<Excused> {
    Some(Excused {
        rule: row.rule.clone(),
        item: row.item.clone(),
        from: row.starts_on,
        recheck_on: row.recheck_on,
        reason: Excuse::from_code(&row.reason)?,
    })
}
