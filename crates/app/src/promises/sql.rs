//! Statements about duties as people look at them.

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

/// How many duties stand how on the day `$3`, of those in `duty d`.
macro_rules! counted {
    () => {
        "sum(CASE WHEN d.state = 'due' AND d.due_on < $3 THEN 1 ELSE 0 END),
            sum(CASE WHEN d.state = 'due' AND d.due_on >= $3 THEN 1 ELSE 0 END),
            sum(CASE WHEN d.state = 'met' THEN 1 ELSE 0 END),
            sum(CASE WHEN d.state = 'excused' THEN 1 ELSE 0 END)"
    };
}
/// The same numbers, of what `duty_tally t` adds up.
macro_rules! added_up {
    () => {
        "CAST(sum(CASE WHEN t.state = 'due' AND t.due_on < $3 THEN t.change ELSE 0 END) AS BIGINT),
            CAST(sum(CASE WHEN t.state = 'due' AND t.due_on >= $3 THEN t.change ELSE 0 END) AS BIGINT),
            CAST(sum(CASE WHEN t.state = 'met' THEN t.change ELSE 0 END) AS BIGINT),
            CAST(sum(CASE WHEN t.state = 'excused' THEN t.change ELSE 0 END) AS BIGINT)"
    };
}

/// The duties about people behind a number of the service `$6`.
macro_rules! listed {
    () => {
        concat!(
            "SELECT d.id, p.id, p.name, p.known_as, p.photo_version, d.due_on, d.kept_on, d.until_on, d.state, d.because,
            (SELECT max(s.name) FROM staff s WHERE s.id = d.owner), d.owner_role
        FROM duty d JOIN person p ON p.id = d.subject
        WHERE d.superseded_at IS NULL AND d.about = 'person' AND d.service = $6 AND ",
            in_group!()
        )
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
    PEOPLE_OF = "SELECT DISTINCT person FROM placement WHERE organisation = $1 AND service = $2 AND (ends_on IS NULL OR ends_on > $3) ORDER BY person";
    ONCE = "SELECT service, rule, item FROM duty WHERE id = $1 AND subject = $2 AND organisation = $3 AND about = 'person'";
    SERVICE_NAME = "SELECT name FROM service WHERE id = $1 AND organisation = $2";
    KNOWN_SINCE = "SELECT min(recorded_at) FROM duty WHERE organisation = $1 AND service = $2";
    SEEN = "SELECT p.id FROM person p WHERE ", access::visible!();
    NAMED = "SELECT organisation, id FROM service WHERE name = $1 ORDER BY id";
    WITHOUT_POLICY = "SELECT organisation, id FROM service WHERE NOT EXISTS (SELECT 1 FROM policy_version v WHERE v.service = service.id) ORDER BY id";
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
    // By promise, of the people whom the reader may see.
    BY_RULE = "SELECT d.service, d.about, d.rule, ", counted!(), " FROM duty d JOIN person p ON p.id = d.subject
        WHERE d.superseded_at IS NULL AND d.about = 'person' AND d.service = $5 AND ", access::visible!(), "
        GROUP BY d.service, d.about, d.rule";
    // By promise, about the staff of a service and the service itself.
    BY_RULE_OF_WORK = "SELECT d.service, d.about, d.rule, ", counted!(), " FROM duty d
        WHERE d.superseded_at IS NULL AND d.about IN ('worker', 'service') AND d.service = $1 AND d.organisation = $2
        GROUP BY d.service, d.about, d.rule";
    // By team, of the people whom the reader may see; in the order of the teams' names, never of the numbers.
    BY_TEAM = "SELECT l.team, tm.name, ", counted!(), " FROM duty d JOIN person p ON p.id = d.subject
        JOIN placement l ON l.person = d.subject AND l.service = d.service AND (l.ends_on IS NULL OR l.ends_on > $3)
        JOIN team tm ON tm.id = l.team
        WHERE d.superseded_at IS NULL AND d.about = 'person' AND d.service = $5 AND ", access::visible!(), "
        GROUP BY l.team, tm.name ORDER BY tm.name, l.team";
    // Numbers only, for those who answer for the whole organisation and open no record.
    WHOLE = "SELECT t.service, sv.name, ", added_up!(), " FROM duty_tally t JOIN service sv ON sv.id = t.service
        WHERE t.organisation = $2 AND t.about = $1 GROUP BY t.service, sv.name ORDER BY sv.name, t.service";
    WHOLE_BY_RULE = "SELECT t.service, t.about, t.rule, ", added_up!(), " FROM duty_tally t
        WHERE t.service = $1 AND t.organisation = $2 GROUP BY t.service, t.about, t.rule";
    LISTED = listed!(), " AND d.rule = $7
            AND ", access::visible!(), "
        ORDER BY COALESCE(d.due_on, '9999-12-31'), p.name_key, d.id LIMIT 51 OFFSET $8";
    LISTED_OF_TEAM = listed!(), "
            AND EXISTS (SELECT 1 FROM placement l WHERE l.person = d.subject AND l.service = d.service AND l.team = $7
                AND (l.ends_on IS NULL OR l.ends_on > $3))
            AND ", access::visible!(), "
        ORDER BY COALESCE(d.due_on, '9999-12-31'), p.name_key, d.id LIMIT 51 OFFSET $8";
    LISTED_OF_WORK = "SELECT d.id, d.about, d.subject, (SELECT max(w.name) FROM staff w WHERE w.id = d.subject), d.item, d.due_on, d.kept_on,
            d.until_on, d.state, d.because, (SELECT max(s.name) FROM staff s WHERE s.id = d.owner), d.owner_role
        FROM duty d
        WHERE d.superseded_at IS NULL AND d.about <> 'person' AND ", in_group!(), " AND d.service = $1 AND d.organisation = $2
            AND d.rule = $4 AND d.about = $7
        ORDER BY COALESCE(d.due_on, '9999-12-31'), 4, d.id LIMIT 51 OFFSET $6";
    NOT_MEASURED = "SELECT rule FROM duty WHERE subject = $1 AND service = $1 AND organisation = $2 AND item = $3 AND state = 'not_measured'
        AND superseded_at IS NULL ORDER BY rule";
    // What nobody records, in the services that promise something to this person.
    NOT_MEASURED_OF = "SELECT DISTINCT r.words FROM duty d JOIN policy_rule r ON r.policy = d.policy AND r.rule = d.rule
        WHERE d.organisation = $2 AND d.item = $3 AND d.state = 'not_measured' AND d.superseded_at IS NULL
            AND d.subject IN (SELECT o.service FROM duty o WHERE o.subject = $1 AND o.about = 'person' AND o.superseded_at IS NULL)
        ORDER BY r.words";
    TEAM = "SELECT name FROM team WHERE id = $1 AND service = $2 AND organisation = $3";
    RULE_WORDS = "SELECT max(r.words) FROM policy_rule r JOIN policy_version v ON v.id = r.policy
        WHERE v.organisation = $1 AND v.service = $2 AND r.rule = $3";
    WITHOUT_MANAGER = "SELECT d.service, sv.name, d.opened_on, (SELECT min(st.name) FROM post o JOIN staff st ON st.id = o.staff
                WHERE o.service = d.service AND o.role = 'service_administrator' AND o.starts_on <= $2 AND (o.ends_on IS NULL OR o.ends_on > $2)
                AND (st.leaves_on IS NULL OR st.leaves_on > $2))
        FROM service sv JOIN duty d ON d.subject = sv.id
        JOIN policy_rule r ON r.policy = d.policy AND r.rule = d.rule
        WHERE sv.organisation = $1 AND d.about = 'service' AND d.state = 'due' AND d.superseded_at IS NULL AND r.kind = 'registered_manager'
        ORDER BY sv.name, d.service";
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
    /// What a row was about, though another has taken its place.
    pub(super) struct OnceRow {
        pub(super) service: ServiceId,
        pub(super) rule: String,
        pub(super) item: String,
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
    pub(super) struct RuleRow {
        pub(super) service: ServiceId,
        pub(super) about: String,
        pub(super) rule: String,
        pub(super) late: i64,
        pub(super) due: i64,
        pub(super) met: i64,
        pub(super) excused: i64,
    }
    /// A team of a service, or a service of the organisation.
    pub(super) struct PlaceRow {
        pub(super) place: ThingId,
        pub(super) name: String,
        pub(super) late: i64,
        pub(super) due: i64,
        pub(super) met: i64,
        pub(super) excused: i64,
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
    /// A duty about a member of staff or the service.
    pub(super) struct WorkListedRow {
        pub(super) id: ThingId,
        pub(super) about: String,
        pub(super) subject: ThingId,
        pub(super) name: Option<String>,
        pub(super) item: String,
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
    /// A service that nobody answers for, since when, and who can mend that.
    pub(super) struct WithoutManagerRow {
        pub(super) service: ServiceId,
        pub(super) name: String,
        pub(super) since: Day,
        pub(super) administrator: Option<String>,
    }
    pub(super) struct ServiceRow {
        pub(super) id: ServiceId,
        pub(super) name: String,
        pub(super) version: Option<i64>,
    }
}
