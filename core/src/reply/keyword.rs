//! The keyword lines of the response to EHLO (RFC 5321 §4.1.1.1).

use super::lines::Line;
use super::parse::Judge;
use crate::finding::Arg;
use crate::registry::ehlo::{NEEDS, Parameters, find, parameters};
use crate::registry::{Extension, Verb};
use crate::rules::ehlo::{
    EHLO_AUTH_EQUALS, EHLO_DEPENDENCY, EHLO_KEYWORD_DOUBLED, EHLO_KEYWORD_MISSING, EHLO_KEYWORD_MISSPELT,
    EHLO_KEYWORD_SPACE, EHLO_KEYWORD_SYNTAX, EHLO_KEYWORD_UNREGISTERED, EHLO_PARAM_MISSING, EHLO_PARAM_SPACE,
    EHLO_PARAM_SURPLUS, EHLO_PARAM_SYNTAX, EHLO_SPACE_AFTER,
};
use crate::span::Span;
use crate::suggest;
use crate::syntax::class::{GRAPHIC, LDH, is};

/// The extensions that the lines so far have offered, by index.
#[derive(Default)]
pub(super) struct Seen(u64);

impl Seen {
    fn has(&self, extension: &Extension) -> bool {
        self.0 & 1 << extension.index != 0
    }

    fn add(&mut self, extension: &Extension) {
        self.0 |= 1 << extension.index;
    }
}

/// `ehlo-line = ehlo-keyword *( SP ehlo-param )`.
pub(super) fn judge(judge: &mut Judge<'_, '_>, line: Line<'_>, seen: &mut Seen) {
    let text = line.text();
    let start = line.start + 4;
    let blanks = text.iter().take_while(|&&octet| octet == b' ').count();
    if blanks == text.len() {
        return judge.plain(&EHLO_KEYWORD_MISSING, Span::at(start));
    }
    if blanks > 0 {
        judge.plain(&EHLO_KEYWORD_SPACE, Span::new(start, start + blanks));
    }
    let body = &text[blanks..];
    let trailing = body.iter().rev().take_while(|&&octet| octet == b' ').count();
    let body = &body[..body.len() - trailing];
    let start = start + blanks;
    let end = start + body.len();
    if trailing > 0 {
        judge.plain(&EHLO_SPACE_AFTER, Span::new(end, end + trailing));
    }
    let word = body.split(|&octet| octet == b' ').next().unwrap_or_default();
    if let Some(known) = name(judge, word, start, seen) {
        if seen.has(known) {
            judge.plain(&EHLO_KEYWORD_DOUBLED, Span::new(start, start + word.len()));
        }
        seen.add(known);
        params(judge, known, &body[word.len()..], start + word.len());
    } else {
        spaces(judge, &body[word.len()..], start + word.len());
    }
}

/// `ehlo-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")`: the extension that it names, if it is one.
fn name(judge: &mut Judge<'_, '_>, word: &[u8], start: usize, seen: &mut Seen) -> Option<&'static Extension> {
    let known = find(word);
    if known.is_some_and(|known| known.registered) {
        return known;
    }
    let span = Span::new(start, start + word.len());
    if word.iter().any(|&octet| octet != b'\t' && !is(octet, GRAPHIC)) {
        // Control characters and octets beyond US-ASCII have been reported.
        return None;
    }
    if word.get(..5).is_some_and(|relic| relic.eq_ignore_ascii_case(b"AUTH=")) {
        judge.plain(&EHLO_AUTH_EQUALS, span);
        return None;
    }
    if word.first().is_none_or(|&first| first == b'-') || !word.iter().all(|&octet| is(octet, LDH)) {
        judge.plain(&EHLO_KEYWORD_SYNTAX, span);
        return None;
    }
    // RFC 5321 §2.2.2: what begins with X is private.
    if !word[0].eq_ignore_ascii_case(&b'X') {
        unregistered(judge, word, span, seen);
    }
    known
}

#[cold]
fn unregistered(judge: &mut Judge<'_, '_>, word: &[u8], span: Span, seen: &mut Seen) {
    // Some servers list the commands that they know: a verb is no slip.
    let meant = if Verb::find(word).is_some() { None } else { suggest::nearest_keyword(word) };
    match meant {
        Some(meant) => {
            // It was to be offered, so what needs it does not lack it as well.
            seen.add(meant);
            judge.report(&EHLO_KEYWORD_MISSPELT, span, [Arg::Word(meant.keyword), Arg::None]);
        }
        None => judge.plain(&EHLO_KEYWORD_UNREGISTERED, span),
    }
}

/// The parameters with the octets before them, each after one space: `rest` is empty or begins with a space.
fn split(rest: &[u8], start: usize) -> impl Iterator<Item = (Span, &[u8])> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let after = rest.get(at + 1..)?;
        let length = memchr::memchr(b' ', after).unwrap_or(after.len());
        let span = Span::new(start + at + 1, start + at + 1 + length);
        at += 1 + length;
        Some((span, &after[..length]))
    })
}

/// `*( SP ehlo-param )`, `ehlo-param = 1*(%d33-126)`: runs of spaces.
fn spaces(judge: &mut Judge<'_, '_>, rest: &[u8], start: usize) {
    if !rest.windows(2).any(|pair| pair == b"  ") {
        return;
    }
    let mut run: Option<Span> = None;
    for (span, word) in split(rest, start) {
        if word.is_empty() {
            let begin = run.map_or(span.start, |run| run.start);
            run = Some(Span::new(begin as usize, span.start as usize + 1));
        } else if let Some(run) = run.take() {
            judge.plain(&EHLO_PARAM_SPACE, run);
        }
    }
}

/// The parameters that the extension's own RFC gives its keyword.
fn params(judge: &mut Judge<'_, '_>, known: &'static Extension, rest: &[u8], start: usize) {
    spaces(judge, rest, start);
    let keyword = Arg::Word(known.keyword);
    let (shape, least, most) = match parameters(known) {
        Parameters::Free => return,
        Parameters::Nothing => (None, 0, 0),
        Parameters::Each(shape, least, most) => (Some(shape), least, most),
    };
    let wanted = shape.map_or(Arg::None, |shape| Arg::Word(shape.name()));
    let mut count = 0;
    for (span, word) in split(rest, start).filter(|(_, word)| !word.is_empty()) {
        let Some(shape) = shape.filter(|_| count < most) else {
            let surplus = Span::new(span.start as usize, start + rest.len());
            return judge.report(&EHLO_PARAM_SURPLUS, surplus, [keyword, Arg::None]);
        };
        let judged = word.iter().any(|&octet| octet != b'\t' && !is(octet, GRAPHIC));
        if !judged && !shape.fits(word, count) {
            judge.report(&EHLO_PARAM_SYNTAX, span, [keyword, wanted]);
        }
        count += 1;
    }
    if count < least {
        judge.report(&EHLO_PARAM_MISSING, Span::at(start + rest.len()), [keyword, wanted]);
    }
}

/// What an extension needs beside it (RFC 6531 §3.1, RFC 3030 §3, RFC 4468 §4).
pub(super) fn dependencies(judge: &mut Judge<'_, '_>, end: usize, seen: &Seen) {
    for &(extension, needed, source) in NEEDS {
        if seen.has(extension) && !seen.has(needed) {
            let args = [Arg::Word(needed.keyword), Arg::Word(source)];
            unmet(judge, end, extension, args);
        }
    }
}

#[cold]
fn unmet(judge: &mut Judge<'_, '_>, end: usize, extension: &Extension, args: [Arg; 2]) {
    for line in judge.lines(end).skip(1) {
        let text = line.text();
        let blanks = text.iter().take_while(|&&octet| octet == b' ').count();
        let word = text[blanks..].split(|&octet| octet == b' ').next().unwrap_or_default();
        if word.eq_ignore_ascii_case(extension.keyword.as_bytes()) {
            let start = line.start + 4 + blanks;
            let span = Span::new(start, start + word.len());
            return judge.report(&EHLO_DEPENDENCY, span, args);
        }
    }
}
