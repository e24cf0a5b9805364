//! One reply: its lines, their codes, and what the whole has to be (RFC 5321 §4.2).

use super::answers::Answers;
use super::lines::{Line, Lines, digits, lines};
use super::{Reply, ehlo, status, text};
use crate::finding::{Arg, Finding, ReplyContext, Report};
use crate::registry::codes::reply_code;
use crate::registry::{Offer, Verb, extensions, limits};
use crate::rules::Rule;
use crate::rules::ehlo::{EHLO_KEYWORD_MISSING, GREETING_DOMAIN};
use crate::rules::lines::{LINE_BARE_CR, LINE_BARE_LF, LINE_END_MISSING};
use crate::rules::replies::{
    REPLY_CHALLENGE_SPACE, REPLY_CODE_CATEGORY, REPLY_CODE_CLASS, REPLY_CODE_SYNTAX, REPLY_CODE_UNREGISTERED,
    REPLY_CODES_DIFFER, REPLY_CONTROL_OCTET, REPLY_EMPTY, REPLY_INVALID_UTF8, REPLY_LINE_TOO_LONG,
    REPLY_NON_ASCII, REPLY_SEPARATOR, REPLY_SURPLUS, REPLY_TEXT_MISSING, REPLY_UNFINISHED, REPLY_UNUSUAL,
};
use crate::span::Span;
use crate::syntax::line::{control_runs, invalid_utf8};

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

/// Where the parse stands: the input, what is known of the reply so far, and the sink.
pub(super) struct Judge<'a, 'r> {
    pub(super) input: &'a [u8],
    pub(super) out: &'r mut dyn Report,
    pub(super) expectation: Expectation,
    /// The code of the first line.
    pub(super) code: Option<u16>,
    /// What the reply answers, stated or guessed.
    pub(super) answers: Option<Answers>,
}

impl Judge<'_, '_> {
    #[cold]
    pub(super) fn report(&mut self, rule: &'static Rule, span: Span, args: [Arg; 2]) {
        self.out.report(Finding { rule, span, args, context: ReplyContext::Other }, self.input);
    }

    /// The lines of the first `end` octets.
    pub(super) fn lines(&self, end: usize) -> Lines<'_> {
        lines(&self.input[..end], self.expectation.wire)
    }

    #[cold]
    pub(super) fn plain(&mut self, rule: &'static Rule, span: Span) {
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
pub fn reply<'a>(input: &'a [u8], expectation: &Expectation, out: &mut dyn Report) -> Option<Reply<'a>> {
    let mut judge = Judge { input, out, expectation: *expectation, code: None, answers: expectation.answers };
    let mut rest = lines(input, expectation.wire);
    let Some(first) = rest.next().filter(|line| !line.content.is_empty()) else {
        judge.plain(&REPLY_EMPTY, Span::at(0));
        return None;
    };
    let code = head(&mut judge, first);
    judge.code = code;
    judge.answers = expectation.answers.or_else(|| code.and_then(|code| ehlo::guess(first, &rest, code)));
    let host_first = ehlo::begins_with_host(judge.answers, code);
    let mut written = None;
    if let Some(code) = code.filter(|_| !host_first) {
        // The text of a 334 is a challenge: what looks like a status code in it is none.
        written = if code == 334 { None } else { status::first(&mut judge, first, code) };
        if is_usual(&mut judge, first, code) {
            text::judge(&mut judge, first, code);
        }
    }
    octets(&mut judge, first);
    separator(&mut judge, first, code.is_none());
    let end = if first.goes_on() || rest.clone().next().is_some() {
        tail(&mut judge, first, rest, written)
    } else {
        input.len()
    };
    if host_first {
        ehlo::judge(&mut judge, end);
    }
    Some(Reply { code: code?, enhanced: written.map(|written| written.code), raw: &input[..end] })
}

/// The lines after the first; returns where the reply ends.
fn tail(
    judge: &mut Judge<'_, '_>,
    first: Line<'_>,
    rest: Lines<'_>,
    mut written: Option<super::enhanced::Written>,
) -> usize {
    let mut last = first;
    // That a challenge has one line only has been reported.
    let mut broken = judge.code.is_none() || judge.code == Some(334);
    let code = judge.code.unwrap_or_default();
    // A line without a code stood where the reply had to go on: it may go on after it.
    let mut adrift = false;
    for line in rest {
        if !(last.goes_on() || adrift && resumes(judge, line)) {
            judge.plain(&REPLY_SURPLUS, Span::new(line.start, judge.input.len()));
            return line.start;
        }
        octets(judge, line);
        adrift = !following(judge, first, line);
        broken |= adrift;
        if written.is_some_and(|written| status::following(judge, line, written, code)) {
            // One finding says it for all lines.
            written = None;
        }
        separator(judge, line, broken);
        last = line;
    }
    if last.goes_on() && !broken {
        judge.plain(&REPLY_UNFINISHED, Span::at(last.end()));
    }
    judge.input.len()
}

/// Whether the line has the code of the first one.
#[cold]
fn resumes(judge: &Judge<'_, '_>, line: Line<'_>) -> bool {
    judge.code.is_some() && digits(line.content) == judge.code
}

/// Whether the code is one of those that usually answer the command (RFC 5321 §4.3.2). Codes that no standard defines
/// have been reported as such.
#[inline]
fn is_usual(judge: &mut Judge<'_, '_>, line: Line<'_>, code: u16) -> bool {
    let Some(answers) = judge.expectation.answers.filter(|answers| !answers.expects(code)) else {
        return true;
    };
    let span = Span::new(line.start, line.start + 3);
    judge.report(&REPLY_UNUSUAL, span, [Arg::Word(answers.told()), Arg::None]);
    false
}

/// `Reply-code = %x32-35 %x30-35 %x30-39` on the first line.
#[inline]
fn head(judge: &mut Judge<'_, '_>, line: Line<'_>) -> Option<u16> {
    let Some(code) = digits(line.content) else {
        not_a_code(judge, line);
        return None;
    };
    if reply_code(code).is_none() {
        undefined(judge, line, code);
    }
    Some(code)
}

#[cold]
fn undefined(judge: &mut Judge<'_, '_>, line: Line<'_>, code: u16) {
    let span = Span::new(line.start, line.start + 3);
    if !(200..600).contains(&code) {
        judge.plain(&REPLY_CODE_CLASS, span);
    } else if code / 10 % 10 > 5 {
        judge.plain(&REPLY_CODE_CATEGORY, span);
    } else {
        judge.plain(&REPLY_CODE_UNREGISTERED, span);
    }
}

#[cold]
fn not_a_code(judge: &mut Judge<'_, '_>, line: Line<'_>) {
    let digits = line.content.iter().take_while(|octet| octet.is_ascii_digit()).count();
    let word = line.content.iter().take_while(|octet| octet.is_ascii_graphic()).count();
    let length = if digits > 0 { digits } else { word };
    judge.plain(&REPLY_CODE_SYNTAX, Span::new(line.start, line.start + length));
}

/// A line after the first: the same code; returns whether it has one at all.
fn following(judge: &mut Judge<'_, '_>, first: Line<'_>, line: Line<'_>) -> bool {
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
#[inline]
fn separator(judge: &mut Judge<'_, '_>, line: Line<'_>, broken: bool) {
    let after = line.start + 3;
    match line.content.get(3) {
        Some(b' ' | b'-') => {}
        _ if broken => {}
        None => bare_code(judge, Span::at(after)),
        Some(&octet) => run_together(judge, Span::new(after, after + 1), octet),
    }
}

/// A code alone: a warning, but where something has to follow it.
#[cold]
fn bare_code(judge: &mut Judge<'_, '_>, after: Span) {
    let first = after.start == 3;
    let hello = matches!(judge.answers, Some(Answers::Command(Verb::Ehlo | Verb::Lhlo)));
    if first && judge.code == Some(334) {
        judge.report(&REPLY_CHALLENGE_SPACE, after, [Arg::Word(" "), Arg::None]);
    } else if first && !ehlo::is_old(judge.answers) && ehlo::begins_with_host(judge.answers, judge.code) {
        judge.plain(&GREETING_DOMAIN, after);
    } else if hello && judge.code == Some(250) {
        judge.plain(&EHLO_KEYWORD_MISSING, after);
    } else {
        judge.plain(&REPLY_TEXT_MISSING, after);
    }
}

#[cold]
fn run_together(judge: &mut Judge<'_, '_>, span: Span, octet: u8) {
    // Octets that no reply may hold have been reported.
    let reported =
        if octet.is_ascii() { octet != b'\t' && octet.is_ascii_control() } else { !may_be_utf8(judge) };
    if !reported {
        // These stand in the place of the space, others belong to the text.
        let instead = matches!(octet, b':' | b';' | b',' | b'=' | b'_' | b'\t');
        let kept = if instead { Arg::Word("") } else { Arg::Slice(span) };
        judge.report(&REPLY_SEPARATOR, span, [kept, Arg::None]);
    }
}

/// `textstring = 1*(%d09 / %d32-126)`, the line's length and its ending.
#[inline]
fn octets(judge: &mut Judge<'_, '_>, line: Line<'_>) {
    let length = line.content.len() + 2;
    if length > limits::REPLY_LINE {
        let span = Span::new(line.start + limits::REPLY_LINE - 2, line.end());
        let args = [Arg::Number(length as u64), Arg::Number(limits::REPLY_LINE as u64)];
        judge.report(&REPLY_LINE_TOO_LONG, span, args);
    }
    let text = line.content.iter().fold(true, |text, &octet| text & (octet.wrapping_sub(b' ') < 0x5F));
    if !text {
        unusual_octets(judge, line);
    }
    if line.ending < 2 && judge.expectation.wire {
        ending(judge, line);
    }
}

#[cold]
fn ending(judge: &mut Judge<'_, '_>, line: Line<'_>) {
    let end = line.end();
    if line.ending == 1 {
        judge.report(&LINE_BARE_LF, Span::new(end, end + 1), [Arg::Word("\r"), Arg::None]);
    } else if line.content.last() != Some(&b'\r') {
        judge.plain(&LINE_END_MISSING, Span::at(end));
    }
}

#[cold]
fn unusual_octets(judge: &mut Judge<'_, '_>, line: Line<'_>) {
    // `ehlo-greet = 1*(%d0-9 / %d11-12 / %d14-127)`: what follows the host name after EHLO may be any character.
    let greets = line.start == 0 && matches!(judge.answers, Some(Answers::Command(Verb::Ehlo | Verb::Lhlo)));
    let text = line.content.get(4..).unwrap_or_default();
    let host = memchr::memchr(b' ', text).map_or(line.content.len(), |space| 4 + space);
    let free = |run: Span, octet| {
        octet == b'\t' || greets && !matches!(octet, b'\r' | b'\n') && run.start as usize > host
    };
    for (run, octet) in control_runs(line.content).filter(|&(run, octet)| !free(run, octet)) {
        let span = Span::new(line.start + run.start as usize, line.start + run.end as usize);
        let (rule, arg) = match octet {
            // What follows it is no line of a reply, so it has no cure.
            b'\n' => (&LINE_BARE_LF, Arg::None),
            b'\r' => (&LINE_BARE_CR, Arg::Octet(octet)),
            _ => (&REPLY_CONTROL_OCTET, Arg::Octet(octet)),
        };
        judge.report(rule, span, [arg, Arg::None]);
    }
    if may_be_utf8(judge) {
        for run in invalid_utf8(line.content) {
            let span = Span::new(line.start + run.start as usize, line.start + run.end as usize);
            judge.plain(&REPLY_INVALID_UTF8, span);
        }
    } else if let Some(first) = line.content.iter().position(|octet| !octet.is_ascii()) {
        let run = line.content[first..].iter().take_while(|octet| !octet.is_ascii()).count();
        judge.plain(&REPLY_NON_ASCII, Span::new(line.start + first, line.start + first + run));
    }
}

/// Where RFC 6531 §3.7.4 permits UTF-8: in 251 and 551, and in replies to VRFY and EXPN.
fn may_be_utf8(judge: &Judge<'_, '_>) -> bool {
    let offer = &judge.expectation.offer;
    let asked = matches!(judge.answers, Some(Answers::Command(Verb::Vrfy | Verb::Expn)));
    offer.obliges && offer.has(&extensions::SMTPUTF8) && (asked || matches!(judge.code, Some(251 | 551)))
}
