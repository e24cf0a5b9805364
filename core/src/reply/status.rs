//! The enhanced status codes of a reply, judged (RFC 2034 §4, RFC 3463, RFC 5248).

use super::Answers;
use super::enhanced::{Written, at_start_of};
use super::lines::Line;
use super::parse::Judge;
use crate::finding::Arg;
use crate::registry::enhanced::{Standing, enhanced_code};
use crate::registry::{Verb, extensions};
use crate::rules::enhanced::{
    ENHANCED_CLASS, ENHANCED_CLASS_DIGIT, ENHANCED_DEPRECATED, ENHANCED_DIFFERS, ENHANCED_INTERMEDIATE,
    ENHANCED_LEADING_ZERO, ENHANCED_MISSING, ENHANCED_PAIRING, ENHANCED_PARTS, ENHANCED_SPACE_MISSING,
    ENHANCED_SUCCESS, ENHANCED_UNREGISTERED,
};
use crate::span::Span;

/// Whether the server has to send enhanced status codes.
#[inline]
fn is_obliged(judge: &Judge<'_, '_>) -> bool {
    let offer = &judge.expectation.offer;
    offer.obliges && offer.has(&extensions::ENHANCEDSTATUSCODES)
}

/// `status-code = class "." subject "." detail` at the start of the first line's text.
#[inline]
pub(super) fn first(judge: &mut Judge<'_, '_>, line: Line<'_>, code: u16) -> Option<Written> {
    let written = at_start_of(line.text());
    // A "3" in front is a version or a number like any other, except where no code has a meaning at all.
    let Some(found) = written.filter(|written| is_code(written, code, is_obliged(judge))) else {
        if is_obliged(judge) {
            absent(judge, line, code);
        }
        return None;
    };
    let span = Span::new(line.start + 4, line.start + 4 + found.length);
    if code / 100 == 3 {
        judge.report(&ENHANCED_INTERMEDIATE, span, [Arg::Number(u64::from(code)), Arg::None]);
    } else {
        meaning(judge, found, span, code);
    }
    if found.glued {
        judge.plain(&ENHANCED_SPACE_MISSING, Span::at(span.end as usize));
    }
    Some(found)
}

/// Whether three numbers are a code at all. Where the server need not send one, a version such as 4.96.1beta has more
/// than one thing wrong with it.
#[inline]
fn is_code(written: &Written, code: u16, obliged: bool) -> bool {
    let class = u16::from(written.code.class);
    if class == 3 || class == code / 100 && !written.glued {
        return class != 3 || code / 100 == 3;
    }
    let listed = || enhanced_code(written.code.subject, written.code.detail).is_some();
    obliged || (class == code / 100 || !written.glued) && listed()
}

/// What the numbers say, beside the reply code and IANA's list.
#[inline]
fn meaning(judge: &mut Judge<'_, '_>, found: Written, span: Span, code: u16) {
    let class = found.code.class;
    let agrees = u16::from(class) == code / 100;
    if !agrees {
        let digit = Span::new(span.start as usize, span.start as usize + 1);
        let args = [Arg::Number(u64::from(class)), Arg::Number(u64::from(code))];
        judge.report(&ENHANCED_CLASS, digit, args);
    }
    if found.leading_zero {
        return judge.plain(&ENHANCED_LEADING_ZERO, span);
    }
    let Some(entry) = enhanced_code(found.code.subject, found.code.detail) else {
        let example = [Arg::Word(undefined(class, found.code.subject)), Arg::None];
        return judge.report(&ENHANCED_UNREGISTERED, span, example);
    };
    if entry.standing == Standing::Deprecated {
        judge.plain(&ENHANCED_DEPRECATED, span);
    } else if agrees && denies(entry.classes, class) {
        judge.report(&ENHANCED_SUCCESS, span, [Arg::Word(entry.title), Arg::None]);
    } else if agrees && contradicts(code, found.code.subject, found.code.detail) {
        judge.report(&ENHANCED_PAIRING, span, [Arg::Number(u64::from(code)), Arg::None]);
    }
}

/// Whether a code makes sense for failures only and stands for success, or the other way round. That a failure is
/// temporary or not is left to the server: 5.4.1 and 4.7.1 are in daily use, whatever the registry says.
#[inline]
fn denies(classes: &[u8], class: u8) -> bool {
    if class == 2 { classes.first() != Some(&2) } else { classes == [2] }
}

/// The listed code that says no more than the class and, for failures, the subject.
const fn undefined(class: u8, subject: u16) -> &'static str {
    match (class, subject) {
        (2, 1..=7) => "2.0.0",
        (4, 1) => "4.1.0",
        (4, 2) => "4.2.0",
        (4, 3) => "4.3.0",
        (4, 4) => "4.4.0",
        (4, 5) => "4.5.0",
        (4, 6) => "4.6.0",
        (4, 7) => "4.7.0",
        (5, 1) => "5.1.0",
        (5, 2) => "5.2.0",
        (5, 3) => "5.3.0",
        (5, 4) => "5.4.0",
        (5, 5) => "5.5.0",
        (5, 6) => "5.6.0",
        (5, 7) => "5.7.0",
        (2, _) => "2.0.0",
        (4, _) => "4.0.0",
        _ => "5.0.0",
    }
}

/// Whether the two codes plainly speak of different things. Most pairs are free: the registry's lists of reply codes
/// are examples, and 550 5.7.1, 554 5.7.1 and 450 4.7.1 are in daily use.
fn contradicts(code: u16, subject: u16, detail: u16) -> bool {
    match (code, subject, detail) {
        (_, _, 0) => false,
        // A log-in that failed is no matter of an address or of a message (RFC 4954 §6).
        (432 | 534 | 535 | 538, 1 | 6, _) => true,
        // Nor is a command that was not understood (RFC 5321 §4.2.3).
        (500 | 502 | 503 | 504, 1 | 2 | 6, _) => true,
        // These were registered for one reply of AUTH each; RFC 4468 has 554 too (RFC 4954 §6).
        (_, 7, 8) => !matches!(code, 535 | 554),
        (_, 7, 9) => code != 534,
        (_, 7, 12) => !matches!(code, 432 | 422),
        _ => false,
    }
}

/// The 220 to STARTTLS: RFC 2034 §4 wants a code on it, and RFC 3207 §5 shows none, so that its absence is let pass.
fn is_tls(answers: Option<Answers>, code: u16) -> bool {
    code == 220 && answers == Some(Answers::Command(Verb::StartTls))
}

/// What stands where a code has to: one written wrongly, or none.
#[cold]
fn absent(judge: &mut Judge<'_, '_>, line: Line<'_>, code: u16) {
    // The 220 to XCLIENT is the greeting of a session that begins anew.
    let anew = code == 220 && judge.answers == Some(Answers::Command(Verb::XClient));
    let exempt = anew || is_tls(judge.answers, code) || judge.answers.is_some_and(Answers::is_exempt);
    // What has run together with the code has been reported.
    if code / 100 == 3 || exempt || line.content.len() > 3 && !line.is_separated() {
        return;
    }
    let start = line.start + 4;
    let text = line.text();
    let length = text.iter().take_while(|&&octet| octet == b'.' || octet.is_ascii_digit()).count();
    if let [b'0', rest @ ..] = text
        && let Some(code) = at_start_of(rest).filter(|written| written.code.class != 3)
    {
        return judge.plain(&ENHANCED_LEADING_ZERO, Span::new(start, start + 1 + code.length));
    }
    let span = Span::new(start, start + length);
    if !matches!(text.get(length), None | Some(b' ')) || !is_meant(&text[..length], code) {
        let example = displaced(line, code).map_or(Arg::Word(example(code)), Arg::Slice);
        return missing(judge, line, example);
    }
    let parts = text[..length].split(|&octet| octet == b'.');
    if parts.clone().count() == 3 && parts.skip(1).all(|part| (1..=3).contains(&part.len())) {
        let class = [Arg::Number(u64::from(text[0] - b'0')), Arg::None];
        return judge.report(&ENHANCED_CLASS_DIGIT, Span::new(start, start + 1), class);
    }
    judge.report(&ENHANCED_PARTS, span, [Arg::Word(example(code)), Arg::None]);
}

/// Whether numbers with dots between them were meant as a code, and not as an address, a version or a quantity.
fn is_meant(word: &[u8], code: u16) -> bool {
    let mut parts = word.split(|&octet| octet == b'.');
    let class = parts.next().unwrap_or_default();
    let same = class.len() == 1 && u16::from(class[0].wrapping_sub(b'0')) == code / 100;
    match parts.clone().count() {
        0 => false,
        // "250 1.5 seconds" is a quantity.
        1 => same && word.last() != Some(&b'.'),
        2 => class.len() == 1 && class[0].is_ascii_digit(),
        // Four numbers are an address, unless the second is one of the few subjects.
        _ => same && parts.next().is_some_and(|subject| matches!(subject, [b'0'..=b'7'])),
    }
}

/// A listed code further on in the line, with or without brackets and the like around it: `550 #5.1.0 Rejected`.
fn displaced(line: Line<'_>, code: u16) -> Option<Span> {
    let mut start = line.start + 4;
    for word in line.text().split(|&octet| octet == b' ') {
        let before = word.iter().take_while(|octet| octet.is_ascii_punctuation()).count();
        let after = word.iter().rev().take_while(|octet| octet.is_ascii_punctuation()).count();
        let inner = word.get(before..word.len().saturating_sub(after)).unwrap_or_default();
        let found = at_start_of(inner).filter(|written| {
            written.length == inner.len()
                && u16::from(written.code.class) == code / 100
                && enhanced_code(written.code.subject, written.code.detail).is_some()
        });
        if found.is_some() {
            return Some(Span::new(start + before, start + before + inner.len()));
        }
        start += word.len() + 1;
    }
    None
}

fn missing(judge: &mut Judge<'_, '_>, line: Line<'_>, example: Arg) {
    let at = line.end().min(line.start + 4);
    judge.report(&ENHANCED_MISSING, Span::at(at), [example, Arg::None]);
}

/// The enhanced status code that says no more than the reply code does.
const fn example(code: u16) -> &'static str {
    match code / 100 {
        2 => "2.0.0",
        4 => "4.0.0",
        _ => "5.0.0",
    }
}

/// The same enhanced status code on each line: "the same status code must appear at the beginning of the text in each
/// line of the response" (RFC 2034 §4). Returns whether one is missing.
#[inline]
pub(super) fn following(judge: &mut Judge<'_, '_>, line: Line<'_>, first: Written, code: u16) -> bool {
    let Some(here) = at_start_of(line.text()) else {
        let lacks = is_obliged(judge) && code / 100 != 3 && line.content.len() > 3;
        if lacks {
            missing(judge, line, Arg::Slice(Span::new(4, 4 + first.length)));
        }
        return lacks;
    };
    if here.code != first.code {
        let span = Span::new(line.start + 4, line.start + 4 + here.length);
        let arg = Arg::Slice(Span::new(4, 4 + first.length));
        judge.report(&ENHANCED_DIFFERS, span, [arg, Arg::None]);
    } else if here.leading_zero && !first.leading_zero {
        judge.plain(&ENHANCED_LEADING_ZERO, Span::new(line.start + 4, line.start + 4 + here.length));
    } else if here.glued {
        judge.plain(&ENHANCED_SPACE_MISSING, Span::at(line.start + 4 + here.length));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_codes() {
        for (word, code, meant, why) in [
            ("2.0", 250, true, "RFC 3463 §2: three parts"),
            ("2.1.0.0", 250, true, "the second number is a subject"),
            ("5.188.206.1", 554, false, "an IPv4 address"),
            ("1.5", 250, false, "a quantity"),
            ("1.0.0", 550, true, "RFC 3463 §2: class 2, 4 or 5"),
            ("42.1.1", 450, false, "a version"),
            ("250", 250, false, "no dots at all"),
            ("2.", 250, false, "the end of a list's number"),
            ("", 250, false, "nothing"),
        ] {
            assert_eq!(is_meant(word.as_bytes(), code), meant, "{word}: {why}");
        }
    }

    #[test]
    fn only_plain_contradictions_are_reported() {
        for (code, subject, detail, contradiction, rfc) in [
            (550, 7, 1, false, "5248 2.4"),
            (554, 7, 1, false, "in daily use"),
            (450, 7, 1, false, "6647 2.1"),
            (535, 7, 8, false, "4954 6"),
            (535, 7, 3, false, "in daily use"),
            (530, 5, 1, false, "5248 2.4"),
            (535, 1, 1, true, "4954 6"),
            (535, 1, 0, false, "says nothing precise"),
            (550, 7, 8, true, "4954 6"),
            (554, 7, 8, false, "4468 6"),
            (550, 7, 9, true, "4954 6"),
            (534, 7, 9, false, "4954 6"),
            (503, 2, 2, true, "5321 4.2.3"),
            (503, 5, 1, false, "5248 2.4"),
            (501, 1, 3, false, "5248 2.4"),
        ] {
            assert_eq!(
                contradicts(code, subject, detail),
                contradiction,
                "{code} X.{subject}.{detail} ({rfc})"
            );
        }
    }

    #[test]
    fn the_code_that_is_suggested_is_listed() {
        for class in [2, 4, 5] {
            for subject in 0..=9 {
                let text = undefined(class, subject);
                let code: super::super::EnhancedCode = text.parse().unwrap();
                assert_eq!(code.class, class, "{text}");
                assert!(enhanced_code(code.subject, code.detail).is_some(), "{text}");
            }
        }
    }
}
