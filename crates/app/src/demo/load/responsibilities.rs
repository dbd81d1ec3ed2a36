//! What key workers of the demonstration do: a list for each service, one of them in its second edition; who said yes;
//! and sheets for most people, with an answer of every kind.

use domain::{
    ids::{PersonId, ServiceId, StaffId, TenureId},
    responsibilities::{Answer, Line, Reply, Side, Starting, starting},
};
use store::{StoreError, Who, Work};

use super::Loading;
use crate::responsibilities::service::{self, Give, NewEdition};

/// A key worker's open tenure.
pub(super) struct Holds {
    pub(super) person: PersonId,
    pub(super) service: ServiceId,
    pub(super) staff: StaffId,
    pub(super) tenure: TenureId,
    pub(super) since: domain::Day,
}

/// For how many days each service has its list.
const BEGAN: [i32; 3] = [270, 240, 18];
/// How many days ago the first service made its second edition.
const CHANGED: i32 = 20;
/// Who has not said yes to what is in force, by service and place in the plan's staff.
const SILENT: [(usize, usize); 2] = [(0, 1), (2, 5)];
/// The registered manager, by place in the plan's staff.
const MANAGER: usize = 7;

impl Loading<'_> {
    pub(super) fn responsibilities(&self, work: &mut Work<'_>) -> Result<(), StoreError> {
        let manager = self.staff.get(MANAGER).copied();
        work.acting(Who { organisation: Some(self.organisation), staff: manager, session: None });
        for (at, (list, days)) in starting().iter().zip(BEGAN).enumerate() {
            let Some((service, manager)) = self.service(at).zip(manager) else { continue };
            self.list(work, (at, service), list, days, manager)?;
        }
        for (at, holds) in self.holding.iter().enumerate().filter(|(at, _)| at % 6 != 5) {
            self.sheet(work, at, holds)?;
        }
        Ok(())
    }

    fn list(
        &self,
        work: &mut Work<'_>,
        (at, service): (usize, ServiceId),
        list: &Starting,
        days: i32,
        manager: StaffId,
    ) -> Result<(), StoreError> {
        let (began, changed) = (self.today.plus_days(-days), self.today.plus_days(-CHANGED));
        let first = NewEdition {
            service,
            lines: &list.lines,
            source: &list.name,
            why: "Agreed at the managers’ meeting",
            on: began,
        };
        let id = service::begin(work, self.organisation, &first)?;
        service::confirm(work, self.organisation, (service, 1), manager, began)?;
        let mut in_force = (1, began);
        if at == 0 {
            let lines = second(&list.lines);
            let why = "Residents asked who speaks for them about meals";
            let next = NewEdition { lines: &lines, why, on: changed, ..first };
            service::next(work, self.organisation, (id, 1, 1), &next)?;
            service::confirm(work, self.organisation, (service, 2), manager, changed)?;
            in_force = (2, changed);
        }
        for (place, staff) in self.staff.iter().enumerate() {
            if !self.holding.iter().any(|holds| holds.staff == *staff && holds.service == service) {
                continue;
            }
            let said = |work: &mut Work<'_>, edition: i64, on: domain::Day| {
                service::accept(work, self.organisation, (service, edition), *staff, on)
            };
            if in_force.0 == 2 {
                said(work, 1, began.plus_days(4))?;
            }
            if !SILENT.contains(&(at, place)) {
                said(work, in_force.0, in_force.1.plus_days(5))?;
            }
        }
        Ok(())
    }

    /// One person's sheet: accepted, but for a few with something to settle, to share or still to answer.
    fn sheet(&self, work: &mut Work<'_>, at: usize, holds: &Holds) -> Result<(), StoreError> {
        let place = (0..BEGAN.len()).find(|at| self.service(*at) == Some(holds.service)).unwrap_or(0);
        let Some((list, days)) = starting().iter().zip(BEGAN).nth(place) else { return Ok(()) };
        let lines = if place == 0 { second(&list.lines) } else { list.lines.clone() };
        let began = if place == 0 { CHANGED } else { days };
        let on = holds.since.max(self.today.plus_days(-began)).min(self.today);
        for (n, line) in lines.iter().filter(|line| line.side == Side::Does).enumerate() {
            let outside = if n == 5 && at % 4 == 1 { "Sam Lee, community nurse" } else { "" };
            let give = Give {
                person: holds.person,
                service: holds.service,
                tenure: holds.tenure,
                line: &line.id,
                words: &line.words,
                to: holds.staff,
                outside,
                on,
            };
            let id = service::give(work, self.organisation, &give)?;
            let Some(reply) = said(at, n, outside) else { continue };
            let answered = on.plus_days(2).min(self.today);
            work.acting(Who {
                organisation: Some(self.organisation),
                staff: Some(holds.staff),
                session: None,
            });
            service::reply(work, self.organisation, (id, 1), &reply, answered)?;
            let manager = self.staff.get(MANAGER).copied();
            work.acting(Who { organisation: Some(self.organisation), staff: manager, session: None });
        }
        Ok(())
    }
}

/// The second edition of the first service: one line more.
fn second(lines: &[Line]) -> Vec<Line> {
    let mut lines = lines.to_vec();
    if let Some(like) = lines.iter().find(|line| line.id == "family").cloned() {
        let at = lines.iter().position(|line| line.id == "raise").unwrap_or(lines.len());
        let line = Line {
            id: "meals".to_owned(),
            words: "Tells the kitchen what the person likes to eat, and asks whether it was good.".to_owned(),
            plain: "tells the kitchen what you like to eat.".to_owned(),
            document: "Residents’ meeting".to_owned(),
            section: "Meals".to_owned(),
            ..like
        };
        lines.insert(at, line);
    }
    lines
}

/// What was said to the line `n` of the sheet `at`; nothing yet for the newest.
fn said(at: usize, n: usize, outside: &str) -> Option<Reply> {
    let reply = |answer, instead: &str, note: &str| {
        Some(Reply { answer, instead: instead.to_owned(), note: note.to_owned() })
    };
    match (at % 6, n) {
        (4, _) => None,
        (2, 3) => reply(Answer::Declined, "The team leader", "I am not there when the team meets"),
        (3, 4) => reply(Answer::Shared, "Jamie Nguyen", "We take turns"),
        _ => reply(Answer::Accepted, outside, ""),
    }
}
