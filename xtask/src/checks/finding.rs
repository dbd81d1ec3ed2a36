//! What a check has to say: a place and a sentence.

use std::fmt;

#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    place: String,
    sentence: String,
    fault: bool,
}

impl Finding {
    /// Something to mend. `line` counts from 1.
    pub fn fault(file: &str, line: usize, sentence: impl Into<String>) -> Self {
        Self { place: format!("{file}:{line}"), sentence: sentence.into(), fault: true }
    }

    /// Something to know, which fails nothing.
    pub fn note(place: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { place: place.into(), sentence: sentence.into(), fault: false }
    }

    pub fn is_fault(&self) -> bool {
        self.fault
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.fault { "" } else { " (no fault)" };
        write!(out, "{}: {}{kind}", self.place, self.sentence)
    }
}

/// For tests of checks: the faults as lines of text.
#[cfg(test)]
pub fn faults(findings: &[Finding]) -> Vec<String> {
    findings.iter().filter(|finding| finding.fault).map(ToString::to_string).collect()
}
