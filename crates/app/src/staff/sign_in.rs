//! The sign-in of a member of staff, as a manager sees it: making one, a new link for a forgotten password, stopping it.
//!
//! Whoever has the link of a sign-in can act as its holder. So only someone who manages everything that the holder may
//! do can make one.

use askama::Template;
use domain::{Moment, names, one_of::OneOf, role::Role};
use store::{Tx, Value, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Link, Manage, forms, give_link, link_page,
    member::Member,
    places::Places,
    rows::AccountRow,
    service::{self, AccountState},
    sql,
};

/// Told to whoever changes the own sign-in here.
const NOT_YOUR_OWN_SIGN_IN: &str = "Ask another manager or administrator to change your own sign-in.";

#[derive(Template)]
#[template(path = "staff/templates/sign_in.html")]
struct SignInPage {
    shell: Shell,
    member: Member,
    form: Form,
    account: Option<AccountRow>,
    /// Why no link can be made by this manager.
    no_link: Option<String>,
    now: Moment,
}

impl AccountRow {
    fn state(&self) -> Option<AccountState> {
        AccountState::from_code(&self.state)
    }
}

impl SignInPage {
    fn state(&self) -> &'static str {
        self.account.as_ref().and_then(AccountRow::state).map_or("", OneOf::words)
    }
    fn is_stopped(&self) -> bool {
        self.account.as_ref().and_then(AccountRow::state) == Some(AccountState::Suspended)
    }
    /// Until when the last link works, if it still does.
    fn link_works(&self) -> Option<Moment> {
        let account = self.account.as_ref().filter(|account| account.has_link)?;
        account.link_until.filter(|until| *until > self.now)
    }
    /// A form that is one button.
    fn button(&self, does: &str) -> Form {
        self.form.to(format!("{}/sign-in/{does}", self.member.path()))
    }
}

fn not_own(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<(Member, Option<AccountRow>), Problem> {
    let member = Member::managed(ask, tx)?;
    if member.staff.id == ask.proof.staff() {
        return Err(Problem::Refused(NOT_YOUR_OWN_SIGN_IN.to_owned()));
    }
    let account = tx.maybe(&sql::ACCOUNT, &[member.staff.id.into(), ask.proof.organisation().into()])?;
    Ok((member, account))
}

/// Why this manager cannot make a link for this member of staff: they may do something that the manager does not
/// manage.
fn no_link(ask: &Ask<Manage>, tx: &mut Tx<'_>, member: &Member) -> Result<Option<String>, Problem> {
    let covers_all = Places::load(tx, &ask.proof)?.covers_all();
    let is_system = |role: Option<Role>| role == Some(Role::SystemAdministrator);
    if member.live().any(|post| is_system(post.role())) && !ask.me()?.is(Role::SystemAdministrator) {
        return Ok(Some(
            "They look after the whole installation. Ask another system administrator.".to_owned(),
        ));
    }
    let beyond = member.live().find(|post| {
        !is_system(post.role()) && !post.service.map_or(covers_all, |service| ask.proof.covers(service))
    });
    Ok(beyond.map(|post| match &post.service_name {
        Some(service) => format!(
            "They also work in {service}, which you do not manage. Ask someone who manages both services, or the person who looks after Keyworker."
        ),
        None => "They have a role in the whole organisation. Ask someone who manages all of its services.".to_owned(),
    }))
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (member, account) = not_own(ask, tx)?;
    Answer::page(&page(ask, tx, member, account, Errors::default())?)
}

fn page(
    ask: &Ask<Manage>,
    tx: &mut Tx<'_>,
    member: Member,
    account: Option<AccountRow>,
    errors: Errors,
) -> Result<SignInPage, Problem> {
    let name = [("sign_in_name".to_owned(), proposed(&member.staff.name))];
    let form = forms::filled(ask.form(format!("{}/sign-in", member.path())), name.into()).with(errors);
    let no_link = no_link(ask, tx, &member)?;
    let title = if account.is_some() { "Manage the sign-in" } else { "Make a sign-in" };
    Ok(SignInPage { shell: ask.shell(title).form(), member, form, account, no_link, now: ask.now() })
}

/// "ali.hassan" for Ali Hassan.
fn proposed(name: &str) -> String {
    let key = names::key(name);
    let words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(".").chars().take(60).collect()
}

pub(super) fn add(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let ((member, account), mut errors) = (not_own(ask, work)?, Errors::default());
    if account.is_some() {
        return Err(Problem::Refused("They have a sign-in already. Open it to make a new link.".to_owned()));
    }
    refuse_link(ask, work, &member)?;
    let name = read_sign_in_name(work, ask.typed().get("sign_in_name"), &mut errors)?;
    let Some(name) = name else {
        return Err(Answer::again(&page(ask, work, member, None, errors)?));
    };
    let (organisation, link) = (ask.proof.organisation(), Link::new(work));
    let id =
        service::add_account(work, organisation, member.staff.id, &name, None, AccountState::Invited.code())?;
    let version = give_link(work, organisation, id, 1, &link)?;
    let detail = format!("staff={}", member.staff.id);
    work.note(ask.proof.event("account.added").of(id).version(version).detail(detail));
    link_page(ask.shell("Sign-in made"), (&member.staff.name, &name), &link, &member.path())
}

/// Reads a sign-in name that is free; what is wrong is added to `errors` under `sign_in_name`.
pub fn read_sign_in_name(
    work: &mut Work<'_>,
    typed: &str,
    errors: &mut Errors,
) -> Result<Option<String>, Problem> {
    let field = "sign_in_name";
    let Some(name) = errors.name(field, typed, "Enter a sign-in name, like ali.hassan") else {
        return Ok(None);
    };
    let length = name.chars().count();
    if name.contains(' ') {
        errors.add(field, "Take out the spaces, like ali.hassan");
    } else if !(3..=100).contains(&length) {
        errors.add(field, "Use 3 to 100 characters, like ali.hassan");
    } else if service::sign_in_taken(work, &name)? {
        errors.add(field, "Someone signs in with this name already. Choose another, like ali.hassan2");
    }
    Ok(Some(name).filter(|_| errors.of(field).is_none()))
}

fn refuse_link(ask: &Ask<Manage>, work: &mut Work<'_>, member: &Member) -> Result<(), Problem> {
    match no_link(ask, work, member)? {
        Some(sentence) => Err(Problem::Refused(sentence)),
        None => Ok(()),
    }
}

pub(super) fn new_link(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, account) = account(ask, work)?;
    refuse_link(ask, work, &member)?;
    if account.state() == Some(AccountState::Suspended) {
        return Err(Problem::Refused(
            "This sign-in is stopped. Allow it again first, then make a link.".to_owned(),
        ));
    }
    let link = Link::new(work);
    let version = give_link(work, ask.proof.organisation(), account.id, typed_version(ask), &link)?;
    let detail = format!("staff={}", member.staff.id);
    work.note(ask.proof.event("account.link_made").of(account.id).version(version).detail(detail));
    let names = (member.staff.name.as_str(), account.sign_in_name.as_str());
    link_page(ask.shell("New link made"), names, &link, &member.path())
}

fn account(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<(Member, AccountRow), Problem> {
    let (member, account) = not_own(ask, work)?;
    account.map(|account| (member, account)).ok_or(Problem::NotFound(None))
}

fn typed_version(ask: &Ask<Manage>) -> i64 {
    ask.typed().get("version").parse().unwrap_or(0)
}

pub(super) fn suspend(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, row) = account(ask, work)?;
    if member.live().any(|post| post.service.is_none()) {
        refuse_link(ask, work, &member)?;
    }
    // A link that is still about would open the sign-in again.
    let changes = [
        ("state", AccountState::Suspended.code().into()),
        ("link_hash", Value::Null),
        ("link_until", Value::Null),
    ];
    change(ask, work, &row, "account.suspended", &changes)?;
    let now = work.now();
    work.run(&sql::END_SESSIONS, &[row.id.into(), ask.proof.organisation().into(), now.into()])?;
    Ok(Answer::see(format!("{}/sign-in?said=sign-in-suspended", member.path())))
}

pub(super) fn allow(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, row) = account(ask, work)?;
    refuse_link(ask, work, &member)?;
    let state = if row.has_password { AccountState::Active } else { AccountState::Invited };
    change(ask, work, &row, "account.allowed", &[("state", state.code().into())])?;
    Ok(Answer::see(format!("{}/sign-in?said=sign-in-allowed", member.path())))
}

fn change(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    row: &AccountRow,
    act: &'static str,
    changes: &[(&'static str, Value)],
) -> Result<(), Problem> {
    let version = work.correct("account", ask.proof.organisation(), row.id, typed_version(ask), changes)?;
    work.note(ask.proof.event(act).of(row.id).version(version));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_name_is_proposed_from_the_name() {
        for (name, wanted) in [
            ("Ali Hassan", "ali.hassan"),
            ("José Ángel O’Brien", "jose.angel.o.brien"),
            ("Sukarno", "sukarno"),
            ("محمد علي", "محمد.علي"),
        ] {
            assert_eq!(proposed(name), wanted);
        }
    }
}
