//! Hours and working days as people write them.

use domain::leave::WorkingDays;

/// Reads hours a week as minutes: "30", "37.5", "37:30", "30 hours".
pub(super) fn hours(text: &str) -> Result<i64, &'static str> {
    let wrong = "Write the hours in a week as a number, like 30 or 37.5.";
    let text = text.trim().trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
    let number = |text: &str| match text.len() {
        1..=4 if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse::<i64>().map_err(|_| wrong),
        _ => Err(wrong),
    };
    let minutes = match (text.split_once(['.', ',']), text.split_once(':')) {
        (Some((hours, part)), None) => {
            let scale = 10_i64.pow(u32::try_from(part.len()).unwrap_or(4).min(4));
            number(hours)? * 60 + (number(part)? * 60 + scale / 2) / scale
        }
        (None, Some((hours, minutes))) => number(hours)? * 60 + number(minutes)?,
        _ => number(text)? * 60,
    };
    if minutes > 7 * 24 * 60 { Err("A week has 168 hours. Write 168 or fewer.") } else { Ok(minutes) }
}

/// "37.5", as [`hours`] takes it; empty when none are known.
pub(crate) fn hours_text(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, 0) => String::new(),
        (hours, 0) => hours.to_string(),
        (hours, part) if part * 100 % 60 == 0 => {
            format!("{hours}.{}", format!("{:02}", part * 100 / 60).trim_end_matches('0'))
        }
        (hours, part) => format!("{hours}:{part:02}"),
    }
}

const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads working days: "Monday to Friday", "Mon, Wed", "Every day".
pub(super) fn days(text: &str) -> Result<WorkingDays, &'static str> {
    let wrong = "Write the working days like Monday, Wednesday, or Monday to Friday.";
    let text = text
        .to_lowercase()
        .replace(['–', '—'], "-")
        .replace(" to ", "-")
        .replace(" - ", "-")
        .replace(" and ", ",");
    match text.trim() {
        "every day" | "daily" | "all" | "7 days" => return Ok(WorkingDays(0b111_1111)),
        "weekdays" => return Ok(WorkingDays::WEEKDAYS),
        _ => {}
    }
    let mut bits = 0_u8;
    for part in text.split([',', ';', '/', '&', '+', ' ']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (day(first).ok_or(wrong)?, day(last).ok_or(wrong)?);
        let mut at = first;
        loop {
            bits |= 1 << at;
            if at == last {
                break;
            }
            at = (at + 1) % 7;
        }
    }
    if bits == 0 { Err(wrong) } else { Ok(WorkingDays(bits)) }
}

fn day(text: &str) -> Option<usize> {
    let text = if text == "weds" { "wed" } else { text.trim_end_matches('.') };
    (text.len() >= 3).then(|| {
        NAMES.iter().position(|name| name.starts_with(text) || *name == text.trim_end_matches('s'))
    })?
}

/// "Monday, Wednesday", as [`days`] takes it; empty when none are known.
pub(crate) fn days_text(days: WorkingDays) -> String {
    if days.0 == 0 { String::new() } else { days.words() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, minutes, written) in [
            ("37.5", 2250, "37.5"),
            ("37,5", 2250, "37.5"),
            ("30 hours", 1800, "30"),
            ("37:20", 2240, "37:20"),
            ("18.75", 1125, "18.75"),
            ("0", 0, ""),
        ] {
            assert_eq!(hours(text), Ok(minutes), "{text}");
            assert_eq!(hours_text(minutes), written);
        }
        for wrong in ["full time", "-3", "168.1", "3.", "1e3", "x"] {
            assert!(hours(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn working_days_are_read_as_people_write_them() {
        for (text, bits) in [
            ("Monday to Friday", 0b1_1111),
            ("Mon-Fri", 0b1_1111),
            ("Mon, Weds and Sun", 0b100_0101),
            ("Sat – Mon", 0b110_0001),
            ("every day", 0b111_1111),
            ("Tues/Thurs", 0b1010),
        ] {
            assert_eq!(days(text), Ok(WorkingDays(bits)), "{text}");
        }
        for wrong in ["x", "", "mo", "shift"] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
        for bits in 1..128 {
            assert_eq!(days(&days_text(WorkingDays(bits))), Ok(WorkingDays(bits)));
        }
    }
}
