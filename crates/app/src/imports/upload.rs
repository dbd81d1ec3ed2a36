//! Sending a file: what it brings, for which service.

use std::sync::Arc;

use askama::Template;
use domain::{ids::Batch, one_of::OneOf};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, House, Prepared, Problem, Shell, Upload, Visit, options};

use super::{Importer, Kind, Source, batch, check::services, source::Glance};

#[derive(Template)]
#[template(path = "imports/templates/upload.html")]
struct UploadPage {
    shell: Shell,
    form: Form,
    services: Vec<(String, String)>,
}

impl UploadPage {
    fn kinds(&self) -> Vec<(String, String)> {
        options(Kind::ALL)
    }
    fn accept(&self) -> &'static str {
        ".csv,.xlsx,.json,.ndjson,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
}

pub(super) fn show(ask: &Ask<Importer>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Ask<Importer>, tx: &mut Tx<'_>, errors: Errors) -> Result<UploadPage, Problem> {
    let services: Vec<(String, String)> =
        services(tx, &ask.proof)?.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let only = if services.len() == 1 { services[0].0.clone() } else { String::new() };
    let kind = Kind::from_code(ask.query("kind")).unwrap_or(Kind::People);
    let form =
        ask.form("/imports/new").with(errors).filled(&[("kind", kind.code().to_owned()), ("service", only)]);
    Ok(UploadPage { shell: ask.shell("Bring in a file").form(), form, services })
}

/// A file, looked at before it is kept.
pub(super) struct Looked {
    upload: Upload,
    glance: Glance,
}

/// What became of reading the file: a sentence for the sender, when it cannot be taken.
type Reading = Result<Looked, String>;

pub(super) fn prepare(_: Arc<House>, visit: Arc<Visit>) -> web::Preparing<Reading> {
    Box::pin(async move {
        let Some(upload) = visit.upload().cloned() else {
            return Ok(Err("Choose a file to send".to_owned()));
        };
        let kind = Kind::from_code(visit.typed().get("kind")).unwrap_or(Kind::People);
        let read = tokio::task::spawn_blocking(move || {
            let source = Source::read(kind, &upload.name, &upload.bytes)?;
            Ok(Looked { glance: Glance::at(&source), upload })
        });
        read.await.map_err(|error| Problem::Broken(error.to_string()))
    })
}

pub(super) fn save(
    ask: &Ask<Importer>,
    prepared: &Prepared<Reading>,
    work: &mut Work<'_>,
) -> Result<Answer, Problem> {
    let (permit, typed, mut errors) = (&ask.proof, ask.typed(), Errors::default());
    let kind = Kind::from_code(typed.get("kind"));
    if kind.is_none() {
        errors.add("kind", "Select what the file brings");
    }
    let wanted = typed.get("service");
    let service = services(work, permit)?.into_iter().map(|(id, _)| id).find(|id| id.to_string() == wanted);
    if service.is_none() {
        errors.add("service", "Select the service that the file is for");
    }
    if let Err(sentence) = &prepared.0 {
        errors.add("file", sentence.clone());
    }
    let (Some(kind), Some(service), Ok(looked)) = (kind, service, &prepared.0) else {
        return Err(Answer::again(&page(ask, work, errors)?));
    };
    let id = work.mint::<Batch>();
    let file = (looked.upload.name.as_str(), looked.upload.bytes.as_ref());
    batch::keep(work, permit, &(id, kind, service), file, &looked.glance)?;
    let detail = format!("kind={} lines={}", kind.code(), looked.glance.total);
    work.note(permit.event("import.sent").of(id).detail(detail));
    Ok(Answer::see(format!("/imports/{id}/columns")))
}
