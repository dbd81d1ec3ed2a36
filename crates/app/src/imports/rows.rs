//! Rows of imports, and of what a file is compared with.

use domain::{
    Day, Moment,
    ids::{BatchId, PersonId, PlacementId, PostId, ServiceId, StaffId, StageId, TeamId, TenureId, ThingId},
};

store::record! {
    /// A person, as far as a file can speak of one.
    pub(super) struct PersonRow {
        pub(super) id: PersonId,
        pub(super) version: i64,
        pub(super) local_id: Option<String>,
        pub(super) nhs_number: Option<String>,
        pub(super) nhs_number_status: Option<String>,
        pub(super) name: String,
        pub(super) name_key: String,
        pub(super) known_as: String,
        pub(super) pronounced: String,
        pub(super) pronouns: String,
        pub(super) born_on: Option<Day>,
        pub(super) phone: String,
        pub(super) communication: String,
        pub(super) communication_checked_on: Option<Day>,
        pub(super) must_know: String,
        pub(super) matters: String,
        pub(super) kept: String,
        pub(super) restricted: bool,
    }
    /// A person's time in a service, with the first day of the first tenure in it.
    pub(super) struct PlacementRow {
        pub(super) id: PlacementId,
        pub(super) person: PersonId,
        pub(super) service: ServiceId,
        pub(super) team: Option<TeamId>,
        pub(super) stage: Option<StageId>,
        pub(super) starts_on: Day,
        pub(super) ends_on: Option<Day>,
        pub(super) version: i64,
        pub(super) first_tenure: Option<Day>,
    }
    /// A member of staff, as far as a file can speak of one.
    pub(super) struct StaffRow {
        pub(super) id: StaffId,
        pub(super) version: i64,
        pub(super) local_id: Option<String>,
        pub(super) name: String,
        pub(super) name_key: String,
        pub(super) job_title: String,
        pub(super) email: String,
        pub(super) phone: String,
        pub(super) weekly_minutes: i64,
        pub(super) working_days: i64,
        pub(super) leaves_on: Option<Day>,
        pub(super) kept: String,
    }
    /// A role that someone holds, held or will hold.
    pub(super) struct PostRow {
        pub(super) id: PostId,
        pub(super) staff: StaffId,
        pub(super) version: i64,
        pub(super) role: String,
        pub(super) service: Option<ServiceId>,
        pub(super) team: Option<TeamId>,
        pub(super) starts_on: Day,
        pub(super) ends_on: Option<Day>,
    }
    /// A stretch of time in which someone is a person's key worker.
    pub(super) struct TenureRow {
        pub(super) id: TenureId,
        pub(super) version: i64,
        pub(super) person: PersonId,
        pub(super) placement: PlacementId,
        pub(super) staff: StaffId,
        pub(super) kind: String,
        pub(super) starts_on: Day,
        pub(super) ends_on: Option<Day>,
        pub(super) why: String,
    }
    /// Two who are kept apart.
    pub(super) struct ExclusionRow {
        pub(super) staff: StaffId,
        pub(super) person: PersonId,
        pub(super) ends_on: Option<Day>,
    }
    /// An import, without its file.
    pub(super) struct BatchRow {
        pub(super) id: BatchId,
        pub(super) staff: StaffId,
        pub(super) staff_name: String,
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) kind: String,
        pub(super) state: String,
        pub(super) file_name: String,
        pub(super) has_file: bool,
        pub(super) mapping: String,
        pub(super) total: i64,
        pub(super) reached: i64,
        pub(super) added: i64,
        pub(super) updated: i64,
        pub(super) unchanged: i64,
        pub(super) at: Moment,
    }
    /// A row that an import touched, beside the row as it is now; `owner` is the person or member of staff it is about.
    pub(super) struct UndoRow {
        pub(super) line: i64,
        pub(super) id: ThingId,
        pub(super) did: String,
        pub(super) version: i64,
        pub(super) now: Option<i64>,
        pub(super) owner: Option<ThingId>,
        pub(super) in_use: bool,
        pub(super) parts: i64,
    }
    /// A row that taking an import back left alone.
    pub(super) struct LeftRow {
        pub(super) line: i64,
        pub(super) of_table: String,
        pub(super) id: ThingId,
        pub(super) why: String,
        pub(super) person: Option<PersonId>,
        pub(super) person_name: Option<String>,
        pub(super) staff: Option<StaffId>,
        pub(super) staff_name: Option<String>,
        pub(super) team_name: Option<String>,
    }
}
