//! `PHPMailer` with `SMTPDebug`: `CLIENT -> SERVER: `, `SERVER -> CLIENT: `, in plain text or in HTML.

use super::literal::{Decoded, cut};
use super::stamp::stamp;
use super::text::{begins_with_any, blanks, find, is_reply_line, strip_ending};
use super::{Event, Piece, Sink, Teller};
use crate::finding::Side;
use alloc::vec::Vec;

/// Room for undone HTML, and what the last lines were.
#[derive(Debug, Default)]
pub(super) struct Phpmailer {
    decoded: Decoded,
    pieces: Vec<Piece>,
    /// The reply goes on in the next line.
    more: bool,
    /// The connection was asked for under TLS.
    tls: bool,
}

const MARKS: &[(&[u8], Side, bool)] = &[
    (b"CLIENT -> SERVER:", Side::Client, false),
    (b"SERVER -> CLIENT:", Side::Server, false),
    (b"CLIENT -&gt; SERVER:", Side::Client, true),
    (b"SERVER -&gt; CLIENT:", Side::Server, true),
];

impl Phpmailer {
    pub(super) fn line(&mut self, line: &[u8], emit: &mut Sink<'_>) {
        let time = stamp(line);
        let begin = time.map_or(0, |stamp| stamp.length);
        let mut teller = Teller { session: &[], time: time.map(|stamp| stamp.time), emit };
        let text = &line[begin..];
        let Some((at, side, html)) = mark(text) else { return self.other(line, begin, &mut teller) };
        let at = begin + at;
        let at = at + usize::from(line.get(at) == Some(&b' '));
        self.said(line, at, side, html, &mut teller);
    }

    fn said(&mut self, line: &[u8], at: usize, side: Side, html: bool, teller: &mut Teller<'_, '_>) {
        let text = &line[at..];
        let content = strip_ending(text);
        self.more = side == Side::Server && content.get(3) == Some(&b'-');
        if content.starts_with(b"[credentials hidden]") {
            teller.omitted(side);
        } else if html {
            self.more = false;
            self.html(line, at, side, teller);
        // Nothing came from the server: the connection was lost.
        } else if content == b"334" {
            challenge(at, text.len(), teller);
        } else if side == Side::Client || !content.is_empty() {
            teller.said(side, text, at);
        }
    }

    fn other(&mut self, line: &[u8], begin: usize, teller: &mut Teller<'_, '_>) {
        let text = &line[begin..];
        let indent = blanks(text);
        let said = &text[indent..];
        if self.more && begin == 0 && is_reply_line(said) {
            self.more = strip_ending(said).get(3) == Some(&b'-');
            return teller.said(Side::Server, said, indent);
        }
        if text.starts_with(b"Connection: opening to ") {
            self.tls = begins_with_any(&text[23..], &["ssl://", "tls://"]);
        } else if text.starts_with(b"Connection: opened") {
            teller.event(Event::Open);
            if self.tls {
                teller.event(Event::Tls);
            }
        } else if begins_with_any(text, &["Connection: closed", "Connection: closing due to error"]) {
            teller.event(Event::Close { side: None });
        }
    }

    /// A line of HTML, in which the line ends of a reply are lost.
    fn html(&mut self, line: &[u8], at: usize, side: Side, teller: &mut Teller<'_, '_>) {
        let content = strip_ending(line);
        let content =
            content.strip_suffix(b"<br>").or_else(|| content.strip_suffix(b"<br />")).unwrap_or(content);
        self.decoded.clear();
        let known = undo(content, at, &mut self.decoded);
        let Decoded { text, pieces } = &self.decoded;
        let mut start = 0;
        while start < text.len() || start == 0 {
            let length = if side == Side::Server { reply_line(&text[start..]) } else { text.len() };
            cut(pieces, start, start + length, &mut self.pieces);
            let text = &text[start..start + length];
            let pieces =
                if text.is_empty() { &[Piece { start: 0, at: at as u32 }][..] } else { &self.pieces };
            teller.event(Event::Octets { side, text, pieces, masked: !known, whole: true });
            start += length.max(1);
        }
    }
}

/// Which side's mark a line has at its start or behind what an error log wrote, where the text begins, and whether it
/// is HTML.
fn mark(text: &[u8]) -> Option<(usize, Side, bool)> {
    const MOST: usize = 60;
    let head = &text[..text.len().min(MOST)];
    MARKS.iter().find_map(|&(mark, side, html)| {
        let at = find(head, mark).filter(|&at| at == 0 || matches!(head[at - 1], b' ' | b'\t'))?;
        Some((at + mark.len(), side, html))
    })
}

/// An empty challenge: the blank after its code, which belongs there (RFC 4954 §4), was cut off with its ending.
fn challenge(at: usize, length: usize, teller: &mut Teller<'_, '_>) {
    let end = at + length.min(3);
    let pieces = &[Piece { start: 0, at: at as u32 }, Piece { start: 3, at: end.saturating_sub(1) as u32 }];
    teller.event(Event::Octets { side: Side::Server, text: b"334 ", pieces, masked: false, whole: true });
}

/// Octets of the first line of a reply whose lines follow each other without an end.
fn reply_line(text: &[u8]) -> usize {
    let Some((code, b'-')) = text.get(..4).map(|start| (&start[..3], start[3])) else { return text.len() };
    let mut last = None;
    for at in memchr::memmem::find_iter(text, code).filter(|&at| at > 3) {
        match text.get(at + 3) {
            Some(b'-') => return at,
            // A number within a line stands behind a blank or a sign.
            Some(b' ') if !matches!(text[at - 1], b' ' | b'=' | b'-') => last = last.or(Some(at)),
            _ => {}
        }
    }
    last.unwrap_or(text.len())
}

/// Undoes character references from `at` on; whether all were known.
fn undo(line: &[u8], mut at: usize, out: &mut Decoded) -> bool {
    const NAMES: &[(&[u8], u8)] = &[
        (b"&lt;", b'<'),
        (b"&gt;", b'>'),
        (b"&amp;", b'&'),
        (b"&quot;", b'"'),
        (b"&#039;", b'\''),
        (b"&#39;", b'\''),
    ];
    let mut known = true;
    while let Some(&octet) = line.get(at) {
        let name = NAMES.iter().find(|(name, _)| octet == b'&' && line[at..].starts_with(name));
        out.push(name.map_or(octet, |(_, octet)| *octet), at);
        known &= octet != b'&' || name.is_some();
        at += name.map_or(1, |(name, _)| name.len());
    }
    known
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    mark(text).is_some() || find(text, b"SMTP INBOUND: ") == Some(0)
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::reads;

    #[test]
    fn plain_text() {
        reads(
            Dialect::Phpmailer,
            &[
                (
                    "2026-11-24 12:31:29\tConnection: opening to 127.0.0.1:2602, timeout=10, options=array()",
                    &[],
                ),
                ("2026-11-24 12:31:29\tConnection: opened", &["open"]),
                ("2026-11-24 12:31:09\tSERVER -> CLIENT: 220 a.example", &["S39 220 a.example\\n"]),
                ("2026-11-24 12:31:31\tSMTP INBOUND: \"220 a.example\"", &[]),
                ("2026-11-24 12:31:09\tCLIENT -> SERVER: EHLO b", &["C39 EHLO b\\n"]),
                ("2026-11-24 12:31:09\tSERVER -> CLIENT: 250-a", &["S39 250-a\\n"]),
                ("                   \t                  250-SIZE", &["S39 250-SIZE\\n"]),
                ("                   \t                  250 HELP", &["S39 250 HELP\\n"]),
                ("                   \t                  250 HELP", &[]),
                ("2026-11-24 12:31:09\tCLIENT -> SERVER:", &["C38 \\n"]),
                ("CLIENT -> SERVER: [credentials hidden]", &["Client omitted"]),
                ("2026-11-24 12:31:53\tSERVER -> CLIENT: 334", &["S39 334 "]),
                ("2026-11-24 12:31:53\tSERVER -> CLIENT:", &[]),
                ("[24-Nov-2026 12:31:53 UTC] CLIENT -> SERVER: QUIT", &["C46 QUIT\\n"]),
                ("2026-11-24 12:31:53\tSMTP ERROR: RCPT TO command failed:", &[]),
                ("2026-11-24 12:31:29\tConnection: closed", &["close None"]),
                ("Message could not be sent.", &[]),
            ],
        );
    }

    #[test]
    fn html() {
        reads(
            Dialect::Phpmailer,
            &[
                (
                    "2026-11-24 12:31:30 Connection: opening to ssl://127.0.0.1:465, timeout=10, options=array()<br>",
                    &[],
                ),
                ("2026-11-24 12:31:30 Connection: opened<br>", &["open", "tls"]),
                ("2026-11-24 12:31:30 SMTP INBOUND: &quot;250-a&quot;<br>", &[]),
                (
                    "2026-11-24 12:31:30 SERVER -&gt; CLIENT: 250-a250-SIZE 10240000250-MAX=250 x250 OK 250 1<br>",
                    &["S42 250-a", "S47 250-SIZE 10240000", "S64 250-MAX=250 x", "S77 250 OK 250 1"],
                ),
                (
                    "2026-11-24 12:31:30 CLIENT -&gt; SERVER: MAIL FROM:&lt;a&amp;b@c.example&gt;<br>",
                    &["C42 MAIL FROM:<a&b@c.example>"],
                ),
                (
                    "CLIENT -&gt; SERVER: RCPT TO:&lt;j&uuml;@b.example&gt;<br>",
                    &["C*22 RCPT TO:<j&uuml;@b.example>"],
                ),
                ("2026-11-24 12:31:30 CLIENT -&gt; SERVER: <br>", &["C42 "]),
            ],
        );
    }
}
