//! Ending a role.

use askama::Template;
use domain::{
    Day, Moment,
    ids::{OrganisationId, StaffId},
    role::Role,
};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use crate::staff::{Conflict, Manage, forms, member::Member, places::Places, rows::PostRow, sql};

#[derive(Template)]
#[template(path = "staff/templates/post_end.html")]
struct EndPage {
    shell: Shell,
    member: Member,
    post: PostRow,
    form: Form,
    last_manager: bool,
    supports: usize,
    person: String,
    conflict: Option<Conflict>,
}

pub(in crate::staff) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (member, post) = find(ask, tx)?;
    Answer::page(&page(ask, tx, member, post, Errors::default())?)
}

/// The post of the path, not ended, in a service that the permit covers.
fn find(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<(Member, PostRow), Problem> {
    let member = super::not_own(ask, tx)?;
    let post = member.post(ask.id("post")?)?.clone();
    let covers_all = Places::load(tx, &ask.proof)?.covers_all();
    if !super::may_change(&ask.proof, covers_all, &post) || post.has_ended(ask.today()) {
        return Err(Problem::NotFound(None));
    }
    Ok((member, post))
}

fn page(
    ask: &Ask<Manage>,
    tx: &mut Tx<'_>,
    member: Member,
    post: PostRow,
    errors: Errors,
) -> Result<EndPage, Problem> {
    let ends = post.ends_on.unwrap_or(ask.today());
    let mut values = forms::date_parts("ends", Some(ends)).to_vec();
    values.push(("version".to_owned(), post.version.to_string()));
    let action = format!("{}/posts/{}/end", member.path(), post.id);
    let form = forms::filled(ask.form(action), values).with(errors);
    let supports = supports(ask, tx, &member, &post)?;
    Ok(EndPage {
        shell: ask.shell("End a role").form(),
        last_manager: is_last_manager(ask.proof.organisation(), tx, &post, ends)?,
        person: ask.words().person.count(supports),
        supports,
        member,
        post,
        form,
        conflict: None,
    })
}

/// How many people of the service they support while no other role of theirs there allows it.
fn supports(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: &Member, post: &PostRow) -> Result<usize, Problem> {
    let allows = |post: &PostRow| post.role().is_some_and(Role::may_be_key_worker);
    let other =
        member.live().any(|other| other.id != post.id && other.service == post.service && allows(other));
    if other || !allows(post) {
        return Ok(0);
    }
    let arguments =
        [ask.proof.organisation().into(), member.staff.id.into(), post.service.into(), ask.today().into()];
    let count: i64 = tx.one(&sql::HOLDS_IN_SERVICE, &arguments)?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Whether nobody else answers for the service on this day (A6).
fn is_last_manager(
    organisation: OrganisationId,
    tx: &mut Tx<'_>,
    post: &PostRow,
    on: Day,
) -> Result<bool, Problem> {
    if post.role() != Some(Role::RegisteredManager) {
        return Ok(false);
    }
    let arguments = [organisation.into(), post.service.into(), post.id.into(), on.into()];
    let others: i64 = tx.one(&sql::OTHER_MANAGERS, &arguments)?;
    Ok(others == 0)
}

pub(in crate::staff) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let ((member, post), mut errors) = (find(ask, work)?, Errors::default());
    let ends = forms::read_day(ask.typed(), "ends", &mut errors);
    if errors.is_empty() {
        check(ends, &post, &mut errors);
    }
    let (Some(ends), true) = (ends, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, member, post, errors)?));
    };
    let organisation = ask.proof.organisation();
    let last = is_last_manager(organisation, work, &post, ends.max(ask.today()))?;
    let version = ask.typed().get("version").parse().unwrap_or(0);
    match work.correct("post", organisation, post.id, version, &[("ends_on", ends.into())]) {
        Ok(version) => {
            let detail = format!("staff={} role={}", member.staff.id, post.role);
            work.note(ask.proof.event("post.ended").of(post.id).version(version).detail(detail));
            let said = if last { "post-ended-last-manager" } else { "post-ended" };
            Ok(Answer::see(format!("{}?said={said}", member.path())))
        }
        Err(StoreError::Stale { by, at }) => Err(stale(ask, work, (member, post), ends, (by, at))?),
        Err(error) => Err(error.into()),
    }
}

fn check(ends: Option<Day>, post: &PostRow, errors: &mut Errors) {
    match (ends, post.ends_on) {
        (None, _) => errors.add("ends", "Enter the day the role ends, like 21 11 2026"),
        (Some(ends), _) if ends < post.starts_on => {
            errors.add(
                "ends",
                format!("Choose {} or a later day. The role starts then", post.starts_on.long()),
            );
        }
        (Some(ends), Some(planned)) if ends > planned => errors.add(
            "ends",
            format!("This role ends on {} already. To go on for longer, give the role again", planned.long()),
        ),
        _ => {}
    }
}

fn stale(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    (member, post): (Member, PostRow),
    ends: Day,
    changed: (Option<StaffId>, Moment),
) -> Result<Problem, Problem> {
    let saved = post.ends_on.map_or_else(|| "No end yet".to_owned(), Day::long);
    let parts = vec![("Ends on", saved, ends.long())];
    let conflict = Conflict::of(work, ask.proof.organisation(), changed, parts)?;
    let version = post.version.to_string();
    let mut errors = Errors::default();
    errors.add("ends", Conflict::SENTENCE);
    let mut page = page(ask, work, member, post, errors)?;
    page.form = page.form.now("version", version);
    page.conflict = Some(conflict);
    Ok(Answer::again(&page))
}
