//! `C:` and `S:` before each line, as RFCs print sessions.

use super::stamp::stamp;
use super::text::{begins_with_any, begins_with_verb, blanks, find, is_likely_reply, strip_ending};
use super::{Entry, Event, Piece, Sink, Teller};
use crate::finding::Side;

/// RFC 821 and those after its manner say `S:` for the sender, who is the client, and `R:` for the receiver.
#[derive(Debug, Default)]
pub(super) struct Rfc {
    receiver: bool,
    /// What `S:` means is known.
    settled: bool,
}

impl Rfc {
    #[inline]
    pub(super) fn line(&mut self, line: &[u8], in_data: bool, emit: &mut impl FnMut(Entry<'_>)) {
        let side = match line {
            [b'C', b':', ..] => Side::Client,
            [b'S', b':', ..] if self.is_server_marked() => Side::Server,
            _ => return self.other(line, in_data, emit),
        };
        let at = 2 + usize::from(matches!(line.get(2), Some(b' ' | b'\t')));
        let text = &line[at..];
        if text.first() == Some(&b'<') && !in_data {
            return self.other(line, in_data, emit);
        }
        let pieces = &[Piece { start: 0, at: at as u32 }];
        let event = Event::Octets { side, text, pieces, masked: false, whole: true };
        emit(Entry { session: &[], time: None, event });
    }

    /// Whether `S:` is known to stand before what the server says.
    #[inline]
    pub(super) const fn is_server_marked(&self) -> bool {
        self.settled && !self.receiver
    }

    /// A line that does not begin with its prefix, or tells what happens in words.
    #[cold]
    fn other(&mut self, line: &[u8], in_data: bool, emit: &mut Sink<'_>) {
        let Some(Prefix { mark, at, time }) = prefix(line) else { return };
        let text = &line[at..];
        let mut teller = Teller { session: &[], time, emit };
        if !in_data && text.starts_with(b"<") {
            self.receiver |= mark == b'R';
            if let Some(event) = in_words(text) {
                return teller.event(event);
            }
            if is_stage_direction(text) {
                return;
            }
        }
        self.learn(mark, text);
        let side = match (mark, self.receiver) {
            (b'C' | b'>', _) | (b'S', true) => Side::Client,
            (b'S', false) | (b'R', true) | (b'<', _) => Side::Server,
            _ => return,
        };
        teller.said(side, text, at);
    }
}

impl Rfc {
    /// `R:` before a reply, or `S:` before a command, tells that `S:` is the sender.
    fn learn(&mut self, mark: u8, text: &[u8]) {
        let is_reply = is_likely_reply(text);
        if self.settled && mark != b'R' {
            return;
        }
        self.receiver |= mark == b'R' && is_reply || mark == b'S' && !is_reply && begins_with_verb(text);
        self.settled |= self.receiver || is_reply || mark == b'C';
    }
}

/// A prefix that was found behind blanks, a time, or the words of a log.
struct Prefix {
    /// `C`, `S` or `R`, or `>` and `<` for arrows.
    mark: u8,
    /// Where the text begins.
    at: usize,
    time: Option<u64>,
}

/// Whether a line begins so, however decorated.
pub(super) fn has_prefix(line: &[u8]) -> bool {
    prefix(line).is_some_and(|prefix| prefix.mark != b'R' || is_likely_reply(&line[prefix.at..]))
}

/// Whether an arrow says whose a line is.
pub(super) fn arrow(line: &[u8]) -> Option<Side> {
    match mark(&line[blanks(line)..])?.0 {
        b'>' => Some(Side::Client),
        b'<' => Some(Side::Server),
        _ => None,
    }
}

/// Where the text begins after its prefix.
pub(super) fn text_at(line: &[u8]) -> Option<usize> {
    prefix(line).map(|prefix| prefix.at)
}

fn prefix(line: &[u8]) -> Option<Prefix> {
    let mut at = blanks(line);
    let time = stamp(&line[at..]);
    at += time.map_or(0, |stamp| stamp.length);
    let time = time.map(|stamp| stamp.time);
    at += perl(&line[at..]);
    let is_log = time.is_some() || line.get(at) == Some(&b'[');
    let (mark, length) = mark(&line[at..]).or_else(|| {
        at += if is_log { behind_words(&line[at..])? } else { return None };
        mark(&line[at..])
    })?;
    at += length;
    Some(Prefix { mark, at: at + usize::from(matches!(line.get(at), Some(b' ' | b'\t'))), time })
}

/// `C:`, `S:`, `R:`, `Client:`, `Server:`, in any case, or an arrow: which, and its length.
fn mark(text: &[u8]) -> Option<(u8, usize)> {
    const MARKS: &[(&str, u8)] = &[
        ("c:", b'C'),
        ("s:", b'S'),
        ("r:", b'R'),
        ("client:", b'C'),
        ("server:", b'S'),
        // As in RFC 3461 §10, and as msmtp shows them.
        (">>>", b'>'),
        ("<<<", b'<'),
        ("-->", b'>'),
        ("<--", b'<'),
    ];
    let begins =
        |mark: &str| text.get(..mark.len()).is_some_and(|here| here.eq_ignore_ascii_case(mark.as_bytes()));
    let (mark, side) = MARKS.iter().find(|(mark, _)| begins(mark))?;
    let is_arrow = matches!(side, b'>' | b'<');
    let is_apart = matches!(text.get(mark.len()), None | Some(b' ' | b'\r' | b'\n'));
    (!is_arrow || is_apart).then_some((*side, mark.len()))
}

/// Octets of `Net::SMTP=GLOB(0x5581)`, which Perl's `Net::SMTP` writes before its arrows.
fn perl(text: &[u8]) -> usize {
    const MOST: usize = 60;
    if !text.starts_with(b"Net::SMTP") {
        return 0;
    }
    text.iter().take(MOST).position(|&octet| octet == b')').map_or(0, |close| close + 1)
}

/// Octets of what a logging program wrote before the prefix: a level, a name, a number in brackets.
fn behind_words(text: &[u8]) -> Option<usize> {
    const MOST: usize = 100;
    let text = &text[..text.len().min(MOST)];
    let found = [&b" C: "[..], b" S: ", b" C:\n", b" S:\n", b"]C: ", b"]S: "];
    found.iter().filter_map(|mark| find(text, mark)).min().map(|at| at + 1)
}

/// What RFCs write in pointed brackets for what happens on the connection.
fn in_words(text: &[u8]) -> Option<Event<'static>> {
    if begins_with_any(text, &["<open connection", "<opens connection"]) {
        return Some(Event::Open);
    }
    if text.starts_with(b"<starts TLS") {
        return Some(Event::Tls);
    }
    text.starts_with(b"<close").then_some(Event::Close { side: None })
}

/// `<wait for connection on TCP port 25>`: words in brackets, and no address.
fn is_stage_direction(text: &[u8]) -> bool {
    text.contains(&b' ') && strip_ending(text).ends_with(b">") && !text.contains(&b'@')
}

#[cfg(test)]
mod tests {
    use crate::transcript::tests::{read, reads};
    use crate::transcript::{Dialect, detect};

    #[test]
    fn sessions_as_rfcs_print_them() {
        reads(
            Dialect::Rfc,
            &[
                ("S: <wait for connection on TCP port 25>", &[]),
                ("   C: <open connection to server>", &["open"]),
                ("S: 220 a.example", &["S4 220 a.example\\n"]),
                ("   C: EHLO b.example", &["C7 EHLO b.example\\n"]),
                ("S:250 a.example", &["S3 250 a.example\\n"]),
                ("C: <starts TLS negotiation>", &["tls"]),
                ("C & S: <negotiate a TLS session>", &[]),
                ("     ... TLS negotiation proceeds", &[]),
                ("c: DATA", &["C4 DATA\\n"]),
                ("S: 354 go", &["S4 354 go\\n"]),
                ("C:", &["C3 \\n"]),
                ("C: <open connection>", &["C4 <open connection>\\n"]),
                ("C: S: 250", &["C4 S: 250\\n"]),
                ("C: .", &["C4 .\\n"]),
                ("", &[]),
            ],
        );
    }

    #[test]
    fn times_and_names_before_the_prefix() {
        reads(
            Dialect::Rfc,
            &[
                ("10:11:12.345 S: 220 a.example", &["S17 220 a.example\\n"]),
                ("[2026-11-24 10:11:12] C: EHLO b", &["C26 EHLO b\\n"]),
                ("Nov 24 10:11:12 mx app[12]: S: 250 C: x", &["S32 250 C: x\\n"]),
                ("[smtp] C: QUIT", &["C11 QUIT\\n"]),
                ("Client: QUIT", &["C9 QUIT\\n"]),
            ],
        );
    }

    #[test]
    fn senders_and_receivers_of_rfc_821_and_rfc_3030() {
        let log = b"R: 220 a.example\nS: HELO b.example\nR: 250 a.example\n";
        let expected = ["S4 220 a.example\\n", "C4 HELO b.example\\n", "S4 250 a.example\\n"];
        assert_eq!(read(Dialect::Rfc, log), expected);
        let log = b"S: EXPN staff\nR: 250-a\nR: 250 b\n";
        let expected = ["C4 EXPN staff\\n", "S4 250-a\\n", "S4 250 b\\n"];
        assert_eq!(read(Dialect::Rfc, log), expected);
        assert_eq!(detect(log).1, Some(Dialect::Rfc));
    }

    #[test]
    fn arrows() {
        reads(
            Dialect::Rfc,
            &[
                ("<<< 220 a.example", &["S5 220 a.example\\n"]),
                (">>> EHLO b", &["C5 EHLO b\\n"]),
                ("Net::SMTP=GLOB(0x5581)<<< 250 ok", &["S27 250 ok\\n"]),
                ("<-- 250 a.example", &["S5 250 a.example\\n"]),
                ("--> QUIT", &["C5 QUIT\\n"]),
            ],
        );
        // sendmail -v marks only what it sends.
        assert_eq!(detect(b"220 a.example\n>>> EHLO b\n250 a.example\n").1, Some(Dialect::Bare));
        assert_eq!(detect(b">>> EHLO b\n250 a.example\n>>> QUIT\n221 bye\n").1, Some(Dialect::Bare));
    }
}
