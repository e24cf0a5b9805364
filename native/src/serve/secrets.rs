//! What a client says that nobody may keep: passwords in AUTH.

use super::limits;
use smtplint_core::command::{Command, Context, command, secret_in};
use smtplint_core::registry::Verb;

/// Tells lines that are responses of an AUTH exchange: some clients send the password whatever the answer to AUTH was.
#[derive(Debug, Default)]
pub(super) struct Responses {
    after_auth: bool,
}

impl Responses {
    /// Whether the next line is one: it is no command, and comes after AUTH or after another one.
    pub(super) fn is_response(&mut self, line: &[u8]) -> bool {
        let parsed = command(line, &Context::default(), &mut ());
        let response = self.after_auth && matches!(parsed, Command::Unknown(..) | Command::Foreign(_));
        self.after_auth = response || parsed.verb() == Some(Verb::Auth);
        response
    }
}

/// Octets with a star for each, but for line endings.
pub(super) fn starred(octets: &[u8]) -> impl Iterator<Item = u8> {
    octets.iter().map(|&octet| if matches!(octet, b'\r' | b'\n') { octet } else { b'*' })
}

/// What the client has sent, as it may be kept.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Seen<'a> {
    /// Nothing in it is a secret.
    Clear(&'a [u8]),
    /// A line that ends with a secret: as it came, and with stars in its place.
    Secret { line: &'a [u8], starred: &'a [u8] },
    /// A line that is a response of an AUTH exchange, or what came where one might: stars only.
    Response(&'a [u8]),
}

/// Takes the client's octets as they are read, and gives them on as they may be kept.
///
/// Whether a line holds a secret is known at its end: what is left of a line waits for that.
#[derive(Debug, Default)]
pub(super) struct Veil {
    responses: Responses,
    /// The beginning of a line.
    held: Vec<u8>,
    /// The line is too long to wait for its end: stars stand for what is left of it.
    beyond: bool,
}

impl Veil {
    /// Takes what was read at once: message data up to its end, then lines.
    pub(super) fn read(&mut self, data: &[u8], lines: &[u8], out: &mut impl FnMut(Seen<'_>)) {
        let mut clear = data.to_vec();
        for part in lines.split_inclusive(|&octet| octet == b'\n') {
            self.part(part, &mut clear, out);
        }
        give(&mut clear, out);
    }

    fn part(&mut self, part: &[u8], clear: &mut Vec<u8>, out: &mut impl FnMut(Seen<'_>)) {
        let ended = part.ends_with(b"\n");
        if self.beyond {
            clear.extend(starred(part));
            self.beyond = !ended;
            return;
        }
        self.held.extend_from_slice(part);
        if ended || self.held.len() > limits::LINE {
            self.beyond = !ended;
            self.decide(clear, out);
        }
    }

    /// Gives on the line that was held back.
    fn decide(&mut self, clear: &mut Vec<u8>, out: &mut impl FnMut(Seen<'_>)) {
        let line = std::mem::take(&mut self.held);
        if self.responses.is_response(&line) {
            give(clear, out);
            return out(Seen::Response(&starred(&line).collect::<Vec<_>>()));
        }
        let Some(secret) = secret_in(&line) else { return clear.extend(line) };
        give(clear, out);
        let (shown, hidden) = line.split_at(secret.start as usize);
        let starred: Vec<u8> = shown.iter().copied().chain(starred(hidden)).collect();
        out(Seen::Secret { line: &line, starred: &starred });
    }

    /// What was held back is message data, which the client has begun to send early.
    pub(super) fn data(&mut self, out: &mut impl FnMut(Seen<'_>)) {
        self.beyond = false;
        give(&mut std::mem::take(&mut self.held), out);
    }

    /// Nothing more comes.
    pub(super) fn finish(&mut self, out: &mut impl FnMut(Seen<'_>)) {
        let mut clear = Vec::new();
        if !self.held.is_empty() {
            self.decide(&mut clear, out);
        }
        give(&mut clear, out);
    }
}

fn give(clear: &mut Vec<u8>, out: &mut impl FnMut(Seen<'_>)) {
    if !clear.is_empty() {
        out(Seen::Clear(clear));
        clear.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What may be kept of reads; `S:` and `R:` stand before what is masked.
    fn kept(reads: &[&str]) -> Vec<String> {
        let mut veil = Veil::default();
        let mut kept = Vec::new();
        let mut out = |seen: Seen<'_>| {
            kept.push(match seen {
                Seen::Clear(octets) => octets.escape_ascii().to_string(),
                Seen::Secret { starred, .. } => format!("S:{}", starred.escape_ascii()),
                Seen::Response(starred) => format!("R:{}", starred.escape_ascii()),
            });
        };
        for read in reads {
            veil.read(b"", read.as_bytes(), &mut out);
        }
        veil.finish(&mut out);
        kept
    }

    #[test]
    fn one_read_is_one_record_unless_a_secret_is_in_it() {
        let cases: &[(&[&str], &[&str])] = &[
            (&["EHLO a\r\nNOOP\r\n"], &[r"EHLO a\r\nNOOP\r\n"]),
            (&["EH", "LO a\r\nNO", "OP\r\n"], &[r"EHLO a\r\n", r"NOOP\r\n"]),
            (
                &["NOOP\r\nAUTH PLAIN AGEAYg==\r\nQUIT\r\n"],
                &[r"NOOP\r\n", r"S:AUTH PLAIN ********\r\n", r"QUIT\r\n"],
            ),
            (&["AUTH PLAIN AG", "EAYg==\r\n"], &[r"S:AUTH PLAIN ********\r\n"]),
            (&["AUTH LOGIN\r\nYQ==\r\n", "Yg"], &[r"AUTH LOGIN\r\n", r"R:****\r\n", "R:**"]),
            (
                &["AUTH LOGIN\r\nhunter2\r\nNOOP\r\nx\r\n"],
                &[r"AUTH LOGIN\r\n", r"R:*******\r\n", r"NOOP\r\nx\r\n"],
            ),
            (&["AUTH PLAIN AGEAYg=="], &["S:AUTH PLAIN ********"]),
        ];
        for (reads, expected) in cases {
            assert_eq!(kept(reads), *expected, "{reads:?}");
        }
    }

    #[test]
    fn a_line_without_end_is_not_held_for_ever() {
        let long = "a".repeat(limits::LINE + 1);
        let kept = kept(&[&long, " AUTH PLAIN AGEAYg==", "\r\nNOOP\r\n"]);
        assert_eq!(kept, [&long, "********************", r"\r\nNOOP\r\n"]);
    }
}
