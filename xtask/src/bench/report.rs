//! The tables, in Markdown, as they stand in `docs/performance.md`.

use super::aims::{self, met};
use super::measure::{Row, Section};
use std::fmt::Write as _;

pub struct Report {
    sections: Vec<Section>,
}

impl Report {
    pub fn begin() -> Self {
        Self { sections: Vec::new() }
    }

    pub fn add(&mut self, section: Section) {
        self.sections.push(section);
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        for section in &self.sections {
            self.section(&mut text, section);
        }
        text
    }

    fn section(&self, text: &mut String, section: &Section) {
        let (kind, set) = (section.kind.name(), section.set);
        let _ = writeln!(
            text,
            "### {kind}, {} set ({} people, {} key workers, {} contacts)\n",
            set.name,
            set.people,
            set.workers(),
            set.contacts
        );
        let _ = writeln!(text, "{HEADINGS}");
        for row in &section.rows {
            let _ = writeln!(text, "{}", self.row(section, row));
        }
        let _ = writeln!(text, "\n| what | measured | aim |\n| --- | --- | --- |");
        for fact in &section.facts {
            let _ = writeln!(text, "| {} | {} | {} |", fact.what, fact.measured, fact.aim);
        }
        let _ = writeln!(text);
    }

    fn row(&self, section: &Section, row: &Row) -> String {
        let mut aim =
            if section.set.name == "small" { aims::verdict(row, section.kind) } else { String::new() };
        if let Some(small) = self.small(section, row) {
            let times = row.p99 / small.p99.max(0.01);
            aim = format!("p99 {times:.1} times the small set's: {}", met(times <= aims::LARGE_P99));
        }
        format!(
            "| {} | {} | {:.0} | {:.2} | {:.2} | {:.3} | {:.0} %{} | {} | {aim} |",
            row.job.name(),
            row.clients,
            row.rate,
            row.p50,
            row.p99,
            row.cpu,
            row.others * 100.0,
            if row.is_disturbed() { " (disturbed)" } else { "" },
            row.wrong
        )
    }

    /// The same row of the small set, for a row of the large one at the clients of the aims.
    fn small(&self, section: &Section, row: &Row) -> Option<&Row> {
        if section.set.name == "small" || row.clients != aims::CLIENTS {
            return None;
        }
        let small = self.sections.iter().find(|one| one.set.name == "small" && one.kind == section.kind)?;
        small.rows.iter().find(|one| one.job == row.job && one.clients == row.clients)
    }
}

const HEADINGS: &str = "| job | clients | requests/s | p50 ms | p99 ms | CPU ms each | others took | wrong | aim |\n\
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |";
