//! HOLDFOR, HOLDUNTIL, RRVS and BY: times and spans of time.

use super::plain::decimal;
use super::value::{Tell, Written};
use crate::finding::Arg;
use crate::rules::values::{BY_NOT_POSITIVE, DATE_IMPOSSIBLE, HOLDUNTIL_NOT_UTC, RRVS_FRACTION};

/// A date-time of RFC 3339 §5.6, as its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime {
    /// From 0 to 9999.
    pub year: u16,
    /// From 1.
    pub month: u8,
    /// From 1.
    pub day: u8,
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
    /// From 0 to 60: a leap second is one.
    pub second: u8,
    /// Minutes ahead of UTC.
    pub offset: i16,
}

/// The value of `BY=` (RFC 2852 §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    /// Seconds from now within which the message is to be delivered.
    pub seconds: i32,
    /// What happens then: the message comes back (`R`), or a notice does (`N`).
    pub returns: bool,
    /// Whether relaying is to be told (`T`).
    pub trace: bool,
}

/// The value of `RRVS=` (RFC 7293 §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValidSince {
    /// Since when the mailbox must have had its owner.
    pub time: DateTime,
    /// Where the next server lacks RRVS: go on (`C`) rather than reject (`R`, the default).
    pub continues: bool,
}

impl DateTime {
    /// Seconds since 1970-01-01T00:00:00Z; leap seconds are not counted.
    ///
    /// ```
    /// use smtplint_core::command::DateTime;
    /// let time = DateTime { year: 2000, month: 3, day: 1, hour: 1, minute: 0, second: 0, offset: 60 };
    /// assert_eq!(time.seconds(), 951_868_800);
    /// ```
    pub const fn seconds(self) -> i64 {
        // Years that begin in March have their leap day at the end.
        let months = (self.month as i64 + 9) % 12;
        let year = self.year as i64 - (self.month <= 2) as i64;
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let days = year * 365 + leaps + (months * 153 + 2) / 5 + self.day as i64 - 719_469;
        let minutes = (days * 24 + self.hour as i64) * 60 + self.minute as i64 - self.offset as i64;
        minutes * 60 + self.second as i64
    }

    /// Reads `date-time`, with nothing after it and without judging its fraction.
    pub(crate) fn read(text: &[u8]) -> Option<Self> {
        let shape = shape(text).ok()?;
        (shape.end == text.len() && out_of_range(text, &shape).is_none()).then(|| value(text, &shape))
    }
}

/// Where the parts of a date-time are.
struct Shape {
    /// The end of time-secfrac; it begins at [`SECFRAC`].
    zone: usize,
    /// The end of all.
    end: usize,
}

const SECFRAC: usize = 19;

/// `date-time = full-date "T" partial-time time-offset`: its shape, or the offset at which it goes wrong.
fn shape(text: &[u8]) -> Result<Shape, usize> {
    for (at, &expected) in b"0000-00-00T00:00:00".iter().enumerate() {
        expect(text, at, expected)?;
    }
    let mut zone = SECFRAC;
    if text.get(zone) == Some(&b'.') {
        expect(text, zone + 1, b'0')?;
        zone += 1 + text[zone + 1..].iter().take_while(|octet| octet.is_ascii_digit()).count();
    }
    if matches!(text.get(zone), Some(b'Z' | b'z')) {
        return Ok(Shape { zone, end: zone + 1 });
    }
    if !matches!(text.get(zone), Some(b'+' | b'-')) {
        return Err(zone);
    }
    for (at, &expected) in b"00:00".iter().enumerate() {
        expect(text, zone + 1 + at, expected)?;
    }
    Ok(Shape { zone, end: zone + 6 })
}

/// `0` stands for any digit, `T` for itself in any case.
fn expect(text: &[u8], at: usize, expected: u8) -> Result<(), usize> {
    let fits = text.get(at).is_some_and(|octet| match expected {
        b'0' => octet.is_ascii_digit(),
        _ => octet.eq_ignore_ascii_case(&expected),
    });
    if fits { Ok(()) } else { Err(at) }
}

fn two(text: &[u8], at: usize) -> u8 {
    (text[at] - b'0') * 10 + (text[at + 1] - b'0')
}

fn year(text: &[u8]) -> u16 {
    u16::from(two(text, 0)) * 100 + u16::from(two(text, 2))
}

fn value(text: &[u8], shape: &Shape) -> DateTime {
    let minutes = |at: usize| i16::from(two(text, at)) * 60 + i16::from(two(text, at + 3));
    let offset = match text[shape.zone] {
        b'+' => minutes(shape.zone + 1),
        b'-' => -minutes(shape.zone + 1),
        _ => 0,
    };
    let [month, day, hour, minute, second] = [5, 8, 11, 14, 17].map(|at| two(text, at));
    DateTime { year: year(text), month, day, hour, minute, second, offset }
}

/// The first two digits that no calendar and no clock has (RFC 3339 §5.7).
fn out_of_range(text: &[u8], shape: &Shape) -> Option<usize> {
    let year = year(text);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match two(text, 5) {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    let mut fields = [(5, 1, 12), (8, 1, days), (11, 0, 23), (14, 0, 59), (17, 0, 60)].into_iter();
    let outside = |(at, least, most): (usize, u8, u8)| {
        let number = two(text, at);
        (number < least || number > most).then_some(at)
    };
    let zone = shape.zone + 1;
    let zones = if zone < shape.end { [(zone, 0, 23), (zone + 3, 0, 59)] } else { [(11, 0, 23); 2] };
    fields.find_map(outside).or_else(|| zones.into_iter().find_map(outside))
}

/// `date-time` at the start of a value, its shape and its fields judged.
fn date_time(written: Written<'_>, tell: &mut Tell<'_>) -> Option<(DateTime, Shape)> {
    let text = written.text;
    let shape = match shape(text) {
        Ok(shape) => shape,
        Err(at) => return written.wrong(at.min(text.len()), (at + 1).min(text.len()), tell),
    };
    if let Some(at) = out_of_range(text, &shape) {
        tell(&DATE_IMPOSSIBLE, written.span(at, at + 2), [Arg::None; 2]);
        return None;
    }
    Some((value(text, &shape), shape))
}

/// `future-release-date-time`, "normalized to UTC" (RFC 4865 §3).
pub(super) fn hold_until(written: Written<'_>, tell: &mut Tell<'_>) -> Option<DateTime> {
    let (time, shape) = date_time(written, tell)?;
    if shape.end < written.text.len() {
        return written.wrong(shape.end, written.text.len(), tell);
    }
    if time.offset != 0 {
        tell(&HOLDUNTIL_NOT_UTC, written.span(shape.zone, shape.end), [Arg::None; 2]);
    }
    Some(time)
}

/// `date-time [ ";" ( "C" / "R" ) ]`, where "a "time-secfrac" MUST NOT be used" (RFC 7293 §3.1).
pub(super) fn valid_since(written: Written<'_>, tell: &mut Tell<'_>) -> Option<ValidSince> {
    let (time, shape) = date_time(written, tell)?;
    if shape.zone > SECFRAC {
        tell(&RRVS_FRACTION, written.span(SECFRAC, shape.zone), [Arg::None; 2]);
    }
    let continues = match &written.text[shape.end..] {
        [] | [b';', b'R' | b'r'] => false,
        [b';', b'C' | b'c'] => true,
        [b';'] => return written.wrong(written.text.len(), written.text.len(), tell),
        [b';', ..] => return written.wrong(shape.end + 1, written.text.len(), tell),
        _ => return written.wrong(shape.end, written.text.len(), tell),
    };
    Some(ValidSince { time, continues })
}

/// `future-release-integer = %x31-39 *8DIGIT` (RFC 4865 §3).
pub(super) fn hold_for(written: Written<'_>, tell: &mut Tell<'_>) -> Option<u32> {
    let text = written.text;
    let sound = text.len() <= 9 && text[0] != b'0' && text.iter().all(u8::is_ascii_digit);
    if !sound {
        return written.wrong(0, text.len(), tell);
    }
    decimal(text).and_then(|seconds| u32::try_from(seconds).ok())
}

/// `by-value = by-time ";" by-mode [by-trace]`, `by-time = ["-" / "+"]1*9digit` (RFC 2852 §4).
pub(super) fn by(written: Written<'_>, tell: &mut Tell<'_>) -> Option<By> {
    let text = written.text;
    let sign = usize::from(matches!(text[0], b'-' | b'+'));
    let digits = text[sign..].iter().take_while(|octet| octet.is_ascii_digit()).count();
    let end = sign + digits;
    if !(1..=9).contains(&digits) {
        return if digits > 9 {
            written.wrong(0, end, tell)
        } else {
            written.wrong(end, (end + 1).min(text.len()), tell)
        };
    }
    let (returns, trace) = match &text[end..] {
        [b';', b'N' | b'n'] => (false, false),
        [b';', b'R' | b'r'] => (true, false),
        [b';', b'N' | b'n', b'T' | b't'] => (false, true),
        [b';', b'R' | b'r', b'T' | b't'] => (true, true),
        [] | [b';'] => return written.wrong(text.len(), text.len(), tell),
        [b';', b'N' | b'n' | b'R' | b'r', ..] => return written.wrong(end + 2, text.len(), tell),
        [b';', ..] => return written.wrong(end + 1, text.len(), tell),
        _ => return written.wrong(end, end + 1, tell),
    };
    let magnitude = decimal(&text[sign..end]).and_then(|seconds| i32::try_from(seconds).ok())?;
    let seconds = if text[0] == b'-' { -magnitude } else { magnitude };
    if returns && seconds <= 0 {
        tell(&BY_NOT_POSITIVE, written.span(0, end), [Arg::None; 2]);
        return None;
    }
    Some(By { seconds, returns, trace })
}
