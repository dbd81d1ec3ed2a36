//! A promise of the service's own: of a known kind, in its own words, with where it comes from.

use askama::Template;
use domain::{
    one_of::OneOf,
    person::paragraph,
    policy::{Kind, Mend, OwnerRole, Pack, Rule, Severity, Source, Subject, Sure},
};
use store::{Tx, Work};
use web::{Answer, Errors, Form, Problem, Shell, options};

use super::{
    effect::{self, Effect},
    parameters::{self, Asked},
    policy::{Changing, covered, found, why_and_when},
};
use crate::policy::{self, Version};

#[derive(Template)]
#[template(path = "promises/templates/add_choose.html")]
struct ChoosePage {
    shell: Shell,
    groups: Vec<(&'static str, Vec<(String, &'static str)>)>,
    back: String,
}

#[derive(Template)]
#[template(path = "promises/templates/add.html")]
struct AddPage {
    shell: Shell,
    kind: &'static str,
    asked: Vec<Asked>,
    form: Form,
    effect: Option<Effect>,
    back: String,
}

impl AddPage {
    fn choices(&self) -> Choices {
        Choices
    }
}

/// What can be chosen for a promise of the service's own.
pub(super) struct Choices;

impl Choices {
    pub(super) fn owners(&self) -> Vec<(String, String)> {
        let inside = OwnerRole::ALL.iter().copied().filter(|role| *role != OwnerRole::Outside);
        options(&inside.collect::<Vec<_>>())
    }
    pub(super) fn severities(&self) -> Vec<(String, String)> {
        vec![
            (Severity::Must.code().to_owned(), "We must".to_owned()),
            (Severity::Should.code().to_owned(), "We should".to_owned()),
        ]
    }
    pub(super) fn sure(&self) -> Vec<(String, String)> {
        options(Sure::ALL)
    }
    pub(super) fn pages(&self) -> Vec<(String, String)> {
        options(Mend::ALL)
    }
}

/// The kinds, by whom they look at.
pub(super) fn choose(ask: &Changing, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let service = covered(ask)?;
    let (row, version) = found(tx, ask.proof.organisation(), service, ask.today())?;
    version.ok_or(Problem::NotFound(None))?;
    let back = format!("/promises/{service}/policy");
    let of = |subject: Subject| {
        let kinds = Kind::ALL.iter().filter(move |(code, _)| Kind::subjects_of(code).contains(&subject));
        kinds.map(|(code, words)| (format!("{back}/add/{code}"), *words)).collect()
    };
    let groups = vec![
        ("To people", of(Subject::Person)),
        ("About staff", of(Subject::Worker)),
        ("About the service", of(Subject::Service)),
    ];
    let shell = ask.shell(format!("Add a promise of {}", row.name));
    Answer::page(&ChoosePage { shell, groups, back })
}

pub(super) fn show(ask: &Changing, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default(), None)?)
}

fn kind(ask: &Changing) -> Result<(&'static str, &'static str), Problem> {
    let asked = ask.visit().place("kind");
    Kind::ALL.iter().copied().find(|(code, _)| *code == asked).ok_or(Problem::NotFound(None))
}

fn page(
    ask: &Changing,
    tx: &mut Tx<'_>,
    errors: Errors,
    look_at: Option<(&Version, &[Rule])>,
) -> Result<AddPage, Problem> {
    let (service, (code, words)) = (covered(ask)?, kind(ask)?);
    let effect = match look_at {
        Some((now, rules)) => {
            let rules = (rules, ask.today());
            Some(effect::of(tx, ask.proof.organisation(), service, Some(now), rules, ask.today())?)
        }
        None => None,
    };
    let asked = Kind::parameters_of(code).unwrap_or_default();
    let (year, month, day) = ask.today().parts();
    let mut values = parameters::values(&asked);
    for (name, value) in [
        ("from-day", day.to_string()),
        ("from-month", month.to_string()),
        ("from-year", year.to_string()),
        ("severity", Severity::Should.code().to_owned()),
        ("sure", Sure::Verified.code().to_owned()),
    ] {
        values.push((name.to_owned(), value));
    }
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let back = format!("/promises/{service}/policy");
    let form = ask.form(format!("{back}/add/{code}")).with(errors).filled(&values);
    let shell = ask.shell("Add a promise").form();
    Ok(AddPage { shell, kind: words, asked: Asked::of(asked), form, effect, back })
}

/// Looks first; writes when it was looked at.
pub(super) fn save(ask: &Changing, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (service, (code, _), mut errors) = (covered(ask)?, kind(ask)?, Errors::default());
    let (_, version) = found(work, ask.proof.organisation(), service, ask.today())?;
    let version = version.ok_or(Problem::NotFound(None))?;
    let rule = rule(ask, code, &version.pack, &mut errors);
    let (why, from) = why_and_when(ask, &mut errors);
    let (Some(rule), Some(from), true) = (rule, from, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, errors, None)?));
    };
    let mut pack = version.pack.clone();
    pack.rules.push(rule.clone());
    // What is written must be readable again: the pack is the judge of its own rules.
    if let Err(faults) = Pack::read(&pack.write()) {
        errors.add("words", faults.first().map(|fault| fault.sentence.clone()).unwrap_or_default());
        return Err(Answer::again(&page(ask, work, errors, None)?));
    }
    if ask.typed().get("step") != "save" {
        let counts: Vec<Rule> = version.rules.iter().cloned().chain([rule.clone()]).collect();
        work.note(ask.proof.event("promises.looked"));
        return Answer::page(&page(ask, work, errors, Some((&version, &counts)))?);
    }
    policy::change(work, ask.proof.organisation(), service, (from, &why), |pack, _| {
        pack.rules.push(Rule { id: new_id(pack), ..rule.clone() });
    })?;
    Ok(Answer::see(format!("/promises/{service}/policy?said=promises-saved")))
}

/// The rule that was typed. Law is not for a service to claim: such rules come with a pack.
fn rule(ask: &Changing, code: &str, pack: &Pack, errors: &mut Errors) -> Option<Rule> {
    let kind = parameters::read(code, ask.typed(), errors);
    let blank = Source { document: String::new(), section: String::new(), url: None, sure: Sure::Proposal };
    let rule = Rule {
        id: new_id(pack),
        words: String::new(),
        source: blank,
        kind: kind.clone().unwrap_or(Kind::RegisteredManager(domain::policy::RegisteredManager {})),
        owner: OwnerRole::KeyWorker,
        severity: Severity::Should,
        law: false,
        mend: Mend::Person,
    };
    let rule = own(ask, &rule, pack.rules.iter(), errors)?;
    Some(Rule { kind: kind?, ..rule })
}

/// Whether the service added it itself.
pub(super) fn is_own(rule: &Rule) -> bool {
    rule.id.starts_with(OWN)
}

/// How the ids of a service's own promises begin.
const OWN: &str = "our-own-";

/// The words, owner and source of a promise of the service's own, as typed.
pub(super) fn own<'a>(
    ask: &Changing,
    rule: &Rule,
    others: impl Iterator<Item = &'a Rule>,
    errors: &mut Errors,
) -> Option<Rule> {
    let typed = ask.typed();
    let mut line = |field: &str, most: usize, missing: &str| {
        let text = errors.take(field, paragraph(typed.get(field), most)).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() && errors.of(field).is_none() {
            errors.add(field, missing);
        }
        text
    };
    let words = line("words", 300, "Enter the promise in plain words");
    let document = line("document", 200, "Enter where the promise comes from, like your own policy");
    let section = line("section", 200, "Enter the part of it, like “Training”");
    let owner = OwnerRole::from_code(typed.get("owner")).filter(|role| *role != OwnerRole::Outside);
    if owner.is_none() {
        errors.add("owner", "Select who has to do it");
    }
    let mend = Mend::from_code(typed.get("mend"));
    if mend.is_none() {
        errors.add("mend", "Select where it is done");
    }
    if others.into_iter().any(|rule| rule.words == words) {
        errors.add("words", "This promise is there already. Change that one, or use other words");
    }
    let severity = Severity::from_code(typed.get("severity")).unwrap_or(Severity::Should);
    let sure = Sure::from_code(typed.get("sure")).unwrap_or(Sure::Proposal);
    let source = Source { document, section, url: None, sure };
    Some(Rule { words, source, owner: owner?, severity, mend: mend?, ..rule.clone() })
}

/// What the fields of a promise of the service's own hold before anything is typed.
pub(super) fn values(rule: &Rule) -> Vec<(String, String)> {
    [
        ("words", rule.words.as_str()),
        ("document", &rule.source.document),
        ("section", &rule.source.section),
        ("owner", rule.owner.code()),
        ("mend", rule.mend.code()),
        ("severity", rule.severity.code()),
        ("sure", rule.source.sure.code()),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// An id that no rule of the pack has.
fn new_id(pack: &Pack) -> String {
    let taken = |id: &String| pack.rules.iter().any(|rule| rule.id == *id);
    (1..).map(|number| format!("{OWN}{number}")).find(|id| !taken(id)).unwrap_or_default()
}
