//! Rows about staff.

use access::Shown;
use domain::{
    Day, Moment,
    ids::{AccountId, PersonId, PostId, ServiceId, StaffId, TeamId, ThingId},
};

store::record! {
    /// A line of the list of staff.
    pub(super) struct ListedRow {
        pub(super) id: StaffId,
        pub(super) name: String,
        pub(super) job_title: String,
        pub(super) weekly_minutes: i64,
        pub(super) working_days: i64,
        pub(super) leaves_on: Option<Day>,
        pub(super) away_until: Option<Day>,
        pub(super) key_worker_of: i64,
    }
    /// A role held today by someone on the list.
    pub(super) struct ListedPostRow {
        pub(super) staff: StaffId,
        pub(super) role: String,
        pub(super) service_name: Option<String>,
        pub(super) key_worker: Option<String>,
    }
    /// A member of staff, whole.
    pub(super) struct StaffRow {
        pub(super) id: StaffId,
        pub(super) version: i64,
        pub(super) name: String,
        pub(super) job_title: String,
        pub(super) email: String,
        pub(super) phone: String,
        pub(super) weekly_minutes: i64,
        pub(super) working_days: i64,
        pub(super) leaves_on: Option<Day>,
        pub(super) local_id: Option<String>,
        pub(super) footing: Option<String>,
        pub(super) new_to_care: Option<bool>,
        pub(super) away_until: Option<Day>,
        pub(super) key_worker_of: i64,
    }
    /// A post, of any time.
    pub(super) struct PostRow {
        pub(super) id: PostId,
        pub(super) version: i64,
        pub(super) role: String,
        pub(super) service: Option<ServiceId>,
        pub(super) service_name: Option<String>,
        pub(super) key_worker: Option<String>,
        pub(super) team: Option<TeamId>,
        pub(super) team_name: Option<String>,
        pub(super) starts_on: Day,
        pub(super) ends_on: Option<Day>,
    }
    /// Leave, now or to come.
    pub(super) struct LeaveRow {
        pub(super) id: ThingId,
        pub(super) version: i64,
        pub(super) first_day: Day,
        pub(super) last_day: Day,
    }
    /// A manager for one purpose.
    pub(super) struct ManagerRow {
        pub(super) id: ThingId,
        pub(super) version: i64,
        pub(super) purpose: String,
        pub(super) manager: StaffId,
        pub(super) name: String,
        pub(super) changed_at: Moment,
        pub(super) changed_by: Option<StaffId>,
    }
    /// Someone who can be chosen as a manager.
    pub(super) struct ChoiceRow { pub(super) id: StaffId, pub(super) name: String, pub(super) job_title: String }
    /// A policy of a service where they work, with what of it they had explained last.
    pub(super) struct PolicyRow {
        pub(super) id: ThingId,
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) name: String,
        pub(super) edition: i64,
        pub(super) had: Option<i64>,
        pub(super) explained_on: Option<Day>,
        pub(super) by: Option<String>,
        /// Whether they wrote the edition themself.
        pub(super) wrote: bool,
    }
    /// A sign-in.
    pub(super) struct AccountRow {
        pub(super) id: AccountId,
        pub(super) version: i64,
        pub(super) sign_in_name: String,
        pub(super) state: String,
        pub(super) has_password: bool,
        pub(super) has_link: bool,
        pub(super) link_until: Option<Moment>,
        pub(super) last_sign_in: Option<Moment>,
    }
    /// A service, with one of its teams if it has any.
    pub(super) struct PlaceRow {
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) team: Option<TeamId>,
        pub(super) team_name: Option<String>,
    }
    /// A service without something.
    pub(super) struct ServiceNameRow { pub(super) id: ServiceId, pub(super) name: String }
    /// Someone from whom a member of staff is kept apart.
    pub(super) struct KeptApartRow {
        pub(super) person: PersonId,
        pub(super) id: ThingId,
        pub(super) version: i64,
        pub(super) kind: String,
        pub(super) starts_on: Day,
        pub(super) name: String,
    }
    /// Whom an exclusion keeps apart.
    pub(super) struct ExclusionRow { pub(super) person: PersonId, pub(super) kind: String }
}

impl Shown for KeptApartRow {
    fn person(&self) -> PersonId {
        self.person
    }
}
