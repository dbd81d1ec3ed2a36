//! Statements of the kit: form keys and kept forms.

use domain::ids::ThingId;

store::statements! {
    ONCE_FIND = "SELECT body_hash, location FROM form_once WHERE once = $1 AND account = $2 AND path = $3";
    ONCE_ADD = "INSERT INTO form_once (once, account, path, body_hash, location, at) VALUES ($1, $2, $3, $4, $5, $6)";
    KEPT_ADD = "INSERT INTO kept_form (id, account, path, body, at) VALUES ($1, $2, $3, $4, $5)";
    KEPT_FIND = "SELECT id, body FROM kept_form WHERE id = $1 AND account = $2 AND path = $3";
    KEPT_DROP = "DELETE FROM kept_form WHERE id = $1 AND account = $2";
    ONCE_OLD = "DELETE FROM form_once WHERE at < $1";
    KEPT_OLD = "DELETE FROM kept_form WHERE at < $1";
}

store::record! {
    pub(crate) struct OnceRow { pub(crate) body_hash: Vec<u8>, pub(crate) location: String }
    pub(crate) struct KeptRow { pub(crate) id: ThingId, pub(crate) body: String }
}
