//! Internationalised domain names: U-labels and A-labels (RFC 5890 §2.3.2.1), judged by UTS 46.
//!
//! The tables are those of the `idna` crate, in its strict settings: hyphens, bidi and joiners are checked, and STD3
//! rules apply. Without the feature `idna` every label of the grammar passes.

use super::class::{LET_DIG, is};
use super::pasted::{Meant, pasted};
use crate::cursor::Cursor;
use crate::rules::domains::{DOMAIN_A_LABEL, DOMAIN_IDNA};
use crate::span::Span;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

/// Judges a domain that the grammar takes and that has labels of one of the two kinds.
#[cold]
pub(super) fn judge(at: &mut Cursor<'_, '_>, span: Span) {
    let text = at.slice(span);
    if text.is_ascii() {
        return a_labels(at, span);
    }
    // What is not UTF-8, or was pasted, has been reported; joiners are for UTS 46 to judge.
    let judged =
        core::str::from_utf8(text).is_err() || pasted(text).any(|found| found.meant != Meant::Joiner);
    if !judged && !is_valid(text) {
        at.report(&DOMAIN_IDNA, span);
    }
}

/// A-labels that stand for no U-label.
fn a_labels(at: &mut Cursor<'_, '_>, span: Span) {
    let mut start = span.start as usize;
    for label in at.slice(span).split(|&octet| octet == b'.') {
        let end = start + label.len();
        if is_a_label(label) && !is_valid(label) {
            at.report(&DOMAIN_A_LABEL, Span::new(start, end));
        }
        start = end + 1;
    }
}

fn is_a_label(label: &[u8]) -> bool {
    label.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case(b"xn--"))
        && label.iter().all(|&octet| is(octet, LET_DIG) || octet == b'-')
}

fn is_valid(domain: &[u8]) -> bool {
    Uts46::new().to_ascii(domain, AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uts_46_strict() {
        let cases = [
            ("bücher.example", true),
            ("пример.example", true),
            ("例子.广告", true),
            ("xn--bcher-kva", true),
            ("xn--bcher-kva.example", true),
            // Joiners only where the script needs them (RFC 5892 App. A).
            ("نامه\u{200C}ای.example", true),
            ("a\u{200C}b.example", false),
            // Bidi (RFC 5893 §2): a label does not mix directions.
            ("aא.example", false),
            // Hyphens at the edges, or third and fourth (RFC 5891 §4.2.3.1).
            ("-é.example", false),
            ("éé--é.example", false),
            // Symbols are no letters, yet UTS 46 has them only where its tables allow.
            ("a\u{0338}é≠.example", true),
            ("\u{0300}a.example", false),
            ("xn--zzzzzz-", false),
            ("xn--a", false),
        ];
        for (domain, valid) in cases {
            assert_eq!(is_valid(domain.as_bytes()), valid, "{domain}");
        }
    }
}
