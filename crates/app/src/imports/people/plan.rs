//! What becomes of a line about a person: somebody new, a change, nothing; or what is wrong with it.

use std::collections::{HashMap, HashSet};

use domain::{
    Day,
    ids::{PersonId, ServiceId},
};
use store::Value;

use super::{
    PersonLine, compare,
    place::{Place, PlaceStep, place_labels},
};
use crate::{
    imports::{
        Did, HERE_ALREADY, Sample,
        bad::{capital, listed},
        checked::Told,
        kept,
        persons::{Match, PersonHere, Persons},
        places::Places,
        sheet::{Sheet, both},
    },
    people::service::NewPerson,
};

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::imports) enum Step {
    Add {
        new: Box<NewPerson>,
        place: Place,
    },
    Change {
        person: PersonId,
        version: i64,
        changes: Vec<(&'static str, Value)>,
        place: PlaceStep,
        labels: Vec<&'static str>,
    },
    Same(PersonId),
    /// What is wrong was named.
    None,
}

impl Step {
    /// What becomes of the line, and what tells it from anything else that could.
    pub(super) fn told(&self, line: &PersonLine) -> Told {
        let (did, mark) = match self {
            Self::Add { place, .. } => (Some(Did::Added), format!("{:?}", place.team)),
            Self::Change { person, version, labels, .. } => {
                (Some(Did::Updated), format!("{person} {version} {labels:?}"))
            }
            Self::Same(person) => (Some(Did::Same), person.to_string()),
            Self::None => (None, String::new()),
        };
        Told { line: line.line, did, mark }
    }
    /// The line as it will be.
    pub(super) fn sample(&self, line: &PersonLine) -> Option<Sample> {
        let (did, facts, person) = match self {
            Self::Add { .. } => (Did::Added, line.facts(), None),
            Self::Change { person, labels, .. } => (Did::Updated, capital(&listed(labels)), Some(person)),
            Self::Same(person) => (Did::Same, String::new(), Some(person)),
            Self::None => return None,
        };
        Some(Sample { line: line.line, did, who: line.who(), facts, person: person.map(ToString::to_string) })
    }
}

/// Everything that a line is weighed against.
pub(super) struct Plan<'a> {
    pub(super) sheet: Sheet<'a>,
    pub(super) persons: &'a Persons,
    pub(super) places: Places,
    pub(super) service: ServiceId,
    pub(super) today: Day,
    pub(super) is_fhir: bool,
    /// Lines that were named because another has the same number.
    pub(super) twice: HashSet<usize>,
}

impl Plan<'_> {
    /// What becomes of each line.
    pub(super) fn steps(&mut self, lines: &[PersonLine]) -> Vec<Step> {
        let mut spoken_of: HashMap<usize, u64> = HashMap::new();
        lines.iter().enumerate().map(|(at, line)| self.step(at, line, &mut spoken_of)).collect()
    }

    fn step(&mut self, at: usize, line: &PersonLine, spoken_of: &mut HashMap<usize, u64>) -> Step {
        let numbers =
            (("id", line.id), ("local_id", line.local_id.as_ref()), ("nhs_number", line.nhs_number.as_ref()));
        match self.persons.find(numbers.0, numbers.1, numbers.2) {
            Match::Nobody => self.add(at, line),
            Match::Two(first, second) => {
                let (first, second) = (self.sheet.columns.heading(first), self.sheet.columns.heading(second));
                let todo = format!(
                    "The {first} is one person's and the {second} another's. Find out which is right, and correct the other."
                );
                self.sheet.complain(at, numbers.1.0, todo);
                Step::None
            }
            Match::One(found) => match spoken_of.insert(found, line.line) {
                Some(other) => {
                    // The same number twice was named before.
                    let todo =
                        format!("{} are about the same person. Keep one of them.", both(other, line.line));
                    if !self.twice.contains(&at) {
                        self.sheet.complain(at, "name", todo);
                    }
                    Step::None
                }
                None => self.beside(at, line, &self.persons.people[found]),
            },
        }
    }

    fn add(&mut self, at: usize, line: &PersonLine) -> Step {
        let place = self.place(at, line);
        let (Some(name), Some(place)) = (line.name.clone(), place) else { return Step::None };
        let status = line.nhs_number_status.clone().or_else(|| Some("02".to_owned()));
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let new = NewPerson {
            local_id: line.local_id.clone(),
            nhs_number: line.nhs_number.clone(),
            nhs_number_status: status.filter(|_| line.nhs_number.is_some()),
            name,
            known_as: text(&line.known_as),
            pronounced: text(&line.pronounced),
            pronouns: text(&line.pronouns),
            born_on: line.born_on,
            phone: text(&line.phone),
            communication: text(&line.communication),
            communication_checked_on: line.communication_checked_on,
            must_know: text(&line.must_know),
            matters: text(&line.matters),
            kept: kept::text(line.kept.as_ref()),
        };
        Step::Add { new: Box::new(new), place }
    }

    fn beside(&mut self, at: usize, line: &PersonLine, person: &PersonHere) -> Step {
        let by = [("id", line.id.is_some()), ("local_id", line.local_id.is_some()), ("nhs_number", true)];
        let by = by.into_iter().find(|(_, there)| *there).map_or("nhs_number", |(code, _)| code);
        if !person.reachable {
            self.sheet.complain(at, by, HERE_ALREADY);
            return Step::None;
        }
        let differ = |a: Option<&String>, b: Option<&String>| a.is_some() && b.is_some() && a != b;
        let named_otherwise = differ(line.name_key.as_ref(), Some(&person.row.name_key));
        let born_otherwise =
            line.born_on.is_some() && person.row.born_on.is_some() && line.born_on != person.row.born_on;
        let numbered_otherwise = differ(line.nhs_number.as_ref(), person.row.nhs_number.as_ref());
        if named_otherwise && (born_otherwise || numbered_otherwise) {
            let also = if born_otherwise { "date of birth" } else { "NHS number" };
            let todo = format!(
                "This number is here for someone with another name and another {also}. Find out who it belongs to, and correct the line."
            );
            self.sheet.complain(at, by, todo);
            return Step::None;
        }
        let Some(place) = self.place_beside(at, line, person) else { return Step::None };
        let changes = compare::changes(line, &person.row, self.is_fhir);
        if changes.is_empty() && place == PlaceStep::Same {
            return Step::Same(person.row.id);
        }
        let mut labels: Vec<&'static str> =
            changes.iter().map(|(_, label, _)| *label).filter(|label| !label.is_empty()).collect();
        labels.extend(place_labels(&place));
        let changes = changes.into_iter().map(|(column, _, value)| (column, value)).collect();
        Step::Change { person: person.row.id, version: person.row.version, changes, place, labels }
    }
}
