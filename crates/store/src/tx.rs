//! A unit of work: statements on one snapshot, and for writing what goes with them.

use std::{
    ops::{Deref, DerefMut},
    sync::atomic::{AtomicU64, Ordering},
};

use domain::{Id, Moment, chance::Chance, journal::Event};

use crate::{
    Record, Row, Sql, StoreError, Value,
    engine::{Given, Wire},
    journal::{self, Who},
};

pub(crate) enum Engine<'c> {
    Lite(&'c rusqlite::Connection),
    Postgres(&'c mut Wire),
}

/// Reads on one snapshot of the database.
pub struct Tx<'c> {
    engine: Engine<'c>,
    now: Moment,
    chance: &'c dyn Chance,
    events: Vec<(Who, Event)>,
    who: Who,
    /// How many have run in this unit, and how many may.
    statements: usize,
    at_most: usize,
    /// How many have run in the store.
    all: &'c AtomicU64,
    retry: bool,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(engine: Engine<'c>, given: &'c Given) -> Self {
        let (now, chance, all) = (given.clock.now(), &*given.chance, &*given.statements);
        let (events, who, at_most) = (Vec::new(), Who::default(), usize::MAX);
        Self { engine, now, chance, events, who, statements: 0, at_most, all, retry: false }
    }
    /// Refuses to run more statements than this.
    pub(crate) fn at_most(mut self, statements: usize) -> Self {
        self.at_most = statements;
        self
    }
    pub(crate) fn is_too_long(&self) -> bool {
        self.statements > self.at_most
    }
    fn count(&mut self) -> Result<(), StoreError> {
        self.statements += 1;
        self.all.fetch_add(1, Ordering::Relaxed);
        if self.is_too_long() {
            Err(StoreError::Failed("too long to share a transaction".into()))
        } else {
            Ok(())
        }
    }
    /// The moment at which this unit of work began.
    pub fn now(&self) -> Moment {
        self.now
    }
    /// The service's day at that moment.
    pub fn today(&self) -> domain::Day {
        self.now.day()
    }
    /// A new id.
    pub fn mint<T>(&self) -> Id<T> {
        let mut bytes = [0; 10];
        self.chance.fill(&mut bytes);
        Id::mint(self.now, bytes)
    }
    /// Bytes that nobody can guess.
    pub fn chance<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }
    /// From here on, this is who acts.
    pub fn acting(&mut self, who: Who) {
        self.who = who;
    }
    /// Who acts.
    pub fn who(&self) -> Who {
        self.who
    }
    /// Notes that something happened or was seen. A writing unit saves it as its last statement; what a reading unit
    /// noted is written before the answer leaves.
    pub fn note(&mut self, event: Event) {
        self.events.push((self.who, event));
    }
    /// What was noted so far.
    pub fn noted(&self) -> &[(Who, Event)] {
        &self.events
    }
    pub(crate) fn take_noted(&mut self) -> Vec<(Who, Event)> {
        std::mem::take(&mut self.events)
    }
    pub(crate) fn wants_retry(&self) -> bool {
        self.retry
    }

    /// Every row.
    pub fn rows<R: Record>(&mut self, sql: &Sql, arguments: &[Value]) -> Result<Vec<R>, StoreError> {
        check_arity(sql, arguments)?;
        let mut rows = Vec::new();
        self.each(sql.text(), Some(sql.lite()), arguments, &mut |row| {
            rows.push(R::from_row(row)?);
            Ok(())
        })?;
        Ok(rows)
    }
    /// The row, if there is one.
    pub fn maybe<R: Record>(&mut self, sql: &Sql, arguments: &[Value]) -> Result<Option<R>, StoreError> {
        Ok(self.rows(sql, arguments)?.into_iter().next())
    }
    /// The row; [`StoreError::Missing`] when there is none.
    pub fn one<R: Record>(&mut self, sql: &Sql, arguments: &[Value]) -> Result<R, StoreError> {
        self.maybe(sql, arguments)?.ok_or(StoreError::Missing)
    }
    /// Calls `take` with each row of a statement made at run time (schema-wide work: copy, verify).
    pub(crate) fn each(
        &mut self,
        text: &str,
        lite: Option<&str>,
        arguments: &[Value],
        take: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.count()?;
        match &mut self.engine {
            Engine::Lite(connection) => {
                let mut statement = match lite {
                    Some(lite) => connection.prepare_cached(lite)?,
                    None => connection.prepare_cached(&crate::sql::lite(text))?,
                };
                let mut rows = statement.query(rusqlite::params_from_iter(arguments))?;
                while let Some(row) = rows.next()? {
                    take(&Row::Lite(row))?;
                }
                Ok(())
            }
            Engine::Postgres(wire) => {
                let rows = wire
                    .query(text, arguments)
                    .inspect_err(|error| self.retry |= StoreError::is_retry(error))?;
                rows.iter().try_for_each(|row| take(&Row::Postgres(row)))
            }
        }
    }
    /// Prepares the statement without running it.
    pub fn prepare(&mut self, sql: &Sql) -> Result<(), StoreError> {
        match &mut self.engine {
            Engine::Lite(connection) => connection.prepare(sql.lite()).map(|_| ()).map_err(Into::into),
            Engine::Postgres(wire) => wire.prepare(sql.text()).map_err(Into::into),
        }
    }
    fn run_text(&mut self, text: &str, lite: Option<&str>, arguments: &[Value]) -> Result<u64, StoreError> {
        self.count()?;
        match &mut self.engine {
            Engine::Lite(connection) => {
                let mut statement = match lite {
                    Some(lite) => connection.prepare_cached(lite)?,
                    None => connection.prepare_cached(&crate::sql::lite(text))?,
                };
                Ok(statement.execute(rusqlite::params_from_iter(arguments))? as u64)
            }
            Engine::Postgres(wire) => Ok(wire
                .execute(text, arguments)
                .inspect_err(|error| self.retry |= StoreError::is_retry(error))?),
        }
    }
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }
}

/// SQLite would bind a forgotten argument as NULL, silently.
fn check_arity(sql: &Sql, arguments: &[Value]) -> Result<(), StoreError> {
    if sql.arguments() == arguments.len() {
        return Ok(());
    }
    Err(StoreError::Failed(format!(
        "{} takes {} arguments, not {}",
        sql.name(),
        sql.arguments(),
        arguments.len()
    )))
}

/// The statement for so many rows.
fn many(text: &str, arguments: usize, rows: usize) -> String {
    let row = |number: usize| {
        let places: Vec<String> = (1..=arguments).map(|at| format!("${}", number * arguments + at)).collect();
        format!("({})", places.join(", "))
    };
    let start = text.split_once("VALUES").map_or(text, |(start, _)| start);
    format!("{start}VALUES {}", (0..rows).map(row).collect::<Vec<_>>().join(", "))
}

/// A unit of work that may write. It ran as if alone, or not at all, and may run again when another was in the way:
/// it touches rows, journal and outbox, and nothing outside the database.
pub struct Work<'c>(Tx<'c>);

impl<'c> Work<'c> {
    pub(crate) fn new(tx: Tx<'c>) -> Self {
        Self(tx)
    }
    /// Runs a statement that changes rows, and says how many.
    pub fn run(&mut self, sql: &Sql, arguments: &[Value]) -> Result<u64, StoreError> {
        check_arity(sql, arguments)?;
        self.0.run_text(sql.text(), Some(sql.lite()), arguments)
    }
    /// Runs a statement whose count nobody needs, and whose failure fails the whole unit. On PostgreSQL it is sent
    /// together with what comes next, and not waited for: an error shows there.
    pub fn put(&mut self, sql: &Sql, arguments: &[Value]) -> Result<(), StoreError> {
        check_arity(sql, arguments)?;
        if self.0.is_postgres() {
            self.0.count()?;
        }
        if let Engine::Postgres(wire) = &mut self.0.engine {
            return Ok(wire
                .send(sql.text(), arguments)
                .inspect_err(|error| self.0.retry |= StoreError::is_retry(error))?);
        }
        self.0.run_text(sql.text(), Some(sql.lite()), arguments).map(|_| ())
    }
    /// Puts many rows with one statement of one row, `INSERT INTO … VALUES (…)`. PostgreSQL gets many rows at once.
    pub fn put_rows(&mut self, sql: &Sql, rows: &[Vec<Value>]) -> Result<(), StoreError> {
        if !self.0.is_postgres() {
            return rows.iter().try_for_each(|row| self.put(sql, row));
        }
        let mut rest = rows;
        // Few different sizes, because each is a statement of its own to prepare.
        for size in [64, 8, 1] {
            while let Some((now, later)) = rest.split_at_checked(size) {
                for row in now {
                    check_arity(sql, row)?;
                }
                self.0.count()?;
                if let Engine::Postgres(wire) = &mut self.0.engine {
                    wire.send(&many(sql.text(), sql.arguments(), size), &now.concat())
                        .inspect_err(|error| self.0.retry |= StoreError::is_retry(error))?;
                }
                rest = later;
            }
        }
        Ok(())
    }
    /// Runs a statement made at run time from names that the program knows (tables, columns), never from input.
    pub(crate) fn run_made(&mut self, text: &str, arguments: &[Value]) -> Result<u64, StoreError> {
        self.0.run_text(text, None, arguments)
    }
    pub(crate) fn save_noted(&mut self) -> Result<(), StoreError> {
        for (who, event) in self.0.take_noted() {
            journal::append(self, who, &event)?;
        }
        Ok(())
    }
}

impl<'c> Deref for Work<'c> {
    type Target = Tx<'c>;
    fn deref(&self) -> &Tx<'c> {
        &self.0
    }
}
impl<'c> DerefMut for Work<'c> {
    fn deref_mut(&mut self) -> &mut Tx<'c> {
        &mut self.0
    }
}
