//! The text of a typed cell, as it would stand in a CSV file.

use calamine::{DataRef, ExcelDateTime};

/// Dates as YYYY-MM-DD, whole numbers without a point, yes and no for truth values.
pub(super) fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(moment) if moment.is_duration() => duration(moment.as_f64()),
        DataRef::DateTime(moment) => day_and_time(*moment),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Fifteen significant figures, which is what a spreadsheet keeps: 0.1 + 0.2 is 0.3.
fn decimal(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn day_and_time(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (_, _, 0) => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    // A spreadsheet keeps a time without a day as a part of day zero.
    match (moment.as_f64() < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00") => format!("{year:04}-{month:02}-{day:02}"),
        (false, _) => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

/// Hours, minutes and seconds of a length of time given in days.
fn duration(days: f64) -> String {
    let seconds = (days.abs() * 86_400.0).round() as u64;
    let sign = if days < 0.0 { "-" } else { "" };
    format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn check(value: DataRef<'_>, expected: &str) {
        assert_eq!(text(&value), expected, "{value:?}");
    }

    #[test]
    fn cells_read_as_a_person_would_write_them() {
        check(DataRef::Float(9_912_003_888.0), "9912003888");
        check(DataRef::Float(0.1 + 0.2), "0.3");
        check(DataRef::Float(-2.50), "-2.5");
        check(DataRef::Float(-0.0), "0");
        check(DataRef::Bool(true), "yes");
        check(DataRef::Bool(false), "no");
        check(DataRef::SharedString("Zoë"), "Zoë");
        check(DataRef::DateTimeIso("2026-11-21T00:00:00".to_owned()), "2026-11-21");
    }

    #[test]
    fn dates_and_times_are_written_as_far_as_they_go() {
        let moment = |value, kind| DataRef::DateTime(ExcelDateTime::new(value, kind, false));
        check(moment(46_347.0, DateTime), "2026-11-21");
        check(moment(46_347.5, DateTime), "2026-11-21 12:00");
        check(moment(0.75, DateTime), "18:00");
        check(moment(1.5, TimeDelta), "36:00:00");
        check(DataRef::DateTime(ExcelDateTime::new(44_885.0, DateTime, true)), "2026-11-21");
    }
}
