//! The door: signing in, changing user on a shared device, signing out.

use std::sync::Arc;

use access::{Actor, Token};
use askama::Template;
use domain::{ids::Thing, journal::Event};
use store::{Tx, Who, Work};
use web::{Answer, Ask, Errors, Form, House, Prepared, Problem, Shell, Visit, cookies};

use super::{
    passwords, service,
    sql::{self, AccountRow},
    throttle::Tries,
};

#[derive(Template)]
#[template(path = "sign_in/templates/sign_in.html")]
struct SignInPage {
    shell: Shell,
    form: Form,
    /// Names and sign-in names of those who signed in on this device before.
    here: Vec<(String, String)>,
    switching: bool,
}

impl SignInPage {
    fn shared(&self) -> Vec<(String, String)> {
        vec![("yes".to_owned(), "Several people use this device".to_owned())]
    }
}

/// What checking the password came to.
pub(super) enum Tried {
    Empty(Errors),
    TooOften,
    Wrong,
    Right(Box<AccountRow>),
}

pub(super) fn show(ask: &Ask<()>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    if ask.actor().is_some() {
        return Ok(Answer::see(safe_path(ask.query("then"))));
    }
    Answer::page(&page(ask, tx, Errors::default(), ask.query("then").to_owned(), false)?)
}

/// Who is next on this device?
pub(super) fn switch(ask: &Ask<Arc<Actor>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default(), String::new(), true)?)
}

fn page<P>(
    ask: &Ask<P>,
    tx: &mut Tx<'_>,
    errors: Errors,
    then: String,
    switching: bool,
) -> Result<SignInPage, Problem> {
    let here = match ask.visit().device() {
        Some(device) => tx.rows(&sql::ON_DEVICE, &[device.hash().into()])?,
        None => Vec::new(),
    };
    let name = ask.query("name").chars().take(100).collect::<String>();
    let form = ask.form("/sign-in").with(errors).filled(&[
        ("then", then),
        ("name", name),
        ("shared", if switching { "yes" } else { "" }.to_owned()),
    ]);
    let shell = ask.shell(if switching { "Who is next?" } else { "Sign in" }).form();
    Ok(SignInPage { shell, form, here, switching })
}

pub(super) fn prepare(house: Arc<House>, visit: Arc<Visit>) -> web::Preparing<Tried> {
    Box::pin(async move {
        let (name, password) =
            (visit.typed().get("name").to_owned(), visit.typed().get("password").to_owned());
        let mut errors = Errors::default();
        if name.trim().is_empty() {
            errors.add("name", "Enter your sign-in name");
        }
        if password.is_empty() {
            errors.add("password", "Enter your password");
        }
        if !errors.is_empty() || name.len() > 400 || password.len() > 800 {
            return Ok(if errors.is_empty() { Tried::Wrong } else { Tried::Empty(errors) });
        }
        let of_visit = Arc::clone(&visit);
        let facts = house.store().read(move |tx| -> Result<_, Problem> {
            let key = service::sign_in_key(&name);
            let device = of_visit.device().map(Token::hash);
            let tries = Tries::count(tx, &key, of_visit.address(), device)?;
            let today = tx.today();
            let account: Option<AccountRow> = tx.maybe(&sql::ACCOUNT, &[key.into(), today.into()])?;
            Ok((tries, account))
        });
        let (tries, account) = facts.await?;
        if !tries.allow() {
            return Ok(Tried::TooOften);
        }
        let usable = account.filter(|account| account.state == "active" && !account.has_left);
        let hash = usable.as_ref().and_then(|account| account.password_hash.clone());
        let fits = passwords::verify(password, hash).await?;
        Ok(match usable {
            Some(account) if fits => Tried::Right(Box::new(account)),
            _ => Tried::Wrong,
        })
    })
}

pub(super) fn save(ask: &Ask<()>, tried: &Prepared<Tried>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    match &tried.0 {
        Tried::Empty(errors) => Err(Answer::again(&page(ask, work, errors.clone(), String::new(), false)?)),
        Tried::TooOften => refuse(
            ask,
            work,
            "There were too many tries. Wait 15 minutes, or ask your manager for a new link",
        ),
        Tried::Wrong => {
            fail(ask, work)?;
            refuse(ask, work, "Check your sign-in name and password. One of them is not right")
        }
        Tried::Right(account) => enter(ask, work, account),
    }
}

/// The page comes back, and what was written stays: a failed try must be counted.
fn refuse(ask: &Ask<()>, work: &mut Work<'_>, sentence: &str) -> Result<Answer, Problem> {
    let mut errors = Errors::default();
    errors.add("name", sentence);
    let html = web::html(&page(ask, work, errors, String::new(), false)?)?;
    Ok(Answer::Page { status: 422, html })
}

fn fail(ask: &Ask<()>, work: &mut Work<'_>) -> Result<(), Problem> {
    let key = service::sign_in_key(ask.typed().get("name"));
    let known = match ask.visit().device() {
        Some(device) => work.one::<i64>(&sql::KNOWN, &[device.hash().into(), (&key).into()])? > 0,
        None => false,
    };
    let (id, now) = (work.mint::<Thing>(), work.now());
    let arguments = [id.into(), key.into(), ask.visit().address().into(), known.into(), now.into()];
    work.run(&sql::FAIL, &arguments)?;
    work.note(Event::new("sign-in.failed", "none"));
    Ok(())
}

fn enter(ask: &Ask<()>, work: &mut Work<'_>, account: &AccountRow) -> Result<Answer, Problem> {
    // The account may have been suspended, or its password changed, while the password was checked.
    let today = ask.today();
    let now_there: Option<AccountRow> =
        work.maybe(&sql::ACCOUNT_BY_ID, &[account.id.into(), today.into()])?;
    if !now_there.is_some_and(|now| {
        now.state == "active" && !now.has_left && now.password_hash == account.password_hash
    }) {
        return refuse(ask, work, "Check your sign-in name and password. One of them is not right");
    }
    if let Some((actor, session)) = ask.actor().and_then(|actor| Some((actor, actor.session()?))) {
        service::end(work, actor.account(), session)?;
    }
    let shared = ask.typed().get("shared") == "yes";
    let (session, token) =
        service::begin(work, account.organisation, account.id, ask.visit().agent(), shared)?;
    let device = ask.visit().device().cloned().unwrap_or_else(|| Token::new(work.chance()));
    let now = work.now();
    work.run(&sql::REMEMBER, &[device.hash().into(), account.id.into(), now.into()])?;
    work.acting(Who {
        organisation: Some(account.organisation),
        staff: Some(account.staff),
        session: Some(session),
    });
    work.note(Event::new("sign-in.done", "own").of(account.id));
    let settings = ask.house().settings();
    let location = safe_path(ask.typed().get("then"));
    // The cookie outlives the session, so that a form sent too late can be kept for its writer.
    let seconds = settings.limits.absolute + 24 * 60 * 60;
    let cookies = vec![
        (cookies::session_name(settings.secure), token.text().to_owned(), seconds),
        (cookies::device_name(settings.secure), device.text().to_owned(), 400 * 24 * 60 * 60),
    ];
    Ok(Answer::Session { location, cookies })
}

pub(super) fn leave(ask: &Ask<Arc<Actor>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    if let Some(session) = ask.proof.session() {
        service::end(work, ask.proof.account(), session)?;
        work.note(Event::new("sign-out.done", "own").of(session));
    }
    let name = cookies::session_name(ask.house().settings().secure);
    Ok(Answer::Session {
        location: "/sign-in?said=signed-out".to_owned(),
        cookies: vec![(name, String::new(), 0)],
    })
}

/// A path of this site to go to after signing in; anything else leads to the start.
pub(super) fn safe_path(path: &str) -> String {
    let fine = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() < 2000
        && path.chars().all(|c| !c.is_control() && c != '\\' && !c.is_whitespace());
    if fine { path.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        for (path, wanted) in [
            ("/people?q=a", "/people?q=a"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("https://evil.example", "/"),
            ("javascript:alert(1)", "/"),
            ("/a\r\nSet-Cookie: x", "/"),
            ("", "/"),
        ] {
            assert_eq!(safe_path(path), wanted, "{path}");
        }
    }
}
