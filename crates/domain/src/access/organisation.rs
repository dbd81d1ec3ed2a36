//! What can be done in a service or organisation, beyond any one person's record.

use crate::{one_of, role::Role};

one_of! {
    /// An act in a service or organisation, and so not about one person.
    pub enum OrganisationAct {
        /// Lists and searches people; what a list shows is the reader's scope.
        SeePeople = "see_people", "see lists of people";
        /// Adds a person to a service.
        AddPerson = "add_person", "add a person";
        /// People without a key worker, and how long.
        SeeUnallocated = "see_unallocated", "see who has no key worker";
        /// What a service promises.
        ChangePromises = "change_promises", "change what a service promises";
        /// The policies of a service, as texts: they are for everyone who works or helps there.
        ReadPolicies = "read_policies", "read the policies";
        /// Who had which policy explained, by whom and when.
        ExplainPolicies = "explain_policies", "write down who had a policy explained";
        /// What key workers do in a service, and what they do not.
        ReadResponsibilities = "read_responsibilities", "read what key workers do";
        /// The list of it, and confirming it as manager.
        ChangeResponsibilities = "change_responsibilities", "change what key workers do";
        /// The staff directory.
        SeeStaff = "see_staff", "see staff";
        /// Staff, posts, hours, leave, managers and sign-ins.
        ManageStaff = "manage_staff", "change staff and sign-ins";
        /// Services, teams, stages and words.
        ManageSettings = "manage_settings", "change settings";
        /// Bring files in, and take an import back.
        Import = "import", "import files";
        /// Take lists out.
        Export = "export", "export lists";
        /// Who did and saw what.
        SeeJournal = "see_journal", "see who did and saw what";
        /// Ask for a record that is hidden from the asker.
        AskForRecord = "ask_for_record", "ask for someone's record";
        /// Organisations of the installation, and its health.
        ManageInstallation = "manage_installation", "look after the installation";
    }
}

impl OrganisationAct {
    /// Whether the role allows the act, within its own service (or the organisation, for roles held there).
    pub fn allowed_to(self, role: Role) -> bool {
        use Role as R;
        match self {
            Self::SeePeople => {
                !matches!(role, R::ServiceAdministrator | R::SystemAdministrator | R::AssociateDirector)
            }
            Self::AddPerson => matches!(role, R::RegisteredManager | R::TeamLeader),
            Self::SeeUnallocated => {
                matches!(role, R::RegisteredManager | R::TeamLeader | R::Inspector | R::AssociateDirector)
            }
            Self::ChangePromises | Self::ChangeResponsibilities => {
                matches!(role, R::RegisteredManager | R::AssociateDirector)
            }
            Self::ReadResponsibilities => role != R::SystemAdministrator,
            Self::ReadPolicies => role != R::SystemAdministrator,
            Self::ExplainPolicies => {
                matches!(role, R::RegisteredManager | R::TeamLeader | R::ServiceAdministrator)
            }
            Self::SeeStaff => !matches!(role, R::Volunteer | R::SystemAdministrator),
            Self::ManageStaff | Self::ManageSettings | Self::Import => {
                matches!(role, R::RegisteredManager | R::ServiceAdministrator)
            }
            Self::Export => role == R::RegisteredManager,
            Self::SeeJournal => matches!(role, R::RegisteredManager | R::Inspector),
            Self::AskForRecord => matches!(
                role,
                R::KeyWorker | R::CareStaff | R::TeamLeader | R::RegisteredManager | R::AssociateDirector
            ),
            Self::ManageInstallation => role == R::SystemAdministrator,
        }
    }
}
