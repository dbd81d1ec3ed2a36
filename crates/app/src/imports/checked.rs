//! A file, checked: what would become of it, and what must be mended first.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Bad, Did, Double, Sample, Source};

/// Lines shown as they will be.
const SAMPLES: usize = 20;

/// A file, checked against what is here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Lines in the file.
    pub total: u64,
    /// Lines about somebody or something new.
    pub added: u64,
    /// Lines that change something.
    pub updated: u64,
    /// Lines that say what is here already.
    pub unchanged: u64,
    /// What must be mended before anything is brought in.
    pub bad: Vec<Bad>,
    /// Lines that may be about someone who is here, or in the file, already.
    pub doubles: Vec<Double>,
    /// The first lines as they will be.
    pub samples: Vec<Sample>,
    /// Teams that will be added.
    pub new_teams: Vec<String>,
    /// What the sender should know besides.
    pub notes: Vec<String>,
    /// The same for the same outcome only: an import goes ahead on what was looked at.
    pub(crate) fingerprint: String,
}

impl Checked {
    /// Whether nothing has to be mended.
    pub fn is_good(&self) -> bool {
        self.bad.is_empty()
    }
    /// Lines to mend: one line can have several things wrong with it.
    pub fn bad_lines(&self) -> usize {
        self.bad.iter().map(|bad| bad.line).collect::<HashSet<_>>().len()
    }
    /// Whether anything would change.
    pub fn changes_something(&self) -> bool {
        self.added + self.updated > 0
    }
}

/// What becomes of a line.
pub(super) struct Told {
    pub(super) line: u64,
    /// None when something is wrong with it.
    pub(super) did: Option<Did>,
    /// What tells this outcome from any other for the line.
    pub(super) mark: String,
}

/// Puts together what becomes of a file.
pub(super) fn summarise(
    source: &Source,
    bad: Vec<Bad>,
    doubles: Vec<Double>,
    new_teams: HashMap<String, String>,
    told: impl Iterator<Item = Told>,
    samples: impl Iterator<Item = Sample>,
) -> Checked {
    let mut bad: Vec<Bad> = source.bad.iter().cloned().chain(bad).collect();
    bad.sort_by_key(|bad| bad.line);
    if source.is_fhir {
        for bad in bad.iter_mut().filter(|bad| bad.todo.starts_with("Lines ")) {
            bad.todo = bad.todo.replacen("Lines", "Records", 1);
        }
    }
    let bad_lines: HashSet<u64> = bad.iter().map(|bad| bad.line).collect();
    let mut new_teams: Vec<String> = new_teams.into_values().collect();
    new_teams.sort();
    let (mut counts, mut hash) = ([0_u64; 3], Sha256::new());
    for told in told.filter(|told| !bad_lines.contains(&told.line)) {
        let Some(did) = told.did else { continue };
        let count = match did {
            Did::Added => 0,
            Did::Updated => 1,
            Did::Same => 2,
        };
        counts[count] += 1;
        hash.update(format!("{} {} {}\n", told.line, did.code(), told.mark));
    }
    for double in &doubles {
        hash.update(format!("{} like {:?}\n", double.line, double.other));
    }
    let fingerprint = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Checked {
        total: source.total(),
        added: counts[0],
        updated: counts[1],
        unchanged: counts[2],
        samples: samples.filter(|sample| !bad_lines.contains(&sample.line)).take(SAMPLES).collect(),
        bad,
        doubles,
        new_teams,
        notes: source.notes.clone(),
        fingerprint,
    }
}
