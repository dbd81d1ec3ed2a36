//! What the demonstration organisation looks like on a given day: services, staff, people and nine months of
//! contacts. Everything here is made up. It is a pure function of the day: no clock, no chance of the machine, no
//! database. Entities refer to each other by their place in the plan's lists.

mod chance;
mod contacts;
mod notes;
mod numbers;
mod people;
mod policies;
mod services;
mod shape;
mod sketch;
mod staff;
#[cfg(test)]
mod tests;

use domain::Day;

pub use policies::Policy;
pub use shape::{Contact, Person, Placement, Plan, Post, Service, Showcase, Staff, Tenure};

/// The demonstration organisation on this day. The same day gives the same plan.
pub fn plan(today: Day) -> Plan {
    let sketches = people::sketches();
    let staff = staff::staff(today);
    let people = people::people(&sketches, today);
    let contacts = contacts::contacts(today, &staff, &people, &sketches);
    Plan {
        organisation: "Larkhollow Care Partnership".to_owned(),
        services: services::services(),
        staff,
        people,
        contacts,
        policies: policies::policies(),
        showcase: staff::SHOWCASE,
    }
}
