//! To whom a member of staff answers, one manager for each purpose (A6).

use askama::Template;
use domain::{ids::StaffId, one_of::OneOf, role::Purpose};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Safe, Shell};

use super::{
    Conflict, Manage, forms,
    member::Member,
    rows::{ChoiceRow, ManagerRow},
    service, sql,
};

/// How far a chain of managers is followed.
const LONGEST_CHAIN: usize = 50;

#[derive(Template)]
#[template(path = "staff/templates/managers.html")]
struct ManagersPage {
    shell: Shell,
    member: Member,
    form: Form,
    choices: Vec<(String, String)>,
    conflict: Option<Conflict>,
}

impl ManagersPage {
    fn purposes(&self) -> &'static [Purpose] {
        Purpose::ALL
    }
    /// The manager that stood in the form when it was opened.
    fn keep_seen(&self, purpose: &Purpose) -> Safe {
        let field = seen_field(*purpose);
        self.form.keep(&field, self.form.value(&field))
    }
}

fn seen_field(purpose: Purpose) -> String {
    format!("seen_{}", purpose.code())
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let member = Member::managed(ask, tx)?;
    Answer::page(&page(ask, tx, member, Errors::default())?)
}

fn present(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: &Member) -> Result<Vec<ManagerRow>, Problem> {
    Ok(tx.rows(&sql::MANAGERS, &[member.staff.id.into(), ask.proof.organisation().into()])?)
}

fn of_purpose(rows: &[ManagerRow], purpose: Purpose) -> Option<&ManagerRow> {
    rows.iter().find(|row| row.purpose == purpose.code())
}

fn page(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: Member, errors: Errors) -> Result<ManagersPage, Problem> {
    let rows = present(ask, tx, &member)?;
    let mut values = Vec::new();
    for purpose in Purpose::ALL {
        let manager = of_purpose(&rows, *purpose).map(|row| row.manager.to_string()).unwrap_or_default();
        values.push((purpose.code().to_owned(), manager.clone()));
        values.push((seen_field(*purpose), manager));
    }
    let form = forms::filled(ask.form(format!("{}/managers", member.path())), values).with(errors);
    let choices = std::iter::once((String::new(), "No one yet".to_owned()))
        .chain(
            staff_choices(ask, tx, &member)?
                .into_iter()
                .map(|choice| (choice.id.to_string(), choice.words())),
        )
        .collect();
    Ok(ManagersPage { shell: ask.shell("Change managers").form(), member, form, choices, conflict: None })
}

fn staff_choices(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: &Member) -> Result<Vec<ChoiceRow>, Problem> {
    let arguments = [ask.proof.organisation().into(), member.staff.id.into(), ask.today().into()];
    Ok(tx.rows(&sql::CHOICES, &arguments)?)
}

impl ChoiceRow {
    fn words(&self) -> String {
        if self.job_title.is_empty() {
            self.name.clone()
        } else {
            format!("{}, {}", self.name, self.job_title)
        }
    }
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (organisation, mut errors) = (ask.proof.organisation(), Errors::default());
    let member = Member::managed(ask, work)?;
    let choices = staff_choices(ask, work, &member)?;
    let rows = present(ask, work, &member)?;
    if has_moved(ask, &rows) {
        return Err(stale(ask, work, member, &rows, &choices)?);
    }
    let mut chosen = Vec::new();
    for purpose in Purpose::ALL {
        let typed = ask.typed().get(purpose.code());
        let manager = choices.iter().map(|choice| choice.id).find(|id| id.to_string() == typed);
        if !typed.is_empty() && manager.is_none() {
            errors.add(purpose.code(), "Choose someone from the list, or “No one yet”");
        }
        let already = of_purpose(&rows, *purpose).map(|row| row.manager);
        if let Some(manager) = manager.filter(|manager| already != Some(*manager))
            && leads_back(ask, work, *purpose, manager, member.staff.id)?
        {
            errors.add(purpose.code(), "They answer to this member of staff themself. Choose someone else");
        }
        if already != manager {
            chosen.push((*purpose, manager));
        }
    }
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, work, member, errors)?));
    }
    for (purpose, manager) in &chosen {
        service::set_manager(work, organisation, member.staff.id, *purpose, *manager)?;
    }
    for (purpose, manager) in &chosen {
        let manager = manager.map_or_else(|| "none".to_owned(), |manager| manager.to_string());
        let detail = format!("purpose={} manager={manager}", purpose.code());
        work.note(ask.proof.event("manager.set").of(member.staff.id).detail(detail));
    }
    if chosen.is_empty() {
        work.note(ask.proof.event("manager.kept").of(member.staff.id));
    }
    Ok(Answer::see(format!("{}?said=managers-saved", member.path())))
}

/// Whether the chain of managers for this purpose, beginning with `manager`, comes back to `staff`.
fn leads_back(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    purpose: Purpose,
    manager: StaffId,
    staff: StaffId,
) -> Result<bool, Problem> {
    let mut next = Some(manager);
    for _ in 0..LONGEST_CHAIN {
        let Some(current) = next else { return Ok(false) };
        if current == staff {
            return Ok(true);
        }
        let arguments = [current.into(), purpose.code().into(), ask.proof.organisation().into()];
        next = work.maybe(&sql::MANAGER_OF, &arguments)?;
    }
    Ok(true)
}

/// Whether someone changed a manager since the form was opened.
fn has_moved(ask: &Ask<Manage>, rows: &[ManagerRow]) -> bool {
    Purpose::ALL.iter().any(|purpose| {
        let present = of_purpose(rows, *purpose).map(|row| row.manager.to_string()).unwrap_or_default();
        ask.typed().get(&seen_field(*purpose)) != present
    })
}

fn stale(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    member: Member,
    rows: &[ManagerRow],
    choices: &[ChoiceRow],
) -> Result<Problem, Problem> {
    let part = |purpose: &Purpose| {
        let saved = of_purpose(rows, *purpose).map(|row| row.name.clone()).unwrap_or_default();
        let typed = ask.typed().get(purpose.code());
        let typed = choices.iter().find(|choice| choice.id.to_string() == typed);
        (purpose.words(), saved, typed.map(|choice| choice.name.clone()).unwrap_or_default())
    };
    let parts = Purpose::ALL.iter().map(part).collect();
    // A manager who was taken away leaves no row that says by whom.
    let last = rows.iter().max_by_key(|row| row.changed_at);
    let changed = last.map_or((None, ask.now()), |row| (row.changed_by, row.changed_at));
    let conflict = Conflict::of(work, ask.proof.organisation(), changed, parts)?;
    let mut errors = Errors::default();
    errors.add(Purpose::ALL.first().map_or("", |purpose| purpose.code()), Conflict::SENTENCE);
    let mut page = page(ask, work, member, errors)?;
    for purpose in Purpose::ALL {
        let present = of_purpose(rows, *purpose).map(|row| row.manager.to_string()).unwrap_or_default();
        page.form = page.form.now(&seen_field(*purpose), present);
    }
    page.conflict = Some(conflict);
    Ok(Answer::again(&page))
}
