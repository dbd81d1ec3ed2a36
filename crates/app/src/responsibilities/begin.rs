//! A service begins with a ready list for its kind, or begins again with another.

use askama::Template;
use domain::{
    ids::{Service, ServiceId},
    person::paragraph,
    responsibilities::{Starting, next_edition, starting},
    role::Role,
};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Change,
    edition::Place,
    service::{self, NewEdition},
};

#[derive(Template)]
#[template(path = "responsibilities/templates/begin.html")]
struct BeginPage {
    shell: Shell,
    form: Form,
    place: Place,
}

impl BeginPage {
    fn lists(&self) -> Vec<(String, String)> {
        let words = |list: &Starting| format!("{}: {} lines", list.name, list.lines.len());
        starting().iter().map(|list| (list.id.clone(), words(list))).collect()
    }
}

/// The service of the path, for whoever may change its list; not there for anyone else.
pub(super) fn changeable(ask: &Ask<Change>, tx: &mut Tx<'_>) -> Result<Place, Problem> {
    let service = ask.id::<Service>("service")?;
    if !ask.proof.covers(service) {
        return Err(Problem::NotFound(None));
    }
    Place::get(tx, ask.proof.organisation(), service)
}

pub(super) fn show(ask: &Ask<Change>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let place = changeable(ask, tx)?;
    Answer::page(&page(ask, place, Errors::default()))
}

fn page(ask: &Ask<Change>, place: Place, errors: Errors) -> BeginPage {
    let version = place.list.as_ref().map_or(0, |list| list.version).to_string();
    let form = ask.form(format!("{}/begin", place.path())).with(errors).filled(&[("version", version)]);
    let shell = ask.shell(format!("Begin with a ready list: {}", place.name)).form();
    BeginPage { shell, form, place }
}

/// Why the list is as it is, for whoever asks later.
pub(super) fn why(ask: &Ask<Change>, errors: &mut Errors) -> String {
    let why = errors.take("why", paragraph(ask.typed().get("why"), 500)).unwrap_or_default();
    if errors.of("why").is_none() && why.chars().count() < 3 {
        errors.add("why", "Enter why, for whoever asks later");
    }
    why
}

/// Told to whoever was slower.
pub(super) const SOMEBODY_WAS_QUICKER: &str =
    "Someone changed the list after you opened this page. Look at what is saved now. Then save once more";

pub(super) fn save(ask: &Ask<Change>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (place, mut errors) = (changeable(ask, work)?, Errors::default());
    let wanted = ask.typed().get("list");
    let list = starting().iter().find(|list| list.id == wanted);
    if list.is_none() {
        errors.add("list", "Select the kind of service");
    }
    let why = why(ask, &mut errors);
    let before = place.list.as_ref().map(|edition| edition.lines.as_slice()).unwrap_or_default();
    if let Some(Err(wrong)) = list.map(|list| next_edition(before, &list.lines)) {
        wrong.into_iter().for_each(|(_, wrong)| errors.add("list", wrong.to_string()));
    }
    let (Some(list), true) = (list, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, place, errors)));
    };
    let (service, on) = (place.id, work.today());
    let new = NewEdition { service, lines: &list.lines, source: &list.name, why: &why, on };
    match write(ask, work, &place, &new) {
        Ok(_) => Ok(Answer::see(format!("{}?said=list-begun", place.path()))),
        Err(StoreError::Stale { .. }) => {
            errors.add("list", SOMEBODY_WAS_QUICKER);
            let version = place.list.as_ref().map_or(0, |list| list.version).to_string();
            let mut page = page(ask, place, errors);
            page.form = page.form.now("version", version);
            Err(Answer::again(&page))
        }
        Err(error) => Err(error.into()),
    }
}

/// Writes an edition on the version that the form was made on. A registered manager who writes one has confirmed it.
pub(super) fn write(
    ask: &Ask<Change>,
    work: &mut Work<'_>,
    place: &Place,
    new: &NewEdition<'_>,
) -> Result<i64, StoreError> {
    let organisation = ask.proof.organisation();
    let version = ask.typed().get("version").parse().unwrap_or(0);
    let number = match &place.list {
        Some(list) => service::next(work, organisation, (list.list, version, list.number), new)?,
        None => {
            service::begin(work, organisation, new)?;
            1
        }
    };
    if manages(ask, place.id) {
        service::confirm(work, organisation, (place.id, number), ask.proof.staff(), new.on)?;
    }
    Ok(number)
}

fn manages(ask: &Ask<Change>, service: ServiceId) -> bool {
    let of =
        |post: &access::Post| post.held.role == Role::RegisteredManager && post.held.service == Some(service);
    ask.actor().is_some_and(|me| me.posts().iter().any(of))
}
