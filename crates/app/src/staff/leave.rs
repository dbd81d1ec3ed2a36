//! Leave: days away, entered by a manager. Both its first and its last day are days away.

use askama::Template;
use domain::{ids::ThingId, leave::Leave};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{Manage, forms, member::Member, rows::LeaveRow, service, sql};

/// Told to whoever enters or cancels their own leave.
const NOT_YOUR_OWN_LEAVE: &str = "Ask another manager or administrator to enter or cancel your own leave.";

#[derive(Template)]
#[template(path = "staff/templates/leave.html")]
struct LeavePage {
    shell: Shell,
    member: Member,
    form: Form,
    known: Vec<LeaveRow>,
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let member = not_own(ask, tx)?;
    Answer::page(&page(ask, tx, member, Errors::default())?)
}

fn not_own(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Member, Problem> {
    Member::managed_by_another(ask, tx, NOT_YOUR_OWN_LEAVE)
}

fn known(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: &Member) -> Result<Vec<LeaveRow>, Problem> {
    let since = ask.today().plus_days(-731);
    let arguments = [member.staff.id.into(), ask.proof.organisation().into(), since.into()];
    Ok(tx.rows(&sql::LEAVE, &arguments)?)
}

fn page(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: Member, errors: Errors) -> Result<LeavePage, Problem> {
    let today = ask.today();
    let mut known = known(ask, tx, &member)?;
    known.retain(|row| row.last_day >= today);
    let form = ask.form(format!("{}/leave/new", member.path())).with(errors);
    Ok(LeavePage { shell: ask.shell("Add leave").form(), member, form, known })
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, mut errors) = (not_own(ask, work)?, Errors::default());
    let wish = read(ask, &mut errors);
    let there: Vec<Leave> = known(ask, work, &member)?
        .iter()
        .map(|row| Leave { from: row.first_day, until: row.last_day })
        .collect();
    let decided = wish.and_then(|wish| errors.take("last_day", wish.decide(&there)));
    let Some(leave) = decided else {
        return Err(Answer::again(&page(ask, work, member, errors)?));
    };
    let id = service::add_leave(work, ask.proof.organisation(), member.staff.id, leave)?;
    let detail = format!("staff={}", member.staff.id);
    work.note(ask.proof.event("leave.added").of(id).version(1).detail(detail));
    let said = if member.staff.key_worker_of > 0 { "leave-added-cover" } else { "leave-added" };
    Ok(Answer::see(format!("{}?said={said}", member.path())))
}

fn read(ask: &Ask<Manage>, errors: &mut Errors) -> Option<Leave> {
    let first = forms::read_day(ask.typed(), "first_day", errors);
    let last = forms::read_day(ask.typed(), "last_day", errors);
    let earliest = ask.today().plus_days(-365);
    match first {
        None if errors.of("first_day").is_none() => {
            errors.add("first_day", "Enter the first day away, like 21 11 2026");
        }
        Some(day) if day < earliest => errors.add("first_day", "Choose a first day within the last year"),
        _ => {}
    }
    if last.is_none() && errors.of("last_day").is_none() {
        errors.add("last_day", "Enter the last day away, like 21 11 2026");
    }
    Some(Leave { from: first.filter(|_| errors.is_empty())?, until: last? })
}

pub(super) fn cancel(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, id) = (not_own(ask, work)?, ask.id::<domain::ids::Thing>("leave")?);
    let known = known(ask, work, &member)?;
    let there = known.iter().any(|row: &LeaveRow| row.id == id && row.last_day >= ask.today());
    if !there {
        return Err(Problem::NotFound(None));
    }
    let version = ask.typed().get("version").parse().unwrap_or(0);
    let version = cancelled(ask, work, id, version)?;
    let detail = format!("staff={}", member.staff.id);
    work.note(ask.proof.event("leave.cancelled").of(id).version(version).detail(detail));
    Ok(Answer::see(format!("{}?said=leave-cancelled", member.path())))
}

fn cancelled(ask: &Ask<Manage>, work: &mut Work<'_>, id: ThingId, version: i64) -> Result<i64, StoreError> {
    work.correct("leave", ask.proof.organisation(), id, version, &[("cancelled", true.into())])
}
