//! The three services and what they call things.

use domain::words::Noun;

use super::Service;

/// A residential home.
pub(super) const ELM_HOUSE: usize = 0;
/// Supported living.
pub(super) const HARBOUR: usize = 1;
/// Keyworkers for children and young people.
pub(super) const BRIGHT_PATH: usize = 2;

/// The services, in the order of the constants above.
pub(super) fn services() -> Vec<Service> {
    vec![
        service(
            "Elm House",
            Noun::new("key worker", "key workers", "a"),
            Noun::new("resident", "residents", "a"),
            &["Garden Wing", "Orchard Wing"],
            &[],
        ),
        service(
            "Harbour Supported Living",
            Noun::new("key-worker", "key-workers", "a"),
            Noun::new("person", "people", "a"),
            &["Quay Street", "Mill Lane"],
            &[],
        ),
        service(
            "Bright Path Keyworkers",
            Noun::new("keyworker", "keyworkers", "a"),
            Noun::new("young person", "young people", "a"),
            &["Community team"],
            &["Getting to know you", "Support", "Stepping down"],
        ),
    ]
}

fn service(name: &str, key_worker: Noun, person: Noun, teams: &[&str], stages: &[&str]) -> Service {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Service { name: name.to_owned(), key_worker, person, teams: owned(teams), stages: owned(stages) }
}
