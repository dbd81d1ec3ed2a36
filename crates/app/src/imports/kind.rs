//! What a file can bring in.

use domain::one_of;

one_of! {
    /// What a file can bring in.
    pub enum Kind {
        /// People, each with their place in a service.
        People = "people", "People";
        /// Staff, each with a role in a service.
        Staff = "staff", "Staff";
        /// Who is, was and will be whose key worker.
        KeyWorkers = "key_workers", "Key workers";
    }
}

impl Kind {
    /// Whether FHIR resources can bring it in.
    pub fn reads_fhir(self) -> bool {
        !matches!(self, Self::KeyWorkers)
    }
    /// The FHIR resource that brings it in.
    pub(crate) fn resource(self) -> &'static str {
        match self {
            Self::People => "Patient",
            Self::Staff => "Practitioner",
            Self::KeyWorkers => "CareTeam",
        }
    }
    /// What one line brings: "3 people", "1 member of staff".
    pub fn count(self, count: u64) -> String {
        let (one, many) = match self {
            Self::People => ("person", "people"),
            Self::Staff => ("line about staff", "lines about staff"),
            Self::KeyWorkers => ("key worker line", "key worker lines"),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }
}
