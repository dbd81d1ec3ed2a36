//! What is wrong with a pack, and where.

use std::fmt;

/// What is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackFault {
    /// The line, from 1.
    pub line: usize,
    /// The rule and key: "named-key-worker, parameters, within_days".
    pub path: String,
    /// What is wrong and what to write.
    pub sentence: String,
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, path, sentence } = self;
        if path.is_empty() {
            write!(f, "line {line}: {sentence}")
        } else {
            write!(f, "line {line}: {path}: {sentence}")
        }
    }
}

impl std::error::Error for PackFault {}
