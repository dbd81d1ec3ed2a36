//! A one-time link: to choose the first password, or a new one.

use std::sync::Arc;

use askama::Template;
use domain::journal::Event;
use store::{Tx, Value, Who, Work};
use web::{Answer, Ask, Errors, Form, House, Prepared, Problem, Shell, Visit};

use super::{
    account::salt,
    passwords, service,
    sql::{self, AccountRow},
};

#[derive(Template)]
#[template(path = "sign_in/templates/invitation.html")]
struct InvitationPage {
    shell: Shell,
    form: Form,
    account: AccountRow,
}

fn found(tx: &mut Tx<'_>, token: &str) -> Result<AccountRow, Problem> {
    let (today, now) = (tx.today(), tx.now());
    let arguments = [service::link_hash(token).into(), today.into(), now.into()];
    let row: Option<AccountRow> = tx.maybe(&sql::ACCOUNT_BY_LINK, &arguments)?;
    row.filter(|account| account.state != "suspended" && !account.has_left).ok_or_else(|| {
        Problem::Refused(
            "This link has been used or has ended. Ask your manager or service administrator for a new one."
                .into(),
        )
    })
}

pub(super) fn show(ask: &Ask<()>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let account = found(tx, ask.visit().place("token"))?;
    Answer::page(&page(ask, account, Errors::default()))
}

fn page(ask: &Ask<()>, account: AccountRow, errors: Errors) -> InvitationPage {
    let form = ask.form(ask.path()).with(errors);
    InvitationPage { shell: ask.shell("Choose your password").form(), form, account }
}

pub(super) fn prepare(house: Arc<House>, visit: Arc<Visit>) -> web::Preparing<Result<String, String>> {
    Box::pin(async move {
        let of_visit = Arc::clone(&visit);
        let account = house.store().read(move |tx| found(tx, of_visit.place("token"))).await?;
        let password = visit.typed().get("password").to_owned();
        match passwords::check(&password, &[&account.name, &account.sign_in_name]) {
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
    let account = found(work, ask.visit().place("token"))?;
    let mut errors = Errors::default();
    let Some(hash) = errors.take("password", prepared.0.clone()) else {
        return Err(Answer::again(&page(ask, account, errors)));
    };
    let changes = [
        ("password_hash", hash.into()),
        ("state", "active".into()),
        ("link_hash", Value::Null),
        ("link_until", Value::Null),
    ];
    work.acting(Who { organisation: Some(account.organisation), staff: Some(account.staff), session: None });
    let version = work.correct("account", account.organisation, account.id, account.version, &changes)?;
    let now = work.now();
    work.run(&sql::END_ALL, &[account.id.into(), now.into()])?;
    work.note(Event::new("invitation.used", "link").of(account.id).version(version));
    let name: String = form_urlencoded::byte_serialize(account.sign_in_name.as_bytes()).collect();
    Ok(Answer::see(format!("/sign-in?said=password-chosen&name={name}")))
}
