-- One text for both databases. Column types in capitals are translated (see migrate/translate.rs and README.md):
-- ID, MOMENT, DAY, FLAG, COUNT, BYTES, ENTRY. A block between "-- only sqlite"/"-- only postgres" and "-- both" is
-- for that database alone. Half-open days: a stretch covers starts_on and every day until, not including, ends_on.

-- The installation, and the account of what happened in it ---------------------------------------------------------

CREATE TABLE installation (
    one COUNT NOT NULL PRIMARY KEY CHECK (one = 1),
    purpose TEXT NOT NULL CHECK (purpose IN ('real', 'demo')),
    made_at MOMENT NOT NULL,
    setup_hash TEXT
) STRICT;

CREATE TABLE journal (
    entry ENTRY,
    at MOMENT NOT NULL,
    organisation ID,
    staff ID,
    session ID,
    act TEXT NOT NULL,
    person ID,
    object ID,
    version COUNT,
    basis TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_person ON journal (person, entry) WHERE person IS NOT NULL;
CREATE INDEX journal_by_organisation ON journal (organisation, entry);

CREATE TABLE seal (
    batch COUNT NOT NULL PRIMARY KEY,
    first_entry COUNT NOT NULL,
    last_entry COUNT NOT NULL,
    entries COUNT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    sealed_at MOMENT NOT NULL
) STRICT;

CREATE TABLE history (
    of_table TEXT NOT NULL,
    id ID NOT NULL,
    version COUNT NOT NULL,
    organisation ID NOT NULL,
    recorded_at MOMENT NOT NULL,
    recorded_by ID,
    until MOMENT NOT NULL,
    until_by ID,
    was TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE outbox (
    id ID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    at MOMENT NOT NULL,
    tries COUNT NOT NULL DEFAULT 0,
    not_before MOMENT NOT NULL
) STRICT;
CREATE INDEX outbox_in_order ON outbox (not_before, id);

-- Organisations ----------------------------------------------------------------------------------------------------

CREATE TABLE organisation (
    id ID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID
) STRICT;

CREATE TABLE service (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    key_worker_singular TEXT NOT NULL,
    key_worker_plural TEXT NOT NULL,
    key_worker_article TEXT NOT NULL CHECK (key_worker_article IN ('a', 'an')),
    person_singular TEXT NOT NULL,
    person_plural TEXT NOT NULL,
    person_article TEXT NOT NULL CHECK (person_article IN ('a', 'an')),
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, id),
    UNIQUE (organisation, name)
) STRICT;

CREATE TABLE team (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    name TEXT NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, id),
    UNIQUE (organisation, service, id),
    UNIQUE (service, name),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;

CREATE TABLE stage (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    position COUNT NOT NULL,
    name TEXT NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, service, id),
    UNIQUE (service, name),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;

-- Staff ------------------------------------------------------------------------------------------------------------

CREATE TABLE staff (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL REFERENCES organisation (id),
    local_id TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    job_title TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    weekly_minutes COUNT NOT NULL CHECK (weekly_minutes BETWEEN 0 AND 10080),
    working_days COUNT NOT NULL CHECK (working_days BETWEEN 0 AND 127),
    leaves_on DAY,
    kept TEXT NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, id)
) STRICT;
CREATE UNIQUE INDEX staff_local_id ON staff (organisation, local_id) WHERE local_id IS NOT NULL;
CREATE INDEX staff_by_name ON staff (organisation, name_key, id);

CREATE TABLE post (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    staff ID NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('key_worker', 'care_staff', 'volunteer', 'team_leader', 'registered_manager',
        'associate_director', 'service_administrator', 'inspector', 'system_administrator')),
    service ID,
    team ID,
    starts_on DAY NOT NULL,
    ends_on DAY,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CHECK (role IN ('associate_director', 'system_administrator') OR service IS NOT NULL),
    CHECK (role NOT IN ('care_staff', 'volunteer', 'team_leader') OR team IS NOT NULL),
    CHECK (role NOT IN ('volunteer', 'inspector') OR ends_on IS NOT NULL),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id),
    FOREIGN KEY (organisation, service, team) REFERENCES team (organisation, service, id)
) STRICT;
CREATE INDEX post_by_staff ON post (staff);
CREATE INDEX post_by_service ON post (service, role);

CREATE TABLE leave (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    staff ID NOT NULL,
    first_day DAY NOT NULL,
    last_day DAY NOT NULL,
    cancelled FLAG NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    CHECK (last_day >= first_day),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id)
) STRICT;
CREATE INDEX leave_by_staff ON leave (staff, last_day);

CREATE TABLE manager (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    staff ID NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('responsibility', 'allocation', 'supervision', 'liaison')),
    manager ID NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (staff, purpose),
    CHECK (manager <> staff),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id),
    FOREIGN KEY (organisation, manager) REFERENCES staff (organisation, id)
) STRICT;

-- Sign-in ----------------------------------------------------------------------------------------------------------

CREATE TABLE account (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    staff ID NOT NULL UNIQUE,
    sign_in_name TEXT NOT NULL,
    sign_in_key TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'suspended')),
    link_hash TEXT UNIQUE,
    link_until MOMENT,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id)
) STRICT;

CREATE TABLE session (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    account ID NOT NULL REFERENCES account (id),
    token_hash BYTES NOT NULL UNIQUE,
    device TEXT NOT NULL,
    shared_device FLAG NOT NULL,
    started_at MOMENT NOT NULL,
    seen_at MOMENT NOT NULL,
    ended_at MOMENT
) STRICT;
CREATE INDEX session_by_account ON session (account, started_at);

CREATE TABLE known_device (
    token_hash BYTES NOT NULL,
    account ID NOT NULL REFERENCES account (id),
    seen_at MOMENT NOT NULL,
    PRIMARY KEY (token_hash, account)
) STRICT;

CREATE TABLE failed_sign_in (
    id ID NOT NULL PRIMARY KEY,
    sign_in_key TEXT NOT NULL,
    address TEXT NOT NULL,
    known_device FLAG NOT NULL,
    at MOMENT NOT NULL
) STRICT;
CREATE INDEX failed_sign_in_by_name ON failed_sign_in (sign_in_key, at);
CREATE INDEX failed_sign_in_by_address ON failed_sign_in (address, at);

CREATE TABLE form_once (
    once BYTES NOT NULL,
    account ID NOT NULL,
    path TEXT NOT NULL,
    body_hash BYTES NOT NULL,
    location TEXT NOT NULL,
    at MOMENT NOT NULL,
    PRIMARY KEY (once, account, path)
) STRICT;
CREATE INDEX form_once_by_age ON form_once (at);

CREATE TABLE kept_form (
    id ID NOT NULL PRIMARY KEY,
    account ID NOT NULL REFERENCES account (id),
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    at MOMENT NOT NULL
) STRICT;
CREATE INDEX kept_form_by_account ON kept_form (account, at);

-- People -----------------------------------------------------------------------------------------------------------

CREATE TABLE person (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL REFERENCES organisation (id),
    local_id TEXT,
    nhs_number TEXT,
    nhs_number_status TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    known_as TEXT NOT NULL,
    pronounced TEXT NOT NULL,
    pronouns TEXT NOT NULL,
    born_on DAY,
    phone TEXT NOT NULL,
    communication TEXT NOT NULL,
    communication_checked_on DAY,
    must_know TEXT NOT NULL,
    matters TEXT NOT NULL,
    restricted FLAG NOT NULL,
    lead_service ID,
    photo_version COUNT,
    kept TEXT NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, id),
    FOREIGN KEY (organisation, lead_service) REFERENCES service (organisation, id)
) STRICT;
CREATE UNIQUE INDEX person_nhs_number ON person (organisation, nhs_number) WHERE nhs_number IS NOT NULL;
CREATE UNIQUE INDEX person_local_id ON person (organisation, local_id) WHERE local_id IS NOT NULL;
CREATE INDEX person_by_name ON person (organisation, name_key, id);

CREATE TABLE name_token (
    organisation ID NOT NULL,
    token TEXT NOT NULL,
    person ID NOT NULL,
    PRIMARY KEY (organisation, token, person),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX name_token_by_person ON name_token (organisation, person, token);

CREATE TABLE photo (
    person ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    jpeg BYTES NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;

CREATE TABLE placement (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    person ID NOT NULL,
    service ID NOT NULL,
    team ID,
    stage ID,
    starts_on DAY NOT NULL,
    ends_on DAY,
    end_reason TEXT,
    excuse TEXT,
    excuse_note TEXT NOT NULL,
    recheck_on DAY,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, person, service, id),
    CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CHECK ((excuse IS NULL) = (recheck_on IS NULL)),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id),
    FOREIGN KEY (organisation, service, team) REFERENCES team (organisation, service, id),
    FOREIGN KEY (organisation, service, stage) REFERENCES stage (organisation, service, id)
) STRICT;
CREATE INDEX placement_by_person ON placement (person, service);
CREATE INDEX placement_by_service ON placement (service, ends_on);
CREATE UNIQUE INDEX placement_open_once ON placement (person, service) WHERE ends_on IS NULL;

CREATE TABLE tenure (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    person ID NOT NULL,
    service ID NOT NULL,
    placement ID NOT NULL,
    staff ID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('key_worker', 'interim', 'second', 'cover')),
    stage ID,
    starts_on DAY NOT NULL,
    ends_on DAY,
    end_reason TEXT,
    why TEXT NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, id),
    CHECK (ends_on IS NULL OR ends_on >= starts_on),
    FOREIGN KEY (organisation, person, service, placement) REFERENCES placement (organisation, person, service, id),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id),
    FOREIGN KEY (organisation, service, stage) REFERENCES stage (organisation, service, id)
) STRICT;
CREATE INDEX tenure_by_staff ON tenure (staff, ends_on);
CREATE INDEX tenure_by_person ON tenure (person, service, kind);

CREATE TABLE contact (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    person ID NOT NULL,
    staff ID NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('in_person', 'phone', 'video', 'message', 'tried')),
    with_whom TEXT NOT NULL,
    happened_at MOMENT NOT NULL,
    recorded_at MOMENT NOT NULL,
    note TEXT NOT NULL,
    label TEXT NOT NULL CHECK (label IN ('normal', 'sensitive', 'safeguarding', 'third_party', 'staff_only')),
    withdrawn FLAG NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id)
) STRICT;
CREATE INDEX contact_by_person ON contact (person, happened_at, id);
CREATE INDEX contact_by_staff ON contact (staff);

-- Who may not, who may for now, and what nobody else may know ------------------------------------------------------

CREATE TABLE exclusion (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    staff ID NOT NULL,
    person ID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('relative', 'own_record', 'money', 'other')),
    starts_on DAY NOT NULL,
    ends_on DAY,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX exclusion_by_person ON exclusion (person, staff);

CREATE TABLE restriction (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    person ID NOT NULL,
    reason TEXT NOT NULL,
    lifted_at MOMENT,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE UNIQUE INDEX restriction_once ON restriction (person) WHERE lifted_at IS NULL;
CREATE INDEX restriction_by_person ON restriction (person);

CREATE TABLE restriction_named (
    person ID NOT NULL,
    staff ID NOT NULL,
    organisation ID NOT NULL,
    PRIMARY KEY (person, staff),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;

CREATE TABLE access_grant (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    person ID NOT NULL,
    staff ID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('break_glass', 'purpose')),
    reason TEXT NOT NULL,
    starts_at MOMENT NOT NULL,
    ends_at MOMENT NOT NULL,
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX access_grant_by_person ON access_grant (person, staff, ends_at);

CREATE TABLE secret_address (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    person ID NOT NULL UNIQUE,
    address TEXT NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;

-- Notices and imports ----------------------------------------------------------------------------------------------

CREATE TABLE notice (
    id ID NOT NULL,
    staff ID NOT NULL,
    organisation ID NOT NULL,
    kind TEXT NOT NULL,
    person ID,
    about_staff ID,
    detail TEXT NOT NULL,
    at MOMENT NOT NULL,
    read_at MOMENT,
    PRIMARY KEY (id, staff),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT;
CREATE INDEX notice_by_staff ON notice (staff, at);
CREATE INDEX notice_by_person ON notice (person);
CREATE INDEX notice_unread ON notice (staff) WHERE read_at IS NULL;

CREATE TABLE import_batch (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    staff ID NOT NULL,
    service ID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('people', 'staff', 'key_workers')),
    state TEXT NOT NULL CHECK (state IN ('uploaded', 'checked', 'running', 'done', 'undone', 'failed')),
    file_name TEXT NOT NULL,
    file BYTES,
    mapping TEXT NOT NULL,
    findings TEXT NOT NULL,
    total COUNT NOT NULL,
    reached COUNT NOT NULL,
    added COUNT NOT NULL,
    updated COUNT NOT NULL,
    unchanged COUNT NOT NULL,
    at MOMENT NOT NULL,
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;
CREATE INDEX import_batch_by_organisation ON import_batch (organisation, at);

CREATE TABLE import_line (
    batch ID NOT NULL REFERENCES import_batch (id),
    line COUNT NOT NULL,
    of_table TEXT NOT NULL,
    id ID NOT NULL,
    did TEXT NOT NULL CHECK (did IN ('added', 'updated')),
    version COUNT NOT NULL,
    undone TEXT,
    PRIMARY KEY (batch, line, of_table, id)
) STRICT;

-- What the database itself refuses ---------------------------------------------------------------------------------

-- only sqlite
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER seal_keeps BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER seal_stays BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER history_keeps BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER tenure_no_overlap_insert BEFORE INSERT ON tenure
WHEN NEW.kind = 'key_worker' AND (NEW.ends_on IS NULL OR NEW.ends_on > NEW.starts_on) AND EXISTS (
    SELECT 1 FROM tenure t WHERE t.person = NEW.person AND t.service = NEW.service AND t.kind = 'key_worker'
    AND t.id <> NEW.id AND (t.ends_on IS NULL OR t.ends_on > t.starts_on)
    AND (t.ends_on IS NULL OR NEW.starts_on < t.ends_on) AND (NEW.ends_on IS NULL OR t.starts_on < NEW.ends_on))
BEGIN SELECT RAISE(ABORT, 'two key workers at once'); END;
CREATE TRIGGER tenure_no_overlap_update BEFORE UPDATE ON tenure
WHEN NEW.kind = 'key_worker' AND (NEW.ends_on IS NULL OR NEW.ends_on > NEW.starts_on) AND EXISTS (
    SELECT 1 FROM tenure t WHERE t.person = NEW.person AND t.service = NEW.service AND t.kind = 'key_worker'
    AND t.id <> NEW.id AND (t.ends_on IS NULL OR t.ends_on > t.starts_on)
    AND (t.ends_on IS NULL OR NEW.starts_on < t.ends_on) AND (NEW.ends_on IS NULL OR t.starts_on < NEW.ends_on))
BEGIN SELECT RAISE(ABORT, 'two key workers at once'); END;
-- only postgres
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER journal_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON journal EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON seal EXECUTE FUNCTION refuse_change();
CREATE TRIGGER history_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON history EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'key_worker' AND (NEW.ends_on IS NULL OR NEW.ends_on > NEW.starts_on) AND EXISTS (
        SELECT 1 FROM tenure t WHERE t.person = NEW.person AND t.service = NEW.service AND t.kind = 'key_worker'
        AND t.id <> NEW.id AND (t.ends_on IS NULL OR t.ends_on > t.starts_on)
        AND (t.ends_on IS NULL OR NEW.starts_on < t.ends_on) AND (NEW.ends_on IS NULL OR t.starts_on < NEW.ends_on))
    THEN RAISE EXCEPTION 'two key workers at once' USING ERRCODE = '23P01'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tenure_no_overlap BEFORE INSERT OR UPDATE ON tenure FOR EACH ROW EXECUTE FUNCTION refuse_overlap();
-- both
