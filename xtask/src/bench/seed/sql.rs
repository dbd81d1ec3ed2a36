//! Statements that write the data sets, and how SQLite is told to write them fast: the file is not needed if the
//! machine stops meanwhile.

/// Minutes ago, as the product writes a moment.
macro_rules! moment {
    ($ago:literal) => {
        concat!("strftime('%Y-%m-%dT%H:%M:%S.000000Z', 'now', ", $ago, ")")
    };
}
macro_rules! now {
    () => {
        moment!("'0 minutes'")
    };
}

pub const FAST: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;
    PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY";
pub const AS_THE_PRODUCT: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";

pub const INSTALL: &str =
    concat!("INSERT INTO installation (one, purpose, made_at) VALUES (1, 'real', ", now!(), ")");
pub const ORGANISATION: &str =
    concat!("INSERT INTO organisation (id, name, version, changed_at) VALUES (?1, ?2, 1, ", now!(), ")");
pub const SERVICE: &str = concat!(
    "INSERT INTO service (id, organisation, name, key_worker_singular, key_worker_plural, key_worker_article,
        person_singular, person_plural, person_article, version, changed_at)
     VALUES (?1, ?2, ?3, 'key worker', 'key workers', 'a', 'person', 'people', 'a', 1, ",
    now!(),
    ")"
);
pub const TEAM: &str = concat!(
    "INSERT INTO team (id, organisation, service, name, version, changed_at) VALUES (?1, ?2, ?3, ?4, 1, ",
    now!(),
    ")"
);
pub const STAFF: &str = concat!(
    "INSERT INTO staff (id, organisation, name, name_key, job_title, email, phone, weekly_minutes, working_days, kept,
        version, changed_at)
     VALUES (?1, ?2, ?3, lower(?3), 'Support worker', '', '01632 960123', 2250, 127, '', 1, ",
    now!(),
    ")"
);
pub const POST: &str = concat!(
    "INSERT INTO post (id, organisation, staff, role, service, starts_on, version, changed_at)
     VALUES (?1, ?2, ?3, ?4, ?5, date('now', '-400 days'), 1, ",
    now!(),
    ")"
);
pub const ACCOUNT: &str = concat!(
    "INSERT INTO account (id, organisation, staff, sign_in_name, sign_in_key, state, version, changed_at)
     VALUES (?1, ?2, ?3, ?4, ?4, 'active', 1, ",
    now!(),
    ")"
);
pub const SESSION: &str = concat!(
    "INSERT INTO session (id, organisation, account, token_hash, device, shared_device, started_at, seen_at)
     VALUES (?1, ?2, ?3, ?4, 'bench', 0, ",
    now!(),
    ", ",
    now!(),
    ")"
);
pub const REFRESH: &str =
    concat!("UPDATE session SET started_at = ", now!(), ", seen_at = ", now!(), " WHERE device = 'bench'");
pub const PERSON: &str = concat!(
    "INSERT INTO person (id, organisation, local_id, nhs_number, nhs_number_status, name, name_key, known_as, pronounced,
        pronouns, born_on, phone, communication, communication_checked_on, must_know, matters, restricted, kept,
        version, changed_at)
     VALUES (?1, ?2, ?3, ?4, CASE WHEN ?4 IS NULL THEN NULL ELSE '02' END, ?5, lower(?5), '', '', '',
        date('now', ?6), '01632 960456', ?7, date('now', '-90 days'), ?8, ?9, 0, '', 1, ",
    now!(),
    ")"
);
pub const NAME_TOKEN: &str =
    "INSERT OR IGNORE INTO name_token (organisation, token, person) VALUES (?1, lower(?2), ?3)";
pub const PLACEMENT: &str = concat!(
    "INSERT INTO placement (id, organisation, person, service, team, starts_on, excuse_note, version, changed_at)
     VALUES (?1, ?2, ?3, ?4, ?5, date('now', '-300 days'), '', 1, ",
    now!(),
    ")"
);
pub const TENURE: &str = concat!(
    "INSERT INTO tenure (id, organisation, person, service, placement, staff, kind, starts_on, why, version, changed_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'key_worker', date('now', '-280 days'), '', 1, ",
    now!(),
    ")"
);
pub const CONTACT: &str = concat!(
    "INSERT INTO contact (id, organisation, person, staff, how, with_whom, happened_at, recorded_at, note, label,
        withdrawn, version, changed_at, changed_by)
     VALUES (?1, ?2, ?3, ?4, ?5, 'person', ",
    moment!("?6"),
    ", ",
    moment!("?6"),
    ", ?7, ?8, 0, 1, ",
    moment!("?6"),
    ", ?4)"
);
