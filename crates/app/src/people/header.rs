//! The block at the top of every page about a person.

use access::{Act, Permit};
use domain::{
    Day, names,
    nhs_number::NhsNumber,
    one_of::OneOf,
    person::communication_check_due,
    tenure::Kind,
    words::{Noun, Words},
};
use store::{StoreError, Tx};

use super::{
    rows::{NowRow, PersonRow},
    sql,
};

/// Someone who holds a role for the person today.
#[derive(Debug, Clone)]
pub struct Holder {
    /// What they are, in the service's own words.
    pub what: String,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: Day,
    /// The service.
    pub service: String,
    /// How to reach them.
    pub phone: String,
    /// Until when they are away.
    pub away_until: Option<Day>,
    /// Whether this is the one named key worker of the lead service.
    pub leads: bool,
    /// What kind of holder.
    pub kind: Kind,
}

/// What every page about a person begins with.
#[derive(Debug, Clone)]
pub struct Header {
    /// The person.
    pub person: PersonRow,
    /// Placements that have not ended, with who holds what today.
    pub now: Vec<NowRow>,
    /// Today.
    pub today: Day,
    /// Whether no more than the brief may be shown.
    pub brief: bool,
    /// What the actor may do from here: the sub-navigation follows it.
    pub may: May,
    /// Which part of the record this page is.
    pub part: &'static str,
}

/// What the actor may do with this record.
#[derive(Debug, Clone, Copy, Default)]
pub struct May {
    /// Read the record.
    pub read: bool,
    /// Record a contact.
    pub record: bool,
    /// Correct the person's details.
    pub correct: bool,
    /// Name key workers.
    pub tenure: bool,
    /// Restrict.
    pub restrict: bool,
    /// See the secret address.
    pub secret: bool,
    /// See who looked.
    pub journal: bool,
}

/// Loads the block. Two statements, whatever the record holds.
pub fn header<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>, part: &'static str) -> Result<Header, StoreError> {
    let today = tx.today();
    let person = tx.one(&sql::PERSON, &[permit.person().into(), permit.organisation().into()])?;
    let now = tx.rows(&sql::NOW, &[permit.person().into(), permit.organisation().into(), today.into()])?;
    Ok(Header { person, now, today, brief: permit.brief_only(), may: May::of(permit), part })
}

impl May {
    fn of<A: Act>(permit: &Permit<A>) -> Self {
        use domain::access::PersonAct as P;
        let allows = |act| permit.basis().allows(act);
        Self {
            read: !permit.brief_only(),
            record: allows(P::RecordContact),
            correct: allows(P::CorrectPerson),
            tenure: allows(P::ManageTenure),
            restrict: allows(P::Restrict),
            secret: allows(P::SecretAddress),
            journal: allows(P::ReadJournal),
        }
    }
}

impl NowRow {
    /// The words of the service.
    pub fn words(&self) -> Words {
        Words {
            key_worker: Noun::new(
                &self.key_worker_singular,
                &self.key_worker_plural,
                &self.key_worker_article,
            ),
            person: Noun::new(&self.person_singular, &self.person_plural, &self.person_article),
        }
    }
}

impl Header {
    /// What the person likes to be called: in a sentence, and on a button.
    pub fn called(&self) -> &str {
        if self.person.known_as.is_empty() {
            self.person.name.split(' ').next().unwrap_or(&self.person.name)
        } else {
            &self.person.known_as
        }
    }
    /// Whether there is anything beside the name: another name, how it sounds, pronouns.
    pub fn has_more_to_say(&self) -> bool {
        let person = &self.person;
        [&person.known_as, &person.pronounced, &person.pronouns].iter().any(|words| !words.is_empty())
    }
    /// The address of the record.
    pub fn path(&self) -> String {
        format!("/people/{}", self.person.id)
    }
    /// Letters in place of a photo.
    pub fn initials(&self) -> String {
        names::initials(&self.person.name)
    }
    /// "3 March 2006 (age 20)"
    pub fn born(&self) -> Option<String> {
        self.person.born_on.map(|born| format!("{} (age {})", born.long(), self.today.years_since(born)))
    }
    /// The NHS number in its three groups.
    pub fn nhs_number_groups(&self) -> Option<Vec<String>> {
        let number = NhsNumber::read(self.person.nhs_number.as_deref()?).ok()?;
        Some(number.to_string().split(' ').map(str::to_owned).collect())
    }
    /// Whether it is time to ask again how to communicate.
    pub fn communication_is_old(&self) -> bool {
        communication_check_due(self.person.communication_checked_on, self.today)
    }
    /// The words of the lead service, or of the first.
    pub fn words(&self) -> Words {
        let lead = self.now.iter().find(|row| Some(row.service) == self.person.lead_service);
        lead.or_else(|| self.now.first()).map_or_else(Words::default, NowRow::words)
    }
    /// How many services support the person.
    pub fn services(&self) -> usize {
        let mut services: Vec<_> = self.now.iter().map(|row| row.service).collect();
        services.sort();
        services.dedup();
        services.len()
    }
    /// Whoever holds a role today: the lead key worker first.
    pub fn holders(&self) -> Vec<Holder> {
        let one_service = self.services() == 1;
        let mut holders: Vec<Holder> =
            self.now.iter().filter_map(|row| holder(row, self, one_service)).collect();
        holders.sort_by_key(|holder| (!holder.leads, holder.kind));
        holders
    }
    /// The named key workers of today.
    pub fn key_workers(&self) -> Vec<Holder> {
        self.holders().into_iter().filter(|holder| holder.kind == Kind::KeyWorker).collect()
    }
    /// The services where nobody is key worker today.
    pub fn without(&self) -> Vec<&NowRow> {
        let held = |row: &NowRow| {
            self.now.iter().any(|other| {
                other.service == row.service && other.kind.as_deref() == Some(Kind::KeyWorker.code())
            })
        };
        let mut rows: Vec<&NowRow> =
            self.now.iter().filter(|row| !held(row) && row.starts_on <= self.today).collect();
        rows.dedup_by_key(|row| row.service);
        rows
    }
    /// Whether the lead among several key workers has not been chosen.
    pub fn lead_missing(&self) -> bool {
        self.services() > 1 && !self.now.iter().any(|row| Some(row.service) == self.person.lead_service)
    }
    /// Each service once.
    pub fn placements(&self) -> Vec<&NowRow> {
        let mut rows: Vec<&NowRow> = self.now.iter().collect();
        rows.dedup_by_key(|row| row.placement);
        rows
    }
}

fn holder(row: &NowRow, header: &Header, one_service: bool) -> Option<Holder> {
    let kind = row.kind.as_deref().and_then(Kind::from_code)?;
    let word = row.words().key_worker;
    let leads = kind == Kind::KeyWorker && (one_service || header.person.lead_service == Some(row.service));
    let what = match kind {
        Kind::KeyWorker if leads && !one_service => format!("Lead {}", word.singular),
        Kind::KeyWorker => word.title(),
        Kind::Interim => format!("Interim {}", word.singular),
        Kind::Second => format!("Second {}", word.singular),
        Kind::Cover => format!("Cover for the {}", word.singular),
    };
    Some(Holder {
        what,
        name: row.staff_name.clone()?,
        since: row.since?,
        service: row.service_name.clone(),
        phone: row.staff_phone.clone().unwrap_or_default(),
        away_until: row.away_until,
        leads,
        kind,
    })
}
