//! A person, as a service knows them, and what is wrong with what was typed about them.

use crate::{Day, names, one_of};

one_of! {
    /// How sure it is that the NHS number is this person's. Source: UK Core NHS number verification status.
    pub enum NhsNumberStatus {
        Verified = "01", "Present and verified";
        NotTraced = "02", "Present, not traced";
        TraceRequired = "03", "Trace required";
        NoMatch = "04", "Trace tried, no match or several";
        NeedsResolving = "05", "Trace needs resolving";
        InProgress = "06", "Trace in progress";
        NotRequired = "07", "Not present, trace not required";
        Postponed = "08", "Trace postponed (baby under six weeks)";
    }
}

one_of! {
    /// Why someone without a key worker is not an alarm for now (A1).
    pub enum Excuse {
        Declined = "declined", "The person said no for now";
        InHospital = "in_hospital", "In hospital";
        Away = "away", "Away from the service";
        WaitingOnAgency = "waiting_on_agency", "Waiting on another agency";
    }
}

one_of! {
    /// Why a person's time in a service ended.
    pub enum PlacementEnd {
        Moved = "moved", "Moved to another service";
        SupportEnded = "support_ended", "Support ended as planned";
        PersonChose = "person_chose", "The person chose to leave";
        Died = "died", "The person died";
        Mistake = "error", "Entered by mistake";
    }
}

/// The oldest birth date that can be typed.
pub const EARLIEST_BIRTH_YEAR: i16 = 1900;

/// Why a birth date cannot be right. Shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotABirthDay {
    #[error("Choose a date of birth that is not in the future")]
    Future,
    #[error("Choose a date of birth in or after {EARLIEST_BIRTH_YEAR}")]
    TooOld,
}

/// Decides whether the day can be someone's birth date.
pub fn birth_day(day: Day, today: Day) -> Result<Day, NotABirthDay> {
    if day > today {
        Err(NotABirthDay::Future)
    } else if day.parts().0 < EARLIEST_BIRTH_YEAR {
        Err(NotABirthDay::TooOld)
    } else {
        Ok(day)
    }
}

/// Communication needs are looked at again within a year. Source: Accessible Information Standard (DAPB1605), review
/// step; the product's default interval.
pub fn communication_check_due(checked: Option<Day>, today: Day) -> bool {
    checked.is_none_or(|checked| today.days_since(checked) > 365)
}

/// Why a paragraph cannot be kept. Shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAParagraph {
    #[error("Use {0} characters or fewer. You typed {1}")]
    TooLong(usize, usize),
    #[error("Take out the hidden or control characters. Type the text again rather than paste it")]
    Hidden,
}

/// A text of a few lines, tidied: no control or hidden characters, line ends as one character.
pub fn paragraph(text: &str, longest: usize) -> Result<String, NotAParagraph> {
    let text = text.replace("\r\n", "\n").replace('\t', " ").trim().to_owned();
    let length = text.chars().count();
    if length > longest {
        Err(NotAParagraph::TooLong(longest, length))
    } else if text.chars().any(|c| c != '\n' && names::hidden(c)) {
        Err(NotAParagraph::Hidden)
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("day")
    }

    #[test]
    fn a_birth_date_is_in_the_past_and_within_a_lifetime() {
        let today = day("2026-11-21");
        assert!(birth_day(today, today).is_ok());
        assert_eq!(birth_day(day("2026-11-22"), today), Err(NotABirthDay::Future));
        assert_eq!(birth_day(day("1899-12-31"), today), Err(NotABirthDay::TooOld));
    }

    #[test]
    fn communication_needs_are_checked_every_year() {
        let today = day("2026-11-21");
        assert!(communication_check_due(None, today));
        assert!(!communication_check_due(Some(day("2025-11-21")), today));
        assert!(communication_check_due(Some(day("2025-11-20")), today));
    }

    #[test]
    fn a_paragraph_keeps_its_lines() {
        assert_eq!(paragraph(" a\r\nb ", 10).as_deref(), Ok("a\nb"));
        assert_eq!(paragraph("abc", 2), Err(NotAParagraph::TooLong(2, 3)));
        assert_eq!(paragraph("a\u{0}b", 9), Err(NotAParagraph::Hidden));
    }
}
