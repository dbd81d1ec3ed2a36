//! Adding an organisation to the installation, with its first service and whoever sets it up.

use access::{ManageInstallation, OrganisationPermit};
use askama::Template;
use domain::{
    ids::{Organisation, OrganisationId},
    names,
    one_of::OneOf,
    role::Role,
    words::Words,
};
use store::{Tx, Who, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{rows::WaitingRow, service, settings, sql};
use crate::staff::{
    self, Link,
    service::{AccountState, NewStaff},
};

type Install = OrganisationPermit<ManageInstallation>;

#[derive(Template)]
#[template(path = "organisations/templates/new_organisation.html")]
struct NewOrganisationPage {
    shell: Shell,
    form: Form,
}

/// What was typed.
struct Wish {
    organisation: String,
    service: String,
    name: String,
    email: String,
    sign_in_name: String,
}

pub(super) fn show(ask: &Ask<Install>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, Errors::default()))
}

fn page(ask: &Ask<Install>, errors: Errors) -> NewOrganisationPage {
    let form = ask.form("/installation/organisations/new").with(errors);
    NewOrganisationPage { shell: ask.shell("Add an organisation").form(), form }
}

fn read(ask: &Ask<Install>, work: &mut Work<'_>, errors: &mut Errors) -> Result<Option<Wish>, Problem> {
    let typed = ask.typed();
    let organisation =
        errors.name("organisation", typed.get("organisation"), "Enter the name of the organisation");
    let there: Vec<String> = work.rows(&sql::ORGANISATION_NAMES, &[])?;
    if organisation.as_ref().is_some_and(|name| there.iter().any(|known| settings::same(known, name))) {
        errors.add("organisation", "There is an organisation with this name already. Choose another name");
    }
    let service = errors.name("service", typed.get("service"), "Enter the name of its first service");
    let name = errors.name("name", typed.get("name"), "Enter the full name of who sets it up");
    let email = typed.get("email").trim();
    let email = if email.is_empty() { Some(String::new()) } else { errors.take("email", names::read(email)) };
    if email.as_ref().is_some_and(|email| !email.is_empty() && (email.contains(' ') || !email.contains('@')))
    {
        errors.add("email", "Enter an email address, like ali.hassan@example.org");
    }
    let sign_in_name = staff::read_sign_in_name(work, typed.get("sign_in_name"), errors)?;
    let wish = (|| {
        let (organisation, service, name) = (organisation?, service?, name?);
        Some(Wish { organisation, service, name, email: email?, sign_in_name: sign_in_name? })
    })();
    Ok(wish.filter(|_| errors.is_empty()))
}

pub(super) fn save(ask: &Ask<Install>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let mut errors = Errors::default();
    let Some(wish) = read(ask, work, &mut errors)? else { return Err(Answer::again(&page(ask, errors))) };
    let (who, link) = (work.who(), Link::new(work));
    let organisation = add(ask, work, &wish, &link)?;
    work.acting(who);
    work.note(ask.proof.event("organisation.added").of(organisation).version(1));
    let shell = ask.shell("Organisation added");
    staff::link_page(shell, (&wish.name, &wish.sign_in_name), &link, "/installation")
}

/// What is written in the new organisation is written by nobody in it, and its own journal says that it began.
fn add(ask: &Ask<Install>, work: &mut Work<'_>, wish: &Wish, link: &Link) -> Result<OrganisationId, Problem> {
    work.acting(Who::default());
    let organisation = service::add_organisation(work, &wish.organisation)?;
    work.acting(Who { organisation: Some(organisation), ..Who::default() });
    let service = service::add_service(work, organisation, &wish.service, &Words::default())?;
    let new = NewStaff { name: wish.name.clone(), email: wish.email.clone(), ..staff::service::unknown() };
    let member = staff::service::add(work, organisation, &new)?;
    let (role, today) = (Role::ServiceAdministrator, ask.today());
    staff::service::add_post(work, organisation, member, role, Some(service), None, today, None)?;
    let state = AccountState::Invited.code();
    let account = staff::service::add_account(work, organisation, member, &wish.sign_in_name, None, state)?;
    let version = staff::give_link(work, organisation, account, 1, link)?;
    work.note(ask.proof.event("organisation.added").of(organisation).version(1));
    work.note(
        ask.proof.event("account.added").of(account).version(version).detail(format!("staff={member}")),
    );
    Ok(organisation)
}

/// A new link for the first member of staff, while nobody of the organisation has ever chosen a password: the first
/// link was lost, or is too old.
pub(super) fn new_link(ask: &Ask<Install>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let organisation = ask.id::<Organisation>("organisation")?;
    let waiting: WaitingRow = work.one(&sql::WAITING_ACCOUNT, &[organisation.into()])?;
    let (who, link) = (work.who(), Link::new(work));
    // A button pressed twice makes one link: the second press would take away the link that the first has shown.
    let version = ask.typed().get("version").parse().unwrap_or(0);
    work.acting(Who { organisation: Some(organisation), ..Who::default() });
    let version = staff::give_link(work, organisation, waiting.id, version, &link)?;
    work.note(ask.proof.event("account.link_made").of(waiting.id).version(version));
    work.acting(who);
    work.note(ask.proof.event("account.link_made").of(waiting.id).version(version));
    let names = (waiting.name.as_str(), waiting.sign_in_name.as_str());
    staff::link_page(ask.shell("New link made"), names, &link, "/installation")
}
