//! Leave and working days: who is on shift. There is no rota in the product; on shift means a member of the team,
//! on a working day by the working pattern, and not on leave.

use crate::Day;

/// The days of the week someone works: bit 0 is Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDays(pub u8);

impl WorkingDays {
    /// Monday to Friday.
    pub const WEEKDAYS: Self = Self(0b001_1111);
    /// Whether someone works on this day of the week.
    pub fn includes(self, day: Day) -> bool {
        self.0 & (1 << day.weekday()) != 0
    }
    /// "Monday to Friday", "Monday, Wednesday".
    pub fn words(self) -> String {
        const NAMES: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        match self.0 & 0b111_1111 {
            0 => "No working days yet".to_owned(),
            0b111_1111 => "Every day".to_owned(),
            0b001_1111 => "Monday to Friday".to_owned(),
            bits => {
                let days: Vec<&str> =
                    (0..7).filter(|day| bits & (1 << day) != 0).map(|day| NAMES[day]).collect();
                days.join(", ")
            }
        }
    }
}

/// A stretch of days away, both ends included, as people say it ("away from the 3rd to the 7th").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    /// The first day away.
    pub from: Day,
    /// The last day away.
    pub until: Day,
}

/// Why leave cannot be entered so. Shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotBeAway {
    #[error("Choose a last day that is not before the first day")]
    Backwards,
    #[error("Choose dates within two years of each other")]
    TooLong,
    #[error("This overlaps leave from {0} to {1}. End that first, or choose other dates")]
    Overlaps(String, String),
}

impl Leave {
    /// Whether someone is away on this day.
    pub fn includes(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
    /// Decides whether the leave can be entered beside what is there.
    pub fn decide(self, others: &[Self]) -> Result<Self, CannotBeAway> {
        if self.until < self.from {
            return Err(CannotBeAway::Backwards);
        }
        if self.until.days_since(self.from) > 731 {
            return Err(CannotBeAway::TooLong);
        }
        match others.iter().find(|other| other.from <= self.until && self.from <= other.until) {
            Some(other) => Err(CannotBeAway::Overlaps(other.from.long(), other.until.long())),
            None => Ok(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leave(from: &str, until: &str) -> Leave {
        Leave { from: from.parse().expect("day"), until: until.parse().expect("day") }
    }

    #[test]
    fn leave_includes_both_its_ends_and_never_overlaps() {
        let there = [leave("2026-12-01", "2026-12-05")];
        assert!(leave("2026-12-06", "2026-12-06").decide(&there).is_ok());
        assert!(matches!(leave("2026-12-05", "2026-12-06").decide(&there), Err(CannotBeAway::Overlaps(..))));
        assert_eq!(leave("2026-12-09", "2026-12-08").decide(&there), Err(CannotBeAway::Backwards));
        assert!(there[0].includes("2026-12-05".parse().expect("day")));
    }

    #[test]
    fn working_days_read_as_people_say_them() {
        for (bits, words) in
            [(0b1_1111, "Monday to Friday"), (0b101, "Monday, Wednesday"), (0, "No working days yet")]
        {
            assert_eq!(WorkingDays(bits).words(), words);
        }
        assert!(!WorkingDays::WEEKDAYS.includes("2026-11-21".parse().expect("day")));
    }
}
