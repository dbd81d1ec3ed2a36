//! Statements of exports.

use access::Shown;
use domain::{
    Day, Moment,
    ids::{ContactId, PersonId, PlacementId, StaffId, TenureId},
};

store::statements! {
    SERVICES = "SELECT id, name FROM service WHERE organisation = $1 ORDER BY name, id";
    PEOPLE = "SELECT p.id, p.local_id, p.nhs_number, p.nhs_number_status, p.name, p.known_as, p.pronounced, p.pronouns, p.born_on,
            p.phone, p.communication, p.communication_checked_on, p.must_know, p.matters, tm.name, sg.name, w.starts_on
        FROM person p JOIN placement w ON w.person = p.id AND w.service = $5 AND (w.ends_on IS NULL OR w.ends_on > $3)
        LEFT JOIN team tm ON tm.id = w.team LEFT JOIN stage sg ON sg.id = w.stage
        WHERE NOT EXISTS (SELECT 1 FROM placement e WHERE e.person = w.person AND e.service = w.service AND e.id < w.id
                AND (e.ends_on IS NULL OR e.ends_on > $3))
            AND ", access::visible!(), "
        ORDER BY p.name_key, p.id";
    STAFF = "SELECT s.id, s.local_id, s.name, s.job_title, s.email, s.phone, s.weekly_minutes, s.working_days, s.leaves_on,
            o.role, tm.name, o.starts_on, o.ends_on
        FROM staff s JOIN post o ON o.staff = s.id AND o.service = $2 AND (o.ends_on IS NULL OR o.ends_on > $3)
        LEFT JOIN team tm ON tm.id = o.team
        WHERE s.organisation = $1 ORDER BY s.name_key, s.id, o.starts_on, o.id";
    POLICIES = "SELECT p.name, p.edition, p.edition_on, s.id, s.local_id, s.name, s.footing,
            max(CASE WHEN o.role = 'volunteer' THEN 0 ELSE 1 END) = 0, e.edition, e.explained_on, b.name
        FROM policy_text p JOIN post o ON o.service = p.service AND o.role <> 'inspector' AND (o.ends_on IS NULL OR o.ends_on > $3)
        JOIN staff s ON s.id = o.staff AND (s.leaves_on IS NULL OR s.leaves_on > $3)
        LEFT JOIN policy_explained e ON e.policy = p.id AND e.staff = s.id AND NOT e.withdrawn AND NOT EXISTS (
            SELECT 1 FROM policy_explained n WHERE n.policy = p.id AND n.staff = s.id AND NOT n.withdrawn AND n.edition > e.edition)
        LEFT JOIN staff b ON b.id = e.explained_by
        WHERE p.organisation = $1 AND p.service = $2 AND NOT p.retired
        GROUP BY p.id, p.name, p.edition, p.edition_on, s.id, s.local_id, s.name, s.name_key, s.footing, e.edition, e.explained_on, b.name
        ORDER BY p.name, p.id, s.name_key, s.id";
    TENURES = "SELECT t.id, t.person, t.staff, s.local_id, s.email, s.name, t.kind, t.starts_on, t.ends_on, t.why, t.end_reason
        FROM tenure t JOIN staff s ON s.id = t.staff
        WHERE t.organisation = $1 AND t.service = $2 AND t.id > $3 AND (t.ends_on IS NULL OR t.ends_on > t.starts_on)
        ORDER BY t.id LIMIT 2000";
    PLACEMENTS = "SELECT w.id, w.person, tm.name, sg.name, w.starts_on, w.ends_on, w.end_reason, w.excuse, w.excuse_note, w.recheck_on
        FROM placement w LEFT JOIN team tm ON tm.id = w.team LEFT JOIN stage sg ON sg.id = w.stage
        WHERE w.organisation = $1 AND w.service = $2 AND w.id > $3 ORDER BY w.id LIMIT 2000";
    CONTACTS = "SELECT c.id, c.how, c.with_whom, c.happened_at, c.recorded_at, c.note, c.label, c.withdrawn, s.name
        FROM contact c JOIN staff s ON s.id = c.staff
        WHERE c.person = $1 AND c.organisation = $2 AND c.label IN ($3, $4, $5, $6, $7)
        ORDER BY c.happened_at, c.id";
}

store::record! {
    pub(super) struct PersonRow {
        pub(super) id: PersonId,
        pub(super) local_id: Option<String>,
        pub(super) nhs_number: Option<String>,
        pub(super) nhs_number_status: Option<String>,
        pub(super) name: String,
        pub(super) known_as: String,
        pub(super) pronounced: String,
        pub(super) pronouns: String,
        pub(super) born_on: Option<Day>,
        pub(super) phone: String,
        pub(super) communication: String,
        pub(super) communication_checked_on: Option<Day>,
        pub(super) must_know: String,
        pub(super) matters: String,
        pub(super) team: Option<String>,
        pub(super) stage: Option<String>,
        pub(super) from: Day,
    }
    pub(super) struct StaffRow {
        pub(super) id: StaffId,
        pub(super) local_id: Option<String>,
        pub(super) name: String,
        pub(super) job_title: String,
        pub(super) email: String,
        pub(super) phone: String,
        pub(super) weekly_minutes: i64,
        pub(super) working_days: i64,
        pub(super) leaves_on: Option<Day>,
        pub(super) role: String,
        pub(super) team: Option<String>,
        pub(super) role_from: Day,
        pub(super) role_until: Option<Day>,
    }
    pub(super) struct PolicyRow {
        pub(super) policy: String,
        pub(super) edition: i64,
        pub(super) edition_on: Day,
        pub(super) staff: StaffId,
        pub(super) local_id: Option<String>,
        pub(super) name: String,
        pub(super) footing: Option<String>,
        pub(super) only_helps: bool,
        pub(super) had: Option<i64>,
        pub(super) explained_on: Option<Day>,
        pub(super) by: Option<String>,
    }
    pub(super) struct TenureRow {
        pub(super) id: TenureId,
        pub(super) person: PersonId,
        pub(super) staff: StaffId,
        pub(super) staff_local_id: Option<String>,
        pub(super) staff_email: String,
        pub(super) staff_name: String,
        pub(super) kind: String,
        pub(super) from: Day,
        pub(super) until: Option<Day>,
        pub(super) why: String,
        pub(super) end_reason: Option<String>,
    }
    pub(super) struct PlacementRow {
        pub(super) id: PlacementId,
        pub(super) person: PersonId,
        pub(super) team: Option<String>,
        pub(super) stage: Option<String>,
        pub(super) from: Day,
        pub(super) until: Option<Day>,
        pub(super) end_reason: Option<String>,
        pub(super) excuse: Option<String>,
        pub(super) excuse_note: String,
        pub(super) recheck_on: Option<Day>,
    }
    pub(super) struct ContactRow {
        pub(super) id: ContactId,
        pub(super) how: String,
        pub(super) with_whom: String,
        pub(super) happened: Moment,
        pub(super) recorded: Moment,
        pub(super) note: String,
        pub(super) label: String,
        pub(super) withdrawn: bool,
        pub(super) by: String,
    }
}

impl Shown for PersonRow {
    fn person(&self) -> PersonId {
        self.id
    }
}
