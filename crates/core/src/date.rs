//! Dates and times as authors write them, without a time zone database and without floats.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SECONDS_PER_DAY: i64 = 86_400;
/// From 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;
/// The Gregorian calendar repeats after 400 years of this many days.
const DAYS_PER_ERA: i64 = 146_097;

/// A calendar date, perhaps with a time of day and its distance from UTC.
///
/// There is no order: without an offset a time means different moments in different places. Sort by
/// [`DateTime::to_unix`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime {
    /// Year of the Gregorian calendar, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Time of day, where one is written.
    pub time: Option<Time>,
    /// Minutes east of UTC, where the offset is written.
    pub offset: Option<i16>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59; a leap second is read as 59.
    pub second: u8,
}

/// Its form in the manifest: that of [`DateTime::iso`].
impl serde::Serialize for DateTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl DateTime {
    /// Reads `YYYY-MM-DD`, `YYYY-MM-DD HH:MM[:SS]` and the date-time of RFC 3339 §5.6
    /// (<https://www.rfc-editor.org/rfc/rfc3339#section-5.6>), whose seconds and offset may be missing and
    /// whose fraction of a second is dropped. A day that the calendar does not have is no date.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = Digits(text.trim().as_bytes());
        let year = rest.number(4)?;
        rest.literal(b"-")?;
        let month = rest.number(2)? as u8;
        rest.literal(b"-")?;
        let day = rest.number(2)? as u8;
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        let (mut time, mut offset) = (None, None);
        if !rest.0.is_empty() {
            rest.literal(b"Tt ")?;
            time = Some(rest.time()?);
            offset = rest.offset()?;
        }
        rest.0.is_empty().then_some(Self { year, month, day, time, offset })
    }

    /// Seconds since 1970-01-01T00:00:00Z; a date without a time is its midnight, and one without an offset
    /// of its own is `default_offset_minutes` east of UTC.
    pub fn to_unix(&self, default_offset_minutes: i16) -> i64 {
        let time = self.time.unwrap_or(Time { hour: 0, minute: 0, second: 0 });
        let minutes = i64::from(time.hour) * 60 + i64::from(time.minute);
        let offset = i64::from(self.offset.unwrap_or(default_offset_minutes));
        self.days() * SECONDS_PER_DAY + (minutes - offset) * 60 + i64::from(time.second)
    }

    /// The date and time in UTC; moments outside the years 0 to 9999 become the nearest moment inside.
    ///
    /// Algorithm: `civil_from_days` of Howard Hinnant,
    /// <https://howardhinnant.github.io/date_algorithms.html>.
    pub fn from_unix(seconds: i64) -> Self {
        let seconds = seconds.clamp(-62_167_219_200, 253_402_300_799);
        let days = seconds.div_euclid(SECONDS_PER_DAY) + DAYS_TO_1970;
        let second_of_day = seconds.rem_euclid(SECONDS_PER_DAY);
        let era = days.div_euclid(DAYS_PER_ERA);
        let day_of_era = days.rem_euclid(DAYS_PER_ERA);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        // Months count from March here, so that the leap day is the last of the year.
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let time = Time {
            hour: (second_of_day / 3_600) as u8,
            minute: (second_of_day / 60 % 60) as u8,
            second: (second_of_day % 60) as u8,
        };
        Self {
            year: (era * 400 + year_of_era + i64::from(month <= 2)) as u16,
            month: month as u8,
            day: day as u8,
            time: Some(time),
            offset: Some(0),
        }
    }

    /// The text of `<time datetime>` and of feeds: as much as is known, `2025-03-04`, `2025-03-04T09:30:00`
    /// or `2025-03-04T09:30:00+02:00`.
    pub fn iso(&self) -> String {
        let mut out = String::with_capacity(25);
        push_padded(&mut out, self.year, 4);
        for part in [self.month, self.day] {
            out.push('-');
            push_padded(&mut out, part.into(), 2);
        }
        let Some(time) = self.time else { return out };
        for (mark, part) in [('T', time.hour), (':', time.minute), (':', time.second)] {
            out.push(mark);
            push_padded(&mut out, part.into(), 2);
        }
        match self.offset {
            None => {}
            Some(0) => out.push('Z'),
            Some(offset) => {
                out.push(if offset < 0 { '-' } else { '+' });
                push_padded(&mut out, offset.unsigned_abs() / 60, 2);
                out.push(':');
                push_padded(&mut out, offset.unsigned_abs() % 60, 2);
            }
        }
        out
    }

    /// The date as English readers write it, MD-CMS's `D Mmmm YYYY`: `4 March 2025`.
    pub fn long(&self) -> String {
        let mut out = String::with_capacity(17);
        push_padded(&mut out, self.day.into(), if self.day < 10 { 1 } else { 2 });
        out.push(' ');
        out.push_str(self.month_name());
        out.push(' ');
        push_padded(&mut out, self.year, 4);
        out
    }

    /// The month in English: `March`.
    pub fn month_name(&self) -> &'static str {
        MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default()
    }

    /// Days since 1970-01-01.
    ///
    /// Algorithm: `days_from_civil` of Howard Hinnant, <https://howardhinnant.github.io/date_algorithms.html>.
    fn days(&self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted_month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970
    }
}

/// Reads `UTC`, `Z` or `±HH:MM`: minutes east of UTC, at most 23:59 either way.
pub fn parse_offset(text: &str) -> Option<i16> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("utc") {
        return Some(0);
    }
    let mut rest = Digits(text.as_bytes());
    let offset = rest.offset()?;
    if rest.0.is_empty() { offset } else { None }
}

/// The digits that are still to be read.
struct Digits<'t>(&'t [u8]);

impl Digits<'_> {
    /// A number of exactly `count` digits.
    fn number(&mut self, count: usize) -> Option<u16> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let mut number = 0;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return None;
            }
            number = number * 10 + u16::from(digit - b'0');
        }
        self.0 = rest;
        Some(number)
    }

    /// One of these bytes.
    fn literal(&mut self, allowed: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        if !allowed.contains(first) {
            return None;
        }
        self.0 = rest;
        Some(*first)
    }

    /// `HH:MM[:SS[.fraction]]`.
    fn time(&mut self) -> Option<Time> {
        let hour = self.number(2)?;
        self.literal(b":")?;
        let minute = self.number(2)?;
        let mut second = 0;
        if self.literal(b":").is_some() {
            second = self.number(2)?;
            if self.literal(b".,").is_some() {
                self.number(1)?;
                while self.number(1).is_some() {}
            }
        }
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        Some(Time { hour: hour as u8, minute: minute as u8, second: second.min(59) as u8 })
    }

    /// `Z`, `±HH:MM` or nothing, with at most one space before it (YAML 1.1 allows one); the outer `None` is
    /// for anything else.
    fn offset(&mut self) -> Option<Option<i16>> {
        if self.0.is_empty() {
            return Some(None);
        }
        let _space = self.literal(b" ");
        let sign = match self.literal(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(Some(0)),
        };
        let hours = self.number(2)?;
        self.literal(b":")?;
        let minutes = self.number(2)?;
        if hours > 23 || minutes > 59 {
            return None;
        }
        Some(Some(sign * (hours * 60 + minutes) as i16))
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Appends a number with zeros before it, without the code of the formatting machinery.
fn push_padded(out: &mut String, number: u16, width: u32) {
    for place in (0..width).rev() {
        out.push(char::from(b'0' + (number / 10_u16.pow(place) % 10) as u8));
    }
}
