//! Writing a policy that a service takes on, with a look at it before it is saved.

use askama::Template;
use domain::{
    Day,
    ids::{ServiceId, ThingId},
    person::paragraph,
};
use store::{StoreError, Tx, Work};
use web::{Answer, Errors, Form, Problem, Safe, Shell, fields::read_date};

use super::{
    Writing, found, markup,
    service::{self, LONGEST, NewPolicy},
    sql,
};

#[derive(Template)]
#[template(path = "policy_texts/templates/new.html")]
struct NewPage {
    shell: Shell,
    form: Form,
    look: Option<Safe>,
}

/// What was typed as a policy, tidied. What is wrong is added to `errors`.
pub(super) fn read(
    ask: &Writing,
    work: &mut Work<'_>,
    service: ServiceId,
    but: Option<ThingId>,
    errors: &mut Errors,
) -> Result<(String, String), StoreError> {
    let typed = ask.typed();
    let name = errors.take("name", paragraph(typed.get("name"), 100)).unwrap_or_default().replace('\n', " ");
    if name.is_empty() && errors.of("name").is_none() {
        errors.add("name", "Enter what the policy is called");
    }
    let names: Vec<(ThingId, String)> =
        work.rows(&sql::NAMES, &[service.into(), ask.proof.organisation().into()])?;
    let same = |known: &str| domain::names::key(known) == domain::names::key(&name);
    if names.iter().any(|(id, known)| Some(*id) != but && same(known)) {
        errors.add("name", "This service has a policy of this name. Open that one, or choose another name");
    }
    let body = errors.take("body", paragraph(typed.get("body"), LONGEST)).unwrap_or_default();
    if body.is_empty() && errors.of("body").is_none() {
        errors.add("body", "Write the policy");
    }
    Ok((name, body))
}

/// How the text that was typed will look, where somebody asked to see it.
pub(super) fn look(ask: &Writing) -> Option<Safe> {
    let body = ask.typed().get("body");
    (ask.typed().get("step") == "look" && body.chars().count() <= LONGEST).then(|| markup::shown(body))
}

pub(super) fn show(ask: &Writing, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Writing, tx: &mut Tx<'_>, errors: Errors) -> Result<NewPage, Problem> {
    let (service, name) = found::service(ask, tx)?;
    let (year, month, day) = ask.today().parts();
    let form = ask.form(format!("/policies/{service}/new")).with(errors).filled(&[
        ("adopted-day", day.to_string()),
        ("adopted-month", month.to_string()),
        ("adopted-year", year.to_string()),
    ]);
    Ok(NewPage { shell: ask.shell(format!("Write a policy for {name}")).form(), form, look: look(ask) })
}

pub(super) fn save(ask: &Writing, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (service, _) = found::service(ask, work)?;
    let mut errors = Errors::default();
    let (name, body) = read(ask, work, service, None, &mut errors)?;
    let adopted_on = day(ask, "adopted", earliest(), &mut errors);
    let (Some(adopted_on), true) = (adopted_on, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, errors)?));
    };
    if ask.typed().get("step") == "look" {
        work.note(ask.proof.event("policy-text.opened"));
        return Answer::page(&page(ask, work, errors)?);
    }
    let new = NewPolicy { service, name: &name, body: &body, adopted_on };
    let id = service::add(work, ask.proof.organisation(), &new)?;
    work.note(ask.proof.event("policy-text.added").of(id).version(1));
    Ok(Answer::see(format!("/policies/{service}/{id}?said=policy-text-added")))
}

/// No policy of today's services is older: whatever was typed before that is a slip.
fn earliest() -> Option<(Day, &'static str)> {
    Some((Day::new(2000, 1, 1)?, "The earliest day for a policy is"))
}

/// A day that is not in the future, and not before another.
pub(super) fn day<P>(
    ask: &web::Ask<P>,
    field: &str,
    earliest: Option<(Day, &str)>,
    errors: &mut Errors,
) -> Option<Day> {
    let day = errors.take(field, read_date(ask.typed(), field))?;
    match (day, earliest) {
        (None, _) => errors.add(field, "Enter the day, like 21 11 2026"),
        (Some(day), _) if day > ask.today() => errors.add(field, "Enter a day that is not in the future"),
        (Some(day), Some((earliest, sentence))) if day < earliest => {
            errors.add(field, format!("{sentence} {}. Enter that day or a later one", earliest.long()));
        }
        _ => return day,
    }
    None
}
