//! Changing a list: words, must or guideline, order, lines added and taken out. All of it is one new edition, with why.

use askama::Template;
use domain::{
    ids::Thing,
    one_of::OneOf,
    responsibilities::{Line, Side, Weight, next_edition},
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, options};

use super::{
    Change, begin,
    edition::{Edition, Place},
    lines,
    quicker::{self, Quicker},
    service::NewEdition,
};

#[derive(Template)]
#[template(path = "responsibilities/templates/edit.html")]
struct EditPage {
    shell: Shell,
    form: Form,
    place: Place,
    edition: Edition,
    lines: Vec<Fields>,
    /// What somebody else saved while the form was open.
    quicker: Option<Quicker>,
}

/// One line of the form.
struct Fields {
    at: usize,
    summary: String,
    open: bool,
    is_new: bool,
}

impl Fields {
    fn name(&self, part: &str) -> String {
        lines::field(part, self.at)
    }
}

impl EditPage {
    fn weights(&self) -> Vec<(String, String)> {
        options(Weight::ALL)
    }
    fn sides(&self) -> Vec<(String, String)> {
        options(Side::ALL)
    }
    fn plain_hint(&self) -> String {
        format!("It goes on from “Your {} …”", self.place.words.key_worker.singular)
    }
    fn out(&self) -> Vec<(String, String)> {
        vec![("yes".to_owned(), "Take this line out".to_owned())]
    }
}

pub(super) fn show(ask: &Ask<Change>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let place = begin::changeable(ask, tx)?;
    Answer::page(&page(ask, place, Errors::default())?)
}

fn page(ask: &Ask<Change>, place: Place, errors: Errors) -> Result<EditPage, Problem> {
    let edition = place.in_force()?.clone();
    let mut values = lines::values(&edition.lines);
    values.push(("version".to_owned(), edition.version.to_string()));
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let form = ask.form(format!("{}/edit", place.path())).filled(&values);
    let count = form.value("count").parse().unwrap_or(0_usize).min(edition.lines.len() + 80);
    let fields = (0..count).map(|at| {
        let is_new = form.value(&lines::field("id", at)).is_empty();
        let summary = lines::summary(form.value(&lines::field("words", at)), is_new);
        Fields { at, summary, open: lines::is_open(&errors, at), is_new }
    });
    let lines = fields.collect();
    let shell = ask.shell(format!("Change {}", lower(&place.title()))).form();
    Ok(EditPage { shell, form: form.with(errors), place, edition, lines, quicker: None })
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

pub(super) fn save(ask: &Ask<Change>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (place, mut errors) = (begin::changeable(ask, work)?, Errors::default());
    let before = place.in_force()?.clone();
    if ask.typed().get("version") != before.version.to_string() {
        return Err(somebody_was_quicker(ask, work, place, &before)?);
    }
    let typed = lines::read(ask.typed(), &mut errors, || format!("own-{}", work.mint::<Thing>()));
    let (places, new): (Vec<usize>, Vec<Line>) = typed.into_iter().unzip();
    if let Err(wrong) = next_edition(&before.lines, &new) {
        for (at, wrong) in wrong {
            let at = at.and_then(|at| places.get(at));
            // Two lines may be wrong alike: each says which it is.
            let (field, sentence) = match at {
                Some(at) => {
                    (lines::field("words", *at), format!("Line {}: {}", at + 1, lower(&wrong.to_string())))
                }
                None => ("why".to_owned(), wrong.to_string()),
            };
            if errors.of(&field).is_none() {
                errors.add(&field, sentence);
            }
        }
    }
    let why = match errors.of("why") {
        Some(_) => String::new(),
        None => begin::why(ask, &mut errors),
    };
    if !errors.is_empty() {
        return Err(Answer::again(&page(ask, place, errors)?));
    }
    let (service, on) = (place.id, work.today());
    let new = NewEdition { service, lines: &new, source: &before.source, why: &why, on };
    match begin::write(ask, work, &place, &new) {
        Ok(_) => Ok(Answer::see(format!("{}?said=list-changed", place.path()))),
        Err(error) => Err(error.into()),
    }
}

/// What was typed stays. What the other edition has beside it is shown, and saving again goes on top of that one.
fn somebody_was_quicker(
    ask: &Ask<Change>,
    tx: &mut Tx<'_>,
    place: Place,
    saved: &Edition,
) -> Result<Problem, Problem> {
    let mut errors = Errors::default();
    errors.add("lines", begin::SOMEBODY_WAS_QUICKER);
    let quicker = quicker::look(ask, tx, saved)?;
    let mut page = page(ask, place, errors)?;
    page.form = page.form.now("version", saved.version.to_string());
    page.quicker = Some(quicker);
    Ok(Answer::again(&page))
}
