//! Rows about people.

use access::Shown;
use domain::{
    Day, Moment,
    ids::{PersonId, PlacementId, ServiceId, StaffId, StageId, TeamId, TenureId},
};

store::record! {
    /// A person, whole.
    pub struct PersonRow {
        pub id: PersonId,
        pub version: i64,
        pub local_id: Option<String>,
        pub nhs_number: Option<String>,
        pub nhs_number_status: Option<String>,
        pub name: String,
        pub known_as: String,
        pub pronounced: String,
        pub pronouns: String,
        pub born_on: Option<Day>,
        pub phone: String,
        pub communication: String,
        pub communication_checked_on: Option<Day>,
        pub must_know: String,
        pub matters: String,
        pub restricted: bool,
        pub lead_service: Option<ServiceId>,
        pub photo_version: Option<i64>,
        pub changed_at: Moment,
        pub changed_by: Option<StaffId>,
    }
    /// A placement that has not ended, with one of the live tenures in it, if there is one.
    pub struct NowRow {
        pub placement: PlacementId,
        pub service: ServiceId,
        pub service_name: String,
        pub key_worker_singular: String,
        pub key_worker_plural: String,
        pub key_worker_article: String,
        pub person_singular: String,
        pub person_plural: String,
        pub person_article: String,
        pub team: Option<TeamId>,
        pub team_name: Option<String>,
        pub stage: Option<StageId>,
        pub stage_name: Option<String>,
        pub starts_on: Day,
        pub excuse: Option<String>,
        pub recheck_on: Option<Day>,
        pub tenure: Option<TenureId>,
        pub kind: Option<String>,
        pub staff: Option<StaffId>,
        pub staff_name: Option<String>,
        pub since: Option<Day>,
        pub until: Option<Day>,
        pub staff_phone: Option<String>,
        pub away_until: Option<Day>,
    }
    /// A line of the list of people.
    pub struct ListedRow {
        pub id: PersonId,
        pub name: String,
        pub name_key: String,
        pub known_as: String,
        pub born_on: Option<Day>,
        pub photo_version: Option<i64>,
        pub communication: String,
        pub key_worker: Option<String>,
        pub service_name: Option<String>,
    }
    /// Whether numbers belong to somebody already.
    pub struct TakenRow { pub nhs_number: bool, pub local_id: bool }
    /// What a person is called.
    pub struct NamesRow { pub name: String, pub known_as: String }
    /// A photo.
    pub struct PhotoRow { pub jpeg: Vec<u8> }
    /// A secret address.
    pub struct SecretRow { pub id: domain::ids::ThingId, pub address: String, pub version: i64, pub changed_at: Moment }
}

impl Shown for ListedRow {
    fn person(&self) -> PersonId {
        self.id
    }
}
