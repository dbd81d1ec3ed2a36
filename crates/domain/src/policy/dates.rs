//! How days are counted, for every rule. A [`Day`] is already the service's own day in London, so clock changes play
//! no part.
//!
//! - **Within N days of a day**: the day itself is not counted. Within 7 days of the 1st ends with the 8th.
//! - **Within N days beginning with a day**: the day is the first of them. Within 14 days beginning with 1 March ends
//!   with 14 March. Acts of Parliament count so (Mental Health Act 1983, part 8A); a rule asks for it with
//!   `beginning_with_day = true`.
//! - **N months after a day**: the same day of the month, or the last day of a month that is too short.
//! - **Anniversaries** are counted from their anchor each time, never one from another, so that 31 January gives
//!   28 February and then 31 March, and a review held late does not move the next.
//! - **Late** is the day after the last day, and not before.
//! - **Stretches** are half-open, as tenures are: `until` is the first day no longer in them.

use crate::Day;

/// The last day of "within so many days" of `from`.
pub fn within(from: Day, days: u16, beginning_with_day: bool) -> Day {
    from.plus_days(i32::from(days) - i32::from(beginning_with_day))
}

/// Whether the last day has passed.
pub fn is_late(due: Day, on: Day) -> bool {
    on > due
}

/// The day that lies `times` intervals of so many months after the anchor.
pub fn anniversary(anchor: Day, months: u8, times: u32) -> Day {
    let total = i64::from(months) * i64::from(times);
    anchor.plus_months(i32::try_from(total).unwrap_or(i32::MAX))
}

/// The next anniversary that is not kept yet, where `kept` are the days, in order, after the anchor itself.
///
/// A day counts for the first open anniversary, early or late, once the one before it has passed; a second one in the
/// same stretch counts for nothing more. One so late that further anniversaries went by leaves those behind.
pub fn next_anniversary(anchor: Day, months: u8, kept: impl Iterator<Item = Day>) -> Day {
    let mut open = 1;
    for day in kept {
        if day > anniversary(anchor, months, open - 1) {
            open = (open + 1).max(first_after(anchor, months, day));
        }
    }
    anniversary(anchor, months, open)
}

/// Which anniversary is the first to lie after the day.
fn first_after(anchor: Day, months: u8, day: Day) -> u32 {
    let ((year, month, _), (anchor_year, anchor_month, _)) = (day.parts(), anchor.parts());
    let passed = (i32::from(year) - i32::from(anchor_year)) * 12 + i32::from(month) - i32::from(anchor_month);
    let whole = u32::try_from(passed / i32::from(months.max(1))).unwrap_or(0);
    if anniversary(anchor, months, whole) > day { whole } else { whole + 1 }
}

/// "1 day", "14 days".
pub fn days_in_words(days: u16) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// "month", "year", "3 months", as it follows "every".
pub fn months_in_words(months: u8) -> String {
    match months {
        1 => "month".to_owned(),
        12 => "year".to_owned(),
        months => format!("{months} months"),
    }
}

#[cfg(test)]
mod tests;
