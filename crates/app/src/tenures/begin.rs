//! Naming a key worker, an interim, a second or cover: now, from a past day, or planned.

use access::{ManageTenure, Permit};
use askama::Template;
use domain::{
    Day,
    one_of::OneOf,
    person::paragraph,
    tenure::{self, Kind, Stretch},
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, fields::read_date};

use super::{
    service::{self, Begin},
    sql,
};
use crate::{
    notices,
    people::{self, Header},
};

#[derive(Template)]
#[template(path = "tenures/templates/begin.html")]
struct BeginPage {
    shell: Shell,
    header: Header,
    form: Form,
    candidates: Vec<(String, String)>,
    services: Vec<(String, String)>,
    stages: Vec<(String, String)>,
    back: String,
}

impl BeginPage {
    fn kinds(&self) -> Vec<(String, String)> {
        let word = self.header.words().key_worker;
        let words = |kind: &Kind| match kind {
            Kind::KeyWorker => word.title(),
            Kind::Interim => format!("Interim {}", word.singular),
            Kind::Second => format!("Second {}", word.singular),
            Kind::Cover => "Cover".to_owned(),
        };
        Kind::ALL.iter().map(|kind| (kind.code().to_owned(), words(kind))).collect()
    }
}

pub(super) fn show(ask: &Ask<Permit<ManageTenure>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Ask<Permit<ManageTenure>>, tx: &mut Tx<'_>, errors: Errors) -> Result<BeginPage, Problem> {
    let (permit, today) = (&ask.proof, ask.today());
    let header = people::header(tx, permit, "key-workers")?;
    let (mut candidates, mut stages) = (Vec::new(), vec![(String::new(), "No stage".to_owned())]);
    for row in header.placements() {
        let arguments = [permit.organisation().into(), row.service.into(), today.into()];
        let found: Vec<sql::CandidateRow> = tx.rows(&sql::CANDIDATES, &arguments)?;
        candidates.extend(found.into_iter().map(candidate));
        let known: Vec<(domain::ids::StageId, String)> =
            tx.rows(&sql::STAGES, &[permit.organisation().into(), row.service.into()])?;
        stages.extend(known.into_iter().map(|(id, name)| (id.to_string(), name)));
    }
    candidates.sort_by(|a, b| a.1.cmp(&b.1));
    candidates.dedup();
    candidates.insert(0, (String::new(), "Choose someone".to_owned()));
    let services: Vec<(String, String)> =
        header.placements().iter().map(|row| (row.placement.to_string(), row.service_name.clone())).collect();
    let (year, month, day) = today.parts();
    let first = services.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let form = ask.form(ask.path()).with(errors).filled(&[
        ("kind", Kind::KeyWorker.code().to_owned()),
        ("placement", if services.len() == 1 { first } else { String::new() }),
        ("from-day", day.to_string()),
        ("from-month", month.to_string()),
        ("from-year", year.to_string()),
    ]);
    let back = format!("{}/key-workers", header.path());
    let title = format!("Name {} for {}", header.words().key_worker.a(), header.called());
    Ok(BeginPage { shell: ask.shell(title).form(), header, form, candidates, services, stages, back })
}

fn candidate(row: sql::CandidateRow) -> (String, String) {
    let people = if row.people == 1 { "1 person".to_owned() } else { format!("{} people", row.people) };
    let away = if row.away { ", away today" } else { "" };
    (row.id.to_string(), format!("{} ({people}{away})", row.name))
}

pub(super) fn save(ask: &Ask<Permit<ManageTenure>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, mut errors) = (&ask.proof, Errors::default());
    let read = read(ask, work, &mut errors)?;
    let Some(begin) = read.filter(|_| errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, errors)?));
    };
    let Some(facts) = service::facts(work, permit.organisation(), &begin)? else {
        return Err(Problem::NotFound(None));
    };
    if let Err(sentence) = tenure::begin(begin.kind, begin.stretch, &facts) {
        errors.add(field_of(&sentence), sentence.to_string());
        return Err(Answer::again(&page(ask, work, errors)?));
    }
    let id = service::begin(work, permit.organisation(), &begin)?;
    work.note(permit.event("tenure.begun").of(id).version(1).detail(format!("kind={}", begin.kind.code())));
    notices::tell(
        work,
        permit.organisation(),
        &[begin.staff],
        "tenure_begun",
        Some(permit.person()),
        begin.kind.code(),
    )?;
    Ok(Answer::see(format!("/people/{}/key-workers?said=tenure-saved", permit.person())))
}

fn field_of(sentence: &tenure::CannotBegin) -> &'static str {
    use tenure::CannotBegin as C;
    match sentence {
        C::NoPost(_) | C::Excluded(_) | C::AlreadyThis { .. } => "staff",
        C::Backwards | C::Leaves { .. } => "until",
        C::Overlaps { .. } | C::BeforePlacement(_) | C::AfterPlacement(_) => "from",
    }
}

fn read(
    ask: &Ask<Permit<ManageTenure>>,
    work: &mut Work<'_>,
    errors: &mut Errors,
) -> Result<Option<Begin>, Problem> {
    let (permit, typed) = (&ask.proof, ask.typed());
    let kind = Kind::from_code(typed.get("kind"));
    if kind.is_none() {
        errors.add("kind", "Select what this person will be");
    }
    let placements = service::placements(work, permit.organisation(), permit.person())?;
    let placement = typed.get("placement").parse().ok();
    let placement = placements.into_iter().find(|row| Some(row.id) == placement && row.ends_on.is_none());
    if placement.is_none() {
        errors.add("placement", "Select the service");
    }
    let staff = typed.get("staff").parse().ok();
    if staff.is_none() {
        errors.add("staff", "Choose who it will be");
    }
    let from = day(ask, "from", errors);
    if from.is_none() && errors.of("from").is_none() {
        errors.add("from", "Enter the first day, like 21 11 2026");
    }
    let until = day(ask, "until", errors);
    let why = errors.take("why", paragraph(typed.get("why"), 1000)).unwrap_or_default();
    let (Some(kind), Some(placement), Some(staff), Some(from)) = (kind, placement, staff, from) else {
        return Ok(None);
    };
    let stages: Vec<(domain::ids::StageId, String)> =
        work.rows(&sql::STAGES, &[permit.organisation().into(), placement.service.into()])?;
    let wanted = typed.get("stage").parse().ok();
    let stage = stages.into_iter().map(|(id, _)| id).find(|id| Some(*id) == wanted).or(placement.stage);
    let stretch = Stretch { from, until };
    let (person, service) = (permit.person(), placement.service);
    Ok(Some(Begin { person, placement: placement.id, service, staff, kind, stage, stretch, why }))
}

fn day(ask: &Ask<Permit<ManageTenure>>, field: &str, errors: &mut Errors) -> Option<Day> {
    errors.take(field, read_date(ask.typed(), field)).flatten()
}
