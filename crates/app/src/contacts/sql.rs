//! Statements about contacts.

use domain::{
    Moment,
    ids::{ContactId, PersonId, StaffId},
};

store::statements! {
    FACTS_LATEST = "SELECT p.id,
            (SELECT c.happened_at FROM contact c WHERE c.person = p.id AND c.how <> 'tried' AND c.note <> '' AND NOT c.withdrawn
                ORDER BY c.happened_at DESC, c.id DESC LIMIT 1),
            (SELECT c.happened_at FROM contact c WHERE c.person = p.id AND c.how <> 'tried' AND c.note = '' AND NOT c.withdrawn
                ORDER BY c.happened_at DESC, c.id DESC LIMIT 1),
            (SELECT c.happened_at FROM contact c WHERE c.person = p.id AND c.how = 'tried' AND NOT c.withdrawn
                ORDER BY c.happened_at DESC, c.id DESC LIMIT 1)
        FROM person p WHERE p.organisation = $1 AND p.id >= $2 AND p.id <= $3";
    ADD = "INSERT INTO contact (id, organisation, person, staff, how, with_whom, happened_at, recorded_at, note, label,
            withdrawn, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, 1, $8, $4)";
    WRITTEN = "SELECT happened_at, note <> '' FROM contact WHERE person = $1 AND organisation = $2 AND how <> 'tried' AND NOT withdrawn
        ORDER BY happened_at DESC, id DESC LIMIT 40";
    TIMELINE = "SELECT c.id, c.how, c.with_whom, c.happened_at, c.recorded_at, c.note, c.label, c.withdrawn, c.version,
            c.staff, s.name
        FROM contact c JOIN staff s ON s.id = c.staff
        WHERE c.person = $1 AND c.organisation = $2 AND (c.label IN ($3, $4, $5, $6, $7) OR c.staff = $8)
            AND (c.happened_at, c.id) < ($9, $10) AND ($11 = '' OR c.how = $11)
            AND ($12 = '' OR lower(c.note) LIKE $12 ESCAPE '\\')
        ORDER BY c.happened_at DESC, c.id DESC LIMIT $13";
    ONE = "SELECT c.id, c.how, c.with_whom, c.happened_at, c.recorded_at, c.note, c.label, c.withdrawn, c.version,
            c.staff, s.name
        FROM contact c JOIN staff s ON s.id = c.staff
        WHERE c.person = $1 AND c.organisation = $2 AND c.id = $3 AND (c.staff = $4 OR c.label IN ($5, $6, $7, $8, $9))";
    KEY_WORKERS = "SELECT t.staff FROM tenure t WHERE t.person = $1 AND t.organisation = $2 AND t.kind IN ('key_worker', 'cover')
        AND t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on > $3) AND t.staff <> $4";
    CHOICES = "SELECT p.id, p.name, p.known_as, p.photo_version FROM person p
        WHERE EXISTS (SELECT 1 FROM tenure k WHERE k.person = p.id AND k.staff = $1 AND k.starts_on <= $3
            AND (k.ends_on IS NULL OR k.ends_on > $3)) AND ", access::visible!(), "
        ORDER BY p.name_key, p.id LIMIT 60";
}

store::record! {
    pub(crate) struct ContactRow {
        pub(crate) id: ContactId,
        pub(crate) how: String,
        pub(crate) with_whom: String,
        pub(crate) happened_at: Moment,
        pub(crate) recorded_at: Moment,
        pub(crate) note: String,
        pub(crate) label: String,
        pub(crate) withdrawn: bool,
        pub(crate) version: i64,
        pub(crate) staff: StaffId,
        pub(crate) staff_name: String,
    }
    pub(crate) struct ChoiceRow {
        pub(crate) id: PersonId,
        pub(crate) name: String,
        pub(crate) known_as: String,
        pub(crate) photo_version: Option<i64>,
    }
}
