//! Stages of a service's pathway, in order; 1 is the first.

use askama::Template;
use domain::{Moment, ids::StaffId, ids::StageId};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Manage,
    rows::{ServiceRow, StageRow},
    service, settings, sql,
};
use crate::staff::Conflict;

#[derive(Template)]
#[template(path = "organisations/templates/stage.html")]
struct StagePage {
    shell: Shell,
    form: Form,
    service: ServiceRow,
    /// The stages of the service, in order.
    stages: Vec<StageRow>,
    /// The stage as saved; none for a new one.
    saved: Option<StageRow>,
    conflict: Option<Conflict>,
}

impl StagePage {
    fn is_first(&self, stage: &StageRow) -> bool {
        self.stages.first().is_none_or(|first| first.id == stage.id)
    }
    fn is_last(&self, stage: &StageRow) -> bool {
        self.stages.last().is_none_or(|last| last.id == stage.id)
    }
    /// The button that moves the stage.
    fn button(&self, stage: &StageRow, way: &str) -> Form {
        self.form.to(format!("/settings/stages/{}/{way}", stage.id))
    }
}

/// The stages of a service, in order.
fn stages(ask: &Ask<Manage>, tx: &mut Tx<'_>, service: &ServiceRow) -> Result<Vec<StageRow>, Problem> {
    let mut rows: Vec<StageRow> = tx.rows(&sql::STAGES, &[ask.proof.organisation().into()])?;
    rows.retain(|row| row.service == service.id);
    Ok(rows)
}

pub(super) fn new(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let service = settings::covered(ask, tx, ask.id("service")?)?;
    let stages = stages(ask, tx, &service)?;
    Answer::page(&new_page(ask, service, stages, Errors::default()))
}

fn new_page(ask: &Ask<Manage>, service: ServiceRow, stages: Vec<StageRow>, errors: Errors) -> StagePage {
    let form = ask
        .form(format!("/settings/services/{}/stages/new", service.id))
        .filled(&[("position", (stages.len() + 1).to_string())])
        .with(errors);
    StagePage { shell: ask.shell("Add a stage").form(), form, service, stages, saved: None, conflict: None }
}

/// Reads a name that no other of these stages has.
fn read_name(
    ask: &Ask<Manage>,
    others: &[StageRow],
    but: Option<StageId>,
    errors: &mut Errors,
) -> Option<String> {
    let name = errors.name("name", ask.typed().get("name"), "Enter the name of the stage")?;
    if others.iter().any(|stage| Some(stage.id) != but && settings::same(&stage.name, &name)) {
        errors.add("name", "There is a stage with this name already. Choose another name");
    }
    Some(name).filter(|_| errors.is_empty())
}

pub(super) fn add(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (service, mut errors) = (settings::covered(ask, work, ask.id("service")?)?, Errors::default());
    let stages = stages(ask, work, &service)?;
    let name = read_name(ask, &stages, None, &mut errors);
    let places = stages.len() + 1;
    let place = ask.typed().get("position").trim().parse().ok().filter(|place| (1..=places).contains(place));
    if place.is_none() {
        errors.add("position", format!("Enter a whole number from 1 to {places}"));
    }
    let (Some(name), Some(place), true) = (name, place, errors.is_empty()) else {
        return Err(Answer::again(&new_page(ask, service, stages, errors)));
    };
    let position = i64::try_from(place).unwrap_or(1);
    let id = service::add_stage(work, ask.proof.organisation(), service.id, &name, position)?;
    let mut order: Vec<Option<&StageRow>> = stages.iter().map(Some).collect();
    order.insert(place - 1, None);
    put_in_order(ask, work, &order)?;
    work.note(ask.proof.event("stage.added").of(id).version(1).detail(format!("service={}", service.id)));
    Ok(Answer::see("/settings?said=stage-added"))
}

/// Numbers the stages by their order; `None` is one that has its number already.
fn put_in_order(ask: &Ask<Manage>, work: &mut Work<'_>, order: &[Option<&StageRow>]) -> Result<(), Problem> {
    for (place, stage) in (1_i64..).zip(order) {
        let Some(stage) = stage.filter(|stage| stage.position != place) else { continue };
        let changes = [("position", place.into())];
        let version = work.correct("stage", ask.proof.organisation(), stage.id, stage.version, &changes)?;
        work.note(ask.proof.event("stage.moved").of(stage.id).version(version));
    }
    Ok(())
}

/// The stage of the path, with its service and all stages of it.
fn find(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<(StageRow, ServiceRow, Vec<StageRow>), Problem> {
    let id = ask.id("stage")?;
    let all: Vec<StageRow> = tx.rows(&sql::STAGES, &[ask.proof.organisation().into()])?;
    let stage = all.iter().find(|stage| stage.id == id).cloned().ok_or(Problem::NotFound(None))?;
    let service = settings::covered(ask, tx, stage.service)?;
    let stages = all.into_iter().filter(|other| other.service == stage.service).collect();
    Ok((stage, service, stages))
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let found = find(ask, tx)?;
    Answer::page(&page(ask, found, Errors::default()))
}

fn page(
    ask: &Ask<Manage>,
    (stage, service, stages): (StageRow, ServiceRow, Vec<StageRow>),
    errors: Errors,
) -> StagePage {
    let form = ask
        .form(format!("/settings/stages/{}", stage.id))
        .filled(&[("name", stage.name.clone()), ("version", stage.version.to_string())])
        .with(errors);
    let shell = ask.shell("Rename or move a stage").form();
    StagePage { shell, form, service, stages, saved: Some(stage), conflict: None }
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (found, mut errors) = (find(ask, work)?, Errors::default());
    let stage = &found.0;
    let Some(name) = read_name(ask, &found.2, Some(stage.id), &mut errors) else {
        return Err(Answer::again(&page(ask, found, errors)));
    };
    let version = ask.typed().get("version").parse().unwrap_or(0);
    let changes = [("name", name.as_str().into())];
    match work.correct("stage", ask.proof.organisation(), stage.id, version, &changes) {
        Ok(version) => {
            work.note(ask.proof.event("stage.corrected").of(stage.id).version(version));
            Ok(Answer::see("/settings?said=stage-saved"))
        }
        Err(StoreError::Stale { by, at }) => Err(stale(ask, work, found, name, (by, at))?),
        Err(error) => Err(error.into()),
    }
}

fn stale(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    found: (StageRow, ServiceRow, Vec<StageRow>),
    typed: String,
    changed: (Option<StaffId>, Moment),
) -> Result<Problem, Problem> {
    let parts = vec![("Name", found.0.name.clone(), typed)];
    let conflict = Conflict::of(work, ask.proof.organisation(), changed, parts)?;
    let version = found.0.version.to_string();
    let mut errors = Errors::default();
    errors.add("name", Conflict::SENTENCE);
    let mut page = page(ask, found, errors);
    page.form = page.form.now("version", version);
    page.conflict = Some(conflict);
    Ok(Answer::again(&page))
}

pub(super) fn up(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    shift(ask, work, true)
}

pub(super) fn down(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    shift(ask, work, false)
}

/// Changes places with the stage before or after; the first stays first, and the last stays last.
fn shift(ask: &Ask<Manage>, work: &mut Work<'_>, up: bool) -> Result<Answer, Problem> {
    let (stage, _, stages) = find(ask, work)?;
    let mut order: Vec<Option<&StageRow>> = stages.iter().map(Some).collect();
    let at = stages.iter().position(|other| other.id == stage.id).unwrap_or(0);
    let other = if up { at.saturating_sub(1) } else { (at + 1).min(stages.len() - 1) };
    order.swap(at, other);
    put_in_order(ask, work, &order)?;
    work.note(ask.proof.event("stage.placed").of(stage.id).detail(if up { "up" } else { "down" }));
    Ok(Answer::see(format!("/settings/stages/{}?said=stage-moved", stage.id)))
}
