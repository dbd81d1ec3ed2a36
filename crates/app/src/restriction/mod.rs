//! Restricting a record to named staff, and lifting it (K8). For everyone else the person is then not there.

mod sql;

use access::{Permit, Restrict};
use askama::Template;
use domain::{
    ids::{StaffId, Thing, ThingId},
    person::paragraph,
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Of, Problem, Routes, Shell};

use crate::{
    notices,
    people::{self, Header},
};

/// The routes of this slice.
pub fn routes() -> Routes {
    let need = Of::<Restrict>::person();
    Routes::new()
        .get("/people/{person}/restrict", need, show)
        .post("/people/{person}/restrict", need, restrict)
        .post("/people/{person}/restrict/lift", need, lift)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

#[derive(Template)]
#[template(path = "restriction/templates/restrict.html")]
struct RestrictPage {
    shell: Shell,
    header: Header,
    form: Form,
    lift: Form,
    staff: Vec<(String, String)>,
    named: Vec<String>,
    reason: Option<String>,
    back: String,
}

fn show(ask: &Ask<Permit<Restrict>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Ask<Permit<Restrict>>, tx: &mut Tx<'_>, errors: Errors) -> Result<RestrictPage, Problem> {
    let permit = &ask.proof;
    let header = people::header(tx, permit, "restrict")?;
    let (person, organisation, today) = (permit.person(), permit.organisation(), ask.today());
    let staff: Vec<(StaffId, String)> = tx.rows(
        &sql::STAFF_AROUND,
        &[person.into(), organisation.into(), today.into(), permit.staff().into()],
    )?;
    let named = tx.rows(&sql::NAMED, &[person.into(), organisation.into()])?;
    let row: Option<(ThingId, String, i64)> = tx.maybe(&sql::OPEN, &[person.into(), organisation.into()])?;
    let form = ask.form(ask.path()).with(errors);
    let back = header.path();
    let lift = ask.form(format!("{back}/restrict/lift"));
    let shell = ask.shell("Who can see this record").form();
    let staff = staff.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    Ok(RestrictPage {
        shell,
        header,
        form,
        lift,
        staff,
        named,
        reason: row.map(|(_, reason, _)| reason),
        back,
    })
}

fn restrict(ask: &Ask<Permit<Restrict>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, mut errors) = (&ask.proof, Errors::default());
    let reason = errors.take("reason", paragraph(ask.typed().get("reason"), 1000)).unwrap_or_default();
    if errors.is_empty() && reason.chars().count() < 5 {
        errors.add("reason", "Enter why the record must be restricted");
    }
    let open: Option<(ThingId, String, i64)> =
        work.maybe(&sql::OPEN, &[permit.person().into(), permit.organisation().into()])?;
    if open.is_some() {
        errors.add("reason", "The record is restricted already. Lift that first to change who is named");
    }
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, work, errors)?));
    }
    let named = named(ask, work)?;
    let (person, organisation, now, by) =
        (permit.person(), permit.organisation(), work.now(), permit.staff());
    let id = work.mint::<Thing>();
    work.run(
        &sql::ADD,
        &[id.into(), organisation.into(), person.into(), reason.into(), now.into(), by.into()],
    )?;
    for staff in &named {
        work.run(&sql::NAME, &[person.into(), (*staff).into(), organisation.into()])?;
    }
    set(work, permit, true)?;
    work.note(permit.event("person.restricted").of(id).version(1).detail(format!("named={}", named.len())));
    notices::tell(work, organisation, &named, "restricted", Some(person), "")?;
    Ok(Answer::see(format!("/people/{person}?said=restricted")))
}

/// Whoever was ticked, of the staff around the person; and always whoever restricts, who must be able to lift it.
fn named(ask: &Ask<Permit<Restrict>>, work: &mut Work<'_>) -> Result<Vec<StaffId>, Problem> {
    let permit = &ask.proof;
    let arguments =
        [permit.person().into(), permit.organisation().into(), ask.today().into(), permit.staff().into()];
    let around: Vec<(StaffId, String)> = work.rows(&sql::STAFF_AROUND, &arguments)?;
    let ticked = ask.typed().all("named");
    let mut named: Vec<StaffId> =
        around.into_iter().map(|(id, _)| id).filter(|id| ticked.contains(&id.to_string().as_str())).collect();
    named.push(permit.staff());
    named.sort();
    named.dedup();
    Ok(named)
}

fn lift(ask: &Ask<Permit<Restrict>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let permit = &ask.proof;
    let (person, organisation, now) = (permit.person(), permit.organisation(), work.now());
    let open: Option<(ThingId, String, i64)> =
        work.maybe(&sql::OPEN, &[person.into(), organisation.into()])?;
    let Some((id, _, version)) = open else {
        return Err(Problem::Refused("This record is not restricted.".into()));
    };
    let version = work.correct("restriction", organisation, id, version, &[("lifted_at", now.into())])?;
    work.run(&sql::DROP_NAMED, &[person.into(), organisation.into()])?;
    set(work, permit, false)?;
    work.note(permit.event("restriction.lifted").of(id).version(version));
    Ok(Answer::see(format!("/people/{person}?said=restriction-lifted")))
}

fn set(work: &mut Work<'_>, permit: &Permit<Restrict>, restricted: bool) -> Result<(), Problem> {
    let header = people::header(work, permit, "restrict")?;
    let changes = vec![("restricted", restricted.into())];
    people::service::correct(work, permit.organisation(), permit.person(), header.person.version, changes)?;
    Ok(())
}
