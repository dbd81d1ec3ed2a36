//! Taking back what was entered by mistake, or was found not to hold: asked first, with why. The row is kept.

use askama::Template;
use domain::{Day, Moment, ids::Thing, one_of::OneOf, person::paragraph, policy::Competence};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{HeldRow, not_own};
use crate::staff::{Manage, member::Member, sql};

store::record! {
    /// Training that was taken back.
    pub(in crate::staff) struct TakenRow {
        code: String,
        achieved_on: Day,
        why: String,
        at: Moment,
        by: Option<String>,
    }
}

impl TakenRow {
    pub(super) fn words(&self) -> &'static str {
        Competence::from_code(&self.code).map_or("", Competence::words)
    }
    pub(super) fn achieved_on(&self) -> Day {
        self.achieved_on
    }
    pub(super) fn why(&self) -> &str {
        self.why.trim_end_matches('.')
    }
    pub(super) fn on(&self) -> Day {
        self.at.day()
    }
    pub(super) fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }
}

#[derive(Template)]
#[template(path = "staff/templates/training_back.html")]
struct BackPage {
    shell: Shell,
    member: Member,
    form: Form,
    row: HeldRow,
}

fn row(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: &Member) -> Result<HeldRow, Problem> {
    let id = ask.id::<Thing>("competence")?;
    let held: Vec<HeldRow> =
        tx.rows(&sql::HELD, &[member.staff.id.into(), ask.proof.organisation().into()])?;
    held.into_iter().find(|row| row.id == id).ok_or(Problem::NotFound(None))
}

pub(in crate::staff) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let member = not_own(ask, tx)?;
    let row = row(ask, tx, &member)?;
    Answer::page(&page(ask, member, row, Errors::default()))
}

fn page(ask: &Ask<Manage>, member: Member, row: HeldRow, errors: Errors) -> BackPage {
    let form = ask.form(format!("{}/training/{}/withdraw", member.path(), row.id)).with(errors);
    BackPage { shell: ask.shell("Take back training").form(), member, form, row }
}

pub(in crate::staff) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, mut errors) = (not_own(ask, work)?, Errors::default());
    let row = row(ask, work, &member)?;
    let why = errors.take("why", paragraph(ask.typed().get("why"), 500)).unwrap_or_default();
    if errors.of("why").is_none() && why.chars().count() < 3 {
        errors.add("why", "Enter why it is taken back, for whoever asks later");
    }
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, member, row, errors)));
    }
    let changes = [("withdrawn", true.into()), ("withdrawn_why", why.into())];
    work.correct("competence", ask.proof.organisation(), row.id, row.version, &changes)?;
    let detail = format!("competence={}", row.id);
    work.note(ask.proof.event("worker.training_withdrawn").of(member.staff.id).detail(detail));
    Ok(Answer::see(format!("{}/training?said=training-withdrawn", member.path())))
}
