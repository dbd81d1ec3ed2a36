//! Taking messages from the outbox. Each is taken and dealt with in one unit of work, so it happens once.

use serde_json::Value as Json;
use store::{Message, Store, StoreError, Work};

use crate::{imports, notices};

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

/// After so many tries, what can be given up is given up, and says so.
const TRIES: i64 = 6;

fn postpone(work: &mut Work<'_>, message: &Message) -> Result<bool, StoreError> {
    let Some(again) = work.take_this(message.id)? else { return Ok(true) };
    if again.kind == imports::MESSAGE && again.tries >= TRIES {
        imports::give_up(work, &serde_json::from_str(&again.body).unwrap_or_default())?;
    } else {
        work.put_back(&again)?;
    }
    Ok(true)
}

fn dispatch(work: &mut Work<'_>, message: &Message) -> Result<(), StoreError> {
    let body: Json = serde_json::from_str(&message.body).unwrap_or_default();
    match message.kind.as_str() {
        "notice" => notices::write(work, message, &body),
        imports::MESSAGE => imports::run_message(work, &body),
        kind => {
            tracing::error!(kind, "a message of an unknown kind was dropped");
            Ok(())
        }
    }
}
