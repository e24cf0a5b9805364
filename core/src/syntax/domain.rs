//! `Domain` (RFC 5321 §4.1.2), and where one or an address literal may stand.

use super::address::Host;
use super::class::{self, DIGIT, DOT, JUDGED, LDH};
use super::{literal, mistakes};
use crate::cursor::{Cursor, is_blank};
use crate::finding::{Arg, ReplyContext};
use crate::octets::find;
use crate::registry::limits;
use crate::rules::domains::{
    DOMAIN_CHARACTER, DOMAIN_HYPHEN, DOMAIN_IS_IPV4, DOMAIN_LABEL_EMPTY, DOMAIN_LABEL_TOO_LONG,
    DOMAIN_MISSING, DOMAIN_NOT_QUALIFIED, DOMAIN_TOO_LONG, DOMAIN_TRAILING_DOT, DOMAIN_URI,
};
use crate::rules::paths::PATH_SEVERAL;
use crate::span::Span;
use core::net::Ipv4Addr;

/// `Domain / address-literal`; none where nothing stands there.
#[inline]
pub(crate) fn host<'a>(at: &mut Cursor<'a, '_>) -> Option<Host<'a>> {
    if let Some(found) = well_formed(at.rest()) {
        let span = Span::new(at.offset(), at.offset() + found.length);
        at.seek(span.end as usize);
        let text = at.slice(span);
        beyond_grammar(at, span, text, &found);
        return Some(Host::Domain(text));
    }
    unusual_host(at)
}

/// The length of a domain with blanks in it, where the `>` after it tells that it goes on.
fn spaced(at: &Cursor<'_, '_>) -> Option<usize> {
    let rest = at.rest();
    let Some(close) = memchr::memchr(b'>', rest) else {
        // Alone, more of a domain may follow as well.
        let domain = rest.iter().all(|&octet| class::is(octet, LDH | JUDGED | DOT) || is_blank(octet));
        return (at.is_alone() && domain && rest.iter().any(|&octet| is_blank(octet))).then_some(rest.len());
    };
    let inside = rest[..close].trim_ascii_end();
    let further = inside.iter().any(|&octet| is_blank(octet));
    let parameters = inside.iter().any(|&octet| matches!(octet, b'<' | b'='));
    (further && !parameters && at.place != ReplyContext::Other).then_some(inside.len())
}

fn unusual_host<'a>(at: &mut Cursor<'a, '_>) -> Option<Host<'a>> {
    if at.peek() == Some(b'[') {
        return Some(Host::Literal(literal::address_literal(at)));
    }
    let span = match spaced(at) {
        Some(length) => Span::new(at.offset(), at.offset() + length),
        None => at.take_while(|octet| octet != b'>' && !is_blank(octet)),
    };
    at.seek(span.end as usize);
    if let Some(second) = mistakes::second_address(at.slice(span)).filter(|&second| second > 0) {
        let rest = Span::new(span.start as usize + second, span.end as usize);
        let first = domain(at, Span::new(span.start as usize, rest.start as usize));
        at.report(&PATH_SEVERAL, rest);
        return Some(Host::Domain(first));
    }
    if span.is_empty() {
        at.report(&DOMAIN_MISSING, span);
        return None;
    }
    Some(Host::Domain(domain(at, span)))
}

/// U-labels, where an address may hold them, and A-labels.
#[cold]
fn internationalised(at: &mut Cursor<'_, '_>, span: Span) {
    let in_path = at.place != ReplyContext::Other;
    #[cfg(feature = "idna")]
    if in_path || at.slice(span).is_ascii() {
        super::idn::judge(at, span);
    }
    #[cfg(not(feature = "idna"))]
    let _ = (in_path, span);
}

/// A domain in which nothing is wrong.
struct WellFormed {
    /// Its octets.
    length: usize,
    labels: usize,
    /// A label has hyphens in its third and fourth place, as A-labels have.
    hyphens: bool,
}

/// `Domain = sub-domain *("." sub-domain)`, `sub-domain = Let-dig [Ldh-str]`, up to a `>` or the end; none where
/// anything is wrong with it.
#[inline]
fn well_formed(text: &[u8]) -> Option<WellFormed> {
    let (mut label, mut labels, mut at, mut hyphens) = (0, 1, 0, false);
    loop {
        at += text[at..].iter().take_while(|&&octet| class::is(octet, LDH | JUDGED)).count();
        let inside = text.get(label..at)?;
        if inside.is_empty()
            || inside.len() > limits::LABEL
            || inside[0] == b'-'
            || inside[inside.len() - 1] == b'-'
        {
            return None;
        }
        hyphens |= matches!(inside, [_, _, b'-', b'-', ..]);
        match text.get(at) {
            Some(b'.') => {
                at += 1;
                label = at;
                labels += 1;
            }
            None | Some(b'>') if at <= limits::DOMAIN => {
                return Some(WellFormed { length: at, labels, hyphens });
            }
            _ => return None,
        }
    }
}

/// What is wrong with a domain, within `span`.
#[cold]
pub(crate) fn domain<'a>(at: &mut Cursor<'a, '_>, span: Span) -> &'a [u8] {
    let text = at.slice(span);
    if find(text, b"://").is_some() {
        at.report(&DOMAIN_URI, span);
        return text;
    }
    if text.contains(&b':') && literal::unbracketed(at, span) {
        return text;
    }
    // What stands before the dot at the end is judged as it would stand without it.
    let dots = text.iter().rev().take_while(|&&octet| octet == b'.').count();
    let dots = if dots == text.len() { 0 } else { dots };
    let end = span.end as usize - dots;
    labels(at, Span::new(span.start as usize, end));
    if dots > 0 {
        at.report(&DOMAIN_TRAILING_DOT, Span::new(end, end + dots));
    }
    text
}

/// What is wrong with the labels of a domain and with their sum.
fn labels(at: &mut Cursor<'_, '_>, span: Span) {
    let text = at.slice(span);
    let start = span.start as usize;
    let mut label = 0;
    let mut labels = 0;
    let mut sound = true;
    while label <= text.len() {
        let length = text[label..].iter().position(|&octet| octet == b'.').unwrap_or(text.len() - label);
        labels += 1;
        let label_span = Span::new(start + label, start + label + length);
        sound &= check_label(at, label_span, span, labels);
        label += length + 1;
    }
    if text.len() > limits::DOMAIN {
        let args = [Arg::Number(text.len() as u64), Arg::Number(limits::DOMAIN as u64)];
        at.report_with(&DOMAIN_TOO_LONG, span, args);
    } else if sound {
        // It is judged here for what stands behind it, or because it is the hop of a route.
        let hyphens = find(text, b"--").is_some();
        beyond_grammar(at, span, text, &WellFormed { length: text.len(), labels, hyphens });
    }
}

/// Whether nothing was wrong with one label.
#[inline]
fn check_label(at: &mut Cursor<'_, '_>, label: Span, domain: Span, number: usize) -> bool {
    let text = at.slice(label);
    let well_formed = !text.is_empty()
        && text.len() <= limits::LABEL
        && text.iter().all(|&octet| class::is(octet, LDH | JUDGED))
        && text[0] != b'-'
        && text[text.len() - 1] != b'-';
    well_formed || report_label(at, label, domain, number)
}

#[cold]
fn report_label(at: &mut Cursor<'_, '_>, label: Span, domain: Span, number: usize) -> bool {
    let (start, end) = (label.start as usize, label.end as usize);
    let text = at.slice(label);
    if text.is_empty() {
        report_empty(at, start, domain, number);
        return false;
    }
    let mut offset = 0;
    while let Some(bad) = text[offset..].iter().position(|&octet| !class::is(octet, LDH | JUDGED)) {
        let octet = text[offset + bad];
        let run = text[offset + bad..].iter().take_while(|&&other| other == octet).count();
        let from = start + offset + bad;
        at.report_with(&DOMAIN_CHARACTER, Span::new(from, from + run), [Arg::Octet(octet), Arg::None]);
        offset += bad + run;
    }
    if text[0] == b'-' {
        at.report(&DOMAIN_HYPHEN, Span::new(start, start + 1));
    }
    if text.len() > 1 && text[text.len() - 1] == b'-' {
        at.report(&DOMAIN_HYPHEN, Span::new(end - 1, end));
    }
    if text.len() > limits::LABEL {
        let args = [Arg::Number(text.len() as u64), Arg::Number(limits::LABEL as u64)];
        at.report_with(&DOMAIN_LABEL_TOO_LONG, label, args);
    }
    false
}

/// An empty label shows as the dot after it.
fn report_empty(at: &mut Cursor<'_, '_>, start: usize, domain: Span, number: usize) {
    let last = start == domain.end as usize;
    if number == 1 || !last {
        at.report(&DOMAIN_LABEL_EMPTY, Span::new(start, start + 1));
    }
}

/// What the grammar allows and SMTP does not want, or other standards forbid.
#[inline]
fn beyond_grammar(at: &mut Cursor<'_, '_>, span: Span, text: &[u8], found: &WellFormed) {
    if found.hyphens || !at.clean {
        internationalised(at, span);
    }
    if found.labels == 1 {
        at.report(&DOMAIN_NOT_QUALIFIED, span);
    } else if found.labels == 4 && class::is(text[text.len() - 1], DIGIT) && ipv4(text).is_some() {
        at.report_with(&DOMAIN_IS_IPV4, span, [Arg::Slice(span), Arg::None]);
    }
}

/// `IPv4-address-literal = Snum 3("." Snum)`, `Snum = 1*3DIGIT` from 0 to 255: unlike elsewhere, leading zeros are
/// within the grammar.
pub(crate) fn ipv4(text: &[u8]) -> Option<Ipv4Addr> {
    if text.len() > "255.255.255.255".len() {
        return None;
    }
    let mut octets = [0u8; 4];
    let (mut part, mut value, mut digits) = (0, 0u16, 0);
    for &octet in text {
        match octet {
            b'0'..=b'9' if digits < 3 => {
                value = value * 10 + u16::from(octet - b'0');
                digits += 1;
            }
            b'.' if digits > 0 && part < 3 => {
                octets[part] = u8::try_from(value).ok()?;
                (part, value, digits) = (part + 1, 0, 0);
            }
            _ => return None,
        }
    }
    octets[part] = u8::try_from(value).ok()?;
    (part == 3 && digits > 0).then(|| Ipv4Addr::from(octets))
}
