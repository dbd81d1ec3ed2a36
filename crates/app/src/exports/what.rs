//! What can be taken out, and why.

use domain::one_of;

one_of! {
    /// What can be taken out.
    pub enum What {
        People = "people", "People";
        Staff = "staff", "Staff";
        KeyWorkers = "key_workers", "Key workers";
        Contacts = "contacts", "Contacts";
        Placements = "placements", "Time in the service";
        Policies = "policies", "Policies explained";
    }
}

one_of! {
    /// Why a list is taken out. It is recorded.
    pub enum Reason {
        OwnRecords = "own_records", "For our own records";
        Commissioner = "commissioner", "For a commissioner or inspector";
        Moving = "moving", "To move to another system";
        PersonAsked = "person_asked", "The person asked for it";
    }
}

impl What {
    /// What the file holds, for whoever chooses it.
    pub fn told(self) -> &'static str {
        match self {
            Self::People => {
                "Everyone you can see who is supported now, with what is known of them. It can be brought in again unchanged."
            }
            Self::Staff => {
                "Staff with a role in the service, one line for each role. It can be brought in again unchanged."
            }
            Self::KeyWorkers => {
                "Who is, was and will be whose key worker. It can be brought in again unchanged."
            }
            Self::Contacts => "Every contact with these people, with its note.",
            Self::Policies => {
                "Everyone who works or helps in the service, with each policy: which edition they had explained, when and by whom."
            }
            Self::Placements => "When these people were supported, in which team and stage.",
        }
    }
}
