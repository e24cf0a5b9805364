//! Lines that were too long for the page: what follows stands indented in the next line.

use super::literal::Decoded;
use super::rfc;
use super::text::{begins_with_any, begins_with_verb, blanks, find, strip_ending};

/// Whether a line is of those that pages are too narrow for: commands with parameters, URLs and base64.
#[inline]
pub(super) fn may_continue(line: &[u8]) -> bool {
    const CHALLENGE: usize = 48;
    match line {
        [b'C', b':', b' ', verb, ..] => matches!(verb | 0x20, b'm' | b'r' | b'b' | b'a'),
        [b'C' | b'S', b':', ..] => line.len() > CHALLENGE && line.starts_with(b"S: 334"),
        [] | [b'\r' | b'\n', ..] => false,
        _ => line.ends_with(b"\n"),
    }
}

/// Whether `next` is the rest of `line`: of a path, of parameters, of a URL, of base64, or after a `\`.
pub(super) fn continues(line: &[u8], next: &[u8]) -> bool {
    let indent = blanks(next);
    let content = strip_ending(&next[indent..]);
    if indent == 0 || content.is_empty() || rfc::has_prefix(next) {
        return false;
    }
    let Some(at) = rfc::text_at(line) else { return false };
    let text = strip_ending(&line[at..]).trim_ascii_end();
    let is_path = text.len() == 4 && begins_with_any(content, &["TO:", "FROM:"]);
    let is_parameter = begins_with_verb(text) && begins_with_keyword(content);
    let is_url = find(text, b"://").is_some() && matches!(content[0], b';' | b':');
    text.ends_with(b"\\") || is_path || is_parameter || is_url || is_base64_cut(text, content)
}

/// `esmtp-keyword "="` (RFC 5321 §4.1.2).
fn begins_with_keyword(content: &[u8]) -> bool {
    let length = content.iter().take_while(|octet| octet.is_ascii_alphanumeric() || **octet == b'-').count();
    length > 0 && content.get(length) == Some(&b'=') && content.len() > length + 1
}

/// A long base64 text at the end of one line, and its end alone in the next.
fn is_base64_cut(text: &[u8], content: &[u8]) -> bool {
    const LEAST: usize = 40;
    let is_base64 = |text: &[u8]| {
        text.iter().all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'+' | b'/' | b'='))
    };
    let last = text.rsplit(|&octet| octet == b' ').next().unwrap_or_default();
    last.len() >= LEAST && !last.ends_with(b"=") && is_base64(last) && is_base64(content)
}

/// Puts lines together that belong together.
pub(super) fn join(lines: &[u8], out: &mut Decoded) {
    out.clear();
    let mut rest = 0;
    while let Some(feed) = memchr::memchr(b'\n', &lines[rest..]).filter(|feed| rest + feed + 1 < lines.len())
    {
        let next = rest + feed + 1;
        let content = lines[rest..next].trim_ascii_end();
        let content = content.strip_suffix(b"\\").unwrap_or(content).trim_ascii_end();
        push(lines, rest, rest + content.len(), out);
        rest = next + blanks(&lines[next..]);
        let is_cut = matches!(lines.get(rest), Some(b';' | b':'))
            || is_base64_cut(content, strip_ending(&lines[rest..]));
        // One of the blanks before the text parts it from what came before.
        rest -= usize::from(!is_cut && rest > next);
    }
    push(lines, rest, lines.len(), out);
}

fn push(lines: &[u8], from: usize, to: usize, out: &mut Decoded) {
    for (offset, &octet) in lines[from..to].iter().enumerate() {
        out.push(octet, from + offset);
    }
}

#[cfg(test)]
mod tests {
    use crate::transcript::literal::locate;
    use crate::transcript::{Dialect, Event, Reader};
    use std::vec::Vec;

    const URL: &str =
        "C: BURL imap://a@b.example/out\n        ;uid=25;urlauth=submit+a\n        :internal:91 LAST\n";

    #[test]
    fn lines_of_rfcs_that_belong_together() {
        let challenge = "S: 334 PDQxOTI5NDIzNDEuMTI4Mjg0NzJAc291cmNlZm91ci5hbmRyZXcuY211LmVk\n   dT4=\n";
        let cases: &[(&str, &str)] = &[
            (
                "C: RCPT TO:<b@c.example> NOTIFY=SUCCESS \\\n   ORCPT=rfc822;b@c.example\n",
                "RCPT TO:<b@c.example> NOTIFY=SUCCESS ORCPT=rfc822;b@c.example\n",
            ),
            (
                ">>> RCPT TO:<b@c.example>\r\n\tORCPT=rfc822;b@c.example\r\n",
                "RCPT TO:<b@c.example>\tORCPT=rfc822;b@c.example\r\n",
            ),
            ("C: RCPT\n    TO:<b@c.example>\n", "RCPT TO:<b@c.example>\n"),
            (URL, "BURL imap://a@b.example/out;uid=25;urlauth=submit+a:internal:91 LAST\n"),
            (challenge, "334 PDQxOTI5NDIzNDEuMTI4Mjg0NzJAc291cmNlZm91ci5hbmRyZXcuY211LmVkdT4=\n"),
        ];
        for (lines, text) in cases {
            let mut reader = Reader::new(Dialect::Rfc);
            let ends: Vec<_> = lines.match_indices('\n').map(|(feed, _)| feed + 1).collect();
            for two in ends.windows(2) {
                let (line, next) = (&lines[..two[0]], &lines[two[0]..two[1]]);
                assert!(reader.may_continue(line.as_bytes()), "{line}");
                assert!(reader.continues(line.as_bytes(), next.as_bytes()), "{line}{next}");
            }
            let mut count = 0;
            let mut found = Vec::new();
            reader.wrapped(lines.as_bytes(), false, &mut |entry| {
                let Event::Octets { text, pieces, .. } = entry.event else { return };
                for (offset, octet) in text.iter().enumerate() {
                    let at = locate(pieces, offset);
                    assert_eq!(lines.as_bytes()[at], *octet, "{lines}");
                }
                count += 1;
                found.extend_from_slice(text);
            });
            assert_eq!((count, found.as_slice()), (1, text.as_bytes()), "{lines}");
        }
    }

    #[test]
    fn lines_that_do_not() {
        let cases = [
            ("S: 220 go\n", "  ... TLS negotiation proceeds\n"),
            ("C: AUTH PLAIN\n", "   (note: there is a single space)\n"),
            ("S: 354 go\n", "C: .\n"),
            ("C: NOOP\n", "  S: 250 ok\n"),
            ("C: NOOP\n", "\n"),
            ("C: NOOP\n", "   \n"),
            ("  page 7\n", "  SIZE=1\n"),
        ];
        for (line, next) in cases {
            assert!(!Reader::new(Dialect::Rfc).continues(line.as_bytes(), next.as_bytes()), "{line} {next}");
        }
        let log = (b"220 a\n", b"  SIZE=1\n");
        assert!(!Reader::new(Dialect::Bare).continues(log.0, log.1));
    }
}
