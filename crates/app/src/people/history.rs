//! What was changed about a person: who, when, from what, to what.

use std::collections::BTreeMap;

use access::{Permit, ReadRecord};
use askama::Template;
use domain::{Moment, ids::StaffId};
use serde_json::Value as Json;
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{Header, header, sql};

#[derive(Template)]
#[template(path = "people/templates/history.html")]
struct HistoryPage {
    shell: Shell,
    header: Header,
    changes: Vec<Change>,
}

/// One correction.
struct Change {
    at: Moment,
    by: String,
    fields: Vec<(&'static str, String, String)>,
}

/// The columns that are shown, and their words.
const FIELDS: [(&str, &str); 13] = [
    ("name", "Full name"),
    ("known_as", "Likes to be called"),
    ("pronounced", "How you say the name"),
    ("pronouns", "Pronouns"),
    ("born_on", "Date of birth"),
    ("nhs_number", "NHS number"),
    ("local_id", "Your own number"),
    ("phone", "Phone"),
    ("communication", "How to communicate"),
    ("communication_checked_on", "Asked about it on"),
    ("must_know", "You must know"),
    ("matters", "What matters"),
    ("restricted", "Restricted"),
];

pub(super) fn show(ask: &Ask<Permit<ReadRecord>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let header = header(tx, &ask.proof, "history")?;
    let was = tx.history(ask.proof.organisation(), ask.proof.person())?;
    let mut names = Names::default();
    let mut after = present(&header);
    let mut changes = Vec::new();
    for row in &was {
        let before: BTreeMap<String, String> = texts(&row.was);
        let fields: Vec<_> = FIELDS
            .into_iter()
            .filter_map(|(column, words)| {
                let part =
                    |columns: &BTreeMap<String, String>| columns.get(column).cloned().unwrap_or_default();
                let (from, to) = (part(&before), part(&after));
                (from != to).then_some((words, from, to))
            })
            .collect();
        if !fields.is_empty() {
            changes.push(Change { at: row.until, by: names.of(tx, ask, row.until_by)?, fields });
        }
        after = before;
    }
    Answer::page(&HistoryPage { shell: ask.shell(format!("Changes: {}", header.called())), header, changes })
}

/// The row as it is now, in the form that history keeps rows in.
fn present(header: &Header) -> BTreeMap<String, String> {
    let person = &header.person;
    let day = |day: Option<domain::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let values = [
        person.name.clone(),
        person.known_as.clone(),
        person.pronounced.clone(),
        person.pronouns.clone(),
        day(person.born_on),
        text(&person.nhs_number),
        text(&person.local_id),
        person.phone.clone(),
        person.communication.clone(),
        day(person.communication_checked_on),
        person.must_know.clone(),
        person.matters.clone(),
        yes_or_no(person.restricted),
    ];
    FIELDS.iter().map(|(column, _)| (*column).to_owned()).zip(values).collect()
}

fn yes_or_no(flag: bool) -> String {
    if flag { "Yes" } else { "No" }.to_owned()
}

fn texts(was: &str) -> BTreeMap<String, String> {
    let Ok(Json::Object(columns)) = serde_json::from_str(was) else { return BTreeMap::new() };
    columns
        .into_iter()
        .map(|(column, value)| {
            let text = match value {
                Json::String(text) => text,
                Json::Number(number) if column == "restricted" => yes_or_no(number.as_i64() == Some(1)),
                Json::Null => String::new(),
                other => other.to_string(),
            };
            (column, text)
        })
        .collect()
}

/// Names of staff, each looked up once.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<StaffId, String>);

impl Names {
    pub(crate) fn of<P>(
        &mut self,
        tx: &mut Tx<'_>,
        ask: &Ask<P>,
        staff: Option<StaffId>,
    ) -> Result<String, Problem> {
        let Some(staff) = staff else { return Ok("Keyworker itself".to_owned()) };
        if let Some(name) = self.0.get(&staff) {
            return Ok(name.clone());
        }
        let organisation = ask.me()?.organisation();
        let name: Option<String> = tx.maybe(&sql::STAFF_NAME, &[staff.into(), organisation.into()])?;
        let name = name.unwrap_or_else(|| "Someone else".to_owned());
        self.0.insert(staff, name.clone());
        Ok(name)
    }
}
