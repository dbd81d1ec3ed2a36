//! Statements behind My day.

use access::Shown;
use domain::{
    Day,
    ids::{PersonId, ServiceId, ThingId},
};

/// The columns of a row of somebody's day, of a duty about a person; the last is whose part it is, where that is somebody
/// who is away.
macro_rules! about_people {
    ($away:literal) => {
        concat!("SELECT d.id, p.id, p.name, p.known_as, p.photo_version, d.service, sv.name, d.due_on, d.because, r.words, r.mend,
            r.severity, r.law, ", $away, "
        FROM duty d JOIN policy_rule r ON r.policy = d.policy AND r.rule = d.rule
        JOIN person p ON p.id = d.subject JOIN service sv ON sv.id = d.service
        WHERE d.superseded_at IS NULL AND d.about = 'person' AND d.state = 'due' AND d.due_on <= $5 AND ")
    };
}

/// In a service where the reader looks after what a role has to do.
macro_rules! in_my_services {
    () => {
        "d.service IN (SELECT o.service FROM post o WHERE o.staff = $1 AND o.starts_on <= $3
            AND (o.ends_on IS NULL OR o.ends_on > $3) AND o.role IN ('team_leader', 'registered_manager', 'service_administrator'))"
    };
}
/// It falls to the reader, who holds the role or steps in for it.
macro_rules! leads {
    ($role:literal) => {
        concat!("EXISTS (SELECT 1 FROM post o JOIN placement l ON l.person = d.subject AND l.service = d.service
            WHERE o.staff = $1 AND o.service = d.service AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
            AND (l.ends_on IS NULL OR l.ends_on > $3)
            AND ((o.role = ", $role, " AND (o.role <> 'team_leader' OR o.team = l.team))
                OR (o.role = 'registered_manager' AND ", $role, " = 'team_leader' AND NOT EXISTS (
                    SELECT 1 FROM post n WHERE n.service = d.service AND n.role = 'team_leader' AND n.team = l.team
                    AND n.starts_on <= $3 AND (n.ends_on IS NULL OR n.ends_on > $3)))))")
    };
}

/// The columns of a row of somebody's day, of a duty about staff or a service.
macro_rules! about_work {
    () => {
        "SELECT d.id, d.about, d.subject, (SELECT max(st.name) FROM staff st WHERE st.id = d.subject), d.service, sv.name, d.due_on,
            d.item, d.because, r.words, r.mend, r.severity, r.law, r.kind
        FROM duty d JOIN policy_rule r ON r.policy = d.policy AND r.rule = d.rule JOIN service sv ON sv.id = d.service
        WHERE d.superseded_at IS NULL AND d.about IN ('worker', 'service') AND d.state = 'due' AND d.due_on <= $4
            AND d.organisation = $2 AND "
    };
}

store::statements! {
    // One's own; and what is due from somebody who is away and for whom one stands in.
    OWN = about_people!("NULL"), "d.owner = $1 AND ", access::visible!(), " UNION ALL ",
        about_people!("(SELECT max(w.name) FROM staff w WHERE w.id = d.owner)"), "d.owner <> $1 AND d.owner_role = 'key_worker'
        AND d.subject IN (SELECT c.person FROM tenure c WHERE c.staff = $1)
        AND EXISTS (SELECT 1 FROM tenure c WHERE c.staff = $1 AND c.person = d.subject AND c.service = d.service
            AND c.kind = 'cover' AND c.starts_on <= $3 AND (c.ends_on IS NULL OR c.ends_on > $3))
        AND ", access::visible!(), " ORDER BY 8, 1 LIMIT 200";
    // What falls to a role, for whoever holds it: a team leader to the people of the team; where a team has no leader, to
    // the Registered Manager. So does what is due from somebody who is away, while nobody stands in.
    OF_ROLE = about_people!("NULL"), "d.owner IS NULL AND ", in_my_services!(), " AND ", leads!("d.owner_role"), " AND ",
        access::visible!(), " UNION ALL ",
        about_people!("(SELECT max(w.name) FROM staff w WHERE w.id = d.owner)"), "d.owner <> $1 AND d.owner_role = 'key_worker' AND ",
        in_my_services!(), "
        AND EXISTS (SELECT 1 FROM leave v WHERE v.staff = d.owner AND NOT v.cancelled AND v.first_day <= $3 AND v.last_day >= $3)
        AND NOT EXISTS (SELECT 1 FROM tenure c WHERE c.person = d.subject AND c.service = d.service AND c.kind = 'cover'
            AND c.starts_on <= $3 AND (c.ends_on IS NULL OR c.ends_on > $3))
        AND ", leads!("'team_leader'"), " AND ", access::visible!(), "
        ORDER BY 8, 1 LIMIT 200";
    // What is named to somebody, and what falls to a role that they hold: two halves, each by an index of its own.
    ABOUT_WORK = about_work!(), "d.owner = $1 UNION ALL ", about_work!(), "d.owner IS NULL
        AND d.service IN (SELECT o.service FROM post o WHERE o.staff = $1 AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3))
        AND EXISTS (SELECT 1 FROM post o WHERE o.staff = $1 AND o.service = d.service AND o.starts_on <= $3
            AND (o.ends_on IS NULL OR o.ends_on > $3)
            AND (o.role = d.owner_role OR (o.role = 'registered_manager' AND d.owner_role IN ('team_leader', 'supervisor'))))
        UNION ALL ", about_work!(), "d.owner IS NULL AND d.about = 'service' AND r.kind = 'registered_manager'
        AND d.service IN (SELECT n.id FROM service n WHERE n.organisation = $2)
        AND EXISTS (SELECT 1 FROM post o WHERE o.staff = $1 AND o.organisation = $2 AND o.role = 'associate_director'
            AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3))
        ORDER BY 7, 1 LIMIT 100";
    NEXT = "SELECT min(d.due_on) FROM duty d WHERE d.superseded_at IS NULL AND d.state = 'due' AND d.owner = $1 AND d.due_on > $2";
}

store::record! {
    pub(super) struct DueRow {
        pub(super) id: ThingId,
        pub(super) person: PersonId,
        pub(super) name: String,
        pub(super) known_as: String,
        pub(super) photo_version: Option<i64>,
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) due_on: Day,
        pub(super) because: String,
        pub(super) words: String,
        pub(super) mend: String,
        pub(super) severity: String,
        pub(super) law: bool,
        /// Whose part it is, when they are away.
        pub(super) away: Option<String>,
    }
    pub(super) struct WorkRow {
        pub(super) id: ThingId,
        pub(super) about: String,
        pub(super) subject: ThingId,
        pub(super) staff_name: Option<String>,
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) due_on: Day,
        /// Which of several things: of policies, the policy's id.
        pub(super) item: String,
        pub(super) because: String,
        pub(super) words: String,
        pub(super) mend: String,
        pub(super) severity: String,
        pub(super) law: bool,
        pub(super) kind: String,
    }
}

impl Shown for DueRow {
    fn person(&self) -> PersonId {
        self.person
    }
}
