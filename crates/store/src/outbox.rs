//! The outbox: what must happen after a change is certain. A message is written with the change, and taken in a unit
//! of work of its own that also writes what comes of it, so it happens once.

use domain::{Moment, ids::ThingId};

use crate::{StoreError, tx::Work};

crate::statements! {
    PUT = "INSERT INTO outbox (id, kind, body, at, tries, not_before) VALUES ($1, $2, $3, $4, 0, $4)";
    TAKE = "DELETE FROM outbox WHERE id = (SELECT o.id FROM outbox o WHERE o.not_before <= $1 ORDER BY o.not_before, o.id LIMIT 1)
        RETURNING id, kind, body, at, tries";
    TAKE_THIS = "DELETE FROM outbox WHERE id = $1 RETURNING id, kind, body, at, tries";
    PUT_BACK = "INSERT INTO outbox (id, kind, body, at, tries, not_before) VALUES ($1, $2, $3, $4, $5, $6)";
    WAITING = "SELECT count(*) FROM outbox";
}

crate::record! {
    /// A message that waits in the outbox, or was taken from it.
    pub struct Message {
        /// Its id, which what comes of it also bears, so that it cannot come twice.
        pub id: ThingId,
        /// What it is.
        pub kind: String,
        /// Ids and codes, as JSON.
        pub body: String,
        /// When it was written.
        pub at: Moment,
        /// How often it was tried before.
        pub tries: i64,
    }
}

impl Work<'_> {
    /// Puts a message in the outbox: it is delivered if, and only if, this unit of work is saved.
    pub fn send(&mut self, kind: &'static str, body: &serde_json::Value) -> Result<(), StoreError> {
        let (id, now) = (self.mint::<domain::ids::Thing>(), self.now());
        self.run(&PUT, &[id.into(), kind.into(), body.to_string().into(), now.into()])?;
        Ok(())
    }
    /// Takes the message that has waited longest.
    pub fn take_message(&mut self) -> Result<Option<Message>, StoreError> {
        let now = self.now();
        self.maybe(&TAKE, &[now.into()])
    }
    /// Takes this message, if it still waits.
    pub fn take_this(&mut self, id: ThingId) -> Result<Option<Message>, StoreError> {
        self.maybe(&TAKE_THIS, &[id.into()])
    }
    /// Puts a message back, to be tried later: each time twice as long, an hour at most.
    pub fn put_back(&mut self, message: &Message) -> Result<(), StoreError> {
        let wait = 2_i64.saturating_pow(u32::try_from(message.tries).unwrap_or(12).min(12)).min(3600);
        let (tries, not_before) = (message.tries + 1, self.now().plus_seconds(wait));
        let arguments = [
            message.id.into(),
            (&message.kind).into(),
            (&message.body).into(),
            message.at.into(),
            tries.into(),
            not_before.into(),
        ];
        self.run(&PUT_BACK, &arguments)?;
        Ok(())
    }
    /// How many messages wait.
    pub fn messages_waiting(&mut self) -> Result<i64, StoreError> {
        self.one(&WAITING, &[])
    }
}
