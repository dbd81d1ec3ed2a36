//! The scope: which people a list shows to an actor. One condition, the same as the gate's decision on reading the
//! brief, except that a grant for one record opens no list.

use domain::{ids::PersonId, journal::Event};
use store::{Record, Sql, StoreError, Tx, Value};

use crate::Actor;

/// A row of a list that shows a person.
pub trait Shown {
    /// Who is shown.
    fn person(&self) -> PersonId;
}

/// A permit over a set of people. Rows read through it are journalled: one entry a list, with the ids shown.
pub struct Scope<'a>(&'a Actor);

impl<'a> Scope<'a> {
    /// The actor's scope, as of now.
    pub fn of(actor: &'a Actor) -> Self {
        Self(actor)
    }
    /// The rows of a statement that has [`visible!`](crate::visible) in it; `more` are its arguments from `$5` on.
    pub fn list<R: Record + Shown>(
        &self,
        tx: &mut Tx<'_>,
        act: &'static str,
        sql: &Sql,
        more: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<R>, StoreError> {
        let rows: Vec<R> = tx.rows(sql, &self.arguments(tx, more))?;
        let shown: Vec<PersonId> = rows.iter().map(Shown::person).collect();
        tx.note(Event::listed(act, "scope", &shown));
        Ok(rows)
    }
    /// One row of figures over the set, which names nobody.
    pub fn figures<R: Record>(
        &self,
        tx: &mut Tx<'_>,
        sql: &Sql,
        more: impl IntoIterator<Item = Value>,
    ) -> Result<R, StoreError> {
        tx.one(sql, &self.arguments(tx, more))
    }
    fn arguments(&self, tx: &Tx<'_>, more: impl IntoIterator<Item = Value>) -> Vec<Value> {
        let actor = self.0;
        let first = [actor.staff.into(), actor.organisation.into(), tx.today().into(), actor.on_shift.into()];
        first.into_iter().chain(more).collect()
    }
}
