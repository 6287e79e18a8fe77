//! Date: a moment as EPUB wants it said, which is either now or the one that the caller names.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::Error;

/// The variable by which a build is made the same at any time: seconds since 1970
/// (Reproducible Builds, "SOURCE_DATE_EPOCH specification", 2017).
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// A day and the time of it, of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) second: u32,
}

impl Date {
    /// What the variable says, else now.
    pub(crate) fn of_the_book() -> Result<Date, Error> {
        let named = env::var(VARIABLE).ok().filter(|text| !text.is_empty());
        let Some(text) = named else {
            let now = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default();
            return Ok(Date::after(now.as_secs()).expect("it is not the year 10000 yet"));
        };
        let seconds = text.trim().parse().ok();
        seconds.and_then(Date::after).ok_or(Error::Date(text))
    }

    /// So many seconds after 1970 began. `None` from the year 10000 on.
    pub(crate) fn after(seconds: u64) -> Option<Date> {
        let mut days = seconds / 86_400;
        let mut year = 1970;
        while days >= days_of(year) {
            days -= days_of(year);
            year += 1;
            if year == 10_000 {
                return None;
            }
        }
        let february = if days_of(year) == 366 { 29 } else { 28 };
        let mut month = 1;
        for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
            if days < length {
                break;
            }
            days -= length;
            month += 1;
        }
        Some(Date {
            year,
            month,
            day: days as u8 + 1,
            second: (seconds % 86_400) as u32,
        })
    }

    /// `2026-11-28T14:21:29Z`
    pub(crate) fn in_full(self) -> String {
        let Date {
            year,
            month,
            day,
            second,
        } = self;
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

fn days_of(year: u16) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if leap { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against `date --utc --date=@…` of GNU coreutils 9.
    #[test]
    fn seconds_are_days_of_the_calendar() {
        let said = |seconds| Date::after(seconds).map(Date::in_full);
        assert_eq!(said(0).as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(said(951_868_799).as_deref(), Some("2000-02-29T23:59:59Z"));
        assert_eq!(said(951_868_800).as_deref(), Some("2000-03-01T00:00:00Z"));
        assert_eq!(said(1_795_875_689).as_deref(), Some("2026-11-28T14:21:29Z"));
        assert_eq!(said(4_107_542_400).as_deref(), Some("2100-03-01T00:00:00Z"));
        assert_eq!(
            said(253_402_300_799).as_deref(),
            Some("9999-12-31T23:59:59Z")
        );
        assert_eq!(said(253_402_300_800), None);
        assert_eq!(said(u64::MAX), None);
    }
}
