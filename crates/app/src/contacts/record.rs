//! Recording a contact: two taps from My people, and nothing must be typed.

use access::{OrganisationPermit, Permit, RecordContact, SeePeople};
use askama::Template;
use domain::{
    Day, Moment,
    access::Label,
    contact::{How, Wish, With, decide},
    ids::{Contact, ContactId, StaffId},
    names,
    one_of::OneOf,
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, Typed, fields::read_date, options};

use super::sql;
use crate::{
    notices,
    people::{self, Header},
};

#[derive(Template)]
#[template(path = "contacts/templates/record.html")]
struct RecordPage {
    shell: Shell,
    header: Header,
    form: Form,
    back: String,
}

impl RecordPage {
    fn hows(&self) -> Vec<(String, String)> {
        options(How::ALL)
    }
    fn whens(&self) -> Vec<(String, String)> {
        [
            ("now", "Just now"),
            ("today", "Earlier today"),
            ("yesterday", "Yesterday"),
            ("other", "Another day"),
        ]
        .map(|(code, words)| (code.to_owned(), words.to_owned()))
        .to_vec()
    }
}

pub(super) fn show(ask: &Ask<Permit<RecordContact>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Ask<Permit<RecordContact>>, tx: &mut Tx<'_>, errors: Errors) -> Result<RecordPage, Problem> {
    let header = people::header(tx, &ask.proof, "record")?;
    let ready = [("how", "in_person".to_owned()), ("when", "now".to_owned())];
    let form = ask.form(format!("{}/contacts/new", header.path())).with(errors).filled(&ready);
    let back = header.path();
    Ok(RecordPage {
        shell: ask.shell(format!("Contact with {}", header.called())).form(),
        header,
        form,
        back,
    })
}

pub(super) fn save_form(ask: &Ask<Permit<RecordContact>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let mut errors = Errors::default();
    let wish = read(ask.typed(), ask.now(), &mut errors);
    let born = people::service::born_on(work, ask.proof.organisation(), ask.proof.person())?;
    let decided = wish.and_then(|wish| {
        decide(wish, born, ask.now())
            .map_err(|sentence| errors.add(field_of(&sentence), sentence.to_string()))
            .ok()
    });
    let Some(wish) = decided else { return Err(Answer::again(&page(ask, work, errors)?)) };
    let contact = save(work, &ask.proof, &wish)?;
    Ok(Answer::see(format!("/people/{}?recorded={contact}", ask.proof.person())))
}

fn field_of(sentence: &domain::contact::CannotRecord) -> &'static str {
    use domain::contact::CannotRecord as C;
    match sentence {
        C::Future | C::BeforeBirth(_) => "other",
        C::TooLong(_) | C::Hidden => "note",
    }
}

/// Writes the contact, and tells the key worker when someone else recorded it.
pub fn save(work: &mut Work<'_>, permit: &Permit<RecordContact>, wish: &Wish) -> Result<ContactId, Problem> {
    let (id, now) = (work.mint::<Contact>(), work.now());
    let arguments = [
        id.into(),
        permit.organisation().into(),
        permit.person().into(),
        permit.staff().into(),
        wish.how.code().into(),
        wish.with.code().into(),
        wish.happened.into(),
        now.into(),
        (&wish.note).into(),
        wish.label.code().into(),
    ];
    work.put(&sql::ADD, &arguments)?;
    work.note(permit.event("contact.recorded").of(id).version(1));
    if !matches!(permit.basis(), domain::access::Basis::KeyWorker(..)) {
        let today = work.today();
        let arguments =
            [permit.person().into(), permit.organisation().into(), today.into(), permit.staff().into()];
        let tell: Vec<StaffId> = work.rows(&sql::KEY_WORKERS, &arguments)?;
        notices::tell(
            work,
            permit.organisation(),
            &tell,
            "contact_by_other",
            Some(permit.person()),
            wish.how.code(),
        )?;
    }
    Ok(id)
}

fn read(typed: &Typed, now: Moment, errors: &mut Errors) -> Option<Wish> {
    let how = How::from_code(typed.get("how"));
    if how.is_none() {
        errors.add("how", "Select how you were in touch");
    }
    let happened = read_when(typed, now, errors);
    Some(Wish {
        how: how?,
        with: With::Person,
        happened: happened?,
        note: typed.get("note").to_owned(),
        label: Label::Normal,
    })
}

/// When it happened. A past day without a time is kept as noon, a time at which nobody reads more into it.
fn read_when(typed: &Typed, now: Moment, errors: &mut Errors) -> Option<Moment> {
    let today = now.day();
    let time = match read_time(typed.get("time")) {
        Ok(time) => time,
        Err(sentence) => {
            errors.add("time", sentence);
            return None;
        }
    };
    let at = |day: Day| {
        let (hour, minute) = time.unwrap_or((12, 0));
        Moment::at(day, hour, minute)
    };
    match typed.get("when") {
        "now" => Some(now),
        "today" => match time {
            Some(_) => at(today),
            None => Some(now.plus_seconds(-2 * 3600).max(Moment::at(today, 0, 0)?)),
        },
        "yesterday" => at(today.plus_days(-1)),
        "other" => match read_date(typed, "other") {
            Ok(Some(day)) if day == today && time.is_none() => Some(now),
            Ok(Some(day)) => at(day),
            Ok(None) => {
                errors.add("other", "Enter the date of the contact, like 21 11 2026");
                None
            }
            Err(sentence) => {
                errors.add("other", sentence);
                None
            }
        },
        _ => {
            errors.add("when", "Select when it was");
            None
        }
    }
}

/// Reads "2:15pm", "2.15 pm", "14:15", "9am".
pub(super) fn read_time(text: &str) -> Result<Option<(i8, i8)>, &'static str> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.replace('.', ":");
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = "Enter the time like 2:15pm or 14:15";
    let (digits, half) = match text
        .strip_suffix("pm")
        .map(|rest| (rest, 12))
        .or(text.strip_suffix("am").map(|rest| (rest, 0)))
    {
        Some((rest, half)) => (rest.to_owned(), Some(half)),
        None => (text, None),
    };
    let (hour, minute) = digits.split_once(':').unwrap_or((&digits, "0"));
    let (hour, minute): (i8, i8) = (hour.parse().map_err(|_| wrong)?, minute.parse().map_err(|_| wrong)?);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return Err(wrong),
        None => hour,
    };
    if (0..24).contains(&hour) && (0..60).contains(&minute) { Ok(Some((hour, minute))) } else { Err(wrong) }
}

#[derive(Template)]
#[template(path = "contacts/templates/choose.html")]
struct ChoosePage {
    shell: Shell,
    people: Vec<sql::ChoiceRow>,
}

impl sql::ChoiceRow {
    fn initials(&self) -> String {
        names::initials(&self.name)
    }
}

/// Who is it about? The actor's own people first; everyone else is found by name.
pub(super) fn choose(ask: &Ask<OrganisationPermit<SeePeople>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let people = ask.scope()?.list(tx, "people.listed", &sql::CHOICES, [])?;
    Answer::page(&ChoosePage { shell: ask.shell("Record a contact"), people })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("", Ok(None)),
            ("2:15pm", Ok(Some((14, 15)))),
            ("2.15 PM", Ok(Some((14, 15)))),
            ("14:15", Ok(Some((14, 15)))),
            ("9am", Ok(Some((9, 0)))),
            ("12am", Ok(Some((0, 0)))),
            ("12:30pm", Ok(Some((12, 30)))),
        ] {
            assert_eq!(read_time(text), wanted, "{text}");
        }
        for wrong in ["25:00", "13pm", "noonish", "1:99", "-1:00"] {
            assert!(read_time(wrong).is_err(), "{wrong}");
        }
    }
}
