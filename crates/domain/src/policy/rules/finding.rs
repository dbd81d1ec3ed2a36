//! What a rule finds, before it has an owner.

use crate::Day;
use crate::one_of::OneOf;
use crate::policy::{Duty, Excused, Kind, Owner, OwnerRole, Rule, State};

/// What a rule finds.
pub struct Finding {
    item: String,
    state: State,
    opened: Day,
    due: Option<Day>,
    last_kept: Option<Day>,
    /// Where it is not the rule's.
    owner: Option<Owner>,
    because: String,
}

impl Finding {
    /// It is open, with its last day.
    pub fn due(opened: Day, due: Day, because: impl Into<String>) -> Self {
        let (item, because) = (String::new(), because.into());
        Self { item, state: State::Due, opened, due: Some(due), last_kept: None, owner: None, because }
    }
    /// It was done.
    pub fn met(opened: Day, due: Day, on: Day, because: impl Into<String>) -> Self {
        Self { state: State::Met { on, until: None }, ..Self::due(opened, due, because) }
    }
    /// Nobody records it yet.
    pub fn not_measured(opened: Day) -> Self {
        let because = "Not measured yet: nothing is recorded here about this";
        Self { state: State::NotMeasured, due: None, ..Self::due(opened, opened, because) }
    }
    /// Which of several.
    pub fn of(mut self, item: impl Into<String>) -> Self {
        self.item = item.into();
        self
    }
    /// What it is about, where that has a name: the reader is told it first.
    pub fn about(mut self, name: &str) -> Self {
        let mut letters = self.because.chars();
        if let Some(first) = letters.next().filter(|_| !name.is_empty()) {
            self.because = format!("{name}: {}{}", first.to_lowercase(), letters.as_str());
        }
        self
    }
    /// The day it was last done, where it comes again and again.
    pub fn kept(mut self, last: Option<Day>) -> Self {
        self.last_kept = last;
        self
    }
    /// The first day it no longer holds, when it is met.
    pub fn until(mut self, day: Option<Day>) -> Self {
        if let State::Met { until, .. } = &mut self.state {
            *until = day;
        }
        self
    }
    /// Whose it is, where that is not the rule's owner.
    pub fn by(mut self, owner: Owner) -> Self {
        self.owner = Some(owner);
        self
    }

    fn into_duty(self, rule: &Rule, owner: Owner) -> Duty {
        let Self { item, state, opened, due, last_kept, because, .. } = self;
        Duty { rule: rule.id.clone(), item, state, opened, due, last_kept, owner, because }
    }
}

/// Makes duties of what the rules find. `owner` says who holds a role. Where two findings have the same rule and item,
/// which only happens when two facts have the same id, the one that asks for more stays.
pub fn resolve<'a>(
    rules: &[Rule],
    excuses: &[Excused],
    on: Day,
    owner: impl Fn(OwnerRole) -> (OwnerRole, Option<&'a str>),
    weigh: impl Fn(&Kind) -> Vec<Finding>,
) -> Vec<Duty> {
    let mut duties = Vec::with_capacity(rules.len());
    for rule in rules {
        for mut finding in weigh(&rule.kind) {
            let owner = finding.owner.take().unwrap_or_else(|| {
                let (role, staff) = owner(rule.owner);
                Owner { role, staff: staff.map(str::to_owned) }
            });
            let mut duty = finding.into_duty(rule, owner);
            excuse(&mut duty, excuses, on);
            duties.push(duty);
        }
    }
    duties.sort_unstable();
    duties.dedup_by(|later, kept| (&later.rule, &later.item) == (&kept.rule, &kept.item));
    duties
}

/// An open duty is excused until the recheck day of whichever excuse lasts longest.
fn excuse(duty: &mut Duty, excuses: &[Excused], on: Day) {
    if duty.state != State::Due {
        return;
    }
    let meant =
        |excuse: &&Excused| excuse.rule == duty.rule && (excuse.item.is_empty() || excuse.item == duty.item);
    let holds = |excuse: &&Excused| excuse.from <= on && on < excuse.recheck_on;
    let longest =
        excuses.iter().filter(meant).filter(holds).max_by_key(|excuse| (excuse.recheck_on, excuse.reason));
    if let Some(excuse) = longest {
        duty.state = State::Excused { recheck: excuse.recheck_on };
        let (reason, recheck) = (excuse.reason.words(), excuse.recheck_on.long());
        duty.because = format!("{reason}. Look at it again on {recheck}. {}", duty.because);
    }
}
