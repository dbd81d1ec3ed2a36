//! Numbers of how promises stand, each with what opens it.

use domain::{ids::ServiceId, policy::Rule};

use super::{
    sql::{PlaceRow, RuleRow},
    state::GROUPS,
};
use crate::policy::Version;

/// One line of a table of numbers.
pub(super) struct Figures {
    /// The promise, team or service.
    pub(super) words: String,
    /// Where it is told in full.
    pub(super) href: Option<String>,
    numbers: [i64; 4],
    /// Where the rows behind a number are, but for the group.
    opens: Option<String>,
}

/// One number: its group, its words, how many, and where they are.
pub(super) type Number = (&'static str, i64, Option<String>);

impl Figures {
    /// Of a promise.
    fn of_rule(rule: &Rule, row: &RuleRow, opens: bool) -> Self {
        let opens = opens.then(|| format!("/promises/{}?about={}&rule={}", row.service, row.about, row.rule));
        let numbers = [row.late, row.due, row.met, row.excused];
        Self { words: rule.words.clone(), href: None, numbers, opens }
    }
    /// Of a team.
    pub(super) fn of_team(row: &PlaceRow, service: ServiceId) -> Self {
        let opens = Some(format!("/promises/{service}?team={}", row.place));
        Self { words: row.name.clone(), href: None, numbers: row.numbers(), opens }
    }
    /// Of a service.
    pub(super) fn of_service(row: &PlaceRow) -> Self {
        let href = Some(format!("/promises/{}", row.place));
        Self { words: row.name.clone(), href, numbers: row.numbers(), opens: None }
    }
    /// How many are late.
    pub(super) fn late(&self) -> i64 {
        self.numbers[0]
    }
    /// The numbers, each with where its rows are. Nothing opens an empty list.
    pub(super) fn numbers(&self) -> Vec<Number> {
        GROUPS
            .iter()
            .zip(self.numbers)
            .map(|((code, words), number)| {
                let rows = self.opens.as_ref().filter(|_| number > 0);
                (*words, number, rows.map(|opens| format!("{opens}&state={code}")))
            })
            .collect()
    }
}

impl PlaceRow {
    fn numbers(&self) -> [i64; 4] {
        [self.late, self.due, self.met, self.excused]
    }
}

/// The promises of a service that something is measured about, in the order of its policy.
pub(super) fn by_rule<'a>(
    version: &Version,
    rows: impl IntoIterator<Item = &'a RuleRow>,
    about: &str,
    opens: bool,
) -> Vec<Figures> {
    let mut lines: Vec<(usize, Figures)> = Vec::new();
    for row in rows {
        let measured = row.late + row.due + row.met + row.excused > 0;
        let place = version.rules.iter().position(|rule| rule.id == row.rule);
        let rule = place.and_then(|place| version.rules.get(place));
        if let (true, true, Some(place), Some(rule)) = (measured, row.about == about, place, rule) {
            lines.push((place, Figures::of_rule(rule, row, opens)));
        }
    }
    lines.sort_by_key(|(place, _)| *place);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// "Nothing is late.", "1 thing is late.", "12 things are late."
pub(super) fn lateness(late: i64) -> String {
    match late {
        0 => "Nothing is late.".to_owned(),
        1 => "1 thing is late.".to_owned(),
        late => format!("{late} things are late."),
    }
}
