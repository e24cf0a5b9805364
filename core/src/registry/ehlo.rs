//! What stands after each keyword of an EHLO response, and which keywords need one another.

use super::extensions::{self, EXTENSIONS, Extension};
use crate::command::DateTime;
use crate::syntax::class::{self, DIGIT, GRAPHIC, LDH, LET_DIG, MECHANISM};

/// The parameters that an EHLO keyword has (`ehlo-param = 1*%d33-126`, RFC 5321 §4.1.1.1, and the extension's own grammar).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Parameters {
    /// None.
    Nothing,
    /// Whatever there is: no standard says.
    Free,
    /// Each looks the same; the least and the greatest number of them.
    Each(Shape, usize, usize),
}

/// What one parameter of an EHLO keyword looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// `size-param = [1*DIGIT]` (RFC 1870 §3).
    Size,
    /// `sasl-mech = 1*20mech-char` (RFC 4422 §3.1, RFC 4954 §3).
    Mechanism,
    /// `deliverby-param = min-by-time *( "," extension-token )` (RFC 2852 §4).
    DeliverBy,
    /// `future-release-integer`, then `Internet-style-date-time-UTC` (RFC 4865 §3).
    FutureRelease,
    /// `priority-profile = 1*20(ALPHA / DIGIT / "-" / "_" / ".")` (RFC 6710 §7).
    PriorityProfile,
    /// `limit-name-value = limit-name ["=" limit-value]` (RFC 9422 §3).
    Limit,
    /// `Solicitation-keywords = word *("," word)` (RFC 3865 §2.2).
    Solicitation,
}

/// The parameters of an extension's keyword.
///
/// ```
/// use smtplint_core::registry::{ehlo, extensions};
/// assert_eq!(ehlo::parameters(&extensions::PIPELINING), ehlo::Parameters::Nothing);
/// ```
pub fn parameters(extension: &Extension) -> Parameters {
    use Parameters::{Each, Free, Nothing};
    match extension.keyword {
        "SIZE" => Each(Shape::Size, 0, 1),
        "AUTH" => Each(Shape::Mechanism, 1, usize::MAX),
        "DELIVERBY" => Each(Shape::DeliverBy, 0, 1),
        "FUTURERELEASE" => Each(Shape::FutureRelease, 2, 2),
        "MT-PRIORITY" => Each(Shape::PriorityProfile, 0, 1),
        "LIMITS" => Each(Shape::Limit, 1, usize::MAX),
        "NO-SOLICITING" => Each(Shape::Solicitation, 0, 1),
        // RFC 4468 §3: unknown arguments are passed over. VERB and ONEX are described nowhere; vendors do as they like.
        "BURL" | "VERB" | "ONEX" => Free,
        _ if !extension.registered => Free,
        _ => Nothing,
    }
}

impl Shape {
    /// Whether `text` is one; `place` counts the parameters before it.
    pub fn fits(self, text: &[u8], place: usize) -> bool {
        let each = |mask| text.iter().all(|&octet| class::is(octet, mask));
        match self {
            Self::Size => (1..=20).contains(&text.len()) && each(DIGIT),
            Self::Mechanism => (1..=20).contains(&text.len()) && each(MECHANISM),
            Self::DeliverBy => deliver_by(text),
            Self::FutureRelease if place == 0 => {
                (1..=9).contains(&text.len()) && text[0] != b'0' && each(DIGIT)
            }
            Self::FutureRelease => is_utc(text),
            Self::PriorityProfile => {
                (1..=20).contains(&text.len())
                    && text.iter().all(|&octet| octet == b'.' || class::is(octet, MECHANISM))
            }
            Self::Limit => limit(text),
            Self::Solicitation => {
                text.len() <= 1000 && text.split(|&octet| octet == b',').all(is_solicitation)
            }
        }
    }

    /// What belongs there, as a sentence names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Size => "a number of at most 20 digits, such as 35882577 (RFC 1870 §3)",
            Self::Mechanism => "names of SASL mechanisms, such as PLAIN (RFC 4954 §3)",
            Self::DeliverBy => "a number of seconds, such as 240 (RFC 2852 §4)",
            Self::FutureRelease => {
                "seconds and a UTC date-time, such as 86400 2027-01-01T00:00:00Z (RFC 4865 §3)"
            }
            Self::PriorityProfile => "the name of a priority profile, such as MIXER (RFC 6710 §7)",
            Self::Limit => "limits, such as RCPTMAX=100 (RFC 9422 §3)",
            Self::Solicitation => "solicitation keywords with commas between them (RFC 3865 §2.2)",
        }
    }
}

fn deliver_by(text: &[u8]) -> bool {
    let mut parts = text.split(|&octet| octet == b',');
    let time = parts.next().unwrap_or_default();
    time.len() <= 9
        && time.iter().all(|&octet| class::is(octet, DIGIT))
        && parts.all(|token| !token.is_empty() && token.iter().all(|&octet| class::is(octet, GRAPHIC)))
}

/// The limits whose values count something, from 1 to 999999 (RFC 9422 §4).
const COUNTS: [&str; 3] = ["MAILMAX", "RCPTMAX", "RCPTDOMAINMAX"];

fn limit(text: &[u8]) -> bool {
    let mut halves = text.splitn(2, |&octet| octet == b'=');
    let name = halves.next().unwrap_or_default();
    let value = halves.next();
    if COUNTS.iter().any(|count| count.as_bytes().eq_ignore_ascii_case(name)) {
        return value.is_some_and(|value| {
            value.first().is_some_and(|&first| first != b'0')
                && value.len() <= 6
                && value.iter().all(|&octet| class::is(octet, DIGIT))
        });
    }
    !name.is_empty()
        && name.iter().all(|&octet| octet == b'_' || class::is(octet, LDH))
        && value.is_none_or(|value| {
            !value.is_empty() && value.iter().all(|&octet| octet != b';' && class::is(octet, GRAPHIC))
        })
}

fn is_solicitation(word: &[u8]) -> bool {
    word.first().is_some_and(u8::is_ascii_alphabetic)
        && word.iter().all(|&octet| matches!(octet, b'.' | b'-' | b'_' | b':') || class::is(octet, LET_DIG))
}

/// `date-time` (RFC 3339 §5.6), "normalized to Universal Coordinated Time" (RFC 4865 §3).
fn is_utc(text: &[u8]) -> bool {
    DateTime::read(text).is_some_and(|time| time.offset == 0)
}

/// The extension that an EHLO keyword names, in any case: by a hash of its length and its ends.
///
/// ```
/// use smtplint_core::registry::{ehlo, extensions};
/// assert_eq!(ehlo::find(b"size"), Some(&extensions::SIZE));
/// assert_eq!(ehlo::find(b"SIZES"), None);
/// ```
#[inline]
pub fn find(keyword: &[u8]) -> Option<&'static Extension> {
    let mut slot = slot(keyword)?;
    loop {
        // A slot that is not taken ends the search: its number is beyond the list.
        let extension = EXTENSIONS.get(usize::from(SLOTS[slot]))?;
        if extension.keyword.as_bytes().eq_ignore_ascii_case(keyword) {
            return Some(extension);
        }
        slot = (slot + 1) % SLOTS.len();
    }
}

static SLOTS: [u8; 128] = slots();

const fn slots() -> [u8; 128] {
    let mut slots = [u8::MAX; 128];
    let mut at = 0;
    while at < EXTENSIONS.len() {
        if let Some(mut slot) = slot(EXTENSIONS[at].keyword.as_bytes()) {
            while slots[slot] != u8::MAX {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = at as u8;
        }
        at += 1;
    }
    slots
}

#[inline]
const fn slot(keyword: &[u8]) -> Option<usize> {
    let [first, .., last] = keyword else { return None };
    let (first, last) = ((*first & 0x1F) as usize, (*last & 0x1F) as usize);
    Some((keyword.len() * 5 + first * 9 + last * 3) % 128)
}

/// Who offers the first must offer the second, and where that stands: item 8 of RFC 6531 §3.1, item 3 of RFC 3030 §3.
pub static NEEDS: &[(&Extension, &Extension, &str)] = &[
    (&extensions::SMTPUTF8, &extensions::EIGHTBITMIME, "RFC 6531 §3.1"),
    (&extensions::BINARYMIME, &extensions::CHUNKING, "RFC 3030 §3"),
    (&extensions::BURL, &extensions::EIGHTBITMIME, "RFC 4468 §4"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_found_and_nothing_else() {
        for extension in EXTENSIONS {
            assert_eq!(find(extension.keyword.as_bytes()), Some(*extension));
            assert_eq!(find(extension.keyword.to_ascii_lowercase().as_bytes()), Some(*extension));
            assert_eq!(find(&extension.keyword.as_bytes()[1..]), None);
        }
        assert_eq!((find(b""), find(b"X"), find(b"PIPECONNECT")), (None, None, None));
    }

    #[test]
    fn parameters_are_those_of_the_extensions_grammars() {
        for (shape, place, text, fits, rfc) in [
            (Shape::Size, 0, "35882577", true, "1870 3"),
            (Shape::Size, 0, "10MB", false, "1870 3"),
            (Shape::Size, 0, "-1", false, "1870 3"),
            (Shape::Mechanism, 0, "SCRAM-SHA-256-PLUS", true, "4422 3.1"),
            (Shape::Mechanism, 0, "CRAM_MD5", true, "4422 3.1"),
            (Shape::Mechanism, 0, "PLAIN,LOGIN", false, "4422 3.1"),
            (Shape::Mechanism, 0, "ABCDEFGHIJKLMNOPQRSTU", false, "4422 3.1"),
            (Shape::DeliverBy, 0, "240", true, "2852 4"),
            (Shape::DeliverBy, 0, "240,X-a", true, "2852 4"),
            (Shape::DeliverBy, 0, "1234567890", false, "2852 4"),
            (Shape::DeliverBy, 0, "240,", false, "2852 4"),
            (Shape::FutureRelease, 0, "86400", true, "4865 3"),
            (Shape::FutureRelease, 0, "0", false, "4865 3"),
            (Shape::FutureRelease, 1, "2027-01-01T00:00:00Z", true, "4865 3"),
            (Shape::FutureRelease, 1, "2027-01-01T00:00:00+00:00", true, "4865 3"),
            (Shape::FutureRelease, 1, "2027-01-01T00:00:00+01:00", false, "4865 3"),
            (Shape::FutureRelease, 1, "2027-13-01T00:00:00Z", false, "4865 3"),
            (Shape::FutureRelease, 1, "2027-02-29T00:00:00Z", false, "3339 5.7"),
            (Shape::FutureRelease, 1, "2027-01-01", false, "4865 3"),
            (Shape::PriorityProfile, 0, "STANAG4406", true, "6710 7"),
            (Shape::PriorityProfile, 0, "a/b", false, "6710 7"),
            (Shape::Limit, 0, "RCPTMAX=100", true, "9422 3"),
            (Shape::Limit, 0, "RCPTMAX=", false, "9422 3"),
            (Shape::Limit, 0, "RCPTMAX=1;2", false, "9422 3"),
            (Shape::Solicitation, 0, "net.example:ADV,org.example:ADV", true, "3865 2.2"),
            (Shape::Solicitation, 0, ":ADV", false, "3865 2.2"),
        ] {
            assert_eq!(shape.fits(text.as_bytes(), place), fits, "{text} (RFC {rfc})");
        }
    }
}
