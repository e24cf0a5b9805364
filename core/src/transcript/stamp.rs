//! The times that programs write before their lines.

use super::text::blanks;

/// Octets of a line that a time takes, with its brackets and the blanks after it, and what it says in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) length: usize,
    pub(super) time: u64,
}

const SECOND: u64 = 1000;
const DAY: u64 = 86_400 * SECOND;

/// A time at the start of a text: ISO 8601 (RFC 3339), a date and a time, syslog's `Nov 24 10:11:12` (RFC 3164), or a
/// time alone; bare, or in `[ ]` or `( )`.
///
/// Without a year, milliseconds count from its start; without a date, from midnight.
pub(super) fn stamp(text: &[u8]) -> Option<Stamp> {
    let mut at = Scanner { text, at: 0 };
    let close = match text.first()? {
        b'[' => Some(b']'),
        b'(' => Some(b')'),
        _ => None,
    };
    at.at = usize::from(close.is_some());
    let days = at.date();
    let time = at.clock()?;
    let zone = at.zone();
    if let Some(close) = close {
        at.eat(close)?;
    }
    let end = at.at;
    let after = text.get(end).copied();
    if !matches!(after, None | Some(b' ' | b'\t' | b':' | b'\r' | b'\n' | b'|' | b',')) {
        return None;
    }
    let mark = usize::from(matches!(after, Some(b':' | b'|' | b',')));
    let length = end + mark + blanks(&text[end + mark..]);
    Some(Stamp { length, time: (days.unwrap_or(0) * DAY + time).saturating_add_signed(-zone) })
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn eat(&mut self, octet: u8) -> Option<()> {
        (self.peek()? == octet).then(|| self.at += 1)
    }

    /// A number of at least `least` and at most `most` digits.
    fn number(&mut self, least: usize, most: usize) -> Option<u64> {
        let digits = self.text[self.at..].iter().take(most).take_while(|octet| octet.is_ascii_digit());
        let (count, value) =
            digits.fold((0, 0), |(count, value), octet| (count + 1, value * 10 + u64::from(octet - b'0')));
        (count >= least).then(|| {
            self.at += count;
            value
        })
    }

    /// A date and what parts it from the time, in days; without one, nothing is taken.
    fn date(&mut self) -> Option<u64> {
        let start = self.at;
        let days = self.numeric_date().or_else(|| {
            self.at = start;
            self.named_date()
        });
        if days.is_none() {
            self.at = start;
        }
        days
    }

    /// `2026-11-24T`, `2026/11/24 `
    fn numeric_date(&mut self) -> Option<u64> {
        let year = self.number(4, 4)?;
        let separator = self.peek().filter(|octet| matches!(octet, b'-' | b'/' | b'.'))?;
        self.at += 1;
        let month = self.number(2, 2)?;
        self.eat(separator)?;
        let day = self.number(2, 2)?;
        if !matches!(self.peek()?, b'T' | b't' | b' ' | b'_') {
            return None;
        }
        self.at += 1;
        days_since_1970(year, month, day)
    }

    /// `Nov 24 `
    fn named_date(&mut self) -> Option<u64> {
        const MONTHS: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
        let name = self.text.get(self.at..self.at + 3)?;
        let month = MONTHS.chunks(3).position(|month| month == name)? as u64 + 1;
        self.at += 3;
        self.eat(b' ')?;
        self.at += blanks(&self.text[self.at..]);
        let day = self.number(1, 2)?;
        self.eat(b' ')?;
        // Any leap year: the log does not say which it is.
        days_since_1970(1972, month, day).map(|days| days - 2 * 365)
    }

    /// `10:11:12`, `10:11:12.123456`
    fn clock(&mut self) -> Option<u64> {
        let hour = self.number(1, 2)?;
        self.eat(b':')?;
        let minute = self.number(2, 2)?;
        self.eat(b':')?;
        let second = self.number(2, 2)?;
        if hour > 24 || minute > 59 || second > 60 {
            return None;
        }
        let whole = ((hour * 60 + minute) * 60 + second) * SECOND;
        if !matches!(self.peek(), Some(b'.' | b',')) {
            return Some(whole);
        }
        let start = self.at;
        self.at += 1;
        let Some(milliseconds) = self.fraction() else {
            self.at = start;
            return Some(whole);
        };
        Some(whole + milliseconds)
    }

    /// Decimals of a second, as milliseconds.
    fn fraction(&mut self) -> Option<u64> {
        let digits = self.text[self.at..].iter().take_while(|octet| octet.is_ascii_digit()).count();
        let value = (0..3).fold(0, |value, at| {
            value * 10 + if at < digits { u64::from(self.text[self.at + at] - b'0') } else { 0 }
        });
        self.at += digits;
        (digits > 0).then_some(value)
    }

    /// `Z`, ` UTC`, `+01:00`, `-0500`: milliseconds east of Greenwich.
    fn zone(&mut self) -> i64 {
        let start = self.at;
        if self.text[self.at..].starts_with(b" UTC") {
            self.at += 4;
            return 0;
        }
        match self.peek() {
            Some(b'Z' | b'z') => self.at += 1,
            Some(sign @ (b'+' | b'-')) => {
                self.at += 1;
                if let Some(offset) = self.offset() {
                    return if sign == b'+' { offset } else { -offset };
                }
                self.at = start;
            }
            _ => {}
        }
        0
    }

    fn offset(&mut self) -> Option<i64> {
        let hours = self.number(2, 2)?;
        let _ = self.eat(b':');
        let minutes = self.number(2, 2)?;
        i64::try_from((hours * 60 + minutes) * 60 * SECOND).ok()
    }
}

/// Days from 1 January 1970 to a date of the Gregorian calendar.
fn days_since_1970(year: u64, month: u64, day: u64) -> Option<u64> {
    const BEFORE: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let before = *BEFORE.get(month.checked_sub(1)? as usize)?;
    let passed = year.checked_sub(1970)?;
    if !(1..=31).contains(&day) {
        return None;
    }
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = year - 1;
    let leaps = (last / 4 - last / 100 + last / 400) - (1969 / 4 - 1969 / 100 + 1969 / 400);
    Some(passed * 365 + leaps + before + u64::from(leap && month > 2) + day - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_all_kinds() {
        const MORNING: u64 = ((10 * 60 + 11) * 60 + 12) * SECOND;
        let cases: &[(&str, usize, u64)] = &[
            ("10:11:12 x", 9, MORNING),
            ("10:11:12.3456 x", 14, MORNING + 345),
            ("[10:11:12.5] x", 13, MORNING + 500),
            ("Jan  1 10:11:12 mx x", 16, MORNING),
            ("Mar 01 10:11:12 mx x", 16, 60 * DAY + MORNING),
            ("1970-01-02T10:11:12Z x", 21, DAY + MORNING),
            ("2026-11-24T10:11:12.345Z x", 25, 20_781 * DAY + MORNING + 345),
            ("2026-11-24T11:11:12.345+01:00 x", 30, 20_781 * DAY + MORNING + 345),
            ("[2026-11-24 10:11:12] DEBUG", 22, 20_781 * DAY + MORNING),
            ("2026-11-24 10:11:12\tSERVER", 20, 20_781 * DAY + MORNING),
            ("2000/02/29 10:11:12: x", 21, 11_016 * DAY + MORNING),
        ];
        for &(text, length, time) in cases {
            assert_eq!(stamp(text.as_bytes()), Some(Stamp { length, time }), "{text}");
        }
        for text in [
            "",
            "250 ok",
            "10:11 x",
            "10:11:12x",
            "[10:11:12 x",
            "99:11:12 x",
            "2026-11-24 x",
            "Foo 24 10:11:12 ",
        ] {
            assert_eq!(stamp(text.as_bytes()), None, "{text}");
        }
    }
}
