//! What a key worker does and does not do, for the person: plain words, large, to show or to print (A10).

use askama::Template;
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{
    Read, ReadSheet,
    edition::{self, Edition, Place},
    sql::{self, HolderRow},
};
use crate::people::{self, Header};

/// One service, as the person is told of it.
struct Told {
    place: Place,
    edition: Edition,
    /// The key worker's name.
    who: Option<String>,
}

impl Told {
    /// "Your key worker", or "Mina is your key worker".
    fn title(&self) -> String {
        let word = &self.place.words.key_worker.singular;
        self.who.as_ref().map_or_else(|| format!("Your {word}"), |who| format!("{who} is your {word}"))
    }
    fn subject(&self) -> String {
        match &self.who {
            Some(who) => who.split(' ').next().unwrap_or(who).to_owned(),
            None => format!("Your {}", self.place.words.key_worker.singular),
        }
    }
}

#[derive(Template)]
#[template(path = "responsibilities/templates/told.html")]
struct ServicePage {
    shell: Shell,
    told: Told,
}

pub(super) fn of_service(ask: &Ask<Read>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let place = edition::readable(ask, tx)?;
    let edition = place.in_force()?.clone();
    let shell = ask.shell(format!("What your {} does", place.words.key_worker.singular));
    Answer::page(&ServicePage { shell, told: Told { place, edition, who: None } })
}

#[derive(Template)]
#[template(path = "responsibilities/templates/told_person.html")]
struct PersonPage {
    shell: Shell,
    header: Header,
    services: Vec<Told>,
}

pub(super) fn of_person(ask: &Ask<ReadSheet>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (permit, today) = (&ask.proof, ask.today());
    let header = people::header(tx, permit, "key-workers")?;
    let arguments = [permit.person().into(), permit.organisation().into(), today.into()];
    let holders: Vec<HolderRow> = tx.rows(&sql::HOLDERS, &arguments)?;
    let mut services = Vec::new();
    for place in Place::all(tx, permit.organisation())? {
        if !header.placements().iter().any(|row| row.service == place.id) {
            continue;
        }
        let who = holders.iter().find(|row| row.service == place.id).map(|row| row.name.clone());
        if let Some(edition) = place.list.clone() {
            services.push(Told { place, edition, who });
        }
    }
    let shell =
        ask.shell(format!("For {}: what your {} does", header.called(), header.words().key_worker.singular));
    Answer::page(&PersonPage { shell, header, services })
}
