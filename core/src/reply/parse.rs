//! One reply: its lines, their codes, and what the whole has to be (RFC 5321 §4.2).

use super::enhanced::{self, Written};
use super::{Reply, ehlo};
use crate::finding::{Arg, Finding, ReplyContext, Report};
use crate::registry::codes::reply_code;
use crate::registry::{Offer, Verb, extensions, limits};
use crate::rules::Rule;
use crate::rules::enhanced::{
    ENHANCED_CLASS, ENHANCED_DIFFERS, ENHANCED_INTERMEDIATE, ENHANCED_LEADING_ZERO, ENHANCED_MISSING,
    ENHANCED_SPACE_MISSING,
};
use crate::rules::lines::{LINE_BARE_CR, LINE_BARE_LF, LINE_END_MISSING};
use crate::rules::replies::{
    REPLY_CODE_CATEGORY, REPLY_CODE_CLASS, REPLY_CODE_SYNTAX, REPLY_CODE_UNREGISTERED, REPLY_CODES_DIFFER,
    REPLY_CONTROL_OCTET, REPLY_EMPTY, REPLY_LINE_TOO_LONG, REPLY_NON_ASCII, REPLY_SEPARATOR, REPLY_SURPLUS,
    REPLY_TEXT_MISSING, REPLY_UNFINISHED,
};
use crate::span::Span;
use crate::syntax::line::control_runs;

/// What a reply answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answers {
    /// Nothing: it opens the session.
    Greeting,
    /// A command.
    Command(Verb),
}

impl Answers {
    /// `greeting` or a verb, in any case.
    pub fn find(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("greeting") {
            return Some(Self::Greeting);
        }
        Verb::find(name.as_bytes()).map(Self::Command)
    }
}

/// What a reply is judged against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The octets are those of the wire: line endings are judged.
    pub wire: bool,
    /// What the server is taken to offer.
    pub offer: Offer,
    /// What it answers; guessed from the reply where none.
    pub answers: Option<Answers>,
}

impl Default for Expectation {
    /// Text of a server that offers everything, in answer to whatever fits.
    fn default() -> Self {
        Self { wire: false, offer: Offer::ALL, answers: None }
    }
}

/// One line of a reply.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where it begins in the input.
    pub(super) start: usize,
    /// The line without its ending.
    pub(super) content: &'a [u8],
    /// `\r\n`, `\n` or nothing.
    pub(super) ending: usize,
}

/// The lines of a text, each ending with CRLF, LF or the end.
pub(super) fn lines(input: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    core::iter::from_fn(move || {
        let rest = input.get(start..).filter(|rest| !rest.is_empty())?;
        let (length, ending) = match memchr::memchr(b'\n', rest) {
            Some(feed) if feed > 0 && rest[feed - 1] == b'\r' => (feed - 1, 2),
            Some(feed) => (feed, 1),
            None => (rest.len(), 0),
        };
        let line = Line { start, content: &rest[..length], ending };
        start += length + ending;
        Some(line)
    })
}

/// Where the parse stands: the input, what is known of the reply so far, and the sink.
pub(super) struct Judge<'a, 'r, R: Report> {
    pub(super) input: &'a [u8],
    pub(super) out: &'r mut R,
    pub(super) expectation: Expectation,
}

impl<R: Report> Judge<'_, '_, R> {
    #[cold]
    pub(super) fn report(&mut self, rule: &'static Rule, span: Span, args: [Arg; 2]) {
        self.out.report(Finding { rule, span, args, context: ReplyContext::Other }, self.input);
    }

    fn plain(&mut self, rule: &'static Rule, span: Span) {
        self.report(rule, span, [Arg::None; 2]);
    }
}

/// Parses one reply, with or without its last line ending, and reports what is wrong with it.
///
/// None where the first line does not begin with three digits. Nothing is allocated.
///
/// ```
/// use smtplint_core::reply::{Expectation, reply};
/// let parsed = reply(b"550 5.1.1 No such user", &Expectation::default(), &mut ()).unwrap();
/// assert_eq!(parsed.code, 550);
/// assert_eq!(parsed.enhanced.unwrap().to_string(), "5.1.1");
/// ```
pub fn reply<'a, R: Report>(input: &'a [u8], expectation: &Expectation, out: &mut R) -> Option<Reply<'a>> {
    let mut judge = Judge { input, out, expectation: *expectation };
    let Some(first) = lines(input).next().filter(|line| !line.content.is_empty()) else {
        judge.plain(&REPLY_EMPTY, Span::at(0));
        return None;
    };
    let code = head(&mut judge, first);
    let answers = expectation.answers.or_else(|| code.and_then(|code| ehlo::guess(input, code)));
    let host_first = ehlo::begins_with_host(answers, code);
    let enhanced =
        code.filter(|_| !host_first).and_then(|code| first_enhanced(&mut judge, first, code, answers));
    let end = tail(&mut judge, first, code, enhanced);
    if host_first {
        ehlo::judge(&mut judge, answers, end);
    }
    Some(Reply { code: code?, enhanced: enhanced.map(|written| written.code), raw: &input[..end] })
}

/// The lines after the first; returns where the reply ends.
fn tail<R: Report>(
    judge: &mut Judge<'_, '_, R>,
    first: Line<'_>,
    code: Option<u16>,
    enhanced: Option<Written>,
) -> usize {
    let mut end = 0;
    let mut finished = false;
    let mut broken = code.is_none();
    let input = judge.input;
    for line in lines(input) {
        if finished {
            judge.plain(&REPLY_SURPLUS, Span::new(line.start, input.len()));
            return end;
        }
        octets(judge, line);
        if line.start > 0 {
            broken |= !following(judge, first, line);
            following_enhanced(judge, line, enhanced);
        }
        separator(judge, line, broken);
        finished = line.content.get(3) != Some(&b'-');
        end = line.start + line.content.len() + line.ending;
    }
    if !finished && !broken {
        judge.plain(
            &REPLY_UNFINISHED,
            Span::at(end.saturating_sub(lines(input).last().map_or(0, |line| line.ending))),
        );
    }
    end
}

/// `Reply-code = %x32-35 %x30-35 %x30-39` on the first line.
fn head<R: Report>(judge: &mut Judge<'_, '_, R>, line: Line<'_>) -> Option<u16> {
    let Some(code) = digits(line.content) else {
        not_a_code(judge, line);
        return None;
    };
    let span = Span::new(line.start, line.start + 3);
    if !(200..600).contains(&code) {
        judge.plain(&REPLY_CODE_CLASS, span);
    } else if code / 10 % 10 > 5 {
        judge.plain(&REPLY_CODE_CATEGORY, span);
    } else if reply_code(code).is_none() {
        judge.plain(&REPLY_CODE_UNREGISTERED, span);
    }
    Some(code)
}

/// Exactly three digits.
#[inline]
fn digits(content: &[u8]) -> Option<u16> {
    let code = content.get(..3)?;
    let three = code.iter().all(u8::is_ascii_digit) && !content.get(3).is_some_and(u8::is_ascii_digit);
    three.then(|| code.iter().fold(0, |value, &digit| value * 10 + u16::from(digit - b'0')))
}

#[cold]
fn not_a_code<R: Report>(judge: &mut Judge<'_, '_, R>, line: Line<'_>) {
    let digits = line.content.iter().take_while(|octet| octet.is_ascii_digit()).count();
    let word = line.content.iter().take_while(|octet| octet.is_ascii_graphic()).count();
    let length = if digits > 0 { digits } else { word };
    judge.plain(&REPLY_CODE_SYNTAX, Span::new(line.start, line.start + length));
}

/// A line after the first: the same code; returns whether it has one at all.
fn following<R: Report>(judge: &mut Judge<'_, '_, R>, first: Line<'_>, line: Line<'_>) -> bool {
    if digits(line.content).is_none() {
        not_a_code(judge, line);
        return false;
    }
    if line.content[..3] != first.content[..3.min(first.content.len())] {
        let span = Span::new(line.start, line.start + 3);
        judge.report(&REPLY_CODES_DIFFER, span, [Arg::Slice(Span::new(0, 3)), Arg::None]);
    }
    true
}

/// `Reply-line = *( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF`.
fn separator<R: Report>(judge: &mut Judge<'_, '_, R>, line: Line<'_>, broken: bool) {
    let after = line.start + 3;
    match line.content.get(3) {
        Some(b' ' | b'-') => {}
        _ if broken => {}
        None => judge.plain(&REPLY_TEXT_MISSING, Span::at(after)),
        Some(_) => {
            let span = Span::new(after, after + 1);
            judge.report(&REPLY_SEPARATOR, span, [Arg::Slice(span), Arg::None]);
        }
    }
}

/// `textstring = 1*(%d09 / %d32-126)`, the line's length and its ending.
fn octets<R: Report>(judge: &mut Judge<'_, '_, R>, line: Line<'_>) {
    let length = line.content.len() + 2;
    if length > limits::REPLY_LINE {
        let span = Span::new(line.start + limits::REPLY_LINE - 2, line.start + line.content.len());
        let args = [Arg::Number(length as u64), Arg::Number(limits::REPLY_LINE as u64)];
        judge.report(&REPLY_LINE_TOO_LONG, span, args);
    }
    let text = line.content.iter().fold(true, |text, &octet| text & (octet.wrapping_sub(b' ') < 0x5F));
    if !text {
        unusual_octets(judge, line);
    }
    let end = line.start + line.content.len();
    match line.ending {
        1 if judge.expectation.wire => {
            judge.report(&LINE_BARE_LF, Span::new(end, end + 1), [Arg::Word("\r"), Arg::None]);
        }
        0 if judge.expectation.wire && line.content.last() != Some(&b'\r') => {
            judge.plain(&LINE_END_MISSING, Span::at(end));
        }
        _ => {}
    }
}

#[cold]
fn unusual_octets<R: Report>(judge: &mut Judge<'_, '_, R>, line: Line<'_>) {
    for (run, octet) in control_runs(line.content).filter(|&(_, octet)| octet != b'\t') {
        let rule = if octet == b'\r' { &LINE_BARE_CR } else { &REPLY_CONTROL_OCTET };
        let span = Span::new(line.start + run.start as usize, line.start + run.end as usize);
        judge.report(rule, span, [Arg::Octet(octet), Arg::None]);
    }
    if let Some(first) = line.content.iter().position(|octet| !octet.is_ascii()) {
        let run = line.content[first..].iter().take_while(|octet| !octet.is_ascii()).count();
        judge.plain(&REPLY_NON_ASCII, Span::new(line.start + first, line.start + first + run));
    }
}

/// The enhanced status code of the first line, judged (RFC 2034 §4).
fn first_enhanced<R: Report>(
    judge: &mut Judge<'_, '_, R>,
    line: Line<'_>,
    code: u16,
    answers: Option<Answers>,
) -> Option<Written> {
    let start = line.start + 4;
    let offer = judge.expectation.offer;
    let offered = offer.obliges && offer.has(&extensions::ENHANCEDSTATUSCODES);
    let written = line.content.get(4..).and_then(enhanced::at_start_of);
    // A "3" in front is a version or a number like any other, unless codes are what stands there.
    let written = written.filter(|written| written.code.class != 3 || offered || code / 100 == 3);
    let Some(found) = written else {
        if offered && code / 100 != 3 && !ehlo::is_exempt(answers) && line.content.len() >= 3 {
            let example = match code / 100 {
                2 => "2.0.0",
                4 => "4.0.0",
                _ => "5.0.0",
            };
            judge.report(&ENHANCED_MISSING, Span::at(start), [Arg::Word(example), Arg::None]);
        }
        return None;
    };
    let span = Span::new(start, start + found.length);
    if code / 100 == 3 {
        judge.report(&ENHANCED_INTERMEDIATE, span, [Arg::Number(u64::from(code)), Arg::None]);
    } else if u16::from(found.code.class) != code / 100 {
        let args = [Arg::Number(u64::from(found.code.class)), Arg::Number(u64::from(code))];
        judge.report(&ENHANCED_CLASS, Span::new(start, start + 1), args);
    } else if found.leading_zero {
        judge.plain(&ENHANCED_LEADING_ZERO, span);
    }
    if found.glued {
        judge.plain(&ENHANCED_SPACE_MISSING, Span::at(start + found.length));
    }
    Some(found)
}

/// The same enhanced status code on each line.
fn following_enhanced<R: Report>(judge: &mut Judge<'_, '_, R>, line: Line<'_>, first: Option<Written>) {
    let Some(first) = first else { return };
    let Some(here) = line.content.get(4..).and_then(enhanced::at_start_of) else { return };
    if here.code != first.code {
        let span = Span::new(line.start + 4, line.start + 4 + here.length);
        let arg = Arg::Slice(Span::new(4, 4 + first.length));
        judge.report(&ENHANCED_DIFFERS, span, [arg, Arg::None]);
    }
}
