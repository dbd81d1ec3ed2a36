//! Beginning and ending sessions, one-time links, and what the installation is for.

use access::Token;
use domain::{
    ids::{AccountId, OrganisationId, Session, SessionId},
    journal::Event,
};
use sha2::{Digest, Sha256};
use store::{StoreError, Tx, Who, Work};

use super::sql;

/// The key by which a sign-in name is found: case and space at the ends do not matter.
pub fn sign_in_key(name: &str) -> String {
    domain::names::key(name)
}

/// What is kept of a one-time link.
pub fn link_hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Begins a session and gives its secret.
pub fn begin(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    account: AccountId,
    device: &str,
    shared: bool,
) -> Result<(SessionId, Token), StoreError> {
    let (id, token, now) = (work.mint::<Session>(), Token::new(work.chance()), work.now());
    let arguments = [
        id.into(),
        organisation.into(),
        account.into(),
        token.hash().into(),
        device.into(),
        shared.into(),
        now.into(),
    ];
    work.run(&sql::BEGIN, &arguments)?;
    Ok((id, token))
}

/// Ends a session of an account.
pub fn end(work: &mut Work<'_>, account: AccountId, session: SessionId) -> Result<u64, StoreError> {
    let now = work.now();
    work.run(&sql::END, &[session.into(), account.into(), now.into()])
}

/// What the installation is for: real work, or the demonstration. `None` before its first start.
pub fn purpose(tx: &mut Tx<'_>) -> Result<Option<String>, StoreError> {
    let row: Option<sql::InstallationRow> = tx.maybe(&sql::INSTALLATION, &[])?;
    Ok(row.map(|row| row.purpose))
}

/// Marks the installation, once.
pub fn install(work: &mut Work<'_>, purpose: &str) -> Result<(), StoreError> {
    let now = work.now();
    work.run(&sql::INSTALL, &[purpose.into(), now.into(), None::<String>.into()])?;
    work.acting(Who::default());
    work.note(Event::new("installation.made", "installation").detail(format!("purpose={purpose}")));
    Ok(())
}

/// The secret of the set-up link, while nobody has an account yet. Each start makes a new one.
pub fn set_up_link(work: &mut Work<'_>) -> Result<Option<String>, StoreError> {
    let accounts: i64 = work.one(&sql::ACCOUNTS, &[])?;
    if accounts > 0 {
        return Ok(None);
    }
    if purpose(work)?.is_none() {
        install(work, "real")?;
    }
    let token = Token::new(work.chance()).text().to_owned();
    work.run(&sql::SET_UP_LINK, &[link_hash(&token).into()])?;
    Ok(Some(token))
}
