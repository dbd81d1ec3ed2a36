//! Keeping the rows of duties true: what the rules say now is compared with what stands, and only what differs is
//! written. A row is superseded, never rewritten, so that any past day can be told as it was known then.

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{OrganisationId, ServiceId, StaffId, Thing, ThingId},
    one_of::OneOf,
    policy::{Duty, State},
};
use store::{StoreError, Value, Work};

use super::{
    sql::{self, LiveRow},
    tally::Tally,
};

/// What is due about one kind of subject, each by subject and service.
pub(super) type Wanted = BTreeMap<(ThingId, ServiceId), (ThingId, Vec<Duty>)>;

/// A duty in the columns of its row.
#[derive(PartialEq, Eq)]
struct Columns {
    state: &'static str,
    opened_on: Day,
    due_on: Option<Day>,
    kept_on: Option<Day>,
    until_on: Option<Day>,
    owner_role: &'static str,
    owner: Option<StaffId>,
    because: String,
}

impl Columns {
    fn of(duty: Duty) -> Self {
        let (state, kept_on, until_on) = match duty.state {
            State::Due => ("due", duty.last_kept, None),
            State::Excused { recheck } => ("excused", duty.last_kept, Some(recheck)),
            State::NotMeasured => ("not_measured", None, None),
            State::Met { on, until } => ("met", Some(on), until),
        };
        Self {
            state,
            opened_on: duty.opened,
            due_on: duty.due,
            kept_on,
            until_on,
            owner_role: duty.owner.role.code(),
            owner: duty.owner.staff.and_then(|staff| staff.parse().ok()),
            because: duty.because,
        }
    }
    fn is(&self, row: &LiveRow) -> bool {
        self.state == row.state
            && self.opened_on == row.opened_on
            && self.due_on == row.due_on
            && self.kept_on == row.kept_on
            && self.until_on == row.until_on
            && self.owner_role == row.owner_role
            && self.owner == row.owner
            && self.because == row.because
    }
}

/// Makes the rows of these subjects say what is wanted, and answers how many were written.
pub(super) fn keep(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    about: &'static str,
    (from, to): (ThingId, ThingId),
    wanted: Wanted,
) -> Result<usize, StoreError> {
    let arguments = [organisation.into(), from.into(), to.into(), about.into()];
    let live: Vec<LiveRow> = work.rows(&sql::LIVE, &arguments)?;
    let mut standing: BTreeMap<(ThingId, ServiceId), Vec<&LiveRow>> = BTreeMap::new();
    for row in &live {
        standing.entry((row.subject, row.service)).or_default().push(row);
    }
    let (mut written, mut tally, mut new) = (0, Tally::default(), Vec::new());
    for (key, (version, duties)) in wanted {
        let mut rows = standing.remove(&key).unwrap_or_default();
        for duty in duties {
            let same = |row: &&LiveRow| row.rule == duty.rule && row.item == duty.item;
            let stands = rows.iter().position(same).map(|at| rows.swap_remove(at));
            let of = (key.0, key.1, version);
            let (rule, item) = (duty.rule.clone(), duty.item.clone());
            let columns = Columns::of(duty);
            if stands.is_some_and(|row| columns.is(row)) {
                continue;
            }
            supersede(work, stands, &mut tally)?;
            tally.count(of.1, &rule, columns.state, columns.due_on, 1);
            new.push(row(work, organisation, about, of, (rule, item), columns));
            written += 1;
        }
        written += rows.len();
        supersede(work, rows, &mut tally)?;
    }
    for rows in standing.into_values() {
        written += rows.len();
        supersede(work, rows, &mut tally)?;
    }
    work.put_rows(&sql::ADD, &new)?;
    tally.write(work, organisation, about)?;
    Ok(written)
}

fn supersede<'a>(
    work: &mut Work<'_>,
    rows: impl IntoIterator<Item = &'a LiveRow>,
    tally: &mut Tally,
) -> Result<(), StoreError> {
    let now = work.now();
    for row in rows {
        tally.count(row.service, &row.rule, &row.state, row.due_on, -1);
        work.put(&sql::SUPERSEDE, &[row.id.into(), now.into()])?;
    }
    Ok(())
}

/// The arguments of a new row.
fn row(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    about: &'static str,
    (subject, service, version): (ThingId, ServiceId, ThingId),
    (rule, item): (String, String),
    columns: Columns,
) -> Vec<Value> {
    let (id, now) = (work.mint::<Thing>(), work.now());
    vec![
        id.into(),
        organisation.into(),
        service.into(),
        subject.into(),
        about.into(),
        rule.into(),
        item.into(),
        version.into(),
        columns.state.into(),
        columns.opened_on.into(),
        columns.due_on.into(),
        columns.kept_on.into(),
        columns.until_on.into(),
        columns.owner_role.into(),
        columns.owner.into(),
        columns.because.into(),
        now.into(),
    ]
}
