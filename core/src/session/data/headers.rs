//! The header section: is there one, and does it say when and from whom (RFC 5322 §3.6)?

use super::place::Place;
use crate::finding::Arg;
use crate::rules::Rule;
use crate::rules::data::{HEADER_FIELD_MISSING, HEADER_SECTION_MISSING};

/// Where the next octet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// At the start of a line.
    Start,
    /// In a field's name.
    Name,
    /// In white space behind a name, which obsolete messages have before the colon (RFC 5322 §4.5).
    Space,
    /// In what follows the colon, or in a line that continues another.
    Body,
    /// Behind the header section, or it is not judged.
    Over,
}

/// What is wrong with a header section.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeaderFault {
    pub(super) rule: &'static Rule,
    pub(super) place: Place,
    pub(super) length: u64,
    pub(super) args: [Arg; 2],
}

/// Reads the header section as it comes.
#[derive(Clone, Debug)]
pub(super) struct Headers {
    at: At,
    /// In the first line of the message.
    first: bool,
    /// Where the line begins, and what stands there.
    start: Place,
    /// The first octets of the field's name in lower case, and how many octets it has.
    name: [u8; 4],
    length: usize,
    date: bool,
    from: bool,
}

impl Headers {
    pub(super) fn new(judged: bool) -> Self {
        Self {
            at: if judged { At::Start } else { At::Over },
            first: true,
            start: Place::default(),
            name: [0; 4],
            length: 0,
            date: false,
            from: false,
        }
    }

    /// Whether there is more to read.
    pub(super) const fn is_open(&self) -> bool {
        !matches!(self.at, At::Over)
    }

    /// Reads content that stands at `place`; says what is wrong where the header section ends in it.
    ///
    /// A lone LF ends a line here, and CR says nothing: other rules tell of those, and the fields are there all the same.
    pub(super) fn read(&mut self, content: &[u8], mut place: Place) -> Option<HeaderFault> {
        let mut rest = content;
        while let Some(&octet) = rest.first() {
            let used = if self.at == At::Body {
                memchr::memchr(b'\n', rest).unwrap_or(rest.len()).max(1)
            } else {
                1
            };
            let fault = self.step(octet, place);
            place = place.past(&rest[..used]);
            if !self.is_open() {
                return fault;
            }
            rest = &rest[used..];
        }
        None
    }

    /// Takes a whole line, without its ending, of which nothing is to be said: a field, the rest of one, or the empty line
    /// behind a header section that has what it needs. Whether it was one; if not, nothing has been taken.
    ///
    /// It is what [`Self::read`] makes of the line and CRLF, without a look at each octet of it.
    #[inline]
    pub(super) fn passes(&mut self, line: &[u8]) -> bool {
        if self.at != At::Start || self.length > 0 {
            return false;
        }
        match line.first() {
            None if self.date && self.from => self.at = At::Over,
            None => return false,
            Some(b' ' | b'\t') if !self.first => {}
            Some(_) => {
                let is_name = |octet: &u8| matches!(octet, b'!'..=b'~') && *octet != b':';
                let length = line.iter().take_while(|octet| is_name(octet)).count();
                if length == 0 || line.get(length) != Some(&b':') {
                    return false;
                }
                self.date |= line[..length].eq_ignore_ascii_case(b"date");
                self.from |= line[..length].eq_ignore_ascii_case(b"from");
            }
        }
        self.first = false;
        true
    }

    /// `optional-field = field-name ":" unstructured CRLF`, and `body` behind an empty line (RFC 5322 §3.5, §3.6.8).
    fn step(&mut self, octet: u8, place: Place) -> Option<HeaderFault> {
        match (self.at, octet) {
            (At::Start, _) => return self.line(octet, place),
            (_, b'\n') => {
                if matches!(self.at, At::Name | At::Space) && self.first {
                    return Some(self.missing());
                }
                (self.at, self.first, self.length) = (At::Start, false, 0);
            }
            (At::Name | At::Space, b'\r') | (At::Body | At::Over, _) => {}
            (At::Name | At::Space, b':') => self.field(),
            (At::Name, b' ' | b'\t') => self.at = At::Space,
            (At::Name, 33..=126) => self.push(octet),
            (At::Space, b' ' | b'\t') => {}
            (At::Name | At::Space, _) if self.first => return Some(self.missing()),
            (At::Name | At::Space, _) => self.at = At::Body,
        }
        None
    }

    /// The first octet of a line.
    fn line(&mut self, octet: u8, place: Place) -> Option<HeaderFault> {
        if self.length == 0 {
            self.start = place;
        }
        match octet {
            // Kept in the length, so that the line's start stays where it is.
            b'\r' => self.length = 1,
            b'\n' => return self.lacks(self.start, place.offset + 1 - self.start.offset),
            b':' | 0..=32 | 127.. if self.first => return Some(self.missing()),
            b':' | 0..=32 | 127.. => self.at = At::Body,
            _ => {
                (self.at, self.length) = (At::Name, 0);
                self.push(octet);
            }
        }
        None
    }

    /// `field-name = 1*ftext`
    fn push(&mut self, octet: u8) {
        if let Some(slot) = self.name.get_mut(self.length) {
            *slot = octet.to_ascii_lowercase();
        }
        self.length = self.length.saturating_add(1);
    }

    fn field(&mut self) {
        if self.length == 4 {
            self.date |= &self.name == b"date";
            self.from |= &self.name == b"from";
        }
        self.at = At::Body;
    }

    /// The data has ended, and `length` octets stand there.
    pub(super) fn finish(&mut self, place: Place, length: u64) -> Option<HeaderFault> {
        match self.at {
            At::Over => None,
            At::Start | At::Name | At::Space if self.first => {
                Some(HeaderFault { length: (place.offset + length).min(1), ..self.missing() })
            }
            _ => self.lacks(place, length),
        }
    }

    /// `fields` need `orig-date` and `from`, and nothing else (RFC 5322 §3.6).
    fn lacks(&mut self, place: Place, length: u64) -> Option<HeaderFault> {
        self.at = At::Over;
        let what = match (self.date, self.from) {
            (true, true) => return None,
            (false, true) => "Date",
            (true, false) => "From",
            (false, false) => "Date and no From",
        };
        Some(HeaderFault { rule: &HEADER_FIELD_MISSING, place, length, args: [Arg::Word(what), Arg::None] })
    }

    fn missing(&mut self) -> HeaderFault {
        self.at = At::Over;
        let args = [Arg::None; 2];
        HeaderFault { rule: &HEADER_SECTION_MISSING, place: Place::default(), length: 1, args }
    }
}
