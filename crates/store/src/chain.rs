//! The seal of the journal: batches of entries bound into a hash chain, whose heads also go to files outside the
//! database. A chain alone does not bind whoever holds the database; a head kept elsewhere does.

mod heads;
mod verify;

pub use heads::Heads;
pub use verify::{Finding, Verified, verify};

use domain::{Id, Moment, ids::Thing};
use sha2::{Digest, Sha256};

use crate::{Store, StoreError, tx::Tx, tx::Work};

crate::statements! {
    LAST = "SELECT batch, last_entry, hash FROM seal ORDER BY batch DESC LIMIT 1";
    HIGHEST = "SELECT max(entry) FROM journal";
    ENTRIES = "SELECT entry, at, organisation, staff, session, act, person, object, version, basis, detail FROM journal
        WHERE entry >= $1 AND entry <= $2 ORDER BY entry";
    NTH = "SELECT entry FROM journal WHERE entry >= $1 ORDER BY entry LIMIT 1000";
    ADD = "INSERT INTO seal (batch, first_entry, last_entry, entries, previous, hash, sealed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SEALS = "SELECT batch, first_entry, last_entry, entries, previous, hash FROM seal ORDER BY batch";
    AFTER = "SELECT batch, last_entry, hash FROM seal WHERE batch > $1 ORDER BY batch";
    STRAYS = "SELECT count(*) FROM journal WHERE entry < $1";
    TAIL = "SELECT count(*) FROM journal WHERE entry > $1";
}

crate::record! {
    struct Last { batch: i64, last_entry: i64, hash: String }
    struct Entry {
        entry: i64,
        at: Moment,
        organisation: Option<Id<Thing>>,
        staff: Option<Id<Thing>>,
        session: Option<Id<Thing>>,
        act: String,
        person: Option<Id<Thing>>,
        object: Option<Id<Thing>>,
        version: Option<i64>,
        basis: String,
        detail: String,
    }
}

/// The head of the chain after a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The batch, counted from 1.
    pub batch: i64,
    /// The last entry in it.
    pub last_entry: i64,
    /// The hash that binds it and everything before, in hex.
    pub hash: String,
}

// NTH takes a thousand entries for a batch: a finding names the batch, so it must be small enough to look through.

/// What comes before the first batch.
const BEGINNING: &str = "the journal of Keyworker begins here";

/// Seals every entry not yet sealed, and returns the new heads, oldest first.
pub async fn seal(store: &Store) -> Result<Vec<Head>, StoreError> {
    let Some(highest) = store.write(settled).await? else { return Ok(Vec::new()) };
    let mut heads = Vec::new();
    while let Some(head) = store.write(move |work| seal_batch(work, highest)).await? {
        heads.push(head);
    }
    Ok(heads)
}

/// The heads of every batch after this one: what a file that missed some needs.
pub async fn heads_after(store: &Store, batch: i64) -> Result<Vec<Head>, StoreError> {
    let rows: Vec<(i64, i64, String)> = store.read(move |tx| tx.rows(&AFTER, &[batch.into()])).await?;
    Ok(rows.into_iter().map(|(batch, last_entry, hash)| Head { batch, last_entry, hash }).collect())
}

/// The highest entry below which no other can still appear. SQLite has one writer, so that is the highest there is.
/// In PostgreSQL a number is drawn before its transaction commits: waiting for every writer of the journal, by a
/// lock that conflicts with theirs, makes sure that all lower numbers have committed or never will.
fn settled(work: &mut Work<'_>) -> Result<Option<i64>, StoreError> {
    if work.is_postgres() {
        work.run_made("LOCK TABLE journal IN SHARE MODE", &[])?;
    }
    work.one(&HIGHEST, &[])
}

fn seal_batch(work: &mut Work<'_>, highest: i64) -> Result<Option<Head>, StoreError> {
    let last: Option<Last> = work.maybe(&LAST, &[])?;
    let (batch, first, previous) =
        last.map_or((1, 1, BEGINNING.to_owned()), |last| (last.batch + 1, last.last_entry + 1, last.hash));
    let numbers: Vec<i64> = work.rows(&NTH, &[first.into()])?;
    let Some(to) = numbers.into_iter().filter(|entry| *entry <= highest).max() else { return Ok(None) };
    let (entries, hash) = bind(work, batch, first, to, &previous)?;
    let now = work.now();
    let arguments = [
        batch.into(),
        first.into(),
        to.into(),
        entries.into(),
        previous.into(),
        hash.as_str().into(),
        now.into(),
    ];
    work.run(&ADD, &arguments)?;
    Ok(Some(Head { batch, last_entry: to, hash }))
}

/// The number of entries in a batch, and the hash that binds them to what came before.
fn bind(
    tx: &mut Tx<'_>,
    batch: i64,
    first: i64,
    to: i64,
    previous: &str,
) -> Result<(i64, String), StoreError> {
    let entries: Vec<Entry> = tx.rows(&ENTRIES, &[first.into(), to.into()])?;
    let mut digest = Sha256::new();
    digest.update(b"keyworker journal 1");
    field(&mut digest, previous.as_bytes());
    field(&mut digest, &batch.to_be_bytes());
    for entry in &entries {
        entry.add_to(&mut digest);
    }
    let hash = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((i64::try_from(entries.len()).unwrap_or(i64::MAX), hash))
}

/// Each field carries its length, so that no two different rows have the same bytes.
fn field(digest: &mut Sha256, bytes: &[u8]) {
    digest.update((bytes.len() as u64).to_be_bytes());
    digest.update(bytes);
}

impl Entry {
    fn add_to(&self, digest: &mut Sha256) {
        let id = |id: &Option<Id<Thing>>| id.map_or(Vec::new(), |id| id.uuid().as_bytes().to_vec());
        field(digest, &self.entry.to_be_bytes());
        field(digest, &self.at.micros().to_be_bytes());
        for part in [&self.organisation, &self.staff, &self.session, &self.person, &self.object] {
            field(digest, &id(part));
        }
        field(digest, &self.version.map_or(Vec::new(), |version| version.to_be_bytes().to_vec()));
        for part in [&self.act, &self.basis, &self.detail] {
            field(digest, part.as_bytes());
        }
    }
}
