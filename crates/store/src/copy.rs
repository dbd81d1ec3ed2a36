//! Copying a whole database from one engine to the other, and proving that nothing was lost on the way.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{
    Cell, Store, StoreError, Value,
    schema::Column,
    tx::{Tx, Work},
};

/// What was copied of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The table.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// SHA-256 over all its values, in the order of its key: the same in both databases.
    pub hash: String,
}

const CHUNK: usize = 500;

/// Copies every row into an empty database, then counts and hashes both. `progress` is told each table's name and rows.
pub fn copy(
    from: &Store,
    to: &Store,
    progress: impl Fn(&str, u64) + Send + Sync + Clone + 'static,
) -> Result<Vec<Copied>, StoreError> {
    let tables = tables(from)?;
    refuse_unless_empty(to, &tables)?;
    for table in in_order(&tables) {
        copy_table(from, to, table, &tables[table], progress.clone())?;
    }
    restart_entries(to)?;
    let (here, there) = (hashes(from)?, hashes(to)?);
    for (one, other) in here.iter().zip(&there) {
        if one != other {
            return Err(StoreError::Failed(format!(
                "The copy of {} differs: {} rows here, {} there. Do not use the copy.",
                one.table, one.rows, other.rows
            )));
        }
    }
    Ok(there)
}

/// The number of rows and a hash of each table.
pub fn hashes(store: &Store) -> Result<Vec<Copied>, StoreError> {
    let tables = tables(store)?;
    store.read_now(move |tx| tables.iter().map(|(table, columns)| hash(tx, table, columns)).collect())
}

type Tables = BTreeMap<String, Vec<Column>>;

fn tables(store: &Store) -> Result<Tables, StoreError> {
    let columns = store.read_now(|tx| tx.columns())?;
    let mut tables = Tables::new();
    for column in columns.into_iter().filter(|column| column.table != "migration") {
        tables.entry(column.table.clone()).or_default().push(column);
    }
    Ok(tables)
}

fn refuse_unless_empty(to: &Store, tables: &Tables) -> Result<(), StoreError> {
    let names: Vec<String> = tables.keys().cloned().collect();
    to.read_now(move |tx| {
        for name in &names {
            let mut any = false;
            tx.each(&format!("SELECT 1 FROM {name} LIMIT 1"), None, &[], &mut |_| {
                any = true;
                Ok(())
            })?;
            if any {
                return Err(StoreError::NotOurs(format!(
                    "The target is not empty: {name} has rows. Choose an empty database."
                )));
            }
        }
        Ok(())
    })
}

/// Parents before children, so that no row points at one not yet there.
fn in_order(tables: &Tables) -> Vec<&String> {
    const FIRST: [&str; 12] = [
        "installation",
        "organisation",
        "service",
        "team",
        "stage",
        "staff",
        "person",
        "account",
        "placement",
        "import_batch",
        "policy_version",
        "policy_text",
    ];
    let place = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
    let mut names: Vec<&String> = tables.keys().collect();
    names.sort_by_key(|name| (place(name), name.as_str()));
    names
}

fn key(columns: &[Column]) -> String {
    let key: Vec<&str> =
        columns.iter().filter(|column| column.key).map(|column| column.column.as_str()).collect();
    key.join(", ")
}

fn copy_table(
    from: &Store,
    to: &Store,
    table: &str,
    columns: &[Column],
    progress: impl Fn(&str, u64) + Send + 'static,
) -> Result<(), StoreError> {
    let names: Vec<String> = columns.iter().map(|column| column.column.clone()).collect();
    let kinds: Vec<Kind> = columns.iter().map(|column| Kind::of(&column.kind, &column.column)).collect();
    let select = format!("SELECT {} FROM {table} ORDER BY {}", names.join(", "), key(columns));
    let places: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
    let insert = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), places.join(", "));
    let (to, name) = (to.clone(), table.to_owned());
    from.read_now(move |tx| {
        let (mut chunk, mut done) = (Vec::with_capacity(CHUNK), 0_u64);
        tx.each(&select, None, &[], &mut |row| {
            let mut values = Vec::with_capacity(kinds.len());
            for (place, kind) in kinds.iter().enumerate() {
                values.push(kind.value(row.cell(place)?)?);
            }
            chunk.push(values);
            if chunk.len() == CHUNK {
                done += CHUNK as u64;
                write_chunk(&to, &insert, std::mem::take(&mut chunk))?;
                progress(&name, done);
            }
            Ok(())
        })?;
        done += chunk.len() as u64;
        write_chunk(&to, &insert, chunk)?;
        progress(&name, done);
        Ok(())
    })
}

fn write_chunk(to: &Store, insert: &str, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
    let insert = insert.to_owned();
    to.write_now(move |work: &mut Work<'_>| {
        rows.iter().try_for_each(|row| work.run_made(&insert, row).map(|_| ()))
    })
}

/// After rows came with their own numbers, PostgreSQL must go on after the highest; SQLite does so by itself.
fn restart_entries(to: &Store) -> Result<(), StoreError> {
    to.write_now(|work: &mut Work<'_>| {
        if work.is_postgres() {
            let text = "SELECT setval(pg_get_serial_sequence('journal', 'entry'), (SELECT COALESCE(max(entry), 0) + 1 FROM journal), false)";
            work.each(text, None, &[], &mut |_| Ok(()))?;
        }
        Ok(())
    })
}

/// What a column holds, whichever database names its type.
#[derive(Debug, Clone, Copy)]
enum Kind {
    AsIs,
    Id,
    Moment,
    Day,
    Flag,
}

impl Kind {
    fn of(kind: &str, column: &str) -> Self {
        match kind {
            "uuid" => Self::Id,
            "timestamp with time zone" => Self::Moment,
            "date" => Self::Day,
            "boolean" => Self::Flag,
            _ => Self::by_name(column),
        }
    }
    /// SQLite's types do not tell an id from bytes: the schema's naming rules do, and a test holds them against the
    /// other database's types.
    fn by_name(column: &str) -> Self {
        const FLAGS: [&str; 10] = [
            "cancelled",
            "shared_device",
            "known_device",
            "restricted",
            "withdrawn",
            "done",
            "retired",
            "ended",
            "law",
            "new_to_care",
        ];
        const DAYS: [&str; 3] = ["first_day", "last_day", "recheck_on"];
        const MOMENTS: [&str; 3] = ["at", "until", "not_before"];
        const PLAIN: [&str; 9] = [
            "token_hash",
            "body_hash",
            "once",
            "jpeg",
            "file",
            "setup_hash",
            "link_hash",
            "local_id",
            "hash",
        ];
        if PLAIN.contains(&column) {
            Self::AsIs
        } else if FLAGS.contains(&column) {
            Self::Flag
        } else if DAYS.contains(&column) || column.ends_with("_on") {
            Self::Day
        } else if MOMENTS.contains(&column) || column.ends_with("_at") || column == "link_until" {
            Self::Moment
        } else {
            Self::AsIs
        }
    }
    fn value(self, cell: Cell<'_>) -> Result<Value, StoreError> {
        let wrong = |_| StoreError::Failed("a value of an unexpected type".into());
        Ok(match (self, cell) {
            (_, Cell::Null) => Value::Null,
            (Self::Moment, cell) => Value::Moment(crate::FromCell::from_cell(cell).map_err(wrong)?),
            (Self::Day, cell) => Value::Day(crate::FromCell::from_cell(cell).map_err(wrong)?),
            (Self::Flag, cell) => Value::Flag(crate::FromCell::from_cell(cell).map_err(wrong)?),
            (Self::Id, cell) => Value::Id(crate::FromCell::from_cell(cell).map_err(wrong)?),
            (Self::AsIs, Cell::Count(value)) => Value::Count(value),
            (Self::AsIs, Cell::Text(value)) => Value::Text(value.to_owned()),
            (Self::AsIs, Cell::Bytes(value)) => Value::Bytes(value.to_vec()),
            (Self::AsIs, _) => return Err(StoreError::Failed("a value of an unexpected type".into())),
        })
    }
}

fn hash(tx: &mut Tx<'_>, table: &str, columns: &[Column]) -> Result<Copied, StoreError> {
    let kinds: Vec<Kind> = columns.iter().map(|column| Kind::of(&column.kind, &column.column)).collect();
    let mut digest = Sha256::new();
    let mut rows = 0;
    let list: Vec<&str> = columns.iter().map(|column| column.column.as_str()).collect();
    let text = format!("SELECT {} FROM {table} ORDER BY {}", list.join(", "), key(columns));
    tx.each(&text, None, &[], &mut |row| {
        rows += 1;
        for (place, kind) in kinds.iter().enumerate() {
            add(&mut digest, &kind.value(row.cell(place)?)?);
        }
        Ok(())
    })?;
    Ok(Copied {
        table: table.to_owned(),
        rows,
        hash: digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}

fn add(digest: &mut Sha256, value: &Value) {
    let mut field = |tag: u8, bytes: &[u8]| {
        digest.update([tag]);
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    };
    match value {
        Value::Null => field(0, &[]),
        Value::Flag(value) => field(1, &[u8::from(*value)]),
        Value::Count(value) => field(2, &value.to_be_bytes()),
        Value::Text(value) => field(3, value.as_bytes()),
        Value::Bytes(value) => field(4, value),
        // An id is bytes in SQLite.
        Value::Id(value) => field(4, value.as_bytes()),
        Value::Moment(value) => field(5, &value.micros().to_be_bytes()),
        Value::Day(value) => field(6, value.to_string().as_bytes()),
    }
}
