//! A person's time in a service: team, stage, a reason for no key worker for now, the end; and which service leads.

use access::{ManageTenure, Permit};
use askama::Template;
use domain::{
    ids::{ServiceId, StageId, TeamId},
    one_of::OneOf,
    person::{Excuse, PlacementEnd, paragraph},
    tenure::EndReason,
};
use store::{StoreError, Tx, Value, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, fields::read_date, options};

use super::{
    service,
    sql::{self, PlacementRow, TenureRow},
};
use crate::{
    organisations,
    people::{self, Header},
};

#[derive(Template)]
#[template(path = "tenures/templates/placement.html")]
struct PlacementPage {
    shell: Shell,
    header: Header,
    placement: PlacementRow,
    form: Form,
    teams: Vec<(String, String)>,
    stages: Vec<(String, String)>,
    back: String,
}

impl PlacementPage {
    fn question(&self) -> String {
        format!("Is there a reason for no {} for now?", self.header.words().key_worker.singular)
    }
    fn excuses(&self) -> Vec<(String, String)> {
        let one = self.header.words().key_worker;
        std::iter::once((String::new(), format!("None: a missing {} is an alarm", one.singular)))
            .chain(options(Excuse::ALL))
            .collect()
    }
}

#[derive(Template)]
#[template(path = "tenures/templates/placement_form.html")]
struct FormPage {
    shell: Shell,
    header: Header,
    form: Form,
    choices: Vec<(String, String)>,
    button: &'static str,
    ends: bool,
    leads: bool,
    back: String,
}

type Asked = Ask<Permit<ManageTenure>>;

fn found(ask: &Asked, tx: &mut Tx<'_>) -> Result<PlacementRow, Problem> {
    let id = ask.id("placement")?;
    let rows = service::placements(tx, ask.proof.organisation(), ask.proof.person())?;
    rows.into_iter().find(|row| row.id == id && row.ends_on.is_none()).ok_or(Problem::NotFound(None))
}

pub(super) fn show(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let placement = found(ask, tx)?;
    Answer::page(&page(ask, tx, placement, Errors::default())?)
}

fn page(
    ask: &Asked,
    tx: &mut Tx<'_>,
    placement: PlacementRow,
    errors: Errors,
) -> Result<PlacementPage, Problem> {
    let organisation = ask.proof.organisation();
    let header = people::header(tx, &ask.proof, "key-workers")?;
    let teams: Vec<(TeamId, String)> =
        tx.rows(&sql::TEAMS, &[organisation.into(), placement.service.into()])?;
    let stages: Vec<(StageId, String)> =
        tx.rows(&sql::STAGES, &[organisation.into(), placement.service.into()])?;
    let part = |part: fn((i16, u8, u8)) -> String| {
        placement.recheck_on.map(|day| part(day.parts())).unwrap_or_default()
    };
    let form = ask.form(ask.path()).with(errors).filled(&[
        ("team", placement.team.map(|id| id.to_string()).unwrap_or_default()),
        ("stage", placement.stage.map(|id| id.to_string()).unwrap_or_default()),
        ("excuse", placement.excuse.clone().unwrap_or_default()),
        ("note", placement.excuse_note.clone()),
        ("recheck-day", part(|(_, _, day)| day.to_string())),
        ("recheck-month", part(|(_, month, _)| month.to_string())),
        ("recheck-year", part(|(year, _, _)| year.to_string())),
        ("version", placement.version.to_string()),
    ]);
    let listed = |rows: Vec<(String, String)>, none: &str| {
        std::iter::once((String::new(), none.to_owned())).chain(rows).collect::<Vec<_>>()
    };
    let teams = listed(teams.into_iter().map(|(id, name)| (id.to_string(), name)).collect(), "No team");
    let stages = listed(stages.into_iter().map(|(id, name)| (id.to_string(), name)).collect(), "No stage");
    let back = format!("{}/key-workers", header.path());
    let shell = ask.shell(format!("{} at {}", header.called(), placement.service_name)).form();
    Ok(PlacementPage { shell, header, placement, form, teams, stages, back })
}

pub(super) fn save(ask: &Asked, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let placement = found(ask, work)?;
    let mut errors = Errors::default();
    let changes = read(ask, work, &placement, &mut errors)?;
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, work, placement, errors)?));
    }
    let version = ask.typed().get("version").parse().unwrap_or(0);
    match work.correct("placement", ask.proof.organisation(), placement.id, version, &changes) {
        Ok(version) => {
            work.note(ask.proof.event("placement.changed").of(placement.id).version(version));
            Ok(Answer::see(format!("/people/{}/key-workers?said=placement-saved", ask.proof.person())))
        }
        Err(StoreError::Stale { .. }) => {
            errors.add("team", "Someone changed this while you had it open. Check it and save again");
            let mut page = page(ask, work, placement, errors)?;
            page.form = page.form.now("version", page.placement.version.to_string());
            Err(Answer::again(&page))
        }
        Err(error) => Err(error.into()),
    }
}

fn read(
    ask: &Asked,
    work: &mut Work<'_>,
    placement: &PlacementRow,
    errors: &mut Errors,
) -> Result<Vec<(&'static str, Value)>, Problem> {
    let (typed, organisation) = (ask.typed(), ask.proof.organisation());
    let teams: Vec<(TeamId, String)> =
        work.rows(&sql::TEAMS, &[organisation.into(), placement.service.into()])?;
    let stages: Vec<(StageId, String)> =
        work.rows(&sql::STAGES, &[organisation.into(), placement.service.into()])?;
    let team = teams.into_iter().map(|(id, _)| id).find(|id| id.to_string() == typed.get("team"));
    let stage = stages.into_iter().map(|(id, _)| id).find(|id| id.to_string() == typed.get("stage"));
    let excuse = Excuse::from_code(typed.get("excuse"));
    let note = errors.take("note", paragraph(typed.get("note"), 1000)).unwrap_or_default();
    let recheck = errors.take("recheck", read_date(typed, "recheck")).flatten();
    match (excuse, recheck) {
        (Some(_), None) => errors.add("recheck", "Enter the day to look at this again"),
        (Some(_), Some(day)) if day <= ask.today() || day > ask.today().plus_days(366) => {
            errors.add("recheck", "Choose a day after today and within a year");
        }
        _ => {}
    }
    let recheck = recheck.filter(|_| excuse.is_some());
    Ok(vec![
        ("team", team.into()),
        ("stage", stage.into()),
        ("excuse", excuse.map(OneOf::code).into()),
        ("excuse_note", note.into()),
        ("recheck_on", recheck.into()),
    ])
}

pub(super) fn new(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&new_page(ask, tx, Errors::default())?)
}

fn new_page(ask: &Asked, tx: &mut Tx<'_>, errors: Errors) -> Result<FormPage, Problem> {
    let header = people::header(tx, &ask.proof, "key-workers")?;
    let choices = organisations::places(tx, ask.proof.organisation())?
        .into_iter()
        .filter(|place| !header.now.iter().any(|row| row.service == place.service))
        .map(|place| (place.code(), place.words()))
        .collect();
    let (year, month, day) = ask.today().parts();
    let form = ask.form(ask.path()).with(errors).filled(&[
        ("on-day", day.to_string()),
        ("on-month", month.to_string()),
        ("on-year", year.to_string()),
    ]);
    let back = format!("{}/key-workers", header.path());
    let shell = ask.shell(format!("Support {} in another service", header.called())).form();
    Ok(FormPage { shell, header, form, choices, button: "Add this service", ends: false, leads: false, back })
}

pub(super) fn add(ask: &Asked, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, typed, mut errors) = (&ask.proof, ask.typed(), Errors::default());
    let known = organisations::places(work, permit.organisation())?;
    let place = known.into_iter().find(|place| place.code() == typed.get("choice"));
    let placements = service::placements(work, permit.organisation(), permit.person())?;
    let place = place
        .filter(|place| !placements.iter().any(|row| row.service == place.service && row.ends_on.is_none()));
    if place.is_none() {
        errors.add("choice", "Select a service that does not support this person yet");
    }
    let from = errors.take("on", read_date(typed, "on")).flatten();
    if from.is_none() && errors.of("on").is_none() {
        errors.add("on", "Enter the day the support starts, like 21 11 2026");
    }
    let (Some(place), Some(from), true) = (place, from, errors.is_empty()) else {
        return Err(Answer::again(&new_page(ask, work, errors)?));
    };
    let id = people::service::place(
        work,
        permit.organisation(),
        permit.person(),
        place.service,
        place.team,
        None,
        from,
    )?;
    work.note(permit.event("placement.begun").of(id).version(1));
    Ok(Answer::see(format!("/people/{}/key-workers?said=placement-added", permit.person())))
}

pub(super) fn end_page(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let placement = found(ask, tx)?;
    Answer::page(&ending(ask, tx, &placement, Errors::default())?)
}

fn ending(
    ask: &Asked,
    tx: &mut Tx<'_>,
    placement: &PlacementRow,
    errors: Errors,
) -> Result<FormPage, Problem> {
    let header = people::header(tx, &ask.proof, "key-workers")?;
    let (year, month, day) = ask.today().parts();
    let form = ask.form(ask.path()).with(errors).filled(&[
        ("on-day", day.to_string()),
        ("on-month", month.to_string()),
        ("on-year", year.to_string()),
        ("version", placement.version.to_string()),
    ]);
    let back = format!("{}/key-workers", header.path());
    let shell = ask.shell(format!("End support by {}", placement.service_name)).form();
    let choices = options(PlacementEnd::ALL);
    Ok(FormPage { shell, header, form, choices, button: "End support", ends: true, leads: false, back })
}

/// Ends the support, and with it every tenure in it, so that nobody stays named who is no longer there.
pub(super) fn end(ask: &Asked, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, typed, mut errors) = (&ask.proof, ask.typed(), Errors::default());
    let placement = found(ask, work)?;
    let reason = PlacementEnd::from_code(typed.get("choice"));
    if reason.is_none() {
        errors.add("choice", "Select why the support ends");
    }
    let on = errors.take("on", read_date(typed, "on")).flatten().unwrap_or_else(|| ask.today());
    if on < placement.starts_on || on > ask.today() {
        errors.add("on", format!("Choose a day from {} until today", placement.starts_on.long()));
    }
    let Some(reason) = reason.filter(|_| errors.is_empty()) else {
        return Err(Answer::again(&ending(ask, work, &placement, errors)?));
    };
    let because = match reason {
        PlacementEnd::Moved => EndReason::ServiceTransfer,
        PlacementEnd::Died => EndReason::Death,
        PlacementEnd::Mistake => EndReason::Mistake,
        PlacementEnd::SupportEnded | PlacementEnd::PersonChose => EndReason::Discharge,
    };
    let tenures: Vec<TenureRow> =
        work.rows(&sql::LIVE_OF_PLACEMENT, &[placement.id.into(), permit.organisation().into(), on.into()])?;
    for tenure in tenures {
        let last = on.max(tenure.starts_on);
        let version = service::end(work, permit.organisation(), tenure.id, tenure.version, last, because)?;
        work.note(
            permit
                .event("tenure.ended")
                .of(tenure.id)
                .version(version)
                .detail(format!("reason={}", because.code())),
        );
    }
    let version = typed.get("version").parse().unwrap_or(0);
    let changes = [
        ("ends_on", on.into()),
        ("end_reason", reason.code().into()),
        ("excuse", Value::Null),
        ("recheck_on", Value::Null),
    ];
    let version = work.correct("placement", permit.organisation(), placement.id, version, &changes)?;
    work.note(
        permit
            .event("placement.ended")
            .of(placement.id)
            .version(version)
            .detail(format!("reason={}", reason.code())),
    );
    Ok(Answer::see("/people?said=placement-ended"))
}

/// The form to choose the lead stands on the key workers page too; this is its page when it comes back.
pub(super) fn lead_page(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&choose_lead(ask, tx, Errors::default())?)
}

fn choose_lead(ask: &Asked, tx: &mut Tx<'_>, errors: Errors) -> Result<FormPage, Problem> {
    let header = people::header(tx, &ask.proof, "key-workers")?;
    let choices =
        header.placements().iter().map(|row| (row.service.to_string(), row.service_name.clone())).collect();
    let form = ask.form(ask.path()).with(errors).now("version", header.person.version.to_string());
    let back = format!("{}/key-workers", header.path());
    let shell = ask.shell(format!("Who leads for {}?", header.called())).form();
    Ok(FormPage { shell, header, form, choices, button: "Save who leads", ends: false, leads: true, back })
}

pub(super) fn lead(ask: &Asked, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, typed) = (&ask.proof, ask.typed());
    let chosen: Option<ServiceId> = typed.get("service").parse().ok();
    let placements = service::placements(work, permit.organisation(), permit.person())?;
    let open = placements.iter().find(|row| Some(row.service) == chosen && row.ends_on.is_none());
    let mut errors = Errors::default();
    let Some(open) = open else {
        errors.add("service", "Select which service leads");
        return Err(Answer::again(&choose_lead(ask, work, errors)?));
    };
    let version = typed.get("version").parse().unwrap_or(0);
    let changes = vec![("lead_service", open.service.into())];
    match people::service::correct(work, permit.organisation(), permit.person(), version, changes) {
        Ok(version) => {
            work.note(permit.event("lead.chosen").of(open.service).version(version));
            Ok(Answer::see(format!("/people/{}/key-workers?said=lead-saved", permit.person())))
        }
        Err(StoreError::Stale { .. }) => {
            errors.add(
                "service",
                "Something about this person was changed meanwhile. Check who leads and save again",
            );
            Err(Answer::again(&choose_lead(ask, work, errors)?))
        }
        Err(error) => Err(error.into()),
    }
}
