//! The one-time link by which someone chooses a password.

use askama::Template;
use domain::{Moment, ids::AccountId, ids::OrganisationId};
use sha2::{Digest, Sha256};
use store::{StoreError, Tx, Work};
use web::{Answer, Problem, Shell};

/// How long a link works.
const DAYS: i64 = 7;

/// A one-time link. The database holds only the hash of what is in it, so it can be shown once and never again.
pub struct Link {
    token: String,
    until: Moment,
}

impl Link {
    /// A new link, good for seven days.
    pub fn new(tx: &Tx<'_>) -> Self {
        Self { token: hex(&tx.chance::<32>()), until: tx.now().plus_seconds(DAYS * 24 * 60 * 60) }
    }
    /// Where it leads.
    pub fn path(&self) -> String {
        format!("/invitation/{}", self.token)
    }
    /// What the database holds: SHA-256 of the text of the token, in hex.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.token.as_bytes()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Gives a sign-in this link, in place of any other, and returns the sign-in's new version.
pub fn give_link(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    account: AccountId,
    version: i64,
    link: &Link,
) -> Result<i64, StoreError> {
    let changes = [("link_hash", link.hash().into()), ("link_until", link.until.into())];
    work.correct("account", organisation, account, version, &changes)
}

#[derive(Template)]
#[template(path = "staff/templates/link.html")]
struct LinkPage<'a> {
    shell: Shell,
    name: &'a str,
    sign_in_name: &'a str,
    path: String,
    until: Moment,
    back: &'a str,
}

/// The page that shows a link, this once.
pub fn link_page(
    shell: Shell,
    (name, sign_in_name): (&str, &str),
    link: &Link,
    back: &str,
) -> Result<Answer, Problem> {
    Answer::page(&LinkPage { shell, name, sign_in_name, path: link.path(), until: link.until, back })
}
