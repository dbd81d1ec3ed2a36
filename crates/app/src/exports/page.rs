//! Choosing what to take out, and why.

use askama::Template;
use domain::{ids::ServiceId, one_of::OneOf};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, options};

use super::{Exporter, Reason, What, csv, services};

#[derive(Template)]
#[template(path = "exports/templates/list.html")]
struct ListPage {
    shell: Shell,
}

impl ListPage {
    fn all(&self) -> &'static [What] {
        What::ALL
    }
}

pub(super) fn list(ask: &Ask<Exporter>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&ListPage { shell: ask.shell("Exports") })
}

#[derive(Template)]
#[template(path = "exports/templates/export.html")]
struct ExportPage {
    shell: Shell,
    form: Form,
    what: What,
    services: Vec<(String, String)>,
}

impl ExportPage {
    fn reasons(&self) -> Vec<(String, String)> {
        options(Reason::ALL)
    }
}

fn what(ask: &Ask<Exporter>) -> Result<What, Problem> {
    What::from_code(ask.visit().place("what")).ok_or(Problem::NotFound(None))
}

pub(super) fn show(ask: &Ask<Exporter>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Ask<Exporter>, tx: &mut Tx<'_>, errors: Errors) -> Result<ExportPage, Problem> {
    let what = what(ask)?;
    let services: Vec<(String, String)> =
        services(tx, &ask.proof)?.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let only = if services.len() == 1 { services[0].0.clone() } else { String::new() };
    let form = ask.form(format!("/exports/{}", what.code())).with(errors).filled(&[("service", only)]);
    let shell = ask.shell(format!("Export {}", what.words().to_lowercase())).form();
    Ok(ExportPage { shell, form, what, services })
}

pub(super) fn take(ask: &Ask<Exporter>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (what, typed, mut errors) = (what(ask)?, ask.typed(), Errors::default());
    let wanted = typed.get("service");
    let known = services(work, &ask.proof)?;
    let service: Option<ServiceId> = known.into_iter().map(|(id, _)| id).find(|id| id.to_string() == wanted);
    if service.is_none() {
        errors.add("service", "Select the service");
    }
    let reason = Reason::from_code(typed.get("reason"));
    if reason.is_none() {
        errors.add("reason", "Select why the list is needed");
    }
    let (Some(service), Some(reason)) = (service, reason) else {
        return Err(Answer::again(&page(ask, work, errors)?));
    };
    let exported = csv(work, ask.me()?, &ask.proof, (service, what), reason)?;
    Ok(Answer::File { name: exported.name, kind: "text/csv; charset=utf-8", bytes: exported.bytes })
}
