//! Statements about people.

store::statements! {
    FACTS_COMMUNICATION = "SELECT id, communication <> '', communication_checked_on FROM person
        WHERE organisation = $1 AND id >= $2 AND id <= $3";
    PERSON = "SELECT p.id, p.version, p.local_id, p.nhs_number, p.nhs_number_status, p.name, p.known_as, p.pronounced,
            p.pronouns, p.born_on, p.phone, p.communication, p.communication_checked_on, p.must_know, p.matters,
            p.restricted, p.lead_service, p.photo_version, p.changed_at, p.changed_by
        FROM person p WHERE p.id = $1 AND p.organisation = $2";
    NOW = "SELECT l.id, l.service, sv.name, sv.key_worker_singular, sv.key_worker_plural, sv.key_worker_article,
            sv.person_singular, sv.person_plural, sv.person_article, l.team, tm.name, l.stage, sg.name, l.starts_on,
            l.excuse, l.recheck_on, t.id, t.kind, t.staff, st.name, t.starts_on, t.ends_on, st.phone,
            (SELECT max(v.last_day) FROM leave v WHERE v.staff = t.staff AND NOT v.cancelled AND v.first_day <= $3 AND v.last_day >= $3)
        FROM placement l JOIN service sv ON sv.id = l.service
        LEFT JOIN team tm ON tm.id = l.team LEFT JOIN stage sg ON sg.id = l.stage
        LEFT JOIN tenure t ON t.person = l.person AND t.service = l.service
            AND t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on > $3)
        LEFT JOIN staff st ON st.id = t.staff
        WHERE l.person = $1 AND l.organisation = $2 AND (l.ends_on IS NULL OR l.ends_on > $3)
        ORDER BY sv.name, l.id, t.kind, t.starts_on, t.id";
    LIST = "SELECT p.id, p.name, p.name_key, p.known_as, p.born_on, p.photo_version, p.communication,
            (SELECT min(st.name) FROM tenure k JOIN staff st ON st.id = k.staff WHERE k.person = p.id AND k.kind = 'key_worker'
                AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on > $3)),
            (SELECT min(sv.name) FROM placement w JOIN service sv ON sv.id = w.service WHERE w.person = p.id
                AND (w.ends_on IS NULL OR w.ends_on > $3))
        FROM person p WHERE (p.name_key, p.id) > ($5, $6) AND ", access::visible!(), "
        ORDER BY p.name_key, p.id LIMIT 51";
    FOUND = "SELECT p.id, p.name, p.name_key, p.known_as, p.born_on, p.photo_version, p.communication,
            (SELECT min(st.name) FROM tenure k JOIN staff st ON st.id = k.staff WHERE k.person = p.id AND k.kind = 'key_worker'
                AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on > $3)),
            (SELECT min(sv.name) FROM placement w JOIN service sv ON sv.id = w.service WHERE w.person = p.id
                AND (w.ends_on IS NULL OR w.ends_on > $3))
        FROM person p WHERE (p.name_key, p.id) > ($5, $6)
            AND p.id IN (SELECT n.person FROM name_token n WHERE n.organisation = $2 AND n.token >= $7 AND n.token < $8)
            AND ($9 = '' OR EXISTS (SELECT 1 FROM name_token m WHERE m.organisation = $2 AND m.person = p.id AND m.token >= $9 AND m.token < $10))
            AND ($11 = '' OR EXISTS (SELECT 1 FROM name_token o WHERE o.organisation = $2 AND o.person = p.id AND o.token >= $11 AND o.token < $12))
            AND ", access::visible!(), "
        ORDER BY p.name_key, p.id LIMIT 51";
    // The same, beginning with the people that the actor has to do with: a common name is many people.
    FOUND_AMONG_OWN = "SELECT p.id, p.name, p.name_key, p.known_as, p.born_on, p.photo_version, p.communication,
            (SELECT min(st.name) FROM tenure k JOIN staff st ON st.id = k.staff WHERE k.person = p.id AND k.kind = 'key_worker'
                AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on > $3)),
            (SELECT min(sv.name) FROM placement w JOIN service sv ON sv.id = w.service WHERE w.person = p.id
                AND (w.ends_on IS NULL OR w.ends_on > $3))
        FROM (SELECT DISTINCT n.person AS id FROM (
                    SELECT t.person AS id FROM tenure t WHERE t.staff = $1 AND (t.ends_on IS NULL OR t.ends_on > $3)
                    UNION SELECT l.person FROM post o JOIN placement l ON l.service = o.service
                        WHERE o.staff = $1 AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
                        AND (l.ends_on IS NULL OR l.ends_on > $3)
                        AND (o.role IN ('registered_manager', 'inspector')
                            OR (o.role IN ('team_leader', 'care_staff', 'volunteer') AND o.team = l.team))) c
                CROSS JOIN name_token n WHERE n.organisation = $2 AND n.person = c.id AND n.token >= $7 AND n.token < $8) f
            CROSS JOIN person p WHERE p.id = f.id AND (p.name_key, p.id) > ($5, $6)
            AND ($9 = '' OR EXISTS (SELECT 1 FROM name_token m WHERE m.organisation = $2 AND m.person = p.id AND m.token >= $9 AND m.token < $10))
            AND ($11 = '' OR EXISTS (SELECT 1 FROM name_token o WHERE o.organisation = $2 AND o.person = p.id AND o.token >= $11 AND o.token < $12))
            AND ", access::visible!(), "
        ORDER BY p.name_key, p.id LIMIT 51";
    HITS = "SELECT count(*) FROM (SELECT 1 FROM name_token n WHERE n.organisation = $1 AND n.token >= $2 AND n.token < $3 LIMIT 50) h";
    FOUND_BY_NHS_NUMBER = "SELECT p.id, p.name, p.name_key, p.known_as, p.born_on, p.photo_version, p.communication,
            (SELECT min(st.name) FROM tenure k JOIN staff st ON st.id = k.staff WHERE k.person = p.id AND k.kind = 'key_worker'
                AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on > $3)),
            (SELECT min(sv.name) FROM placement w JOIN service sv ON sv.id = w.service WHERE w.person = p.id
                AND (w.ends_on IS NULL OR w.ends_on > $3))
        FROM person p WHERE p.nhs_number = $5 AND ", access::visible!();
    ADD = "INSERT INTO person (id, organisation, local_id, nhs_number, nhs_number_status, name, name_key, known_as, pronounced,
            pronouns, born_on, phone, communication, communication_checked_on, must_know, matters, restricted, kept,
            version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, FALSE, $17, 1, $18, $19)";
    PLACE = "INSERT INTO placement (id, organisation, person, service, team, stage, starts_on, excuse_note, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', 1, $8, $9)";
    ADD_TOKEN = "INSERT INTO name_token (organisation, token, person) VALUES ($1, $2, $3)";
    DROP_TOKENS = "DELETE FROM name_token WHERE organisation = $1 AND person = $2";
    TAKEN = "SELECT EXISTS (SELECT 1 FROM person WHERE organisation = $1 AND nhs_number = $3 AND id <> $2),
        EXISTS (SELECT 1 FROM person WHERE organisation = $1 AND local_id = $4 AND id <> $2)";
    NAMES = "SELECT name, known_as FROM person WHERE id = $1 AND organisation = $2";
    ALIKE = "SELECT count(*) FROM person WHERE organisation = $1 AND name_key = $2 AND born_on = $3";
    PHOTO = "SELECT jpeg FROM photo WHERE person = $1 AND organisation = $2";
    PUT_PHOTO = "INSERT INTO photo (person, organisation, jpeg, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person) DO UPDATE SET jpeg = excluded.jpeg, changed_at = excluded.changed_at, changed_by = excluded.changed_by";
    DROP_PHOTO = "DELETE FROM photo WHERE person = $1 AND organisation = $2";
    SECRET = "SELECT id, address, version, changed_at FROM secret_address WHERE person = $1 AND organisation = $2";
    ADD_SECRET = "INSERT INTO secret_address (id, organisation, person, address, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, 1, $5, $6)";
    CHANGE_SECRET = "UPDATE secret_address SET address = $3, version = version + 1, changed_at = $4, changed_by = $5
        WHERE person = $1 AND organisation = $2";
    STAFF_NAME = "SELECT name FROM staff WHERE id = $1 AND organisation = $2";
    BORN = "SELECT born_on FROM person WHERE id = $1 AND organisation = $2";
}
