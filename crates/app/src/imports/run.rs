//! Bringing a checked file in: ordered by a button, done by the outbox, because a large file takes seconds.

use std::sync::LazyLock;

use access::{Actor, Import, gate};
use askama::Template;
use domain::{
    ids::{BatchId, OrganisationId, StaffId},
    journal::Event,
    one_of::OneOf,
};
use serde_json::{Value as Json, json};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Problem, Shell};

use super::{
    Importer, Request,
    batch::{self, Batch, State},
    check::{carry_out, may_go_ahead, weigh},
    preview, progress, sql,
};

/// The kind of the message that orders an import.
pub const MESSAGE: &str = "import.run";

pub(super) fn order(ask: &Ask<Importer>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, batch) = (&ask.proof, Batch::found(ask, work)?);
    if batch.state != State::Checked {
        work.note(permit.event("import.asked_again").of(batch.row.id));
        return Ok(Answer::see(batch.path()));
    }
    let findings = batch.findings(work, permit)?;
    let checked = findings.checked.clone().unwrap_or_default();
    if !checked.is_good() || !checked.changes_something() {
        return Err(Problem::Refused("Mend the lines in your file first, and send it again.".into()));
    }
    let mut mapping = batch.mapping();
    mapping.different = ask.typed().get("different") == "yes";
    if !may_go_ahead(&checked, &mapping) {
        let mut errors = Errors::default();
        errors.add("different", "Tick the box if these are different people. If not, take the lines out of your file and send it again");
        return Err(Answer::again(&preview::page(ask, work, &batch, errors)?));
    }
    batch::keep_mapping(work, permit, batch.row.id, &mapping)?;
    batch::step(work, permit.organisation(), batch.row.id, (State::Checked, State::Running))?;
    let (organisation, staff) = (permit.organisation().to_string(), permit.staff().to_string());
    let body = json!({ "organisation": organisation, "staff": staff, "batch": batch.row.id.to_string() });
    work.send(MESSAGE, &body)?;
    work.note(permit.event("import.ordered").of(batch.row.id));
    Ok(Answer::see(format!("{}/progress", batch.path())))
}

struct Order {
    organisation: OrganisationId,
    staff: StaffId,
    batch: BatchId,
}

impl Order {
    fn read(body: &Json) -> Option<Self> {
        let text = |name: &str| body.get(name).and_then(Json::as_str);
        Some(Self {
            organisation: text("organisation")?.parse().ok()?,
            staff: text("staff")?.parse().ok()?,
            batch: text("batch")?.parse().ok()?,
        })
    }
}

/// Does what a message ordered, in the unit of work that took it from the outbox. Rights and rows are looked at again:
/// when something changed since the sender looked, nothing is brought in, and the preview says so.
pub fn run_message(work: &mut Work<'_>, body: &Json) -> Result<(), StoreError> {
    let Some(order) = Order::read(body) else { return Ok(()) };
    let result = run(work, &order);
    progress::forget(order.batch);
    result
}

fn run(work: &mut Work<'_>, order: &Order) -> Result<(), StoreError> {
    let Some(permit) = permit(work, order)? else { return fail(work, order, "no_right") };
    let row: super::rows::BatchRow =
        work.one(&sql::BATCH, &[order.batch.into(), order.organisation.into()])?;
    let batch = Batch::of(row);
    if batch.state != State::Running {
        return Ok(());
    }
    if !permit.covers(batch.row.service) {
        return fail(work, order, "no_right");
    }
    let Ok(source) = batch.source(work, &permit)? else { return fail(work, order, "no_file") };
    let request = Request { kind: batch.kind, service: batch.row.service, source, mapping: batch.mapping() };
    let (checked, steps) = weigh(work, &permit, &request)?;
    let mut findings = batch.findings(work, &permit)?;
    let looked_at = findings.checked.as_ref().map(|checked| checked.fingerprint.clone());
    if looked_at.as_ref() != Some(&checked.fingerprint) || !may_go_ahead(&checked, &request.mapping) {
        let mut mapping = request.mapping.clone();
        mapping.different = false;
        findings.checked = Some(checked);
        findings.moved = true;
        work.note(permit.event("import.stopped").of(order.batch));
        return batch::keep_check(work, &permit, order.batch, &mapping, &findings);
    }
    let tell = |done, total| progress::tell(order.batch, done, total);
    carry_out(work, &permit, batch.row.service, order.batch, &steps, &tell)?;
    batch::finish(work, &permit, order.batch, &checked)
}

fn permit(work: &mut Work<'_>, order: &Order) -> Result<Option<Importer>, StoreError> {
    let key: Option<String> =
        work.maybe(&sql::SIGN_IN_KEY, &[order.staff.into(), order.organisation.into()])?;
    let Some(key) = key else { return Ok(None) };
    let actor = Actor::of_account(work, &key)?;
    Ok(actor.and_then(|actor| gate::in_organisation::<Import>(&actor)))
}

/// Says that an import did not work, when its message was tried often enough.
pub fn give_up(work: &mut Work<'_>, body: &Json) -> Result<(), StoreError> {
    match Order::read(body) {
        Some(order) => fail(work, &order, "tried"),
        None => Ok(()),
    }
}

fn fail(work: &mut Work<'_>, order: &Order, reason: &'static str) -> Result<(), StoreError> {
    batch::step(work, order.organisation, order.batch, (State::Running, State::Failed))?;
    work.note(Event::new("import.failed", "none").of(order.batch).detail(format!("reason={reason}")));
    Ok(())
}

#[derive(Template)]
#[template(path = "imports/templates/progress.html")]
struct ProgressPage {
    shell: Shell,
    batch: Batch,
    known: Option<(u64, u64)>,
}

/// How far it is; what came of it once it is over.
pub(super) fn show(ask: &Ask<Importer>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let batch = Batch::found(ask, tx)?;
    if batch.state != State::Running {
        return Ok(Answer::see(batch.path()));
    }
    let known = progress::of(batch.row.id);
    let page = ProgressPage { shell: ask.shell(format!("Bringing in {}", kind_words(&batch))), batch, known };
    Ok(Answer::Progress { html: web::html(&page)? })
}

pub(super) fn kind_words(batch: &Batch) -> String {
    batch.kind.words().to_lowercase()
}

/// The box by which the sender says that possible duplicates are no duplicates.
pub(super) fn different_box() -> &'static [(String, String)] {
    static BOX: LazyLock<Vec<(String, String)>> =
        LazyLock::new(|| vec![("yes".to_owned(), "These are different people".to_owned())]);
    &BOX
}
