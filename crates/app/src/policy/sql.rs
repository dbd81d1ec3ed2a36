//! Statements about policy versions.

use domain::{
    Day, Moment,
    ids::{ServiceId, ThingId},
};

store::statements! {
    IN_FORCE = "SELECT v.service, v.id FROM policy_version v WHERE v.organisation = $1 AND v.starts_on <= $2
        AND v.number = (SELECT max(n.number) FROM policy_version n WHERE n.service = v.service AND n.starts_on <= $2)";
    OF_SERVICE = "SELECT v.id FROM policy_version v WHERE v.organisation = $1 AND v.service = $2 AND v.starts_on <= $3
        ORDER BY v.number DESC LIMIT 1";
    VERSION = "SELECT pack, switched_off FROM policy_version WHERE id = $1";
    ADD = "INSERT INTO policy_version (id, organisation, service, number, pack, switched_off, why, starts_on, recorded_at, recorded_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ADD_RULE = "INSERT INTO policy_rule (policy, rule, organisation, position, words, kind, mend, severity, law, since_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    SINCE = "SELECT rule, since_on FROM policy_rule WHERE policy = $1";
    LATEST = "SELECT v.id, v.number, v.pack, v.switched_off, v.why, v.starts_on, v.recorded_at,
            (SELECT max(s.name) FROM staff s WHERE s.id = v.recorded_by)
        FROM policy_version v WHERE v.organisation = $1 AND v.service = $2 ORDER BY v.number DESC LIMIT 30";
    PLANNED = "SELECT DISTINCT starts_on FROM policy_version WHERE organisation = $1 AND service = $2 AND starts_on > $3 ORDER BY starts_on";
}

store::record! {
    pub(super) struct InForceRow { pub(super) service: ServiceId, pub(super) version: ThingId }
    pub(super) struct PackRow { pub(super) pack: String, pub(super) switched_off: String }
    pub(super) struct VersionRow {
        pub(super) id: ThingId,
        pub(super) number: i64,
        pub(super) pack: String,
        pub(super) switched_off: String,
        pub(super) why: String,
        pub(super) starts_on: Day,
        pub(super) recorded_at: Moment,
        pub(super) recorded_by: Option<String>,
    }
}
