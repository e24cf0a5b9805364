//! Message data: from after the 354 to CRLF "." CRLF (RFC 5321 §4.1.1.4, §4.5.2).

use crate::finding::{Arg, Finding, ReplyContext};
use crate::registry::limits::TEXT_LINE;
use crate::rules::data::{DATA_BARE_CR, DATA_BARE_LF, DATA_LINE_TOO_LONG, MESSAGE_TOO_LARGE};
use crate::rules::{Owed, Rule};
use crate::span::Span;
use alloc::string::String;
use alloc::vec::Vec;

/// A fault in message data; of each rule the first place only.
#[derive(Clone, Copy, Debug)]
pub struct DataFinding {
    /// The rule.
    pub rule: &'static Rule,
    /// Octets of the data before it, as they were sent.
    pub offset: u64,
    /// How many octets it covers.
    pub length: u64,
    /// What the rule's message speaks of.
    pub args: [Arg; 2],
}

impl DataFinding {
    /// What is there and what belongs there.
    pub fn message(&self) -> String {
        self.finding().message(&[])
    }

    /// What to do.
    pub fn help(&self) -> String {
        self.finding().help(&[])
    }

    /// The reply that a server owes at the end of the data.
    pub const fn owed(&self) -> Option<Owed> {
        self.rule.reply.at(ReplyContext::Other)
    }

    fn finding(&self) -> Finding {
        Finding { rule: self.rule, span: Span::at(0), args: self.args, context: ReplyContext::Other }
    }
}

/// Where in a line the next octet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    LineStart,
    Text,
    /// After CR.
    Cr,
    /// After "." at the start of a line.
    Dot,
    /// After "." CR at the start of a line.
    DotCr,
    Done,
}

/// Cuts message data at CRLF "." CRLF and nowhere else, takes the dots away that were put in for transparency, and
/// judges its lines. It is fed octets as they come, cut anywhere.
///
/// ```
/// use smtplint_core::session::DataScanner;
/// let mut scanner = DataScanner::new(None);
/// let mut message = Vec::new();
/// let taken = scanner.feed(b"..a\r\n.\r\nQUIT\r\n", &mut |octets| message.extend_from_slice(octets));
/// assert_eq!((taken, message.as_slice()), (8, &b".a\r\n"[..]));
/// assert!(scanner.is_done() && scanner.findings().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct DataScanner {
    at: At,
    /// Octets taken, as sent.
    taken: u64,
    /// Octets of content given out.
    size: u64,
    /// Octets of the line so far, the dot added for transparency not counted.
    line: usize,
    limit: Option<u64>,
    findings: Vec<DataFinding>,
}

impl DataScanner {
    /// A scanner at the start of the data; `size_limit` is what the server states with SIZE, in octets.
    pub const fn new(size_limit: Option<u64>) -> Self {
        Self { at: At::LineStart, taken: 0, size: 0, line: 0, limit: size_limit, findings: Vec::new() }
    }

    /// Whether the end of the data has come.
    pub const fn is_done(&self) -> bool {
        matches!(self.at, At::Done)
    }

    /// Octets of content so far: without the dots added for transparency and without the end of data.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Octets taken so far, as they were sent, the end of data included.
    pub const fn taken(&self) -> u64 {
        self.taken
    }

    /// What is wrong so far.
    pub fn findings(&self) -> &[DataFinding] {
        &self.findings
    }

    /// Takes octets up to the end of the data and gives out content; returns how many it took.
    pub fn feed(&mut self, input: &[u8], content: &mut impl FnMut(&[u8])) -> usize {
        let mut used = 0;
        while used < input.len() && !self.is_done() {
            let step = self.step(&input[used..], content);
            used += step;
            self.taken += step as u64;
        }
        used
    }

    /// Takes at least one octet, or changes state without.
    fn step(&mut self, input: &[u8], content: &mut impl FnMut(&[u8])) -> usize {
        let octet = input[0];
        match (self.at, octet) {
            (At::LineStart, b'.') => self.go(At::Dot, 1),
            (At::LineStart, _) => self.go(At::Text, 0),
            (At::Dot, b'\r') => self.go(At::DotCr, 1),
            (At::Dot, _) => self.go(At::Text, 0),
            (At::DotCr, b'\n') => self.go(At::Done, 1),
            (At::Cr, b'\n') => {
                self.give(b"\r\n", content);
                self.end_line();
                self.go(At::LineStart, 1)
            }
            (At::Cr | At::DotCr, _) => {
                self.fault(&DATA_BARE_CR, self.taken - 1, 1, [Arg::None; 2]);
                self.give(b"\r", content);
                self.go(At::Text, 0)
            }
            (At::Text, b'\r') => self.go(At::Cr, 1),
            (At::Text, b'\n') => {
                self.fault(&DATA_BARE_LF, self.taken, 1, [Arg::None; 2]);
                self.give(b"\n", content);
                1
            }
            (At::Text, _) => {
                let run = memchr::memchr2(b'\r', b'\n', input).unwrap_or(input.len());
                self.give(&input[..run], content);
                run
            }
            (At::Done, _) => 0,
        }
    }

    fn go(&mut self, at: At, used: usize) -> usize {
        self.at = at;
        used
    }

    fn give(&mut self, octets: &[u8], content: &mut impl FnMut(&[u8])) {
        content(octets);
        self.size += octets.len() as u64;
        self.line = self.line.saturating_add(octets.len());
        if let Some(limit) = self.limit.filter(|&limit| self.size > limit) {
            self.too_large(limit, octets.len() as u64);
        }
    }

    /// Goes on with the finding while octets beyond the limit come.
    #[cold]
    fn too_large(&mut self, limit: u64, given: u64) {
        let beyond = given.min(self.size - limit);
        if let Some(known) =
            self.findings.iter_mut().find(|finding| core::ptr::eq(finding.rule, &raw const MESSAGE_TOO_LARGE))
        {
            known.length += beyond;
            return;
        }
        // The CR of a CRLF given whole has been taken already, its LF not yet.
        let already = u64::from(self.at == At::Cr);
        let start = self.taken + given - beyond - already;
        self.fault(&MESSAGE_TOO_LARGE, start, beyond, [Arg::Number(limit), Arg::None]);
    }

    fn end_line(&mut self) {
        if self.line > TEXT_LINE {
            let beyond = (self.line - TEXT_LINE) as u64;
            // The line's CR is the octet before this one.
            self.fault(
                &DATA_LINE_TOO_LONG,
                self.taken - 1 - beyond,
                beyond,
                [Arg::Number(TEXT_LINE as u64), Arg::None],
            );
        }
        self.line = 0;
    }

    fn fault(&mut self, rule: &'static Rule, offset: u64, length: u64, args: [Arg; 2]) {
        if !self.findings.iter().any(|known| core::ptr::eq(known.rule, rule)) {
            self.findings.push(DataFinding { rule, offset, length, args });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;

    /// The content and what was left over, fed in pieces of `size`.
    fn scan(input: &[u8], size: usize) -> (Vec<u8>, usize, bool, Vec<&'static str>) {
        let mut scanner = DataScanner::new(None);
        let (mut content, mut used) = (vec![], 0);
        for piece in input.chunks(size) {
            used += scanner.feed(piece, &mut |octets| content.extend_from_slice(octets));
        }
        let rules = scanner.findings().iter().map(|finding| finding.rule.name).collect();
        (content, used, scanner.is_done(), rules)
    }

    #[test]
    fn only_crlf_dot_crlf_ends_the_data_however_it_is_cut() {
        /// The input, its content, whether it ended, and the rules it breaks.
        type Row<'a> = (&'a [u8], &'a [u8], bool, &'a [&'a str]);
        let cases: &[Row<'_>] = &[
            (b".\r\n", b"", true, &[]),
            (b"a\r\n.\r\n", b"a\r\n", true, &[]),
            (b"..\r\n.\r\n", b".\r\n", true, &[]),
            (b".a\r\n.\r\n", b"a\r\n", true, &[]),
            (b"a\n.\n\r\n.\r\n", b"a\n.\n\r\n", true, &["data-bare-lf"]),
            (b"a\n.\r\n.\r\n", b"a\n.\r\n", true, &["data-bare-lf"]),
            (b"a\r.\r\n.\r\n", b"a\r.\r\n", true, &["data-bare-cr"]),
            (b"a\r\n.\rb\r\n.\r\n", b"a\r\n\rb\r\n", true, &["data-bare-cr"]),
            (b"a\r\n.\nb\r\n.\r\n", b"a\r\n\nb\r\n", true, &["data-bare-lf"]),
            (b"a\r\r\n.\r\n", b"a\r\r\n", true, &["data-bare-cr"]),
            (b"a\r\n", b"a\r\n", false, &[]),
        ];
        for (input, content, done, rules) in cases {
            for size in [1, 2, 3, input.len()] {
                let found = scan(input, size);
                assert_eq!(
                    found,
                    (content.to_vec(), input.len(), *done, rules.to_vec()),
                    "{} by {size}",
                    input.escape_ascii()
                );
            }
        }
    }
}
