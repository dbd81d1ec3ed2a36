//! Days as people in the UK write them.

/// A day of the calendar: year, month (1 to 12), day of the month (1 to 31).
pub type Day = (i16, u8, u8);

/// Text that is not a day. The message says how to write one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotADay {
    /// Nothing, or not one of the forms we read; month-first forms are among these.
    #[error("Write the date as day/month/year with four figures for the year, like 21/11/2026.")]
    Unclear,
    /// A year of two figures: the century would be a guess.
    #[error(
        "The year has only two figures. \
         Write the date as day/month/year with four figures for the year, like 21/11/2026."
    )]
    ShortYear,
    /// The form is right, but the calendar has no such day.
    #[error(
        "There is no such day in the calendar. Check the day and the month: the day comes first, like 21/11/2026."
    )]
    NoSuchDay,
}

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

/// Reads 2026-11-21, 21/11/2026, 21-11-2026, 21.11.2026, 21 Nov 2026 and 21 November 2026.
///
/// The day comes first unless the year does: 03/04/2026 is 3 April. Years are 1000 to 9999.
///
/// # Errors
/// [`NotADay`] for any other text, for years of two figures, and for days that are not in the calendar.
pub fn read_day(text: &str) -> Result<Day, NotADay> {
    let text = text.trim();
    for separator in ['-', '/', '.'] {
        if let Some([first, second, third]) = three(text.split(separator)) {
            return match (separator, first.len()) {
                ('-', 4) => iso(first, second, third),
                _ => checked(third, number(second, 2)?, first),
            };
        }
    }
    let [day, month, year] = three(text.split_whitespace()).ok_or(NotADay::Unclear)?;
    checked(year, month_named(month).ok_or(NotADay::Unclear)?, day)
}

/// The date form of computers is read only at full length: 2026-1-2 may be anyone's order.
fn iso(year: &str, month: &str, day: &str) -> Result<Day, NotADay> {
    if month.len() != 2 || day.len() != 2 {
        return Err(NotADay::Unclear);
    }
    checked(year, number(month, 2)?, day)
}

fn three<'t>(mut parts: impl Iterator<Item = &'t str>) -> Option<[&'t str; 3]> {
    let found = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(found)
}

fn checked(year: &str, month: u16, day: &str) -> Result<Day, NotADay> {
    let day = number(day, 2)?;
    if year.len() == 2 && number(year, 2).is_ok() {
        return Err(NotADay::ShortYear);
    }
    let year = number(year, 4)?;
    if year < 1000 {
        return Err(NotADay::Unclear);
    }
    if !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
        return Err(NotADay::NoSuchDay);
    }
    Ok((year as i16, month as u8, day as u8))
}

fn days_in(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A number of at most so many figures, and of nothing but figures.
fn number(text: &str, most: usize) -> Result<u16, NotADay> {
    let figures = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if figures { text.parse().map_err(|_| NotADay::Unclear) } else { Err(NotADay::Unclear) }
}

/// The month of a name in full or of its first three letters ("Sept" too), in any letter case.
fn month_named(text: &str) -> Option<u16> {
    let name = text.to_ascii_lowercase();
    let matches =
        |month: &&str| **month == name || month[..3] == name || (name == "sept" && month.starts_with(&name));
    MONTHS.iter().position(matches).map(|index| index as u16 + 1)
}

#[cfg(test)]
mod tests;
