//! A member of staff with their posts, and who may change them.

use access::{OrganisationPermit, ServiceAct};
use domain::{
    Day,
    ids::{OrganisationId, PostId, StaffId},
    leave::WorkingDays,
    names,
    one_of::OneOf,
    role::{Footing, Role},
    words::Noun,
};
use store::Tx;
use web::{Ask, Problem};

use super::{
    Manage, hours,
    rows::{PostRow, StaffRow},
    sql,
};

/// A member of staff, with every post they ever held.
pub(super) struct Member {
    pub(super) staff: StaffRow,
    pub(super) posts: Vec<PostRow>,
    pub(super) today: Day,
}

impl Member {
    /// The member of staff of the path, for whoever may see staff.
    pub(super) fn load(tx: &mut Tx<'_>, organisation: OrganisationId, id: StaffId) -> Result<Self, Problem> {
        let today = tx.today();
        let staff = tx.one(&sql::STAFF, &[id.into(), organisation.into(), today.into()])?;
        let posts = tx.rows(&sql::POSTS, &[id.into(), organisation.into()])?;
        Ok(Self { staff, posts, today })
    }
    /// The member of staff of the path, for whoever may change them; not there for anyone else.
    pub(super) fn managed(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Self, Problem> {
        let member = Self::load(tx, ask.proof.organisation(), ask.id("staff")?)?;
        if member.managed_by(&ask.proof) { Ok(member) } else { Err(Problem::NotFound(None)) }
    }
    /// The same, unless it is the one who asks: they are told to ask somebody else, in these words.
    pub(super) fn managed_by_another(
        ask: &Ask<Manage>,
        tx: &mut Tx<'_>,
        not_your_own: &str,
    ) -> Result<Self, Problem> {
        let member = Self::managed(ask, tx)?;
        if member.staff.id == ask.proof.staff() {
            return Err(Problem::Refused(not_your_own.to_owned()));
        }
        Ok(member)
    }
    /// Whether the permit covers a service where they work, or worked last. Someone without any post is anyone's to
    /// give one.
    pub(super) fn managed_by<A: ServiceAct>(&self, permit: &OrganisationPermit<A>) -> bool {
        let of = |post: &&PostRow| post.service.is_some_and(|service| permit.covers(service));
        let live: Vec<&PostRow> = self.live().collect();
        let counts = if live.is_empty() { self.posts.iter().collect() } else { live };
        permit.whole() || counts.is_empty() || counts.iter().any(of)
    }
    /// Posts held now or planned.
    pub(super) fn live(&self) -> impl Iterator<Item = &PostRow> {
        self.posts.iter().filter(|post| !post.has_ended(self.today))
    }
    pub(super) fn now(&self) -> Vec<&PostRow> {
        self.live().filter(|post| post.starts_on <= self.today).collect()
    }
    pub(super) fn planned(&self) -> Vec<&PostRow> {
        self.live().filter(|post| post.starts_on > self.today).collect()
    }
    /// Posts that ended; one taken back before it began was never held, and is not shown.
    pub(super) fn past(&self) -> Vec<&PostRow> {
        let held = |post: &&PostRow| post.has_ended(self.today) && post.ends_on != Some(post.starts_on);
        self.posts.iter().filter(held).collect()
    }
    pub(super) fn post(&self, id: PostId) -> Result<&PostRow, Problem> {
        self.posts.iter().find(|post| post.id == id).ok_or(Problem::NotFound(None))
    }
    pub(super) fn path(&self) -> String {
        format!("/staff/{}", self.staff.id)
    }
    pub(super) fn initials(&self) -> String {
        names::initials(&self.staff.name)
    }
    pub(super) fn hours(&self) -> String {
        hours::words(self.staff.weekly_minutes)
    }
    pub(super) fn days(&self) -> String {
        days(self.staff.working_days).words()
    }
    /// On what footing they work here; by their roles, where it is not said.
    pub(super) fn footing(&self) -> String {
        let said = self.staff.footing_words();
        if !said.is_empty() {
            return said;
        }
        let mut live = self.live().peekable();
        let helps = live.peek().is_some() && live.all(|post| post.role() == Some(Role::Volunteer));
        format!("{} (by their role)", Footing::by_roles(helps).words())
    }
    pub(super) fn new_to_care(&self) -> String {
        let said = asked_words(self.staff.new_to_care);
        if said.is_empty() { "Nobody has asked yet".to_owned() } else { said }
    }
    pub(super) fn has_left(&self) -> bool {
        self.staff.leaves_on.is_some_and(|day| day <= self.today)
    }
}

impl StaffRow {
    /// On what footing they work here, in words; nothing while it is not said.
    pub(super) fn footing_words(&self) -> String {
        footing_words(self.footing.as_deref().and_then(Footing::from_code))
    }
}

/// A footing in words; nothing while it is not said.
pub(super) fn footing_words(footing: Option<Footing>) -> String {
    footing.map(|footing| footing.words().to_owned()).unwrap_or_default()
}

/// An answer in words; nothing while nobody has asked.
pub(super) fn asked_words(answer: Option<bool>) -> String {
    answer.map(|yes| if yes { "Yes" } else { "No" }.to_owned()).unwrap_or_default()
}

impl PostRow {
    pub(super) fn role(&self) -> Option<Role> {
        Role::from_code(&self.role)
    }
    /// The role, in the service's own words.
    pub(super) fn words(&self) -> String {
        role_words(&self.role, self.key_worker.as_deref())
    }
    /// "Elm House, Garden team".
    pub(super) fn place(&self) -> String {
        place_words(self.service_name.as_deref(), self.team_name.as_deref())
    }
    pub(super) fn has_ended(&self, today: Day) -> bool {
        self.ends_on.is_some_and(|day| day <= today)
    }
}

/// A role by its code; a key worker is called what the service calls one (A2).
pub(super) fn role_words(code: &str, key_worker: Option<&str>) -> String {
    match (Role::from_code(code), key_worker) {
        (Some(Role::KeyWorker), Some(word)) => Noun::new(word, word, "a").title(),
        (Some(role), _) => role.words().to_owned(),
        (None, _) => code.to_owned(),
    }
}

pub(super) fn place_words(service: Option<&str>, team: Option<&str>) -> String {
    match (service, team) {
        (Some(service), Some(team)) => format!("{service}, {team}"),
        (Some(service), None) => service.to_owned(),
        (None, _) => "The whole organisation".to_owned(),
    }
}

/// Working days as stored.
pub(super) fn days(bits: i64) -> WorkingDays {
    WorkingDays(u8::try_from(bits).unwrap_or(0))
}
