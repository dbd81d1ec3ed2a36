//! What is in each column: guessed, shown, and checked line by line once it is right.

use std::sync::Arc;

use access::{Import, Limits, Seen, gate, open_session};
use askama::Template;
use domain::ids::BatchId;
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, House, Prepared, Problem, Shell, Typed, Visit};

use super::{
    Importer, Kind, Mapping, Request,
    batch::{self, Batch, Findings, State},
    check::check,
    fields::{fields, plain},
    source::Glance,
};

#[derive(Template)]
#[template(path = "imports/templates/columns.html")]
struct ColumnsPage {
    shell: Shell,
    form: Form,
    batch: Batch,
    glance: Glance,
    choices: Vec<(String, String)>,
    unused: Vec<String>,
}

/// A field to be filled from a column.
struct Ours {
    name: String,
    heading: String,
    hint: String,
}

impl ColumnsPage {
    fn fields(&self) -> Vec<Ours> {
        let ours = |field: &super::Field| Ours {
            name: name_of(field.code),
            heading: field.heading.to_owned(),
            hint: field.hint.to_owned(),
        };
        fields(self.batch.kind).iter().map(ours).collect()
    }
    fn has_teams(&self) -> bool {
        self.batch.kind != Kind::KeyWorkers && !self.glance.is_fhir
    }
    fn add_teams(&self) -> Vec<(String, String)> {
        vec![("yes".to_owned(), "Add the teams that are not there yet".to_owned())]
    }
    /// Key workers come by themselves, and the same file will do.
    fn has_key_workers(&self) -> bool {
        self.batch.kind == Kind::People
            && self.unused.iter().any(|heading| {
                matches!(plain(heading).as_str(), "keyworker" | "keyworkername" | "namedkeyworker")
            })
    }
    fn lines_word(&self) -> &'static str {
        match (self.glance.is_fhir, self.glance.total == 1) {
            (true, true) => "record",
            (true, false) => "records",
            (false, true) => "line",
            (false, false) => "lines",
        }
    }
    /// What of a record is used.
    fn used(&self) -> &'static str {
        match self.batch.kind {
            Kind::People => "Names, numbers, date of birth, phone and languages are used.",
            Kind::Staff | Kind::KeyWorkers => "Names, numbers, email and phone are used.",
        }
    }
    fn is_kept(&self) -> bool {
        self.batch.kind != Kind::KeyWorkers
    }
}

fn name_of(code: &str) -> String {
    format!("column-{code}")
}

pub(super) fn show(ask: &Ask<Importer>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let batch = Batch::found(ask, tx)?;
    if !matches!(batch.state, State::Uploaded | State::Checked) {
        return Ok(Answer::see(batch.path()));
    }
    Answer::page(&page(ask, tx, batch, Errors::default())?)
}

fn page(ask: &Ask<Importer>, tx: &mut Tx<'_>, batch: Batch, errors: Errors) -> Result<ColumnsPage, Problem> {
    let glance = batch.findings(tx, &ask.proof)?.glance;
    let mapping = batch.mapping();
    let unused = mapping.unused(&glance.headings).into_iter().map(str::to_owned).collect();
    let mut values: Vec<(String, String)> =
        mapping.columns.iter().map(|(code, heading)| (name_of(code), heading.clone())).collect();
    if mapping.add_teams {
        values.push(("add_teams".to_owned(), "yes".to_owned()));
    }
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let form = ask.form(ask.path()).with(errors).filled(&values);
    let choice = |(heading, first): (&String, &String)| {
        let words = if first.is_empty() { heading.clone() } else { format!("{heading} (first: {first})") };
        (heading.clone(), words)
    };
    let none = (String::new(), "Not in the file".to_owned());
    let choices =
        std::iter::once(none).chain(glance.headings.iter().zip(&glance.first).map(choice)).collect();
    let title = if glance.is_fhir { "What is in these records?" } else { "What is in each column?" };
    Ok(ColumnsPage { shell: ask.shell(title).form(), form, batch, glance, choices, unused })
}

fn read(kind: Kind, typed: &Typed, glance: &Glance) -> Mapping {
    if glance.is_fhir {
        return Mapping::guess(kind, &glance.headings);
    }
    let column = |code: &str| {
        let heading = typed.get(&name_of(code));
        glance.headings.iter().find(|known| *known == heading).cloned()
    };
    let columns = fields(kind).iter().filter_map(|field| Some((field.code.to_owned(), column(field.code)?)));
    Mapping { columns: columns.collect(), add_teams: typed.get("add_teams") == "yes", different: false }
}

/// What came of checking the file before the unit of work. None: the sender may not, which the unit of work finds too.
pub(super) type Weighed = Option<(Mapping, Result<Findings, String>)>;

pub(super) fn prepare(house: Arc<House>, visit: Arc<Visit>) -> web::Preparing<Weighed> {
    Box::pin(async move {
        let limits = house.settings().limits;
        house.store().read(move |tx| weigh(tx, &visit, limits)).await
    })
}

/// A large file takes a while, so it is checked on a snapshot, where nobody has to wait for it.
fn weigh(tx: &mut Tx<'_>, visit: &Visit, limits: Limits) -> Result<Weighed, Problem> {
    let Some(token) = visit.token() else { return Ok(None) };
    let Seen::Live { actor, .. } = open_session(tx, token, limits)? else { return Ok(None) };
    let Some(permit) = gate::in_organisation::<Import>(&actor) else { return Ok(None) };
    let Ok(id) = visit.id::<domain::ids::Batch>("batch") else { return Ok(None) };
    let id: BatchId = id;
    let batch = match Batch::load(tx, &permit, id) {
        Ok(batch) => batch,
        Err(Problem::NotFound(_)) => return Ok(None),
        Err(problem) => return Err(problem),
    };
    let mut findings = batch.findings(tx, &permit)?;
    let mapping = read(batch.kind, visit.typed(), &findings.glance);
    if !mapping.missing(batch.kind).is_empty() {
        return Ok(Some((mapping, Ok(findings))));
    }
    let source = match batch.source(tx, &permit)? {
        Ok(source) => source,
        Err(sentence) => return Ok(Some((mapping, Err(sentence)))),
    };
    let request = Request { kind: batch.kind, service: batch.row.service, source, mapping };
    findings.checked = Some(check(tx, &permit, &request)?);
    findings.moved = false;
    Ok(Some((request.mapping, Ok(findings))))
}

pub(super) fn save(
    ask: &Ask<Importer>,
    prepared: &Prepared<Weighed>,
    work: &mut Work<'_>,
) -> Result<Answer, Problem> {
    let (permit, batch) = (&ask.proof, Batch::found(ask, work)?);
    if !matches!(batch.state, State::Uploaded | State::Checked) {
        return Err(Problem::Refused(
            "This file was brought in already. Look at what came of it under Imports.".into(),
        ));
    }
    let Some((mapping, findings)) = &prepared.0 else { return Err(Problem::NotFound(None)) };
    let findings = findings.as_ref().map_err(|sentence| Problem::Refused(sentence.clone()))?;
    let missing = mapping.missing(batch.kind);
    if !missing.is_empty() {
        let mut errors = Errors::default();
        for (code, sentence) in missing {
            errors.add(&name_of(code), sentence);
        }
        return Err(Answer::again(&page(ask, work, batch, errors)?));
    }
    batch::keep_check(work, permit, batch.row.id, mapping, findings)?;
    let bad = findings.checked.as_ref().map_or(0, super::Checked::bad_lines);
    work.note(permit.event("import.checked").of(batch.row.id).detail(format!("bad={bad}")));
    Ok(Answer::see(batch.path()))
}
