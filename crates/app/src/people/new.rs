//! Adding a person to a service.

use std::sync::LazyLock;

use access::{AddPerson, OrganisationPermit};
use askama::Template;
use domain::{
    Id,
    ids::{ServiceId, TeamId},
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, fields::read_date};

use super::{forms, service, sql};
use crate::organisations;

/// Told where a number belongs to someone else, who may be hidden: it does not say who.
pub(super) const TAKEN: &str =
    "This number belongs to a person who is here already. Check it, or ask your manager to look for them";

#[derive(Template)]
#[template(path = "people/templates/new.html")]
struct NewPage {
    shell: Shell,
    form: Form,
    places: Vec<(String, String)>,
    alike: bool,
}

pub(super) fn checked_options() -> &'static [(String, String)] {
    static OPTIONS: LazyLock<Vec<(String, String)>> =
        LazyLock::new(|| vec![("yes".to_owned(), "Yes, we asked today".to_owned())]);
    &OPTIONS
}

impl NewPage {
    fn checked_same(&self) -> &'static [(String, String)] {
        static OPTIONS: LazyLock<Vec<(String, String)>> =
            LazyLock::new(|| vec![("yes".to_owned(), "Yes, this is another person".to_owned())]);
        &OPTIONS
    }
    fn checked_options(&self) -> &'static [(String, String)] {
        checked_options()
    }
}

pub(super) fn show(ask: &Ask<OrganisationPermit<AddPerson>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default(), false)?)
}

fn page(
    ask: &Ask<OrganisationPermit<AddPerson>>,
    tx: &mut Tx<'_>,
    errors: Errors,
    alike: bool,
) -> Result<NewPage, Problem> {
    let (year, month, day) = ask.today().parts();
    let places = organisations::places(tx, ask.proof.organisation())?
        .into_iter()
        .filter(|place| ask.proof.covers_team(place.service, place.team))
        .map(|place| (place.code(), place.words()))
        .collect();
    let form = ask.form("/people/new").with(errors).filled(&[
        ("from-day", day.to_string()),
        ("from-month", month.to_string()),
        ("from-year", year.to_string()),
    ]);
    let shell = ask.shell(format!("Add {}", ask.words().person.a())).form();
    Ok(NewPage { shell, form, places, alike })
}

pub(super) fn save(ask: &Ask<OrganisationPermit<AddPerson>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, typed, mut errors) = (&ask.proof, ask.typed(), Errors::default());
    let place = read_place(typed.get("place")).filter(|(service, team)| permit.covers_team(*service, *team));
    let known = organisations::places(work, permit.organisation())?;
    let place =
        place.filter(|(service, team)| known.iter().any(|p| p.service == *service && p.team == *team));
    if place.is_none() {
        errors.add("place", "Select where this person is supported");
    }
    let from = match read_date(typed, "from") {
        Ok(Some(day)) if day > ask.today().plus_days(365) => {
            errors.add("from", "Choose a start within a year from today");
            None
        }
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            errors.add("from", "Enter the day the support started, like 21 11 2026");
            None
        }
        Err(sentence) => {
            errors.add("from", sentence);
            None
        }
    };
    let new = forms::read(typed, ask.today(), &mut errors);
    let nobody = Id::of(Default::default());
    let numbers = (new.nhs_number.as_deref(), new.local_id.as_deref());
    add_taken(service::taken(work, permit.organisation(), numbers, nobody)?, &mut errors);
    let (Some((service, team)), Some(from), true) = (place, from, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, errors, false)?));
    };
    if typed.get("not_same") != "yes" && is_alike(work, permit, &new)? {
        errors.add("not_same", "Someone with this name and date of birth is here already. Tick the box if this is another person");
        return Err(Answer::again(&page(ask, work, errors, true)?));
    }
    let person = service::add(work, permit.organisation(), &new)?;
    let placement = service::place(work, permit.organisation(), person, service, team, None, from)?;
    work.note(permit.event("person.added").about(person).of(placement).version(1));
    Ok(Answer::see(format!("/people/{person}?said=person-added")))
}

/// Says at each number that it belongs to somebody else.
pub(super) fn add_taken((nhs_number, local_id): (bool, bool), errors: &mut Errors) {
    if nhs_number {
        errors.add("nhs_number", TAKEN);
    }
    if local_id {
        errors.add("local_id", TAKEN);
    }
}

fn is_alike(
    work: &mut Work<'_>,
    permit: &OrganisationPermit<AddPerson>,
    new: &service::NewPerson,
) -> Result<bool, Problem> {
    let Some(born) = new.born_on else { return Ok(false) };
    let key = domain::names::key(&new.name);
    let count: i64 = work.one(&sql::ALIKE, &[permit.organisation().into(), key.into(), born.into()])?;
    Ok(count > 0)
}

/// Reads "service" or "service/team".
pub(crate) fn read_place(text: &str) -> Option<(ServiceId, Option<TeamId>)> {
    match text.split_once('/') {
        None => Some((text.parse().ok()?, None)),
        Some((service, team)) => Some((service.parse().ok()?, Some(team.parse().ok()?))),
    }
}
