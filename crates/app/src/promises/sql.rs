//! Statements about duties as people look at them.

use access::Shown;
use domain::{
    Day,
    ids::{PersonId, ServiceId, ThingId},
};

/// Whether a duty is in the group that `$5` names, on the day `$3`.
macro_rules! in_group {
    () => {
        "(CASE WHEN d.state <> 'due' THEN d.state WHEN d.due_on < $3 THEN 'late' ELSE 'due' END) = $5"
    };
}

macro_rules! figures {
    () => {
        "SELECT d.service, sv.name, d.rule, max(r.words), min(r.position),
            sum(CASE WHEN d.state = 'due' AND d.due_on < $3 THEN 1 ELSE 0 END),
            sum(CASE WHEN d.state = 'due' AND d.due_on >= $3 THEN 1 ELSE 0 END),
            sum(CASE WHEN d.state = 'met' THEN 1 ELSE 0 END),
            sum(CASE WHEN d.state = 'excused' THEN 1 ELSE 0 END),
            sum(CASE WHEN d.state = 'not_measured' THEN 1 ELSE 0 END)
        FROM duty d JOIN policy_rule r ON r.policy = d.policy AND r.rule = d.rule JOIN service sv ON sv.id = d.service
        JOIN person p ON p.id = d.subject
        WHERE d.superseded_at IS NULL AND d.about = 'person' AND "
    };
}
macro_rules! grouped {
    () => {
        " GROUP BY d.service, sv.name, d.rule ORDER BY sv.name, min(r.position), d.rule"
    };
}

/// The duties of a service as they were known at the moment `$3`: the end of a day.
macro_rules! as_known {
    () => {
        "SELECT d.about, d.subject, p.name, p.local_id, (SELECT max(st.name) FROM staff st WHERE st.id = d.subject), d.rule, d.item, r.words,
            r.position, d.state, d.due_on, d.kept_on, d.until_on, d.owner_role, (SELECT max(s.name) FROM staff s WHERE s.id = d.owner), d.because
        FROM duty d JOIN policy_rule r ON r.policy = d.policy AND r.rule = d.rule LEFT JOIN person p ON p.id = d.subject
        WHERE d.organisation = $1 AND d.service = $2 AND d.recorded_at < $3 AND (d.superseded_at IS NULL OR d.superseded_at >= $3)
        ORDER BY r.position, d.rule, p.name_key, d.subject, d.item, d.id"
    };
}

store::statements! {
    AS_KNOWN = as_known!();
    // What was done by the day $4, and written down only after the moment $3.
    SINCE = "SELECT n.subject, p.name, (SELECT max(st.name) FROM staff st WHERE st.id = n.subject), r.words, n.kept_on, min(n.recorded_at)
        FROM duty n JOIN policy_rule r ON r.policy = n.policy AND r.rule = n.rule LEFT JOIN person p ON p.id = n.subject
        JOIN duty d ON d.subject = n.subject AND d.service = n.service AND d.rule = n.rule AND d.item = n.item
        WHERE n.organisation = $1 AND n.service = $2 AND n.recorded_at >= $3 AND n.kept_on <= $4
            AND d.recorded_at < $3 AND (d.superseded_at IS NULL OR d.superseded_at >= $3)
            AND (d.kept_on IS NULL OR d.kept_on < n.kept_on)
        GROUP BY n.subject, p.name, p.name_key, r.words, n.kept_on ORDER BY p.name_key, n.subject, r.words, n.kept_on";
    SEEN = "SELECT p.id FROM person p WHERE ", access::visible!();
    NAMED = "SELECT organisation, id FROM service WHERE name = $1 ORDER BY id";
    IN_FORCE_ON = "SELECT v.pack FROM policy_version v WHERE v.organisation = $1 AND v.service = $2 AND v.starts_on <= $3 AND v.recorded_at < $4
        ORDER BY v.number DESC LIMIT 1";
    OF_PERSON = "SELECT d.id, d.service, sv.name, d.rule, d.item, d.state, d.due_on, d.kept_on, d.until_on, d.because, d.owner_role,
            (SELECT max(s.name) FROM staff s WHERE s.id = d.owner), r.words, r.mend, r.severity, r.law
        FROM duty d JOIN policy_rule r ON r.policy = d.policy AND r.rule = d.rule JOIN service sv ON sv.id = d.service
        WHERE d.subject = $1 AND d.organisation = $2 AND d.about = 'person' AND d.superseded_at IS NULL
        ORDER BY r.position, d.item, d.id";
    EXCUSES_OF = "SELECT id, rule, item, reason, note, recheck_on, version FROM duty_excuse
        WHERE subject = $1 AND organisation = $2 AND NOT cancelled AND recheck_on > $3 ORDER BY recheck_on, id";
    ADD_EXCUSE = "INSERT INTO duty_excuse (id, organisation, service, subject, rule, item, reason, note, starts_on, recheck_on, cancelled,
            version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, 1, $11, $12)";
    FIGURES = figures!(), "d.organisation = $2 AND ", access::visible!(), grouped!();
    // Numbers only, for those who answer for the whole organisation and open no record.
    FIGURES_WHOLE = figures!(), "d.organisation = $2 AND EXISTS (SELECT 1 FROM staff me WHERE me.id = $1)", grouped!();
    LISTED = "SELECT d.id, p.id, p.name, p.known_as, p.photo_version, d.due_on, d.kept_on, d.until_on, d.state, d.because,
            (SELECT max(s.name) FROM staff s WHERE s.id = d.owner), d.owner_role
        FROM duty d JOIN person p ON p.id = d.subject
        WHERE d.superseded_at IS NULL AND d.about = 'person' AND ", in_group!(), " AND d.service = $6 AND d.rule = $7
            AND d.id > $8 AND ", access::visible!(), "
        ORDER BY d.id LIMIT 51";
    RULE_WORDS = "SELECT max(r.words) FROM policy_rule r JOIN policy_version v ON v.id = r.policy
        WHERE v.organisation = $1 AND v.service = $2 AND r.rule = $3";
    SERVICES = "SELECT sv.id, sv.name, (SELECT max(v.number) FROM policy_version v WHERE v.service = sv.id)
        FROM service sv WHERE sv.organisation = $1 ORDER BY sv.name, sv.id";
}

store::record! {
    pub(super) struct DutyRow {
        pub(super) id: ThingId,
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) rule: String,
        pub(super) item: String,
        pub(super) state: String,
        pub(super) due_on: Option<Day>,
        pub(super) kept_on: Option<Day>,
        pub(super) until_on: Option<Day>,
        pub(super) because: String,
        pub(super) owner_role: String,
        pub(super) owner: Option<String>,
        pub(super) words: String,
        pub(super) mend: String,
        pub(super) severity: String,
        pub(super) law: bool,
    }
    pub(super) struct ExcuseRow {
        pub(super) id: ThingId,
        pub(super) rule: String,
        pub(super) item: String,
        pub(super) reason: String,
        pub(super) note: String,
        pub(super) recheck_on: Day,
        pub(super) version: i64,
    }
    pub(super) struct FigureRow {
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) rule: String,
        pub(super) words: String,
        pub(super) position: i64,
        pub(super) late: i64,
        pub(super) due: i64,
        pub(super) met: i64,
        pub(super) excused: i64,
        pub(super) not_measured: i64,
    }
    pub(super) struct ListedRow {
        pub(super) id: ThingId,
        pub(super) person: PersonId,
        pub(super) name: String,
        pub(super) known_as: String,
        pub(super) photo_version: Option<i64>,
        pub(super) due_on: Option<Day>,
        pub(super) kept_on: Option<Day>,
        pub(super) until_on: Option<Day>,
        pub(super) state: String,
        pub(super) because: String,
        pub(super) owner: Option<String>,
        pub(super) owner_role: String,
    }
    /// A duty as it was known at the end of a day.
    pub(super) struct KnownRow {
        pub(super) about: String,
        pub(super) subject: ThingId,
        pub(super) person: Option<String>,
        pub(super) local_id: Option<String>,
        pub(super) staff: Option<String>,
        pub(super) rule: String,
        pub(super) item: String,
        pub(super) words: String,
        pub(super) position: i64,
        pub(super) state: String,
        pub(super) due_on: Option<Day>,
        pub(super) kept_on: Option<Day>,
        pub(super) until_on: Option<Day>,
        pub(super) owner_role: String,
        pub(super) owner: Option<String>,
        pub(super) because: String,
    }
    /// What was written down after the day.
    pub(super) struct SinceRow {
        pub(super) subject: ThingId,
        pub(super) person: Option<String>,
        pub(super) staff: Option<String>,
        pub(super) words: String,
        pub(super) kept_on: Day,
        pub(super) recorded_at: domain::Moment,
    }
    pub(super) struct ServiceRow {
        pub(super) id: ServiceId,
        pub(super) name: String,
        pub(super) version: Option<i64>,
    }
}

impl Shown for ListedRow {
    fn person(&self) -> PersonId {
        self.person
    }
}
