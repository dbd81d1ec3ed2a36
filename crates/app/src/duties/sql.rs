//! Statements about duties.

use domain::{
    Day,
    ids::{PersonId, ServiceId, StaffId, ThingId},
};

store::statements! {
    LIVE = "SELECT id, service, subject, rule, item, state, opened_on, due_on, kept_on, until_on, owner_role, owner, because
        FROM duty WHERE organisation = $1 AND subject >= $2 AND subject <= $3 AND about = $4 AND superseded_at IS NULL";
    SUPERSEDE = "UPDATE duty SET superseded_at = $2 WHERE id = $1";
    ADD = "INSERT INTO duty (id, organisation, service, subject, about, rule, item, policy, state, opened_on, due_on, kept_on, until_on,
            owner_role, owner, because, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    EXCUSES = "SELECT subject, service, rule, item, reason, starts_on, recheck_on FROM duty_excuse
        WHERE organisation = $1 AND subject >= $2 AND subject <= $3 AND NOT cancelled";
    PEOPLE_OF_LEAVE = "SELECT DISTINCT t.person FROM leave v JOIN tenure t ON t.staff = v.staff
        WHERE v.id = $1 AND v.organisation = $2 AND (t.ends_on IS NULL OR t.ends_on > $3)";
    HOLDER = "SELECT staff FROM tenure WHERE id = $1 AND organisation = $2
        UNION SELECT staff FROM post WHERE id = $1 AND organisation = $2";
    SWEPT = "SELECT swept_on, reached, done FROM duty_sweep WHERE organisation = $1";
    SWEEP = "INSERT INTO duty_sweep (organisation, swept_on, reached, done, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation) DO UPDATE SET swept_on = excluded.swept_on, reached = excluded.reached, done = excluded.done, at = excluded.at";
    ORGANISATIONS = "SELECT id FROM organisation ORDER BY id";
    NEXT_PEOPLE = "SELECT id FROM person WHERE organisation = $1 AND id > $2 ORDER BY id LIMIT 100";
}

store::record! {
    /// A duty as it stands.
    pub struct LiveRow {
        pub id: ThingId,
        pub service: ServiceId,
        pub subject: ThingId,
        pub rule: String,
        pub item: String,
        pub state: String,
        pub opened_on: Day,
        pub due_on: Option<Day>,
        pub kept_on: Option<Day>,
        pub until_on: Option<Day>,
        pub owner_role: String,
        pub owner: Option<StaffId>,
        pub because: String,
    }
    pub(super) struct ExcuseRow {
        pub(super) subject: ThingId,
        pub(super) service: ServiceId,
        pub(super) rule: String,
        pub(super) item: String,
        pub(super) reason: String,
        pub(super) starts_on: Day,
        pub(super) recheck_on: Day,
    }
    pub(super) struct SweptRow { pub(super) swept_on: Day, pub(super) reached: PersonId, pub(super) done: bool }
}
