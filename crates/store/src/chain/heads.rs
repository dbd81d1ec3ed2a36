//! The heads of the chain, kept in a file outside the database: one line for each batch.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::Head;

/// A file of heads. Lines are only ever added: `batch last-entry hash`.
#[derive(Debug, Clone)]
pub struct Heads(PathBuf);

impl Heads {
    /// The file at this path, which need not be there yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
    /// Adds heads, and returns when they are on disk.
    pub fn add(&self, heads: &[Head]) -> io::Result<()> {
        if heads.is_empty() {
            return Ok(());
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&self.0)?;
        let lines: String =
            heads.iter().map(|head| format!("{} {} {}\n", head.batch, head.last_entry, head.hash)).collect();
        file.write_all(lines.as_bytes())?;
        file.sync_data()
    }
    /// The heads by batch. A line that cannot be read is an error that names it.
    pub fn read(&self) -> io::Result<BTreeMap<i64, Head>> {
        let text = match fs::read_to_string(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            text => text?,
        };
        let mut heads = BTreeMap::new();
        for (line, text) in text.lines().enumerate() {
            let head = parse(text).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("{}: line {} is not a head", self.0.display(), line + 1),
                )
            })?;
            heads.insert(head.batch, head);
        }
        Ok(heads)
    }
}

fn parse(line: &str) -> Option<Head> {
    let mut parts = line.split(' ');
    let (batch, last_entry, hash) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    (parts.next().is_none() && hash.len() == 64).then(|| Head { batch, last_entry, hash: hash.to_owned() })
}
