//! Taking messages from the outbox. Each is taken and dealt with in one unit of work, so it happens once.

use domain::ids::{OrganisationId, PersonId, StaffId};
use serde_json::Value as Json;
use store::{Message, Store, StoreError, Work};

use super::sql;
use crate::imports;

/// Deals with the message that has waited longest; false when none waits. A message that fails goes back, to be tried
/// again later.
pub async fn deliver(store: &Store) -> Result<bool, StoreError> {
    let taken = store.write(|work| -> Result<_, Undelivered> {
        let Some(message) = work.take_message()? else { return Ok(false) };
        match dispatch(work, &message) {
            Ok(()) => Ok(true),
            Err(error) => Err(Undelivered(Box::new(message), error)),
        }
    });
    match taken.await {
        Ok(any) => Ok(any),
        Err(Undelivered(message, error)) if !message.kind.is_empty() => {
            tracing::warn!(kind = %message.kind, %error, "a message could not be delivered and will be tried again");
            store.write(move |work| postpone(work, &message)).await
        }
        Err(Undelivered(_, error)) => Err(error),
    }
}

/// Deals with every message that waits.
pub async fn deliver_all(store: &Store) -> Result<usize, StoreError> {
    let mut delivered = 0;
    while deliver(store).await? {
        delivered += 1;
    }
    Ok(delivered)
}

struct Undelivered(Box<Message>, StoreError);

impl From<StoreError> for Undelivered {
    fn from(error: StoreError) -> Self {
        let none = Message {
            id: domain::Id::from_bytes([0; 16]),
            kind: String::new(),
            body: String::new(),
            at: domain::Moment::from_micros(0),
            tries: 0,
        };
        Self(Box::new(none), error)
    }
}

fn postpone(work: &mut Work<'_>, message: &Message) -> Result<bool, StoreError> {
    let Some(again) = work.take_message()? else { return Ok(false) };
    work.put_back(&again)?;
    Ok(again.id == message.id && again.tries < 12)
}

fn dispatch(work: &mut Work<'_>, message: &Message) -> Result<(), StoreError> {
    let body: Json = serde_json::from_str(&message.body).unwrap_or_default();
    match message.kind.as_str() {
        "notice" => notice(work, message, &body),
        "import.run" => imports::run_message(work, &body),
        kind => {
            tracing::error!(kind, "a message of an unknown kind was dropped");
            Ok(())
        }
    }
}

fn notice(work: &mut Work<'_>, message: &Message, body: &Json) -> Result<(), StoreError> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let (Ok(organisation), person, about) = (
        text("organisation").parse::<OrganisationId>(),
        text("person").parse::<PersonId>().ok(),
        text("about").parse::<StaffId>().ok(),
    ) else {
        return Ok(());
    };
    let readers = body["to"].as_array().cloned().unwrap_or_default();
    for reader in readers.iter().filter_map(Json::as_str).filter_map(|text| text.parse::<StaffId>().ok()) {
        let arguments = [
            message.id.into(),
            reader.into(),
            organisation.into(),
            text("kind").into(),
            person.into(),
            about.into(),
            text("detail").into(),
            message.at.into(),
        ];
        work.run(&sql::ADD, &arguments)?;
    }
    Ok(())
}
