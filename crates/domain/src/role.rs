//! Roles, posts, and the managers that a member of staff answers to.

use crate::{one_of, one_of::OneOf, policy::Standing};

one_of! {
    /// What someone does in a service, and so what they may see and do (`access`).
    pub enum Role {
        /// Is named key worker of some people; sees those people.
        KeyWorker = "key_worker", "Key worker";
        /// Supports the people of the own team while on shift.
        CareStaff = "care_staff", "Care staff";
        /// Helps for a limited time; sees the least that is needed to help safely.
        Volunteer = "volunteer", "Volunteer or agency worker";
        /// Leads a team and names its key workers (B1).
        TeamLeader = "team_leader", "Team leader";
        /// Answers for a service (A6).
        RegisteredManager = "registered_manager", "Registered manager";
        /// Answers for several services: figures, and a record only with a purpose.
        AssociateDirector = "associate_director", "Associate director";
        /// Looks after users, settings and imports of a service; no care content.
        ServiceAdministrator = "service_administrator", "Service administrator";
        /// Checks a service for a limited time; reads, never writes.
        Inspector = "inspector", "Inspector";
        /// Looks after the installation; no care content.
        SystemAdministrator = "system_administrator", "System administrator";
    }
}

impl Role {
    /// Whether the role is only ever held for a limited time.
    pub fn time_boxed(self) -> bool {
        matches!(self, Self::Volunteer | Self::Inspector)
    }
    /// Whether the role is held in one team.
    pub fn in_team(self) -> bool {
        matches!(self, Self::CareStaff | Self::Volunteer | Self::TeamLeader)
    }
    /// Whether the role is held in one service (the others are held in the whole organisation).
    pub fn in_service(self) -> bool {
        !matches!(self, Self::AssociateDirector | Self::SystemAdministrator)
    }
    /// Whether a holder may be named as someone's key worker or cover.
    pub fn may_be_key_worker(self) -> bool {
        matches!(self, Self::KeyWorker | Self::CareStaff | Self::TeamLeader | Self::RegisteredManager)
    }
    /// Reads a role as people write it in a spreadsheet: the code or the words, in any case.
    pub fn read(text: &str) -> Option<Self> {
        let plain = |text: &str| text.to_lowercase().replace(['_', '-', ' '], "");
        let wanted = plain(text);
        let other = match wanted.as_str() {
            "manager" => Some(Self::RegisteredManager),
            "agency" | "agencyworker" | "bank" => Some(Self::Volunteer),
            "supportworker" | "careworker" | "carestaff" => Some(Self::CareStaff),
            "admin" | "administrator" => Some(Self::ServiceAdministrator),
            _ => None,
        };
        other.or_else(|| {
            Self::ALL.iter().copied().find(|r| plain(r.code()) == wanted || plain(r.words()) == wanted)
        })
    }
}

one_of! {
    /// On what footing somebody works for the organisation (F11). Until it is said, it goes by their roles.
    pub enum Footing {
        Staff = "staff", "Staff";
        Volunteer = "volunteer", "Volunteer";
        Agency = "agency", "Agency worker";
        /// Called when needed, employed by the organisation itself.
        Bank = "bank", "Bank staff";
    }
}

impl Footing {
    /// What rules call it: they do not tell agency and bank staff apart.
    pub fn standing(self) -> Standing {
        match self {
            Self::Staff => Standing::Staff,
            Self::Volunteer => Standing::Volunteer,
            Self::Agency | Self::Bank => Standing::Agency,
        }
    }
    /// What somebody's roles in a service say while nobody has said it: who only helps there is a volunteer.
    pub fn by_roles(only_helps: bool) -> Self {
        if only_helps { Self::Volunteer } else { Self::Staff }
    }
}

one_of! {
    /// What a member of staff answers to a named manager for; the managers may differ (A6).
    pub enum Purpose {
        /// The Registered Manager who delegates the key worker's responsibilities.
        Responsibility = "responsibility", "Responsible to (registered manager)";
        /// The team leader who allocates people.
        Allocation = "allocation", "Allocation (team leader)";
        /// The supervisor.
        Supervision = "supervision", "Supervision";
        /// The associate director who is told of work with other agencies.
        Liaison = "liaison", "Work with other agencies (associate director)";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_read_as_people_write_them() {
        for (text, role) in [
            ("Key Worker", Some(Role::KeyWorker)),
            ("keyworker", Some(Role::KeyWorker)),
            ("registered_manager", Some(Role::RegisteredManager)),
            ("Manager", Some(Role::RegisteredManager)),
            ("agency worker", Some(Role::Volunteer)),
            ("Volunteer or agency worker", Some(Role::Volunteer)),
            ("cook", None),
        ] {
            assert_eq!(Role::read(text), role, "{text}");
        }
    }

    #[test]
    fn every_code_finds_its_role() {
        assert!(Role::ALL.iter().all(|role| Role::from_code(role.code()) == Some(*role)));
    }
}
