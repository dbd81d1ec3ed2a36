//! "I need someone's record for their care": a right to one record for a short time, loud and with a reason (K8).

mod sql;

use access::{AskForRecord, OrganisationPermit, gate};
use askama::Template;
use domain::{
    access::GrantKind,
    ids::{Grant, PersonId},
    names,
    nhs_number::NhsNumber,
    one_of::OneOf,
    person::paragraph,
    role::Role,
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, In, Problem, Routes, Shell, Typed, fields::read_date};

use crate::notices;

/// The routes of this slice.
pub fn routes() -> Routes {
    let need = In::<AskForRecord>::service();
    Routes::new().get("/someone", need, show).post("/someone", need, ask_for)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

#[derive(Template)]
#[template(path = "someone/templates/someone.html")]
struct SomeonePage {
    shell: Shell,
    form: Form,
    purpose: bool,
}

fn page(ask: &Ask<OrganisationPermit<AskForRecord>>, errors: Errors) -> Result<SomeonePage, Problem> {
    let form = ask.form("/someone").with(errors);
    let shell = ask.shell("I need someone's record for their care").form();
    Ok(SomeonePage { shell, form, purpose: kind(ask)? == GrantKind::Purpose })
}

/// Directors give a purpose; everyone else needs the record for the person's care.
fn kind(ask: &Ask<OrganisationPermit<AskForRecord>>) -> Result<GrantKind, Problem> {
    let me = ask.me()?;
    let only_director =
        me.is(Role::AssociateDirector) && !me.posts().iter().any(|post| post.held.role.may_be_key_worker());
    Ok(if only_director { GrantKind::Purpose } else { GrantKind::BreakGlass })
}

fn show(ask: &Ask<OrganisationPermit<AskForRecord>>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, Errors::default())?)
}

/// The shortest reason, in characters. Source: security design, section 4.5.
const REASON: usize = 15;
/// The same for nobody, for several, and for someone who must never be seen by the one who asks.
const NOT_FOUND: &str =
    "We could not open a record with exactly these details. Check them, or ask your manager";

fn ask_for(ask: &Ask<OrganisationPermit<AskForRecord>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (typed, mut errors) = (ask.typed(), Errors::default());
    let found = find(ask, work, typed, &mut errors)?;
    let reason = errors.take("reason", paragraph(typed.get("reason"), 1000)).unwrap_or_default();
    if errors.of("reason").is_none() && reason.chars().count() < REASON {
        errors.add("reason", format!("Say why you need the record, in {REASON} characters or more"));
    }
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, errors)?));
    }
    let me = ask.me()?;
    let person = match found {
        Some(person) if !gate::excluded(work, me, person)? => person,
        other => return in_vain(ask, work, other),
    };
    let kind = kind(ask)?;
    let (id, now) = (work.mint::<Grant>(), work.now());
    let arguments = [
        id.into(),
        ask.proof.organisation().into(),
        person.into(),
        ask.proof.staff().into(),
        kind.code().into(),
        reason.into(),
        now.into(),
        now.plus_seconds(kind.seconds()).into(),
    ];
    work.run(&sql::ADD, &arguments)?;
    work.note(ask.proof.event("record.asked").about(person).of(id).detail(format!("kind={}", kind.code())));
    notices::tell_managers(work, ask.proof.organisation(), person, "record_asked", kind.code())?;
    Ok(Answer::see(format!("/people/{person}?said=granted")))
}

/// A try that leads nowhere is journalled and told too, so the answer is a page, and what was written stays.
fn in_vain(
    ask: &Ask<OrganisationPermit<AskForRecord>>,
    work: &mut Work<'_>,
    person: Option<PersonId>,
) -> Result<Answer, Problem> {
    let mut event = ask.proof.event("record.asked-in-vain");
    event.person = person;
    work.note(event);
    notices::tell_own_managers(work, ask.me()?, "record_asked_in_vain", "")?;
    let mut errors = Errors::default();
    errors.add("name", NOT_FOUND);
    Ok(Answer::Page { status: 422, html: web::html(&page(ask, errors)?)? })
}

fn find(
    ask: &Ask<OrganisationPermit<AskForRecord>>,
    work: &mut Work<'_>,
    typed: &Typed,
    errors: &mut Errors,
) -> Result<Option<PersonId>, Problem> {
    let organisation = ask.proof.organisation();
    if !typed.get("nhs_number").trim().is_empty() {
        let Some(number) = errors.take("nhs_number", NhsNumber::read(typed.get("nhs_number"))) else {
            return Ok(None);
        };
        return Ok(work.maybe(&sql::BY_NHS_NUMBER, &[organisation.into(), number.digits().into()])?);
    }
    let name = errors.name("name", typed.get("name"), "Enter the full name, or the NHS number instead");
    let born = errors.take("born_on", read_date(typed, "born_on")).flatten();
    if born.is_none() && errors.of("born_on").is_none() {
        errors.add("born_on", "Enter the date of birth, or the NHS number instead");
    }
    let (Some(name), Some(born)) = (name, born) else { return Ok(None) };
    let found: Vec<PersonId> =
        work.rows(&sql::BY_NAME, &[organisation.into(), names::key(&name).into(), born.into()])?;
    Ok(if found.len() == 1 { found.into_iter().next() } else { None })
}
