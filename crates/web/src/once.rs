//! Form keys: every form carries one, made when the page was made, so that a form sent twice has one effect and the
//! same answer.

use access::Actor;
use sha2::{Digest, Sha256};
use store::{Tx, Work};

use crate::{Problem, ask::Visit, sql};

/// The key of a form, and what tells it from another with the same key.
pub(crate) struct Key {
    key: Vec<u8>,
    hash: [u8; 32],
}

pub(crate) fn key(visit: &Visit) -> Result<Key, Problem> {
    let Some(key) = read_key(visit.typed().get("_once")) else {
        return Err(Problem::Unclear(
            "This form is out of date. Go back, open the page again, and send it from there.".into(),
        ));
    };
    Ok(Key { key, hash: Sha256::digest(visit.typed().to_compare()).into() })
}

/// Where the form led when it came before. Asked only when it cannot be saved: of a hundred forms one comes twice, and
/// its key is then refused by the database.
pub(crate) fn led_to(tx: &mut Tx<'_>, visit: &Visit, actor: &Actor) -> Result<Option<String>, Problem> {
    let Key { key, hash } = key(visit)?;
    let arguments = [key.into(), actor.account().into(), visit.path.as_str().into()];
    match tx.maybe::<sql::OnceRow>(&sql::ONCE_FIND, &arguments)? {
        None => Ok(None),
        Some(row) if row.body_hash == hash => Ok(Some(row.location)),
        Some(_) => Err(Problem::Refused(
            "This form was sent before, with other words in it. What you sent first is saved. To save something new, \
             open the form again."
                .into(),
        )),
    }
}

pub(crate) fn answered(
    work: &mut Work<'_>,
    visit: &Visit,
    actor: &Actor,
    Key { key, hash }: &Key,
    location: &str,
) -> Result<(), Problem> {
    let now = work.now();
    let arguments = [
        key.as_slice().into(),
        actor.account().into(),
        visit.path.as_str().into(),
        (*hash).into(),
        location.into(),
        now.into(),
    ];
    work.put(&sql::ONCE_ADD, &arguments)?;
    Ok(())
}

fn read_key(text: &str) -> Option<Vec<u8>> {
    (text.len() == 32).then_some(())?;
    (0..16).map(|at| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()).collect()
}

/// Forgets keys after 30 days and kept forms after 7.
pub(crate) fn forget(work: &mut Work<'_>) -> Result<(), Problem> {
    const DAY: i64 = 24 * 60 * 60;
    let now = work.now();
    work.run(&sql::ONCE_OLD, &[now.plus_seconds(-30 * DAY).into()])?;
    work.run(&sql::KEPT_OLD, &[now.plus_seconds(-7 * DAY).into()])?;
    Ok(())
}
