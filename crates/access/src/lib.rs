//! Authorisation is a value. An [`Actor`] comes only from a live session, a [`Permit`] only from the [`gate`], and code
//! that reads or changes a record asks for one; so a page that forgets to ask cannot be written. Lists of people take
//! a [`Scope`], one condition used by every list, count, search and export. What somebody may not see is, for them,
//! not there.

mod actor;
pub mod gate;
mod permit;
mod scope;
mod session;
mod sql;

pub use actor::{Actor, Post};
pub use permit::{
    Act, AddPerson, AskForRecord, ChangePromises, ChangeResponsibilities, CorrectContact, CorrectPerson,
    ExplainPolicies, Export, Import, ManageInstallation, ManageSettings, ManageStaff, ManageTenure,
    OrganisationPermit, Permit, ReadBrief, ReadJournal, ReadPolicies, ReadRecord, ReadResponsibilities,
    RecordContact, Restrict, SecretAddress, SeeJournal, SeePeople, SeeStaff, SeeUnallocated, ServiceAct,
};
pub use scope::{Scope, Shown};
pub use session::{Limits, Seen, Token, open_session};

/// Every statement of this crate, for the test that prepares each on both databases.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}
