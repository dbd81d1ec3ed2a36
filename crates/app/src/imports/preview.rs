//! The file, checked: how many lines are new, the first of them as they will be, and every line to mend.

use access::OrganisationPermit;
use askama::Template;
use domain::{ids::PersonId, journal::Event};
use store::Tx;
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Bad, Checked, Importer, Kind,
    batch::{Batch, State},
    run,
};

/// Lines to mend on one page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "imports/templates/preview.html")]
pub(super) struct PreviewPage {
    shell: Shell,
    form: Form,
    batch: Batch,
    checked: Checked,
    moved: bool,
    is_fhir: bool,
    /// Which of the lines to mend are on this page, from 0.
    from: usize,
}

impl PreviewPage {
    fn bad(&self) -> &[Bad] {
        let until = (self.from + PAGE).min(self.checked.bad.len());
        self.checked.bad.get(self.from..until).unwrap_or_default()
    }
    fn next(&self) -> Option<String> {
        let next = self.from + PAGE;
        (next < self.checked.bad.len()).then(|| format!("{}?from={next}#mend", self.batch.path()))
    }
    fn previous(&self) -> Option<String> {
        (self.from > 0).then(|| format!("{}?from={}#mend", self.batch.path(), self.from.saturating_sub(PAGE)))
    }
    fn line_word(&self) -> &'static str {
        if self.is_fhir { "Record" } else { "Line" }
    }
    fn new_word(&self) -> &'static str {
        match self.batch.kind {
            Kind::People => "new people",
            Kind::Staff => "new staff and roles",
            Kind::KeyWorkers => "new",
        }
    }
    fn teams(&self) -> String {
        super::bad::listed(&self.checked.new_teams)
    }
    fn may_import(&self) -> bool {
        self.checked.is_good() && self.checked.changes_something()
    }
    fn button(&self) -> String {
        format!("Bring in {}", self.batch.kind.count(self.checked.added + self.checked.updated))
    }
    fn different(&self) -> &'static [(String, String)] {
        run::different_box()
    }
    fn shown_doubles(&self) -> &[super::Double] {
        &self.checked.doubles[..self.checked.doubles.len().min(200)]
    }
}

/// Where an import stands: its columns, its preview, how far it is, or what came of it.
pub(super) fn show(ask: &Ask<Importer>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let batch = Batch::found(ask, tx)?;
    let path = batch.path();
    match batch.state {
        State::Uploaded => Ok(Answer::see(format!("{path}/columns"))),
        State::Running => Ok(Answer::see(format!("{path}/progress"))),
        State::Done | State::Undone | State::Failed => Ok(Answer::see(format!("{path}/result"))),
        State::Checked if !batch.row.has_file => Err(Problem::Refused(super::batch::LET_GO.into())),
        State::Checked => Answer::page(&page(ask, tx, &batch, Errors::default())?),
    }
}

pub(super) fn page(
    ask: &Ask<Importer>,
    tx: &mut Tx<'_>,
    batch: &Batch,
    errors: Errors,
) -> Result<PreviewPage, Problem> {
    let findings = batch.findings(tx, &ask.proof)?;
    let checked = findings.checked.unwrap_or_default();
    note_shown(tx, &ask.proof, &checked);
    let form = ask.form(format!("{}/run", batch.path())).with(errors);
    let from = ask.query("from").parse::<usize>().unwrap_or(0) / PAGE * PAGE;
    let title =
        if checked.is_good() { "Check before you bring it in" } else { "Some lines must be mended first" };
    let batch = Batch { row: batch.row.clone(), kind: batch.kind, state: batch.state };
    let (moved, is_fhir) = (findings.moved, findings.glance.is_fhir);
    Ok(PreviewPage { shell: ask.shell(title), form, batch, checked, moved, is_fhir, from })
}

/// The page says of some people that they are here, and what of them changes.
fn note_shown(tx: &mut Tx<'_>, permit: &OrganisationPermit<access::Import>, checked: &Checked) {
    let shown: Vec<PersonId> =
        checked.samples.iter().filter_map(|sample| sample.person.as_deref()?.parse().ok()).collect();
    tx.note(Event::listed("import.previewed", permit.basis(), &shown));
}

/// Every line to mend, as a file.
pub(super) fn download(ask: &Ask<Importer>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let batch = Batch::found(ask, tx)?;
    let checked = batch.findings(tx, &ask.proof)?.checked.unwrap_or_default();
    let rows = checked
        .bad
        .iter()
        .map(|bad| [bad.line.to_string(), bad.column.clone(), bad.says.clone(), bad.todo.clone()]);
    let bytes = documents::write_csv(&["Line", "Column", "It says", "What to do"], rows);
    Ok(Answer::File { name: "lines-to-mend.csv".into(), kind: "text/csv; charset=utf-8", bytes })
}
