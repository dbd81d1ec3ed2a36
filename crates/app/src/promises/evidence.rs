//! How a service stood on a day, as files: the same bytes whenever they are made, as long as nothing more is written
//! down about that day (F7).

use askama::Template;
use domain::{
    Day,
    ids::{OrganisationId, ServiceId},
    journal::Event,
};
use store::{StoreError, Tx, Work};

use super::{past::Stood, sql};

/// The services of this name, each with its organisation.
pub fn services_named(tx: &mut Tx<'_>, name: &str) -> Result<Vec<(OrganisationId, ServiceId)>, StoreError> {
    tx.rows(&sql::NAMED, &[name.into()])
}

/// The services that promise nothing yet, of every organisation.
pub fn services_without_policy(tx: &mut Tx<'_>) -> Result<Vec<(OrganisationId, ServiceId)>, StoreError> {
    tx.rows(&sql::WITHOUT_POLICY, &[])
}

#[derive(Template)]
#[template(path = "promises/templates/evidence.html")]
struct EvidencePage<'a> {
    service: &'a str,
    stood: &'a Stood,
}

/// The files: their names and what is in them. That they were made goes into the journal.
pub fn evidence(
    work: &mut Work<'_>,
    (organisation, service, name): (OrganisationId, ServiceId, &str),
    on: Day,
) -> Result<Vec<(&'static str, Vec<u8>)>, StoreError> {
    let stood = Stood::read(work, organisation, service, on, None)?;
    let page = EvidencePage { service: name, stood: &stood };
    let html = page.render().map_err(|error| StoreError::Failed(error.to_string()))?;
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let tallies = stood.tallies().into_iter().map(|tally| {
        let numbers = [tally.late, tally.due, tally.met, tally.excused];
        let words = [tally.about().to_owned(), tally.words.clone()];
        let measured = if tally.not_measured > 0 { "yes" } else { "" };
        let numbers = numbers.map(|number| number.to_string());
        words.into_iter().chain(numbers).chain([measured.to_owned()]).collect::<Vec<_>>()
    });
    let duties = stood.rows.iter().map(|row| {
        vec![
            row.who().to_owned(),
            row.local_id.clone().unwrap_or_default(),
            row.rule.clone(),
            row.item.clone(),
            row.words.clone(),
            row.standing(on).words(),
            day(row.due_on),
            day(row.kept_on),
            day(row.until_on),
            row.owner(),
            row.because.clone(),
        ]
    });
    let since = stood.since.iter().map(|row| {
        let recorded = row.recorded_at.day().to_string();
        vec![row.who().to_owned(), row.words.clone(), row.kept_on.to_string(), recorded]
    });
    let numbers = ["To", "Promise", "Late", "In time", "Kept", "Not for now", "Not measured yet"];
    let columns = [
        "About",
        "Local number",
        "Rule",
        "Item",
        "Promise",
        "How it stood",
        "Due on",
        "Kept on",
        "Look again on",
        "Whose part",
        "Why",
    ];
    let files = vec![
        ("index.html", html.into_bytes()),
        ("promises.csv", documents::write_csv(&numbers, tallies)),
        ("duties.csv", documents::write_csv(&columns, duties)),
        (
            "recorded-since.csv",
            documents::write_csv(&["About", "Promise", "Done on", "Written down on"], since),
        ),
        ("policy.toml", stood.policy.clone().unwrap_or_default().into_bytes()),
    ];
    work.note(Event::new("evidence.made", "installation").of(service).detail(format!("on={on}")));
    Ok(files)
}
