//! The people who are here, as far as a file speaks of them: loaded once, in large pages, never line by line.

use std::collections::{HashMap, HashSet};

use access::{Import, OrganisationPermit};
use domain::{
    Day, Id,
    ids::{PersonId, PlacementId, ServiceId},
};
use store::{StoreError, Tx};

use super::{
    rows::{PersonRow, PlacementRow},
    sql,
};

/// What a file says of people by which they could be known.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) ids: HashSet<PersonId>,
    pub(super) local_ids: HashSet<String>,
    pub(super) nhs_numbers: HashSet<String>,
    pub(super) name_keys: HashSet<String>,
}

/// Someone who is here.
#[derive(Debug, Clone)]
pub(super) struct PersonHere {
    pub(super) row: PersonRow,
    /// Whether the importer may bring in anything about them. To anyone else they are only "someone".
    pub(super) reachable: bool,
    pub(super) placements: Vec<PlacementRow>,
}

impl PersonHere {
    /// Their place in a service today, or planned.
    pub(super) fn place_in(&self, service: ServiceId, today: Day) -> Option<&PlacementRow> {
        self.placements.iter().find(|row| row.service == service && row.is_open(today))
    }
}

impl PlacementRow {
    pub(super) fn is_open(&self, today: Day) -> bool {
        self.ends_on.is_none_or(|ends| ends > today)
    }
}

/// The people who are here, by what they are known by.
#[derive(Debug, Default)]
pub(super) struct Persons {
    pub(super) people: Vec<PersonHere>,
    by_id: HashMap<PersonId, usize>,
    by_local_id: HashMap<String, usize>,
    by_nhs_number: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

/// Whom the numbers of a line speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    Nobody,
    One(usize),
    /// Two fields of the line speak of two people.
    Two(&'static str, &'static str),
}

impl Persons {
    /// People as given, for what is decided without a database.
    pub(super) fn of(people: Vec<PersonHere>) -> Self {
        let mut all = Self::default();
        for person in people {
            all.add(person);
        }
        all
    }
    fn add(&mut self, person: PersonHere) {
        let at = self.people.len();
        self.by_id.insert(person.row.id, at);
        if let Some(local_id) = &person.row.local_id {
            self.by_local_id.insert(local_id.clone(), at);
        }
        if let Some(number) = &person.row.nhs_number {
            self.by_nhs_number.insert(number.clone(), at);
        }
        self.by_name.entry(person.row.name_key.clone()).or_default().push(at);
        self.people.push(person);
    }
    /// Whom the numbers speak of; each comes with the field that holds it.
    pub(super) fn find(
        &self,
        id: (&'static str, Option<PersonId>),
        local_id: (&'static str, Option<&String>),
        nhs_number: (&'static str, Option<&String>),
    ) -> Match {
        let found = [
            (id.0, id.1.and_then(|id| self.by_id.get(&id))),
            (local_id.0, local_id.1.and_then(|local_id| self.by_local_id.get(local_id))),
            (nhs_number.0, nhs_number.1.and_then(|number| self.by_nhs_number.get(number))),
        ];
        let mut known: Option<(&'static str, usize)> = None;
        for (code, at) in found {
            match (known, at) {
                (Some((first, one)), Some(other)) if one != *other => return Match::Two(first, code),
                (None, Some(at)) => known = Some((code, *at)),
                _ => {}
            }
        }
        known.map_or(Match::Nobody, |(_, at)| Match::One(at))
    }
    /// People of the same name.
    pub(super) fn named(&self, name_key: &str) -> impl Iterator<Item = &PersonHere> {
        self.by_name.get(name_key).into_iter().flatten().map(|at| &self.people[*at])
    }
}

/// Loads the people whom a file speaks of, and what makes each of them reachable.
pub(super) fn load(
    tx: &mut Tx<'_>,
    permit: &OrganisationPermit<Import>,
    wanted: &Wanted,
) -> Result<Persons, StoreError> {
    let (organisation, staff, today) = (permit.organisation(), permit.staff(), tx.today());
    let mut people: HashMap<PersonId, PersonHere> = HashMap::new();
    let mut after: PersonId = Id::of(Default::default());
    loop {
        let page: Vec<PersonRow> = tx.rows(&sql::PEOPLE, &[organisation.into(), after.into()])?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let spoken_of = page.into_iter().filter(|row| is_wanted(row, wanted));
        people.extend(
            spoken_of.map(|row| (row.id, PersonHere { row, reachable: false, placements: Vec::new() })),
        );
    }
    if !people.is_empty() {
        add_placements(tx, permit, &mut people)?;
        let named: Vec<PersonId> = tx.rows(&sql::NAMED, &[staff.into(), organisation.into()])?;
        let kept_apart: Vec<PersonId> =
            tx.rows(&sql::KEPT_APART, &[staff.into(), organisation.into(), today.into()])?;
        let (named, kept_apart): (HashSet<_>, HashSet<_>) =
            (named.into_iter().collect(), kept_apart.into_iter().collect());
        for (id, person) in &mut people {
            let covered = |row: &PlacementRow| row.is_open(today) && permit.covers(row.service);
            person.reachable = !kept_apart.contains(id)
                && (!person.row.restricted || named.contains(id))
                && (permit.whole() || person.placements.iter().any(covered));
        }
    }
    let mut people: Vec<PersonHere> = people.into_values().collect();
    people.sort_by_key(|person| person.row.id);
    Ok(Persons::of(people))
}

fn is_wanted(row: &PersonRow, wanted: &Wanted) -> bool {
    wanted.ids.contains(&row.id)
        || row.local_id.as_ref().is_some_and(|local_id| wanted.local_ids.contains(local_id))
        || row.nhs_number.as_ref().is_some_and(|number| wanted.nhs_numbers.contains(number))
        || wanted.name_keys.contains(&row.name_key)
}

fn add_placements(
    tx: &mut Tx<'_>,
    permit: &OrganisationPermit<Import>,
    people: &mut HashMap<PersonId, PersonHere>,
) -> Result<(), StoreError> {
    let mut after: PlacementId = Id::of(Default::default());
    loop {
        let page: Vec<PlacementRow> =
            tx.rows(&sql::PLACEMENTS, &[permit.organisation().into(), after.into()])?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        for row in page {
            if let Some(person) = people.get_mut(&row.person) {
                person.placements.push(row);
            }
        }
    }
}
