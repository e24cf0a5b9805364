//! A finding on its way to an output: with what it needs of the line that it points into, and nothing to hide.

use super::{encoded, redact};
use smtplint_core::command::secret_in;
use smtplint_core::document::Source;
use smtplint_core::{Diagnostic, Range as Span, Side};
use std::borrow::Cow;
use std::ops::Range;

/// Octets kept of a line before and after what is wrong with it.
const AROUND: usize = 160;

/// A finding with the part of its line that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub(crate) told: Diagnostic,
    pub(crate) excerpt: Excerpt,
}

/// The octets around a span, where secrets and, if asked for, addresses are masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) text: Vec<u8>,
    /// What is wrong, in `text`.
    pub(crate) span: Range<usize>,
    /// The line goes on before it, or after it.
    pub(crate) cut: (bool, bool),
    /// Columns of the span's start and end from 1, in characters; an octet that is no UTF-8 counts as one.
    pub(crate) columns: (usize, usize),
}

impl Found {
    /// Takes what an output may show of a finding.
    pub(crate) fn new(told: Diagnostic, source: Source<'_>) -> Self {
        let excerpt = Excerpt::around(&told, source, false);
        Self { told, excerpt }
    }
}

/// A line as people read it, and the places in it that an excerpt is made for.
struct Readable<'a> {
    text: Cow<'a, [u8]>,
    span: Range<usize>,
    secret: Range<usize>,
}

impl Excerpt {
    /// What stands around a finding; `redacted` masks addresses.
    pub(super) fn around(told: &Diagnostic, source: Source<'_>, redacted: bool) -> Self {
        let columns = columns(told.span, told.column, source);
        let Readable { text, span, secret } = Readable::of(told.span, source);
        let mut secrets = if told.side == Side::Client { responses(&text) } else { echoes(&text) };
        secrets.push(secret);
        let masked = if redacted { Cow::Owned(redact::line(&text)) } else { Cow::Borrowed(&*text) };
        let from = boundary(&text, span.start.saturating_sub(AROUND));
        // Of a long span its beginning is shown, and what comes after it.
        let to = span.end.min(span.start + AROUND).saturating_add(AROUND).min(text.len());
        let to = boundary(&text, to);
        let mut shown = masked[from..to].to_vec();
        for secret in secrets {
            let hidden = secret.start.max(from)..secret.end.min(to);
            if !hidden.is_empty() {
                shown[hidden.start - from..hidden.end - from].fill(b'*');
            }
        }
        let cut = (from > 0, to < text.len());
        Self { text: shown, span: span.start - from..span.end.min(to) - from, cut, columns }
    }
}

impl<'a> Readable<'a> {
    /// The line itself, or what a record in base64 says.
    fn of(span: Span, source: Source<'a>) -> Self {
        let line = source.text;
        let within = |span: Span, length: usize, place: &dyn Fn(usize) -> usize| {
            let start = place(span.start.saturating_sub(source.offset)).min(length);
            start..place(span.end.saturating_sub(source.offset)).clamp(start, length)
        };
        let no_secret = Span { start: source.offset, end: source.offset };
        let secret = source.secret.unwrap_or(no_secret);
        let Some((encoded, octets)) = encoded::octets(line) else {
            let plain = |at| at;
            let (span, secret) = (within(span, line.len(), &plain), within(secret, line.len(), &plain));
            return Self { text: Cow::Borrowed(line), span, secret };
        };
        // An octet begins in the character that holds its first bits: four hold three.
        let octet = |at: usize| (at.saturating_sub(encoded.start) * 3).div_ceil(4);
        let (span, secret) = (within(span, octets.len(), &octet), within(secret, octets.len(), &octet));
        // Of several lines in a record the one with the span: another may hold what is secret.
        let from = memchr::memrchr(b'\n', &octets[..span.start]).map_or(0, |feed| feed + 1);
        let to = memchr::memchr(b'\n', &octets[span.end.saturating_sub(1).max(span.start)..]);
        let to = to.map_or(octets.len(), |feed| span.end.saturating_sub(1).max(span.start) + feed);
        let ending = usize::from(to > span.end && octets[..to].ends_with(b"\r"));
        let to = (to - ending).max(span.end);
        let shift =
            |range: Range<usize>| range.start.clamp(from, to) - from..range.end.clamp(from, to) - from;
        let (span, secret) = (shift(span), shift(secret));
        let text = octets[from..to].to_vec();
        Self { text: Cow::Owned(text), span, secret }
    }
}

/// Responses of AUTH commands anywhere in a line of a log, which may hold several commands.
fn responses(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].windows(5).position(|here| here.eq_ignore_ascii_case(b"AUTH ")) {
        let start = from + at;
        let apart = start == 0 || !text[start - 1].is_ascii_alphanumeric() || text[start - 1] == b'n';
        let length = text[start..].iter().position(|octet| b"\r\n\\'\"".contains(octet));
        let end = start + length.unwrap_or(text.len() - start).max(1);
        if let Some(secret) = secret_in(&text[start..end]).filter(|_| apart) {
            found.push(start + secret.start as usize..start + secret.end as usize);
        }
        from = end;
    }
    found
}

/// Words of a server's line that may be a response it repeats, as in `500 unrecognized: "AUTH PLAIN AHVzZXI…"`: eight
/// octets or more of base64 in both cases, more mixed than names are, or with its padding. A challenge is no secret, nor is the name in a queue.
fn echoes(text: &[u8]) -> Vec<Range<usize>> {
    let (mut found, mut before): (Vec<Range<usize>>, &[u8]) = (Vec::new(), b"");
    let mut at = 0;
    for word in text.split(u8::is_ascii_whitespace) {
        let start = at + word.iter().take_while(|octet| !is_base64(**octet)).count();
        let core = &text[start..at + word.len()];
        let core = &core[..core.len() - core.iter().rev().take_while(|octet| !is_base64(**octet)).count()];
        let rises = core.windows(2).filter(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
        let upper = core.iter().any(u8::is_ascii_uppercase) && core.iter().any(u8::is_ascii_lowercase);
        let both = upper && (core.iter().any(u8::is_ascii_digit) || rises.count() > 1);
        let long = core.len() >= 8 && both || core.len() >= 4 && core.ends_with(b"==");
        let named = [&b"334"[..], b"as", b"id"].iter().any(|name| before.ends_with(name));
        if long && !named && core.iter().copied().all(is_base64) {
            found.push(start..start + core.len());
        }
        before = word;
        at += word.len() + 1;
    }
    found
}

const fn is_base64(octet: u8) -> bool {
    octet.is_ascii_alphanumeric() || matches!(octet, b'+' | b'/' | b'=')
}

/// Columns of a span's start and end from 1, in characters.
fn columns(span: Span, column: usize, source: Source<'_>) -> (usize, usize) {
    let line = source.text;
    let start = span.start.saturating_sub(source.offset).min(line.len());
    let end = span.end.saturating_sub(source.offset).clamp(start, line.len());
    // Octets of the line before the text, which belong to a log's dialect.
    let prefix = column.saturating_sub(start + 1);
    let first = prefix + characters(&line[..start]) + 1;
    (first, first + characters(&line[start..end]))
}

/// The nearest offset at or before this one that does not cut a character in two.
fn boundary(line: &[u8], offset: usize) -> usize {
    let continues = |at: &usize| line.get(*at).is_some_and(|octet| octet & 0xC0 == 0x80);
    let back = (0..3).take_while(|back| *back < offset && continues(&(offset - back))).count();
    if continues(&(offset - back)) { offset } else { offset - back }
}

fn characters(octets: &[u8]) -> usize {
    octets.utf8_chunks().map(|chunk| chunk.valid().chars().count() + chunk.invalid().len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use smtplint_core::LintOptions;
    use smtplint_core::document::{Document, InputKind};

    fn found(line: &[u8]) -> Vec<Found> {
        let mut document = Document::new(InputKind::Command, None, &LintOptions::default());
        let mut all = Vec::new();
        let mut sink = |told: Diagnostic, source: Source<'_>| all.push(Found::new(told, source));
        document.line(line, 0, &mut sink);
        document.finish(&mut sink);
        all
    }

    #[test]
    fn columns_count_characters() {
        let found = found("RCPT TO:<é_@b_.example>".as_bytes());
        assert_eq!(found[0].told.column, 15);
        assert_eq!(found[0].excerpt.columns, (14, 15));
    }

    #[test]
    fn of_a_long_line_little_is_kept_and_no_character_is_cut() {
        let mut line = "MAIL FROM:<a@b.example> X=".to_owned();
        line.push_str(&"é".repeat(100_000));
        line.push_str(" =\n");
        for found in found(line.as_bytes()) {
            assert!(found.excerpt.text.len() <= 3 * AROUND + 4, "{}", found.excerpt.text.len());
            let broken = std::str::from_utf8(&found.excerpt.text);
            assert!(broken.is_ok(), "{broken:?}");
        }
    }

    #[test]
    fn every_response_in_a_line_is_found() {
        let cases = [
            ("send: 'AUTH PLAIN AAA=\\r\\nNOOP\\r\\nauth plain BBB=\\r\\n'", "AAA= BBB="),
            ("AUTH PLAIN AAA=", "AAA="),
            ("MAIL FROM:<> AUTH=<>", ""),
            ("AUTH LOGIN", ""),
            ("AUTH ", ""),
        ];
        for (line, expected) in cases {
            let secrets: Vec<_> =
                responses(line.as_bytes()).into_iter().map(|secret| &line[secret]).collect();
            assert_eq!(secrets.join(" "), expected, "{line}");
        }
    }

    #[test]
    fn responses_that_a_server_repeats_are_found() {
        let cases = [
            ("S: 500 5.5.1 Command unrecognized: \"AHVzZXIAcHc=\"", "AHVzZXIAcHc="),
            ("500 unrecognized: AUTH PLAIN AHVzZXIAcHc=", "AHVzZXIAcHc="),
            ("535 wrong: cHdkMQ==.", "cHdkMQ=="),
            ("334 VXNlcm5hbWU6", ""),
            ("250 2.0.0 Ok: queued as 4dGfXk1Lz2z3Fq", ""),
            ("250 OK id=1vNq2R-000001-2F", ""),
            ("250-AUTH PLAIN LOGIN SCRAM-SHA-256", ""),
            ("220 Mail.Example.org ESMTP Postfix (Debian/GNU)", ""),
            ("220 mx.example.net ESMTP OpenSMTPD", ""),
            ("535 wrong: c2VjcmV0U2VjcmV0", "c2VjcmV0U2VjcmV0"),
            ("250-ENHANCEDSTATUSCODES", ""),
            ("", ""),
        ];
        for (line, expected) in cases {
            let words: Vec<_> = echoes(line.as_bytes()).into_iter().map(|word| &line[word]).collect();
            assert_eq!(words.join(" "), expected, "{line}");
        }
    }

    #[test]
    fn a_secret_is_masked_before_any_output_sees_it() {
        for found in found(b"AUTH PLAIN AHVzZXIAc2VjcmV0*\n") {
            assert_eq!(found.excerpt.text, b"AUTH PLAIN *****************");
        }
    }
}
