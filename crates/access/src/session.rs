//! Sessions: opaque tokens, of which the database holds only a hash.

use domain::{
    Moment,
    access::PostHeld,
    ids::{AccountId, SessionId},
    leave::WorkingDays,
    one_of::OneOf,
    role::Role,
    words::{Noun, Words},
};
use sha2::{Digest, Sha256};
use store::{StoreError, Tx, Work};

use crate::{Actor, Post, sql};

/// The secret in the cookie: 32 bytes of chance, as hex.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new token.
    pub fn new(chance: [u8; 32]) -> Self {
        Self(hex(&chance))
    }
    /// A token as a cookie holds it; anything else is no token.
    pub fn read(text: &str) -> Option<Self> {
        (text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| Self(text.to_owned()))
    }
    /// The text for the cookie.
    pub fn text(&self) -> &str {
        &self.0
    }
    /// What the database holds.
    pub fn hash(&self) -> [u8; 32] {
        self.derived("session")
    }
    /// The token that forms of this session carry, so that no other site can post them.
    pub fn form_token(&self) -> String {
        hex(&self.derived("form")[..16])
    }
    fn derived(&self, purpose: &str) -> [u8; 32] {
        Sha256::new()
            .chain_update(purpose.as_bytes())
            .chain_update([0])
            .chain_update(self.0.as_bytes())
            .finalize()
            .into()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How long a session lasts.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Seconds without a request.
    pub idle: i64,
    /// Seconds without a request on a shared device.
    pub idle_shared: i64,
    /// Seconds in all.
    pub absolute: i64,
}

impl Default for Limits {
    /// Source: security design, promise P21.
    fn default() -> Self {
        Self { idle: 30 * 60, idle_shared: 15 * 60, absolute: 12 * 60 * 60 }
    }
}

/// What a token is worth.
#[derive(Debug)]
pub enum Seen {
    /// Nothing: there is no such session.
    Unknown,
    /// It was this account's, and has ended.
    Ended(AccountId),
    /// It is this actor's; `touch` when its last-seen time should be written (at most once a minute).
    Live { actor: Box<Actor>, touch: bool },
}

/// Looks a token up, as of now.
pub fn open_session(tx: &mut Tx<'_>, token: &Token, limits: Limits) -> Result<Seen, StoreError> {
    let today = tx.today();
    let rows: Vec<sql::SessionRow> = tx.rows(&sql::SESSION, &[token.hash().into(), today.into()])?;
    let Some(first) = rows.first() else { return Ok(Seen::Unknown) };
    if !is_live(first, limits, tx.now()) {
        return Ok(Seen::Ended(first.account));
    }
    let touch = tx.now().seconds_since(first.seen_at) >= 60;
    let mut actor = actor(first, &rows, today);
    actor.session = Some(first.id);
    actor.shared_device = first.shared_device;
    tx.acting(actor.who());
    Ok(Seen::Live { actor: Box::new(actor), touch })
}

impl Actor {
    /// The actor behind a sign-in name, for commands run on the machine itself; `None` unless the account is active.
    pub fn of_account(tx: &mut Tx<'_>, sign_in_key: &str) -> Result<Option<Self>, StoreError> {
        let today = tx.today();
        let rows: Vec<sql::SessionRow> = tx.rows(&sql::ACCOUNT, &[sign_in_key.into(), today.into()])?;
        let found = rows.first().filter(|row| row.state == "active").map(|first| actor(first, &rows, today));
        if let Some(actor) = &found {
            tx.acting(actor.who());
        }
        Ok(found)
    }
    /// Writes when the session was last used.
    pub fn touch(&self, work: &mut Work<'_>) -> Result<(), StoreError> {
        if let Some(session) = self.session {
            let now = work.now();
            work.run(&sql::TOUCH, &[session.into(), now.into()])?;
        }
        Ok(())
    }
}

fn is_live(row: &sql::SessionRow, limits: Limits, now: Moment) -> bool {
    let idle = if row.shared_device { limits.idle_shared } else { limits.idle };
    row.ended_at.is_none()
        && row.state == "active"
        && !row.has_left
        && now.seconds_since(row.seen_at) < idle
        && now.seconds_since(row.started_at) < limits.absolute
}

fn actor(first: &sql::SessionRow, rows: &[sql::SessionRow], today: domain::Day) -> Actor {
    let mut posts: Vec<Post> = rows.iter().filter_map(post).collect();
    posts.sort_by_key(|post| (post.held.role, post.held.service, post.held.team));
    Actor {
        account: first.account,
        session: None::<SessionId>,
        staff: first.staff,
        organisation: first.organisation,
        name: first.name.clone(),
        posts,
        on_shift: WorkingDays(u8::try_from(first.working_days).unwrap_or(0)).includes(today)
            && !first.on_leave,
        unread: first.unread,
        shared_device: false,
    }
}

fn post(row: &sql::SessionRow) -> Option<Post> {
    let role = row.role.as_deref().and_then(Role::from_code)?;
    let noun = |parts: [&Option<String>; 3]| match parts {
        [Some(singular), Some(plural), Some(article)] => Some(Noun::new(singular, plural, article)),
        _ => None,
    };
    let house = Words::default();
    let words = Words {
        key_worker: noun([&row.key_worker_singular, &row.key_worker_plural, &row.key_worker_article])
            .unwrap_or(house.key_worker),
        person: noun([&row.person_singular, &row.person_plural, &row.person_article]).unwrap_or(house.person),
    };
    let held = PostHeld { role, service: row.service, team: row.team };
    Some(Post { held, service_name: row.service_name.clone().unwrap_or_default(), words })
}
