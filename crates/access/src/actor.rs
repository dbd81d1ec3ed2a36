//! Who is signed in, with the posts they hold today.

use domain::{
    access::PostHeld,
    ids::{AccountId, OrganisationId, SessionId, StaffId},
    role::Role,
    words::Words,
};
use store::Who;

/// A role held today, with the words of its service.
#[derive(Debug, Clone)]
pub struct Post {
    /// What, and where.
    pub held: PostHeld,
    /// The service's name; empty for roles held in the whole organisation.
    pub service_name: String,
    /// The service's own words.
    pub words: Words,
}

/// Somebody signed in, whose account is active. Made only from a live session (or, for commands, from an account).
#[derive(Debug, Clone)]
pub struct Actor {
    pub(crate) account: AccountId,
    pub(crate) session: Option<SessionId>,
    pub(crate) staff: StaffId,
    pub(crate) organisation: OrganisationId,
    pub(crate) name: String,
    pub(crate) posts: Vec<Post>,
    pub(crate) on_shift: bool,
    pub(crate) unread: i64,
    pub(crate) shared_device: bool,
}

impl Actor {
    /// The account.
    pub fn account(&self) -> AccountId {
        self.account
    }
    /// The session; none for a command.
    pub fn session(&self) -> Option<SessionId> {
        self.session
    }
    /// The member of staff.
    pub fn staff(&self) -> StaffId {
        self.staff
    }
    /// The organisation.
    pub fn organisation(&self) -> OrganisationId {
        self.organisation
    }
    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// The posts held today.
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }
    /// Whether today is a working day, and not leave.
    pub fn on_shift(&self) -> bool {
        self.on_shift
    }
    /// Notices not yet read.
    pub fn unread(&self) -> i64 {
        self.unread
    }
    /// Whether signed in on a device that several people use.
    pub fn shared_device(&self) -> bool {
        self.shared_device
    }
    /// Whether any post is of this role.
    pub fn is(&self, role: Role) -> bool {
        self.posts.iter().any(|post| post.held.role == role)
    }
    /// The words of the first service, or the house's.
    pub fn words(&self) -> Words {
        self.posts
            .iter()
            .find(|post| post.held.service.is_some())
            .map_or_else(Words::default, |post| post.words.clone())
    }
    /// Who this is, for the journal.
    pub fn who(&self) -> Who {
        Who { organisation: Some(self.organisation), staff: Some(self.staff), session: self.session }
    }
    pub(crate) fn held(&self) -> Vec<PostHeld> {
        self.posts.iter().map(|post| post.held.clone()).collect()
    }
}
