//! The statement behind My people.

use domain::{Day, Moment, ids::PersonId};

store::statements! {
    MINE = "SELECT p.id, p.name, p.name_key, p.known_as, p.photo_version, p.communication, k.kind, k.starts_on, sv.name,
            (SELECT c.happened_at FROM contact c WHERE c.person = p.id AND c.how <> 'tried' AND NOT c.withdrawn
                AND c.label IN ('normal', 'sensitive', 'third_party', 'staff_only')
                ORDER BY c.happened_at DESC, c.id DESC LIMIT 1)
        FROM tenure k JOIN person p ON p.id = k.person JOIN service sv ON sv.id = k.service
        WHERE k.staff = $1 AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on > $3) AND ", access::visible!(), "
        ORDER BY k.kind DESC, k.id";
}

store::record! {
    pub(crate) struct MineRow {
        pub(crate) id: PersonId,
        pub(crate) name: String,
        pub(crate) name_key: String,
        pub(crate) known_as: String,
        pub(crate) photo_version: Option<i64>,
        pub(crate) communication: String,
        pub(crate) kind: String,
        pub(crate) since: Day,
        pub(crate) service_name: String,
        pub(crate) last_contact: Option<Moment>,
    }
}
