//! One promise: its words, source and numbers; changed or switched off with a reason, after a look at what that does.

use askama::Template;
use domain::{policy::Rule, role::Role};
use store::{Tx, Work};
use web::{Answer, Errors, Form, Problem, Shell};

use super::{
    add,
    effect::{self, Effect},
    parameters::{self, Asked},
    policy::{Changing, covered, found, source, why_and_when},
};
use crate::policy::{self, SwitchedOff};

#[derive(Template)]
#[template(path = "promises/templates/rule.html")]
struct RulePage {
    shell: Shell,
    rule: Rule,
    source: String,
    form: Form,
    effect: Option<Effect>,
    back: String,
}

impl RulePage {
    /// Whether its words and owner are the service's to change.
    fn is_own(&self) -> bool {
        add::is_own(&self.rule)
    }
    fn choices(&self) -> add::Choices {
        add::Choices
    }
    fn parameters(&self) -> Vec<Asked> {
        Asked::of(self.rule.kind.parameters())
    }
    fn on_or_off(&self) -> Vec<(String, String)> {
        vec![
            ("on".to_owned(), "Yes".to_owned()),
            ("off".to_owned(), "No, switch it off. It stays on the list, with your reason".to_owned()),
        ]
    }
}

pub(super) fn show(ask: &Changing, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default(), None)?)
}

fn page(
    ask: &Changing,
    tx: &mut Tx<'_>,
    errors: Errors,
    look_at: Option<&[Rule]>,
) -> Result<RulePage, Problem> {
    let service = covered(ask)?;
    let (_, version) = found(tx, ask.proof.organisation(), service, ask.today())?;
    let version = version.ok_or(Problem::NotFound(None))?;
    let name = ask.visit().place("rule");
    let rule = version.pack.rules.iter().find(|rule| rule.id == name).ok_or(Problem::NotFound(None))?.clone();
    let effect = match look_at {
        Some(rules) => {
            let rules = (rules, ask.today());
            Some(effect::of(tx, ask.proof.organisation(), service, Some(&version), rules, ask.today())?)
        }
        None => None,
    };
    let (year, month, day) = ask.today().parts();
    let state = if version.switched_off.contains_key(&rule.id) { "off" } else { "on" };
    let mut values = vec![
        ("from-day".to_owned(), day.to_string()),
        ("from-month".to_owned(), month.to_string()),
        ("from-year".to_owned(), year.to_string()),
        ("state".to_owned(), state.to_owned()),
    ];
    values.extend(parameters::values(&rule.kind.parameters()));
    values.extend(add::values(&rule));
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let back = format!("/promises/{service}/policy");
    let form = ask.form(format!("{back}/{}", rule.id)).with(errors).filled(&values);
    Ok(RulePage {
        shell: ask.shell("Change a promise").form(),
        source: source(&rule),
        rule,
        form,
        effect,
        back,
    })
}

/// Looks first; writes when it was looked at.
pub(super) fn save(ask: &Changing, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (service, mut errors, typed) = (covered(ask)?, Errors::default(), ask.typed());
    let (_, version) = found(work, ask.proof.organisation(), service, ask.today())?;
    let version = version.ok_or(Problem::NotFound(None))?;
    let name = ask.visit().place("rule");
    let mut pack = version.pack.clone();
    let rule = pack.rules.iter_mut().find(|rule| rule.id == name).ok_or(Problem::NotFound(None))?;
    if let Some(changed) = parameters::changed(rule, typed, &mut errors) {
        *rule = changed;
    }
    if add::is_own(rule) && typed.has("words") {
        let others = version.pack.rules.iter().filter(|other| other.id != name);
        if let Some(changed) = add::own(ask, rule, others, &mut errors) {
            *rule = changed;
        }
    }
    let (rule, is_off) = (rule.clone(), typed.get("state") == "off");
    let (why, from) = why_and_when(ask, &mut errors);
    let mut off: SwitchedOff = version.switched_off.clone();
    off.remove(name);
    if is_off {
        if rule.law && !ask.me()?.is(Role::AssociateDirector) {
            errors.add("state", "Law stands behind this promise. Only the organisation can switch it off: ask your associate director");
        }
        off.insert(name.to_owned(), why.clone());
    }
    let rules: Vec<Rule> = pack.rules.iter().filter(|rule| !off.contains_key(&rule.id)).cloned().collect();
    let (Some(from), true) = (from, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, errors, None)?));
    };
    if typed.get("step") != "save" {
        work.note(ask.proof.event("promises.looked"));
        return Answer::page(&page(ask, work, errors, Some(&rules))?);
    }
    policy::change(work, ask.proof.organisation(), service, (from, &why), |pack, off| {
        pack.rules.iter_mut().filter(|known| known.id == rule.id).for_each(|known| *known = rule.clone());
        off.remove(&rule.id);
        if is_off {
            off.insert(rule.id.clone(), why.clone());
        }
    })?;
    Ok(Answer::see(format!("/promises/{service}/policy?said=promises-saved")))
}
