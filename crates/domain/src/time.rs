//! Moments, days and the clock. Time is an argument: nothing in the product asks the machine for it but the one
//! clock made at the start.

mod text;

use std::{fmt, str::FromStr, sync::atomic::AtomicI64, sync::atomic::Ordering};

use jiff::{ToSpan, civil::Date, tz::TimeZone};

/// An instant, in whole microseconds since 1970 UTC: all that PostgreSQL remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The instant this many microseconds after 1970 began in UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }
    /// Microseconds since 1970 began in UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// This many seconds later (earlier, when negative).
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }
    /// Whole seconds from `earlier` until this instant.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1_000_000
    }
    /// The service's calendar day: a visit at half past midnight in July belongs to London's day, not UTC's.
    pub fn day(self) -> Day {
        Day(self.zoned().date())
    }
    /// The wall clock in London, as `hour:minute` with am or pm ("2:14pm").
    pub fn clock_time(self) -> String {
        let time = self.zoned().time();
        let (hour, half) = match time.hour() {
            0 => (12, "am"),
            hour @ 1..=11 => (hour, "am"),
            12 => (12, "pm"),
            hour => (hour - 12, "pm"),
        };
        format!("{hour}:{:02}{half}", time.minute())
    }
    /// The instant of a wall-clock time in London; a time that the clocks skip in spring moves forward.
    pub fn at(day: Day, hour: i8, minute: i8) -> Option<Self> {
        let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
        let zoned = day.0.to_datetime(time).to_zoned(london()).ok()?;
        Some(Self(zoned.timestamp().as_microsecond()))
    }
    /// RFC 3339 in UTC with six decimals, always the same width, so that text sorts as time does.
    pub fn to_text(self) -> String {
        let stamp = jiff::Timestamp::from_microsecond(self.0).unwrap_or_default();
        format!("{stamp:.6}")
    }
    /// Reads what [`Moment::to_text`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        jiff::Timestamp::from_str(text).ok().map(|stamp| Self(stamp.as_microsecond()))
    }
    fn zoned(self) -> jiff::Zoned {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or_default().to_zoned(london())
    }
}

/// Europe/London, from the rules bundled with the program: the machine's own may be missing or old.
fn london() -> TimeZone {
    static ZONE: std::sync::LazyLock<TimeZone> =
        std::sync::LazyLock::new(|| TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC));
    ZONE.clone()
}

/// A calendar day, in no time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Self)
    }
    /// Year, month, day of the month.
    pub fn parts(self) -> (i16, u8, u8) {
        (self.0.year(), self.0.month().unsigned_abs(), self.0.day().unsigned_abs())
    }
    /// So many days later (earlier, when negative); the calendar's end stops it.
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days.days()))
    }
    /// So many months later (earlier, when negative); a month too short for the day gives its last day (31 January
    /// and one month is 28 or 29 February), and the calendar's end stops it.
    pub fn plus_months(self, months: i32) -> Self {
        Self(self.0.saturating_add(months.months()))
    }
    /// Days from `earlier` until this one; negative when `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }
    /// Whole years from `birth` until this day; someone born on 29 February is a year older on 1 March.
    pub fn years_since(self, birth: Self) -> i16 {
        let (year, month, day) = self.parts();
        let (born_year, born_month, born_day) = birth.parts();
        year - born_year - i16::from((month, day) < (born_month, born_day))
    }
    /// 0 for Monday until 6 for Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_zero_offset().unsigned_abs()
    }
    /// "21 November 2026".
    pub fn long(self) -> String {
        self.0.strftime("%-d %B %Y").to_string()
    }
    /// "21 Nov 2026".
    pub fn short(self) -> String {
        self.0.strftime("%-d %b %Y").to_string()
    }
    /// "Saturday 21 November".
    pub fn with_weekday(self) -> String {
        self.0.strftime("%A %-d %B").to_string()
    }
    /// How long ago, as a person would say it: "today", "yesterday", "12 days ago"; the date when in the future.
    pub fn ago(self, today: impl std::borrow::Borrow<Self>) -> String {
        match today.borrow().days_since(self) {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            days if days > 1 => format!("{days} days ago"),
            _ => format!("on {}", self.long()),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl FromStr for Day {
    type Err = jiff::Error;
    /// Reads `2026-11-21`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Date::strptime("%Y-%m-%d", text).map(Self)
    }
}

/// The one source of the present.
pub trait Clock: Send + Sync {
    /// Now, to the microsecond.
    fn now(&self) -> Moment;
}

/// The machine's clock. It never goes back: a clock set back must not lengthen a session or a grant.
#[derive(Debug, Default)]
pub struct SystemClock(AtomicI64);

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        #[expect(clippy::disallowed_methods, reason = "this is the one clock that the others are made from")]
        let now = jiff::Timestamp::now().as_microsecond();
        Moment(self.0.fetch_max(now, Ordering::Relaxed).max(now))
    }
}

#[cfg(test)]
mod tests;
