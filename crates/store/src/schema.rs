//! What tables and columns there are, in both databases alike: for copying, and for the test that they agree.

use crate::{Sql, StoreError, tx::Tx};

static LITE_TABLES: Sql = Sql::new(
    "LITE_TABLES",
    "SELECT m.name, c.name, c.type, c.\"notnull\", c.pk > 0 FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON TRUE
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid",
);
static POSTGRES_TABLES: Sql = Sql::new(
    "POSTGRES_TABLES",
    "SELECT c.table_name::text, c.column_name::text, c.data_type::text, c.is_nullable = 'NO', EXISTS (
        SELECT 1 FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t
        ON t.constraint_name = k.constraint_name AND t.table_schema = k.table_schema
        WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema
        AND k.table_name = c.table_name AND k.column_name = c.column_name)
     FROM information_schema.columns c WHERE c.table_schema = current_schema()
     ORDER BY c.table_name::text COLLATE \"C\", c.ordinal_position",
);

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// Its type, as the database names it.
    pub kind: String,
    /// Whether it must be filled.
    pub filled: bool,
    /// Whether it is part of the primary key.
    pub key: bool,
}

impl Tx<'_> {
    /// Every column of every table, in order.
    pub fn columns(&mut self) -> Result<Vec<Column>, StoreError> {
        let sql = if self.is_postgres() { &POSTGRES_TABLES } else { &LITE_TABLES };
        let rows: Vec<(String, String, String, bool, bool)> = self.rows(sql, &[])?;
        Ok(rows
            .into_iter()
            .map(|(table, column, kind, filled, key)| Column { table, column, kind, filled, key })
            .collect())
    }
}
