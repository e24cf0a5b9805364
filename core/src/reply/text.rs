//! The few replies whose text a standard prescribes: 221, 251, 334, 421 and 551.

use super::enhanced;
use super::lines::Line;
use super::parse::Judge;
use crate::finding::Arg;
use crate::rules::replies::{
    REPLY_CHALLENGE_BASE64, REPLY_CHALLENGE_SPACE, REPLY_DOMAIN_MISSING, REPLY_PATH_MISSING,
};
use crate::span::Span;
use crate::syntax::base64::{self, Fault};
use crate::syntax::class::{LDH, is};

/// Judges the text of the first line.
#[inline]
pub(super) fn judge(judge: &mut Judge<'_, '_>, line: Line<'_>, code: u16) {
    if matches!(code, 221 | 251 | 334 | 421 | 551) && line.is_separated() {
        prescribed(judge, line, code);
    }
}

fn prescribed(judge: &mut Judge<'_, '_>, line: Line<'_>, code: u16) {
    let written = enhanced::at_start_of(line.text());
    match code {
        334 => challenge(judge, line),
        221 | 421 if written.is_none() => domain(judge, line, code),
        // To ETRN, 251 says that no messages are waiting (RFC 1985 §5.1).
        251 if judge.answers.is_some_and(|answers| answers.told() == "ETRN") => {}
        // A refusal by policy does not tell the address (RFC 2034 §6 has such a reply).
        551 if written.is_some_and(|written| written.code.subject == 7) => {}
        251 | 551 => path(judge, line, code, written.map_or(0, |written| written.length)),
        _ => {}
    }
}

/// `continue-req = "334" SP [base64] CRLF` (RFC 4954 §8).
fn challenge(judge: &mut Judge<'_, '_>, line: Line<'_>) {
    if line.goes_on() {
        return judge.plain(&REPLY_CHALLENGE_SPACE, Span::new(line.start + 3, line.start + 4));
    }
    let text = line.text();
    // Octets beyond US-ASCII have been reported.
    if !text.is_ascii() {
        return;
    }
    if let Err(Fault::Character(span) | Fault::Padding(span)) =
        base64::check(text, Span::new(line.start + 4, line.end()))
    {
        judge.plain(&REPLY_CHALLENGE_BASE64, span);
    }
}

/// `221 <domain> Service closing transmission channel`, `421 <domain> Service not available` (RFC 5321 §4.2.3).
///
/// A word without a dot is a Domain by the grammar, but "Bye" is none.
fn domain(judge: &mut Judge<'_, '_>, line: Line<'_>, code: u16) {
    let text = line.text();
    let word = text.split(|&octet| octet == b' ').next().unwrap_or_default();
    // The text is free (RFC 5321 §4.2): Exim writes "421 mail.example.org: timeout".
    let name = word.strip_suffix(b":").unwrap_or(word);
    let dotted = name.contains(&b'.')
        && name
            .split(|&octet| octet == b'.')
            .all(|label| !label.is_empty() && label.iter().all(|&octet| is(octet, LDH)));
    let literal = name.first() == Some(&b'[') && name.last() == Some(&b']');
    if !dotted && !literal && !name.eq_ignore_ascii_case(b"localhost") {
        let span = Span::new(line.start + 4, line.start + 4 + word.len());
        judge.report(&REPLY_DOMAIN_MISSING, span, [Arg::Number(u64::from(code)), Arg::None]);
    }
}

/// `251 User not local; will forward to <forward-path>` (RFC 5321 §4.2.3, §3.4), on any line of the reply.
fn path(judge: &mut Judge<'_, '_>, line: Line<'_>, code: u16, written: usize) {
    let input = judge.input;
    let there = memchr::memchr(b'<', input).is_some_and(|at| memchr::memchr(b'>', &input[at..]).is_some());
    if !there {
        let text = &line.text()[written..];
        let blanks = text.iter().take_while(|&&octet| octet == b' ').count();
        let span = Span::new(line.start + 4 + written + blanks, line.end());
        judge.report(&REPLY_PATH_MISSING, span, [Arg::Number(u64::from(code)), Arg::None]);
    }
}

#[cfg(test)]
mod tests {
    use crate::reply::{Answers, Expectation, reply};
    use crate::{Finding, registry::Verb};
    use alloc::vec::Vec;

    #[test]
    fn prescribed_texts_are_those_of_their_rfcs() {
        for (text, rules, rfc) in [
            ("221 mail.example.org Service closing transmission channel", &[][..], "5321 4.2.3"),
            ("221 [192.0.2.1] bye", &[], "5321 4.2.3"),
            ("421 mx.example.net: SMTP command timeout", &[], "5321 4.2"),
            ("221 localhost bye", &[], "5321 2.3.5"),
            ("221 2.0.0 Bye", &[], "2034 6"),
            ("221 Bye", &["reply-domain-missing"], "5321 4.2.3"),
            ("221 See you.", &["reply-domain-missing"], "5321 4.2.3"),
            ("421 ", &["reply-domain-missing"], "5321 4.2.3"),
            ("251 will forward to <bob@example.org>", &[], "5321 3.4"),
            ("251-will forward\n251 to <bob@example.org>", &[], "5321 3.4"),
            ("251 will forward", &["reply-path-missing"], "5321 3.4"),
            ("551 >bob@example.org<", &["reply-path-missing"], "5321 3.4"),
            ("551 5.7.1 Forwarding to remote hosts disabled", &[], "2034 6"),
            ("334 ", &[], "4954 4"),
            ("334", &["reply-challenge-space"], "4954 8"),
            ("334-YWJj\n334 YWJj", &["reply-challenge-space"], "4954 8"),
            ("334-YWJj", &["reply-challenge-space"], "4954 8"),
            ("221Bye", &["reply-separator"], "5321 4.2"),
            ("334 3.0.0 ab", &["reply-challenge-base64"], "4954 4"),
        ] {
            let mut found: Vec<Finding> = Vec::new();
            reply(text.as_bytes(), &Expectation::default(), &mut found);
            let names: Vec<_> = found.iter().map(|finding| finding.rule.name).collect();
            assert_eq!(names, rules, "{text} (RFC {rfc})");
        }
    }

    #[test]
    fn utf8_stands_where_the_client_asked_for_it() {
        let mut offer = crate::registry::Offer::NONE;
        offer.add(b"SMTPUTF8");
        for (text, verb, clean, rfc) in [
            ("250 Bj\u{f6}rn <bj\u{f6}rn@example.org>", Verb::Vrfy, true, "6531 3.7.4.2"),
            ("250 bj\u{f6}rn@example.org", Verb::Expn, true, "6531 3.7.4.2"),
            ("551 <bj\u{f6}rn@example.org>", Verb::Rcpt, true, "6531 3.7.4.1"),
            ("550 <bj\u{f6}rn@example.org> unknown", Verb::Rcpt, false, "6531 3.7.4.2"),
            ("250 bj\u{f6}rn", Verb::Mail, false, "6531 3.7.4.2"),
        ] {
            let mut found: Vec<Finding> = Vec::new();
            let answers = Some(Answers::Command(verb));
            reply(text.as_bytes(), &Expectation { wire: false, offer, answers }, &mut found);
            assert_eq!(found.is_empty(), clean, "{text} (RFC {rfc})");
        }
    }
}
