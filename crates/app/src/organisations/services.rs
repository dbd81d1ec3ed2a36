//! Services: their names and their words.

use askama::Template;
use domain::{
    Moment,
    ids::StaffId,
    role::Role,
    words::{Noun, Words},
};
use store::{StoreError, Tx, Value, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{Manage, rows::ServiceRow, service, settings, sql, words};
use crate::staff::{self, Conflict};

#[derive(Template)]
#[template(path = "organisations/templates/service.html")]
struct ServicePage {
    shell: Shell,
    form: Form,
    articles: Vec<(String, String)>,
    /// The service as saved; none for a new one.
    saved: Option<ServiceRow>,
    conflict: Option<Conflict>,
}

impl ServicePage {
    /// The words that the example shows: as saved, or the house's own.
    fn words(&self) -> Words {
        self.saved.as_ref().map_or_else(Words::default, ServiceRow::words)
    }
    /// "no key worker", said of one.
    fn none(&self) -> String {
        format!("no {}", self.words().key_worker.singular)
    }
}

pub(super) fn new(ask: &Ask<Manage>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&new_page(ask, Errors::default()))
}

fn new_page(ask: &Ask<Manage>, errors: Errors) -> ServicePage {
    ServicePage {
        shell: ask.shell("Add a service").form(),
        form: filled(ask.form("/settings/services/new"), "", &Words::default(), None).with(errors),
        articles: words::articles(),
        saved: None,
        conflict: None,
    }
}

fn filled(form: Form, name: &str, words: &Words, version: Option<i64>) -> Form {
    let mut values = words::values(words);
    values.push(("name".to_owned(), name.to_owned()));
    values.extend(version.map(|version| ("version".to_owned(), version.to_string())));
    let values: Vec<(&str, String)> =
        values.iter().map(|(field, value)| (field.as_str(), value.clone())).collect();
    form.filled(&values)
}

fn read(
    ask: &Ask<Manage>,
    tx: &mut Tx<'_>,
    but: Option<&ServiceRow>,
    errors: &mut Errors,
) -> Result<Option<(String, Words)>, Problem> {
    let name = errors.name("name", ask.typed().get("name"), "Enter the name of the service");
    let words = words::read(ask.typed(), errors);
    let all: Vec<ServiceRow> = tx.rows(&sql::SERVICES, &[ask.proof.organisation().into()])?;
    if let Some(name) = &name
        && all.iter().any(|row| settings::same(&row.name, name) && Some(row.id) != but.map(|but| but.id))
    {
        errors.add("name", "There is a service with this name already. Choose another name");
    }
    Ok(name.zip(words).filter(|_| errors.is_empty()))
}

pub(super) fn add(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (organisation, mut errors) = (ask.proof.organisation(), Errors::default());
    let Some((name, words)) = read(ask, work, None, &mut errors)? else {
        return Err(Answer::again(&new_page(ask, errors)));
    };
    let id = service::add_service(work, organisation, &name, &words)?;
    let (adder, today) = (ask.proof.staff(), ask.today());
    let role = Role::ServiceAdministrator;
    let post = staff::service::add_post(work, organisation, adder, role, Some(id), None, today, None)?;
    work.note(ask.proof.event("service.added").of(id).version(1));
    let detail = format!("staff={adder} role=service_administrator service={id}");
    work.note(ask.proof.event("post.added").of(post).version(1).detail(detail));
    Ok(Answer::see("/settings?said=service-added"))
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let saved = settings::covered(ask, tx, ask.id("service")?)?;
    Answer::page(&page(ask, saved, Errors::default()))
}

fn page(ask: &Ask<Manage>, saved: ServiceRow, errors: Errors) -> ServicePage {
    let form = ask.form(format!("/settings/services/{}", saved.id));
    ServicePage {
        shell: ask.shell("Name and words").form(),
        form: filled(form, &saved.name, &saved.words(), Some(saved.version)).with(errors),
        articles: words::articles(),
        saved: Some(saved),
        conflict: None,
    }
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (organisation, mut errors) = (ask.proof.organisation(), Errors::default());
    let saved = settings::covered(ask, work, ask.id("service")?)?;
    let Some((name, words)) = read(ask, work, Some(&saved), &mut errors)? else {
        return Err(Answer::again(&page(ask, saved, errors)));
    };
    let version = ask.typed().get("version").parse().unwrap_or(0);
    match work.correct("service", organisation, saved.id, version, &changes(&name, &words)) {
        Ok(version) => {
            work.note(ask.proof.event("service.corrected").of(saved.id).version(version));
            Ok(Answer::see(format!("/settings/services/{}?said=service-saved", saved.id)))
        }
        Err(StoreError::Stale { by, at }) => Err(stale(ask, work, saved, (&name, &words), (by, at))?),
        Err(error) => Err(error.into()),
    }
}

fn changes(name: &str, words: &Words) -> Vec<(&'static str, Value)> {
    let Words { key_worker: Noun { singular, plural, article }, person } = words;
    vec![
        ("name", name.into()),
        ("key_worker_singular", singular.into()),
        ("key_worker_plural", plural.into()),
        ("key_worker_article", article.into()),
        ("person_singular", (&person.singular).into()),
        ("person_plural", (&person.plural).into()),
        ("person_article", (&person.article).into()),
    ]
}

/// Both versions side by side; what was typed stays in the form.
fn stale(
    ask: &Ask<Manage>,
    work: &mut Work<'_>,
    saved: ServiceRow,
    (name, typed): (&str, &Words),
    changed: (Option<StaffId>, Moment),
) -> Result<Problem, Problem> {
    let there = saved.words();
    let mut parts = vec![("Name", saved.name.clone(), name.to_owned())];
    for ((part, saved), (_, typed)) in words::parts(&there).into_iter().zip(words::parts(typed)) {
        parts.push((part, saved.to_owned(), typed.to_owned()));
    }
    let conflict = Conflict::of(work, ask.proof.organisation(), changed, parts)?;
    let version = saved.version.to_string();
    let mut errors = Errors::default();
    errors.add("name", Conflict::SENTENCE);
    let mut page = page(ask, saved, errors);
    page.form = page.form.now("version", version);
    page.conflict = Some(conflict);
    Ok(Answer::again(&page))
}
