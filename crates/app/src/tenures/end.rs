//! Ending a tenure, with a coded reason, and who comes next.

use access::{ManageTenure, Permit};
use askama::Template;
use domain::{
    one_of::OneOf,
    tenure::{self, EndReason, Kind},
};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, fields::read_date, options};

use super::{service, sql::TenureRow};
use crate::{
    notices,
    people::{self, Header},
};

#[derive(Template)]
#[template(path = "tenures/templates/end.html")]
struct EndPage {
    shell: Shell,
    header: Header,
    tenure: TenureRow,
    form: Form,
    back: String,
}

impl EndPage {
    fn reasons_first(&self) -> Vec<(String, String)> {
        std::iter::once((String::new(), "Choose a reason".to_owned()))
            .chain(options(EndReason::ALL))
            .collect()
    }
}

fn found(ask: &Ask<Permit<ManageTenure>>, tx: &mut Tx<'_>) -> Result<TenureRow, Problem> {
    let id = ask.id("tenure")?;
    let rows = service::of_person(tx, ask.proof.organisation(), ask.proof.person())?;
    rows.into_iter().find(|row| row.id == id).ok_or(Problem::NotFound(None))
}

pub(super) fn show(ask: &Ask<Permit<ManageTenure>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let tenure = found(ask, tx)?;
    Answer::page(&page(ask, tx, tenure, Errors::default())?)
}

fn page(
    ask: &Ask<Permit<ManageTenure>>,
    tx: &mut Tx<'_>,
    tenure: TenureRow,
    errors: Errors,
) -> Result<EndPage, Problem> {
    let header = people::header(tx, &ask.proof, "key-workers")?;
    let (year, month, day) = ask.today().parts();
    let form = ask.form(ask.path()).with(errors).filled(&[
        ("on-day", day.to_string()),
        ("on-month", month.to_string()),
        ("on-year", year.to_string()),
        ("version", tenure.version.to_string()),
    ]);
    let back = format!("{}/key-workers", header.path());
    let title = format!("End {} as {}", tenure.staff_name, tenure.kind_words().to_lowercase());
    Ok(EndPage { shell: ask.shell(title).form(), header, tenure, form, back })
}

pub(super) fn save(ask: &Ask<Permit<ManageTenure>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, typed, mut errors) = (&ask.proof, ask.typed(), Errors::default());
    let tenure = found(ask, work)?;
    let reason = EndReason::from_code(typed.get("reason"));
    if reason.is_none() {
        errors.add("reason", "Select why it ends");
    }
    let on = errors.take("on", read_date(typed, "on")).flatten().unwrap_or_else(|| ask.today());
    let decided = reason.and_then(|reason| {
        errors.take("on", tenure::end(tenure.stretch(), on, reason, ask.today())).map(|on| (reason, on))
    });
    let Some((reason, on)) = decided.filter(|_| errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, tenure, errors)?));
    };
    let version = typed.get("version").parse().unwrap_or(0);
    match service::end(work, permit.organisation(), tenure.id, version, on, reason) {
        Ok(version) => {
            let detail = format!("reason={}", reason.code());
            work.note(permit.event("tenure.ended").of(tenure.id).version(version).detail(detail));
            let told = [tenure.staff];
            notices::tell(
                work,
                permit.organisation(),
                &told,
                "tenure_ended",
                Some(permit.person()),
                reason.code(),
            )?;
            let next = if tenure.kind == Kind::KeyWorker.code() { "tenure-ended" } else { "tenure-saved" };
            Ok(Answer::see(format!("/people/{}/key-workers?said={next}", permit.person())))
        }
        Err(StoreError::Stale { .. }) => {
            errors.add("on", "Someone changed this while you had it open. It is shown below as it is now. Save again if it is still right");
            let mut page = page(ask, work, tenure, errors)?;
            page.form = page.form.now("version", page.tenure.version.to_string());
            Err(Answer::again(&page))
        }
        Err(error) => Err(error.into()),
    }
}
