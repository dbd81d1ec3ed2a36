//! Who had which edition explained, by whom and when: everyone who works or helps in the service (F6, F11).

use access::{ExplainPolicies, gate};
use askama::Template;
use domain::{
    Day,
    ids::{OrganisationId, StaffId},
    one_of::OneOf,
    role::Footing,
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Explaining, Reading, found,
    service::{self, Explanation},
    show::may_see_explained,
    sql::{self, ExplainedRow, PolicyRow, TakenBackRow, WorkerRow},
    write,
};

#[derive(Template)]
#[template(path = "policy_texts/templates/explained.html")]
struct ExplainedPage {
    shell: Shell,
    policy: PolicyRow,
    form: Form,
    everyone: Vec<Worker>,
    taken_back: Vec<TakenBackRow>,
    me: StaffId,
    by: Vec<(String, String)>,
    may_write: bool,
    may_export: bool,
}

struct Worker {
    row: WorkerRow,
    /// What was explained to them, the newest edition first.
    had: Vec<ExplainedRow>,
}

impl Worker {
    fn footing(&self) -> &'static str {
        let said = self.row.footing.as_deref().and_then(Footing::from_code);
        said.unwrap_or_else(|| Footing::by_roles(self.row.only_helps)).words()
    }
    fn has(&self, edition: impl std::borrow::Borrow<i64>) -> bool {
        self.had.iter().any(|row| row.edition == *edition.borrow())
    }
}

impl ExplainedPage {
    /// Who has not had this edition explained.
    fn not_yet(&self) -> Vec<&Worker> {
        self.everyone.iter().filter(|worker| !worker.has(self.policy.edition)).collect()
    }
    /// Of them, those whom the reader can tick.
    fn to_tick(&self) -> Vec<&Worker> {
        self.not_yet().into_iter().filter(|worker| self.may_write_of(worker)).collect()
    }
    /// Whether the reader is one of them, and somebody else has to write it down.
    fn own_not_yet(&self) -> bool {
        self.may_write && self.not_yet().iter().any(|worker| worker.row.id == self.me)
    }
    fn explained(&self) -> Vec<&Worker> {
        self.everyone.iter().filter(|worker| !worker.had.is_empty()).collect()
    }
    fn is_ticked(&self, worker: &Worker) -> bool {
        self.form.all("who").contains(&worker.row.id.to_string().as_str())
    }
    fn back(&self, row: &ExplainedRow) -> String {
        format!("{}/explained/{}/back", self.policy.path(), row.id)
    }
    /// Whether the reader may change what stands about this one: nobody does about themself.
    fn may_write_of(&self, worker: &Worker) -> bool {
        self.may_write && worker.row.id != self.me
    }
}

fn everyone(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    policy: &PolicyRow,
    today: Day,
) -> Result<Vec<Worker>, Problem> {
    let arguments = [policy.service.into(), organisation.into(), today.into()];
    let rows: Vec<WorkerRow> = tx.rows(&sql::EVERYONE, &arguments)?;
    let mut had: Vec<ExplainedRow> = tx.rows(&sql::EXPLAINED, &[policy.id.into(), organisation.into()])?;
    let worker = |row: WorkerRow| {
        let (own, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut had).into_iter().partition(|one| one.staff == row.id);
        had = others;
        Worker { row, had: own }
    };
    Ok(rows.into_iter().map(worker).collect())
}

pub(super) fn show(ask: &Reading, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let policy = found::policy(ask, tx)?;
    if !may_see_explained(ask, policy.service)? {
        return Err(Problem::NotFound(None));
    }
    Answer::page(&page(ask, tx, ask.proof.organisation(), policy, Errors::default())?)
}

fn page<P>(
    ask: &Ask<P>,
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    policy: PolicyRow,
    errors: Errors,
) -> Result<ExplainedPage, Problem> {
    let (me, today) = (ask.me()?, ask.today());
    let everyone = everyone(tx, organisation, &policy, today)?;
    let explains = gate::in_organisation::<ExplainPolicies>(me);
    let may_write = explains.is_some_and(|permit| permit.covers(policy.service)) && !policy.retired;
    let may_export =
        gate::in_organisation::<access::Export>(me).is_some_and(|permit| permit.covers(policy.service));
    let mut by = vec![(me.staff().to_string(), me.name().to_owned())];
    let others = everyone.iter().filter(|worker| worker.row.id != me.staff());
    by.extend(others.map(|worker| (worker.row.id.to_string(), worker.row.name.clone())));
    let (year, month, day) = today.parts();
    let form = ask.form(format!("{}/explained", policy.path())).with(errors).filled(&[
        ("edition", policy.edition.to_string()),
        ("on-day", day.to_string()),
        ("on-month", month.to_string()),
        ("on-year", year.to_string()),
    ]);
    let shell = ask.shell(format!("Who had {} explained", policy.name)).form();
    let taken_back = tx.rows(&sql::TAKEN_BACK, &[policy.id.into(), organisation.into()])?;
    let me = me.staff();
    Ok(ExplainedPage { shell, policy, form, everyone, taken_back, me, by, may_write, may_export })
}

pub(super) fn save(ask: &Explaining, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (organisation, typed) = (ask.proof.organisation(), ask.typed());
    let (policy, mut errors) = (found::policy(ask, work)?, Errors::default());
    if policy.retired {
        return Err(Problem::Refused("This policy does not count any more.".to_owned()));
    }
    let known = everyone(work, organisation, &policy, ask.today())?;
    let ticked = typed.all("who");
    let who: Vec<&Worker> =
        known.iter().filter(|one| ticked.contains(&one.row.id.to_string().as_str())).collect();
    if who.is_empty() {
        errors.add("who", "Tick everyone who had it explained");
    }
    if who.iter().any(|one| one.row.id == ask.proof.staff()) {
        errors.add("who", "Ask somebody else to write down that it was explained to you");
    }
    let on = write::day(ask, "on", Some((policy.edition_on, "This edition is from")), &mut errors);
    let me = ask.proof.staff();
    let mut able = known.iter().map(|one| one.row.id).chain([me]);
    let by = able.find(|id| id.to_string() == typed.get("by"));
    match by {
        None => errors.add("by", "Select who explained it"),
        Some(by) if who.iter().any(|one| one.row.id == by) => {
            errors.add("by", "Nobody explains a policy to themself. Select who explained it to them");
        }
        Some(_) => {}
    }
    if typed.get("edition") != policy.edition.to_string() {
        errors
            .add("who", "The policy has a new edition since you opened this page. Look again whom you tick");
    }
    let (Some(on), Some(by), true) = (on, by, errors.is_empty()) else {
        let edition = policy.edition.to_string();
        let mut page = page(ask, work, organisation, policy, errors)?;
        page.form = page.form.now("edition", edition);
        return Err(Answer::again(&page));
    };
    let of = Explanation { policy: policy.id, edition: policy.edition, on, by };
    for worker in who {
        if service::explain(work, organisation, worker.row.id, &of)? {
            let detail = format!("policy={} edition={}", policy.id, policy.edition);
            work.note(ask.proof.event("worker.policy-explained").of(worker.row.id).detail(detail));
        }
    }
    work.note(ask.proof.event("policy-text.explained").detail(format!("policy={}", policy.id)));
    Ok(Answer::see(format!("{}/explained?said=policy-explained", policy.path())))
}
