//! Changing a policy: a new edition, with why. The one before is kept, and what changes is shown line by line.

use askama::Template;
use domain::person::paragraph;
use store::{StoreError, Tx, Work};
use web::{Answer, Errors, Form, Problem, Safe, Shell};

use super::{
    Writing,
    compare::{self, Line},
    found::{self, name_of},
    service,
    sql::PolicyRow,
    write,
};

#[derive(Template)]
#[template(path = "policy_texts/templates/change.html")]
struct ChangePage {
    shell: Shell,
    policy: PolicyRow,
    form: Form,
    look: Option<Safe>,
    /// What saving would change about what stands now.
    lines: Vec<Line>,
    /// Who was quicker.
    quicker: Option<String>,
}

pub(super) fn show(ask: &Writing, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let policy = counting(ask, tx)?;
    Answer::page(&page(ask, policy, Errors::default()))
}

/// The policy of the path, while it counts.
pub(super) fn counting(ask: &Writing, tx: &mut Tx<'_>) -> Result<PolicyRow, Problem> {
    let policy = found::policy(ask, tx)?;
    if policy.retired {
        let sentence = "This policy does not count any more. Take it into use again first.";
        return Err(Problem::Refused(sentence.to_owned()));
    }
    Ok(policy)
}

fn page(ask: &Writing, policy: PolicyRow, errors: Errors) -> ChangePage {
    let form = ask.form(format!("{}/change", policy.path())).with(errors).filled(&[
        ("version", policy.version.to_string()),
        ("name", policy.name.clone()),
        ("body", policy.body.clone()),
    ]);
    let look = write::look(ask);
    let lines = match &look {
        Some(_) => compare::lines(&policy.body, &tidy(ask.typed().get("body"))),
        None => Vec::new(),
    };
    let shell = ask.shell(format!("Change {}", policy.name)).form();
    ChangePage { shell, policy, form, look, lines, quicker: None }
}

/// A text with line ends as they are kept.
fn tidy(typed: &str) -> String {
    paragraph(typed, service::LONGEST).unwrap_or_default()
}

pub(super) fn save(ask: &Writing, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (policy, mut errors, typed) = (counting(ask, work)?, Errors::default(), ask.typed());
    let (name, body) = write::read(ask, work, policy.service, Some(policy.id), &mut errors)?;
    let why = errors.take("why", paragraph(typed.get("why"), 500)).unwrap_or_default();
    if errors.of("why").is_none() && why.chars().count() < 3 {
        errors.add("why", "Enter why the policy changes");
    }
    let version: i64 = typed.get("version").parse().unwrap_or(0);
    if errors.is_empty() && version == policy.version && name == policy.name && body == policy.body {
        errors
            .add("body", "Nothing is changed yet. If nothing needs to change, go back and choose Looked at");
    }
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, policy, errors)));
    }
    if typed.get("step") == "look" {
        work.note(ask.proof.event("policy-text.opened"));
        return Answer::page(&page(ask, policy, errors));
    }
    match service::change(work, ask.proof.organisation(), &policy, version, (&name, &body, &why)) {
        Ok(version) => {
            work.note(ask.proof.event("policy-text.changed").of(policy.id).version(version));
            Ok(Answer::see(format!("{}?said=policy-text-changed", policy.path())))
        }
        Err(StoreError::Stale { by, .. }) => {
            let by = name_of(work, ask.proof.organisation(), by)?;
            Err(quicker(ask, policy, by))
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed stays; it is held against what stands now, and saving again puts it in the place of that.
fn quicker(ask: &Writing, policy: PolicyRow, by: String) -> Problem {
    let mut errors = Errors::default();
    errors.add(
        "body",
        "Someone else changed this policy while you had it open. Look at both, then save what is right",
    );
    let lines = compare::lines(&policy.body, &tidy(ask.typed().get("body")));
    let version = policy.version.to_string();
    let mut page = page(ask, policy, errors);
    page.form = page.form.now("version", version);
    page.lines = lines;
    page.quicker = Some(if by.is_empty() { "Someone".to_owned() } else { by });
    Answer::again(&page)
}
