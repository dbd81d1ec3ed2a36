//! Taking an import back as a whole. What it added and nobody touched since is removed; what it changed gets its former
//! values back; everything that changed since is left alone and named.

mod restore;

use std::collections::{HashMap, HashSet};

use domain::{
    Id,
    ids::{BatchId, OrganisationId, PersonId, ThingId},
};
use store::{Sql, StoreError, Work};
use web::{Answer, Ask, Problem};

use super::{
    Importer,
    batch::{self, Batch, State},
    rows::UndoRow,
    sql,
};
use restore::restore;

/// Why a row was left alone, as it is kept and as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    Changed,
    InUse,
    Taken,
    Gone,
}

impl Why {
    fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::InUse => "in_use",
            Self::Taken => "taken",
            Self::Gone => "gone",
        }
    }
}

/// Why a row was left alone, for a reader.
pub(super) fn words(code: &str) -> &'static str {
    match code {
        "changed" => "Changed since the import",
        "in_use" => "Something was added to it since the import",
        "taken" => "What it was before is in use elsewhere now",
        _ => "Not there any more",
    }
}

/// A button: takes the import back.
pub(super) fn save(ask: &Ask<Importer>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, batch) = (&ask.proof, Batch::found(ask, work)?);
    if batch.state != State::Done {
        return Err(Problem::Refused(
            "Only a file that is in can be taken back. Look at the list of imports.".into(),
        ));
    }
    take_back(work, permit, batch.row.id)?;
    Ok(Answer::see(format!("{}/result?said=import-undone", batch.path())))
}

/// Takes an import back; answers how many rows were left alone. [`StoreError::Missing`] unless it is in.
pub fn take_back(work: &mut Work<'_>, permit: &Importer, id: BatchId) -> Result<i64, StoreError> {
    let organisation = permit.organisation();
    if !batch::step(work, organisation, id, (State::Done, State::Undone))? {
        return Err(StoreError::Missing);
    }
    let mut undo = Undo { work, permit, organisation, batch: id, removed: 0, restored: 0 };
    undo.tenures()?;
    undo.people()?;
    undo.staff()?;
    undo.teams()?;
    let (removed, restored) = (undo.removed, undo.restored);
    work.run(&sql::UNDO_LINES, &[id.into()])?;
    let left: i64 = work.one(&sql::COUNT_LEFT, &[id.into()])?;
    let detail = format!("removed={removed} restored={restored} left={left}");
    work.note(permit.event("import.undone").of(id).detail(detail));
    Ok(left)
}

struct Undo<'a, 'c> {
    work: &'a mut Work<'c>,
    permit: &'a Importer,
    organisation: OrganisationId,
    batch: BatchId,
    removed: u64,
    restored: u64,
}

impl UndoRow {
    fn added(&self) -> bool {
        self.did == "added"
    }
    /// Why it cannot be taken back; none when it is as the import left it.
    fn touched(&self) -> Option<Why> {
        match self.now {
            None => Some(Why::Gone),
            Some(now) if now != self.version => Some(Why::Changed),
            Some(_) => None,
        }
    }
}

impl Undo<'_, '_> {
    fn rows(&mut self, statement: &Sql) -> Result<Vec<UndoRow>, StoreError> {
        let (mut all, mut after) = (Vec::new(), 0_i64);
        loop {
            let page: Vec<UndoRow> = self.work.rows(statement, &[self.batch.into(), after.into()])?;
            let Some(last) = page.last() else { return Ok(all) };
            after = last.line;
            all.extend(page);
        }
    }
    fn leave(&mut self, table: &'static str, row: &UndoRow, why: Why) -> Result<(), StoreError> {
        let arguments = [self.batch.into(), row.line.into(), table.into(), row.id.into(), why.code().into()];
        self.work.run(&sql::LEAVE_LINE, &arguments)?;
        Ok(())
    }
    fn remove(
        &mut self,
        table: &'static str,
        row: &UndoRow,
        person: Option<PersonId>,
    ) -> Result<(), StoreError> {
        self.work.take_back(table, self.organisation, row.id)?;
        self.removed += 1;
        self.note("import.removed", row, person);
        Ok(())
    }
    fn note(&mut self, act: &'static str, row: &UndoRow, person: Option<PersonId>) {
        let mut event = self.permit.event(act).of(row.id).detail(format!("import={}", self.batch));
        if let Some(person) = person {
            event = event.about(person);
        }
        self.work.note(event);
    }
    /// Gives a row that the import changed its former values back.
    fn put_back(
        &mut self,
        table: &'static str,
        row: &UndoRow,
        person: Option<PersonId>,
    ) -> Result<(), StoreError> {
        let result = match row.touched() {
            Some(why) => Err(why),
            None => restore(self.work, self.organisation, table, row.id, row.version)?,
        };
        match result {
            Err(why) => self.leave(table, row, why),
            Ok(()) => {
                self.restored += 1;
                self.note("import.restored", row, person);
                Ok(())
            }
        }
    }

    fn tenures(&mut self) -> Result<(), StoreError> {
        let rows = self.rows(&sql::UNDO_TENURES)?;
        // What began goes first, so that what was ended for it can go on.
        for row in rows.iter().filter(|row| row.added()) {
            match row.touched() {
                Some(why) => self.leave("tenure", row, why)?,
                None => self.remove("tenure", row, row.owner.map(Id::cast))?,
            }
        }
        for row in rows.iter().filter(|row| !row.added()) {
            self.put_back("tenure", row, row.owner.map(Id::cast))?;
        }
        Ok(())
    }

    fn people(&mut self) -> Result<(), StoreError> {
        let placements = self.rows(&sql::UNDO_PLACEMENTS)?;
        let people = self.rows(&sql::UNDO_PEOPLE)?;
        let in_use = self.told_of()?;
        let mut free: HashMap<ThingId, i64> = HashMap::new();
        for row in placements.iter().filter(|row| row.added() && row.touched().is_none() && !row.in_use) {
            if let Some(person) = row.owner {
                *free.entry(person).or_default() += 1;
            }
        }
        let mut verdicts: HashMap<ThingId, Option<Why>> = HashMap::new();
        for row in people.iter().filter(|row| row.added()) {
            let own = free.get(&row.id).copied().unwrap_or(0);
            let used = row.in_use || row.parts != own || in_use.contains(&row.id.cast());
            verdicts.insert(row.id, row.touched().or(used.then_some(Why::InUse)));
        }
        for row in &placements {
            let person: Option<PersonId> = row.owner.map(Id::cast);
            let owner = row.owner.and_then(|owner| verdicts.get(&owner));
            let why = row.touched().or(row.in_use.then_some(Why::InUse)).or(owner.copied().flatten());
            match why {
                _ if !row.added() => self.put_back("placement", row, person)?,
                Some(why) => self.leave("placement", row, why)?,
                None => self.remove("placement", row, person)?,
            }
        }
        for row in &people {
            let person: PersonId = row.id.cast();
            match verdicts.get(&row.id) {
                None => self.put_back("person", row, Some(person))?,
                Some(Some(why)) => self.leave("person", row, *why)?,
                Some(None) => {
                    self.work.run(&sql::DROP_TOKENS, &[self.organisation.into(), person.into()])?;
                    self.remove("person", row, Some(person))?;
                }
            }
        }
        Ok(())
    }

    /// People of whom somebody was told, or who were restricted once.
    fn told_of(&mut self) -> Result<HashSet<PersonId>, StoreError> {
        let told: Vec<PersonId> = self.work.rows(&sql::TOLD_OF, &[self.organisation.into()])?;
        let restricted: Vec<PersonId> = self.work.rows(&sql::ONCE_RESTRICTED, &[self.organisation.into()])?;
        Ok(told.into_iter().chain(restricted).collect())
    }

    fn staff(&mut self) -> Result<(), StoreError> {
        let posts = self.rows(&sql::UNDO_POSTS)?;
        let staff = self.rows(&sql::UNDO_STAFF)?;
        let mut free: HashMap<ThingId, i64> = HashMap::new();
        for row in posts.iter().filter(|row| row.added() && row.touched().is_none() && !row.in_use) {
            if let Some(staff) = row.owner {
                *free.entry(staff).or_default() += 1;
            }
        }
        let mut verdicts: HashMap<ThingId, Option<Why>> = HashMap::new();
        for row in staff.iter().filter(|row| row.added()) {
            let own = free.get(&row.id).copied().unwrap_or(0);
            let used = row.in_use || row.parts != own;
            verdicts.insert(row.id, row.touched().or(used.then_some(Why::InUse)));
        }
        for row in &posts {
            let owner = row.owner.and_then(|owner| verdicts.get(&owner));
            let why = row.touched().or(row.in_use.then_some(Why::InUse)).or(owner.copied().flatten());
            match why {
                _ if !row.added() => self.put_back("post", row, None)?,
                Some(why) => self.leave("post", row, why)?,
                None => self.remove("post", row, None)?,
            }
        }
        for row in &staff {
            match verdicts.get(&row.id) {
                None => self.put_back("staff", row, None)?,
                Some(Some(why)) => self.leave("staff", row, *why)?,
                Some(None) => self.remove("staff", row, None)?,
            }
        }
        Ok(())
    }

    fn teams(&mut self) -> Result<(), StoreError> {
        let rows: Vec<UndoRow> = self.work.rows(&sql::UNDO_TEAMS, &[self.batch.into()])?;
        for row in &rows {
            match row.touched().or(row.in_use.then_some(Why::InUse)) {
                Some(why) => self.leave("team", row, why)?,
                None => self.remove("team", row, None)?,
            }
        }
        Ok(())
    }
}
