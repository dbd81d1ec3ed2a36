//! Statements about duties.

use domain::{
    Day,
    ids::{ServiceId, StaffId, ThingId},
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
    STAFF_OF_POLICY = "SELECT DISTINCT o.staff FROM policy_text p JOIN post o ON o.service = p.service
        WHERE p.id = $1 AND p.organisation = $2 AND (o.ends_on IS NULL OR o.ends_on > $3)";
    SWEPT = "SELECT swept_on, phase, reached FROM duty_sweep WHERE organisation = $1";
    SWEEP = "INSERT INTO duty_sweep (organisation, swept_on, phase, reached, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation) DO UPDATE SET swept_on = excluded.swept_on, phase = excluded.phase, reached = excluded.reached, at = excluded.at";
    ORGANISATIONS = "SELECT id FROM organisation ORDER BY id";
    PEOPLE = "SELECT count(*) FROM person WHERE organisation = $1";
    PEOPLE_UP_TO = "SELECT count(*) FROM person WHERE organisation = $1 AND id <= $2";
    NEXT_PEOPLE = "SELECT id FROM person WHERE organisation = $1 AND id > $2 ORDER BY id LIMIT 50";
    NEXT_STAFF = "SELECT id FROM staff WHERE organisation = $1 AND id > $2 ORDER BY id LIMIT 50";
    NEXT_SERVICE = "SELECT id FROM service WHERE organisation = $1 AND id > $2 ORDER BY id LIMIT 1";
    COUNT = "SELECT about, rule, state, CASE WHEN state = 'due' THEN due_on END, count(*) FROM duty
        WHERE service = $1 AND organisation = $2 AND superseded_at IS NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4";
    FORGET_TALLY = "DELETE FROM duty_tally WHERE service = $1 AND organisation = $2";
    ADD_TALLY = "INSERT INTO duty_tally (id, organisation, service, about, rule, state, due_on, change)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
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
    pub(super) struct SweptRow { pub(super) swept_on: Day, pub(super) phase: String, pub(super) reached: ThingId }
    pub(super) struct CountedRow {
        pub(super) about: String,
        pub(super) rule: String,
        pub(super) state: String,
        pub(super) due_on: Option<Day>,
        pub(super) number: i64,
    }
}
