//! Statements about restrictions.

store::statements! {
    OPEN = "SELECT id, reason, version FROM restriction WHERE person = $1 AND organisation = $2 AND lifted_at IS NULL";
    ADD = "INSERT INTO restriction (id, organisation, person, reason, version, changed_at, changed_by) VALUES ($1, $2, $3, $4, 1, $5, $6)";
    NAME = "INSERT INTO restriction_named (person, staff, organisation) VALUES ($1, $2, $3) ON CONFLICT (person, staff) DO NOTHING";
    NAMED = "SELECT s.name FROM restriction_named n JOIN staff s ON s.id = n.staff WHERE n.person = $1 AND n.organisation = $2 ORDER BY s.name_key, s.id";
    DROP_NAMED = "DELETE FROM restriction_named WHERE person = $1 AND organisation = $2";
    STAFF_AROUND = "SELECT DISTINCT s.id, s.name, s.name_key FROM placement l JOIN post o ON o.service = l.service JOIN staff s ON s.id = o.staff
        WHERE l.person = $1 AND l.organisation = $2 AND (l.ends_on IS NULL OR l.ends_on > $3)
            AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3) AND s.id <> $4
            AND o.role IN ('key_worker', 'care_staff', 'team_leader', 'registered_manager', 'inspector')
        ORDER BY s.name_key, s.id";
}
