//! Statements about accounts and sessions.

use domain::{
    Moment,
    ids::{AccountId, OrganisationId, SessionId, StaffId},
};

store::statements! {
    ACCOUNT = "SELECT a.id, a.organisation, a.staff, s.name, a.sign_in_name, a.password_hash, a.state, a.version,
            (s.leaves_on IS NOT NULL AND s.leaves_on <= $2)
        FROM account a JOIN staff s ON s.id = a.staff WHERE a.sign_in_key = $1";
    ACCOUNT_BY_ID = "SELECT a.id, a.organisation, a.staff, s.name, a.sign_in_name, a.password_hash, a.state, a.version,
            (s.leaves_on IS NOT NULL AND s.leaves_on <= $2)
        FROM account a JOIN staff s ON s.id = a.staff WHERE a.id = $1";
    ACCOUNT_BY_LINK = "SELECT a.id, a.organisation, a.staff, s.name, a.sign_in_name, a.password_hash, a.state, a.version,
            (s.leaves_on IS NOT NULL AND s.leaves_on <= $2)
        FROM account a JOIN staff s ON s.id = a.staff WHERE a.link_hash = $1 AND a.link_until > $3";
    KNOWN = "SELECT count(*) FROM known_device d JOIN account a ON a.id = d.account WHERE d.token_hash = $1 AND a.sign_in_key = $2";
    ON_DEVICE = "SELECT s.name, a.sign_in_name FROM known_device d JOIN account a ON a.id = d.account JOIN staff s ON s.id = a.staff
        WHERE d.token_hash = $1 AND a.state = 'active' ORDER BY d.seen_at DESC, a.id LIMIT 12";
    REMEMBER = "INSERT INTO known_device (token_hash, account, seen_at) VALUES ($1, $2, $3)
        ON CONFLICT (token_hash, account) DO UPDATE SET seen_at = excluded.seen_at";
    FAILED_HERE = "SELECT count(*) FROM failed_sign_in WHERE sign_in_key = $1 AND address = $2 AND at > $3";
    FAILED_FROM = "SELECT count(*) FROM failed_sign_in WHERE address = $1 AND at > $2";
    FAILED_ELSEWHERE = "SELECT count(*) FROM failed_sign_in WHERE sign_in_key = $1 AND at > $2 AND NOT known_device";
    FAIL = "INSERT INTO failed_sign_in (id, sign_in_key, address, known_device, at) VALUES ($1, $2, $3, $4, $5)";
    BEGIN = "INSERT INTO session (id, organisation, account, token_hash, device, shared_device, started_at, seen_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
    SESSIONS = "SELECT id, device, shared_device, started_at, seen_at FROM session
        WHERE account = $1 AND ended_at IS NULL AND started_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id";
    END = "UPDATE session SET ended_at = $3 WHERE id = $1 AND account = $2 AND ended_at IS NULL";
    END_OTHERS = "UPDATE session SET ended_at = $3 WHERE account = $1 AND id <> $2 AND ended_at IS NULL";
    END_ALL = "UPDATE session SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL";
    INSTALLATION = "SELECT purpose, setup_hash FROM installation WHERE one = 1";
    INSTALL = "INSERT INTO installation (one, purpose, made_at, setup_hash) VALUES (1, $1, $2, $3)";
    SET_UP_LINK = "UPDATE installation SET setup_hash = $1 WHERE one = 1";
    SET_UP_DONE = "UPDATE installation SET setup_hash = NULL WHERE one = 1";
    ACCOUNTS = "SELECT count(*) FROM account";
}

store::record! {
    pub(crate) struct AccountRow {
        pub(crate) id: AccountId,
        pub(crate) organisation: OrganisationId,
        pub(crate) staff: StaffId,
        pub(crate) name: String,
        pub(crate) sign_in_name: String,
        pub(crate) password_hash: Option<String>,
        pub(crate) state: String,
        pub(crate) version: i64,
        pub(crate) has_left: bool,
    }
    pub(crate) struct SessionRow {
        pub(crate) id: SessionId,
        pub(crate) device: String,
        pub(crate) shared: bool,
        pub(crate) started_at: Moment,
        pub(crate) seen_at: Moment,
    }
    pub(crate) struct InstallationRow { pub(crate) purpose: String, pub(crate) setup_hash: Option<String> }
}
