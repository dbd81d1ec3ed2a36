//! Verifying the journal: that no entry was changed, removed, added, reordered or cut off since it was sealed.

use std::collections::BTreeMap;

use super::{BEGINNING, Head, Heads, SEALS, STRAYS, TAIL, bind};
use crate::{Store, StoreError, tx::Tx};

crate::record! {
    struct Seal { batch: i64, first_entry: i64, last_entry: i64, entries: i64, previous: String, hash: String }
}

/// Something that is not as it was sealed. Shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error(
        "Batch {batch} (entries {first} to {last}): {found} entries where {sealed} were sealed. Entries were removed or added."
    )]
    Count { batch: i64, first: i64, last: i64, sealed: i64, found: i64 },
    #[error("Batch {batch} (entries {first} to {last}): an entry was changed or reordered.")]
    Changed { batch: i64, first: i64, last: i64 },
    #[error("Batch {batch}: it does not follow the batch before it. A seal was changed, removed or added.")]
    Link { batch: i64 },
    #[error("Batch {batch} is missing, but {path} has its head. The end of the journal was cut off.")]
    CutOff { batch: i64, path: String },
    #[error(
        "Batch {batch} differs from its head in {path}. The journal was written again after it was sealed."
    )]
    Head { batch: i64, path: String },
    #[error("{count} entries stand before the first batch. They were added.")]
    Strays { count: i64 },
    #[error("{0}")]
    Unreadable(String),
}

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Sealed batches.
    pub batches: usize,
    /// Entries in them.
    pub entries: i64,
    /// Entries written since the last seal: not a fault, only not yet sealed.
    pub unsealed: i64,
    /// Faults, in order.
    pub findings: Vec<Finding>,
}

/// Goes through the whole chain, and compares it with the heads kept in each file.
pub fn verify(store: &Store, files: &[Heads]) -> Result<Verified, StoreError> {
    let mut kept = Vec::new();
    let mut findings = Vec::new();
    for file in files {
        match file.read() {
            Ok(heads) => kept.push((file.path().display().to_string(), heads)),
            Err(error) => findings.push(Finding::Unreadable(error.to_string())),
        }
    }
    store.read_now(move |tx| {
        let seals: Vec<Seal> = tx.rows(&SEALS, &[])?;
        let mut verified = Verified { batches: seals.len(), entries: 0, unsealed: 0, findings };
        check_chain(tx, &seals, &mut verified)?;
        for (path, heads) in &kept {
            check_heads(path, heads, &seals, &mut verified.findings);
        }
        Ok(verified)
    })
}

fn check_chain(tx: &mut Tx<'_>, seals: &[Seal], verified: &mut Verified) -> Result<(), StoreError> {
    let mut before = Head { batch: 0, last_entry: 0, hash: BEGINNING.to_owned() };
    for seal in seals {
        let follows = seal.batch == before.batch + 1 && seal.first_entry == before.last_entry + 1;
        if !follows || seal.previous != before.hash {
            verified.findings.push(Finding::Link { batch: seal.batch });
        }
        let (found, hash) = bind(tx, seal.batch, seal.first_entry, seal.last_entry, &seal.previous)?;
        let (batch, first, last) = (seal.batch, seal.first_entry, seal.last_entry);
        if found != seal.entries {
            verified.findings.push(Finding::Count { batch, first, last, sealed: seal.entries, found });
        } else if hash != seal.hash {
            verified.findings.push(Finding::Changed { batch, first, last });
        }
        verified.entries += found;
        before = Head { batch, last_entry: last, hash: seal.hash.clone() };
    }
    let strays: i64 = tx.one(&STRAYS, &[1.into()])?;
    if strays > 0 {
        verified.findings.push(Finding::Strays { count: strays });
    }
    verified.unsealed = tx.one(&TAIL, &[before.last_entry.into()])?;
    Ok(())
}

fn check_heads(path: &str, heads: &BTreeMap<i64, Head>, seals: &[Seal], findings: &mut Vec<Finding>) {
    let sealed: BTreeMap<i64, &Seal> = seals.iter().map(|seal| (seal.batch, seal)).collect();
    for head in heads.values() {
        let path = path.to_owned();
        match sealed.get(&head.batch) {
            None => findings.push(Finding::CutOff { batch: head.batch, path }),
            Some(seal) if seal.hash != head.hash || seal.last_entry != head.last_entry => {
                findings.push(Finding::Head { batch: head.batch, path });
            }
            Some(_) => {}
        }
    }
}
