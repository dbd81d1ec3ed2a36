//! Statements about lists of responsibilities, what was said to them, and what was delegated.

use access::Shown;
use domain::{
    Day, Moment,
    ids::{PersonId, ServiceId, StaffId, TenureId, ThingId},
};

/// Whether the tenure `t` is held on the day `$3`.
macro_rules! held {
    () => {
        "t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on > $3)"
    };
}

/// Whether the delegation `d` still stands on the day of this argument: it ends with the tenure that it was made for.
macro_rules! stands {
    ($day:literal) => {
        concat!(
            "NOT d.ended AND NOT EXISTS (SELECT 1 FROM tenure e WHERE e.id = d.tenure AND e.ends_on <= ",
            $day,
            ")"
        )
    };
}

macro_rules! service {
    () => {
        "SELECT sv.id, sv.name, sv.key_worker_singular, sv.key_worker_plural, sv.key_worker_article, sv.person_singular,
            sv.person_plural, sv.person_article, l.id, l.lines, l.source, l.why, l.edition, l.edition_on, l.version, l.changed_at,
            (SELECT max(b.name) FROM staff b WHERE b.id = l.changed_by)
        FROM service sv LEFT JOIN responsibility_list l ON l.service = sv.id WHERE sv.organisation = $1"
    };
}

store::statements! {
    SERVICES = service!(), " ORDER BY sv.name, sv.id";
    SERVICE = service!(), " AND sv.id = $2";
    ADD_LIST = "INSERT INTO responsibility_list (id, organisation, service, lines, source, why, edition, edition_on, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, 1, $8, $9)";
    ADD_EDITION = "INSERT INTO responsibility_edition (service, edition, organisation, edition_on) VALUES ($1, $2, $3, $4)";
    WROTE = "SELECT st.id, st.name FROM staff st WHERE st.organisation = $1 AND st.id IN (
            SELECT h.recorded_by FROM history h WHERE h.organisation = $1 AND h.id = $2)
        ORDER BY st.id";
    ACCEPT = "INSERT INTO responsibility_said (id, organisation, service, staff, edition, said_on, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (service, staff, edition) DO NOTHING";
    CONFIRM = "INSERT INTO responsibility_confirmed (id, organisation, service, staff, edition, confirmed_on, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (service, staff, edition, confirmed_on) DO NOTHING";
    SAID_BY = "SELECT service, edition, said_on FROM responsibility_said WHERE organisation = $1 AND staff = $2 ORDER BY edition, service";
    HOLDS_IN = "SELECT DISTINCT t.service FROM tenure t WHERE t.organisation = $1 AND t.staff = $2 AND t.kind = 'key_worker' AND ", held!();
    CONFIRMED_BY = "SELECT edition, confirmed_on FROM responsibility_confirmed
        WHERE organisation = $1 AND service = $2 AND staff = $3 ORDER BY confirmed_on DESC, edition DESC";
    MANAGER_SINCE = "SELECT min(o.starts_on) FROM post o WHERE o.organisation = $1 AND o.service = $2 AND o.staff = $4 AND o.role = 'registered_manager'
            AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)";
    ACCEPTED = "SELECT st.id, st.name, (SELECT max(r.edition) FROM responsibility_said r WHERE r.staff = st.id AND r.service = $2),
            (SELECT max(r.said_on) FROM responsibility_said r WHERE r.staff = st.id AND r.service = $2)
        FROM staff st WHERE st.organisation = $1 AND (st.leaves_on IS NULL OR st.leaves_on > $3)
            AND EXISTS (SELECT 1 FROM tenure t WHERE t.staff = st.id AND t.service = $2 AND t.kind = 'key_worker' AND ", held!(), ")
        ORDER BY st.name_key, st.id";
    // What rules look at.
    FACTS_LISTS = "SELECT service, edition, edition_on FROM responsibility_list WHERE organisation = $1";
    FACTS_EDITIONS = "SELECT service, edition, edition_on FROM responsibility_edition WHERE organisation = $1 ORDER BY service, edition";
    FACTS_SAID = "SELECT service, staff, edition, said_on FROM responsibility_said WHERE organisation = $1 AND staff >= $2 AND staff <= $3";
    FACTS_CONFIRMED = "SELECT service, staff, edition, confirmed_on FROM responsibility_confirmed WHERE organisation = $1";
    // The oldest word of a manager on what is delegated in each service, as far as a manager there may see the person.
    FACTS_OLDEST = "SELECT d.service, min(CASE WHEN d.confirmed_on IS NOT NULL AND d.confirmed_on > d.given_on THEN d.confirmed_on ELSE d.given_on END)
        FROM delegation d JOIN person p ON p.id = d.person
        WHERE d.organisation = $1 AND ", stands!("$2"), "
            AND EXISTS (SELECT 1 FROM placement w WHERE w.person = d.person AND w.service = d.service AND (w.ends_on IS NULL OR w.ends_on > $2))
            AND EXISTS (SELECT 1 FROM post o WHERE o.service = d.service AND o.role = 'registered_manager'
                AND o.starts_on <= $2 AND (o.ends_on IS NULL OR o.ends_on > $2)
                AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.staff = o.staff AND x.person = d.person AND (x.ends_on IS NULL OR x.ends_on > $2))
                AND (NOT p.restricted OR EXISTS (SELECT 1 FROM restriction_named n WHERE n.person = d.person AND n.staff = o.staff)))
        GROUP BY d.service";
    // The sheet of one person.
    SHEET = "SELECT d.id, d.service, d.line, d.words, d.given_to, r.name, (SELECT max(b.name) FROM staff b WHERE b.id = d.given_by), d.given_on,
            d.answer, d.answered_on, d.instead, d.note, (SELECT max(c.name) FROM staff c WHERE c.id = d.confirmed_by), d.confirmed_on, d.ended,
            d.version, d.tenure, (SELECT max(e.ends_on) FROM tenure e WHERE e.id = d.tenure), d.given_by
        FROM delegation d JOIN staff r ON r.id = d.given_to
        WHERE d.person = $1 AND d.organisation = $2 ORDER BY d.given_on, d.id";
    // What those lines said before.
    ANSWERED = "SELECT h.id, h.was FROM history h WHERE h.organisation = $2 AND h.id IN (
            SELECT d.id FROM delegation d WHERE d.person = $1 AND d.organisation = $2)
        ORDER BY h.id, h.version";
    NAME = "SELECT name FROM staff WHERE id = $1 AND organisation = $2";
    HOLDERS = "SELECT t.id, t.service, t.staff, s.name, t.kind FROM tenure t JOIN staff s ON s.id = t.staff
        WHERE t.person = $1 AND t.organisation = $2 AND t.kind IN ('key_worker', 'interim') AND ", held!(), "
        ORDER BY t.kind DESC, t.starts_on, t.id";
    // Who may be given a line: only those who may read the record by themselves.
    RECEIVERS = "SELECT s.id, s.name FROM staff s JOIN person p ON p.id = $1
        WHERE s.organisation = $2 AND (s.leaves_on IS NULL OR s.leaves_on > $3)
            AND (EXISTS (SELECT 1 FROM tenure t WHERE t.staff = s.id AND t.person = $1 AND t.service = $4 AND ", held!(), ")
                OR EXISTS (SELECT 1 FROM post o JOIN placement w ON w.person = $1 AND w.service = o.service
                    WHERE o.staff = s.id AND o.service = $4 AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
                    AND (w.ends_on IS NULL OR w.ends_on > $3)
                    AND (o.role = 'registered_manager' OR (o.role IN ('team_leader', 'care_staff') AND o.team = w.team))))
            AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.staff = s.id AND x.person = $1 AND (x.ends_on IS NULL OR x.ends_on > $3))
            AND (NOT p.restricted OR EXISTS (SELECT 1 FROM restriction_named n WHERE n.person = $1 AND n.staff = s.id))
        ORDER BY s.name_key, s.id";
    ADD_DELEGATION = "INSERT INTO delegation (id, organisation, person, service, line, words, given_to, given_by, given_on, answer, instead, note,
            ended, tenure, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked', $10, '', FALSE, $11, 1, $12, $8)";
    // Sheets of people whom the reader may see.
    WAITING = "SELECT p.id, p.name, count(*) FROM delegation d JOIN person p ON p.id = d.person
        WHERE d.given_to = $1 AND d.answer = 'asked' AND ", stands!("$3"), " AND ", access::visible!(), "
        GROUP BY p.id, p.name, p.name_key ORDER BY p.name_key, p.id LIMIT 200";
    DECLINED = "SELECT p.id, p.name, count(*) FROM delegation d JOIN person p ON p.id = d.person
        WHERE d.service = $5 AND d.answer = 'declined' AND ", stands!("$3"), " AND ", access::visible!(), "
        GROUP BY p.id, p.name, p.name_key ORDER BY p.name_key, p.id LIMIT 200";
    // What was delegated in the service before the day $6, and not confirmed since.
    BEFORE = "SELECT p.id, p.name, count(*) FROM delegation d JOIN person p ON p.id = d.person
        WHERE d.service = $5 AND d.given_on < $6 AND (d.confirmed_on IS NULL OR d.confirmed_on < $6)
            AND EXISTS (SELECT 1 FROM placement w WHERE w.person = d.person AND w.service = d.service AND (w.ends_on IS NULL OR w.ends_on > $3))
            AND ", stands!("$3"), " AND ", access::visible!(), "
        GROUP BY p.id, p.name, p.name_key ORDER BY p.name_key, p.id LIMIT 500";
    TO_CONFIRM = "SELECT d.id, d.version, d.person FROM delegation d JOIN person p ON p.id = d.person
        WHERE d.service = $5 AND d.given_on < $6 AND (d.confirmed_on IS NULL OR d.confirmed_on < $6)
            AND ", stands!("$3"), " AND ", access::visible!(), "
        ORDER BY d.person, d.id";
}

store::record! {
    pub(super) struct ServiceRow {
        pub(super) id: ServiceId,
        pub(super) name: String,
        pub(super) key_worker_singular: String,
        pub(super) key_worker_plural: String,
        pub(super) key_worker_article: String,
        pub(super) person_singular: String,
        pub(super) person_plural: String,
        pub(super) person_article: String,
        pub(super) list: Option<ThingId>,
        pub(super) lines: Option<String>,
        pub(super) source: Option<String>,
        pub(super) why: Option<String>,
        pub(super) edition: Option<i64>,
        pub(super) edition_on: Option<Day>,
        pub(super) version: Option<i64>,
        pub(super) changed_at: Option<Moment>,
        pub(super) by: Option<String>,
    }
    pub(super) struct AcceptedRow {
        pub(super) staff: StaffId,
        pub(super) name: String,
        pub(super) edition: Option<i64>,
        pub(super) on: Option<Day>,
    }
    pub(super) struct ListFact { pub(super) service: ServiceId, pub(super) edition: i64, pub(super) on: Day }
    pub(super) struct SaidFact { pub(super) service: ServiceId, pub(super) staff: StaffId, pub(super) edition: i64, pub(super) on: Day }
    pub(super) struct SheetRow {
        pub(super) id: ThingId,
        pub(super) service: ServiceId,
        pub(super) line: String,
        pub(super) words: String,
        pub(super) given_to: StaffId,
        pub(super) given_to_name: String,
        pub(super) given_by_name: Option<String>,
        pub(super) given_on: Day,
        pub(super) answer: String,
        pub(super) answered_on: Option<Day>,
        pub(super) instead: String,
        pub(super) note: String,
        pub(super) confirmed_by_name: Option<String>,
        pub(super) confirmed_on: Option<Day>,
        pub(super) ended: bool,
        pub(super) version: i64,
        pub(super) tenure: Option<TenureId>,
        pub(super) tenure_ends_on: Option<Day>,
        pub(super) given_by: Option<StaffId>,
    }
    pub(super) struct HolderRow {
        pub(super) tenure: TenureId,
        pub(super) service: ServiceId,
        pub(super) staff: StaffId,
        pub(super) name: String,
        pub(super) kind: String,
    }
    /// A person whose sheet asks for something, and how many lines do.
    pub(super) struct SheetOfRow { pub(super) person: PersonId, pub(super) name: String, pub(super) count: i64 }
    pub(super) struct ToConfirmRow { pub(super) id: ThingId, pub(super) version: i64, pub(super) person: PersonId }
}

impl Shown for SheetOfRow {
    fn person(&self) -> PersonId {
        self.person
    }
}
impl Shown for ToConfirmRow {
    fn person(&self) -> PersonId {
        self.person
    }
}
