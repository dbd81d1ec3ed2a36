//! The data sets. Rows go straight into a database that the product itself made: two million contacts by hand would
//! take hours, and how they came in is not what is measured. The load generator knows every id, because all of them
//! follow from the number of the row.

mod chance;
mod names;
mod sql;
mod write;

pub use chance::Chance;
pub use names::{name, nhs_number};
pub use write::{refresh_sessions, write};

use sha2::{Digest, Sha256};

/// How much there is.
pub struct Set {
    pub name: &'static str,
    pub people: usize,
    pub contacts: usize,
    /// Whether the services promise something from the start.
    pub promises: bool,
}

pub const SMALL: Set = Set { name: "small", people: 2_000, contacts: 20_000, promises: true };
/// One organisation holds all of it, which is harder than a hundred small ones: every index is as deep as it gets.
pub const LARGE: Set = Set { name: "large", people: 200_000, contacts: 2_000_000, promises: true };

/// For what is due about everyone.
pub const DUTIES: Set = Set { name: "duties", people: 100_000, contacts: 400_000, promises: false };

/// People of each key worker.
pub const CASELOAD: usize = 10;
/// Key workers of each service. Each service has one manager besides.
const SERVICE: usize = 50;
const TEAMS: usize = 2;

impl Set {
    pub fn workers(&self) -> usize {
        self.people / CASELOAD
    }
    pub fn services(&self) -> usize {
        self.workers().div_ceil(SERVICE)
    }
}

/// What a row is of: ids of different kinds must differ.
#[derive(Clone, Copy)]
pub enum Thing {
    Organisation,
    Service,
    Team,
    Worker,
    Manager,
    Director,
    Post,
    Account,
    Session,
    Person,
    Placement,
    Tenure,
    Contact,
}

/// An id as the product mints them: a millisecond, then chance. Rows written later have later ids.
pub fn id(thing: Thing, number: usize) -> [u8; 16] {
    const FIRST: u64 = 1_700_000_000_000;
    let mut chance = Chance::new(((thing as u64) << 40) | number as u64);
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&(FIRST + number as u64 * 7).to_be_bytes()[2..]);
    bytes[6..14].copy_from_slice(&chance.next().to_be_bytes());
    bytes[14..].copy_from_slice(&chance.next().to_be_bytes()[..2]);
    bytes[6] = bytes[6] & 0x0f | 0x70;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    bytes
}

/// The id as it stands in addresses.
pub fn address(id: [u8; 16]) -> String {
    let hex = hex(&id);
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Somebody with a live session.
#[derive(Clone, Copy)]
pub enum Holder {
    Worker(usize),
    Manager(usize),
    /// Answers for the whole organisation.
    Director,
}

impl Holder {
    /// The secret in the session's cookie.
    pub fn token(self) -> String {
        let (kind, number) = match self {
            Self::Worker(number) => ("worker", number),
            Self::Manager(number) => ("manager", number),
            Self::Director => ("director", 0),
        };
        hex(&Sha256::digest(format!("bench {kind} {number}")))
    }
    /// What forms of this session carry.
    pub fn form_token(self) -> String {
        hex(&derived("form", &self.token())[..16])
    }
    fn token_hash(self) -> [u8; 32] {
        derived("session", &self.token())
    }
    fn sign_in_name(self) -> String {
        match self {
            Self::Worker(number) => format!("worker{number}"),
            Self::Manager(number) => format!("manager{number}"),
            Self::Director => "director".to_owned(),
        }
    }
    fn staff(self) -> [u8; 16] {
        match self {
            Self::Worker(number) => id(Thing::Worker, number),
            Self::Manager(number) => id(Thing::Manager, number),
            Self::Director => id(Thing::Director, 0),
        }
    }
}

/// The name by which the manager of the first service signs in, for commands.
pub fn manager_name() -> String {
    Holder::Manager(0).sign_in_name()
}

pub fn service_name(service: usize) -> String {
    format!("Service {:03}", service + 1)
}

fn derived(purpose: &str, token: &str) -> [u8; 32] {
    Sha256::new().chain_update(purpose).chain_update([0]).chain_update(token).finalize().into()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_by_kind_and_number_and_sort_by_age() {
        assert_ne!(id(Thing::Person, 1), id(Thing::Contact, 1));
        assert!(id(Thing::Person, 1) < id(Thing::Person, 2));
        let address = address(id(Thing::Person, 1));
        assert_eq!((address.len(), address.as_bytes()[14]), (36, b'7'), "{address}");
    }

    #[test]
    fn numbers_of_people_work_out() {
        assert_eq!(nhs_number(1).as_deref(), Some("9990000018"));
    }
}
