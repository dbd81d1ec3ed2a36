//! Statements that only the demonstration needs: rows with a past of their own.

store::statements! {
    COMPETENCE = "INSERT INTO competence (id, organisation, staff, code, achieved_on, expires_on, assessed_by, evidence, withdrawn,
            version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, 'Training lead', 'Certificate in the staff file', FALSE, 1, $7, NULL)";
    ORGANISATIONS = "SELECT id FROM organisation ORDER BY id";
    CONTACT = "INSERT INTO contact (id, organisation, person, staff, how, with_whom, happened_at, recorded_at, note, label,
            withdrawn, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, 1, $8, $4)";
    PLACEMENT = "UPDATE placement SET ends_on = $2, end_reason = $3, excuse = $4, excuse_note = $5, recheck_on = $6 WHERE id = $1";
    TENURE_ENDED = "UPDATE tenure SET end_reason = $2 WHERE id = $1";
    LEAD = "UPDATE person SET lead_service = $2, restricted = $3 WHERE id = $1";
    SECRET = "INSERT INTO secret_address (id, organisation, person, address, version, changed_at) VALUES ($1, $2, $3, $4, 1, $5)";
    RELATIVE = "INSERT INTO exclusion (id, organisation, staff, person, kind, starts_on, version, changed_at)
        VALUES ($1, $2, $3, $4, 'relative', $5, 1, $6)";
    RESTRICTION = "INSERT INTO restriction (id, organisation, person, reason, version, changed_at, changed_by) VALUES ($1, $2, $3, $4, 1, $5, $6)";
    NAMED = "INSERT INTO restriction_named (person, staff, organisation) VALUES ($1, $2, $3)";
}
