//! How one service stands: its promises to people, about staff and of the service itself, and team by team.

use askama::Template;
use domain::ids::{Service, ServiceId};
use store::Tx;
use web::{Answer, Problem, Shell};

use super::{
    alarm::{self, Alarm},
    figures::{Figures, by_rule, lateness},
    list,
    policy::{found, progress},
    sql::{self, PlaceRow, RuleRow, ServiceRow},
    stand::{Asked, to_people},
};
use crate::{duties, policy::Version};

#[derive(Template)]
#[template(path = "promises/templates/service.html")]
struct ServicePage {
    shell: Shell,
    alarms: Vec<Alarm>,
    service: ServiceRow,
    groups: Vec<Group>,
    not_measured: Vec<String>,
    /// Told while what is due is being worked out again.
    progress: Option<String>,
    /// The rows behind numbers are the reader's to see.
    opens: bool,
}

struct Group {
    title: &'static str,
    /// What its first column holds.
    what: &'static str,
    rows: Vec<Figures>,
}

impl Group {
    fn lateness(&self) -> String {
        lateness(self.rows.iter().map(Figures::late).sum())
    }
}

/// The service, or the rows behind one of its numbers.
pub(super) fn show(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    if !ask.query("state").is_empty() {
        return list::show(ask, tx);
    }
    let id = ask.id::<Service>("service")?;
    let (service, version) = found(tx, ask.proof.organisation(), id, ask.today())?;
    let (mut groups, mut not_measured) = (Vec::new(), Vec::new());
    if let Some(version) = &version {
        let rows = rows(ask, tx, id)?;
        let opens = !ask.proof.whole();
        for (about, title) in [("person", "People"), ("worker", "Staff"), ("service", "The service")] {
            let rows = by_rule(version, &rows, about, opens);
            if !rows.is_empty() {
                groups.push(Group { title, what: "Promise", rows });
            }
        }
        let teams = by_team(ask, tx, id)?;
        if teams.len() > 1 {
            groups.push(Group { title: "Team by team", what: "Team", rows: teams });
        }
        not_measured = unmeasured(tx, id, ask, version)?;
    }
    tx.note(ask.proof.event("promises.listed").of(id));
    let shell = ask.shell(format!("How {} stands", service.name));
    let (alarms, opens) = (alarm::alarms(ask, tx, Some(id))?, !ask.proof.whole());
    let progress = progress(tx, ask.proof.organisation())?;
    Answer::page(&ServicePage { shell, alarms, service, groups, not_measured, progress, opens })
}

/// The numbers that the reader may see.
fn rows(ask: &Asked, tx: &mut Tx<'_>, service: ServiceId) -> Result<Vec<RuleRow>, Problem> {
    let (me, today) = (ask.me()?, ask.today());
    let of_service = [service.into(), me.organisation().into(), today.into()];
    if ask.proof.whole() {
        return Ok(tx.rows(&sql::WHOLE_BY_RULE, &of_service)?);
    }
    let mut rows = to_people(ask, tx, service)?;
    // What staff have learned is for those who answer for the whole service.
    if ask.proof.covers_team(service, None) {
        rows.extend(tx.rows::<RuleRow>(&sql::BY_RULE_OF_WORK, &of_service)?);
    }
    Ok(rows)
}

fn by_team(ask: &Asked, tx: &mut Tx<'_>, service: ServiceId) -> Result<Vec<Figures>, Problem> {
    let (me, today) = (ask.me()?, ask.today());
    if ask.proof.whole() {
        return Ok(Vec::new());
    }
    let first = [me.staff().into(), me.organisation().into(), today.into(), me.on_shift().into()];
    let arguments: Vec<store::Value> = first.into_iter().chain([service.into()]).collect();
    let rows: Vec<PlaceRow> = tx.rows(&sql::BY_TEAM, &arguments)?;
    Ok(rows.iter().map(|row| Figures::of_team(row, service)).collect())
}

/// The promises to people that nobody records anything about yet.
fn unmeasured(
    tx: &mut Tx<'_>,
    service: ServiceId,
    ask: &Asked,
    version: &Version,
) -> Result<Vec<String>, Problem> {
    let arguments = [service.into(), ask.proof.organisation().into(), duties::PEOPLE.into()];
    let rules: Vec<String> = tx.rows(&sql::NOT_MEASURED, &arguments)?;
    let of = |rule: &String| version.rules.iter().find(|known| known.id == *rule);
    Ok(rules.iter().filter_map(of).map(|rule| rule.words.clone()).collect())
}
