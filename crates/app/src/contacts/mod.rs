//! Contacts: recorded in two taps, with no typing needed; details after the save; a timeline (C3, C4).

mod correct;
mod facts;
mod record;
mod sql;
mod timeline;

pub use facts::{facts, records};

use std::borrow::Borrow;

use access::{Act, CorrectContact, Permit, ReadRecord, RecordContact, SeePeople, Shown};
use domain::{
    Day, Moment,
    access::Label,
    contact::{How, With},
    ids::{ContactId, PersonId, StaffId},
    one_of::OneOf,
};
use store::{StoreError, Tx, Value};
use web::{In, Of, Routes};

pub use record::save as save_contact;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/record", In::<SeePeople>::service(), record::choose)
        .get("/people/{person}/contacts", Of::<ReadRecord>::person(), timeline::show)
        .get("/people/{person}/contacts/new", Of::<RecordContact>::person(), record::show)
        .post("/people/{person}/contacts/new", Of::<RecordContact>::person(), record::save_form)
        .get("/people/{person}/contacts/{contact}/edit", Of::<CorrectContact>::person(), correct::show)
        .post("/people/{person}/contacts/{contact}/edit", Of::<CorrectContact>::person(), correct::save)
        .get("/people/{person}/contacts/{contact}/history", Of::<ReadRecord>::person(), correct::history)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

/// A contact, as it is shown.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: ContactId,
    pub how: How,
    pub with: With,
    pub happened: Moment,
    pub recorded: Moment,
    pub note: String,
    pub label: Label,
    pub withdrawn: bool,
    pub version: i64,
    pub staff: StaffId,
    pub staff_name: String,
}

impl Entry {
    fn of(row: sql::ContactRow) -> Self {
        Self {
            id: row.id,
            how: How::from_code(&row.how).unwrap_or(How::InPerson),
            with: With::from_code(&row.with_whom).unwrap_or(With::Person),
            happened: row.happened_at,
            recorded: row.recorded_at,
            note: row.note,
            label: Label::from_code(&row.label).unwrap_or(Label::StaffOnly),
            withdrawn: row.withdrawn,
            version: row.version,
            staff: row.staff,
            staff_name: row.staff_name,
        }
    }
    /// " by Mina", " with family, by Mina"
    pub fn by(&self) -> String {
        match self.with {
            With::Person => format!(" by {}", self.staff_name),
            with => format!(" ({}), by {}", with.words().to_lowercase(), self.staff_name),
        }
    }
    /// "yesterday at 4:10pm"
    pub fn when(&self, today: impl Borrow<Day>) -> String {
        let today = *today.borrow();
        let day = self.happened.day();
        let words = if today.days_since(day) < 2 {
            day.ago(today)
        } else {
            format!("{} {}", day.with_weekday(), day.parts().0)
        };
        format!("{words} at {}", self.happened.clock_time())
    }
    /// When it was recorded, where that was not at once.
    pub fn recorded_later(&self) -> Option<String> {
        let late = self.recorded.seconds_since(self.happened) > 3 * 3600;
        late.then(|| format!("Recorded {}, {}", self.recorded.day().short(), self.recorded.clock_time()))
    }
    /// The beginning of the note.
    pub fn short_note(&self) -> String {
        let mut short: String = self.note.chars().take(240).collect();
        if short.len() < self.note.len() {
            short.push('…');
        }
        short
    }
    /// Whether it was changed since it was recorded.
    pub fn was_corrected(&self) -> bool {
        self.version > 1
    }
}

/// The latest contacts that the permit opens; with the least view, the actor's own.
pub fn latest<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>, most: usize) -> Result<Vec<Entry>, StoreError> {
    let filter = Filter { most, ..Filter::default() };
    entries(tx, permit, &filter)
}

/// The latest contacts, each with its day and whether anything is written down. Whatever their label: that there was
/// one says nothing of what was said.
pub fn written<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>) -> Result<Vec<(Day, bool)>, StoreError> {
    let rows: Vec<(Moment, bool)> =
        tx.rows(&sql::WRITTEN, &[permit.person().into(), permit.organisation().into()])?;
    Ok(rows.into_iter().map(|(at, written)| (at.day(), written)).collect())
}

/// Which contacts are wanted.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    how: String,
    text: String,
    before: Option<(Moment, ContactId)>,
    most: usize,
}

impl Default for Filter {
    fn default() -> Self {
        Self { how: String::new(), text: String::new(), before: None, most: 31 }
    }
}

fn entries<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>, filter: &Filter) -> Result<Vec<Entry>, StoreError> {
    let far = (
        Moment::from_micros(253_402_000_000_000_000),
        ContactId::of(domain::Id::<()>::from_bytes([0xFF; 16]).uuid()),
    );
    let (at, id) = filter.before.unwrap_or(far);
    let mut arguments: Vec<Value> = vec![permit.person().into(), permit.organisation().into()];
    arguments.extend(permit.labels().codes().map(Value::from));
    arguments.extend([permit.staff().into(), at.into(), id.into(), (&filter.how).into()]);
    arguments.push(like(&filter.text).into());
    arguments.push(i64::try_from(filter.most).unwrap_or(31).into());
    let rows: Vec<sql::ContactRow> = tx.rows(&sql::TIMELINE, &arguments)?;
    Ok(rows.into_iter().map(Entry::of).collect())
}

/// A pattern that finds the text anywhere; empty for any text.
fn like(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let plain = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}

/// One contact, if the permit opens it.
fn one<A: Act>(tx: &mut Tx<'_>, permit: &Permit<A>, contact: ContactId) -> Result<Entry, StoreError> {
    let mut arguments: Vec<Value> =
        vec![permit.person().into(), permit.organisation().into(), contact.into(), permit.staff().into()];
    arguments.extend(permit.labels().codes().map(Value::from));
    Ok(Entry::of(tx.one(&sql::ONE, &arguments)?))
}

impl Shown for sql::ChoiceRow {
    fn person(&self) -> PersonId {
        self.id
    }
}
