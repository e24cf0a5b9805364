//! What somebody asked for: a reply code, an enhanced status code, or a whole reply.

/// The three numbers of an enhanced status code.
pub(super) type Enhanced = (u8, u16, u16);

/// A question that consists of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// `550`, `550 text`, `550-5.7.1 text`.
    Reply(u16, Option<Enhanced>),
    /// `5.7.1`, alone or with text behind it.
    Enhanced(Enhanced),
}

/// Reads the numbers at the start of a question; none where there are none, or where no reply could have them.
pub(super) fn numbers(query: &str) -> Option<Numbers> {
    let query = query.trim();
    if let Some(found) = enhanced(query) {
        return Some(Numbers::Enhanced(found));
    }
    let (digits, rest) = query.split_at_checked(3)?;
    let code = number(digits)?;
    // "5501" and "550x" are no codes; RFC 5321 §4.2 has a space or a hyphen after the three digits.
    let text = match rest.as_bytes().first() {
        None => rest,
        Some(b' ' | b'-' | b'\t' | b'\r' | b'\n') => &rest[1..],
        Some(_) => return None,
    };
    // 101 and 111 are asked for too, though no reply has them.
    (100..600).contains(&code).then(|| Numbers::Reply(code, enhanced(text.trim_start())))
}

/// Reads an enhanced status code at the start of a text (RFC 3463 §2).
fn enhanced(text: &str) -> Option<Enhanced> {
    // Some servers put a colon behind the code.
    let word = text.split_ascii_whitespace().next()?.trim_end_matches(':');
    let mut parts = word.split('.');
    let (class, subject, detail) = (parts.next()?, parts.next()?, parts.next()?);
    let class = match class {
        "2" => 2,
        "4" => 4,
        "5" => 5,
        _ => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    Some((class, number(subject)?, number(detail)?))
}

/// One to three digits.
fn number(digits: &str) -> Option<u16> {
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|octet| octet.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_as_replies_or_enhanced_codes() {
        for (query, expected) in [
            ("220", Some(Numbers::Reply(220, None))),
            (" 299\n", Some(Numbers::Reply(299, None))),
            ("550 5.7.1 blah", Some(Numbers::Reply(550, Some((5, 7, 1))))),
            ("550-5.7.1 blah\r\n550 more", Some(Numbers::Reply(550, Some((5, 7, 1))))),
            ("550 5.7.1: blah", Some(Numbers::Reply(550, Some((5, 7, 1))))),
            ("550 no such user", Some(Numbers::Reply(550, None))),
            ("550-", Some(Numbers::Reply(550, None))),
            ("250 2.0.0.1 x", Some(Numbers::Reply(250, None))),
            ("5.7.1", Some(Numbers::Enhanced((5, 7, 1)))),
            ("4.999.999", Some(Numbers::Enhanced((4, 999, 999)))),
            ("5.1.10 null MX", Some(Numbers::Enhanced((5, 1, 10)))),
            ("3.1.1", None),
            ("5.1", None),
            ("5.1.1000", None),
            ("5..1", None),
            ("127.0.0.1", None),
            ("111", Some(Numbers::Reply(111, None))),
            ("099", None),
            ("600", None),
            ("5501", None),
            ("55", None),
            ("SL0203", None),
            ("", None),
            ("é50", None),
            ("+50", None),
        ] {
            assert_eq!(numbers(query), expected, "{query:?}");
        }
    }
}
