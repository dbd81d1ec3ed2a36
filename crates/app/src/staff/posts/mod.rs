//! Roles that a member of staff holds: giving one, from one day until another.

pub(super) mod end;
mod wish;

pub(super) use wish::{place_options, read, role_options};

use access::{OrganisationPermit, ServiceAct};
use askama::Template;
use domain::role::Role;
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{Manage, NOT_YOUR_OWN, forms, member::Member, places::Places, rows::PostRow};

#[derive(Template)]
#[template(path = "staff/templates/post_new.html")]
struct NewPostPage {
    shell: Shell,
    member: Member,
    form: Form,
    roles: Vec<(String, String)>,
    places: Vec<(String, String)>,
}

/// Whether the permit covers the place of a post: its service, or all services for a role in the whole organisation.
/// Nobody changes a system administrator from here.
pub(super) fn may_change<A: ServiceAct>(
    permit: &OrganisationPermit<A>,
    covers_all: bool,
    post: &PostRow,
) -> bool {
    post.role() != Some(Role::SystemAdministrator)
        && post.service.map_or(covers_all, |service| permit.covers(service))
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let member = not_own(ask, tx)?;
    let places = Places::load(tx, &ask.proof)?;
    Answer::page(&page(ask, member, &places, Errors::default()))
}

/// Anyone in the organisation can be given a role in a service that the permit covers, but nobody gives one to
/// themself.
pub(super) fn not_own(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Member, Problem> {
    let member = Member::load(tx, ask.proof.organisation(), ask.id("staff")?)?;
    if member.staff.id == ask.proof.staff() {
        return Err(Problem::Refused(NOT_YOUR_OWN.to_owned()));
    }
    Ok(member)
}

fn page(ask: &Ask<Manage>, member: Member, places: &Places, errors: Errors) -> NewPostPage {
    let mut values = forms::date_parts("starts", Some(ask.today())).to_vec();
    values.extend(places.only().map(|code| ("place".to_owned(), code)));
    NewPostPage {
        shell: ask.shell("Give a role").form(),
        form: forms::filled(ask.form(format!("{}/posts", member.path())), values).with(errors),
        member,
        roles: role_options(places, &ask.words()),
        places: place_options(places),
    }
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, mut errors) = (not_own(ask, work)?, Errors::default());
    let places = Places::load(work, &ask.proof)?;
    let wish = read(ask.typed(), ask.today(), &places, &mut errors);
    if let Some(wish) = &wish {
        wish.check_beside(&member, &mut errors);
    }
    let (Some(wish), true) = (wish, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, member, &places, errors)));
    };
    let post = wish.add(work, ask.proof.organisation(), member.staff.id)?;
    work.note(ask.proof.event("post.added").of(post).version(1).detail(wish.detail(member.staff.id)));
    let said = if wish.role == Role::RegisteredManager { "post-added-manager" } else { "post-added" };
    Ok(Answer::see(format!("{}?said={said}", member.path())))
}
