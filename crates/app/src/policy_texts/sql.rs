//! Statements about policies as texts.

use domain::{
    Day, Moment,
    ids::{ServiceId, StaffId, ThingId},
};

store::statements! {
    SERVICES = "SELECT id, name FROM service WHERE organisation = $1 ORDER BY name, id";
    LIST = "SELECT id, service, name, edition, edition_on, adopted_on, reviewed_on, retired FROM policy_text
        WHERE organisation = $1 ORDER BY name, id";
    POLICY = "SELECT p.id, p.service, sv.name, p.name, p.body, p.edition, p.edition_on, p.adopted_on, p.reviewed_on, p.retired, p.why,
            p.edition_by, p.reviewed_by, p.version, p.changed_at, p.changed_by, p.retired_why
        FROM policy_text p JOIN service sv ON sv.id = p.service
        WHERE p.id = $1 AND p.service = $2 AND p.organisation = $3";
    NAMES = "SELECT id, name FROM policy_text WHERE service = $1 AND organisation = $2";
    STAFF_NAME = "SELECT name FROM staff WHERE id = $1 AND organisation = $2";
    ADD = "INSERT INTO policy_text (id, organisation, service, name, body, edition, edition_on, adopted_on, reviewed_on, retired, why,
            edition_by, reviewed_by, version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $6, NULL, FALSE, '', $7, NULL, 1, $8, $7)";
    EVERYONE = "SELECT st.id, st.name, st.job_title, st.footing, max(CASE WHEN o.role = 'volunteer' THEN 0 ELSE 1 END) = 0
        FROM staff st JOIN post o ON o.staff = st.id
        WHERE o.service = $1 AND o.organisation = $2 AND (o.ends_on IS NULL OR o.ends_on > $3) AND o.role <> 'inspector'
            AND (st.leaves_on IS NULL OR st.leaves_on > $3)
        GROUP BY st.id, st.name, st.name_key, st.job_title, st.footing ORDER BY st.name_key, st.id";
    EXPLAINED = "SELECT e.id, e.staff, e.edition, e.explained_on, e.explained_by, b.name, e.version FROM policy_explained e
        LEFT JOIN staff b ON b.id = e.explained_by
        WHERE e.policy = $1 AND e.organisation = $2 AND NOT e.withdrawn ORDER BY e.edition DESC, e.id";
    TAKEN_BACK = "SELECT s.name, e.edition, e.explained_on, e.withdrawn_why, e.changed_at, b.name FROM policy_explained e
        JOIN staff s ON s.id = e.staff LEFT JOIN staff b ON b.id = e.changed_by
        WHERE e.policy = $1 AND e.organisation = $2 AND e.withdrawn ORDER BY e.changed_at DESC, e.id";
    OWN = "SELECT policy, max(edition) FROM policy_explained WHERE staff = $1 AND organisation = $2 AND NOT withdrawn
        GROUP BY policy ORDER BY policy";
    SAME_EXPLAINED = "SELECT id, withdrawn, version FROM policy_explained
        WHERE policy = $1 AND staff = $2 AND edition = $3 AND organisation = $4";
    ADD_EXPLAINED = "INSERT INTO policy_explained (id, organisation, policy, staff, edition, explained_on, explained_by, withdrawn,
            version, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, 1, $8, $9)";
    FACTS_POLICIES = "SELECT id, service, name, edition, edition_on, adopted_on, reviewed_on FROM policy_text
        WHERE organisation = $1 AND NOT retired ORDER BY id";
    FACTS_EXPLAINED = "SELECT e.staff, p.service, e.policy, e.edition, e.explained_on
        FROM policy_explained e JOIN policy_text p ON p.id = e.policy
        WHERE e.organisation = $1 AND e.staff >= $2 AND e.staff <= $3 AND NOT e.withdrawn";
}

impl ExplainedRow {
    /// Whether they wrote the edition themself: whoever wrote it knows it, and nobody explains it to them.
    pub(super) fn wrote(&self) -> bool {
        self.explained_by == Some(self.staff)
    }
}

store::record! {
    /// A line of the list of policies.
    pub(super) struct ListedRow {
        pub(super) id: ThingId,
        pub(super) service: ServiceId,
        pub(super) name: String,
        pub(super) edition: i64,
        pub(super) edition_on: Day,
        pub(super) adopted_on: Day,
        pub(super) reviewed_on: Option<Day>,
        pub(super) retired: bool,
    }
    /// A policy, whole, as it stands.
    pub(super) struct PolicyRow {
        pub(super) id: ThingId,
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) name: String,
        pub(super) body: String,
        pub(super) edition: i64,
        pub(super) edition_on: Day,
        pub(super) adopted_on: Day,
        pub(super) reviewed_on: Option<Day>,
        pub(super) retired: bool,
        pub(super) why: String,
        pub(super) edition_by: Option<StaffId>,
        pub(super) reviewed_by: Option<StaffId>,
        pub(super) version: i64,
        pub(super) changed_at: Moment,
        pub(super) changed_by: Option<StaffId>,
        pub(super) retired_why: String,
    }
    /// Someone who works or helps in the service.
    pub(super) struct WorkerRow {
        pub(super) id: StaffId,
        pub(super) name: String,
        pub(super) job_title: String,
        pub(super) footing: Option<String>,
        pub(super) only_helps: bool,
    }
    /// Who had which edition explained.
    pub(super) struct ExplainedRow {
        pub(super) id: ThingId,
        pub(super) staff: StaffId,
        pub(super) edition: i64,
        pub(super) explained_on: Day,
        pub(super) explained_by: Option<StaffId>,
        pub(super) by: Option<String>,
        pub(super) version: i64,
    }
    /// That a policy was explained, entered by mistake.
    pub(super) struct TakenBackRow {
        pub(super) name: String,
        pub(super) edition: i64,
        pub(super) explained_on: Day,
        pub(super) why: String,
        pub(super) at: Moment,
        pub(super) by: Option<String>,
    }
    pub(super) struct SameRow { pub(super) id: ThingId, pub(super) withdrawn: bool, pub(super) version: i64 }
    pub(super) struct PolicyFact {
        pub(super) id: ThingId,
        pub(super) service: ServiceId,
        pub(super) name: String,
        pub(super) edition: i64,
        pub(super) edition_on: Day,
        pub(super) adopted_on: Day,
        pub(super) reviewed_on: Option<Day>,
    }
    pub(super) struct ExplainedFact {
        pub(super) staff: StaffId,
        pub(super) service: ServiceId,
        pub(super) policy: ThingId,
        pub(super) edition: i64,
        pub(super) explained_on: Day,
    }
}
