//! Doing what was decided for staff.

use domain::{ids::StaffId, one_of::OneOf};
use store::{StoreError, Value};

use super::{
    Step,
    post::{Post, PostStep},
};
use crate::{
    imports::{Did, hand::Hand},
    staff::service,
};

/// Carries a step out.
pub(in crate::imports) fn apply(hand: &mut Hand<'_, '_>, line: u64, step: &Step) -> Result<(), StoreError> {
    match step {
        Step::Same(_) | Step::None => Ok(()),
        Step::Add { new, post } => {
            let staff = service::add(hand.work, hand.organisation, new)?;
            hand.new_staff.insert(line, staff);
            hand.record(line, "staff", staff, Did::Added, 1)?;
            hand.note("staff.added", |event| event.of(staff).version(1));
            post.as_ref().map_or(Ok(()), |post| add_post(hand, line, staff, post))
        }
        Step::AddPost { first, post } => {
            let staff = hand.new_staff.get(first).copied().ok_or(StoreError::Missing)?;
            add_post(hand, line, staff, post)
        }
        Step::Change { staff, version, changes, post, .. } => {
            if !changes.is_empty() {
                let version = hand.work.correct("staff", hand.organisation, *staff, *version, changes)?;
                hand.record(line, "staff", *staff, Did::Updated, version)?;
                hand.note("staff.corrected", |event| event.of(*staff).version(version));
            }
            change_post(hand, line, *staff, post)
        }
    }
}

fn add_post(hand: &mut Hand<'_, '_>, line: u64, staff: StaffId, post: &Post) -> Result<(), StoreError> {
    let team = hand.team(post.team.as_ref())?;
    let service = Some(hand.service);
    let id = service::add_post(
        hand.work,
        hand.organisation,
        staff,
        post.role,
        service,
        team,
        post.from,
        post.until,
    )?;
    hand.record(line, "post", id, Did::Added, 1)?;
    let detail = format!("staff={staff} role={} service={}", post.role.code(), hand.service);
    hand.note("post.added", |event| event.of(id).version(1).detail(detail));
    Ok(())
}

fn change_post(
    hand: &mut Hand<'_, '_>,
    line: u64,
    staff: StaffId,
    post: &PostStep,
) -> Result<(), StoreError> {
    match post {
        PostStep::Same => Ok(()),
        PostStep::Add(post) => add_post(hand, line, staff, post),
        PostStep::Change { post, version, from, until } => {
            let all: [(&'static str, Option<Value>); 2] =
                [("starts_on", from.map(Into::into)), ("ends_on", until.map(Into::into))];
            let changes: Vec<(&'static str, Value)> =
                all.into_iter().filter_map(|(column, value)| Some((column, value?))).collect();
            let version = hand.work.correct("post", hand.organisation, *post, *version, &changes)?;
            hand.record(line, "post", *post, Did::Updated, version)?;
            hand.note("post.corrected", |event| {
                event.of(*post).version(version).detail(format!("staff={staff}"))
            });
            Ok(())
        }
    }
}
