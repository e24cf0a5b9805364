//! A byte cursor over one line: the only place that indexes input.

use crate::finding::{Arg, Finding, ReplyContext, Report};
use crate::registry::Offer;
use crate::rules::Rule;
use crate::span::Span;
use crate::syntax::line::Framed;
use crate::syntax::{class, pasted};

/// Where a parse stands in its line, and where its findings go.
pub(crate) struct Cursor<'a, 'r> {
    line: &'a [u8],
    /// What is left of the content: the next octet is its first.
    rest: &'a [u8],
    /// The offset after the last octet of content.
    end: usize,
    out: &'r mut dyn Report,
    /// What the server is taken to offer.
    pub(crate) offer: &'r Offer,
    /// Which path is being parsed, for the reply owed.
    pub(crate) place: ReplyContext,
    /// Nothing but printable US-ASCII.
    pub(crate) clean: bool,
    /// Where the path stands, once it is parsed.
    pub(crate) path: Span,
}

impl<'a, 'r> Cursor<'a, 'r> {
    /// A cursor over the content of `line`, as framed.
    #[inline]
    pub(crate) fn new(line: &'a [u8], framed: &Framed, offer: &'r Offer, out: &'r mut dyn Report) -> Self {
        let end = framed.end.min(line.len());
        Self {
            line,
            rest: &line[..end],
            end,
            out,
            offer,
            place: ReplyContext::Other,
            clean: framed.clean,
            path: Span::at(0),
        }
    }

    /// The offset of the next octet.
    #[inline]
    pub(crate) fn offset(&self) -> usize {
        self.end - self.rest.len()
    }

    /// The offset after the last octet of content.
    #[inline]
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// The next octet.
    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// What is left of the content.
    #[inline]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The octets under a span.
    #[inline]
    pub(crate) fn slice(&self, span: Span) -> &'a [u8] {
        span.of(self.line)
    }

    /// Goes on by one octet.
    #[inline]
    pub(crate) fn bump(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    /// Goes to an offset.
    #[inline]
    pub(crate) fn seek(&mut self, offset: usize) {
        self.rest = self.line.get(offset..self.end).unwrap_or_default();
    }

    /// Goes past the next octet if it is `octet`.
    #[inline]
    pub(crate) fn eat(&mut self, octet: u8) -> bool {
        let [first, rest @ ..] = self.rest else { return false };
        let there = *first == octet;
        if there {
            self.rest = rest;
        }
        there
    }

    /// Goes past the octets that belong to a class of `mask`.
    #[inline]
    pub(crate) fn take_class(&mut self, mask: u16) -> Span {
        self.take_while(|octet| class::is(octet, mask))
    }

    /// Goes past the octets that pass a test.
    #[inline]
    pub(crate) fn take_while(&mut self, test: impl Fn(u8) -> bool) -> Span {
        let length = self.rest.iter().position(|&octet| !test(octet)).unwrap_or(self.rest.len());
        self.take(length)
    }

    /// Goes on by `length` octets, or to the end.
    #[inline]
    fn take(&mut self, length: usize) -> Span {
        let start = self.offset();
        self.rest = self.rest.get(length..).unwrap_or_default();
        Span::new(start, self.offset())
    }

    /// Goes past blanks. A tab counts as one: it has been reported as a control character.
    #[inline]
    pub(crate) fn take_blanks(&mut self) -> Span {
        self.take_while(is_blank)
    }

    /// Goes past characters that look like blanks or like nothing, which the line as a whole is judged for.
    #[inline]
    pub(crate) fn take_unseen(&mut self) -> bool {
        !self.clean && !self.take(pasted::unseen(self.rest)).is_empty()
    }

    /// Whether the octet before is beyond US-ASCII.
    pub(crate) fn follows_non_ascii(&self) -> bool {
        self.line[..self.offset()].last().is_some_and(|octet| !octet.is_ascii())
    }

    /// The next eight octets, the first in the lowest place; zeros stand for what is beyond the end.
    #[inline]
    pub(crate) fn eight(&self) -> u64 {
        if let Some(chunk) = self.rest.first_chunk::<8>() {
            return u64::from_le_bytes(*chunk);
        }
        match self.line[..self.end].last_chunk::<8>() {
            // The last eight octets of the content hold what is left of it.
            Some(chunk) if !self.rest.is_empty() => u64::from_le_bytes(*chunk) >> (8 * (8 - self.rest.len())),
            _ => self.rest.iter().rev().fold(0, |octets, &octet| octets << 8 | u64::from(octet)),
        }
    }

    /// Goes past everything up to the next blank.
    #[inline]
    pub(crate) fn take_word(&mut self) -> Span {
        if !self.clean {
            return self.take_while(|octet| !is_blank(octet));
        }
        // A clean line has no tabs and no zeros: eight octets at a time, up to a space or the end.
        let start = self.offset();
        loop {
            let octets = self.eight();
            let stops = zeros(octets) | zeros(octets ^ 0x2020_2020_2020_2020);
            let end = self.take(stops.trailing_zeros() as usize / 8).end;
            if stops != 0 {
                return Span::new(start, end as usize);
            }
        }
    }

    /// Whether there is a space among blanks: tabs have been reported as the control characters that they are.
    pub(crate) fn has_space(&self, blanks: Span) -> bool {
        self.slice(blanks).contains(&b' ')
    }

    /// Whether the next octet is a blank.
    #[inline]
    pub(crate) fn at_blank(&self) -> bool {
        self.peek().is_some_and(is_blank)
    }

    /// Whether an address is parsed on its own, so that nothing follows it.
    #[inline]
    pub(crate) fn is_alone(&self) -> bool {
        self.place == ReplyContext::Alone
    }

    /// Whether nothing is left.
    #[inline]
    pub(crate) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Does something with only the octets before `end` in sight.
    pub(crate) fn within<T>(&mut self, end: usize, parse: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.end;
        let at = self.offset();
        self.end = end.clamp(at, outer);
        self.seek(at);
        let value = parse(self);
        let at = self.offset();
        self.end = outer;
        self.seek(at);
        value
    }

    /// Reports a finding that speaks of nothing but its span.
    #[cold]
    pub(crate) fn report(&mut self, rule: &'static Rule, span: Span) {
        self.report_with(rule, span, [Arg::None; 2]);
    }

    /// Reports a finding with the values its message speaks of.
    #[cold]
    pub(crate) fn report_with(&mut self, rule: &'static Rule, span: Span, args: [Arg; 2]) {
        self.out.report(Finding { rule, span, args, context: self.place }, self.line);
    }
}

/// Sets the high bit of the lowest octet that is zero, and perhaps of some above it.
#[inline]
const fn zeros(octets: u64) -> u64 {
    octets.wrapping_sub(0x0101_0101_0101_0101) & !octets & 0x8080_8080_8080_8080
}

/// A space or a tab.
#[inline]
pub(crate) const fn is_blank(octet: u8) -> bool {
    octet == b' ' || octet == b'\t'
}
