//! Forms posted on an ended session: kept for the same user, who finds them filled in after signing in again.

use access::{Actor, Token};
use domain::ids::{AccountId, Thing};
use store::{Tx, Work};

use crate::{Problem, ask::Visit, form_body::Typed, sql};

/// Keeps what was typed, if the form was one that the ended session was given, and says where it can be found again.
pub(crate) fn keep(
    work: &mut Work<'_>,
    visit: &Visit,
    account: AccountId,
) -> Result<Option<String>, Problem> {
    let genuine =
        visit.token().map(Token::form_token).is_some_and(|token| token == visit.typed().get("_token"));
    let body = visit.typed().to_body();
    if !genuine || body.is_empty() {
        return Ok(None);
    }
    let (id, now) = (work.mint::<Thing>(), work.now());
    work.run(
        &sql::KEPT_ADD,
        &[id.into(), account.into(), visit.path.as_str().into(), body.into(), now.into()],
    )?;
    Ok(Some(format!("{}?kept={id}", visit.path)))
}

/// What was kept for this page and this user.
pub(crate) fn find(
    tx: &mut Tx<'_>,
    visit: &Visit,
    actor: &Actor,
) -> Result<Option<(String, Typed)>, Problem> {
    let id = if visit.reads() { visit.query("kept") } else { return Ok(None) };
    let Ok(id) = id.parse::<domain::ids::ThingId>() else { return Ok(None) };
    let arguments = [id.into(), actor.account().into(), visit.path.as_str().into()];
    let row: Option<sql::KeptRow> = tx.maybe(&sql::KEPT_FIND, &arguments)?;
    row.map(|row| Ok((row.id.to_string(), Typed::read(row.body.as_bytes())?))).transpose()
}

/// Lets go of a kept form once what it held is saved.
pub(crate) fn drop_saved(work: &mut Work<'_>, visit: &Visit, actor: &Actor) -> Result<(), Problem> {
    if let Ok(id) = visit.typed().get("_kept").parse::<domain::ids::ThingId>() {
        work.put(&sql::KEPT_DROP, &[id.into(), actor.account().into()])?;
    }
    Ok(())
}
