//! One's own account: where one is signed in, and the password.

use std::sync::Arc;

use access::Actor;
use askama::Template;
use domain::{Day, ids::SessionId, journal::Event};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, House, Prepared, Problem, Shell, Visit};

use super::{
    passwords, service,
    sql::{self, AccountRow, SessionRow},
};

#[derive(Template)]
#[template(path = "sign_in/templates/account.html")]
struct AccountPage {
    shell: Shell,
    name: String,
    posts: Vec<String>,
    sessions: Vec<(SessionRow, bool, Form)>,
    others: Form,
    today: Day,
}

impl SessionRow {
    /// "Chrome on Android", as far as the browser says.
    fn device_words(&self) -> String {
        let has = |text: &str| self.device.contains(text);
        let browser = [("Firefox", "Firefox"), ("Edg", "Edge"), ("Chrome", "Chrome"), ("Safari", "Safari")]
            .into_iter()
            .find(|(mark, _)| has(mark))
            .map_or("A browser", |(_, name)| name);
        let system = [
            ("Android", "Android"),
            ("iPhone", "an iPhone"),
            ("iPad", "an iPad"),
            ("Windows", "Windows"),
            ("Mac", "a Mac"),
            ("Linux", "Linux"),
        ]
        .into_iter()
        .find(|(mark, _)| has(mark))
        .map_or("", |(_, name)| name);
        if system.is_empty() { browser.to_owned() } else { format!("{browser} on {system}") }
    }
}

pub(super) fn show(ask: &Ask<Arc<Actor>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (me, limits, now) = (&ask.proof, ask.house().settings().limits, ask.now());
    let arguments = [
        me.account().into(),
        now.plus_seconds(-limits.absolute).into(),
        now.plus_seconds(-limits.idle).into(),
    ];
    let rows: Vec<SessionRow> = tx.rows(&sql::SESSIONS, &arguments)?;
    let sessions = rows
        .into_iter()
        .map(|row| {
            let mine = me.session() == Some(row.id);
            let form = ask.form(format!("/account/sessions/{}/end", row.id));
            (row, mine, form)
        })
        .collect();
    let posts = me
        .posts()
        .iter()
        .map(|post| {
            let role = domain::one_of::OneOf::words(post.held.role);
            if post.service_name.is_empty() {
                role.to_owned()
            } else {
                format!("{role}, {}", post.service_name)
            }
        })
        .collect();
    let others = ask.form("/account/sessions/end-others");
    let name = me.name().to_owned();
    Answer::page(&AccountPage {
        shell: ask.shell("Your account"),
        name,
        posts,
        sessions,
        others,
        today: ask.today(),
    })
}

pub(super) fn end(ask: &Ask<Arc<Actor>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let session: SessionId = ask.id("session")?;
    if service::end(work, ask.proof.account(), session)? == 0 {
        return Err(Problem::NotFound(None));
    }
    work.note(Event::new("session.ended", "own").of(session));
    Ok(Answer::see("/account?said=session-ended"))
}

pub(super) fn end_others(ask: &Ask<Arc<Actor>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let session = ask.proof.session().ok_or(Problem::SignIn)?;
    let now = work.now();
    work.run(&sql::END_OTHERS, &[ask.proof.account().into(), session.into(), now.into()])?;
    work.note(Event::new("sessions.ended", "own").of(ask.proof.account()));
    Ok(Answer::see("/account?said=session-ended"))
}

#[derive(Template)]
#[template(path = "sign_in/templates/password.html")]
struct PasswordPage {
    shell: Shell,
    form: Form,
}

fn page(ask: &Ask<Arc<Actor>>, errors: Errors) -> PasswordPage {
    PasswordPage {
        shell: ask.shell("Change your password").form(),
        form: ask.form("/account/password").with(errors),
    }
}

pub(super) fn password_page(ask: &Ask<Arc<Actor>>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, Errors::default()))
}

/// Whether the old one fits is known only with the account, which the session leads to: both are read here, and the
/// version guards against a change in between.
pub(super) struct Changed {
    old_fits: bool,
    version: i64,
    hash: Result<String, String>,
}

pub(super) fn prepare(house: Arc<House>, visit: Arc<Visit>) -> web::Preparing<Changed> {
    Box::pin(async move {
        let Some(token) = visit.token().cloned() else { return Err(Problem::SignIn) };
        let limits = house.settings().limits;
        let account = house.store().read(move |tx| -> Result<Option<AccountRow>, Problem> {
            let today = tx.today();
            Ok(match access::open_session(tx, &token, limits)? {
                access::Seen::Live { actor, .. } => {
                    tx.maybe(&sql::ACCOUNT_BY_ID, &[actor.account().into(), today.into()])?
                }
                _ => None,
            })
        });
        let Some(account) = account.await? else { return Err(Problem::SignIn) };
        let old = visit.typed().get("old_password").to_owned();
        let old_fits = passwords::verify(old, account.password_hash).await?;
        let new = visit.typed().get("password").to_owned();
        let hash = match passwords::check(&new, &[&account.name, &account.sign_in_name]) {
            _ if !old_fits => Ok(String::new()),
            Ok(()) => Ok(passwords::hash(new, salt(&house).await?).await?),
            Err(weak) => Err(weak.to_string()),
        };
        Ok(Changed { old_fits, version: account.version, hash })
    })
}

/// Chance for the salt comes from the store, like all chance.
pub(super) async fn salt(house: &House) -> Result<[u8; 16], Problem> {
    house.store().read(|tx| Ok(tx.chance::<16>())).await
}

pub(super) fn password(
    ask: &Ask<Arc<Actor>>,
    changed: &Prepared<Changed>,
    work: &mut Work<'_>,
) -> Result<Answer, Problem> {
    let Changed { old_fits, version, hash } = &changed.0;
    let mut errors = Errors::default();
    if !old_fits {
        errors.add("old_password", "Enter the password that you have now");
    }
    let hash = errors.take("password", hash.clone());
    let Some(hash) = hash.filter(|_| errors.is_empty()) else {
        return Err(Answer::again(&page(ask, errors)));
    };
    let me = &ask.proof;
    work.correct("account", me.organisation(), me.account(), *version, &[("password_hash", hash.into())])?;
    if let Some(session) = me.session() {
        let now = work.now();
        work.run(&sql::END_OTHERS, &[me.account().into(), session.into(), now.into()])?;
    }
    work.note(Event::new("password.changed", "own").of(me.account()).version(version + 1));
    Ok(Answer::see("/account?said=password-saved"))
}
