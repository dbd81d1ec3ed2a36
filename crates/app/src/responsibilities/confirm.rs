//! The registered manager confirms the list, and a new one also what the manager before had delegated (A6).

use access::Actor;
use askama::Template;
use domain::{Day, ids::Service, responsibilities::needs_confirming, role::Role};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Change,
    edition::{Edition, Place},
    service,
    sql::{self, SheetOfRow, ToConfirmRow},
};

#[derive(Template)]
#[template(path = "responsibilities/templates/confirm.html")]
struct ConfirmPage {
    shell: Shell,
    form: Form,
    place: Place,
    edition: Edition,
    people: Vec<SheetOfRow>,
    since: Day,
}

impl ConfirmPage {
    fn boxes(&self) -> Vec<(String, String)> {
        let lines = |count: i64| if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
        self.people
            .iter()
            .map(|row| (row.person.to_string(), format!("{}: {}", row.name, lines(row.count))))
            .collect()
    }
}

/// Since when the actor is registered manager of the service; none for others.
fn manager_since(tx: &mut Tx<'_>, me: &Actor, place: &Place) -> Result<Option<Day>, StoreError> {
    let manages = |post: &access::Post| {
        post.held.role == Role::RegisteredManager && post.held.service == Some(place.id)
    };
    if !me.posts().iter().any(manages) {
        return Ok(None);
    }
    let today = tx.today();
    let arguments = [me.organisation().into(), place.id.into(), today.into(), me.staff().into()];
    tx.one(&sql::MANAGER_SINCE, &arguments)
}

/// Whether the actor, as registered manager, has yet to confirm this edition.
pub(super) fn is_due(tx: &mut Tx<'_>, me: &Actor, place: &Place, list: &Edition) -> Result<bool, StoreError> {
    let Some(since) = manager_since(tx, me, place)? else { return Ok(false) };
    let arguments = [me.organisation().into(), place.id.into(), me.staff().into()];
    let said: Vec<(i64, Day)> = tx.rows(&sql::CONFIRMED_BY, &arguments)?;
    let confirmed = said.iter().any(|(edition, on)| *edition >= list.number && *on >= since);
    let today = tx.today();
    let oldest: Vec<(domain::ids::ServiceId, Day)> =
        tx.rows(&sql::FACTS_OLDEST, &[me.organisation().into(), today.into()])?;
    let before = oldest.iter().any(|(at, day)| *at == place.id && needs_confirming(*day, None, since));
    Ok(!confirmed || before)
}

pub(super) fn show(ask: &Ask<Change>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Ask<Change>, tx: &mut Tx<'_>, errors: Errors) -> Result<ConfirmPage, Problem> {
    let (place, since) = managed(ask, tx)?;
    let edition = place.in_force()?.clone();
    let more = [place.id.into(), since.into()];
    let people: Vec<SheetOfRow> = ask.scope()?.list(tx, "sheets.listed", &sql::BEFORE, more)?;
    let mut form = ask.form(format!("{}/confirm", place.path())).with(errors);
    if ask.typed().is_empty() {
        form = form.ticked("person", people.iter().map(|row| row.person.to_string()));
    }
    let shell = ask.shell("Confirm what key workers do").form();
    Ok(ConfirmPage { shell, form, place, edition, people, since })
}

/// The service of the path, for its registered manager alone; not there for anyone else.
fn managed(ask: &Ask<Change>, tx: &mut Tx<'_>) -> Result<(Place, Day), Problem> {
    let service = ask.id::<Service>("service")?;
    if !ask.proof.covers(service) {
        return Err(Problem::NotFound(None));
    }
    let place = Place::get(tx, ask.proof.organisation(), service)?;
    let since = manager_since(tx, ask.me()?, &place)?.ok_or(Problem::NotFound(None))?;
    Ok((place, since))
}

pub(super) fn save(ask: &Ask<Change>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (place, since) = managed(ask, work)?;
    let (list, organisation, today) = (place.in_force()?, ask.proof.organisation(), work.today());
    if ask.typed().get("edition") != list.number.to_string() {
        return Err(Problem::Refused(format!(
            "The list has changed: edition {} is in force now. Go back, read it, and then confirm it.",
            list.number
        )));
    }
    service::confirm(work, organisation, (place.id, list.number), ask.proof.staff(), today)?;
    let ticked = ask.typed().all("person");
    let more = [place.id.into(), since.into()];
    let rows: Vec<ToConfirmRow> = ask.scope()?.list(work, "sheets.listed", &sql::TO_CONFIRM, more)?;
    let mut people = Vec::new();
    for row in rows.iter().filter(|row| ticked.contains(&row.person.to_string().as_str())) {
        let by = ask.proof.staff();
        let changes = [("confirmed_by", by.into()), ("confirmed_on", today.into())];
        work.correct("delegation", organisation, row.id, row.version, &changes)?;
        people.push(row.person);
    }
    people.dedup();
    let detail = format!("edition={} sheets={}", list.number, people.len());
    for person in people {
        work.note(ask.proof.event("delegation.confirmed").about(person));
    }
    work.note(ask.proof.event("service.confirmed").of(place.id).detail(detail));
    Ok(Answer::see(format!("{}?said=list-confirmed", place.path())))
}
