//! Dates as FHIR writes them, which may stop at the month or the year.

/// A date as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartialDay {
    /// A day of the calendar.
    Day {
        /// Four figures.
        year: i16,
        /// 1 to 12.
        month: u8,
        /// 1 to 31, checked against the calendar.
        day: u8,
    },
    /// A month.
    Month {
        /// Four figures.
        year: i16,
        /// 1 to 12.
        month: u8,
    },
    /// A year.
    Year {
        /// Four figures.
        year: i16,
    },
}

impl PartialDay {
    /// Reads `2026`, `2026-11` or `2026-11-21`; `None` for anything else and for days not in the calendar.
    pub fn parse(text: &str) -> Option<PartialDay> {
        let mut parts = text.split('-');
        let year = figures(parts.next()?, 4)? as i16;
        let month = parts.next().map(|part| figures(part, 2).filter(|month| (1..=12).contains(month)));
        let day = parts.next().map(|part| figures(part, 2));
        match (month, day, parts.next()) {
            (None, _, _) => Some(PartialDay::Year { year }),
            (Some(month), None, _) => Some(PartialDay::Month { year, month: month? as u8 }),
            (Some(month), Some(day), None) => full(year, month? as u8, day? as u8),
            _ => None,
        }
    }

    /// The date of a date and time: what stands before its `T`.
    pub(crate) fn of_moment(text: &str) -> Option<PartialDay> {
        PartialDay::parse(text.split_once('T').map_or(text, |(day, _)| day))
    }
}

fn full(year: i16, month: u8, day: u8) -> Option<PartialDay> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=days).contains(&day).then_some(PartialDay::Day { year, month, day })
}

fn figures(text: &str, count: usize) -> Option<u16> {
    let right = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if right { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_exactly_as_it_is_known() {
        let check = |text: &str, expected| assert_eq!(PartialDay::parse(text), expected, "{text:?}");
        check("1970-09-11", Some(PartialDay::Day { year: 1970, month: 9, day: 11 }));
        check("2024-02-29", Some(PartialDay::Day { year: 2024, month: 2, day: 29 }));
        check("1970-09", Some(PartialDay::Month { year: 1970, month: 9 }));
        check("1970", Some(PartialDay::Year { year: 1970 }));
        for text in [
            "",
            "70",
            "1970-9-1",
            "1970-13",
            "2023-02-29",
            "1970-09-11-1",
            "11/09/1970",
            "1970-00-01",
            "+970",
        ] {
            check(text, None);
        }
        assert_eq!(PartialDay::of_moment("1970-09T10:00:00Z"), PartialDay::parse("1970-09"));
    }
}
