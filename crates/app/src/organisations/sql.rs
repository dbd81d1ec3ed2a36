//! Statements about organisations. Those of the installation name no organisation in their condition, because they are
//! about all of them; they answer figures only.

store::statements! {
    ORGANISATION = "SELECT name FROM organisation WHERE id = $1";
    SERVICES = "SELECT id, version, name, key_worker_singular, key_worker_plural, key_worker_article,
            person_singular, person_plural, person_article
        FROM service WHERE organisation = $1 ORDER BY name, id";
    TEAMS = "SELECT id, version, service, name FROM team WHERE organisation = $1 ORDER BY name, id";
    STAGES = "SELECT id, version, service, name, position FROM stage WHERE organisation = $1 ORDER BY position, name, id";
    PLACES = "SELECT sv.id, sv.name, tm.id, tm.name FROM service sv LEFT JOIN team tm ON tm.service = sv.id
        WHERE sv.organisation = $1 ORDER BY sv.name, sv.id, tm.name, tm.id";
    WHO_CHANGED = "SELECT st.id, st.name FROM staff st WHERE st.organisation = $1 AND st.id IN (
            SELECT h.until_by FROM history h WHERE h.organisation = $1 AND h.id = $2)
        ORDER BY st.id";
    ADD_ORGANISATION = "INSERT INTO organisation (id, name, version, changed_at, changed_by) VALUES ($1, $2, 1, $3, $4)";
    ADD_SERVICE = "INSERT INTO service (id, organisation, name, key_worker_singular, key_worker_plural, key_worker_article,
            person_singular, person_plural, person_article, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11)";
    ADD_TEAM = "INSERT INTO team (id, organisation, service, name, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, 1, $5, $6)";
    ADD_STAGE = "INSERT INTO stage (id, organisation, service, position, name, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7)";
    ORGANISATION_NAMES = "SELECT name FROM organisation ORDER BY name, id";
    ORGANISATIONS = "SELECT o.id, o.name,
            (SELECT count(*) FROM service s WHERE s.organisation = o.id),
            (SELECT count(*) FROM staff s WHERE s.organisation = o.id AND (s.leaves_on IS NULL OR s.leaves_on > $1)),
            (SELECT count(DISTINCT l.person) FROM placement l WHERE l.organisation = o.id AND l.starts_on <= $1
                AND (l.ends_on IS NULL OR l.ends_on > $1)),
            (SELECT count(*) FROM account a WHERE a.organisation = o.id AND a.password_hash IS NOT NULL),
            (SELECT a.version FROM account a WHERE a.organisation = o.id AND a.state = 'invited' ORDER BY a.id LIMIT 1)
        FROM organisation o ORDER BY o.name, o.id";
    MIGRATED = "SELECT number, name, applied_at FROM migration ORDER BY number DESC LIMIT 1";
    SEALED = "SELECT count(*), CAST(coalesce(sum(entries), 0) AS BIGINT), max(sealed_at) FROM seal";
    UNSEALED = "SELECT count(*) FROM journal WHERE entry > (SELECT coalesce(max(last_entry), 0) FROM seal)";
    WAITING_ACCOUNT = "SELECT a.id, a.version, a.sign_in_name, st.name FROM account a JOIN staff st ON st.id = a.staff
        WHERE a.organisation = $1 AND a.state = 'invited' AND NOT EXISTS (
            SELECT 1 FROM account b WHERE b.organisation = $1 AND b.password_hash IS NOT NULL)
        ORDER BY a.id LIMIT 1";
}
