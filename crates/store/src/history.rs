//! History: every correction keeps the row as it was. One mechanism for every table that has `id`, `organisation`,
//! `version`, `changed_at` and `changed_by`.

use domain::{
    Id, Moment,
    ids::{OrganisationId, StaffId},
};
use serde_json::{Map, Value as Json};

use crate::{
    Cell, Row, StoreError, Value,
    tx::{Tx, Work},
};

crate::statements! {
    KEEP = "INSERT INTO history (of_table, id, version, organisation, recorded_at, recorded_by, until, until_by, was)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    OF_ROW = "SELECT version, recorded_at, recorded_by, until, until_by, was FROM history
        WHERE id = $1 AND organisation = $2 ORDER BY version DESC";
}

crate::record! {
    /// A row as it was, for a while.
    pub struct Was {
        /// Its version then.
        pub version: i64,
        /// From when it stood so.
        pub recorded_at: Moment,
        /// Who wrote it so.
        pub recorded_by: Option<StaffId>,
        /// Until when.
        pub until: Moment,
        /// Who changed it.
        pub until_by: Option<StaffId>,
        /// The row, each column by its name, as a JSON object.
        pub was: String,
    }
}

impl Work<'_> {
    /// Changes columns of a row after keeping it as it was, and returns its new version. `version` is the one that
    /// the change was made on: when the row has moved on, [`StoreError::Stale`] says who changed it and when.
    pub fn correct<T>(
        &mut self,
        table: &'static str,
        organisation: OrganisationId,
        id: Id<T>,
        version: i64,
        changes: &[(&'static str, Value)],
    ) -> Result<i64, StoreError> {
        let row = self.current(table, organisation, id)?;
        if row.version != version {
            return Err(StoreError::Stale { by: row.changed_by, at: row.changed_at });
        }
        self.keep(table, organisation, id, &row)?;
        let sets: Vec<String> =
            changes.iter().enumerate().map(|(n, (column, _))| format!("{column} = ${}", n + 6)).collect();
        let comma = if sets.is_empty() { "" } else { ", " };
        let text = format!(
            "UPDATE {table} SET version = $4, changed_at = $3, changed_by = $5{comma}{} WHERE id = $1 AND organisation = $2",
            sets.join(", ")
        );
        let next = version + 1;
        let (now, by) = (self.now(), self.who().staff);
        let mut arguments = vec![id.into(), organisation.into(), now.into(), next.into(), by.into()];
        arguments.extend(changes.iter().map(|(_, value)| value.clone()));
        self.run_made(&text, &arguments)?;
        Ok(next)
    }

    /// Removes a row after keeping it as it was; only for what an import added and nobody has touched since.
    pub fn take_back<T>(
        &mut self,
        table: &'static str,
        organisation: OrganisationId,
        id: Id<T>,
    ) -> Result<(), StoreError> {
        let row = self.current(table, organisation, id)?;
        self.keep(table, organisation, id, &row)?;
        self.run_made(
            &format!("DELETE FROM {table} WHERE id = $1 AND organisation = $2"),
            &[id.into(), organisation.into()],
        )?;
        Ok(())
    }

    fn current<T>(
        &mut self,
        table: &str,
        organisation: OrganisationId,
        id: Id<T>,
    ) -> Result<Current, StoreError> {
        let mut found = None;
        let text = format!("SELECT * FROM {table} WHERE id = $1 AND organisation = $2");
        self.each(&text, None, &[id.into(), organisation.into()], &mut |row| {
            found = Some(Current::read(row)?);
            Ok(())
        })?;
        found.ok_or(StoreError::Missing)
    }

    fn keep<T>(
        &mut self,
        table: &str,
        organisation: OrganisationId,
        id: Id<T>,
        row: &Current,
    ) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.who().staff);
        let was = Json::Object(row.columns.clone()).to_string();
        let arguments = [
            table.into(),
            id.into(),
            row.version.into(),
            organisation.into(),
            row.changed_at.into(),
            row.changed_by.into(),
            now.into(),
            by.into(),
            was.into(),
        ];
        self.put(&KEEP, &arguments)
    }
}

impl Tx<'_> {
    /// What a row was before, the latest first.
    pub fn history<T>(&mut self, organisation: OrganisationId, id: Id<T>) -> Result<Vec<Was>, StoreError> {
        self.rows(&OF_ROW, &[id.into(), organisation.into()])
    }
}

/// History is kept for good, and so holds no secret.
const SECRETS: [&str; 2] = ["password_hash", "link_hash"];

struct Current {
    version: i64,
    changed_at: Moment,
    changed_by: Option<StaffId>,
    columns: Map<String, Json>,
}

impl Current {
    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let names = column_names(row);
        let at = |wanted: &str| names.iter().position(|name| name == wanted).ok_or(StoreError::Missing);
        let mut columns = Map::new();
        for (place, name) in names.iter().enumerate().filter(|(_, name)| !SECRETS.contains(&name.as_str())) {
            columns.insert(name.clone(), json(row.cell(place)?));
        }
        Ok(Self {
            version: row.get(at("version")?)?,
            changed_at: row.get(at("changed_at")?)?,
            changed_by: row.get(at("changed_by")?)?,
            columns,
        })
    }
}

fn column_names(row: &Row<'_>) -> Vec<String> {
    match row {
        Row::Lite(row) => row.as_ref().column_names().map(str::to_owned).collect(),
        Row::Postgres(row) => row.columns().iter().map(|column| column.name().to_owned()).collect(),
    }
}

/// The same JSON on both databases, except that SQLite writes flags as 0 and 1 and ids as 32 hex digits; readers of
/// history take both.
fn json(cell: Cell<'_>) -> Json {
    match cell {
        Cell::Null => Json::Null,
        Cell::Flag(value) => Json::from(i64::from(value)),
        Cell::Count(value) => Json::from(value),
        Cell::Text(value) => Json::from(value),
        Cell::Bytes(value) => Json::from(value.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
        Cell::Id(value) => Json::from(value.simple().to_string()),
        Cell::Moment(value) => Json::from(value.to_text()),
        Cell::Day(value) => Json::from(value.to_string()),
    }
}
