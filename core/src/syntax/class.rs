//! One table that tells which productions each octet may stand in.

/// `atext` (RFC 5322 §3.2.3).
pub(crate) const ATEXT: u16 = 1;
/// `qtextSMTP` (RFC 5321 §4.1.2).
pub(crate) const QTEXT: u16 = 1 << 1;
/// `Let-dig` (RFC 5321 §4.1.2).
pub(crate) const LET_DIG: u16 = 1 << 2;
/// `ALPHA / DIGIT / "-"`: labels, keywords.
pub(crate) const LDH: u16 = 1 << 3;
/// `dcontent` (RFC 5321 §4.1.3).
pub(crate) const DCONTENT: u16 = 1 << 4;
/// An octet of `esmtp-value` (RFC 5321 §4.1.2).
pub(crate) const VALUE: u16 = 1 << 5;
/// A character of base64 but its padding (RFC 4648 §4).
pub(crate) const BASE64: u16 = 1 << 6;
/// Printable US-ASCII but space: `%d33-126`.
pub(crate) const GRAPHIC: u16 = 1 << 7;
/// A character of a SASL mechanism's name, in any case (RFC 4422 §3.1).
pub(crate) const MECHANISM: u16 = 1 << 8;
/// A control character or an octet beyond US-ASCII. The line as a whole has been judged for these
/// (`syntax::line`), so the productions let them pass rather than report them twice.
pub(crate) const JUDGED: u16 = 1 << 9;
/// A decimal digit.
pub(crate) const DIGIT: u16 = 1 << 10;

/// The dot between labels and atoms.
pub(crate) const DOT: u16 = 1 << 11;

static CLASSES: [u16; 256] = table();

/// Whether `octet` belongs to any class in `mask`.
#[inline]
pub(crate) const fn is(octet: u8, mask: u16) -> bool {
    of(octet) & mask != 0
}

/// The classes that `octet` belongs to.
#[inline]
pub(crate) const fn of(octet: u8) -> u16 {
    CLASSES[octet as usize]
}

const fn table() -> [u16; 256] {
    let mut table = [0; 256];
    let mut octet = 0;
    while octet < 256 {
        table[octet] = classes_of(octet as u8);
        octet += 1;
    }
    table
}

const fn classes_of(octet: u8) -> u16 {
    if octet < b' ' || octet >= 0x7F {
        return JUDGED;
    }
    let alphanumeric = octet.is_ascii_alphanumeric();
    let mut classes = 0;
    if octet != b' ' {
        classes |= GRAPHIC;
        if octet != b'=' {
            classes |= VALUE;
        }
        if octet != b'[' && octet != b'\\' && octet != b']' {
            classes |= DCONTENT;
        }
    }
    if octet != b'"' && octet != b'\\' {
        classes |= QTEXT;
    }
    if alphanumeric {
        classes |= LET_DIG;
    }
    if octet == b'.' {
        classes |= DOT;
    }
    if octet.is_ascii_digit() {
        classes |= DIGIT;
    }
    if alphanumeric || octet == b'-' {
        classes |= LDH;
    }
    if alphanumeric || octet == b'-' || octet == b'_' {
        classes |= MECHANISM;
    }
    if alphanumeric || octet == b'+' || octet == b'/' {
        classes |= BASE64;
    }
    if alphanumeric || is_atext_special(octet) {
        classes |= ATEXT;
    }
    classes
}

const fn is_atext_special(octet: u8) -> bool {
    matches!(
        octet,
        b'!' | b'#'
            | b'$'
            | b'%'
            | b'&'
            | b'\''
            | b'*'
            | b'+'
            | b'-'
            | b'/'
            | b'='
            | b'?'
            | b'^'
            | b'_'
            | b'`'
            | b'{'
            | b'|'
            | b'}'
            | b'~'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_grammar() {
        for octet in 0..=255u8 {
            assert_eq!(is(octet, QTEXT), matches!(octet, 32..=33 | 35..=91 | 93..=126), "qtextSMTP {octet}");
            assert_eq!(is(octet, DCONTENT), matches!(octet, 33..=90 | 94..=126), "dcontent {octet}");
            assert_eq!(is(octet, VALUE), matches!(octet, 33..=60 | 62..=126), "esmtp-value {octet}");
            assert_eq!(is(octet, JUDGED), !matches!(octet, 32..=126), "{octet}");
        }
        let atext = (0..=255u8).filter(|&octet| is(octet, ATEXT)).count();
        assert_eq!(atext, 26 + 26 + 10 + 19, "RFC 5322 §3.2.3 lists 19 signs");
    }
}
