//! The one place that asks the clock, and how people give a time instead.

use mdcms_core::date::DateTime;

/// Seconds since 1970-01-01T00:00:00Z: those given, else the clock's.
pub fn now(given: Option<i64>) -> i64 {
    given.unwrap_or_else(clock)
}

/// Reads the value of `--now` to such seconds. The error says what a time looks like.
pub fn parse(text: &str) -> Result<i64, String> {
    let time = DateTime::parse(text)
        .ok_or("write a date (2025-03-04) or a time with its distance from UTC (2025-03-04T10:30:00Z)")?;
    Ok(time.to_unix(0))
}

/// The day, `YYYY-MM-DD`, as the clocks show it so many minutes east of UTC.
pub fn date(now: i64, minutes_east: i16) -> String {
    let date = DateTime::from_unix(now + i64::from(minutes_east) * 60);
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

#[expect(clippy::disallowed_methods, reason = "the clock is asked here and nowhere else")]
fn clock() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX))
}
