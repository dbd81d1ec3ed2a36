//! Teams of a service.

use askama::Template;
use domain::{
    Moment,
    ids::{ServiceId, StaffId},
};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Manage,
    rows::{ServiceRow, TeamRow},
    service, settings, sql,
};
use crate::staff::Conflict;

#[derive(Template)]
#[template(path = "organisations/templates/team.html")]
struct TeamPage {
    shell: Shell,
    form: Form,
    service: ServiceRow,
    is_new: bool,
    conflict: Option<Conflict>,
}

pub(super) fn new(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let service = settings::covered(ask, tx, ask.id("service")?)?;
    Answer::page(&new_page(ask, service, Errors::default()))
}

fn new_page(ask: &Ask<Manage>, service: ServiceRow, errors: Errors) -> TeamPage {
    let form = ask.form(format!("/settings/services/{}/teams/new", service.id)).with(errors);
    TeamPage { shell: ask.shell("Add a team").form(), form, service, is_new: true, conflict: None }
}

fn teams(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Vec<TeamRow>, Problem> {
    Ok(tx.rows(&sql::TEAMS, &[ask.proof.organisation().into()])?)
}

/// Reads a name that no other team of the service has.
fn read(
    ask: &Ask<Manage>,
    tx: &mut Tx<'_>,
    service: ServiceId,
    but: Option<&TeamRow>,
    errors: &mut Errors,
) -> Result<Option<String>, Problem> {
    let Some(name) = errors.name("name", ask.typed().get("name"), "Enter the name of the team") else {
        return Ok(None);
    };
    let other = |team: &TeamRow| team.service == service && Some(team.id) != but.map(|but| but.id);
    if teams(ask, tx)?.iter().any(|team| other(team) && settings::same(&team.name, &name)) {
        errors.add("name", "There is a team with this name already. Choose another name");
    }
    Ok(Some(name).filter(|_| errors.is_empty()))
}

pub(super) fn add(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (service, mut errors) = (settings::covered(ask, work, ask.id("service")?)?, Errors::default());
    let Some(name) = read(ask, work, service.id, None, &mut errors)? else {
        return Err(Answer::again(&new_page(ask, service, errors)));
    };
    let id = service::add_team(work, ask.proof.organisation(), service.id, &name)?;
    work.note(ask.proof.event("team.added").of(id).version(1).detail(format!("service={}", service.id)));
    Ok(Answer::see("/settings?said=team-added"))
}

fn find(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<(TeamRow, ServiceRow), Problem> {
    let id = ask.id("team")?;
    let team = teams(ask, tx)?.into_iter().find(|team| team.id == id).ok_or(Problem::NotFound(None))?;
    let service = settings::covered(ask, tx, team.service)?;
    Ok((team, service))
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (team, service) = find(ask, tx)?;
    Answer::page(&page(ask, &team, service, Errors::default()))
}

fn page(ask: &Ask<Manage>, team: &TeamRow, service: ServiceRow, errors: Errors) -> TeamPage {
    let form = ask
        .form(format!("/settings/teams/{}", team.id))
        .filled(&[("name", team.name.clone()), ("version", team.version.to_string())])
        .with(errors);
    TeamPage { shell: ask.shell("Rename a team").form(), form, service, is_new: false, conflict: None }
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let ((team, service), mut errors) = (find(ask, work)?, Errors::default());
    let Some(name) = read(ask, work, service.id, Some(&team), &mut errors)? else {
        return Err(Answer::again(&page(ask, &team, service, errors)));
    };
    let version = ask.typed().get("version").parse().unwrap_or(0);
    let changes = [("name", name.as_str().into())];
    match work.correct("team", ask.proof.organisation(), team.id, version, &changes) {
        Ok(version) => {
            work.note(ask.proof.event("team.corrected").of(team.id).version(version));
            Ok(Answer::see("/settings?said=team-saved"))
        }
        Err(StoreError::Stale { by, at }) => Err(stale(ask, work, (&team, service), name, (by, at))?),
        Err(error) => Err(error.into()),
    }
}

fn stale(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    (team, service): (&TeamRow, ServiceRow),
    typed: String,
    changed: (Option<StaffId>, Moment),
) -> Result<Problem, Problem> {
    let parts = vec![("Name", team.name.clone(), typed)];
    let conflict = Conflict::of(work, ask.proof.organisation(), changed, parts)?;
    let mut errors = Errors::default();
    errors.add("name", Conflict::SENTENCE);
    let mut page = page(ask, team, service, errors);
    page.form = page.form.now("version", team.version.to_string());
    page.conflict = Some(conflict);
    Ok(Answer::again(&page))
}
