//! An import as it is kept: from the file that was sent until the counts of what it did.

use domain::{ids::BatchId, one_of, one_of::OneOf};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx, Value, Work};
use web::{Ask, Problem};

use super::{Checked, Importer, Kind, Mapping, Request, Source, rows::BatchRow, source::Glance, sql};

one_of! {
    /// How far an import is.
    pub enum State {
        Uploaded = "uploaded", "Not checked yet";
        Checked = "checked", "Checked, not brought in";
        Running = "running", "Under way";
        Done = "done", "Brought in";
        Undone = "undone", "Taken back";
        Failed = "failed", "Did not work";
    }
}

/// Seconds after which a file that was never brought in is let go.
const KEPT: i64 = 7 * 24 * 60 * 60;

/// What was found in a file, as it is kept until it is brought in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Findings {
    pub(super) glance: Glance,
    pub(super) checked: Option<Checked>,
    /// Something here changed between the check and the import, so that nothing was brought in.
    #[serde(default)]
    pub(super) moved: bool,
}

/// An import.
pub(super) struct Batch {
    pub(super) row: BatchRow,
    pub(super) kind: Kind,
    pub(super) state: State,
}

impl Batch {
    pub(super) fn of(row: BatchRow) -> Self {
        let kind = Kind::from_code(&row.kind).unwrap_or(Kind::People);
        let state = State::from_code(&row.state).unwrap_or(State::Failed);
        Self { row, kind, state }
    }
    /// The import of the path; not there when it is for a service that the permit does not cover.
    pub(super) fn found(ask: &Ask<Importer>, tx: &mut Tx<'_>) -> Result<Self, Problem> {
        Self::load(tx, &ask.proof, ask.id("batch")?)
    }
    pub(super) fn load(tx: &mut Tx<'_>, permit: &Importer, id: BatchId) -> Result<Self, Problem> {
        let row: BatchRow = tx.one(&sql::BATCH, &[id.into(), permit.organisation().into()])?;
        if !permit.covers(row.service) {
            return Err(Problem::NotFound(None));
        }
        Ok(Self::of(row))
    }
    pub(super) fn path(&self) -> String {
        format!("/imports/{}", self.row.id)
    }
    pub(super) fn mapping(&self) -> Mapping {
        serde_json::from_str(&self.row.mapping).unwrap_or_default()
    }
    pub(super) fn findings(&self, tx: &mut Tx<'_>, permit: &Importer) -> Result<Findings, StoreError> {
        let text: String = tx.one(&sql::FINDINGS, &[self.row.id.into(), permit.organisation().into()])?;
        Ok(serde_json::from_str(&text).unwrap_or_default())
    }
    /// The file, read again; a sentence when it is there no more.
    pub(super) fn source(
        &self,
        tx: &mut Tx<'_>,
        permit: &Importer,
    ) -> Result<Result<Source, String>, StoreError> {
        let file: Option<Vec<u8>> =
            tx.maybe(&sql::FILE, &[self.row.id.into(), permit.organisation().into()])?;
        Ok(match file {
            Some(bytes) => Source::read(self.kind, &self.row.file_name, &bytes),
            None => Err(LET_GO.to_owned()),
        })
    }
}

/// Told when a file is asked for that was let go.
pub(super) const LET_GO: &str = "This file is not kept any more. Send it again.";

fn text(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Failed(error.to_string()))
}

/// Keeps a file that was sent. Older files that came to nothing are let go.
pub(super) fn keep(
    work: &mut Work<'_>,
    permit: &Importer,
    request: &(BatchId, Kind, domain::ids::ServiceId),
    (file_name, bytes): (&str, &[u8]),
    glance: &Glance,
) -> Result<(), StoreError> {
    let (id, kind, service) = *request;
    let now = work.now();
    work.run(&sql::FORGET_FILES, &[permit.organisation().into(), now.plus_seconds(-KEPT).into()])?;
    let findings = Findings { glance: glance.clone(), ..Findings::default() };
    let mapping = Mapping::guess(kind, &glance.headings);
    let arguments: [Value; 12] = [
        id.into(),
        permit.organisation().into(),
        permit.staff().into(),
        service.into(),
        kind.code().into(),
        State::Uploaded.code().into(),
        file_name.into(),
        bytes.into(),
        text(&mapping)?.into(),
        text(&findings)?.into(),
        count(glance.total),
        now.into(),
    ];
    work.run(&sql::ADD_BATCH, &arguments)?;
    Ok(())
}

/// Adds an import that is carried out at once.
pub(super) fn add(
    work: &mut Work<'_>,
    permit: &Importer,
    id: BatchId,
    request: &Request,
    file_name: &str,
) -> Result<(), StoreError> {
    let now = work.now();
    let arguments: [Value; 12] = [
        id.into(),
        permit.organisation().into(),
        permit.staff().into(),
        request.service.into(),
        request.kind.code().into(),
        State::Running.code().into(),
        file_name.into(),
        Value::Null,
        text(&request.mapping)?.into(),
        "".into(),
        count(request.source.total()),
        now.into(),
    ];
    work.run(&sql::ADD_BATCH, &arguments)?;
    Ok(())
}

/// Keeps what a check found.
pub(super) fn keep_check(
    work: &mut Work<'_>,
    permit: &Importer,
    id: BatchId,
    mapping: &Mapping,
    findings: &Findings,
) -> Result<(), StoreError> {
    let empty = Checked::default();
    let checked = findings.checked.as_ref().unwrap_or(&empty);
    let arguments: [Value; 9] = [
        id.into(),
        permit.organisation().into(),
        State::Checked.code().into(),
        text(mapping)?.into(),
        text(findings)?.into(),
        count(checked.total),
        count(checked.added),
        count(checked.updated),
        count(checked.unchanged),
    ];
    work.run(&sql::KEEP_CHECK, &arguments)?;
    Ok(())
}

/// Keeps what the sender said about the file.
pub(super) fn keep_mapping(
    work: &mut Work<'_>,
    permit: &Importer,
    id: BatchId,
    mapping: &Mapping,
) -> Result<(), StoreError> {
    work.run(&sql::SET_MAPPING, &[id.into(), permit.organisation().into(), text(mapping)?.into()])?;
    Ok(())
}

/// Takes an import from one state to the next; false when it is in another by now.
pub(super) fn step(
    work: &mut Work<'_>,
    organisation: domain::ids::OrganisationId,
    id: BatchId,
    (from, to): (State, State),
) -> Result<bool, StoreError> {
    let arguments = [id.into(), organisation.into(), to.code().into(), from.code().into()];
    Ok(work.run(&sql::SET_STATE, &arguments)? == 1)
}

/// The import is in: its file is let go, its counts stay.
pub(super) fn finish(
    work: &mut Work<'_>,
    permit: &Importer,
    id: BatchId,
    checked: &Checked,
) -> Result<(), StoreError> {
    let arguments: [Value; 6] = [
        id.into(),
        permit.organisation().into(),
        count(checked.total),
        count(checked.added),
        count(checked.updated),
        count(checked.unchanged),
    ];
    work.run(&sql::FINISH, &arguments)?;
    let detail =
        format!("added={} updated={} unchanged={}", checked.added, checked.updated, checked.unchanged);
    work.note(permit.event("import.done").of(id).detail(detail));
    Ok(())
}

fn count(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}
