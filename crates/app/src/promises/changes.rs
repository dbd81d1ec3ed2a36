//! How a service's promises changed: every version, from which day, who, when and why, and what differs.

use access::{OrganisationPermit, SeeUnallocated};
use askama::Template;
use domain::{
    Day,
    ids::Service,
    policy::{Pack, Rule},
};
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{parameters, policy::found};
use crate::policy::{self, Written};

#[derive(Template)]
#[template(path = "promises/templates/changes.html")]
struct ChangesPage {
    shell: Shell,
    versions: Vec<Version>,
    back: String,
    today: Day,
}

struct Version {
    written: Written,
    changes: Vec<String>,
}

impl Version {
    fn is_planned(&self, today: impl std::borrow::Borrow<Day>) -> bool {
        self.written.from > *today.borrow()
    }
    fn by(&self) -> &str {
        self.written.recorded_by.as_deref().unwrap_or("the command line")
    }
}

pub(super) fn show(
    ask: &Ask<OrganisationPermit<SeeUnallocated>>,
    tx: &mut Tx<'_>,
) -> Result<Answer, Problem> {
    let service = ask.id::<Service>("service")?;
    let (row, _) = found(tx, ask.proof.organisation(), service, ask.today())?;
    let history = policy::history(tx, ask.proof.organisation(), service)?;
    let before = history.iter().skip(1).map(Some).chain([None]);
    let changes: Vec<Vec<String>> =
        history.iter().zip(before).map(|(now, before)| differences(before, now)).collect();
    let versions =
        history.into_iter().zip(changes).map(|(written, changes)| Version { written, changes }).collect();
    let shell = ask.shell(format!("How the promises of {} changed", row.name));
    let back = format!("/promises/{service}/policy");
    Answer::page(&ChangesPage { shell, versions, back, today: ask.today() })
}

/// What a version changed, a sentence each.
fn differences(before: Option<&Written>, now: &Written) -> Vec<String> {
    let Some(before) = before else {
        return vec![format!("Began with “{}”: {} promises.", now.pack.name, now.pack.rules.len())];
    };
    if before.pack.id != now.pack.id {
        return vec![format!("Began again with “{}”: {} promises.", now.pack.name, now.pack.rules.len())];
    }
    let mut said = Vec::new();
    for rule in &now.pack.rules {
        match of(&before.pack, rule) {
            None => said.push(format!("Added: {}", rule.words)),
            Some(old) => said.extend(changed(old, rule)),
        }
        match (before.switched_off.contains_key(&rule.id), now.switched_off.contains_key(&rule.id)) {
            (false, true) => said.push(format!("Switched off: {}", rule.words)),
            (true, false) => said.push(format!("Counts again: {}", rule.words)),
            _ => {}
        }
    }
    let gone = before.pack.rules.iter().filter(|rule| of(&now.pack, rule).is_none());
    said.extend(gone.map(|rule| format!("Taken out: {}", rule.words)));
    if said.is_empty() {
        said.push("Nothing differs from the version before.".to_owned());
    }
    said
}

fn of<'a>(pack: &'a Pack, rule: &Rule) -> Option<&'a Rule> {
    pack.rules.iter().find(|known| known.id == rule.id)
}

fn changed(old: &Rule, new: &Rule) -> Vec<String> {
    let mut said = Vec::new();
    if old.words != new.words {
        said.push(format!("New words: {} Before: {}", new.words, old.words));
    }
    if old.owner != new.owner || old.severity != new.severity || old.source != new.source {
        said.push(format!("Who, how strongly or where from: {}", new.words));
    }
    for (old, now) in old.kind.parameters().iter().zip(new.kind.parameters()) {
        if old.value != now.value {
            let no = || format!("{}: no", now.words);
            let (was, is) =
                (parameters::told(old).unwrap_or_else(no), parameters::told(&now).unwrap_or_else(no));
            said.push(format!("{} {is}. Before: {was}.", new.words));
        }
    }
    said
}
