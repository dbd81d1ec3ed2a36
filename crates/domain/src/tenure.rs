//! Tenures: who is, was and will be a person's key worker (A1, A3, A9). Days are half-open: a tenure covers `from`
//! and every day until, not including, `until`.

mod strip;

pub use strip::{Block, gap_since, strip};

use crate::{Day, one_of};

one_of! {
    /// What the holder is to the person.
    pub enum Kind {
        /// The one named key worker.
        KeyWorker = "key_worker", "Key worker";
        /// Holds the role before the match is settled; never in place of the named one's record.
        Interim = "interim", "Interim key worker";
        /// Beside the key worker, where a service uses one (A9).
        Second = "second", "Second key worker";
        /// Stands in while the key worker is away.
        Cover = "cover", "Cover";
    }
}

one_of! {
    /// Why a tenure ended. The list follows appendix A of the domain reference.
    pub enum EndReason {
        PersonRequest = "person_request", "The person asked for a change";
        FamilyRequest = "family_request", "The family asked for a change";
        RelationshipNotWorking = "relationship_not_working", "The relationship was not working";
        StaffLeft = "staff_left", "The member of staff left";
        LongAbsence = "long_absence", "Long absence";
        Competence = "competence", "Training or competence";
        ConflictOfInterest = "conflict_of_interest", "Conflict of interest";
        Workload = "workload", "Workload";
        StageChange = "stage_change", "The person moved to another stage";
        ServiceTransfer = "service_transfer", "The person moved to another service";
        Discharge = "discharge", "Support ended";
        Death = "death", "The person died";
        CoverEnded = "cover_ended", "Cover was no longer needed";
        Mistake = "error", "Entered by mistake";
    }
}

/// A stretch of days, half-open; without `until` it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Day,
    /// The first day no longer covered.
    pub until: Option<Day>,
}

impl Stretch {
    /// Whether the day lies inside.
    pub fn includes(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
    /// Whether it covers no day at all (a planned stretch taken back).
    pub fn is_empty(self) -> bool {
        self.until.is_some_and(|until| until <= self.from)
    }
    /// Whether some day lies in both.
    pub fn overlaps(self, other: Self) -> bool {
        !self.is_empty()
            && !other.is_empty()
            && other.until.is_none_or(|until| self.from < until)
            && self.until.is_none_or(|until| other.from < until)
    }
}

/// Since when somebody is in a role that they hold by these stretches: the first day from which on they held it without
/// a gap. Where they do not hold it on this day, the first day of the next time that is planned; none when it is over.
pub fn held_since(stretches: &[Stretch], on: Day) -> Option<Day> {
    let mut stretches: Vec<Stretch> = stretches.iter().copied().filter(|of| !of.is_empty()).collect();
    stretches.sort_by_key(|of| of.from);
    let mut runs: Vec<Stretch> = Vec::new();
    for next in stretches {
        match runs.last_mut() {
            Some(run) if run.until.is_none_or(|until| next.from <= until) => {
                run.until = run.until.zip(next.until).map(|(one, other)| one.max(other));
            }
            _ => runs.push(next),
        }
    }
    runs.into_iter().find(|run| run.until.is_none_or(|until| on < until)).map(|run| run.from)
}

/// A tenure that is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What the holder is.
    pub kind: Kind,
    /// When.
    pub stretch: Stretch,
    /// The holder's name, for the sentence that refuses.
    pub staff_name: String,
    /// Whether the holder is the one now proposed.
    pub same_staff: bool,
}

/// Everything that the decision to begin a tenure weighs.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The person's time in the service.
    pub placement: Stretch,
    /// The tenures of this person in this service.
    pub tenures: Vec<Known>,
    /// The name of the member of staff proposed.
    pub staff_name: String,
    /// Whether that member of staff holds a post in this service that allows the role, for all of the stretch's start.
    pub holds_post: bool,
    /// Whether person and staff must be kept apart (own relative, money).
    pub excluded: bool,
    /// The day the member of staff leaves, where known.
    pub leaves_on: Option<Day>,
}

/// Why a tenure may not begin. Shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotBegin {
    #[error("{holder} is {kind} from {from}. End that first, or choose a start on or after the day it ends")]
    Overlaps { holder: String, kind: &'static str, from: String },
    #[error("{staff} is already {kind} in these days")]
    AlreadyThis { staff: String, kind: &'static str },
    #[error("Choose a start on or after {0}, the day the person's time in this service began")]
    BeforePlacement(String),
    #[error("The person's time in this service ended on {0}. Choose an earlier date")]
    AfterPlacement(String),
    #[error(
        "{0} has no role in this service that allows it on that day. Choose a later day, or give the role from an earlier one"
    )]
    NoPost(String),
    #[error("{0} cannot hold this role for this person, because of a recorded conflict of interest")]
    Excluded(String),
    #[error("{staff} leaves on {day}. Choose an end on or before that day")]
    Leaves { staff: String, day: String },
    #[error("Choose an end after the start")]
    Backwards,
}

/// Decides whether a tenure may begin. Everything it weighs is an argument; the database refuses overlaps again.
pub fn begin(kind: Kind, stretch: Stretch, facts: &Facts) -> Result<(), CannotBegin> {
    if stretch.is_empty() {
        return Err(CannotBegin::Backwards);
    }
    if facts.excluded {
        return Err(CannotBegin::Excluded(facts.staff_name.clone()));
    }
    if stretch.from < facts.placement.from {
        return Err(CannotBegin::BeforePlacement(facts.placement.from.long()));
    }
    if let Some(ended) = facts.placement.until.filter(|ended| stretch.from >= *ended) {
        return Err(CannotBegin::AfterPlacement(ended.long()));
    }
    if !facts.holds_post {
        return Err(CannotBegin::NoPost(facts.staff_name.clone()));
    }
    if let Some(leaves) = facts.leaves_on.filter(|leaves| stretch.until.is_none_or(|until| until > *leaves)) {
        return Err(CannotBegin::Leaves { staff: facts.staff_name.clone(), day: leaves.long() });
    }
    no_overlap(kind, stretch, facts)
}

fn no_overlap(kind: Kind, stretch: Stretch, facts: &Facts) -> Result<(), CannotBegin> {
    use crate::one_of::OneOf;
    let words = kind.words();
    for known in facts.tenures.iter().filter(|known| known.kind == kind && known.stretch.overlaps(stretch)) {
        if known.same_staff {
            return Err(CannotBegin::AlreadyThis { staff: known.staff_name.clone(), kind: words });
        }
        if kind == Kind::KeyWorker {
            let (holder, from) = (known.staff_name.clone(), known.stretch.from.long());
            return Err(CannotBegin::Overlaps { holder, kind: words, from });
        }
    }
    Ok(())
}

/// Why a tenure may not end so. Shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotEnd {
    #[error("Choose an end on or after {0}, the day it began")]
    BeforeStart(String),
    #[error("This has ended already, on {0}")]
    Ended(String),
    #[error(
        "To take back one that has not begun, or was entered by mistake, choose the reason \"Entered by mistake\""
    )]
    NotBegun,
}

/// Decides the day on which a tenure ends. A mistake ends it on the day it began, so that it covers no day.
pub fn end(stretch: Stretch, on: Day, reason: EndReason, today: Day) -> Result<Day, CannotEnd> {
    if let Some(until) = stretch.until.filter(|until| *until <= today) {
        return Err(CannotEnd::Ended(until.long()));
    }
    if reason == EndReason::Mistake {
        return Ok(stretch.from);
    }
    if on < stretch.from {
        return Err(CannotEnd::BeforeStart(stretch.from.long()));
    }
    if on == stretch.from && stretch.from > today { Err(CannotEnd::NotBegun) } else { Ok(on) }
}

#[cfg(test)]
mod tests;
