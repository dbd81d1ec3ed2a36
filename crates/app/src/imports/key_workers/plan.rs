//! What becomes of a line about a key worker: weighed by the same rules as on the page, beside what is here and beside
//! the other lines.

use std::collections::HashMap;

use domain::{
    Day,
    ids::{PersonId, ServiceId, StaffId, TenureId},
    one_of::OneOf,
    tenure::{self, CannotBegin, Facts, Kind, Known, Stretch},
};
use store::Value;

use super::{KeyWorkerLine, whose};
use crate::{
    imports::{
        Did, Sample,
        bad::{capital, listed},
        checked::Told,
        persons::{PersonHere, Persons},
        rows::{ExclusionRow, PlacementRow, TenureRow},
        sheet::{Sheet, both, sentence},
        staff::here::{StaffHere, StaffKnown},
    },
    tenures::service::Begin,
};

/// What becomes of a line.
#[derive(Debug, Clone)]
pub(in crate::imports) enum Step {
    Add(Box<Begin>),
    Change {
        person: PersonId,
        tenure: TenureId,
        version: i64,
        changes: Vec<(&'static str, Value)>,
        labels: Vec<&'static str>,
    },
    Same(PersonId),
    /// What is wrong was named.
    None,
}

impl Step {
    /// What becomes of the line, and what tells it from anything else that could.
    pub(super) fn told(&self, line: &KeyWorkerLine) -> Told {
        let (did, mark) = match self {
            Self::Add(begin) => (Some(Did::Added), format!("{} {}", begin.placement, begin.staff)),
            Self::Change { tenure, version, labels, .. } => {
                (Some(Did::Updated), format!("{tenure} {version} {labels:?}"))
            }
            Self::Same(person) => (Some(Did::Same), person.to_string()),
            Self::None => (None, String::new()),
        };
        Told { line: line.line, did, mark }
    }
    /// The line as it will be.
    pub(super) fn sample(&self, line: &KeyWorkerLine) -> Option<Sample> {
        let (did, facts, person) = match self {
            Self::Add(begin) => (Did::Added, line.facts(), begin.person),
            Self::Change { person, labels, .. } => (Did::Updated, capital(&listed(labels)), *person),
            Self::Same(person) => (Did::Same, String::new(), *person),
            Self::None => return None,
        };
        Some(Sample { line: line.line, did, who: line.who(), facts, person: Some(person.to_string()) })
    }
}

/// Everything here that a line is weighed against.
pub(super) struct Here {
    pub(super) persons: Persons,
    pub(super) staff: StaffKnown,
    /// The tenures of each person in the service.
    pub(super) tenures: HashMap<PersonId, Vec<TenureRow>>,
    pub(super) exclusions: Vec<ExclusionRow>,
    pub(super) service: ServiceId,
    pub(super) today: Day,
}

/// Whom a line is about, and the tenure here that it speaks of.
struct Found<'a> {
    person: &'a PersonHere,
    staff: &'a StaffHere,
    kind: Kind,
    stretch: Stretch,
    there: Option<&'a TenureRow>,
}

/// A tenure that an earlier line speaks of.
struct Spoken {
    line: u64,
    staff: StaffId,
    kind: Kind,
    stretch: Stretch,
}

/// Lines, beside what is here and beside each other.
pub(super) struct Plan<'a> {
    pub(super) sheet: Sheet<'a>,
    here: &'a Here,
    spoken: HashMap<PersonId, Vec<Spoken>>,
    matched: HashMap<TenureId, u64>,
    /// When tenures here end, once this file is brought in.
    ends: HashMap<TenureId, Option<Day>>,
    apart: HashMap<(StaffId, PersonId), Vec<Option<Day>>>,
}

impl<'a> Plan<'a> {
    pub(super) fn of(sheet: Sheet<'a>, here: &'a Here) -> Self {
        let mut apart: HashMap<(StaffId, PersonId), Vec<Option<Day>>> = HashMap::new();
        for row in &here.exclusions {
            apart.entry((row.staff, row.person)).or_default().push(row.ends_on);
        }
        Self { sheet, here, spoken: HashMap::new(), matched: HashMap::new(), ends: HashMap::new(), apart }
    }

    /// What becomes of each line. Every line is found first: one may end what stands in the way of another.
    pub(super) fn steps(&mut self, lines: &[KeyWorkerLine]) -> Vec<Step> {
        let found: Vec<Option<Found<'a>>> =
            lines.iter().enumerate().map(|(at, line)| self.find(at, line)).collect();
        let ends = found.iter().flatten().filter_map(|found| Some((found.there?.id, found.stretch.until)));
        self.ends = ends.collect();
        let all = lines.iter().enumerate().zip(found);
        all.map(|((at, line), found)| found.map_or(Step::None, |found| self.step(at, line, &found))).collect()
    }

    fn find(&mut self, at: usize, line: &KeyWorkerLine) -> Option<Found<'a>> {
        let here = self.here;
        let on = line.from.unwrap_or(here.today);
        let person = whose::person(&mut self.sheet, at, line, &here.persons);
        let staff = whose::staff(&mut self.sheet, at, line, &here.staff, (here.service, on));
        let (person, staff, kind, from) = (person?, staff?, line.kind?, line.from?);
        let stretch = Stretch { from, until: line.until };
        let there = self.there(person, staff.row.id, kind, stretch);
        if let Some(other) = there.and_then(|row| self.matched.insert(row.id, line.line)) {
            self.sheet.complain(
                at,
                "from",
                format!("{} say the same. Keep one of them.", both(other, line.line)),
            );
            return None;
        }
        let stretch =
            Stretch { until: stretch.until.or_else(|| there.and_then(|row| row.ends_on)), ..stretch };
        Some(Found { person, staff, kind, stretch, there })
    }

    fn step(&mut self, at: usize, line: &KeyWorkerLine, found: &Found<'a>) -> Step {
        if !self.fits_lines(at, line, found) {
            return Step::None;
        }
        match found.there {
            Some(row) => self.beside(at, line, found, row),
            None => self.add(at, line, found),
        }
    }

    /// The tenure here that the line speaks of: the same person, staff, kind and first day.
    fn there(
        &self,
        person: &PersonHere,
        staff: StaffId,
        kind: Kind,
        stretch: Stretch,
    ) -> Option<&'a TenureRow> {
        let rows = self.here.tenures.get(&person.row.id)?;
        let same =
            |row: &&TenureRow| row.staff == staff && row.kind == kind.code() && row.starts_on == stretch.from;
        let exact = |row: &&TenureRow| row.ends_on == stretch.until;
        let covers_days = |row: &&TenureRow| row.ends_on.is_none_or(|ends| ends > row.starts_on);
        let all: Vec<&TenureRow> = rows.iter().filter(same).collect();
        let open = all.iter().copied().find(covers_days);
        all.iter()
            .copied()
            .find(|row| exact(row) && covers_days(row))
            .or(open)
            .or_else(|| all.iter().copied().find(exact))
    }

    /// No two lines give one person two key workers for the same days.
    fn fits_lines(&mut self, at: usize, line: &KeyWorkerLine, found: &Found<'a>) -> bool {
        let (staff, kind, stretch) = (found.staff.row.id, found.kind, found.stretch);
        let new = Spoken { line: line.line, staff, kind, stretch };
        let earlier = self.spoken.entry(found.person.row.id).or_default();
        let clash = earlier.iter().find(|other| {
            other.kind == new.kind
                && other.stretch.overlaps(new.stretch)
                && (new.kind == Kind::KeyWorker || other.staff == new.staff)
        });
        let Some(other) = clash else {
            earlier.push(new);
            return true;
        };
        let lines = both(other.line, line.line);
        let todo = if other.staff == new.staff {
            format!(
                "{lines} give the same key worker for the same days. Keep one of them, or correct the days."
            )
        } else {
            format!(
                "{lines} give one person two key workers for the same days. Correct the days, or keep one of them."
            )
        };
        self.sheet.complain(at, "from", todo);
        false
    }

    fn add(&mut self, at: usize, line: &KeyWorkerLine, found: &Found<'a>) -> Step {
        let (kind, stretch) = (found.kind, found.stretch);
        let Some(placement) = self.placement(found.person, stretch.from) else {
            let todo = "This person is not supported by this service. Add the service to the person first, or take the line out.";
            self.sheet.complain(at, "from", todo);
            return Step::None;
        };
        let facts = self.facts(found, placement);
        if let Err(wrong) = tenure::begin(kind, stretch, &facts) {
            self.sheet.complain(at, field_of(&wrong), sentence(wrong.to_string()));
            return Step::None;
        }
        Step::Add(Box::new(Begin {
            person: found.person.row.id,
            placement: placement.id,
            service: self.here.service,
            staff: found.staff.row.id,
            kind,
            stage: placement.stage,
            stretch,
            why: line.why.clone().unwrap_or_default(),
        }))
    }

    /// The person's time in the service on that day; else the latest.
    fn placement<'p>(&self, person: &'p PersonHere, from: Day) -> Option<&'p PlacementRow> {
        let here = person.placements.iter().filter(|row| row.service == self.here.service);
        let includes =
            |row: &&PlacementRow| Stretch { from: row.starts_on, until: row.ends_on }.includes(from);
        here.clone().find(includes).or_else(|| here.max_by_key(|row| row.starts_on))
    }

    /// What the domain weighs: the tenures here as they will be, without the one that the line speaks of.
    fn facts(&self, found: &Found<'a>, placement: &PlacementRow) -> Facts {
        let (person, staff, stretch) = (found.person.row.id, found.staff, found.stretch);
        let rows = self.here.tenures.get(&person).map_or(&[][..], Vec::as_slice);
        let known = |row: &TenureRow| {
            let holder = self.here.staff.by_id.get(&row.staff)?;
            Some(Known {
                kind: Kind::from_code(&row.kind)?,
                stretch: Stretch {
                    from: row.starts_on,
                    until: *self.ends.get(&row.id).unwrap_or(&row.ends_on),
                },
                staff_name: self.here.staff.staff[*holder].row.name.clone(),
                same_staff: row.staff == staff.row.id,
            })
        };
        let itself = found.there.map(|row| row.id);
        let apart = self.apart.get(&(staff.row.id, person));
        Facts {
            placement: Stretch { from: placement.starts_on, until: placement.ends_on },
            tenures: rows.iter().filter(|row| Some(row.id) != itself).filter_map(known).collect(),
            staff_name: staff.row.name.clone(),
            holds_post: staff.may_be_key_worker(self.here.service, stretch.from),
            excluded: apart
                .is_some_and(|ends| ends.iter().any(|ends| ends.is_none_or(|ends| ends > stretch.from))),
            leaves_on: staff.row.leaves_on,
        }
    }

    fn beside(&mut self, at: usize, line: &KeyWorkerLine, found: &Found<'a>, row: &TenureRow) -> Step {
        let (mut changes, mut labels): (Vec<(&'static str, Value)>, Vec<&'static str>) =
            (Vec::new(), Vec::new());
        let person = found.person.row.id;
        if let Some(until) = line.until.filter(|until| Some(*until) != row.ends_on) {
            let placement = found.person.placements.iter().find(|placement| placement.id == row.placement);
            let wrong = placement.and_then(|placement| {
                tenure::begin(found.kind, found.stretch, &self.facts(found, placement)).err()
            });
            if let Some(wrong) = wrong {
                self.sheet.complain(at, field_of(&wrong), sentence(wrong.to_string()));
                return Step::None;
            }
            changes.push(("ends_on", until.into()));
            labels.push("the day it ends");
        }
        if let Some(why) = line.why.as_ref().filter(|why| **why != row.why) {
            changes.push(("why", why.into()));
            labels.push("why");
        }
        if changes.is_empty() {
            return Step::Same(person);
        }
        Step::Change { person, tenure: row.id, version: row.version, changes, labels }
    }
}

fn field_of(wrong: &CannotBegin) -> &'static str {
    use CannotBegin as C;
    match wrong {
        C::NoPost(_) | C::Excluded(_) | C::AlreadyThis { .. } => "staff_name",
        C::Backwards | C::Leaves { .. } => "until",
        C::Overlaps { .. } | C::BeforePlacement(_) | C::AfterPlacement(_) => "from",
    }
}
