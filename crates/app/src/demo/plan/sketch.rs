//! The short form in which people are written down in `people/`: days ago in place of dates.

use domain::{
    person::{Excuse, PlacementEnd},
    tenure::{EndReason, Kind},
};

/// A person, before the day is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sketch {
    pub(super) name: &'static str,
    pub(super) known_as: &'static str,
    pub(super) pronounced: &'static str,
    pub(super) pronouns: &'static str,
    /// In years.
    pub(super) age: i32,
    /// Who is close: "sister", "mum".
    pub(super) family: &'static str,
    /// What notes talk about: "the sweet peas".
    pub(super) likes: [&'static str; 3],
    pub(super) communication: &'static str,
    pub(super) must_know: &'static str,
    pub(super) matters: &'static str,
    pub(super) team: usize,
    pub(super) stage: usize,
    /// Days ago that the first placement began.
    pub(super) since: i32,
    pub(super) also: Option<Also>,
    pub(super) lead_service: Option<usize>,
    pub(super) held: &'static [Held],
    /// Why nobody is key worker, a note, and in how many days to look again.
    pub(super) excuse: Option<(Excuse, &'static str, i32)>,
    /// For so many days nobody has spoken with the person; 0 for most.
    pub(super) quiet: i32,
    /// Does not use calls.
    pub(super) deaf: bool,
    /// Shows rather than says.
    pub(super) few_words: bool,
    pub(super) restricted: bool,
    pub(super) secret_address: Option<&'static str>,
    pub(super) relatives_on_staff: &'static [usize],
}

/// What most people have: nothing out of the ordinary.
pub(super) const PLAIN: Sketch = Sketch {
    name: "",
    known_as: "",
    pronounced: "",
    pronouns: "",
    age: 0,
    family: "",
    likes: [""; 3],
    communication: "",
    must_know: "",
    matters: "",
    team: 0,
    stage: 0,
    since: 0,
    also: None,
    lead_service: None,
    held: &[],
    excuse: None,
    quiet: 0,
    deaf: false,
    few_words: false,
    restricted: false,
    secret_address: None,
    relatives_on_staff: &[],
};

/// A second placement: beside the first, or before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Also {
    pub(super) service: usize,
    pub(super) team: usize,
    pub(super) stage: Option<usize>,
    pub(super) since: i32,
    pub(super) ended: Option<(i32, PlacementEnd)>,
}

/// A tenure, in days ago; days to come are negative.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub(super) placement: usize,
    pub(super) staff: usize,
    pub(super) kind: Kind,
    pub(super) from: i32,
    pub(super) ends: Option<(i32, EndReason)>,
    pub(super) why: &'static str,
}

/// The key worker since so many days ago.
pub(super) const fn key(staff: usize, from: i32, why: &'static str) -> Held {
    Held { placement: 0, staff, kind: Kind::KeyWorker, from, ends: None, why }
}

impl Held {
    /// Ended, or going to end, so many days ago.
    pub(super) const fn until(mut self, days_ago: i32, reason: EndReason) -> Self {
        self.ends = Some((days_ago, reason));
        self
    }
    /// Of another kind than key worker.
    pub(super) const fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }
    /// In the second placement.
    pub(super) const fn in_also(mut self) -> Self {
        self.placement = 1;
        self
    }
}
