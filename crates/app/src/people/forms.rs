//! What can be typed about a person, and what is wrong with it.

use domain::{
    Day,
    nhs_number::NhsNumber,
    person::{birth_day, paragraph},
};
use web::{Errors, Form, Typed, fields::read_date};

use super::{rows::PersonRow, service::NewPerson};

/// The longest short line.
const LINE: usize = 200;
/// The longest paragraph about a person.
const PARAGRAPH: usize = 4000;

/// Reads the form. What is wrong is added to `errors`, field by field in the order of the page.
pub fn read(typed: &Typed, today: Day, errors: &mut Errors) -> NewPerson {
    let name = errors.name("name", typed.get("name"), "Enter the full name").unwrap_or_default();
    let mut line = |field: &str| {
        errors.take(field, paragraph(typed.get(field), LINE)).unwrap_or_default().replace('\n', " ")
    };
    let (known_as, pronounced, pronouns) = (line("known_as"), line("pronounced"), line("pronouns"));
    let born_on = match read_date(typed, "born_on") {
        Ok(day) => day.and_then(|day| errors.take("born_on", birth_day(day, today))),
        Err(sentence) => {
            errors.add("born_on", sentence);
            None
        }
    };
    let nhs_number = match typed.get("nhs_number").trim() {
        "" => None,
        text => errors.take("nhs_number", NhsNumber::read(text)).map(|number| number.digits().to_owned()),
    };
    let mut line = |field: &str| {
        errors.take(field, paragraph(typed.get(field), LINE)).unwrap_or_default().replace('\n', " ")
    };
    let local_id = Some(line("local_id")).filter(|text| !text.is_empty());
    let phone = line("phone");
    let mut lines =
        |field: &str| errors.take(field, paragraph(typed.get(field), PARAGRAPH)).unwrap_or_default();
    let (communication, must_know, matters) = (lines("communication"), lines("must_know"), lines("matters"));
    let communication_checked_on = (typed.get("checked") == "yes").then_some(today);
    NewPerson {
        local_id,
        nhs_number_status: nhs_number.as_ref().map(|_| "02".to_owned()),
        nhs_number,
        name,
        known_as,
        pronounced,
        pronouns,
        born_on,
        phone,
        communication,
        communication_checked_on,
        must_know,
        matters,
        kept: String::new(),
    }
}

/// The form, holding what is known where nothing was typed.
pub fn filled(form: Form, person: &PersonRow) -> Form {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let part =
        |part: fn((i16, u8, u8)) -> String| person.born_on.map(|day| part(day.parts())).unwrap_or_default();
    form.filled(&[
        ("name", person.name.clone()),
        ("known_as", person.known_as.clone()),
        ("pronounced", person.pronounced.clone()),
        ("pronouns", person.pronouns.clone()),
        ("born_on-day", part(|(_, _, day)| day.to_string())),
        ("born_on-month", part(|(_, month, _)| month.to_string())),
        ("born_on-year", part(|(year, _, _)| year.to_string())),
        ("nhs_number", text(&person.nhs_number)),
        ("local_id", text(&person.local_id)),
        ("phone", person.phone.clone()),
        ("communication", person.communication.clone()),
        ("must_know", person.must_know.clone()),
        ("matters", person.matters.clone()),
        ("version", person.version.to_string()),
    ])
}
