//! What a unit of work touched: at its end, what is due about that is reckoned again, in the same transaction.

use std::collections::BTreeSet;

use domain::{
    ids::{Person, PersonId, Staff, StaffId, ThingId},
    journal::Event,
};
use store::{StoreError, Who, Work};

use super::{Reckoner, facts::Span, sql};

/// People, members of staff, tenures and posts that one unit of work may touch and still reckon at once.
const AT_ONCE: usize = 40;

/// What was noted in a unit of work, as far as facts may have changed by it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Touched {
    people: BTreeSet<PersonId>,
    staff: BTreeSet<StaffId>,
    leave: BTreeSet<ThingId>,
    /// Tenures and posts: whoever holds them is reckoned as a member of staff.
    held: BTreeSet<ThingId>,
    /// Policies as texts: everyone who works in the service of one is reckoned.
    policies: BTreeSet<ThingId>,
    /// Who manages services, or what they promise.
    services: bool,
    /// What all members of staff are asked to say yes to.
    workers: bool,
    /// What everyone is reckoned by.
    everything: bool,
}

/// Acts that say that somebody looked; nothing changed.
const LOOKED: [&str; 8] =
    ["opened", "listed", "searched", "asked", "asked-in-vain", "made", "checked", "asked_again"];

impl Touched {
    fn by(events: &[(Who, Event)]) -> Self {
        let mut touched = Self::default();
        for (_, event) in events {
            let (family, act) = event.act.split_once('.').unwrap_or((event.act, event.act));
            if LOOKED.contains(&act) || family == "refused" {
                continue;
            }
            touched.people.extend(event.person);
            match (family, event.object) {
                ("leave", Some(leave)) => {
                    touched.leave.insert(leave);
                }
                ("staff" | "worker", Some(staff)) => {
                    touched.staff.insert(staff.cast());
                }
                ("tenure" | "post", Some(held)) => {
                    touched.held.insert(held);
                }
                ("policy-text", Some(policy)) => {
                    touched.policies.insert(policy);
                }
                _ => {}
            }
            touched.services |= matches!(
                family,
                "staff" | "post" | "service" | "policy-text" | "responsibilities" | "delegation"
            );
            touched.workers |= family == "responsibilities";
            touched.everything |= family == "policy";
        }
        touched
    }
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Reckoner {
    /// Reckons again what the unit of work may have changed. The last thing in every unit that writes.
    pub fn after(&self, work: &mut Work<'_>) -> Result<(), StoreError> {
        let mut touched = Touched::by(work.noted());
        let Some(organisation) = work.who().organisation.filter(|_| !touched.is_nothing()) else {
            return Ok(());
        };
        let today = work.today();
        for leave in &touched.leave {
            let arguments = [(*leave).into(), organisation.into(), today.into()];
            touched.people.extend(work.rows::<PersonId>(&sql::PEOPLE_OF_LEAVE, &arguments)?);
        }
        for policy in &touched.policies {
            let arguments = [(*policy).into(), organisation.into(), today.into()];
            touched.staff.extend(work.rows::<StaffId>(&sql::STAFF_OF_POLICY, &arguments)?);
        }
        let many = touched.people.len() + touched.held.len() + touched.staff.len();
        // What touches many is left to the sweep, which follows within a second, and does all of this.
        if touched.everything || many > AT_ONCE {
            return super::sweep::begin_again(work, organisation);
        }
        for held in &touched.held {
            let arguments = [(*held).into(), organisation.into()];
            touched.staff.extend(work.rows::<StaffId>(&sql::HOLDER, &arguments)?);
        }
        for person in &touched.people {
            let span: Span<Person> = Span { organisation, from: *person, to: *person, today };
            self.reckon_people(work, &span)?;
        }
        for staff in &touched.staff {
            let span: Span<Staff> = Span { organisation, from: *staff, to: *staff, today };
            self.reckon_workers(work, &span)?;
        }
        if touched.workers {
            let (from, to) = (super::least(), super::most());
            self.reckon_workers(work, &Span { organisation, from, to, today })?;
        }
        if touched.services {
            self.reckon_services(work, organisation)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched(act: &'static str, object: bool) -> Touched {
        let event = Event::new(act, "test").about(PersonId::from_bytes([1; 16]));
        let event = if object { event.of(StaffId::from_bytes([2; 16])) } else { event };
        Touched::by(&[(Who::default(), event)])
    }

    #[test]
    fn looking_touches_nothing_and_writing_touches_whom_it_is_about() {
        assert!(touched("person.opened", true).is_nothing());
        assert!(touched("people.listed", false).is_nothing());
        // The gate notes a record that is opened without a family.
        assert!(touched("opened", true).is_nothing() && touched("listed", true).is_nothing());
        assert_eq!(touched("contact.recorded", true).people.len(), 1);
        assert_eq!(touched("leave.added", true).leave.len(), 1);
        assert!(touched("post.ended", true).services && !touched("contact.recorded", true).services);
        assert_eq!(touched("tenure.begun", true).held.len(), 1);
        assert!(touched("policy.changed", true).everything);
        assert_eq!(touched("worker.policy-explained", true).staff.len(), 1);
        let text = touched("policy-text.changed", true);
        assert!(text.policies.len() == 1 && text.services && !text.everything);
        assert!(touched("policy-text.opened", true).is_nothing());
        let list = touched("responsibilities.changed", true);
        assert!(list.services && list.workers && !touched("worker.accepted", true).workers);
        assert!(touched("delegation.confirmed", true).services);
    }
}
