//! Which column of a file fills which field: guessed from the headings, and shown before anything is read.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{
    Kind,
    fields::{Field, fields, plain},
};

/// Which column fills which field, and what the sender said about the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The heading for each field, by the field's code.
    pub columns: BTreeMap<String, String>,
    /// Teams that the service does not have yet are added.
    #[serde(default)]
    pub add_teams: bool,
    /// The sender looked at the possible duplicates and said that they are different people.
    #[serde(default)]
    pub different: bool,
}

impl Mapping {
    /// What the headings suggest. Each column is used once.
    pub fn guess(kind: Kind, headings: &[String]) -> Self {
        let plain_headings: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
        let names = Names::of(kind, &plain_headings);
        let mut used = HashSet::new();
        let mut columns = BTreeMap::new();
        for field in fields(kind).iter().filter(|field| names.wants(field)) {
            let at = (0..headings.len()).find(|at| {
                !used.contains(at)
                    && (knows(field, &plain_headings[*at]) || names.is_forename(field, &plain_headings[*at]))
            });
            if let Some(at) = at {
                used.insert(at);
                columns.insert(field.code.to_owned(), headings[at].clone());
            }
        }
        Self { columns, ..Self::default() }
    }
    /// Adds "our field=their heading", as a command line gives it.
    pub fn add(&mut self, kind: Kind, text: &str, headings: &[String]) -> Result<(), String> {
        let (ours, theirs) = text
            .split_once('=')
            .ok_or_else(|| format!("Write \"Our field=Their heading\", not \"{text}\"."))?;
        let field = fields(kind)
            .iter()
            .find(|field| field.code == ours.trim() || plain(field.heading) == plain(ours));
        let heading = headings.iter().find(|heading| plain(heading) == plain(theirs));
        let names: Vec<&str> = fields(kind).iter().map(|field| field.heading).collect();
        let field = field
            .ok_or_else(|| format!("There is no field \"{ours}\". The fields are: {}.", names.join(", ")))?;
        let heading = heading.ok_or_else(|| {
            format!("The file has no column \"{theirs}\". It has: {}.", headings.join(", "))
        })?;
        self.columns.insert(field.code.to_owned(), heading.clone());
        Ok(())
    }
    /// What must be there and is not: the field to point at, and what to do.
    pub fn missing(&self, kind: Kind) -> Vec<(&'static str, &'static str)> {
        let none = |codes: &[&str]| codes.iter().all(|code| !self.columns.contains_key(*code));
        let mut missing = Vec::new();
        match kind {
            Kind::People | Kind::Staff => {
                if none(&["name", "forename", "surname"]) {
                    missing.push(("name", "Choose the column that holds the name"));
                }
            }
            Kind::KeyWorkers => {
                if none(&["person_id", "person_local_id", "person_nhs_number"]) {
                    missing.push(("person_local_id", "Choose the column that holds a number of the person"));
                }
                if none(&["staff_id", "staff_local_id", "staff_email", "staff_name"]) {
                    missing.push(("staff_name", "Choose the column that says who the key worker is"));
                }
                if none(&["from"]) {
                    missing.push(("from", "Choose the column that holds the first day"));
                }
            }
        }
        missing
    }
    /// Headings that fill nothing.
    pub fn unused<'a>(&self, headings: &'a [String]) -> Vec<&'a str> {
        let used: HashSet<&str> = self.columns.values().map(String::as_str).collect();
        headings.iter().map(String::as_str).filter(|heading| !used.contains(heading)).collect()
    }
}

fn knows(field: &Field, heading: &str) -> bool {
    heading == plain(field.heading) || field.also.contains(&heading)
}

/// How a file writes names: whole, or in two columns. A column called no more than "Name" beside a surname is the
/// forename.
struct Names {
    in_two: bool,
    name_is_forename: bool,
}

impl Names {
    fn of(kind: Kind, headings: &[String]) -> Self {
        let there = |code: &str| {
            fields(kind)
                .iter()
                .filter(|field| field.code == code)
                .any(|field| headings.iter().any(|heading| knows(field, heading)))
        };
        let called = |name: &str| headings.iter().any(|heading| heading == name);
        let (whole, surname, forename) = (called("fullname"), there("surname"), there("forename"));
        let name_is_forename = surname && !forename && called("name");
        Self {
            in_two: !whole && surname && (forename || name_is_forename || !there("name")),
            name_is_forename,
        }
    }
    fn wants(&self, field: &Field) -> bool {
        match field.code {
            "name" => !self.in_two,
            "forename" | "surname" => self.in_two,
            _ => true,
        }
    }
    fn is_forename(&self, field: &Field, heading: &str) -> bool {
        self.name_is_forename && field.code == "forename" && heading == "name"
    }
}

/// The columns of a file, found once.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    kind: Kind,
    places: Vec<Option<usize>>,
    pub(crate) headings: Vec<String>,
    pub(crate) unused: Vec<usize>,
}

impl Columns {
    pub(crate) fn of(kind: Kind, mapping: &Mapping, headings: &[String]) -> Self {
        let find = |field: &Field| {
            let wanted = mapping.columns.get(field.code)?;
            headings.iter().position(|heading| heading == wanted)
        };
        let places: Vec<Option<usize>> = fields(kind).iter().map(find).collect();
        let unused = (0..headings.len()).filter(|at| !places.contains(&Some(*at))).collect();
        Self { kind, places, headings: headings.to_vec(), unused }
    }
    pub(crate) fn place(&self, code: &str) -> Option<usize> {
        let at = fields(self.kind).iter().position(|field| field.code == code)?;
        self.places[at]
    }
    /// The file's own heading for a field, or ours where the file has no such column.
    pub(crate) fn heading(&self, code: &str) -> &str {
        match self.place(code) {
            Some(at) => &self.headings[at],
            None => {
                fields(self.kind).iter().find(|field| field.code == code).map_or("", |field| field.heading)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, headings: &str, wanted: &[(&str, &str)]) {
        let headings: Vec<String> = headings.split(',').map(str::to_owned).collect();
        let guess = Mapping::guess(kind, &headings);
        let found: Vec<(&str, &str)> =
            guess.columns.iter().map(|(code, heading)| (code.as_str(), heading.as_str())).collect();
        let mut wanted = wanted.to_vec();
        wanted.sort();
        assert_eq!(found, wanted, "{headings:?}");
    }

    #[test]
    fn common_headings_are_recognised() {
        check(
            Kind::People,
            "Client name,Known as,DOB,NHS No,Comms,Ref2",
            &[
                ("name", "Client name"),
                ("known_as", "Known as"),
                ("born_on", "DOB"),
                ("nhs_number", "NHS No"),
                ("communication", "Comms"),
            ],
        );
        check(
            Kind::People,
            "First Name,Surname,D.O.B.,Client ID",
            &[
                ("forename", "First Name"),
                ("surname", "Surname"),
                ("born_on", "D.O.B."),
                ("local_id", "Client ID"),
            ],
        );
        check(Kind::People, "Name,Surname", &[("forename", "Name"), ("surname", "Surname")]);
        check(Kind::People, "Full name,Forename,Surname", &[("name", "Full name")]);
        check(
            Kind::Staff,
            "Payroll no,Name,Job Title,E-mail,Contracted hours,Role,Team",
            &[
                ("local_id", "Payroll no"),
                ("name", "Name"),
                ("job_title", "Job Title"),
                ("email", "E-mail"),
                ("hours", "Contracted hours"),
                ("role", "Role"),
                ("team", "Team"),
            ],
        );
        check(
            Kind::KeyWorkers,
            "NHS number,Key worker,Start date,End date",
            &[
                ("person_nhs_number", "NHS number"),
                ("staff_name", "Key worker"),
                ("from", "Start date"),
                ("until", "End date"),
            ],
        );
    }

    #[test]
    fn what_must_be_there_is_named() {
        let guess = |kind, headings: &[&str]| {
            let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
            Mapping::guess(kind, &headings).missing(kind).len()
        };
        assert_eq!(guess(Kind::People, &["Colour"]), 1);
        assert_eq!(guess(Kind::People, &["Surname"]), 0);
        assert_eq!(guess(Kind::KeyWorkers, &["Colour"]), 3);
        assert_eq!(guess(Kind::KeyWorkers, &["NHS number", "Key worker", "From"]), 0);
    }

    #[test]
    fn a_command_line_can_say_which_column_it_is() {
        let headings = vec!["Whoever".to_owned()];
        let mut mapping = Mapping::default();
        assert_eq!(mapping.add(Kind::People, "full name=whoever", &headings), Ok(()));
        assert_eq!(mapping.columns.get("name").map(String::as_str), Some("Whoever"));
        assert!(mapping.add(Kind::People, "shoe size=whoever", &headings).is_err());
        assert!(mapping.add(Kind::People, "name=x", &headings).is_err());
    }
}
