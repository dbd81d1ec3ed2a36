//! What becomes of a line about a member of staff: somebody new, a change, a further role, nothing.

use std::collections::{HashMap, HashSet};

use domain::{
    Day,
    ids::{PostId, ServiceId, StaffId},
    leave::WorkingDays,
};
use store::Value;

use super::{
    StaffLine,
    compare::changes,
    group::{self, Whom},
    here::{StaffHere, StaffKnown},
    post::{Post, PostStep, post_labels},
};
use crate::{
    imports::{
        Did, Sample,
        bad::{capital, listed},
        checked::Told,
        kept,
        places::Places,
        sheet::{Sheet, both},
    },
    staff::service::NewStaff,
};

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::imports) enum Step {
    Add {
        new: Box<NewStaff>,
        post: Option<Post>,
    },
    /// A further role of someone new, who stands in an earlier line.
    AddPost {
        first: u64,
        post: Post,
    },
    Change {
        staff: StaffId,
        version: i64,
        changes: Vec<(&'static str, Value)>,
        post: PostStep,
        labels: Vec<&'static str>,
    },
    Same(StaffId),
    /// What is wrong was named.
    None,
}

impl Step {
    /// What becomes of the line, and what tells it from anything else that could.
    pub(super) fn told(&self, line: &StaffLine) -> Told {
        let (did, mark) = match self {
            Self::Add { post, .. } => {
                (Some(Did::Added), format!("{:?}", post.as_ref().map(|post| &post.team)))
            }
            Self::AddPost { first, post } => (Some(Did::Added), format!("{first} {:?}", post.team)),
            Self::Change { staff, version, labels, .. } => {
                (Some(Did::Updated), format!("{staff} {version} {labels:?}"))
            }
            Self::Same(staff) => (Some(Did::Same), staff.to_string()),
            Self::None => (None, String::new()),
        };
        Told { line: line.line, did, mark }
    }
    /// The line as it will be.
    pub(super) fn sample(&self, line: &StaffLine) -> Option<Sample> {
        let (did, facts) = match self {
            Self::Add { .. } | Self::AddPost { .. } => (Did::Added, line.facts()),
            Self::Change { labels, .. } => (Did::Updated, capital(&listed(labels))),
            Self::Same(_) => (Did::Same, String::new()),
            Self::None => return None,
        };
        Some(Sample { line: line.line, did, who: line.who(), facts, person: None })
    }
}

/// Everything that a line is weighed against.
pub(super) struct Plan<'a> {
    pub(super) sheet: Sheet<'a>,
    pub(super) staff: &'a StaffKnown,
    pub(super) places: Places,
    pub(super) service: ServiceId,
    pub(super) today: Day,
    /// The importer, who gives no role to themself.
    pub(super) own: StaffId,
    /// Roles that a line spoke of: each is spoken of once.
    pub(super) spoken_of: HashSet<PostId>,
}

impl Plan<'_> {
    /// What becomes of each line.
    pub(super) fn steps(&mut self, lines: &[StaffLine], groups: &[(Whom, usize)]) -> Vec<Step> {
        let whole = group::merged(lines, groups);
        let mut same: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut steps: Vec<Step> = Vec::with_capacity(lines.len());
        for (at, (whom, first)) in groups.iter().enumerate() {
            let others = same.entry(*first).or_default();
            let earlier: Vec<&StaffLine> = others.iter().map(|other| &lines[*other]).collect();
            others.push(at);
            let step = if !self.agrees(at, &lines[at], &earlier)
                || !self.has_own_number(at, lines, groups, &mut numbers)
            {
                Step::None
            } else if *first == at {
                self.step(at, whole.get(&at).unwrap_or(&lines[at]), *whom, None)
            } else {
                // The first line speaks of the member of staff, the others of further roles only.
                self.step(at, &lines[at].role_only(), *whom, Some(lines[*first].line))
            };
            steps.push(step);
        }
        steps
    }

    /// No staff number is given to two members of staff.
    fn has_own_number(
        &mut self,
        at: usize,
        lines: &[StaffLine],
        groups: &[(Whom, usize)],
        numbers: &mut HashMap<String, usize>,
    ) -> bool {
        let Some(number) = &lines[at].local_id else { return true };
        let other = *numbers.entry(number.clone()).or_insert(at);
        if groups[other].1 == groups[at].1 {
            return true;
        }
        let lines = both(lines[other].line, lines[at].line);
        let todo = format!(
            "{lines} have the same staff number but are about two members of staff. Put right the one that is wrong."
        );
        self.sheet.complain(at, "local_id", todo);
        false
    }

    /// Lines about one member of staff say the same of them, and each speaks of another role.
    fn agrees(&mut self, at: usize, line: &StaffLine, earlier: &[&StaffLine]) -> bool {
        let Some(first) = earlier.first() else { return true };
        let differs = |a: Option<String>, b: Option<String>| a.is_some() && b.is_some() && a != b;
        let text = |day: Option<Day>| day.map(|day| day.to_string());
        let details = [
            ("name", "name", line.name.clone(), first.name.clone()),
            ("job_title", "job title", line.job_title.clone(), first.job_title.clone()),
            ("email", "email", line.email.clone(), first.email.clone()),
            ("phone", "phone", line.phone.clone(), first.phone.clone()),
            (
                "hours",
                "hours",
                line.weekly_minutes.map(|m| m.to_string()),
                first.weekly_minutes.map(|m| m.to_string()),
            ),
            (
                "days",
                "working days",
                line.working_days.map(WorkingDays::words),
                first.working_days.map(WorkingDays::words),
            ),
            ("leaves_on", "leaving day", text(line.leaves_on), text(first.leaves_on)),
        ];
        let lines = both(first.line, line.line);
        if let Some((code, what, ..)) = details.into_iter().find(|(_, _, a, b)| differs(a.clone(), b.clone()))
        {
            let todo = format!(
                "{lines} are about the same member of staff, but each has another {what}. Put right the one that is wrong."
            );
            self.sheet.complain(at, code, todo);
            return false;
        }
        let same_role = earlier.iter().find(|other| {
            line.role.is_none()
                || (other.role, &other.team, other.role_from) == (line.role, &line.team, line.role_from)
        });
        if let Some(other) = same_role {
            let lines = both(other.line, line.line);
            self.sheet.complain(
                at,
                "role",
                format!("{lines} are about the same member of staff and no other role. Keep one of them."),
            );
        }
        same_role.is_none()
    }

    fn step(&mut self, at: usize, line: &StaffLine, whom: Whom, first: Option<u64>) -> Step {
        match whom {
            Whom::Two(first, second) => {
                let (one, other) = (self.sheet.columns.heading(first), self.sheet.columns.heading(second));
                let todo = format!(
                    "The {one} and the {other} belong to two members of staff. Find out which is right, and correct the other."
                );
                self.sheet.complain(at, second, todo);
                Step::None
            }
            Whom::Several => {
                self.sheet.complain(
                    at,
                    "email",
                    "Several members of staff have this email address. Add the staff number.",
                );
                Step::None
            }
            Whom::Here(found) => self.beside(at, line, &self.staff.staff[found]),
            Whom::New(_) => self.add(at, line, first),
        }
    }

    fn add(&mut self, at: usize, line: &StaffLine, first: Option<u64>) -> Step {
        let post = match line.role {
            Some(role) => match self.post(at, line, role, line.leaves_on) {
                Some(post) => Some(post),
                None => return Step::None,
            },
            None if self.sheet.columns.place("role").is_some() && self.sheet.lines[at].raw.is_none() => {
                self.sheet.complain(at, "role", "Write the role, like Key worker or Care staff.");
                return Step::None;
            }
            None => None,
        };
        let Some(name) = line.name.clone() else { return Step::None };
        if let (Some(first), Some(post)) = (first, &post) {
            return Step::AddPost { first, post: post.clone() };
        }
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let new = NewStaff {
            name,
            job_title: text(&line.job_title),
            email: text(&line.email),
            phone: text(&line.phone),
            weekly_minutes: line.weekly_minutes.unwrap_or(0),
            working_days: line.working_days.unwrap_or(WorkingDays::WEEKDAYS),
            local_id: line.local_id.clone(),
            leaves_on: line.leaves_on,
            footing: None,
            new_to_care: None,
            kept: kept::text(line.kept.as_ref()),
        };
        Step::Add { new: Box::new(new), post }
    }

    fn beside(&mut self, at: usize, line: &StaffLine, here: &StaffHere) -> Step {
        let changes = changes(line, &here.row);
        if !changes.is_empty() && !here.managed {
            let todo = "This member of staff works in another service. Ask their manager to change this, or make the line say what is here.";
            self.sheet.complain(at, "name", todo);
            return Step::None;
        }
        let Some(post) = self.post_beside(at, line, here) else { return Step::None };
        if post != PostStep::Same && here.row.id == self.own {
            self.sheet.complain(
                at,
                "role",
                "Ask another manager or administrator to change your own roles, and leave the cell empty.",
            );
            return Step::None;
        }
        if changes.is_empty() && post == PostStep::Same {
            return Step::Same(here.row.id);
        }
        let mut labels: Vec<&'static str> =
            changes.iter().map(|(_, label, _)| *label).filter(|label| !label.is_empty()).collect();
        labels.extend(post_labels(&post));
        let changes = changes.into_iter().map(|(column, _, value)| (column, value)).collect();
        Step::Change { staff: here.row.id, version: here.row.version, changes, post, labels }
    }
}
