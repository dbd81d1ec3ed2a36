//! Writing policies and who had them explained: rows, history, journal. What was typed was read before.

use domain::{
    Day,
    ids::{OrganisationId, ServiceId, StaffId, Thing, ThingId},
};
use store::{StoreError, Work};

use super::sql::{self, PolicyRow, SameRow};

/// Characters of a policy. So long a form can always be sent, in whatever script; it is about seven printed pages.
pub const LONGEST: usize = 20_000;

/// A policy that a service takes on.
pub struct NewPolicy<'a> {
    /// The service.
    pub service: ServiceId,
    /// What it is called there.
    pub name: &'a str,
    /// Its text, as Markdown.
    pub body: &'a str,
    /// The first day on which it counts.
    pub adopted_on: Day,
}

/// Whoever writes an edition knows it: written down as explained by themself, which nobody can enter.
fn author_knows(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    (policy, edition): (ThingId, i64),
) -> Result<(), StoreError> {
    let (on, author) = (work.today(), work.who().staff);
    if let Some(by) = author {
        explain(work, organisation, by, &Explanation { policy, edition, on, by })?;
    }
    Ok(())
}

/// Takes on a policy, as its first edition.
pub fn add(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    new: &NewPolicy<'_>,
) -> Result<ThingId, StoreError> {
    let (id, now, by) = (work.mint::<Thing>(), work.now(), work.who().staff);
    work.put(
        &sql::ADD,
        &[
            id.into(),
            organisation.into(),
            new.service.into(),
            new.name.into(),
            new.body.into(),
            new.adopted_on.into(),
            by.into(),
            now.into(),
        ],
    )?;
    author_knows(work, organisation, (id, 1))?;
    Ok(id)
}

/// Writes the next edition, and answers the row's new version. A new edition is a look at the policy as well.
pub(super) fn change(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    row: &PolicyRow,
    version: i64,
    (name, body, why): (&str, &str, &str),
) -> Result<i64, StoreError> {
    let (today, by) = (work.today(), work.who().staff);
    let changes = [
        ("name", name.into()),
        ("body", body.into()),
        ("why", why.into()),
        ("edition", (row.edition + 1).into()),
        ("edition_on", today.into()),
        ("edition_by", by.into()),
        ("reviewed_on", today.into()),
        ("reviewed_by", by.into()),
    ];
    let version = work.correct("policy_text", organisation, row.id, version, &changes)?;
    author_knows(work, organisation, (row.id, row.edition + 1))?;
    Ok(version)
}

/// That a policy was looked at, with nothing to change.
pub fn reviewed(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    (policy, version): (ThingId, i64),
    on: Day,
    by: StaffId,
) -> Result<i64, StoreError> {
    let changes = [("reviewed_on", on.into()), ("reviewed_by", by.into())];
    work.correct("policy_text", organisation, policy, version, &changes)
}

/// An edition of a policy, explained on a day by somebody.
pub struct Explanation {
    /// The policy.
    pub policy: ThingId,
    /// Which edition.
    pub edition: i64,
    /// When.
    pub on: Day,
    /// By whom.
    pub by: StaffId,
}

/// Writes down that somebody had an edition explained; whether anything was written. What was taken back before is
/// written anew in the same row, so that its history tells both.
pub fn explain(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    staff: StaffId,
    of: &Explanation,
) -> Result<bool, StoreError> {
    let same = [of.policy.into(), staff.into(), of.edition.into(), organisation.into()];
    let there: Option<SameRow> = work.maybe(&sql::SAME_EXPLAINED, &same)?;
    match there {
        Some(row) if !row.withdrawn => Ok(false),
        Some(row) => {
            let changes = [
                ("withdrawn", false.into()),
                ("withdrawn_why", "".into()),
                ("explained_on", of.on.into()),
                ("explained_by", of.by.into()),
            ];
            work.correct("policy_explained", organisation, row.id, row.version, &changes)?;
            Ok(true)
        }
        None => {
            let (id, now, who) = (work.mint::<Thing>(), work.now(), work.who().staff);
            work.put(
                &sql::ADD_EXPLAINED,
                &[
                    id.into(),
                    organisation.into(),
                    of.policy.into(),
                    staff.into(),
                    of.edition.into(),
                    of.on.into(),
                    of.by.into(),
                    now.into(),
                    who.into(),
                ],
            )?;
            Ok(true)
        }
    }
}
