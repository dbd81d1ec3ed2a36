//! Statements about notices.

use domain::{Moment, ids::PersonId};

store::statements! {
    MANAGERS_OF_PERSON = "SELECT DISTINCT o.staff FROM placement l JOIN post o ON o.service = l.service
        WHERE l.person = $1 AND l.organisation = $2 AND o.role = 'registered_manager'
            AND (l.ends_on IS NULL OR l.ends_on > $3) AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
        ORDER BY o.staff";
    MANAGERS_OF_STAFF = "SELECT DISTINCT o.staff FROM post m JOIN post o ON o.service = m.service
        WHERE m.staff = $1 AND m.organisation = $2 AND o.role = 'registered_manager'
            AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on > $3) AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
        ORDER BY o.staff";
    ADD = "INSERT INTO notice (id, staff, organisation, kind, person, about_staff, detail, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id, staff) DO NOTHING";
    MINE = "SELECT n.at, n.kind, n.person,
            (SELECT p.name FROM person p WHERE p.id = n.person AND ", access::visible!(), "),
            (SELECT s.name FROM staff s WHERE s.id = n.about_staff), n.detail, n.read_at
        FROM notice n WHERE n.staff = $1 AND n.organisation = $2 ORDER BY n.at DESC, n.id DESC LIMIT 100";
    READ = "UPDATE notice SET read_at = $3 WHERE staff = $1 AND at <= $2 AND read_at IS NULL";
}

store::record! {
    pub(crate) struct NoticeRow {
        pub(crate) at: Moment,
        pub(crate) kind: String,
        pub(crate) person: Option<PersonId>,
        pub(crate) person_name: Option<String>,
        pub(crate) about_name: Option<String>,
        pub(crate) detail: String,
        pub(crate) read_at: Option<Moment>,
    }
}
