//! What can be typed about a member of staff, and what is wrong with it.

use domain::{Day, leave::WorkingDays, one_of::OneOf, person::paragraph, role::Footing};
use store::{Value, Work};
use web::{Errors, Form, Problem, Typed, fields::read_date, options};

use super::{hours, rows::StaffRow, service::NewStaff, sql};

/// The longest short line.
const LINE: usize = 200;

/// A box for a day of the week: its code, its words, whether it is ticked.
pub(super) type DayBox = (u8, String, bool);

/// The boxes of the working days: as ticked, when a form came back, or as known.
pub(super) fn day_boxes(typed: &Typed, known: WorkingDays) -> Vec<DayBox> {
    let days = if typed.is_empty() { known } else { read_days(typed) };
    (0..7_u8).map(|bit| (bit, WorkingDays(1 << bit).words(), days.0 & (1 << bit) != 0)).collect()
}

fn read_days(typed: &Typed) -> WorkingDays {
    let bits = typed.all("days").into_iter().filter_map(|bit| bit.parse::<u8>().ok().filter(|bit| *bit < 7));
    WorkingDays(bits.fold(0, |days, bit| days | 1 << bit))
}

/// Reads who someone is and when they work. What is wrong is added to `errors`, in the order of the page.
pub(super) fn read(typed: &Typed, errors: &mut Errors) -> NewStaff {
    let name = errors.name("name", typed.get("name"), "Enter the full name").unwrap_or_default();
    let job_title = read_line(typed, "job_title", errors);
    let email = read_line(typed, "email", errors);
    if !email.is_empty() && (email.contains(' ') || !email.trim_matches('@').contains('@')) {
        errors.add("email", "Enter an email address, like ali.hassan@example.org");
    }
    let phone = read_line(typed, "phone", errors);
    let weekly_minutes = errors.take("hours", hours::read(typed.get("hours"))).unwrap_or_default();
    let local_id = Some(read_line(typed, "local_id", errors)).filter(|text| !text.is_empty());
    NewStaff {
        name,
        job_title,
        email,
        phone,
        weekly_minutes,
        working_days: read_days(typed),
        local_id,
        leaves_on: None,
        footing: Footing::from_code(typed.get("footing")),
        new_to_care: match typed.get("new_to_care") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        kept: String::new(),
    }
}

fn read_line(typed: &Typed, field: &str, errors: &mut Errors) -> String {
    errors.take(field, paragraph(typed.get(field), LINE)).unwrap_or_default().replace('\n', " ")
}

/// Reads a date that may be left empty.
pub(super) fn read_day(typed: &Typed, field: &str, errors: &mut Errors) -> Option<Day> {
    errors.take(field, read_date(typed, field)).flatten()
}

/// Says so when the number is another member of staff's.
pub(super) fn check_local_id(
    work: &mut Work<'_>,
    new: &NewStaff,
    key: [Value; 2],
    errors: &mut Errors,
) -> Result<(), Problem> {
    let Some(local_id) = &new.local_id else { return Ok(()) };
    let [organisation, but] = key;
    let count: i64 = work.one(&sql::SAME_LOCAL_ID, &[organisation, local_id.into(), but])?;
    if count > 0 {
        errors.add("local_id", "Another member of staff has this number. Check it");
    }
    Ok(())
}

/// The three parts of a date field.
pub(super) fn date_parts(field: &str, day: Option<Day>) -> [(String, String); 3] {
    let parts = day.map(Day::parts);
    let text = |part: Option<String>| part.unwrap_or_default();
    [
        (format!("{field}-day"), text(parts.map(|(_, _, day)| day.to_string()))),
        (format!("{field}-month"), text(parts.map(|(_, month, _)| month.to_string()))),
        (format!("{field}-year"), text(parts.map(|(year, _, _)| year.to_string()))),
    ]
}

/// The form with these values where nothing was typed at all.
pub(super) fn filled(form: Form, values: Vec<(String, String)>) -> Form {
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    form.filled(&values)
}

/// On what footing somebody can work here; first, that nobody has said it.
pub(super) fn footings() -> Vec<(String, String)> {
    let mut footings = vec![(String::new(), "Not said: go by their role".to_owned())];
    footings.extend(options(Footing::ALL));
    footings
}

/// Whether care work is new to somebody.
pub(super) fn new_to_care() -> Vec<(String, String)> {
    [("yes", "Yes"), ("no", "No"), ("", "Nobody has asked yet")]
        .map(|(code, words)| (code.to_owned(), words.to_owned()))
        .to_vec()
}

/// The code of an answer that may be missing.
pub(super) fn asked(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

/// The form of details, holding what is known where nothing was typed.
pub(super) fn of_staff(form: Form, staff: &StaffRow) -> Form {
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut values = vec![
        text("version", &staff.version.to_string()),
        text("name", &staff.name),
        text("job_title", &staff.job_title),
        text("email", &staff.email),
        text("phone", &staff.phone),
        text("hours", &hours::short(staff.weekly_minutes)),
        text("local_id", staff.local_id.as_deref().unwrap_or_default()),
    ];
    values.push(text("footing", staff.footing.as_deref().unwrap_or_default()));
    values.push(text("new_to_care", asked(staff.new_to_care)));
    values.extend(date_parts("leaves_on", staff.leaves_on));
    filled(form, values)
}
