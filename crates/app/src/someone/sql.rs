//! Statements about grants.

store::statements! {
    BY_NHS_NUMBER = "SELECT id FROM person WHERE organisation = $1 AND nhs_number = $2";
    BY_NAME = "SELECT id FROM person WHERE organisation = $1 AND name_key = $2 AND born_on = $3 ORDER BY id LIMIT 2";
    ADD = "INSERT INTO access_grant (id, organisation, person, staff, kind, reason, starts_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}
