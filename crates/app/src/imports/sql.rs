//! Statements of imports. What a file is compared with is read in pages of rows, never line by line.

store::statements! {
    PEOPLE = "SELECT id, version, local_id, nhs_number, nhs_number_status, name, name_key, known_as, pronounced, pronouns,
            born_on, phone, communication, communication_checked_on, must_know, matters, kept, restricted
        FROM person WHERE organisation = $1 AND id > $2 ORDER BY id LIMIT 2000";
    PLACEMENTS = "SELECT l.id, l.person, l.service, l.team, l.stage, l.starts_on, l.ends_on, l.version,
            (SELECT min(t.starts_on) FROM tenure t WHERE t.person = l.person AND t.service = l.service AND t.placement = l.id
                AND (t.ends_on IS NULL OR t.ends_on > t.starts_on))
        FROM placement l WHERE l.organisation = $1 AND l.id > $2 ORDER BY l.id LIMIT 2000";
    NAMED = "SELECT person FROM restriction_named WHERE staff = $1 AND organisation = $2";
    KEPT_APART = "SELECT person FROM exclusion WHERE staff = $1 AND organisation = $2 AND starts_on <= $3
            AND (ends_on IS NULL OR ends_on > $3)";
    STAFF = "SELECT id, version, local_id, name, name_key, job_title, email, phone, weekly_minutes, working_days, leaves_on, kept
        FROM staff WHERE organisation = $1 AND id > $2 ORDER BY id LIMIT 2000";
    POSTS = "SELECT id, staff, version, role, service, team, starts_on, ends_on
        FROM post WHERE organisation = $1 AND id > $2 ORDER BY id LIMIT 2000";
    TENURES = "SELECT id, version, person, placement, staff, kind, starts_on, ends_on, why
        FROM tenure WHERE organisation = $1 AND service = $2 AND id > $3 ORDER BY id LIMIT 2000";
    EXCLUSIONS = "SELECT staff, person, ends_on FROM exclusion WHERE organisation = $1";
    TEAMS = "SELECT id, name FROM team WHERE organisation = $1 AND service = $2 ORDER BY name, id";
    STAGES = "SELECT id, name FROM stage WHERE organisation = $1 AND service = $2 ORDER BY position, name, id";
    SERVICES = "SELECT id, name FROM service WHERE organisation = $1 ORDER BY name, id";

    ADD_BATCH = "INSERT INTO import_batch (id, organisation, staff, service, kind, state, file_name, file, mapping, findings,
            total, reached, added, updated, unchanged, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0, 0, $12)";
    BATCH = "SELECT b.id, b.staff, s.name, b.service, sv.name, b.kind, b.state, b.file_name, b.file IS NOT NULL, b.mapping,
            b.total, b.reached, b.added, b.updated, b.unchanged, b.at
        FROM import_batch b JOIN staff s ON s.id = b.staff JOIN service sv ON sv.id = b.service
        WHERE b.id = $1 AND b.organisation = $2";
    BATCHES = "SELECT b.id, b.staff, s.name, b.service, sv.name, b.kind, b.state, b.file_name, b.file IS NOT NULL, b.mapping,
            b.total, b.reached, b.added, b.updated, b.unchanged, b.at
        FROM import_batch b JOIN staff s ON s.id = b.staff JOIN service sv ON sv.id = b.service
        WHERE b.organisation = $1 AND (b.at, b.id) < ($2, $3) ORDER BY b.at DESC, b.id DESC LIMIT 51";
    FILE = "SELECT file FROM import_batch WHERE id = $1 AND organisation = $2 AND file IS NOT NULL";
    FINDINGS = "SELECT findings FROM import_batch WHERE id = $1 AND organisation = $2";
    KEEP_CHECK = "UPDATE import_batch SET state = $3, mapping = $4, findings = $5, total = $6, added = $7, updated = $8, unchanged = $9
        WHERE id = $1 AND organisation = $2";
    SET_STATE = "UPDATE import_batch SET state = $3 WHERE id = $1 AND organisation = $2 AND state = $4";
    SET_MAPPING = "UPDATE import_batch SET mapping = $3 WHERE id = $1 AND organisation = $2";
    FINISH = "UPDATE import_batch SET state = 'done', file = NULL, findings = '', total = $3, reached = $3, added = $4,
            updated = $5, unchanged = $6
        WHERE id = $1 AND organisation = $2";
    FORGET_FILES = "UPDATE import_batch SET file = NULL, findings = ''
        WHERE organisation = $1 AND at < $2 AND state IN ('uploaded', 'checked', 'failed') AND file IS NOT NULL";
    SIGN_IN_KEY = "SELECT sign_in_key FROM account WHERE staff = $1 AND organisation = $2";

    ADD_LINE = "INSERT INTO import_line (batch, line, of_table, id, did, version) VALUES ($1, $2, $3, $4, $5, $6)";
    LEAVE_LINE = "UPDATE import_line SET undone = $5 WHERE batch = $1 AND line = $2 AND of_table = $3 AND id = $4";
    UNDO_LINES = "UPDATE import_line SET undone = 'undone' WHERE batch = $1 AND undone IS NULL";
    COUNT_LEFT = "SELECT count(*) FROM import_line WHERE batch = $1 AND undone <> 'undone'";

    UNDO_PEOPLE = "SELECT i.line, i.id, i.did, i.version, p.version, i.id,
            (EXISTS (SELECT 1 FROM contact c WHERE c.person = i.id) OR EXISTS (SELECT 1 FROM tenure t WHERE t.person = i.id)
                OR EXISTS (SELECT 1 FROM photo f WHERE f.person = i.id) OR EXISTS (SELECT 1 FROM secret_address a WHERE a.person = i.id)
                OR EXISTS (SELECT 1 FROM exclusion x WHERE x.person = i.id) OR EXISTS (SELECT 1 FROM restriction_named n WHERE n.person = i.id)
                OR EXISTS (SELECT 1 FROM access_grant g WHERE g.person = i.id)),
            (SELECT count(*) FROM placement l WHERE l.person = i.id)
        FROM import_line i LEFT JOIN person p ON p.id = i.id
        WHERE i.batch = $1 AND i.of_table = 'person' AND i.line > $2 ORDER BY i.line LIMIT 2000";
    UNDO_PLACEMENTS = "SELECT i.line, i.id, i.did, i.version, l.version, l.person,
            EXISTS (SELECT 1 FROM tenure t WHERE t.person = l.person AND t.service = l.service AND t.placement = l.id), 0
        FROM import_line i LEFT JOIN placement l ON l.id = i.id
        WHERE i.batch = $1 AND i.of_table = 'placement' AND i.line > $2 ORDER BY i.line LIMIT 2000";
    UNDO_STAFF = "SELECT i.line, i.id, i.did, i.version, s.version, i.id,
            (EXISTS (SELECT 1 FROM tenure t WHERE t.staff = i.id) OR EXISTS (SELECT 1 FROM account a WHERE a.staff = i.id)
                OR EXISTS (SELECT 1 FROM leave v WHERE v.staff = i.id) OR EXISTS (SELECT 1 FROM manager m WHERE m.staff = i.id OR m.manager = i.id)
                OR EXISTS (SELECT 1 FROM exclusion x WHERE x.staff = i.id) OR EXISTS (SELECT 1 FROM restriction_named n WHERE n.staff = i.id)
                OR EXISTS (SELECT 1 FROM notice o WHERE o.staff = i.id)),
            (SELECT count(*) FROM post k WHERE k.staff = i.id)
        FROM import_line i LEFT JOIN staff s ON s.id = i.id
        WHERE i.batch = $1 AND i.of_table = 'staff' AND i.line > $2 ORDER BY i.line LIMIT 2000";
    UNDO_POSTS = "SELECT i.line, i.id, i.did, i.version, o.version, o.staff,
            EXISTS (SELECT 1 FROM tenure t WHERE t.staff = o.staff AND t.service = o.service AND t.starts_on >= o.starts_on), 0
        FROM import_line i LEFT JOIN post o ON o.id = i.id
        WHERE i.batch = $1 AND i.of_table = 'post' AND i.line > $2 ORDER BY i.line LIMIT 2000";
    UNDO_TENURES = "SELECT i.line, i.id, i.did, i.version, t.version, t.person, FALSE, 0
        FROM import_line i LEFT JOIN tenure t ON t.id = i.id
        WHERE i.batch = $1 AND i.of_table = 'tenure' AND i.line > $2 ORDER BY i.line LIMIT 2000";
    UNDO_TEAMS = "SELECT i.line, i.id, i.did, i.version, m.version, m.id,
            (EXISTS (SELECT 1 FROM placement l WHERE l.team = i.id) OR EXISTS (SELECT 1 FROM post o WHERE o.team = i.id)), 0
        FROM import_line i LEFT JOIN team m ON m.id = i.id
        WHERE i.batch = $1 AND i.of_table = 'team' ORDER BY i.id";
    TOLD_OF = "SELECT DISTINCT person FROM notice WHERE organisation = $1 AND person IS NOT NULL";
    ONCE_RESTRICTED = "SELECT person FROM restriction WHERE organisation = $1";
    DROP_TOKENS = "DELETE FROM name_token WHERE organisation = $1 AND person = $2";
    NUMBER_TAKEN = "SELECT count(*) FROM person WHERE organisation = $1 AND id <> $2 AND (nhs_number = $3 OR local_id = $4)";
    STAFF_NUMBER_TAKEN = "SELECT count(*) FROM staff WHERE organisation = $1 AND id <> $2 AND local_id = $3";
    TENURE_IN_WAY = "SELECT count(*) FROM tenure t JOIN tenure o ON o.person = t.person AND o.service = t.service AND o.kind = t.kind
        WHERE t.id = $1 AND t.organisation = $2 AND o.id <> t.id AND t.kind = 'key_worker'
            AND (o.ends_on IS NULL OR o.ends_on > o.starts_on)
            AND (o.ends_on IS NULL OR t.starts_on < o.ends_on) AND (CAST($3 AS DATE) IS NULL OR o.starts_on < $3)";
    LEFT_ALONE = "SELECT i.line, i.of_table, i.id, i.undone, p.id, p.name, s.id, s.name, m.name
        FROM import_line i
        LEFT JOIN placement l ON i.of_table = 'placement' AND l.id = i.id
        LEFT JOIN tenure t ON i.of_table = 'tenure' AND t.id = i.id
        LEFT JOIN post o ON i.of_table = 'post' AND o.id = i.id
        LEFT JOIN team m ON i.of_table = 'team' AND m.id = i.id
        LEFT JOIN person p ON p.id = CASE i.of_table WHEN 'person' THEN i.id WHEN 'placement' THEN l.person WHEN 'tenure' THEN t.person ELSE NULL END
        LEFT JOIN staff s ON s.id = CASE i.of_table WHEN 'staff' THEN i.id WHEN 'post' THEN o.staff ELSE NULL END
        WHERE i.batch = $1 AND i.undone <> 'undone' AND i.line > $2 ORDER BY i.line, i.of_table, i.id LIMIT 200";
}
