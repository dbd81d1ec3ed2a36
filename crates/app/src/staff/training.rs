//! Training and competence: what somebody was found able to do, by whom, until when, and where the evidence is (F5, B3).

pub(super) mod back;

use askama::Template;
use domain::{
    Day,
    ids::{StaffId, Thing, ThingId},
    names,
    one_of::OneOf,
    person::paragraph,
    policy::Competence,
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, options};

use super::{Manage, forms, member::Member, rows::ChoiceRow, sql};

store::record! {
    pub(super) struct HeldRow {
        pub(super) id: ThingId,
        pub(super) code: String,
        pub(super) achieved_on: Day,
        pub(super) expires_on: Option<Day>,
        pub(super) assessed_by: String,
        pub(super) assessor: Option<StaffId>,
        pub(super) assessor_name: Option<String>,
        pub(super) evidence: String,
        pub(super) evidence_on: Option<Day>,
        pub(super) version: i64,
    }
}

impl HeldRow {
    /// A colleague by the name that they have now, somebody outside by the name that was typed.
    fn by(&self) -> &str {
        self.assessor_name.as_deref().unwrap_or(&self.assessed_by)
    }
    fn words(&self) -> &'static str {
        Competence::from_code(&self.code).map_or("", Competence::words)
    }
    fn has_run_out(&self, today: impl std::borrow::Borrow<Day>) -> bool {
        self.expires_on.is_some_and(|day| day < *today.borrow())
    }
}

#[derive(Template)]
#[template(path = "staff/templates/training.html")]
struct TrainingPage {
    shell: Shell,
    member: Member,
    form: Form,
    held: Vec<HeldRow>,
    taken_back: Vec<back::TakenRow>,
    assessors: Vec<(String, String)>,
    today: Day,
}

impl TrainingPage {
    fn kinds(&self) -> Vec<(String, String)> {
        options(Competence::ALL)
    }
    fn withdraw(&self, row: &HeldRow) -> String {
        format!("{}/training/{}/withdraw", self.member.path(), row.id)
    }
}

/// Told to whoever enters their own training.
const NOT_YOUR_OWN: &str = "Ask another manager or administrator to enter your own training.";

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let member = not_own(ask, tx)?;
    Answer::page(&page(ask, tx, member, Errors::default())?)
}

fn not_own(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Member, Problem> {
    Member::managed_by_another(ask, tx, NOT_YOUR_OWN)
}

fn page(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: Member, errors: Errors) -> Result<TrainingPage, Problem> {
    let whose = [member.staff.id.into(), ask.proof.organisation().into()];
    let (held, taken_back) = (tx.rows(&sql::HELD, &whose)?, tx.rows(&sql::TAKEN_BACK, &whose)?);
    let assessors = assessors(ask, tx, &member)?.into_iter().map(|row| (row.id.to_string(), row.name));
    let outside = (String::new(), "Somebody outside".to_owned());
    let assessors = std::iter::once(outside).chain(assessors).collect();
    let form = ask.form(format!("{}/training", member.path())).with(errors);
    let shell = ask.shell("Training and competence").form();
    Ok(TrainingPage { shell, member, form, held, taken_back, assessors, today: ask.today() })
}

/// Everyone who works here now, but the one whose training it is.
fn assessors(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: &Member) -> Result<Vec<ChoiceRow>, Problem> {
    let arguments = [ask.proof.organisation().into(), member.staff.id.into(), ask.today().into()];
    Ok(tx.rows(&sql::CHOICES, &arguments)?)
}

/// Who found them able: a colleague from the list, or the name of somebody outside.
fn assessor(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    member: &Member,
    errors: &mut Errors,
) -> Result<Option<(Option<StaffId>, String)>, Problem> {
    let (chosen, typed) = (ask.typed().get("assessor"), ask.typed().get("assessed_by"));
    if chosen.is_empty() {
        let missing = "Choose who found them able to do it, or enter the name of somebody outside";
        let name = errors.name("assessed_by", typed, missing);
        if name.as_ref().is_some_and(|by| names::key(by) == names::key(&member.staff.name)) {
            errors.add("assessed_by", "Nobody signs off their own competence. Enter somebody else");
        }
        return Ok(name.map(|name| (None, name)));
    }
    if !typed.trim().is_empty() {
        errors.add("assessed_by", "Choose a colleague or enter a name, not both");
    }
    let colleague = assessors(ask, work, member)?.into_iter().find(|row| row.id.to_string() == chosen);
    if colleague.is_none() {
        errors.add("assessor", "Choose a colleague from the list. Nobody signs off their own competence");
    }
    Ok(colleague.map(|row| (Some(row.id), row.name)))
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, mut errors, typed) = (not_own(ask, work)?, Errors::default(), ask.typed());
    let code = Competence::from_code(typed.get("code"));
    if code.is_none() {
        errors.add("code", "Select what they were found able to do");
    }
    let achieved = forms::read_day(typed, "achieved_on", &mut errors);
    match achieved {
        None if errors.of("achieved_on").is_none() => {
            errors.add("achieved_on", "Enter the day, like 21 11 2026");
        }
        Some(day) if day > ask.today() => errors.add("achieved_on", "Enter a day that is not in the future"),
        Some(day) if Day::new(1960, 1, 1).is_some_and(|earliest| day < earliest) => {
            errors.add("achieved_on", "Enter a day that is not before 1 January 1960. Is the year right?");
        }
        _ => {}
    }
    let expires = forms::read_day(typed, "expires_on", &mut errors);
    if expires.zip(achieved).is_some_and(|(last, first)| last < first) {
        errors.add("expires_on", "It cannot run out before it began");
    }
    let by = assessor(ask, work, &member, &mut errors)?;
    let evidence = errors.take("evidence", paragraph(typed.get("evidence"), 500)).unwrap_or_default();
    let evidence_on = forms::read_day(typed, "evidence_on", &mut errors);
    if evidence_on.is_some_and(|day| day > ask.today()) {
        errors.add("evidence_on", "Enter a day that is not in the future");
    }
    let (Some(code), Some(achieved), Some((assessor, by)), true) = (code, achieved, by, errors.is_empty())
    else {
        return Err(Answer::again(&page(ask, work, member, errors)?));
    };
    let (id, now) = (work.mint::<Thing>(), work.now());
    work.put(
        &sql::ADD_HELD,
        &[
            id.into(),
            ask.proof.organisation().into(),
            member.staff.id.into(),
            code.code().into(),
            achieved.into(),
            expires.into(),
            by.into(),
            evidence.into(),
            now.into(),
            ask.proof.staff().into(),
            assessor.into(),
            evidence_on.into(),
        ],
    )?;
    let detail = format!("competence={id} code={}", code.code());
    work.note(ask.proof.event("worker.trained").of(member.staff.id).version(1).detail(detail));
    Ok(Answer::see(format!("{}/training?said=training-saved", member.path())))
}
