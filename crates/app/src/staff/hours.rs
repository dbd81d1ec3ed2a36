//! Hours a week, as people write and say them.

/// Minutes in a week.
const WEEK: i64 = 7 * 24 * 60;

/// Reads hours a week as minutes: "30", "37.5", "37:30"; nothing typed is none.
pub(super) fn read(text: &str) -> Result<i64, &'static str> {
    let wrong = "Enter the hours in a week as a number, like 30 or 37.5";
    if text.trim().is_empty() {
        return Ok(0);
    }
    let text = text.trim().trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
    let number = |text: &str| match text.len() {
        1..=4 if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse::<i64>().map_err(|_| wrong),
        _ => Err(wrong),
    };
    let minutes = match (text.split_once(['.', ',']), text.split_once(':')) {
        (Some((hours, part)), None) => {
            let scale = 10_i64.pow(u32::try_from(part.len()).unwrap_or(u32::MAX).min(4));
            number(hours)? * 60 + (number(part)? * 60 + scale / 2) / scale
        }
        (None, Some((hours, minutes))) => number(hours)? * 60 + number(minutes)?,
        _ => number(text)? * 60,
    };
    if minutes > WEEK { Err("Enter 168 hours or fewer. A week has no more") } else { Ok(minutes) }
}

/// "30", "37.5", "37:20": as [`read`] takes it.
pub(super) fn short(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => hours.to_string(),
        (hours, part) if part * 10 % 60 == 0 => format!("{hours}.{}", part * 10 / 60),
        (hours, part) if part * 100 % 60 == 0 => format!("{hours}.{:02}", part * 100 / 60),
        (hours, part) => format!("{hours}:{part:02}"),
    }
}

/// "30 hours a week".
pub(super) fn words(minutes: i64) -> String {
    match minutes {
        0 => "No hours entered yet".to_owned(),
        60 => "1 hour a week".to_owned(),
        minutes => format!("{} hours a week", short(minutes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (typed, minutes, shown) in [
            ("37.5", 2250, "37.5"),
            ("37,5", 2250, "37.5"),
            (" 30 hours", 1800, "30"),
            ("37:20", 2240, "37:20"),
            ("18.75", 1125, "18.75"),
            ("", 0, "0"),
            ("168", 10_080, "168"),
        ] {
            assert_eq!(read(typed), Ok(minutes), "{typed}");
            assert_eq!(short(minutes), shown);
            assert_eq!(read(shown), Ok(minutes));
        }
        for wrong in ["full time", "-3", "168.1", "3.", ".5", "1e3", "99999", "3 4"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
