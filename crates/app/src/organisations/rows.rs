//! Rows about organisations.

use domain::{
    Moment,
    ids::{AccountId, OrganisationId, ServiceId, StageId, TeamId},
    words::{Noun, Words},
};

store::record! {
    /// A service with its words.
    pub(super) struct ServiceRow {
        pub(super) id: ServiceId,
        pub(super) version: i64,
        pub(super) name: String,
        key_worker_singular: String,
        key_worker_plural: String,
        key_worker_article: String,
        person_singular: String,
        person_plural: String,
        person_article: String,
    }
    /// A team.
    pub(super) struct TeamRow {
        pub(super) id: TeamId,
        pub(super) version: i64,
        pub(super) service: ServiceId,
        pub(super) name: String,
    }
    /// A stage of a service's pathway.
    pub(super) struct StageRow {
        pub(super) id: StageId,
        pub(super) version: i64,
        pub(super) service: ServiceId,
        pub(super) name: String,
        pub(super) position: i64,
    }
    /// A service, with one of its teams if it has any.
    pub(super) struct PlaceRow {
        pub(super) service: ServiceId,
        pub(super) service_name: String,
        pub(super) team: Option<TeamId>,
        pub(super) team_name: Option<String>,
    }
    /// An organisation of the installation, in figures.
    pub(super) struct OrganisationRow {
        pub(super) id: OrganisationId,
        pub(super) name: String,
        pub(super) services: i64,
        pub(super) staff: i64,
        pub(super) people: i64,
        pub(super) sign_ins: i64,
        /// The version of the first invited sign-in, where there is one.
        pub(super) invited: Option<i64>,
    }
    /// The seal of the journal, in figures.
    pub(super) struct SealedRow {
        pub(super) batches: i64,
        pub(super) entries: i64,
        pub(super) last: Option<Moment>,
    }
    /// The first sign-in of an organisation where nobody has signed in yet.
    pub(super) struct WaitingRow {
        pub(super) id: AccountId,
        pub(super) version: i64,
        pub(super) sign_in_name: String,
        pub(super) name: String,
    }
}

impl ServiceRow {
    /// The words of the service.
    pub(super) fn words(&self) -> Words {
        Words {
            key_worker: Noun::new(
                &self.key_worker_singular,
                &self.key_worker_plural,
                &self.key_worker_article,
            ),
            person: Noun::new(&self.person_singular, &self.person_plural, &self.person_article),
        }
    }
}
