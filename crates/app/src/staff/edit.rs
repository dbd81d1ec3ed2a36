//! Changing what is known about a member of staff.

use askama::Template;
use store::{StoreError, Tx, Value, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use domain::{Moment, ids::StaffId, names, one_of::OneOf};

use super::{
    Conflict, Manage,
    forms::{self, DayBox},
    hours,
    member::{Member, asked_words, days, footing_words},
    service::NewStaff,
};

#[derive(Template)]
#[template(path = "staff/templates/edit.html")]
struct EditPage {
    shell: Shell,
    member: Member,
    form: Form,
    days: Vec<DayBox>,
    conflict: Option<Conflict>,
}

impl EditPage {
    fn footings(&self) -> Vec<(String, String)> {
        forms::footings()
    }
    fn new_to_care(&self) -> Vec<(String, String)> {
        forms::new_to_care()
    }
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let member = Member::managed(ask, tx)?;
    Answer::page(&page(ask, member, Errors::default()))
}

fn page(ask: &Ask<Manage>, member: Member, errors: Errors) -> EditPage {
    let form = forms::of_staff(ask.form(format!("{}/edit", member.path())), &member.staff).with(errors);
    let days = forms::day_boxes(ask.typed(), days(member.staff.working_days));
    EditPage { shell: ask.shell("Change details").form(), member, form, days, conflict: None }
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (organisation, mut errors) = (ask.proof.organisation(), Errors::default());
    let member = Member::managed(ask, work)?;
    let mut new = forms::read(ask.typed(), &mut errors);
    new.leaves_on = forms::read_day(ask.typed(), "leaves_on", &mut errors);
    let own = ask.proof.staff() == member.staff.id;
    if own && errors.is_empty() && new.leaves_on != member.staff.leaves_on {
        errors.add("leaves_on", "Ask another manager or administrator to enter the day you leave");
    }
    let said = (new.footing.map(OneOf::code), new.new_to_care);
    if own && errors.is_empty() && said != (member.staff.footing.as_deref(), member.staff.new_to_care) {
        errors.add("footing", "Ask another manager or administrator to change this about you");
    }
    let id = member.staff.id;
    forms::check_local_id(work, &new, [organisation.into(), id.into()], &mut errors)?;
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, member, errors)));
    }
    let version = ask.typed().get("version").parse().unwrap_or(0);
    match work.correct("staff", organisation, id, version, &changes(&new)) {
        Ok(version) => {
            work.note(ask.proof.event("staff.corrected").of(id).version(version));
            let leaves = new.leaves_on.is_some() && member.staff.key_worker_of > 0;
            let said = if leaves { "staff-leaving" } else { "staff-saved" };
            Ok(Answer::see(format!("{}?said={said}", member.path())))
        }
        Err(StoreError::Stale { by, at }) => Err(stale(ask, work, member, &new, (by, at))?),
        Err(error) => Err(error.into()),
    }
}

fn changes(new: &NewStaff) -> Vec<(&'static str, Value)> {
    vec![
        ("name", (&new.name).into()),
        ("name_key", names::key(&new.name).into()),
        ("job_title", (&new.job_title).into()),
        ("email", (&new.email).into()),
        ("phone", (&new.phone).into()),
        ("weekly_minutes", new.weekly_minutes.into()),
        ("working_days", i64::from(new.working_days.0).into()),
        ("local_id", new.local_id.clone().into()),
        ("leaves_on", new.leaves_on.into()),
        ("footing", new.footing.map(OneOf::code).into()),
        ("new_to_care", new.new_to_care.into()),
    ]
}

/// Both versions side by side; what was typed stays in the form, and saving again puts it on top of what is there.
fn stale(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    member: Member,
    new: &NewStaff,
    changed: (Option<StaffId>, Moment),
) -> Result<Problem, Problem> {
    let (there, number) = (&member.staff, |id: &Option<String>| id.clone().unwrap_or_default());
    let day = |day: Option<domain::Day>| day.map(domain::Day::long).unwrap_or_default();
    let parts = vec![
        ("Full name", there.name.clone(), new.name.clone()),
        ("Job title", there.job_title.clone(), new.job_title.clone()),
        ("Work email", there.email.clone(), new.email.clone()),
        ("Work phone", there.phone.clone(), new.phone.clone()),
        ("Hours", hours::words(there.weekly_minutes), hours::words(new.weekly_minutes)),
        ("Working days", days(there.working_days).words(), new.working_days.words()),
        ("Your own number", number(&there.local_id), number(&new.local_id)),
        ("Works here as", there.footing_words(), footing_words(new.footing)),
        ("New to care work", asked_words(there.new_to_care), asked_words(new.new_to_care)),
        ("Leaves on", day(there.leaves_on), day(new.leaves_on)),
    ];
    let conflict = Conflict::of(work, ask.proof.organisation(), changed, parts)?;
    let version = there.version.to_string();
    let mut errors = Errors::default();
    errors.add("name", Conflict::SENTENCE);
    let mut page = page(ask, member, errors);
    page.form = page.form.now("version", version);
    page.conflict = Some(conflict);
    Ok(Answer::again(&page))
}
