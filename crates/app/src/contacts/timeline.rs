//! The timeline: everything, grouped by day, filtered and searched.

use access::{Permit, ReadRecord};
use askama::Template;
use domain::{Day, Moment, contact::How, ids::ContactId, one_of::OneOf};
use store::Tx;
use web::{Answer, Ask, Problem, Shell, options};

use super::{Entry, Filter, correct::Theirs, entries};
use crate::people::{self, Header};

#[derive(Template)]
#[template(path = "contacts/templates/timeline.html")]
struct TimelinePage {
    shell: Shell,
    header: Header,
    days: Vec<(Day, Vec<Entry>)>,
    how: String,
    text: String,
    next: Option<String>,
    /// The contacts that the reader may change: the own ones, or all.
    theirs: Theirs,
}

impl TimelinePage {
    fn hows(&self) -> Vec<(String, String)> {
        std::iter::once((String::new(), "Any".to_owned())).chain(options(How::ALL)).collect()
    }
    fn may_change(&self, entry: &Entry) -> bool {
        self.header.may.record && self.theirs.holds(entry)
    }
    fn filtered(&self) -> bool {
        !self.how.is_empty() || !self.text.is_empty()
    }
}

/// Contacts on one page.
const PAGE: usize = 30;

pub(super) fn show(ask: &Ask<Permit<ReadRecord>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let header = people::header(tx, &ask.proof, "contacts")?;
    let how = How::from_code(ask.query("how")).map_or_else(String::new, |how| how.code().to_owned());
    let text: String = ask.query("text").trim().chars().take(300).collect();
    let before = read_cursor(ask.query("before"));
    let filter = Filter { how: how.clone(), text: text.clone(), before, most: PAGE + 1 };
    let mut found = entries(tx, &ask.proof, &filter)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|last| {
        let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        format!(
            "{}?how={how}&text={}&before={}~{}",
            ask.path(),
            encode(&text),
            last.happened.micros(),
            last.id
        )
    });
    let shell = ask.shell(format!("Contacts: {}", header.called()));
    let theirs = Theirs::of(&ask.proof);
    Answer::page(&TimelinePage { shell, header, days: by_day(found), how, text, next, theirs })
}

fn by_day(entries: Vec<Entry>) -> Vec<(Day, Vec<Entry>)> {
    let mut days: Vec<(Day, Vec<Entry>)> = Vec::new();
    for entry in entries {
        let day = entry.happened.day();
        match days.last_mut() {
            Some((last, group)) if *last == day => group.push(entry),
            _ => days.push((day, vec![entry])),
        }
    }
    days
}

fn read_cursor(text: &str) -> Option<(Moment, ContactId)> {
    let (at, id) = text.split_once('~')?;
    let at: i64 = at.parse().ok().filter(|at| (0..253_402_000_000_000_000).contains(at))?;
    Some((Moment::from_micros(at), id.parse().ok()?))
}
