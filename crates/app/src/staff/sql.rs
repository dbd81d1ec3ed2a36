//! Statements about staff.

/// Whether a stretch of days of `o` (a post) goes on at `$today`.
macro_rules! held {
    ($today:literal) => {
        concat!("o.starts_on <= ", $today, " AND (o.ends_on IS NULL OR o.ends_on > ", $today, ")")
    };
}
macro_rules! away {
    ($today:literal) => {
        concat!(
            "(SELECT max(v.last_day) FROM leave v WHERE v.staff = st.id AND NOT v.cancelled AND v.first_day <= ",
            $today,
            " AND v.last_day >= ",
            $today,
            ")"
        )
    };
}
macro_rules! key_worker_of {
    ($today:literal) => {
        concat!(
            "(SELECT count(DISTINCT t.person) FROM tenure t WHERE t.staff = st.id AND t.kind = 'key_worker' AND t.starts_on <= ",
            $today,
            " AND (t.ends_on IS NULL OR t.ends_on > ",
            $today,
            "))"
        )
    };
}

store::statements! {
    FACTS_WORKS = "SELECT o.staff, o.service, max(CASE WHEN o.role = 'volunteer' THEN 0 ELSE 1 END) = 0, max(st.footing),
            max(CASE WHEN st.new_to_care THEN 1 WHEN NOT st.new_to_care THEN 0 END), min(o.starts_on), max(st.leaves_on),
            max(CASE WHEN o.ends_on IS NULL THEN 1 ELSE 0 END) = 1, max(o.ends_on)
        FROM staff st JOIN post o ON o.staff = st.id
        WHERE st.organisation = $1 AND st.id >= $2 AND st.id <= $3 AND o.service IS NOT NULL AND o.role <> 'inspector'
        GROUP BY o.staff, o.service";
    // From the staff to what they hold: by the organisation alone, every tenure in it would be looked at for each span.
    FACTS_KEY_WORKERS = "SELECT t.staff, t.service, t.starts_on, t.ends_on FROM staff st JOIN tenure t ON t.staff = st.id
        WHERE st.organisation = $1 AND st.id >= $2 AND st.id <= $3 AND t.kind = 'key_worker'";
    HELD = "SELECT c.id, c.code, c.achieved_on, c.expires_on, c.assessed_by, c.assessor, (SELECT max(a.name) FROM staff a WHERE a.id = c.assessor),
            c.evidence, c.evidence_on, c.version
        FROM competence c WHERE c.staff = $1 AND c.organisation = $2 AND NOT c.withdrawn ORDER BY c.code, c.achieved_on DESC, c.id";
    TAKEN_BACK = "SELECT c.code, c.achieved_on, c.withdrawn_why, c.changed_at, (SELECT max(b.name) FROM staff b WHERE b.id = c.changed_by)
        FROM competence c WHERE c.staff = $1 AND c.organisation = $2 AND c.withdrawn ORDER BY c.changed_at DESC, c.id";
    ADD_HELD = "INSERT INTO competence (id, organisation, staff, code, achieved_on, expires_on, assessed_by, evidence, withdrawn,
            version, changed_at, changed_by, assessor, evidence_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE, 1, $9, $10, $11, $12)";
    FACTS_HELD = "SELECT staff, code, achieved_on, expires_on FROM competence
        WHERE organisation = $1 AND staff >= $2 AND staff <= $3 AND NOT withdrawn";
    FACTS_MANAGERS = "SELECT o.service, o.staff, o.starts_on, o.ends_on, st.leaves_on FROM post o JOIN staff st ON st.id = o.staff
        WHERE o.organisation = $1 AND o.role = 'registered_manager' AND (o.ends_on IS NULL OR o.ends_on > o.starts_on)";
    FACTS_SERVICES = "SELECT id FROM service WHERE organisation = $1";
    SERVICES_NAMED = "SELECT organisation, id FROM service WHERE name = $1 ORDER BY id";
    ORGANISATIONS = "SELECT id FROM organisation ORDER BY id";
    LIST = "SELECT st.id, st.name, st.job_title, st.weekly_minutes, st.working_days, st.leaves_on, ", away!("$2"), ", ",
            key_worker_of!("$2"), "
        FROM staff st WHERE st.organisation = $1 AND (st.name_key, st.id) > ($3, $4)
            AND st.name_key >= $5 AND st.name_key < $6
            AND (st.leaves_on IS NOT NULL AND st.leaves_on <= $2) = $7
        ORDER BY st.name_key, st.id LIMIT 51";
    LIST_POSTS = "SELECT o.staff, o.role, sv.name, sv.key_worker_singular
        FROM post o JOIN staff st ON st.id = o.staff LEFT JOIN service sv ON sv.id = o.service
        WHERE o.organisation = $1 AND ", held!("$2"), "
            AND (st.name_key, st.id) >= (SELECT a.name_key, a.id FROM staff a WHERE a.id = $3 AND a.organisation = $1)
            AND (st.name_key, st.id) <= (SELECT b.name_key, b.id FROM staff b WHERE b.id = $4 AND b.organisation = $1)
        ORDER BY o.staff, sv.name, o.role, o.id";
    NAME_KEY = "SELECT name_key FROM staff WHERE id = $1 AND organisation = $2";
    FIGURES = "SELECT count(*), (SELECT count(DISTINCT v.staff) FROM leave v JOIN staff s ON s.id = v.staff
            WHERE v.organisation = $1 AND NOT v.cancelled AND v.first_day <= $2 AND v.last_day >= $2
            AND (s.leaves_on IS NULL OR s.leaves_on > $2))
        FROM staff st WHERE st.organisation = $1 AND (st.leaves_on IS NULL OR st.leaves_on > $2)";
    WITHOUT_MANAGER = "SELECT sv.id, sv.name FROM service sv WHERE sv.organisation = $1 AND NOT EXISTS (
            SELECT 1 FROM post o JOIN staff st ON st.id = o.staff WHERE o.service = sv.id AND o.role = 'registered_manager'
            AND ", held!("$2"), " AND (st.leaves_on IS NULL OR st.leaves_on > $2))
        ORDER BY sv.name, sv.id";
    STAFF = "SELECT st.id, st.version, st.name, st.job_title, st.email, st.phone, st.weekly_minutes, st.working_days,
            st.leaves_on, st.local_id, st.footing, st.new_to_care, ", away!("$3"), ", ", key_worker_of!("$3"), "
        FROM staff st WHERE st.id = $1 AND st.organisation = $2";
    POSTS = "SELECT o.id, o.version, o.role, o.service, sv.name, sv.key_worker_singular, o.team, tm.name, o.starts_on, o.ends_on
        FROM post o LEFT JOIN service sv ON sv.id = o.service LEFT JOIN team tm ON tm.id = o.team
        WHERE o.staff = $1 AND o.organisation = $2 ORDER BY o.starts_on DESC, o.id";
    LEAVE = "SELECT id, version, first_day, last_day FROM leave
        WHERE staff = $1 AND organisation = $2 AND NOT cancelled AND last_day >= $3 ORDER BY first_day, id";
    MANAGERS = "SELECT m.id, m.version, m.purpose, m.manager, st.name, m.changed_at, m.changed_by
        FROM manager m JOIN staff st ON st.id = m.manager
        WHERE m.staff = $1 AND m.organisation = $2 ORDER BY m.purpose, m.id";
    MANAGER_OF = "SELECT manager FROM manager WHERE staff = $1 AND purpose = $2 AND organisation = $3";
    CHOICES = "SELECT st.id, st.name, st.job_title FROM staff st WHERE st.organisation = $1 AND st.id <> $2
            AND (st.leaves_on IS NULL OR st.leaves_on > $3 OR st.id IN (SELECT m.manager FROM manager m WHERE m.staff = $2))
        ORDER BY st.name_key, st.id";
    POLICIES = "SELECT p.id, p.service, sv.name, p.name, p.edition, e.edition, e.explained_on, b.name,
            CASE WHEN e.explained_by = e.staff THEN 1 ELSE 0 END = 1
        FROM policy_text p JOIN service sv ON sv.id = p.service
        LEFT JOIN policy_explained e ON e.policy = p.id AND e.staff = $1 AND NOT e.withdrawn AND NOT EXISTS (
            SELECT 1 FROM policy_explained n WHERE n.policy = p.id AND n.staff = $1 AND NOT n.withdrawn AND n.edition > e.edition)
        LEFT JOIN staff b ON b.id = e.explained_by
        WHERE p.organisation = $2 AND NOT p.retired AND EXISTS (SELECT 1 FROM post o WHERE o.staff = $1 AND o.service = p.service
            AND o.role <> 'inspector' AND (o.ends_on IS NULL OR o.ends_on > $3))
        ORDER BY sv.name, p.name, p.id";
    ACCOUNT = "SELECT a.id, a.version, a.sign_in_name, a.state, a.password_hash IS NOT NULL, a.link_hash IS NOT NULL, a.link_until,
            (SELECT max(s.started_at) FROM session s WHERE s.account = a.id)
        FROM account a WHERE a.staff = $1 AND a.organisation = $2";
    SIGN_IN_TAKEN = "SELECT count(*) FROM account WHERE sign_in_key = $1";
    END_SESSIONS = "UPDATE session SET ended_at = $3 WHERE account = $1 AND organisation = $2 AND ended_at IS NULL";
    SAME_LOCAL_ID = "SELECT count(*) FROM staff WHERE organisation = $1 AND local_id = $2 AND id <> $3";
    PLACES = "SELECT sv.id, sv.name, tm.id, tm.name FROM service sv LEFT JOIN team tm ON tm.service = sv.id
        WHERE sv.organisation = $1 ORDER BY sv.name, sv.id, tm.name, tm.id";
    OTHER_MANAGERS = "SELECT count(*) FROM post o JOIN staff st ON st.id = o.staff
        WHERE o.organisation = $1 AND o.service = $2 AND o.role = 'registered_manager' AND o.id <> $3
            AND ", held!("$4"), " AND (st.leaves_on IS NULL OR st.leaves_on > $4)";
    HOLDS_IN_SERVICE = "SELECT count(DISTINCT t.person) FROM tenure t WHERE t.organisation = $1 AND t.staff = $2 AND t.service = $3
            AND (t.ends_on IS NULL OR t.ends_on > $4)";
    WITHOUT_COVER = "SELECT count(DISTINCT t.person) FROM tenure t WHERE t.organisation = $1 AND t.staff = $2 AND t.kind = 'key_worker'
            AND t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on > $3)
            AND NOT EXISTS (SELECT 1 FROM tenure c WHERE c.person = t.person AND c.service = t.service AND c.kind = 'cover'
                AND c.starts_on <= $3 AND (c.ends_on IS NULL OR c.ends_on > $3))";
    STAFF_NAME = "SELECT name FROM staff WHERE id = $1 AND organisation = $2";
    PERSON_BY_NHS_NUMBER = "SELECT id FROM person WHERE organisation = $1 AND nhs_number = $2";
    PERSON_BY_NAME = "SELECT id FROM person WHERE organisation = $1 AND name_key = $2 AND born_on = $3 ORDER BY id";
    KEPT_APART = "SELECT p.id, e.id, e.version, e.kind, e.starts_on, p.name FROM exclusion e JOIN person p ON p.id = e.person
        WHERE e.staff = $5 AND (e.ends_on IS NULL OR e.ends_on > $3) AND ", access::visible!(), "
        ORDER BY e.starts_on, e.id";
    EXCLUSION = "SELECT person, kind FROM exclusion WHERE id = $1 AND staff = $2 AND organisation = $3
            AND (ends_on IS NULL OR ends_on > $4)";
    SAME_EXCLUSION = "SELECT count(*) FROM exclusion WHERE organisation = $1 AND staff = $2 AND person = $3
            AND (ends_on IS NULL OR ends_on > $4)";
    SUPPORTS = "SELECT count(*) FROM tenure WHERE organisation = $1 AND staff = $2 AND person = $3
            AND (ends_on IS NULL OR ends_on > $4)";
    ADD_EXCLUSION = "INSERT INTO exclusion (id, organisation, staff, person, kind, starts_on, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8)";
    ADD = "INSERT INTO staff (id, organisation, local_id, name, name_key, job_title, email, phone, weekly_minutes, working_days,
            leaves_on, kept, footing, new_to_care, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15, $16)";
    ADD_POST = "INSERT INTO post (id, organisation, staff, role, service, team, starts_on, ends_on, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10)";
    ADD_LEAVE = "INSERT INTO leave (id, organisation, staff, first_day, last_day, cancelled, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, FALSE, 1, $6, $7)";
    ADD_MANAGER = "INSERT INTO manager (id, organisation, staff, purpose, manager, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7)";
    ADD_ACCOUNT = "INSERT INTO account (id, organisation, staff, sign_in_name, sign_in_key, password_hash, state, version,
            changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9)";
}
