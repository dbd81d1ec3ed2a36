//! Taking back that a policy was explained, where it was entered by mistake: asked first, with why. The row is kept.

use askama::Template;
use domain::{ids::Thing, person::paragraph};
use store::{Tx, Work};
use web::{Answer, Errors, Form, Problem, Shell};

use super::{
    Explaining,
    found::{self, name_of},
    sql::{self, ExplainedRow, PolicyRow, TakenBackRow},
};

impl TakenBackRow {
    pub(super) fn reason(&self) -> &str {
        self.why.trim_end_matches('.')
    }
}

#[derive(Template)]
#[template(path = "policy_texts/templates/take_back.html")]
struct BackPage {
    shell: Shell,
    policy: PolicyRow,
    row: ExplainedRow,
    name: String,
    form: Form,
}

/// What is to be taken back. Nobody does it about themself; and whoever wrote an edition knows it.
fn row(ask: &Explaining, tx: &mut Tx<'_>, policy: &PolicyRow) -> Result<ExplainedRow, Problem> {
    let id = ask.id::<Thing>("explained")?;
    let arguments = [policy.id.into(), ask.proof.organisation().into()];
    let rows: Vec<ExplainedRow> = tx.rows(&sql::EXPLAINED, &arguments)?;
    let row = rows.into_iter().find(|row| row.id == id && !row.wrote()).ok_or(Problem::NotFound(None))?;
    if row.staff == ask.proof.staff() {
        return Err(Problem::Refused("Ask somebody else to change what stands about you.".to_owned()));
    }
    Ok(row)
}

pub(super) fn show(ask: &Explaining, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let policy = found::policy(ask, tx)?;
    let row = row(ask, tx, &policy)?;
    Answer::page(&page(ask, tx, policy, row, Errors::default())?)
}

fn page(
    ask: &Explaining,
    tx: &mut Tx<'_>,
    policy: PolicyRow,
    row: ExplainedRow,
    errors: Errors,
) -> Result<BackPage, Problem> {
    let name = name_of(tx, ask.proof.organisation(), Some(row.staff))?;
    let form = ask.form(format!("{}/explained/{}/back", policy.path(), row.id)).with(errors);
    let form = form.filled(&[("version", row.version.to_string())]);
    let shell = ask.shell("Take back that it was explained").form();
    Ok(BackPage { shell, policy, row, name, form })
}

pub(super) fn save(ask: &Explaining, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (policy, mut errors) = (found::policy(ask, work)?, Errors::default());
    let row = row(ask, work, &policy)?;
    let why = errors.take("why", paragraph(ask.typed().get("why"), 500)).unwrap_or_default();
    if errors.of("why").is_none() && why.chars().count() < 3 {
        errors.add("why", "Enter why it is taken back, for whoever asks later");
    }
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, work, policy, row, errors)?));
    }
    let version: i64 = ask.typed().get("version").parse().unwrap_or(0);
    let changes = [("withdrawn", true.into()), ("withdrawn_why", why.into())];
    work.correct("policy_explained", ask.proof.organisation(), row.id, version, &changes)?;
    let detail = format!("policy={} edition={}", policy.id, row.edition);
    work.note(ask.proof.event("worker.policy-explained-back").of(row.staff).detail(detail));
    Ok(Answer::see(format!("{}/explained?said=policy-explained-back", policy.path())))
}
