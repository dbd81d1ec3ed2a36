//! What is due about one person, and why something need not be done for now.

use access::{CorrectPerson, Permit, ReadRecord};
use askama::Template;
use domain::{
    Day,
    ids::Thing,
    one_of::OneOf,
    person::{Excuse, paragraph},
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, fields::read_date, options};

use super::{
    sql::{self, DutyRow, ExcuseRow, OnceRow},
    state::{Standing, owner},
};
use crate::{
    duties,
    people::{self, Header},
};

#[derive(Template)]
#[template(path = "promises/templates/person.html")]
struct PersonPage {
    shell: Shell,
    header: Header,
    rows: Vec<Line>,
    not_measured: Vec<String>,
    form: Form,
    back: String,
}

struct Line {
    row: DutyRow,
    standing: Standing,
    path: String,
}

impl Line {
    fn owner(&self) -> String {
        owner(self.row.owner.as_ref(), &self.row.owner_role)
    }
}

pub(super) fn show(ask: &Ask<Permit<ReadRecord>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let header = people::header(tx, &ask.proof, "duties")?;
    let mut lines: Vec<Line> = rows(tx, ask.proof.person(), ask.proof.organisation())?
        .into_iter()
        .map(|row| {
            let standing = Standing::of(&row.state, row.due_on, row.kept_on, row.until_on, ask.today());
            Line { path: format!("{}/duties/{}/not-now", header.path(), row.id), standing, row }
        })
        .collect();
    lines.sort_by_key(|line| line.standing.place());
    let arguments = [ask.proof.person().into(), ask.proof.organisation().into(), duties::PEOPLE.into()];
    let not_measured: Vec<String> = tx.rows(&sql::NOT_MEASURED_OF, &arguments)?;
    let back = header.path();
    let shell = ask.shell(format!("What is due for {}", header.called()));
    let form = Form::default();
    Answer::page(&PersonPage { shell, header, rows: lines, not_measured, form, back })
}

fn rows(
    tx: &mut Tx<'_>,
    person: domain::ids::PersonId,
    organisation: domain::ids::OrganisationId,
) -> Result<Vec<DutyRow>, store::StoreError> {
    tx.rows(&sql::OF_PERSON, &[person.into(), organisation.into()])
}

#[derive(Template)]
#[template(path = "promises/templates/not_now.html")]
struct NotNowPage {
    shell: Shell,
    header: Header,
    form: Form,
    again: Form,
    duty: DutyRow,
    excuse: Option<ExcuseRow>,
    today: Day,
    back: String,
}

impl ExcuseRow {
    fn words(&self) -> &'static str {
        Excuse::from_code(&self.reason).map_or("", Excuse::words)
    }
}

type Asked = Ask<Permit<CorrectPerson>>;

pub(super) fn not_now(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

/// What the address is about as it stands today: a row is superseded by the next one about the same, and a page that
/// was opened before still knows the old one.
fn duty(ask: &Asked, tx: &mut Tx<'_>) -> Result<DutyRow, Problem> {
    let id = ask.id::<Thing>("duty")?;
    let (person, organisation) = (ask.proof.person(), ask.proof.organisation());
    let rows = rows(tx, person, organisation)?;
    let once: Option<OnceRow> = tx.maybe(&sql::ONCE, &[id.into(), person.into(), organisation.into()])?;
    let once = once.ok_or(Problem::NotFound(None))?;
    let same = |row: &DutyRow| row.service == once.service && row.rule == once.rule && row.item == once.item;
    let gone = || Problem::Refused("This is not due any more. Go back to see what is.".into());
    rows.into_iter().find(same).ok_or_else(gone)
}

fn excuse(ask: &Asked, tx: &mut Tx<'_>, duty: &DutyRow) -> Result<Option<ExcuseRow>, Problem> {
    let (person, organisation) = (ask.proof.person(), ask.proof.organisation());
    let arguments = [person.into(), organisation.into(), ask.today().into()];
    let excuses: Vec<ExcuseRow> = tx.rows(&sql::EXCUSES_OF, &arguments)?;
    Ok(excuses
        .into_iter()
        .find(|row| row.rule == duty.rule && (row.item == duty.item || row.item.is_empty())))
}

fn page(ask: &Asked, tx: &mut Tx<'_>, errors: Errors) -> Result<NotNowPage, Problem> {
    let header = people::header(tx, &ask.proof, "duties")?;
    let duty = duty(ask, tx)?;
    let excuse = excuse(ask, tx, &duty)?;
    let path = format!("{}/duties/{}/not-now", header.path(), duty.id);
    let (form, again) = (ask.form(path.clone()).with(errors), ask.form(format!("{path}/again")));
    let back = format!("{}/duties", header.path());
    let shell = ask.shell("Not for now").form();
    Ok(NotNowPage { shell, header, form, again, duty, excuse, today: ask.today(), back })
}

pub(super) fn save(ask: &Asked, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, typed, mut errors) = (&ask.proof, ask.typed(), Errors::default());
    let duty = duty(ask, work)?;
    let reason = Excuse::from_code(typed.get("reason"));
    if reason.is_none() {
        errors.add("reason", "Select why it need not be done for now");
    }
    let note = errors.take("note", paragraph(typed.get("note"), 500)).unwrap_or_default();
    let recheck = match read_date(typed, "recheck") {
        Ok(Some(day)) if day > ask.today() && day.days_since(ask.today()) <= 366 => Some(day),
        Ok(_) => {
            errors.add("recheck", "Enter the day to look at it again: after today, and within a year");
            None
        }
        Err(sentence) => {
            errors.add("recheck", sentence);
            None
        }
    };
    if let Some(excuse) = excuse(ask, work, &duty)? {
        let until = excuse.recheck_on.long();
        errors.add(
            "reason",
            format!("It was put off already, until {until}. To change that, let it count again first"),
        );
    } else if duty.state != "due" {
        errors.add("reason", "This is not open, so nothing need be put off");
    }
    let (Some(reason), Some(recheck), true) = (reason, recheck, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, errors)?));
    };
    let (id, now, today) = (work.mint::<Thing>(), work.now(), work.today());
    work.put(
        &sql::ADD_EXCUSE,
        &[
            id.into(),
            permit.organisation().into(),
            duty.service.into(),
            permit.person().into(),
            (&duty.rule).into(),
            (&duty.item).into(),
            reason.code().into(),
            note.into(),
            today.into(),
            recheck.into(),
            now.into(),
            permit.staff().into(),
        ],
    )?;
    work.note(permit.event("duty.excused").of(id).version(1).detail(format!(
        "rule={} reason={}",
        duty.rule,
        reason.code()
    )));
    Ok(Answer::see(format!("/people/{}/duties?said=duty-excused", permit.person())))
}

/// Takes the reason back: it counts again from now.
pub(super) fn again(ask: &Asked, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let permit = &ask.proof;
    let duty = duty(ask, work)?;
    let Some(excuse) = excuse(ask, work, &duty)? else {
        return Err(Problem::Refused("Nothing puts this off. It counts already.".into()));
    };
    let version = work.correct(
        "duty_excuse",
        permit.organisation(),
        excuse.id,
        excuse.version,
        &[("cancelled", true.into())],
    )?;
    work.note(permit.event("duty.counts").of(excuse.id).version(version));
    Ok(Answer::see(format!("/people/{}/duties?said=duty-counts", permit.person())))
}

/// Why something can be put off.
pub(super) fn reasons() -> Vec<(String, String)> {
    options(Excuse::ALL)
}

impl NotNowPage {
    fn reasons(&self) -> Vec<(String, String)> {
        reasons()
    }
    fn standing(&self) -> Standing {
        let duty = &self.duty;
        Standing::of(&duty.state, duty.due_on, duty.kept_on, duty.until_on, self.today)
    }
}
