//! The tables, ready to be written. People come through the scope of whoever takes them out; everything else is about
//! those people only.

use std::collections::HashMap;

use access::{Actor, Export, OrganisationPermit, Scope};
use domain::{
    Day, Id,
    access::{Basis, Label},
    contact::{How, With},
    ids::{PersonId, ServiceId},
    leave::WorkingDays,
    one_of::OneOf,
    person::{Excuse, PlacementEnd},
    role::{Footing, Role},
    tenure::{EndReason, Kind},
};
use store::{Record, Sql, StoreError, Tx, Value};

use super::{
    sql::{self, ContactRow, PersonRow, PlacementRow, PolicyRow, StaffRow, TenureRow},
    what::What,
};
use crate::imports;

/// Proof that somebody may take lists out of some services.
pub type Exporter = OrganisationPermit<Export>;

/// A table with its headings.
pub(super) struct Table {
    pub(super) headings: Vec<&'static str>,
    pub(super) rows: Vec<Vec<String>>,
}

/// The table of what is wanted, for one service that the permit covers.
pub(super) fn table(
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Exporter,
    service: ServiceId,
    what: What,
) -> Result<Table, StoreError> {
    if !permit.covers(service) {
        return Err(StoreError::Missing);
    }
    match what {
        What::Staff => return staff(tx, permit, service),
        What::Policies => return policies(tx, permit, service),
        _ => {}
    }
    let people: Vec<PersonRow> =
        Scope::of(actor).list(tx, "people.exported", &sql::PEOPLE, [service.into()])?;
    match what {
        What::People | What::Staff | What::Policies => Ok(of_people(&people)),
        What::KeyWorkers => key_workers(tx, permit, service, &people),
        What::Placements => placements(tx, permit, service, &people),
        What::Contacts => contacts(tx, permit, service, &people),
    }
}

fn text(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn day(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The words of a coded value.
fn words<T: OneOf>(code: &str) -> String {
    T::from_code(code).map_or_else(|| code.to_owned(), |value| value.words().to_owned())
}

fn of_people(people: &[PersonRow]) -> Table {
    let row = |row: &PersonRow| {
        vec![
            row.id.to_string(),
            text(&row.local_id),
            text(&row.nhs_number),
            text(&row.nhs_number_status),
            row.name.clone(),
            row.known_as.clone(),
            row.pronounced.clone(),
            row.pronouns.clone(),
            day(row.born_on),
            row.phone.clone(),
            row.communication.clone(),
            day(row.communication_checked_on),
            row.must_know.clone(),
            row.matters.clone(),
            text(&row.team),
            text(&row.stage),
            row.from.to_string(),
        ]
    };
    Table { headings: imports::headings(imports::Kind::People), rows: people.iter().map(row).collect() }
}

fn staff(tx: &mut Tx<'_>, permit: &Exporter, service: ServiceId) -> Result<Table, StoreError> {
    let today = tx.today();
    let rows: Vec<StaffRow> =
        tx.rows(&sql::STAFF, &[permit.organisation().into(), service.into(), today.into()])?;
    let row = |row: &StaffRow| {
        vec![
            row.id.to_string(),
            text(&row.local_id),
            row.name.clone(),
            row.job_title.clone(),
            row.email.clone(),
            row.phone.clone(),
            imports::hours_text(row.weekly_minutes),
            imports::days_text(WorkingDays(u8::try_from(row.working_days).unwrap_or(0))),
            day(row.leaves_on),
            words::<Role>(&row.role),
            text(&row.team),
            row.role_from.to_string(),
            day(row.role_until),
        ]
    };
    Ok(Table { headings: imports::headings(imports::Kind::Staff), rows: rows.iter().map(row).collect() })
}

/// Everyone who works or helps in the service, with each policy and what of it they had explained last.
fn policies(tx: &mut Tx<'_>, permit: &Exporter, service: ServiceId) -> Result<Table, StoreError> {
    let today = tx.today();
    let rows: Vec<PolicyRow> =
        tx.rows(&sql::POLICIES, &[permit.organisation().into(), service.into(), today.into()])?;
    let row = |row: PolicyRow| {
        let said = row.footing.as_deref().and_then(Footing::from_code);
        vec![
            row.policy,
            row.edition.to_string(),
            row.edition_on.to_string(),
            row.staff.to_string(),
            text(&row.local_id),
            row.name,
            said.unwrap_or_else(|| Footing::by_roles(row.only_helps)).words().to_owned(),
            row.had.map(|edition| edition.to_string()).unwrap_or_default(),
            day(row.explained_on),
            text(&row.by),
            if row.had == Some(row.edition) { "Yes" } else { "Not yet" }.to_owned(),
        ]
    };
    let headings = vec![
        "Policy",
        "Edition now",
        "Edition of",
        "Keyworker number",
        "Staff number",
        "Full name",
        "Works here as",
        "Edition explained",
        "Explained on",
        "Explained by",
        "This edition explained",
    ];
    Ok(Table { headings, rows: rows.into_iter().map(row).collect() })
}

/// Every row of a statement that reads in pages by id.
fn paged<R: Record, T>(
    tx: &mut Tx<'_>,
    statement: &Sql,
    first: [Value; 2],
    id: impl Fn(&R) -> Id<T>,
) -> Result<Vec<R>, StoreError> {
    let (mut all, mut after) = (Vec::new(), Id::<T>::of(Default::default()));
    loop {
        let [organisation, service] = first.clone();
        let page: Vec<R> = tx.rows(statement, &[organisation, service, after.into()])?;
        let Some(last) = page.last() else { return Ok(all) };
        after = id(last);
        all.extend(page);
    }
}

/// Rows about people of the scope, in the order of the people.
fn in_order<R>(people: &[PersonRow], rows: Vec<R>, person: impl Fn(&R) -> PersonId) -> Vec<(&PersonRow, R)> {
    let places: HashMap<PersonId, usize> = people.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    let mut known: Vec<(usize, R)> =
        rows.into_iter().filter_map(|row| Some((*places.get(&person(&row))?, row))).collect();
    known.sort_by_key(|(at, _)| *at);
    known.into_iter().map(|(at, row)| (&people[at], row)).collect()
}

fn key_workers(
    tx: &mut Tx<'_>,
    permit: &Exporter,
    service: ServiceId,
    people: &[PersonRow],
) -> Result<Table, StoreError> {
    let first = [permit.organisation().into(), service.into()];
    let rows = paged(tx, &sql::TENURES, first, |row: &TenureRow| row.id)?;
    let row = |(person, row): (&PersonRow, TenureRow)| {
        vec![
            person.id.to_string(),
            text(&person.local_id),
            text(&person.nhs_number),
            row.staff.to_string(),
            text(&row.staff_local_id),
            row.staff_email,
            row.staff_name,
            words::<Kind>(&row.kind),
            row.from.to_string(),
            day(row.until),
            row.why,
            person.name.clone(),
            row.end_reason.map(|code| words::<EndReason>(&code)).unwrap_or_default(),
        ]
    };
    let mut headings = imports::headings(imports::Kind::KeyWorkers);
    headings.extend(["Full name", "Ended because"]);
    Ok(Table { headings, rows: in_order(people, rows, |row| row.person).into_iter().map(row).collect() })
}

fn placements(
    tx: &mut Tx<'_>,
    permit: &Exporter,
    service: ServiceId,
    people: &[PersonRow],
) -> Result<Table, StoreError> {
    let first = [permit.organisation().into(), service.into()];
    let rows = paged(tx, &sql::PLACEMENTS, first, |row: &PlacementRow| row.id)?;
    let row = |(person, row): (&PersonRow, PlacementRow)| {
        vec![
            person.id.to_string(),
            text(&person.local_id),
            text(&person.nhs_number),
            person.name.clone(),
            text(&row.team),
            text(&row.stage),
            row.from.to_string(),
            day(row.until),
            row.end_reason.map(|code| words::<PlacementEnd>(&code)).unwrap_or_default(),
            row.excuse.map(|code| words::<Excuse>(&code)).unwrap_or_default(),
            row.excuse_note,
            day(row.recheck_on),
        ]
    };
    let headings = vec![
        "Keyworker number",
        "Local number",
        "NHS number",
        "Full name",
        "Team",
        "Stage",
        "From",
        "Until",
        "Ended because",
        "Why no key worker for now",
        "More about that",
        "Look again on",
    ];
    Ok(Table { headings, rows: in_order(people, rows, |row| row.person).into_iter().map(row).collect() })
}

/// Whoever may export manages the service, and so reads what a manager of it may read.
fn contacts(
    tx: &mut Tx<'_>,
    permit: &Exporter,
    service: ServiceId,
    people: &[PersonRow],
) -> Result<Table, StoreError> {
    let labels = Basis::Manages(service).labels().codes();
    let mut rows = Vec::new();
    for person in people {
        let mut arguments: Vec<Value> = vec![person.id.into(), permit.organisation().into()];
        arguments.extend(labels.iter().map(|code| Value::from(*code)));
        let found: Vec<ContactRow> = tx.rows(&sql::CONTACTS, &arguments)?;
        rows.extend(found.into_iter().map(|row| contact(person, row)));
    }
    let headings = vec![
        "Keyworker number",
        "Local number",
        "NHS number",
        "Full name",
        "Contact",
        "Day",
        "Time",
        "How",
        "With",
        "Note",
        "Who may read it",
        "Recorded by",
        "Recorded on",
        "Taken back",
    ];
    Ok(Table { headings, rows })
}

fn contact(person: &PersonRow, row: ContactRow) -> Vec<String> {
    // What was entered by mistake is named, not told.
    let note = if row.withdrawn { String::new() } else { row.note };
    vec![
        person.id.to_string(),
        text(&person.local_id),
        text(&person.nhs_number),
        person.name.clone(),
        row.id.to_string(),
        row.happened.day().to_string(),
        row.happened.clock_time(),
        words::<How>(&row.how),
        words::<With>(&row.with_whom),
        note,
        words::<Label>(&row.label),
        row.by,
        row.recorded.day().to_string(),
        if row.withdrawn { "Yes" } else { "" }.to_owned(),
    ]
}
