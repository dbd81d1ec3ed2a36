//! Statements and rows of sessions and relations.

use domain::{
    Moment,
    ids::{AccountId, GrantId, OrganisationId, PlacementId, ServiceId, SessionId, StaffId, TeamId, TenureId},
};

/// The condition on `p` (a person), for a statement whose first four arguments are those of `Scope::arguments`:
/// `$1` staff, `$2` organisation, `$3` today, `$4` whether on shift.
#[macro_export]
macro_rules! visible {
    () => {
        "p.organisation = $2
        AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.person = p.id AND x.staff = $1 AND x.starts_on <= $3
            AND (x.ends_on IS NULL OR x.ends_on > $3))
        AND (NOT p.restricted OR EXISTS (SELECT 1 FROM restriction_named n WHERE n.person = p.id AND n.staff = $1))
        AND (EXISTS (SELECT 1 FROM tenure t JOIN post o ON o.staff = t.staff AND o.service = t.service
                WHERE t.person = p.id AND t.staff = $1
                AND t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on > $3)
                AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
                AND o.role IN ('key_worker', 'care_staff', 'team_leader', 'registered_manager'))
            OR EXISTS (SELECT 1 FROM placement l JOIN post o ON o.service = l.service
                WHERE l.person = p.id AND o.staff = $1 AND (l.ends_on IS NULL OR l.ends_on > $3)
                AND o.starts_on <= $3 AND (o.ends_on IS NULL OR o.ends_on > $3)
                AND (o.role IN ('registered_manager', 'inspector')
                    OR (o.role = 'team_leader' AND o.team = l.team)
                    OR (o.role IN ('care_staff', 'volunteer') AND $4 AND o.team = l.team))))"
    };
}

macro_rules! actor_columns {
    () => {
        "a.id, a.organisation, a.staff, a.state, st.name, st.working_days,
        (st.leaves_on IS NOT NULL AND st.leaves_on <= $2),
        EXISTS (SELECT 1 FROM leave v WHERE v.staff = st.id AND v.last_day >= $2 AND v.first_day <= $2 AND NOT v.cancelled),
        (SELECT count(*) FROM notice n WHERE n.staff = st.id AND n.read_at IS NULL),
        o.role, o.service, o.team, sv.name,
        sv.key_worker_singular, sv.key_worker_plural, sv.key_worker_article,
        sv.person_singular, sv.person_plural, sv.person_article"
    };
}
macro_rules! actor_joins {
    () => {
        " JOIN staff st ON st.id = a.staff
        LEFT JOIN post o ON o.staff = st.id AND o.starts_on <= $2 AND (o.ends_on IS NULL OR o.ends_on > $2)
        LEFT JOIN service sv ON sv.id = o.service "
    };
}

store::statements! {
    SESSION = "SELECT s.id, s.started_at, s.seen_at, s.ended_at, s.shared_device, ", actor_columns!(),
        " FROM session s JOIN account a ON a.id = s.account", actor_joins!(), "WHERE s.token_hash = $1 ORDER BY sv.name, o.starts_on, o.id";
    ACCOUNT = "SELECT a.id, a.changed_at, a.changed_at, a.link_until, FALSE, ", actor_columns!(),
        " FROM account a", actor_joins!(), "WHERE a.sign_in_key = $1 ORDER BY sv.name, o.starts_on, o.id";
    TOUCH = "UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
    RELATION = "SELECT p.restricted,
            EXISTS (SELECT 1 FROM exclusion x WHERE x.person = p.id AND x.staff = $3 AND x.starts_on <= $4
                AND (x.ends_on IS NULL OR x.ends_on > $4)),
            EXISTS (SELECT 1 FROM restriction_named n WHERE n.person = p.id AND n.staff = $3),
            l.id, l.service, l.team, t.id, t.service, t.kind, g.id, g.kind
        FROM person p
        LEFT JOIN placement l ON l.person = p.id AND (l.ends_on IS NULL OR l.ends_on > $4)
        LEFT JOIN tenure t ON t.person = p.id AND t.staff = $3 AND t.starts_on <= $4 AND (t.ends_on IS NULL OR t.ends_on > $4)
        LEFT JOIN access_grant g ON g.person = p.id AND g.staff = $3 AND g.starts_at <= $5 AND g.ends_at > $5
        WHERE p.id = $1 AND p.organisation = $2";
}

store::record! {
    pub(crate) struct SessionRow {
        pub(crate) id: SessionId,
        pub(crate) started_at: Moment,
        pub(crate) seen_at: Moment,
        pub(crate) ended_at: Option<Moment>,
        pub(crate) shared_device: bool,
        pub(crate) account: AccountId,
        pub(crate) organisation: OrganisationId,
        pub(crate) staff: StaffId,
        pub(crate) state: String,
        pub(crate) name: String,
        pub(crate) working_days: i64,
        pub(crate) has_left: bool,
        pub(crate) on_leave: bool,
        pub(crate) unread: i64,
        pub(crate) role: Option<String>,
        pub(crate) service: Option<ServiceId>,
        pub(crate) team: Option<TeamId>,
        pub(crate) service_name: Option<String>,
        pub(crate) key_worker_singular: Option<String>,
        pub(crate) key_worker_plural: Option<String>,
        pub(crate) key_worker_article: Option<String>,
        pub(crate) person_singular: Option<String>,
        pub(crate) person_plural: Option<String>,
        pub(crate) person_article: Option<String>,
    }
    pub(crate) struct RelationRow {
        pub(crate) restricted: bool,
        pub(crate) excluded: bool,
        pub(crate) named: bool,
        pub(crate) placement: Option<PlacementId>,
        pub(crate) placed_in: Option<ServiceId>,
        pub(crate) team: Option<TeamId>,
        pub(crate) tenure: Option<TenureId>,
        pub(crate) tenure_in: Option<ServiceId>,
        pub(crate) kind: Option<String>,
        pub(crate) grant: Option<GrantId>,
        pub(crate) grant_kind: Option<String>,
    }
}
