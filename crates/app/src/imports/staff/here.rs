//! The staff who are here: loaded once, in large pages.

use std::collections::{HashMap, HashSet};

use domain::{
    Day, Id,
    ids::{PostId, ServiceId, StaffId},
    one_of::OneOf,
    role::Role,
};
use store::{StoreError, Tx};

use crate::imports::{
    Importer,
    rows::{PostRow, StaffRow},
    sql,
};

/// What a file says of staff by which they could be known.
#[derive(Debug, Default)]
pub(in crate::imports) struct Wanted {
    pub(in crate::imports) ids: HashSet<StaffId>,
    pub(in crate::imports) local_ids: HashSet<String>,
    pub(in crate::imports) emails: HashSet<String>,
    pub(in crate::imports) name_keys: HashSet<String>,
}

/// A member of staff who is here.
#[derive(Debug, Clone)]
pub(in crate::imports) struct StaffHere {
    pub(in crate::imports) row: StaffRow,
    pub(in crate::imports) posts: Vec<PostRow>,
    /// Whether the importer may change them: they work, or worked last, in a service of the permit, or nowhere yet.
    pub(in crate::imports) managed: bool,
}

impl StaffHere {
    /// Whether they hold, on this day, a post in the service by which they may be someone's key worker.
    pub(in crate::imports) fn may_be_key_worker(&self, service: ServiceId, on: Day) -> bool {
        self.posts.iter().any(|post| {
            post.service == Some(service)
                && post.starts_on <= on
                && post.ends_on.is_none_or(|ends| ends > on)
                && Role::from_code(&post.role).is_some_and(Role::may_be_key_worker)
        })
    }
}

/// The staff who are here, by what they are known by.
#[derive(Debug, Default)]
pub(in crate::imports) struct StaffKnown {
    pub(in crate::imports) staff: Vec<StaffHere>,
    pub(in crate::imports) by_id: HashMap<StaffId, usize>,
    pub(in crate::imports) by_local_id: HashMap<String, usize>,
    pub(in crate::imports) by_email: HashMap<String, Vec<usize>>,
    pub(in crate::imports) by_name: HashMap<String, Vec<usize>>,
}

impl StaffKnown {
    /// Staff as given, for what is decided without a database.
    pub(in crate::imports) fn of(staff: Vec<StaffHere>) -> Self {
        let mut all = Self::default();
        for (at, here) in staff.iter().enumerate() {
            all.by_id.insert(here.row.id, at);
            if let Some(local_id) = &here.row.local_id {
                all.by_local_id.insert(local_id.clone(), at);
            }
            if !here.row.email.is_empty() {
                all.by_email.entry(here.row.email.to_lowercase()).or_default().push(at);
            }
            all.by_name.entry(here.row.name_key.clone()).or_default().push(at);
        }
        all.staff = staff;
        all
    }
}

/// Loads the staff whom a file speaks of, or all.
pub(in crate::imports) fn load(
    tx: &mut Tx<'_>,
    permit: &Importer,
    wanted: Option<&Wanted>,
) -> Result<StaffKnown, StoreError> {
    let organisation = permit.organisation();
    let mut staff: HashMap<StaffId, StaffHere> = HashMap::new();
    let mut after: StaffId = Id::of(Default::default());
    loop {
        let page: Vec<StaffRow> = tx.rows(&sql::STAFF, &[organisation.into(), after.into()])?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let spoken_of = page.into_iter().filter(|row| wanted.is_none_or(|wanted| is_wanted(row, wanted)));
        staff.extend(spoken_of.map(|row| (row.id, StaffHere { row, posts: Vec::new(), managed: false })));
    }
    let mut after: PostId = Id::of(Default::default());
    while !staff.is_empty() {
        let page: Vec<PostRow> = tx.rows(&sql::POSTS, &[organisation.into(), after.into()])?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in page {
            if let Some(here) = staff.get_mut(&row.staff) {
                here.posts.push(row);
            }
        }
    }
    let today = tx.today();
    let mut staff: Vec<StaffHere> = staff.into_values().collect();
    staff.sort_by_key(|here| here.row.id);
    for here in &mut staff {
        here.managed = is_managed(here, permit, today);
    }
    Ok(StaffKnown::of(staff))
}

fn is_wanted(row: &StaffRow, wanted: &Wanted) -> bool {
    wanted.ids.contains(&row.id)
        || row.local_id.as_ref().is_some_and(|local_id| wanted.local_ids.contains(local_id))
        || (!row.email.is_empty() && wanted.emails.contains(&row.email.to_lowercase()))
        || wanted.name_keys.contains(&row.name_key)
}

/// The same rule as on the staff pages.
fn is_managed(here: &StaffHere, permit: &Importer, today: Day) -> bool {
    let live = |post: &&PostRow| post.ends_on.is_none_or(|ends| ends > today);
    let covered = |post: &PostRow| post.service.is_some_and(|service| permit.covers(service));
    let any_live = here.posts.iter().any(|post| live(&post));
    permit.whole()
        || here.posts.is_empty()
        || here.posts.iter().filter(|post| !any_live || live(post)).any(covered)
}
