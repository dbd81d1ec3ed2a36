-- Policy as data, and what is due --------------------------------------------------------------------------------

-- The whole policy of a service, from a day on. Versions are added, never changed.
CREATE TABLE policy_version (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    number COUNT NOT NULL CHECK (number > 0),
    pack TEXT NOT NULL,
    switched_off TEXT NOT NULL,
    why TEXT NOT NULL,
    starts_on DAY NOT NULL,
    recorded_at MOMENT NOT NULL,
    recorded_by ID,
    UNIQUE (service, number),
    UNIQUE (organisation, id),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;

-- The rules that count in a version, one row each, for the lists that show them.
CREATE TABLE policy_rule (
    policy ID NOT NULL,
    rule TEXT NOT NULL,
    organisation ID NOT NULL,
    position COUNT NOT NULL,
    words TEXT NOT NULL,
    kind TEXT NOT NULL,
    mend TEXT NOT NULL,
    severity TEXT NOT NULL,
    law FLAG NOT NULL,
    since_on DAY NOT NULL,
    PRIMARY KEY (policy, rule),
    FOREIGN KEY (organisation, policy) REFERENCES policy_version (organisation, id)
) STRICT;

-- What one rule asks about one person, member of staff or service. A row is never changed but for the moment at which
-- another took its place.
CREATE TABLE duty (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    subject ID NOT NULL,
    about TEXT NOT NULL CHECK (about IN ('person', 'worker', 'service')),
    rule TEXT NOT NULL,
    item TEXT NOT NULL,
    policy ID NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'met', 'excused', 'not_measured')),
    opened_on DAY NOT NULL,
    due_on DAY,
    kept_on DAY,
    until_on DAY,
    owner_role TEXT NOT NULL,
    owner ID,
    because TEXT NOT NULL,
    recorded_at MOMENT NOT NULL,
    superseded_at MOMENT,
    CHECK (state <> 'due' OR due_on IS NOT NULL),
    CHECK (state <> 'excused' OR until_on IS NOT NULL),
    CHECK (state <> 'met' OR kept_on IS NOT NULL),
    CHECK (superseded_at IS NULL OR superseded_at >= recorded_at),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id),
    FOREIGN KEY (organisation, policy) REFERENCES policy_version (organisation, id)
) STRICT;
CREATE UNIQUE INDEX duty_live ON duty (subject, service, rule, item) WHERE superseded_at IS NULL;
CREATE INDEX duty_by_owner ON duty (owner, state, due_on) WHERE superseded_at IS NULL;
CREATE INDEX duty_by_service ON duty (service, state, due_on) WHERE superseded_at IS NULL;
CREATE INDEX duty_as_known ON duty (service, recorded_at);

-- No alarm for now, with a reason and a day to look again.
CREATE TABLE duty_excuse (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    subject ID NOT NULL,
    rule TEXT NOT NULL,
    item TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    starts_on DAY NOT NULL,
    recheck_on DAY NOT NULL,
    cancelled FLAG NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    CHECK (recheck_on > starts_on),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;
CREATE INDEX duty_excuse_by_subject ON duty_excuse (subject, service);

-- How far the sweep of a day has come.
CREATE TABLE duty_sweep (
    organisation ID NOT NULL PRIMARY KEY REFERENCES organisation (id),
    swept_on DAY NOT NULL,
    reached ID NOT NULL,
    done FLAG NOT NULL,
    at MOMENT NOT NULL
) STRICT;

-- Staff records that rules read ----------------------------------------------------------------------------------

-- What a member of staff has been found able to do.
CREATE TABLE competence (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    staff ID NOT NULL,
    code TEXT NOT NULL,
    achieved_on DAY NOT NULL,
    expires_on DAY,
    assessed_by TEXT NOT NULL,
    evidence TEXT NOT NULL,
    withdrawn FLAG NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    CHECK (expires_on IS NULL OR expires_on >= achieved_on),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id)
) STRICT;
CREATE INDEX competence_by_staff ON competence (staff, code);

-- A policy as text. What stands now is here, what stood before in the history.
CREATE TABLE policy_text (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    edition COUNT NOT NULL CHECK (edition > 0),
    edition_on DAY NOT NULL,
    adopted_on DAY NOT NULL,
    reviewed_on DAY,
    retired FLAG NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, id),
    UNIQUE (service, name),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;

-- Who had which edition explained, by whom and when.
CREATE TABLE policy_explained (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    policy ID NOT NULL,
    staff ID NOT NULL,
    edition COUNT NOT NULL,
    explained_on DAY NOT NULL,
    explained_by ID,
    recorded_at MOMENT NOT NULL,
    UNIQUE (policy, staff, edition),
    FOREIGN KEY (organisation, policy) REFERENCES policy_text (organisation, id),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id)
) STRICT;
CREATE INDEX policy_explained_by_staff ON policy_explained (staff);

-- The responsibilities of key workers in a service: one line for each, in editions.
CREATE TABLE responsibility_list (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL UNIQUE,
    lines TEXT NOT NULL,
    source TEXT NOT NULL,
    edition COUNT NOT NULL CHECK (edition > 0),
    edition_on DAY NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (organisation, id),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;

CREATE TABLE responsibility_said (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    staff ID NOT NULL,
    edition COUNT NOT NULL,
    said_on DAY NOT NULL,
    recorded_at MOMENT NOT NULL,
    UNIQUE (service, staff, edition),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id)
) STRICT;
CREATE INDEX responsibility_said_by_staff ON responsibility_said (staff);

-- One responsibility for one person: who delegated it, and what was said to that.
CREATE TABLE delegation (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    person ID NOT NULL,
    service ID NOT NULL,
    line TEXT NOT NULL,
    words TEXT NOT NULL,
    given_to ID NOT NULL,
    given_by ID,
    given_on DAY NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('asked', 'accepted', 'declined', 'shared')),
    answered_on DAY,
    instead TEXT NOT NULL,
    note TEXT NOT NULL,
    confirmed_by ID,
    ended FLAG NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id),
    FOREIGN KEY (organisation, given_to) REFERENCES staff (organisation, id)
) STRICT;
CREATE INDEX delegation_by_person ON delegation (person, service);
CREATE UNIQUE INDEX delegation_once ON delegation (person, service, line) WHERE NOT ended;

-- only sqlite
CREATE TRIGGER policy_version_keeps BEFORE UPDATE ON policy_version BEGIN SELECT RAISE(ABORT, 'policy versions are append-only'); END;
CREATE TRIGGER policy_version_stays BEFORE DELETE ON policy_version BEGIN SELECT RAISE(ABORT, 'policy versions are append-only'); END;
CREATE TRIGGER duty_keeps BEFORE UPDATE OF organisation, service, subject, about, rule, item, policy, state, opened_on, due_on, kept_on, until_on, owner_role, owner, because, recorded_at ON duty
BEGIN SELECT RAISE(ABORT, 'duties are superseded, never rewritten'); END;
-- only postgres
CREATE TRIGGER policy_version_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_version EXECUTE FUNCTION refuse_change();
CREATE TRIGGER duty_keeps BEFORE UPDATE OF organisation, service, subject, about, rule, item, policy, state, opened_on, due_on, kept_on, until_on, owner_role, owner, because, recorded_at ON duty
FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- both
