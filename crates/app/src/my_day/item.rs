//! One thing to do: what, about whom, by when, why, and the one page that mends it.

use std::collections::BTreeMap;

use domain::{
    Day,
    ids::{PersonId, StaffId},
    names,
    one_of::OneOf,
    policy::{Mend, Severity},
};

use super::sql::{DueRow, WorkRow};

/// One thing to do.
pub(super) struct Item {
    pub(super) words: String,
    pub(super) because: String,
    pub(super) due_on: Day,
    pub(super) law: bool,
    severity: Severity,
    /// The person, with what stands in for the photo.
    pub(super) person: Option<(PersonId, String, String)>,
    /// Whom or what it is about, where it is not a person.
    pub(super) about: Option<String>,
    /// Whose part it is, when they are away and somebody else sees to it.
    pub(super) away: Option<String>,
    pub(super) href: String,
    pub(super) act: &'static str,
    /// Where to say that it need not be done for now.
    pub(super) not_now: Option<String>,
}

impl Item {
    pub(super) fn of_person(row: DueRow, may_name: bool) -> Self {
        let mend = Mend::from_code(&row.mend).unwrap_or(Mend::Person);
        let (href, act) = page(mend, row.person, may_name);
        Self {
            words: row.words,
            because: row.because,
            due_on: row.due_on,
            law: row.law,
            severity: Severity::from_code(&row.severity).unwrap_or(Severity::Should),
            person: Some((row.person, row.name.clone(), names::initials(&row.name))),
            about: None,
            away: row.away,
            href,
            act,
            not_now: Some(format!("/people/{}/duties/{}/not-now", row.person, row.id)),
        }
    }
    pub(super) fn of_work(row: WorkRow, me: StaffId, may_manage: bool) -> Self {
        let about =
            row.staff_name.filter(|_| row.about == "worker").unwrap_or_else(|| row.service_name.clone());
        let is_policy = row.mend == Mend::Policies.code() && !row.item.is_empty();
        let of_policy = format!("/policies/{}/{}", row.service, row.item);
        let list = format!("/responsibilities/{}", row.service);
        let is_list = Mend::from_code(&row.mend) == Some(Mend::Responsibilities);
        let (href, act) = match row.about.as_str() {
            "worker" if is_policy && row.subject == me.cast() => (of_policy, "Read the policy"),
            "worker" if is_policy => (format!("{of_policy}/explained"), "Write it down"),
            _ if is_policy => (of_policy, "Look at the policy"),
            "worker" if is_list && row.subject == me.cast() => (list, "Read it and say yes"),
            "worker" if is_list => (list, "See who has said yes"),
            "service" if row.kind == "registered_manager" && may_manage => {
                ("/staff".to_owned(), "Choose someone and give them the role")
            }
            "service" if row.kind == "registered_manager" => ("/staff".to_owned(), "See who works there"),
            _ if is_list => (format!("{list}/confirm"), "Read and confirm"),
            "worker" if row.subject == me.cast() => (format!("/staff/{me}"), "See your staff record"),
            "worker" if may_manage => (format!("/staff/{}/training", row.subject), "Write it down"),
            "worker" => (format!("/staff/{}", row.subject), "See the staff record"),
            _ => (format!("/promises/{}/policy", row.service), "See the service"),
        };
        Self {
            words: row.words,
            because: row.because,
            due_on: row.due_on,
            law: row.law,
            severity: Severity::from_code(&row.severity).unwrap_or(Severity::Should),
            person: None,
            away: None,
            act,
            about: Some(about),
            href,
            not_now: None,
        }
    }
    /// What comes first among things of the same group: the longest late, then what must be before what should be, and
    /// what law asks before what we promised.
    pub(super) fn priority(&self) -> (Day, bool, bool) {
        (self.due_on, self.severity != Severity::Must, !self.law)
    }
    /// The line below: whose part it is when they are away, why, and by when it was due.
    pub(super) fn why(&self, today: impl std::borrow::Borrow<Day>) -> String {
        let away = self.away.as_ref().map(|name| format!("{name} is away. ")).unwrap_or_default();
        let due = if self.is_late(today) {
            format!(" It was due by {}.", self.due_on.long())
        } else {
            String::new()
        };
        format!("{away}{}.{due}", self.because.trim_end_matches('.'))
    }
    pub(super) fn is_late(&self, today: impl std::borrow::Borrow<Day>) -> bool {
        self.due_on < *today.borrow()
    }
    /// "2 days late", "today", "by Monday 24 November".
    pub(super) fn when(&self, today: impl std::borrow::Borrow<Day>) -> String {
        let today = *today.borrow();
        match self.due_on.days_since(today) {
            0 => "Today".to_owned(),
            1 => "By tomorrow".to_owned(),
            -1 => "1 day late".to_owned(),
            days if days < 0 => format!("{} days late", -days),
            _ => format!("By {}", self.due_on.with_weekday()),
        }
    }
}

/// Several members of staff who are to have the same policy explained are one thing to do: one page mends it for all.
/// The first to fall due stands for the others.
pub(super) fn together(rows: Vec<WorkRow>, me: StaffId) -> Vec<WorkRow> {
    let key = |row: &WorkRow| {
        let of_policy =
            row.about == "worker" && row.mend == Mend::Policies.code() && row.subject != me.cast();
        of_policy.then(|| (row.service, row.item.clone(), row.words.clone()))
    };
    let mut others: BTreeMap<_, usize> = BTreeMap::new();
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for row in rows {
        match key(&row) {
            Some(key) if others.contains_key(&key) => *others.entry(key).or_default() += 1,
            Some(key) => {
                others.insert(key, 0);
                first.push(row);
            }
            None => rest.push(row),
        }
    }
    for row in &mut first {
        let more = key(row).and_then(|key| others.get(&key).copied()).unwrap_or(0);
        let name = row.staff_name.take().unwrap_or_default();
        row.staff_name = Some(match more {
            0 => name,
            1 => format!("{name} and 1 other"),
            more => format!("{name} and {more} others"),
        });
    }
    first.extend(rest);
    first
}

/// The page that mends it, and the words on its button.
fn page(mend: Mend, person: PersonId, may_name: bool) -> (String, &'static str) {
    let of = |rest: &str| format!("/people/{person}{rest}");
    match mend {
        Mend::RecordContact => (of("/contacts/new"), "Record a contact"),
        Mend::KeyWorkers if may_name => (of("/key-workers/new"), "Name someone"),
        Mend::KeyWorkers => (of("/key-workers"), "See the key workers"),
        Mend::Person => (of("/edit"), "Ask, and write it down"),
        _ => (of(""), "Open the record"),
    }
}
