//! What a service promises: its rules with their sources; the pack that it begins with.

use access::{ChangePromises, OrganisationPermit, SeeUnallocated, gate};
use askama::Template;
use domain::{
    ids::{Service, ServiceId},
    one_of::OneOf,
    person::paragraph,
    policy::{Pack, Rule, packs},
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, fields::read_date};

use super::{
    alarm::{self, Alarm},
    effect::{self, Effect},
    parameters,
    sql::{self, ServiceRow},
};
use crate::{
    duties,
    policy::{self, NewVersion, SwitchedOff, Version},
};

#[derive(Template)]
#[template(path = "promises/templates/policy.html")]
struct PolicyPage {
    shell: Shell,
    alarms: Vec<Alarm>,
    service: ServiceRow,
    version: Option<Version>,
    may_change: bool,
    /// Told while what is due is being worked out again.
    progress: Option<String>,
    /// The days from which planned changes count.
    planned: Vec<domain::Day>,
}

impl PolicyPage {
    fn source(&self, rule: &Rule) -> String {
        source(rule)
    }
    fn told(&self, rule: &Rule) -> Vec<String> {
        rule.kind.parameters().iter().filter_map(parameters::told).collect()
    }
    fn off(&self, rule: &Rule) -> Option<&str> {
        self.version.as_ref()?.switched_off.get(&rule.id).map(String::as_str)
    }
}

/// Told while what is due is being worked out again, as after a change.
pub(super) fn progress(
    tx: &mut Tx<'_>,
    organisation: domain::ids::OrganisationId,
) -> Result<Option<String>, Problem> {
    Ok(duties::progress(tx, organisation)?.map(duties::Progress::words))
}

/// The document and section, and how sure we are.
pub(super) fn source(rule: &Rule) -> String {
    let source = &rule.source;
    format!("{}, {}. {}.", source.document, source.section.trim_end_matches('.'), source.sure.words())
}

/// The service of the path, if the organisation has it, and the policy that counts there today.
pub(super) fn found(
    tx: &mut Tx<'_>,
    organisation: domain::ids::OrganisationId,
    service: ServiceId,
    today: domain::Day,
) -> Result<(ServiceRow, Option<Version>), Problem> {
    let all: Vec<ServiceRow> = tx.rows(&sql::SERVICES, &[organisation.into()])?;
    let row = all.into_iter().find(|row| row.id == service).ok_or(Problem::NotFound(None))?;
    Ok((row, Version::in_force(tx, organisation, service, today)?))
}

pub(super) fn show(
    ask: &Ask<OrganisationPermit<SeeUnallocated>>,
    tx: &mut Tx<'_>,
) -> Result<Answer, Problem> {
    // What a service promises is no secret in its organisation.
    let service = ask.id::<Service>("service")?;
    let (row, version) = found(tx, ask.proof.organisation(), service, ask.today())?;
    let may_change =
        gate::in_organisation::<ChangePromises>(ask.me()?).is_some_and(|permit| permit.covers(service));
    let shell = ask.shell(format!("What {} promises", row.name));
    let alarms = alarm::alarms(ask, tx, Some(service))?;
    let progress = progress(tx, ask.proof.organisation())?;
    let planned = policy::planned(tx, ask.proof.organisation(), service, ask.today())?;
    Answer::page(&PolicyPage { shell, alarms, service: row, version, may_change, progress, planned })
}

pub(super) type Changing = Ask<OrganisationPermit<ChangePromises>>;

#[derive(Template)]
#[template(path = "promises/templates/choose.html")]
struct ChoosePage {
    shell: Shell,
    form: Form,
    effect: Option<Effect>,
    chosen: Option<&'static Pack>,
    has_one: bool,
    back: String,
}

impl ChoosePage {
    fn packs(&self) -> Vec<(String, String)> {
        packs().iter().map(|pack| (pack.id.clone(), format!("{}: {}", pack.name, pack.words))).collect()
    }
}

pub(super) fn choose(ask: &Changing, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&choose_page(ask, tx, Errors::default(), None)?)
}

fn choose_page(
    ask: &Changing,
    tx: &mut Tx<'_>,
    errors: Errors,
    look_at: Option<&'static Pack>,
) -> Result<ChoosePage, Problem> {
    let service = covered(ask)?;
    let (row, now) = found(tx, ask.proof.organisation(), service, ask.today())?;
    let effect = match look_at {
        Some(pack) => {
            let from = read_date(ask.typed(), "from").ok().flatten().unwrap_or_else(|| ask.today());
            let rules = (pack.rules.as_slice(), from);
            Some(effect::of(tx, ask.proof.organisation(), service, now.as_ref(), rules, ask.today())?)
        }
        None => None,
    };
    let (year, month, day) = ask.today().parts();
    let form = ask.form(format!("/promises/{service}/policy/choose")).with(errors).filled(&[
        ("from-day", day.to_string()),
        ("from-month", month.to_string()),
        ("from-year", year.to_string()),
    ]);
    let shell = ask.shell(format!("Choose what {} promises", row.name)).form();
    let back = format!("/promises/{service}/policy");
    Ok(ChoosePage { shell, form, effect, chosen: look_at, has_one: now.is_some(), back })
}

pub(super) fn covered(ask: &Changing) -> Result<ServiceId, Problem> {
    let service = ask.id::<Service>("service")?;
    if ask.proof.covers(service) { Ok(service) } else { Err(Problem::NotFound(None)) }
}

/// Looks first; writes when it was looked at.
pub(super) fn save_choice(ask: &Changing, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (service, mut errors, typed) = (covered(ask)?, Errors::default(), ask.typed());
    let pack = packs().iter().find(|pack| pack.id == typed.get("pack"));
    if pack.is_none() {
        errors.add("pack", "Select the kind of service");
    }
    let (why, from) = why_and_when(ask, &mut errors);
    let (Some(pack), Some(from), true) = (pack, from, errors.is_empty()) else {
        return Err(Answer::again(&choose_page(ask, work, errors, None)?));
    };
    if typed.get("step") != "save" {
        work.note(ask.proof.event("promises.looked"));
        return Answer::page(&choose_page(ask, work, errors, Some(pack))?);
    }
    let new = NewVersion { service, pack, switched_off: &SwitchedOff::new(), why: &why, from };
    policy::adopt(work, ask.proof.organisation(), &new)?;
    Ok(Answer::see(format!("/promises/{service}/policy?said=promises-saved")))
}

/// Why the policy changes, and from which day.
pub(super) fn why_and_when(ask: &Changing, errors: &mut Errors) -> (String, Option<domain::Day>) {
    let typed = ask.typed();
    let why = errors.take("why", paragraph(typed.get("why"), 500)).unwrap_or_default();
    match why.chars().count() {
        _ if errors.of("why").is_some() => {}
        0 => errors.add("why", "Enter why the promises change"),
        1 | 2 => errors.add("why", "Write a few words, so that others understand it later"),
        _ => {}
    }
    let from = match read_date(typed, "from") {
        Ok(Some(day)) if day >= ask.today() && day.days_since(ask.today()) <= 366 => Some(day),
        Ok(_) => {
            errors
                .add("from", "Enter the first day: today or later, within a year. The past stays as it was");
            None
        }
        Err(sentence) => {
            errors.add("from", sentence);
            None
        }
    };
    (why, from)
}
