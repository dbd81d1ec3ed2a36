//! The first start: whoever holds the one-time link names the organisation, its first service, and themself.

use std::sync::Arc;

use askama::Template;
use domain::{journal::Event, role::Role, words::Words};
use store::{Tx, Who, Work};
use web::{Answer, Ask, Errors, Form, House, Prepared, Problem, Shell, Visit};

use super::{account::salt, passwords, service, sql};
use crate::{
    organisations,
    staff::{self, service::NewStaff},
};

#[derive(Template)]
#[template(path = "sign_in/templates/set_up.html")]
struct SetUpPage {
    shell: Shell,
    form: Form,
}

impl SetUpPage {
    fn manager(&self) -> Vec<(String, String)> {
        vec![("yes".to_owned(), "I am also the registered manager of this service".to_owned())]
    }
}

fn check_link(tx: &mut Tx<'_>, token: &str) -> Result<(), Problem> {
    let row: Option<sql::InstallationRow> = tx.maybe(&sql::INSTALLATION, &[])?;
    let accounts: i64 = tx.one(&sql::ACCOUNTS, &[])?;
    let fits = row.and_then(|row| row.setup_hash).is_some_and(|hash| hash == service::link_hash(token));
    if fits && accounts == 0 {
        return Ok(());
    }
    Err(Problem::Refused(
        "This set-up link has been used or is not the newest one. The newest stands in the server's output."
            .into(),
    ))
}

pub(super) fn show(ask: &Ask<()>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    check_link(tx, ask.visit().place("token"))?;
    Answer::page(&page(ask, Errors::default()))
}

fn page(ask: &Ask<()>, errors: Errors) -> SetUpPage {
    SetUpPage { shell: ask.shell("Set up Keyworker").form(), form: ask.form(ask.path()).with(errors) }
}

pub(super) fn prepare(house: Arc<House>, visit: Arc<Visit>) -> web::Preparing<Result<String, String>> {
    Box::pin(async move {
        let of_visit = Arc::clone(&visit);
        house.store().read(move |tx| check_link(tx, of_visit.place("token"))).await?;
        let typed = visit.typed();
        let password = typed.get("password").to_owned();
        match passwords::check(
            &password,
            &[typed.get("name"), typed.get("sign_in_name"), typed.get("organisation")],
        ) {
            Ok(()) => Ok(Ok(passwords::hash(password, salt(&house).await?).await?)),
            Err(weak) => Ok(Err(weak.to_string())),
        }
    })
}

pub(super) fn save(
    ask: &Ask<()>,
    prepared: &Prepared<Result<String, String>>,
    work: &mut Work<'_>,
) -> Result<Answer, Problem> {
    check_link(work, ask.visit().place("token"))?;
    let (typed, mut errors) = (ask.typed(), Errors::default());
    let organisation =
        errors.name("organisation", typed.get("organisation"), "Enter the name of your organisation");
    let service_name = errors.name("service", typed.get("service"), "Enter the name of your first service");
    let name = errors.name("name", typed.get("name"), "Enter your full name");
    let sign_in_name = errors.name("sign_in_name", typed.get("sign_in_name"), "Enter your sign-in name");
    let hash = errors.take("password", prepared.0.clone());
    let (Some(organisation), Some(service_name), Some(name), Some(sign_in_name), Some(hash)) =
        (organisation, service_name, name, sign_in_name, hash)
    else {
        return Err(Answer::again(&page(ask, errors)));
    };
    let organisation = organisations::service::add_organisation(work, &organisation)?;
    let in_service =
        organisations::service::add_service(work, organisation, &service_name, &Words::default())?;
    let new = NewStaff { name, ..staff::service::unknown() };
    let me = staff::service::add(work, organisation, &new)?;
    let today = ask.today();
    let mut post = |role: Role| {
        let service = role.in_service().then_some(in_service);
        staff::service::add_post(work, organisation, me, role, service, None, today, None)
    };
    post(Role::SystemAdministrator)?;
    post(Role::ServiceAdministrator)?;
    if typed.get("manager") == "yes" {
        post(Role::RegisteredManager)?;
    }
    let account = staff::service::add_account(work, organisation, me, &sign_in_name, Some(hash), "active")?;
    work.run(&sql::SET_UP_DONE, &[])?;
    work.acting(Who { organisation: Some(organisation), staff: Some(me), session: None });
    work.note(Event::new("installation.set-up", "link").of(account));
    let name: String = form_urlencoded::byte_serialize(sign_in_name.as_bytes()).collect();
    Ok(Answer::see(format!("/sign-in?said=set-up-done&name={name}")))
}
