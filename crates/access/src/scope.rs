//! The scope: which people a list shows to an actor. One condition, the same as the gate's decision on reading the
//! brief, except that a grant for one record opens no list.

use domain::{ids::PersonId, journal::Event};
use store::{Record, Sql, StoreError, Tx, Value};

use crate::Actor;

/// The condition on `p` (a person), for a statement whose first four arguments are those of [`Scope::arguments`]:
/// `$1` staff, `$2` organisation, `$3` today, `$4` whether on shift.
#[macro_export]
macro_rules! visible {
    () => {
        "p.organisation = $2
        AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.person = p.id AND x.staff = $1 AND x.starts_on <= $3
            AND (x.ends_on IS NULL OR x.ends_on > $3))
        AND (NOT p.restricted OR EXISTS (SELECT 1 FROM restriction_named n WHERE n.person = p.id AND n.staff = $1))
        AND (EXISTS (SELECT 1 FROM tenure t JOIN post o ON o.staff = t.staff AND o.service = t.service
                WHERE t.person = p.id AND t.staff = $1
                AND t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on > $3)
                AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
                AND o.role IN ('key_worker', 'care_staff', 'team_leader', 'registered_manager'))
            OR EXISTS (SELECT 1 FROM placement l JOIN post o ON o.service = l.service
                WHERE l.person = p.id AND o.staff = $1 AND (l.ends_on IS NULL OR l.ends_on > $3)
                AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
                AND (o.role IN ('registered_manager', 'inspector')
                    OR (o.role = 'team_leader' AND o.team = l.team)
                    OR (o.role IN ('care_staff', 'volunteer') AND $4 AND o.team = l.team))))"
    };
}

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
