//! The greeting and the replies to HELO and EHLO: a host name first, then keywords (RFC 5321 §4.2, §4.1.1.1).

use super::enhanced;
use super::parse::{Answers, Judge, Line, lines};
use crate::cursor::Cursor;
use crate::finding::{Arg, Finding, Report, Severity};
use crate::registry::{Effect, Extension, Offer, Verb};
use crate::rules::domains::DOMAIN_NOT_QUALIFIED;
use crate::rules::ehlo::{
    EHLO_KEYWORD_FIRST, EHLO_KEYWORD_SPACE, EHLO_KEYWORD_SYNTAX, EHLO_KEYWORD_UNREGISTERED, GREETING_DOMAIN,
};
use crate::rules::enhanced::ENHANCED_MISPLACED;
use crate::span::Span;
use crate::syntax::class::{GRAPHIC, LDH, is};
use crate::syntax::domain;
use crate::syntax::line::Framed;

/// What a reply most likely answers, where only it can tell: the greeting, STARTTLS or EHLO.
pub(super) fn guess(input: &[u8], code: u16) -> Option<Answers> {
    match code {
        220 => {
            let text = input.get(4..).unwrap_or_default();
            let tls = enhanced::at_start_of(text).is_some()
                || text.windows(3).any(|word| word.eq_ignore_ascii_case(b"TLS"));
            Some(if tls { Answers::Command(Verb::StartTls) } else { Answers::Greeting })
        }
        250 if lines(input).skip(1).any(|line| offers(line.content)) => Some(Answers::Command(Verb::Ehlo)),
        _ => None,
    }
}

/// Whether a line offers a service extension.
fn offers(content: &[u8]) -> bool {
    let text = content.get(4..).unwrap_or_default();
    Extension::find(text.split(|&octet| octet == b' ').next().unwrap_or_default()).is_some()
}

/// Whether the first word is a host name: in a greeting of 220, and in a 250 to HELO and its kin.
pub(super) fn begins_with_host(answers: Option<Answers>, code: Option<u16>) -> bool {
    match answers {
        Some(Answers::Greeting) => code == Some(220),
        Some(Answers::Command(verb)) => verb.effect() == Effect::Hello && code == Some(250),
        None => false,
    }
}

/// Whether the reply is one of those that need no enhanced status code (RFC 2034 §4).
pub(super) fn is_exempt(answers: Option<Answers>) -> bool {
    match answers {
        Some(Answers::Greeting) => true,
        Some(Answers::Command(verb)) => verb.effect() == Effect::Hello,
        None => false,
    }
}

/// Judges the host name and, after EHLO, the keywords.
pub(super) fn judge<R: Report>(judge: &mut Judge<'_, '_, R>, answers: Option<Answers>, end: usize) {
    let keywords = matches!(answers, Some(Answers::Command(Verb::Ehlo | Verb::Lhlo)));
    for line in lines(&judge.input[..end]) {
        if line.content.get(3).is_some_and(|octet| !matches!(octet, b' ' | b'-')) {
            continue;
        }
        if line.content.len() <= 3 {
            // A bare code: that it has no text has been reported.
            continue;
        }
        if line.start == 0 {
            host(judge, line, keywords);
        } else if keywords && line.content.len() > 4 {
            keyword(judge, line);
        }
    }
}

/// Lets warnings through and only notes that there was an error: one finding says it for the whole word.
struct Note<'r, R: Report> {
    error: bool,
    out: &'r mut R,
}

impl<R: Report> Report for Note<'_, R> {
    fn report(&mut self, finding: Finding, line: &[u8]) {
        if finding.rule.severity == Severity::Error {
            self.error = true;
        } else if core::ptr::eq(finding.rule, &raw const DOMAIN_NOT_QUALIFIED) {
            self.out.report(finding, line);
        }
    }
}

fn host<R: Report>(judge: &mut Judge<'_, '_, R>, line: Line<'_>, keywords: bool) {
    let text = line.content.get(4..).unwrap_or_default();
    let start = line.start + 4.min(line.content.len());
    let word = text.iter().take_while(|&&octet| octet > b' ').count();
    let span = Span::new(start, start + word);
    if let Some(written) = enhanced::at_start_of(text) {
        let code = Span::new(start, start + written.length);
        return judge.report(&ENHANCED_MISPLACED, code, [Arg::None; 2]);
    }
    if keywords && Extension::find(&text[..word]).is_some() {
        return judge.report(&EHLO_KEYWORD_FIRST, span, [Arg::None; 2]);
    }
    let mut note = Note { error: false, out: judge.out };
    let mut at = Cursor::new(judge.input, &Framed::judged(start + word), Offer::ALL, &mut note);
    at.seek(start);
    domain::host(&mut at);
    if note.error {
        judge.report(&GREETING_DOMAIN, span, [Arg::None; 2]);
    }
}

/// `ehlo-line = ehlo-keyword *( SP ehlo-param )`, `ehlo-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")`.
fn keyword<R: Report>(judge: &mut Judge<'_, '_, R>, line: Line<'_>) {
    let text = &line.content[4..];
    let start = line.start + 4;
    let blanks = text.iter().take_while(|&&octet| octet == b' ').count();
    if blanks > 0 {
        judge.report(&EHLO_KEYWORD_SPACE, Span::new(start, start + blanks), [Arg::None; 2]);
    }
    let word = text[blanks..].split(|&octet| octet == b' ').next().unwrap_or_default();
    let span = Span::new(start + blanks, start + blanks + word.len());
    if word.is_empty() || !word.iter().all(|&octet| is(octet, GRAPHIC)) {
        return;
    }
    if word[0] == b'-' || !word.iter().all(|&octet| is(octet, LDH)) {
        judge.report(&EHLO_KEYWORD_SYNTAX, span, [Arg::None; 2]);
    } else if !word[0].eq_ignore_ascii_case(&b'X')
        && Extension::find(word).is_none_or(|known| !known.registered)
    {
        judge.report(&EHLO_KEYWORD_UNREGISTERED, span, [Arg::None; 2]);
    }
}
