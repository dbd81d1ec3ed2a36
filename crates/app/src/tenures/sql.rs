//! Statements about tenures and placements.

use access::Shown;
use domain::{
    Day,
    ids::{PersonId, PlacementId, ServiceId, StaffId, StageId, TeamId, TenureId},
};

store::statements! {
    ADD = "INSERT INTO tenure (id, organisation, person, service, placement, staff, kind, stage, starts_on, ends_on, why,
            version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13)";
    OF_PERSON = "SELECT t.id, t.service, t.placement, t.staff, s.name, t.kind, g.name, t.starts_on, t.ends_on, t.end_reason, t.why,
            t.version, (SELECT max(b.name) FROM staff b WHERE b.id = t.changed_by), t.changed_at
        FROM tenure t JOIN staff s ON s.id = t.staff LEFT JOIN stage g ON g.id = t.stage
        WHERE t.person = $1 AND t.organisation = $2 ORDER BY t.starts_on DESC, t.kind, t.id";
    PLACEMENTS = "SELECT l.id, l.service, sv.name, l.team, l.stage, l.starts_on, l.ends_on, l.end_reason, l.excuse, l.excuse_note,
            l.recheck_on, l.version, sv.key_worker_singular, sv.key_worker_plural, sv.key_worker_article
        FROM placement l JOIN service sv ON sv.id = l.service
        WHERE l.person = $1 AND l.organisation = $2 ORDER BY l.starts_on, l.id";
    CANDIDATES = "SELECT DISTINCT s.id, s.name, s.name_key,
            (SELECT count(*) FROM tenure t WHERE t.staff = s.id AND t.kind = 'key_worker' AND t.starts_on <= $3
                AND (t.ends_on IS NULL OR t.ends_on > $3)),
            EXISTS (SELECT 1 FROM leave v WHERE v.staff = s.id AND NOT v.cancelled AND v.first_day <= $3 AND v.last_day >= $3)
        FROM staff s JOIN post o ON o.staff = s.id
        WHERE s.organisation = $1 AND o.service = $2 AND (o.ends_on IS NULL OR o.ends_on > $3)
            AND o.role IN ('key_worker', 'care_staff', 'team_leader', 'registered_manager')
            AND (s.leaves_on IS NULL OR s.leaves_on > $3)
        ORDER BY s.name_key, s.id";
    STAFF_FACTS = "SELECT s.name, s.leaves_on,
            EXISTS (SELECT 1 FROM post o WHERE o.staff = s.id AND o.service = $3 AND o.starts_on <= $4 AND (o.ends_on IS NULL OR o.ends_on > $4)
                AND o.role IN ('key_worker', 'care_staff', 'team_leader', 'registered_manager')),
            EXISTS (SELECT 1 FROM exclusion x WHERE x.staff = s.id AND x.person = $5 AND (x.ends_on IS NULL OR x.ends_on > $4))
        FROM staff s WHERE s.id = $1 AND s.organisation = $2";
    LIVE_OF_PLACEMENT = "SELECT t.id, t.service, t.placement, t.staff, s.name, t.kind, s.name, t.starts_on, t.ends_on, t.end_reason, t.why,
            t.version, s.name, t.changed_at
        FROM tenure t JOIN staff s ON s.id = t.staff
        WHERE t.placement = $1 AND t.organisation = $2 AND (t.ends_on IS NULL OR t.ends_on > $3) ORDER BY t.id";
    FACTS_PLACED = "SELECT id, person, service, starts_on, ends_on, excuse, recheck_on, changed_at FROM placement
        WHERE organisation = $1 AND person >= $2 AND person <= $3";
    // From the people to what they have: by the organisation alone, every tenure in it would be looked at for each span.
    FACTS_HELD = "SELECT t.person, t.service, t.kind, t.staff, t.starts_on, t.ends_on FROM person p JOIN tenure t ON t.person = p.id
        WHERE p.organisation = $1 AND p.id >= $2 AND p.id <= $3";
    FACTS_AWAY = "SELECT DISTINCT t.person, t.service, v.id, v.staff, v.changed_at, v.first_day, v.last_day
        FROM person p JOIN tenure t ON t.person = p.id JOIN leave v ON v.staff = t.staff
        WHERE p.organisation = $1 AND p.id >= $2 AND p.id <= $3 AND t.kind = 'key_worker' AND NOT v.cancelled
        AND t.starts_on <= v.last_day AND (t.ends_on IS NULL OR t.ends_on > v.first_day)";
    TEAMS = "SELECT id, name FROM team WHERE organisation = $1 AND service = $2 ORDER BY name, id";
    STAGES = "SELECT id, name FROM stage WHERE organisation = $1 AND service = $2 ORDER BY position, name, id";
    WITHOUT = "SELECT p.id, p.name, p.known_as, p.photo_version, w.id, sv.name, w.starts_on,
            (SELECT max(k.ends_on) FROM tenure k WHERE k.person = p.id AND k.service = w.service AND k.kind = 'key_worker'
                AND k.ends_on > k.starts_on AND k.ends_on <= $3),
            (SELECT min(k.starts_on) FROM tenure k WHERE k.person = p.id AND k.service = w.service AND k.kind = 'key_worker'
                AND k.starts_on > $3 AND (k.ends_on IS NULL OR k.ends_on > k.starts_on)),
            (SELECT min(i.name) FROM tenure k JOIN staff i ON i.id = k.staff WHERE k.person = p.id AND k.service = w.service
                AND k.kind IN ('interim', 'cover') AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on > $3)),
            w.excuse, w.excuse_note, w.recheck_on
        FROM placement w JOIN person p ON p.id = w.person JOIN service sv ON sv.id = w.service
        WHERE w.starts_on <= $3 AND (w.ends_on IS NULL OR w.ends_on > $3)
            AND NOT EXISTS (SELECT 1 FROM tenure k WHERE k.person = w.person AND k.service = w.service AND k.kind = 'key_worker'
                AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on > $3))
            AND w.service IN (SELECT o.service FROM post o WHERE o.staff = $1 AND o.starts_on <= $3
                AND (o.ends_on IS NULL OR o.ends_on > $3) AND (o.role IN ('registered_manager', 'inspector')
                    OR (o.role = 'team_leader' AND o.team = w.team)))
            AND ", access::visible!(), "
        ORDER BY w.starts_on, p.id, w.id LIMIT 500";
    AWAY = "SELECT s.id, s.name, (SELECT max(v.last_day) FROM leave v WHERE v.staff = s.id AND NOT v.cancelled AND v.first_day <= $3 AND v.last_day >= $3),
            count(*)
        FROM tenure t JOIN staff s ON s.id = t.staff JOIN person p ON p.id = t.person
        WHERE t.kind = 'key_worker' AND t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on > $3)
            AND EXISTS (SELECT 1 FROM leave v WHERE v.staff = s.id AND NOT v.cancelled AND v.first_day <= $3 AND v.last_day >= $3)
            AND NOT EXISTS (SELECT 1 FROM tenure k WHERE k.person = t.person AND k.service = t.service AND k.kind IN ('cover', 'interim')
                AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on > $3))
            AND ", access::visible!(), "
        GROUP BY s.id, s.name ORDER BY s.name, s.id";
    FIGURES = "SELECT sv.id, sv.name, (SELECT count(*) FROM placement w WHERE w.service = sv.id AND w.starts_on <= $2 AND (w.ends_on IS NULL OR w.ends_on > $2)),
            (SELECT count(*) FROM placement w WHERE w.service = sv.id AND w.starts_on <= $2 AND (w.ends_on IS NULL OR w.ends_on > $2)
                AND w.excuse IS NULL AND NOT EXISTS (SELECT 1 FROM tenure k WHERE k.person = w.person AND k.service = w.service AND k.kind = 'key_worker'
                AND k.starts_on <= $2 AND (k.ends_on IS NULL OR k.ends_on > $2)))
        FROM service sv WHERE sv.organisation = $1 ORDER BY sv.name, sv.id";
}

store::record! {
    pub(crate) struct TenureRow {
        pub(crate) id: TenureId,
        pub(crate) service: ServiceId,
        pub(crate) placement: PlacementId,
        pub(crate) staff: StaffId,
        pub(crate) staff_name: String,
        pub(crate) kind: String,
        pub(crate) stage_name: Option<String>,
        pub(crate) starts_on: Day,
        pub(crate) ends_on: Option<Day>,
        pub(crate) end_reason: Option<String>,
        pub(crate) why: String,
        pub(crate) version: i64,
        pub(crate) by: Option<String>,
        pub(crate) at: domain::Moment,
    }
    pub(crate) struct PlacementRow {
        pub(crate) id: PlacementId,
        pub(crate) service: ServiceId,
        pub(crate) service_name: String,
        pub(crate) team: Option<TeamId>,
        pub(crate) stage: Option<StageId>,
        pub(crate) starts_on: Day,
        pub(crate) ends_on: Option<Day>,
        pub(crate) end_reason: Option<String>,
        pub(crate) excuse: Option<String>,
        pub(crate) excuse_note: String,
        pub(crate) recheck_on: Option<Day>,
        pub(crate) version: i64,
        pub(crate) key_worker_singular: String,
        pub(crate) key_worker_plural: String,
        pub(crate) key_worker_article: String,
    }
    pub(crate) struct CandidateRow { pub(crate) id: StaffId, pub(crate) name: String, pub(crate) key: String, pub(crate) people: i64, pub(crate) away: bool }
    pub(crate) struct StaffFacts { pub(crate) name: String, pub(crate) leaves_on: Option<Day>, pub(crate) holds_post: bool, pub(crate) excluded: bool }
    pub(crate) struct WithoutRow {
        pub(crate) id: PersonId,
        pub(crate) name: String,
        pub(crate) known_as: String,
        pub(crate) photo_version: Option<i64>,
        pub(crate) placement: PlacementId,
        pub(crate) service_name: String,
        pub(crate) starts_on: Day,
        pub(crate) last_ended: Option<Day>,
        pub(crate) planned: Option<Day>,
        pub(crate) stand_in: Option<String>,
        pub(crate) excuse: Option<String>,
        pub(crate) excuse_note: String,
        pub(crate) recheck_on: Option<Day>,
    }
    pub(crate) struct AwayRow { pub(crate) staff: StaffId, pub(crate) name: String, pub(crate) until: Option<Day>, pub(crate) people: i64 }
    pub(crate) struct FigureRow { pub(crate) service: ServiceId, pub(crate) name: String, pub(crate) people: i64, pub(crate) without: i64 }
}

impl Shown for WithoutRow {
    fn person(&self) -> PersonId {
        self.id
    }
}
