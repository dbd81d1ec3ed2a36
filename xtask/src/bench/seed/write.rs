//! Writing a data set into an empty, migrated database.

use super::names::{nhs_number, words};
use super::{CASELOAD, Chance, Holder, SERVICE, Set, TEAMS, Thing, id, name, service_name, sql};
use anyhow::Result;
use rusqlite::{Connection, params};
use std::path::Path;

/// Fills the database.
pub fn write(file: &Path, set: &Set) -> Result<()> {
    let connection = Connection::open(file)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch(sql::FAST)?;
    connection.execute_batch("BEGIN")?;
    services(&connection, set)?;
    for worker in 0..set.workers() {
        let service = worker / SERVICE;
        staff(&connection, Holder::Worker(worker), worker, "key_worker", Some(service))?;
    }
    staff(&connection, Holder::Director, set.workers() + set.services(), "associate_director", None)?;
    for person in 0..set.people {
        write_person(&connection, person)?;
    }
    contacts(&connection, set)?;
    connection.execute_batch("COMMIT")?;
    connection.execute_batch(sql::AS_THE_PRODUCT)?;
    Ok(())
}

/// Sessions end after half an hour without a request, and one measurement can take longer than that.
pub fn refresh_sessions(file: &Path) -> Result<()> {
    let connection = Connection::open(file)?;
    connection.execute(sql::REFRESH, [])?;
    Ok(())
}

fn organisation() -> [u8; 16] {
    id(Thing::Organisation, 0)
}

fn team(service: usize, which: usize) -> [u8; 16] {
    id(Thing::Team, service * TEAMS + which)
}

fn services(connection: &Connection, set: &Set) -> Result<()> {
    connection.execute(sql::INSTALL, [])?;
    connection.execute(sql::ORGANISATION, params![organisation(), "The Bench Partnership"])?;
    for service in 0..set.services() {
        let row = id(Thing::Service, service);
        connection.execute(sql::SERVICE, params![row, organisation(), service_name(service)])?;
        for which in 0..TEAMS {
            let name = format!("Team {}", which + 1);
            connection.execute(sql::TEAM, params![team(service, which), organisation(), row, name])?;
        }
        let number = set.workers() + service;
        staff(connection, Holder::Manager(service), number, "registered_manager", Some(service))?;
    }
    Ok(())
}

fn staff(
    connection: &Connection,
    holder: Holder,
    number: usize,
    role: &str,
    service: Option<usize>,
) -> Result<()> {
    let (member, account) = (holder.staff(), id(Thing::Account, number));
    let run = |text: &str, values: &[&dyn rusqlite::ToSql]| -> Result<()> {
        connection.prepare_cached(text)?.execute(values)?;
        Ok(())
    };
    run(sql::STAFF, params![member, organisation(), name(number + 10_000_000)])?;
    let post = id(Thing::Post, number);
    let service = service.map(|service| id(Thing::Service, service));
    run(sql::POST, params![post, organisation(), member, role, service])?;
    run(sql::ACCOUNT, params![account, organisation(), member, holder.sign_in_name()])?;
    let session = id(Thing::Session, number);
    run(sql::SESSION, params![session, organisation(), account, holder.token_hash()])
}

fn write_person(connection: &Connection, number: usize) -> Result<()> {
    let worker = number / CASELOAD;
    let (person, placement) = (id(Thing::Person, number), id(Thing::Placement, number));
    let (service, place) = (id(Thing::Service, worker / SERVICE), worker / SERVICE);
    let mut chance = Chance::new(number as u64);
    let called = name(number);
    let born = format!("-{} days", 2_000 + chance.below(28_000));
    let must_know = if number.is_multiple_of(3) { words(&mut chance, 60) } else { String::new() };
    let local = format!("B{number:06}");
    let (how, matters) = (words(&mut chance, 80), words(&mut chance, 120));
    let run = |text: &str, values: &[&dyn rusqlite::ToSql]| -> Result<()> {
        connection.prepare_cached(text)?.execute(values)?;
        Ok(())
    };
    let nhs = nhs_number(number);
    run(sql::PERSON, params![person, organisation(), local, nhs, called, born, how, must_know, matters])?;
    for token in called.split(' ') {
        run(sql::NAME_TOKEN, params![organisation(), token, person])?;
    }
    let team = team(place, number % TEAMS);
    run(sql::PLACEMENT, params![placement, organisation(), person, service, team])?;
    let (tenure, staff) = (id(Thing::Tenure, number), id(Thing::Worker, worker));
    run(sql::TENURE, params![tenure, organisation(), person, service, placement, staff])
}

/// In the order of time, as life writes them: one person's contacts lie far apart on the disk.
fn contacts(connection: &Connection, set: &Set) -> Result<()> {
    const NINE_MONTHS: usize = 270 * 24 * 60;
    let mut add = connection.prepare(sql::CONTACT)?;
    let mut chance = Chance::new(7);
    for number in 0..set.contacts {
        let person = chance.below(set.people);
        let ago = NINE_MONTHS - number * (NINE_MONTHS - 60) / set.contacts;
        let how = chance.one_of(&["in_person", "in_person", "phone", "phone", "video", "message", "tried"]);
        let label = if chance.below(20) == 0 { "sensitive" } else { "normal" };
        let length = 40 + chance.below(120);
        let note = words(&mut chance, length);
        let (contact, whose) = (id(Thing::Contact, number), id(Thing::Person, person));
        let staff = id(Thing::Worker, person / CASELOAD);
        add.execute(params![
            contact,
            organisation(),
            whose,
            staff,
            how,
            format!("-{ago} minutes"),
            note,
            label
        ])?;
    }
    Ok(())
}
