//! That a policy was looked at with nothing to change, that it no longer counts, and that it counts again.

use askama::Template;
use domain::{Day, ids::StaffId, person::paragraph};
use store::{Tx, Work};
use web::{Answer, Errors, Form, Problem, Shell};

use super::{
    Writing, change, found, service,
    sql::{self, PolicyRow, WorkerRow},
    write,
};

#[derive(Template)]
#[template(path = "policy_texts/templates/review.html")]
struct ReviewPage {
    shell: Shell,
    policy: PolicyRow,
    form: Form,
    people: Vec<(String, String)>,
}

/// Who can have looked at it: everyone who works in the service, and whoever writes it down, who comes first.
fn people(ask: &Writing, tx: &mut Tx<'_>, policy: &PolicyRow) -> Result<Vec<(StaffId, String)>, Problem> {
    let arguments = [policy.service.into(), ask.proof.organisation().into(), ask.today().into()];
    let rows: Vec<WorkerRow> = tx.rows(&sql::EVERYONE, &arguments)?;
    let me = ask.me()?;
    let mut people = vec![(me.staff(), me.name().to_owned())];
    people.extend(rows.into_iter().filter(|row| row.id != me.staff()).map(|row| (row.id, row.name)));
    Ok(people)
}

pub(super) fn show(ask: &Writing, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let policy = change::counting(ask, tx)?;
    Answer::page(&page(ask, tx, policy, Errors::default())?)
}

fn page(ask: &Writing, tx: &mut Tx<'_>, policy: PolicyRow, errors: Errors) -> Result<ReviewPage, Problem> {
    let people = people(ask, tx, &policy)?.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let (year, month, day) = ask.today().parts();
    let form = ask.form(format!("{}/review", policy.path())).with(errors).filled(&[
        ("version", policy.version.to_string()),
        ("on-day", day.to_string()),
        ("on-month", month.to_string()),
        ("on-year", year.to_string()),
    ]);
    Ok(ReviewPage { shell: ask.shell(format!("{}: looked at", policy.name)).form(), policy, form, people })
}

pub(super) fn save(ask: &Writing, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (policy, mut errors, typed) = (change::counting(ask, work)?, Errors::default(), ask.typed());
    let since: (Day, &str) = (policy.edition_on, "This edition is from");
    let on = write::day(ask, "on", Some(since), &mut errors);
    let by = people(ask, work, &policy)?.into_iter().find(|(id, _)| id.to_string() == typed.get("by"));
    if by.is_none() {
        errors.add("by", "Select who looked at it");
    }
    let (Some(on), Some((by, _)), true) = (on, by, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, policy, errors)?));
    };
    let version: i64 = typed.get("version").parse().unwrap_or(0);
    let version = service::reviewed(work, ask.proof.organisation(), (policy.id, version), on, by)?;
    work.note(ask.proof.event("policy-text.reviewed").of(policy.id).version(version));
    Ok(Answer::see(format!("{}?said=policy-text-reviewed", policy.path())))
}

#[derive(Template)]
#[template(path = "policy_texts/templates/retire.html")]
struct RetirePage {
    shell: Shell,
    policy: PolicyRow,
    form: Form,
}

pub(super) fn retire(ask: &Writing, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let policy = change::counting(ask, tx)?;
    Answer::page(&retiring(ask, policy, Errors::default()))
}

fn retiring(ask: &Writing, policy: PolicyRow, errors: Errors) -> RetirePage {
    let form = ask.form(format!("{}/retire", policy.path())).with(errors);
    let form = form.filled(&[("version", policy.version.to_string())]);
    let shell = ask.shell(format!("Stop using {}", policy.name)).form();
    RetirePage { shell, policy, form }
}

pub(super) fn save_retired(ask: &Writing, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (policy, mut errors) = (change::counting(ask, work)?, Errors::default());
    let why = errors.take("why", paragraph(ask.typed().get("why"), 500)).unwrap_or_default();
    if errors.of("why").is_none() && why.chars().count() < 3 {
        errors.add("why", "Enter why it is no longer used, for whoever asks later");
    }
    if !errors.is_empty() {
        return Err(Answer::again(&retiring(ask, policy, errors)));
    }
    counts(ask, work, &policy, Some(&why))?;
    Ok(Answer::see("/policies?said=policy-text-retired"))
}

pub(super) fn restore(ask: &Writing, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let policy = found::policy(ask, work)?;
    if !policy.retired {
        return Err(Problem::Refused("This policy is in use already.".to_owned()));
    }
    counts(ask, work, &policy, None)?;
    Ok(Answer::see(format!("{}?said=policy-text-restored", policy.path())))
}

/// Out of use, and why; or into use again.
fn counts(ask: &Writing, work: &mut Work<'_>, policy: &PolicyRow, out: Option<&str>) -> Result<(), Problem> {
    let version: i64 = ask.typed().get("version").parse().unwrap_or(0);
    let changes = [("retired", out.is_some().into()), ("retired_why", out.unwrap_or_default().into())];
    let version = work.correct("policy_text", ask.proof.organisation(), policy.id, version, &changes)?;
    let act = if out.is_some() { "policy-text.retired" } else { "policy-text.restored" };
    work.note(ask.proof.event(act).of(policy.id).version(version));
    Ok(())
}
