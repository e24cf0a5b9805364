//! What is counted and found in message data, however it is framed.

use super::headers::{HeaderFault, Headers};
use super::place::Place;
use super::survey::Survey;
use super::{DataFinding, DataLimits};
use crate::finding::Arg;
use crate::registry::limits::TEXT_LINE;
use crate::rules::Rule;
use crate::rules::data::{DATA_BARE_CR, DATA_LINE_TOO_LONG, DATA_NUL, MESSAGE_TOO_LARGE, SIZE_UNDERSTATED};
use crate::rules::security::SMUGGLED_END_OF_DATA;
use alloc::vec::Vec;
use memchr::{memchr, memrchr};

/// Octets of a line without its CRLF (RFC 5321 §4.5.3.1.6).
pub(super) const TEXT: usize = TEXT_LINE - 2;

/// Counts and findings.
#[derive(Clone, Debug)]
pub(super) struct Judge {
    /// Where the next octet stands.
    pub(super) here: Place,
    /// Octets of content given out.
    pub(super) size: u64,
    /// Octets of content in the line under way, its CRLF and the dot added for transparency not counted.
    pub(super) line: usize,
    /// Where the first octet beyond [`TEXT`] of the line under way stands, once it has come.
    over: Place,
    pub(super) limit: Option<u64>,
    declared: Option<u64>,
    /// Whether lines are judged; not in a message that is binary.
    lines: bool,
    /// The rule that the first octet above 127 breaks, until it has come.
    pub(super) eight_bit: Option<&'static Rule>,
    /// The octets above 127 that were found reach to the end of what has come.
    pub(super) eight_bit_open: bool,
    /// Whether the first NUL is still to come.
    nul: bool,
    pub(super) headers: Headers,
    findings: Vec<DataFinding>,
}

impl Judge {
    pub(super) fn new(limits: DataLimits) -> Self {
        Self {
            here: Place::default(),
            size: 0,
            line: 0,
            over: Place::default(),
            limit: limits.size_limit,
            declared: limits.declared,
            lines: true,
            eight_bit: limits.eight_bit.rule(),
            eight_bit_open: false,
            nul: true,
            headers: Headers::new(limits.headers),
            findings: Vec::new(),
        }
    }

    /// Takes lines, NUL and 8-bit octets as they come (BODY=BINARYMIME, RFC 3030 §3).
    pub(super) fn binary(mut self) -> Self {
        (self.lines, self.eight_bit, self.nul) = (false, None, false);
        self
    }

    /// Whether lines are judged.
    pub(super) const fn judges_lines(&self) -> bool {
        self.lines
    }

    /// What was found, by place.
    pub(super) fn findings(&self) -> &[DataFinding] {
        &self.findings
    }

    fn has(&self, rule: &'static Rule) -> bool {
        self.findings.iter().any(|known| core::ptr::eq(known.rule, rule))
    }

    /// Keeps the first finding of a rule, by place.
    #[cold]
    pub(super) fn fault(&mut self, rule: &'static Rule, place: Place, length: u64, args: [Arg; 2]) {
        if self.has(rule) {
            return;
        }
        let (line, column) = (place.line, place.column());
        let finding = DataFinding { rule, offset: place.offset, length, line, column, args };
        let order = |finding: &DataFinding| (finding.offset, finding.rule.code);
        let at = self.findings.partition_point(|known| order(known) < order(&finding));
        self.findings.insert(at, finding);
    }

    /// Counts content that stands at `place` and reads the header section in it.
    pub(super) fn content(&mut self, octets: &[u8], place: Place) {
        self.size += octets.len() as u64;
        if self.headers.is_open() {
            let fault = self.headers.read(octets, place);
            self.header_fault(fault);
        }
        if let Some(limit) = self.limit.filter(|&limit| self.size > limit) {
            self.too_large(limit, octets, place);
        }
    }

    /// Where CR alone ended lines there are no header fields to be found, and that was said already.
    fn header_fault(&mut self, fault: Option<HeaderFault>) {
        let Some(HeaderFault { rule, place, length, args }) = fault else { return };
        if !self.has(&DATA_BARE_CR) && !self.has(&SMUGGLED_END_OF_DATA) {
            self.fault(rule, place, length, args);
        }
    }

    /// The data has ended; `length` octets of its end stand here.
    pub(super) fn finish(&mut self, place: Place, length: u64) {
        let fault = self.headers.finish(place, length);
        self.header_fault(fault);
        if let Some(declared) = self.declared.filter(|&declared| self.size > declared) {
            self.fault(&SIZE_UNDERSTATED, place, length, [Arg::Number(self.size), Arg::Number(declared)]);
        }
    }

    /// Goes on with the finding while octets beyond the limit come.
    #[cold]
    fn too_large(&mut self, limit: u64, octets: &[u8], place: Place) {
        let end = place.offset + octets.len() as u64;
        let known =
            self.findings.iter_mut().find(|known| core::ptr::eq(known.rule, &raw const MESSAGE_TOO_LARGE));
        if let Some(known) = known {
            known.length = end - known.offset;
            return;
        }
        let beyond = self.size - limit;
        let start = place.after(&octets[..octets.len() - beyond as usize]);
        self.fault(&MESSAGE_TOO_LARGE, start, beyond, [Arg::Number(limit), Arg::None]);
    }

    /// Counts octets of a line, none of which is LF of a CRLF.
    pub(super) fn text(&mut self, octets: &[u8], place: Place) {
        let line = self.line.saturating_add(octets.len());
        if self.line <= TEXT && line > TEXT {
            self.over = place.along((TEXT - self.line) as u64);
        }
        self.line = line;
    }

    /// The line under way has ended.
    pub(super) fn end_line(&mut self) {
        if self.line > TEXT && self.lines {
            let beyond = (self.line - TEXT) as u64;
            self.fault(&DATA_LINE_TOO_LONG, self.over, beyond, [Arg::Number(TEXT_LINE as u64), Arg::None]);
        }
        self.line = 0;
    }

    /// Counts a run of octets in which CR and LF stand as CRLF only and none is cut in two, `feeds` of them.
    ///
    /// It looks for the last LF within the longest line allowed, again and again: one search for many lines.
    pub(super) fn run(&mut self, run: &[u8], feeds: u64) {
        let place = self.here;
        let (mut start, mut line) = (0, self.line);
        let mut last = None;
        while start < run.len() {
            let rest = &run[start..];
            let most = TEXT_LINE.saturating_sub(line).min(rest.len());
            let end = memrchr(b'\n', &rest[..most]).or_else(|| memchr(b'\n', rest));
            if end.is_none_or(|end| end >= most) {
                self.long_line(run, start, line, end);
            }
            let Some(end) = end else {
                line = line.saturating_add(rest.len());
                break;
            };
            (last, start, line) = (Some(start + end), start + end + 1, 0);
        }
        self.line = line;
        self.here = match last {
            Some(last) => place.after_lines(run, last, feeds),
            None => place.along(run.len() as u64),
        };
    }

    /// A line that begins at `start` with `before` octets before it, and does not end within what is allowed, or not here.
    fn long_line(&mut self, run: &[u8], start: usize, before: usize, end: Option<usize>) {
        let text = before.saturating_add(end.map_or(run.len() - start, |end| end - 1));
        if text <= TEXT || !self.lines || self.has(&DATA_LINE_TOO_LONG) {
            return;
        }
        if before <= TEXT {
            self.over = self.here.after(&run[..start + TEXT - before]);
        }
        if end.is_some() {
            self.line = text;
            self.end_line();
        }
    }

    /// Whether a block of octets has something to be told of besides its lines.
    pub(super) fn is_odd(&self, survey: Survey) -> bool {
        self.eight_bit_open || survey.any >= 0x80 && self.eight_bit.is_some() || survey.nul && self.nul
    }

    /// Tells of the first octet above 127 and the first NUL.
    #[cold]
    pub(super) fn odd(&mut self, octets: &[u8], place: Place) {
        if self.eight_bit_open {
            self.go_on_eight_bit(octets);
        }
        if let Some(rule) = self.eight_bit
            && let Some(at) = octets.iter().position(|&octet| octet >= 0x80)
        {
            self.eight_bit = None;
            self.eight_bit_open = true;
            self.fault(rule, place.after(&octets[..at]), 0, [Arg::None; 2]);
            self.go_on_eight_bit(&octets[at..]);
        }
        if self.nul
            && let Some(at) = memchr(0, octets)
        {
            self.nul = false;
            self.fault(&DATA_NUL, place.after(&octets[..at]), 1, [Arg::None; 2]);
        }
    }

    /// The same for a whole line.
    pub(super) fn odd_line(&mut self, line: &[u8], place: Place) {
        self.odd(line, place);
        self.eight_bit_open = false;
    }

    /// A character has several octets, which may come apart.
    fn go_on_eight_bit(&mut self, octets: &[u8]) {
        let count = octets.iter().take_while(|&&octet| octet >= 0x80).count();
        self.eight_bit_open = count == octets.len();
        let rules = [super::EightBit::NotOffered.rule(), super::EightBit::NotDeclared.rule()];
        let is_its =
            |known: &&mut DataFinding| rules.iter().flatten().any(|rule| core::ptr::eq(*rule, known.rule));
        if let Some(known) = self.findings.iter_mut().find(is_its) {
            known.length += count as u64;
        }
    }
}
