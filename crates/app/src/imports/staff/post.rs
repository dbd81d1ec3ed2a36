//! The role that a line speaks of: given, changed, or there already.

use domain::{Day, ids::PostId, one_of::OneOf, role::Role};

use super::{StaffLine, here::StaffHere, plan::Plan};
use crate::imports::{places::Team, rows::PostRow};

/// A role in the service, to be given.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::imports) struct Post {
    pub(super) role: Role,
    pub(super) team: Option<Team>,
    pub(super) from: Day,
    pub(super) until: Option<Day>,
}

/// What becomes of the role that a line speaks of.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::imports) enum PostStep {
    Same,
    Add(Post),
    Change { post: PostId, version: i64, from: Option<Day>, until: Option<Day> },
}

impl Plan<'_> {
    /// A role to be given; what is wrong with it is named.
    pub(super) fn post(
        &mut self,
        at: usize,
        line: &StaffLine,
        role: Role,
        leaves_on: Option<Day>,
    ) -> Option<Post> {
        let from = line.role_from.unwrap_or(self.today);
        let wrong = if role.in_team() && line.team.is_none() {
            Some(("team", "This role is held in a team. Write the team.".to_owned()))
        } else if role.time_boxed() && line.role_until.is_none() {
            Some(("role_until", "This role is only given for a time. Write the day it ends.".to_owned()))
        } else if line.role_until.is_some_and(|until| until <= from) {
            Some(("role_until", "Write a day after the role begins.".to_owned()))
        } else {
            let left = leaves_on.filter(|leaves| from >= *leaves);
            left.map(|day| ("role_from", format!("They leave on {}. Write an earlier day.", day.long())))
        };
        if let Some((code, todo)) = wrong {
            self.sheet.complain(at, code, todo);
            return None;
        }
        let team = match &line.team {
            Some(name) => Some(self.places.team(&mut self.sheet, at, name)?),
            None => None,
        };
        Some(Post { role, team, from, until: line.role_until })
    }

    /// The role beside those that someone holds; what is wrong with it is named.
    pub(super) fn post_beside(&mut self, at: usize, line: &StaffLine, here: &StaffHere) -> Option<PostStep> {
        let Some(role) = line.role else { return Some(PostStep::Same) };
        let team = match &line.team {
            Some(name) => Some(self.places.team(&mut self.sheet, at, name)?),
            None => None,
        };
        let same = |post: &&PostRow| {
            !self.spoken_of.contains(&post.id)
                && post.role == role.code()
                && post.service == Some(self.service)
                && team.as_ref().is_none_or(|team| post.team.map(Team::Here).as_ref() == Some(team))
                && (post.ends_on.is_none_or(|ends| ends > self.today)
                    || line.role_from == Some(post.starts_on))
        };
        let fitting: Vec<&PostRow> = here.posts.iter().filter(same).collect();
        let exact = fitting.iter().find(|post| line.role_from == Some(post.starts_on));
        let Some(there) = exact.or_else(|| fitting.first()) else {
            let leaves_on = line.leaves_on.or(here.row.leaves_on);
            return self.post(at, line, role, leaves_on).map(PostStep::Add);
        };
        self.spoken_of.insert(there.id);
        let from = line.role_from.filter(|from| *from != there.starts_on);
        let until = line.role_until.filter(|until| Some(*until) != there.ends_on);
        if from.is_none() && until.is_none() {
            return Some(PostStep::Same);
        }
        let wrong = if role == Role::RegisteredManager {
            Some(
                "The days of a registered manager are changed on their own page. Make the line say what is here.",
            )
        } else if until.or(there.ends_on).is_some_and(|until| until <= from.unwrap_or(there.starts_on)) {
            Some("Write a day after the role begins.")
        } else {
            None
        };
        if let Some(todo) = wrong {
            self.sheet.complain(at, "role_until", todo);
            return None;
        }
        Some(PostStep::Change { post: there.id, version: there.version, from, until })
    }
}

/// What changes, for a reader.
pub(super) fn post_labels(post: &PostStep) -> Vec<&'static str> {
    match post {
        PostStep::Same => Vec::new(),
        PostStep::Add(_) => vec!["a further role"],
        PostStep::Change { .. } => vec!["the days of the role"],
    }
}
