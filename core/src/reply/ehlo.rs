//! The greeting and the replies to HELO and EHLO: a host name first, then keywords (RFC 5321 §4.2, §4.1.1.1).

use super::Answers;
use super::enhanced;
use super::keyword::{self, Seen};
use super::lines::{Line, Lines, lines};
use super::parse::Judge;
use crate::cursor::Cursor;
use crate::finding::{Arg, Finding, Report, Severity};
use crate::registry::{self, Effect, Extension, Offer, Verb};
use crate::rules::Rule;
use crate::rules::domains::{self, DOMAIN_NOT_QUALIFIED};
use crate::rules::ehlo::{EHLO_KEYWORD_FIRST, GREETING_DOMAIN, HELO_KEYWORDS};
use crate::rules::enhanced::ENHANCED_MISPLACED;
use crate::span::Span;
use crate::syntax::class::{GRAPHIC, is};
use crate::syntax::domain;
use crate::syntax::line::Framed;

/// What a reply most likely answers, where only it can tell: the greeting, STARTTLS or EHLO.
#[inline]
pub(super) fn guess(first: Line<'_>, rest: &Lines<'_>, code: u16) -> Option<Answers> {
    match code {
        220 => {
            let text = first.text();
            let tls = enhanced::at_start_of(text).is_some() || names_tls(text) || is_go_ahead(text);
            Some(if tls { Answers::Command(Verb::StartTls) } else { Answers::Greeting })
        }
        250 if first.goes_on() && rest.clone().any(|line| offered(line).is_some()) => {
            Some(Answers::Command(Verb::Ehlo))
        }
        _ => None,
    }
}

fn names_tls(text: &[u8]) -> bool {
    memchr::memchr2_iter(b'T', b't', text)
        .any(|at| text[at..].get(..3).is_some_and(|word| word.eq_ignore_ascii_case(b"TLS")))
}

/// `220 Go ahead`, as some servers answer STARTTLS; no host is called so.
fn is_go_ahead(text: &[u8]) -> bool {
    text.get(..8).is_some_and(|words| words.eq_ignore_ascii_case(b"go ahead"))
}

/// The service extension that a line offers.
fn offered(line: Line<'_>) -> Option<&'static Extension> {
    registry::ehlo::find(line.text().split(|&octet| octet == b' ').next().unwrap_or_default())
}

/// Whether the first word is a host name: in a greeting of 220, and in a 250 to HELO and its kin.
pub(super) fn begins_with_host(answers: Option<Answers>, code: Option<u16>) -> bool {
    match answers {
        Some(Answers::Greeting) => code == Some(220),
        Some(Answers::Command(verb)) => verb.effect() == Effect::Hello && code == Some(250),
        None => false,
    }
}

/// Whether it is the reply to HELO, for which RFC 5321 has no grammar of its own.
pub(super) fn is_old(answers: Option<Answers>) -> bool {
    answers == Some(Answers::Command(Verb::Helo))
}

/// Judges the host name and, after EHLO, the keywords; after HELO there are none.
pub(super) fn judge(judge: &mut Judge<'_, '_>, end: usize) {
    let hello = matches!(judge.answers, Some(Answers::Command(verb)) if verb.effect() == Effect::Hello);
    let old = is_old(judge.answers);
    let mut seen = Seen::default();
    for line in lines(&judge.input[..end], judge.expectation.wire) {
        // That a code stands alone, or without a separator, has been reported.
        if !line.is_separated() {
            continue;
        }
        if line.start == 0 {
            host(judge, line, hello);
        } else if old {
            if offered(line).is_some() {
                let word = line.text().iter().take_while(|&&octet| octet != b' ').count();
                return judge.plain(&HELO_KEYWORDS, Span::new(line.start + 4, line.start + 4 + word));
            }
        } else if hello {
            keyword::judge(judge, line, &mut seen);
        }
    }
    keyword::dependencies(judge, end, &seen);
}

/// What a host name is found to be: several errors mean that no name stands there.
#[derive(Default)]
struct Note {
    errors: usize,
    first: Option<Finding>,
    /// The one warning that counts here.
    unqualified: Option<Finding>,
}

impl Report for Note {
    fn report(&mut self, finding: Finding, _: &[u8]) {
        if finding.rule.severity == Severity::Error {
            self.errors += 1;
            self.first.get_or_insert(finding);
        } else if is_same(finding.rule, &DOMAIN_NOT_QUALIFIED) {
            self.unqualified = Some(finding);
        }
    }
}

fn is_same(one: &'static Rule, other: &'static Rule) -> bool {
    core::ptr::eq(one, other)
}

/// Whether all octets may stand in a reply; the others have been reported.
fn is_allowed(word: &[u8]) -> bool {
    word.iter().all(|&octet| octet == b'\t' || is(octet, GRAPHIC))
}

fn host(judge: &mut Judge<'_, '_>, line: Line<'_>, keywords: bool) {
    let text = line.content.get(4..).unwrap_or_default();
    let start = line.start + 4.min(line.content.len());
    let word = text.iter().take_while(|&&octet| octet != b' ').count();
    let span = Span::new(start, start + word);
    if let Some(written) = enhanced::at_start_of(text) {
        let code = Span::new(start, start + written.length);
        return judge.report(&ENHANCED_MISPLACED, code, [Arg::None; 2]);
    }
    if keywords && registry::ehlo::find(&text[..word]).is_some() {
        return judge.report(&EHLO_KEYWORD_FIRST, span, [Arg::None; 2]);
    }
    let mut note = Note::default();
    let mut at = Cursor::new(judge.input, &Framed::judged(start + word), &Offer::ALL, &mut note);
    at.seek(start);
    domain::host(&mut at);
    // In a path a ">" would end the domain; here it is part of the word. So is a tab.
    let whole = at.is_done() && !text[..word].contains(&b'\t');
    if note.errors > 0 || note.unqualified.is_some() || !whole {
        no_host(judge, span, &note, whole);
    }
}

/// The word is no host name, or no full one; where one thing only is wrong with it, that is told.
#[cold]
fn no_host(judge: &mut Judge<'_, '_>, span: Span, note: &Note, whole: bool) {
    let word = span.of(judge.input);
    // A name with one slip in it, and not some other word.
    let name = matches!(word, [b'[', ..]) || word.strip_suffix(b".").unwrap_or(word).contains(&b'.');
    let only = match note {
        _ if !whole => None,
        Note { errors: 0, unqualified, .. } => *unqualified,
        Note { errors: 1, first: Some(slip), .. } if name => {
            domains::FAMILY.iter().any(|rule| is_same(rule, slip.rule)).then_some(*slip)
        }
        _ => None,
    };
    match only {
        _ if !is_allowed(word) => {}
        // To HELO the server "identifies itself" (RFC 5321 §4.1.1.1), but no grammar says how: "250 OK" is an answer.
        _ if is_old(judge.answers) && word.is_empty() => {}
        _ if is_old(judge.answers) => judge.plain(&DOMAIN_NOT_QUALIFIED, span),
        Some(slip) => judge.out.report(slip, judge.input),
        None => judge.plain(&GREETING_DOMAIN, span),
    }
}
