//! What each step came to, as it happens and once more at the end.

use std::time::{Duration, Instant};

pub enum Outcome {
    Passed,
    Failed(String),
    /// The machine lacks something. Never silent, and in CI the same as failed.
    NotRun(String),
}

impl From<anyhow::Result<()>> for Outcome {
    fn from(result: anyhow::Result<()>) -> Self {
        match result {
            Ok(()) => Self::Passed,
            Err(error) => Self::Failed(format!("{error:#}")),
        }
    }
}

struct Line {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

pub struct Report {
    strict: bool,
    lines: Vec<Line>,
}

impl Report {
    pub fn new(strict: bool) -> Self {
        Self { strict, lines: Vec::new() }
    }

    /// Runs one step and prints its beginning and end.
    pub fn step(&mut self, name: &'static str, run: impl FnOnce() -> Outcome) {
        println!("\n{}. {name}", self.lines.len() + 1);
        let start = Instant::now();
        let outcome = self.judge(run());
        let line = Line { name, outcome, took: start.elapsed() };
        println!("    {}", line.verdict());
        self.lines.push(line);
    }

    fn judge(&self, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::NotRun(why) if self.strict => Outcome::Failed(format!("could not run: {why}")),
            other => other,
        }
    }

    /// Prints the sum and says whether everything that ran passed.
    pub fn finish(&self) -> bool {
        println!("\nSummary");
        for (number, line) in self.lines.iter().enumerate() {
            println!("{:>3}. {:<26} {}", number + 1, line.name, line.verdict());
        }
        println!("\n{}", self.count());
        self.failed() == 0
    }

    fn failed(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.outcome, Outcome::Failed(_))).count()
    }

    /// In exactly this form, which other programs read.
    fn count(&self) -> String {
        let passed = self.lines.iter().filter(|line| matches!(line.outcome, Outcome::Passed)).count();
        format!("{passed} passed, {} failed", self.failed())
    }
}

impl Line {
    fn verdict(&self) -> String {
        let seconds = format!("{:.1} s", self.took.as_secs_f64());
        match &self.outcome {
            Outcome::Passed => format!("passed in {seconds}"),
            Outcome::Failed(why) => format!("FAILED after {seconds}: {why}"),
            Outcome::NotRun(why) => format!("NOT RUN: {why}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_one_missing(strict: bool) -> Report {
        let mut report = Report::new(strict);
        report.step("one", || Outcome::Passed);
        report.step("two", || Outcome::NotRun("no browser".to_owned()));
        report
    }

    #[test]
    fn what_could_not_run_counts_for_nothing_on_a_desk() {
        let report = with_one_missing(false);
        assert_eq!(report.count(), "1 passed, 0 failed");
        assert!(report.finish());
    }

    #[test]
    fn what_could_not_run_fails_in_ci() {
        let report = with_one_missing(true);
        assert_eq!(report.count(), "1 passed, 1 failed");
        assert!(!report.finish());
    }

    #[test]
    fn a_failed_step_fails_the_run() {
        let mut report = Report::new(false);
        report.step("one", || anyhow::Result::Err(anyhow::anyhow!("broken")).into());
        assert!(!report.finish());
    }
}
