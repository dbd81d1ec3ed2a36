//! Changing what is known about a person.

use access::{CorrectPerson, Permit};
use askama::Template;
use domain::{Moment, ids::StaffId};
use store::{StoreError, Tx, Value, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{Header, forms, header, service, service::NewPerson, sql};

#[derive(Template)]
#[template(path = "people/templates/edit.html")]
struct EditPage {
    shell: Shell,
    header: Header,
    form: Form,
    back: String,
    conflict: Option<Conflict>,
}

/// Someone else changed the row meanwhile.
struct Conflict {
    by: String,
    at: Moment,
    differs: Vec<(&'static str, String, String)>,
}

impl EditPage {
    fn checked_options(&self) -> &'static [(String, String)] {
        super::new::checked_options()
    }
}

pub(super) fn show(ask: &Ask<Permit<CorrectPerson>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default(), None)?)
}

fn page(
    ask: &Ask<Permit<CorrectPerson>>,
    tx: &mut Tx<'_>,
    errors: Errors,
    conflict: Option<Conflict>,
) -> Result<EditPage, Problem> {
    let header = header(tx, &ask.proof, "edit")?;
    let form = forms::filled(ask.form(ask.path()), &header.person).with(errors);
    let shell = ask.shell(format!("About {}", header.called())).form();
    let back = header.path();
    Ok(EditPage { shell, header, form, back, conflict })
}

pub(super) fn save(ask: &Ask<Permit<CorrectPerson>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, mut errors) = (&ask.proof, Errors::default());
    let new = forms::read(ask.typed(), ask.today(), &mut errors);
    check_numbers(work, permit, &new, &mut errors)?;
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, work, errors, None)?));
    }
    let version = ask.typed().get("version").parse().unwrap_or(0);
    match service::correct(work, permit.organisation(), permit.person(), version, changes(&new)) {
        Ok(version) => {
            work.note(permit.event("person.corrected").of(permit.person()).version(version));
            Ok(Answer::see(format!("/people/{}?said=person-saved", permit.person())))
        }
        Err(StoreError::Stale { by, at }) => Err(stale(ask, work, &new, by, at)?),
        Err(error) => Err(error.into()),
    }
}

fn check_numbers(
    work: &mut Work<'_>,
    permit: &Permit<CorrectPerson>,
    new: &NewPerson,
    errors: &mut Errors,
) -> Result<(), Problem> {
    let numbers = (new.nhs_number.as_deref(), new.local_id.as_deref());
    super::new::add_taken(service::taken(work, permit.organisation(), numbers, permit.person())?, errors);
    Ok(())
}

fn changes(new: &NewPerson) -> Vec<(&'static str, Value)> {
    let mut changes: Vec<(&'static str, Value)> = vec![
        ("name", (&new.name).into()),
        ("known_as", (&new.known_as).into()),
        ("pronounced", (&new.pronounced).into()),
        ("pronouns", (&new.pronouns).into()),
        ("born_on", new.born_on.into()),
        ("nhs_number", new.nhs_number.clone().into()),
        ("nhs_number_status", new.nhs_number_status.clone().into()),
        ("local_id", new.local_id.clone().into()),
        ("phone", (&new.phone).into()),
        ("communication", (&new.communication).into()),
        ("must_know", (&new.must_know).into()),
        ("matters", (&new.matters).into()),
    ];
    if let Some(day) = new.communication_checked_on {
        changes.push(("communication_checked_on", day.into()));
    }
    changes
}

/// Both versions side by side; what was typed stays in the form, and saving again puts it on top of what is there now.
fn stale(
    ask: &Ask<Permit<CorrectPerson>>,
    work: &mut Work<'_>,
    new: &NewPerson,
    by: Option<StaffId>,
    at: Moment,
) -> Result<Problem, Problem> {
    let by: Option<String> = match by {
        Some(by) => work.maybe(&sql::STAFF_NAME, &[by.into(), ask.proof.organisation().into()])?,
        None => None,
    };
    let mut errors = Errors::default();
    errors.add(
        "name",
        "Someone else changed this while you had it open. Look at both, then save what is right",
    );
    let mut page = page(ask, work, errors, None)?;
    let there = &page.header.person;
    let all = [
        ("Full name", &there.name, &new.name),
        ("Likes to be called", &there.known_as, &new.known_as),
        ("Phone", &there.phone, &new.phone),
        ("How to communicate", &there.communication, &new.communication),
        ("You must know", &there.must_know, &new.must_know),
        ("What matters", &there.matters, &new.matters),
    ];
    let differs = all
        .into_iter()
        .filter(|(_, there, typed)| there != typed)
        .map(|(field, there, typed)| (field, there.clone(), typed.clone()))
        .collect();
    page.conflict = Some(Conflict { by: by.unwrap_or_else(|| "An import".to_owned()), at, differs });
    page.form = page.form.now("version", there.version.to_string());
    Ok(Answer::again(&page))
}
