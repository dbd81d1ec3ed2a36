//! Statements about what a record lacks.

store::statements! {
    // In a service that has teams, and in none of them.
    TEAM_MISSING = "SELECT EXISTS (SELECT 1 FROM placement l WHERE l.person = $1 AND l.organisation = $2 AND l.team IS NULL
        AND (l.ends_on IS NULL OR l.ends_on > $3) AND EXISTS (SELECT 1 FROM team t WHERE t.service = l.service))";
}
