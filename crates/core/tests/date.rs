//! Dates as authors write them.

use mdcms_core::date::{DateTime, parse_offset};

#[test]
fn every_way_to_write_a_date() {
    for (text, iso, unix) in [
        ("2025-03-04", "2025-03-04", 1_741_046_400),
        (" 2025-03-04 ", "2025-03-04", 1_741_046_400),
        ("2025-03-04 09:30", "2025-03-04T09:30:00", 1_741_080_600),
        ("2025-03-04 09:30:15", "2025-03-04T09:30:15", 1_741_080_615),
        ("2025-03-04T09:30", "2025-03-04T09:30:00", 1_741_080_600),
        ("2025-03-04T09:30:15Z", "2025-03-04T09:30:15Z", 1_741_080_615),
        ("2025-03-04t09:30:15.123456z", "2025-03-04T09:30:15Z", 1_741_080_615),
        ("2025-03-04T09:30:15+02:00", "2025-03-04T09:30:15+02:00", 1_741_073_415),
        ("2025-03-04 09:30:15 -05:30", "2025-03-04T09:30:15-05:30", 1_741_100_415),
        ("2024-02-29", "2024-02-29", 1_709_164_800),
        ("2000-02-29", "2000-02-29", 951_782_400),
        ("1970-01-01", "1970-01-01", 0),
        ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", -1),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", 1_483_228_799),
        ("0000-01-01", "0000-01-01", -62_167_219_200),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", 253_402_300_799),
    ] {
        let date = DateTime::parse(text).unwrap_or_else(|| panic!("{text:?}"));
        assert_eq!((date.iso().as_str(), date.to_unix(0)), (iso, unix), "{text:?}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "",
        "2025",
        "2025-03",
        "2025-3-4",
        "25-03-04",
        "04.03.2025",
        "2025/03/04",
        "2025-00-10",
        "2025-13-01",
        "2025-01-00",
        "2025-01-32",
        "2025-04-31",
        "2023-02-29",
        "1900-02-29",
        "2025-03-04 24:00",
        "2025-03-04 09:60",
        "2025-03-04 09:30:61",
        "2025-03-04 9:30",
        "2025-03-04 09",
        "2025-03-04T",
        "2025-03-04X09:30",
        "2025-03-04T09:30:15.Z",
        "2025-03-04T09:30:15+2:00",
        "2025-03-04T09:30:15+24:00",
        "2025-03-04T09:30:15 UTC",
        "2025-03-04 and more",
        "２025-03-04",
        "tomorrow",
    ] {
        assert_eq!(DateTime::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_date_without_an_offset_has_the_site_s() {
    for (text, offset, unix) in [
        ("2025-03-04", 120, 1_741_039_200),
        ("2025-03-04 00:00", -300, 1_741_064_400),
        ("2025-03-04T00:00:00Z", 120, 1_741_046_400),
    ] {
        assert_eq!(DateTime::parse(text).map(|date| date.to_unix(offset)), Some(unix), "{text}");
    }
}

#[test]
fn every_day_of_four_centuries_survives_the_way_there_and_back() {
    let first = DateTime::parse("1899-12-31").map_or(0, |date| date.to_unix(0));
    let mut before = String::new();
    for day in 0..146_200 {
        let seconds = first + day * 86_400 + day % 86_400;
        let date = DateTime::from_unix(seconds);
        assert_eq!(date.to_unix(999), seconds);
        assert_eq!(DateTime::parse(&date.iso()), Some(date));
        assert!(before.as_str() < &date.iso()[..10], "{before} {}", date.iso());
        before = date.iso()[..10].to_owned();
    }
}

#[test]
fn moments_outside_the_calendar_become_its_ends() {
    assert_eq!(DateTime::from_unix(i64::MAX).iso(), "9999-12-31T23:59:59Z");
    assert_eq!(DateTime::from_unix(i64::MIN).iso(), "0000-01-01T00:00:00Z");
}

#[test]
fn people_read_the_day_first() {
    for (text, long) in
        [("2025-03-04", "4 March 2025"), ("1999-12-31 23:59", "31 December 1999"), ("0800-01-10", "10 January 0800")]
    {
        assert_eq!(DateTime::parse(text).map(|date| date.long()).as_deref(), Some(long));
    }
}

#[test]
fn offsets_of_a_site() {
    for (text, minutes) in [
        ("UTC", Some(0)),
        ("utc", Some(0)),
        ("Z", Some(0)),
        ("+02:00", Some(120)),
        ("-05:30", Some(-330)),
        ("+00:00", Some(0)),
        ("", None),
        ("+2", None),
        ("+02:00x", None),
        ("+02:75", None),
        ("Europe/Oslo", None),
    ] {
        assert_eq!(parse_offset(text), minutes, "{text:?}");
    }
}
