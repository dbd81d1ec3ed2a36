//! How a service stood at the end of a day, as it was known then; and what was written down about that day afterwards
//! (F7).

use std::collections::{BTreeMap, HashSet};

use access::{OrganisationPermit, Scope, SeeUnallocated, Shown};
use askama::Template;
use domain::{
    Day, Moment,
    ids::{OrganisationId, PersonId, Service, ServiceId},
};
use store::{StoreError, Tx};
use web::{Answer, Ask, Errors, Form, Problem, Shell, fields::read_date};

use crate::duties;

use super::{
    policy::found,
    sql::{self, KnownRow, ServiceRow, SinceRow},
    state::{Standing, owner},
};

/// How a service stood at the end of a day.
pub struct Stood {
    pub(super) on: Day,
    pub(super) rows: Vec<KnownRow>,
    pub(super) since: Vec<SinceRow>,
    /// The policy in force, as TOML.
    pub(super) policy: Option<String>,
    /// People are counted and not named: for readers who open no record.
    pub(super) unnamed: bool,
    /// Since when what is due here is worked out.
    pub(super) known_since: Option<Moment>,
}

/// How many promises of one kind stood how.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) about: String,
    pub(super) words: String,
    pub(super) late: usize,
    pub(super) due: usize,
    pub(super) met: usize,
    pub(super) excused: usize,
    pub(super) not_measured: usize,
}

/// Whom a promise is to, in the order of the tables.
const ABOUT: [(&str, &str); 3] = [("person", "People"), ("worker", "Staff"), ("service", "The service")];

impl Tally {
    fn is_measured(&self) -> bool {
        self.late + self.due + self.met + self.excused > 0
    }
    /// To whom, in words.
    pub(super) fn about(&self) -> &'static str {
        ABOUT.iter().find(|(code, _)| *code == self.about).map_or("", |(_, words)| *words)
    }
}

impl KnownRow {
    /// To whom the promise is: what nobody recorded about people stands with the service.
    fn promised_to(&self) -> &str {
        if self.item == duties::PEOPLE { "person" } else { &self.about }
    }
    pub(super) fn standing(&self, on: impl std::borrow::Borrow<Day>) -> Standing {
        Standing::of(&self.state, self.due_on, self.kept_on, self.until_on, *on.borrow())
    }
    pub(super) fn who(&self) -> &str {
        self.person.as_deref().or(self.staff.as_deref()).unwrap_or("The service")
    }
    pub(super) fn owner(&self) -> String {
        owner(self.owner.as_ref(), &self.owner_role)
    }
}

impl SinceRow {
    pub(super) fn who(&self) -> &str {
        self.person.as_deref().or(self.staff.as_deref()).unwrap_or("The service")
    }
}

impl Stood {
    /// Reads it. `seen` are the people whom the reader may see; without it, everyone.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        organisation: OrganisationId,
        service: ServiceId,
        on: Day,
        seen: Option<&HashSet<PersonId>>,
    ) -> Result<Self, StoreError> {
        let ended = Moment::at(on.plus_days(1), 0, 0).unwrap_or_else(|| tx.now());
        let arguments = [organisation.into(), service.into(), ended.into(), on.into()];
        let mut rows: Vec<KnownRow> = tx.rows(&sql::AS_KNOWN, &arguments[..3])?;
        let mut since: Vec<SinceRow> = tx.rows(&sql::SINCE, &arguments)?;
        if let Some(seen) = seen {
            rows.retain(|row| row.about != "person" || seen.contains(&row.subject.cast()));
            since.retain(|row| row.person.is_none() || seen.contains(&row.subject.cast()));
        }
        let arguments = [organisation.into(), service.into(), on.into(), ended.into()];
        let policy = tx.maybe(&sql::IN_FORCE_ON, &arguments)?;
        let known_since = tx.one(&sql::KNOWN_SINCE, &arguments[..2])?;
        Ok(Self { on, rows, since, policy, unnamed: false, known_since })
    }
    /// Leaves out what is about staff and the service itself: for readers from elsewhere.
    fn only_people(&mut self) {
        self.rows
            .retain(|row| row.about == "person" || (row.about == "service" && row.item == duties::PEOPLE));
        self.since.retain(|row| row.person.is_some());
    }
    /// Promise by promise, in the order of the policy.
    pub(super) fn tallies(&self) -> Vec<Tally> {
        let mut tallies: BTreeMap<(u8, i64, &str), Tally> = BTreeMap::new();
        for row in &self.rows {
            let about = row.promised_to();
            let place = ABOUT.iter().position(|(code, _)| *code == about).unwrap_or_default();
            let place = u8::try_from(place).unwrap_or_default();
            let tally = tallies.entry((place, row.position, &row.rule)).or_default();
            tally.words.clone_from(&row.words);
            about.clone_into(&mut tally.about);
            match row.standing(self.on) {
                Standing::Late(_) => tally.late += 1,
                Standing::Due(_) => tally.due += 1,
                Standing::Met(_) => tally.met += 1,
                Standing::Excused(_) => tally.excused += 1,
                Standing::NotMeasured => tally.not_measured += 1,
            }
        }
        tallies.into_values().collect()
    }
    /// The promises that something was measured about, by whom they are to.
    pub(super) fn groups(&self) -> Vec<(&'static str, Vec<Tally>)> {
        let of = |about: &str| {
            let tallies = self.tallies().into_iter().filter(|tally| tally.about == about);
            tallies.filter(Tally::is_measured).collect::<Vec<_>>()
        };
        let groups = ABOUT.iter().map(|(about, title)| (*title, of(about)));
        groups.filter(|(_, tallies)| !tallies.is_empty()).collect()
    }
    /// The promises that nothing was measured about.
    pub(super) fn unmeasured(&self) -> Vec<String> {
        let tallies = self.tallies().into_iter().filter(|tally| !tally.is_measured());
        tallies.map(|tally| tally.words).collect()
    }
    /// What was late, the longest first; people only where they may be named.
    pub(super) fn late(&self) -> Vec<&KnownRow> {
        let late = |row: &&KnownRow| matches!(row.standing(self.on), Standing::Late(_));
        let named = |row: &&KnownRow| !self.unnamed || row.about != "person";
        let mut rows: Vec<&KnownRow> = self.rows.iter().filter(late).filter(named).collect();
        rows.sort_by_key(|row| row.due_on);
        rows
    }
}

#[derive(Template)]
#[template(path = "promises/templates/past.html")]
struct PastPage {
    shell: Shell,
    service: ServiceRow,
    form: Form,
    stood: Option<Stood>,
}

/// A person whom the reader may see.
struct Seen(PersonId);

impl store::Record for Seen {
    fn from_row(row: &store::Row<'_>) -> Result<Self, StoreError> {
        row.get(0).map(Self)
    }
}
impl Shown for Seen {
    fn person(&self) -> PersonId {
        self.0
    }
}

/// As the reader may see it: whoever answers for the whole organisation gets every number, and no names of people.
fn stood(
    ask: &Ask<OrganisationPermit<SeeUnallocated>>,
    tx: &mut Tx<'_>,
    service: ServiceId,
    day: Day,
) -> Result<Stood, Problem> {
    let organisation = ask.proof.organisation();
    if ask.proof.whole() {
        tx.note(ask.proof.event("evidence.listed").of(service));
        let mut stood = Stood::read(tx, organisation, service, day, None)?;
        stood.since.retain(|row| row.person.is_none());
        stood.unnamed = true;
        return Ok(stood);
    }
    let seen: Vec<Seen> = Scope::of(ask.me()?).list(tx, "evidence.listed", &sql::SEEN, [])?;
    let seen: HashSet<PersonId> = seen.into_iter().map(|seen| seen.0).collect();
    Ok(Stood::read(tx, organisation, service, day, Some(&seen))?)
}

/// The day stands in the address, so that the page can be kept and sent.
pub(super) fn show(
    ask: &Ask<OrganisationPermit<SeeUnallocated>>,
    tx: &mut Tx<'_>,
) -> Result<Answer, Problem> {
    let service = ask.id::<Service>("service")?;
    let (row, _) = found(tx, ask.proof.organisation(), service, ask.today())?;
    let mut errors = Errors::default();
    let asked = ["on-day", "on-month", "on-year"].map(|part| (part, ask.query(part).to_owned()));
    let fields: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let day = match read_date(&web::Typed::of(&fields), "on") {
        Ok(Some(day)) if day <= ask.today() => Some(day),
        Ok(Some(_)) => {
            errors.add("on", "Choose today or a day before it: nobody knows yet how later days will stand");
            None
        }
        Ok(None) => None,
        Err(sentence) => {
            errors.add("on", sentence);
            None
        }
    };
    let stood = match day {
        Some(day) => {
            let mut stood = stood(ask, tx, service, day)?;
            if !ask.proof.covers_team(service, None) {
                stood.only_people();
            }
            Some(stood)
        }
        None => None,
    };
    let form = ask.form("").with(errors).filled(&asked);
    let shell = ask.shell(format!("How {} stood", row.name));
    Answer::page(&PastPage { shell, service: row, form, stood })
}
