//! `MailKit`'s `ProtocolLogger`: `C: ` and `S: `, secrets hidden behind asterisks.

use super::stamp::stamp;
use super::text::{begins_with_any, find};
use super::{Event, Sink, Teller};
use crate::finding::Side;

pub(super) fn line(line: &[u8], emit: &mut Sink<'_>) {
    let time = stamp(line);
    let begin = time.map_or(0, |stamp| stamp.length);
    let mut teller = Teller { session: &[], time: time.map(|stamp| stamp.time), emit };
    let text = &line[begin..];
    if is_telltale(text) {
        teller.event(Event::Open);
        if text.starts_with(b"Connected to smtps:") {
            teller.event(Event::Tls);
        }
    }
    // What follows the mark of an empty line may have been trimmed.
    let said = begin + if text.get(2) == Some(&b' ') { 3 } else { 2 };
    match text {
        [b'C', b':', ..] if find(text, SECRET).is_some() => teller.masked(Side::Client, &line[said..], said),
        [b'C', b':', ..] => teller.said(Side::Client, &line[said..], said),
        [b'S', b':', ..] => teller.said(Side::Server, &line[said..], said),
        _ => {}
    }
}

/// What stands for a secret, however long it was.
const SECRET: &[u8] = b"********";

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    begins_with_any(text, &["Connected to smtp://", "Connected to smtps://"])
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::reads;

    #[test]
    fn implicit_tls() {
        reads(Dialect::Mailkit, &[("Connected to smtps://mail.example.org:465/", &["open", "tls"])]);
    }

    /// From `MailKit`'s documentation of its protocol log, not from the program.
    #[test]
    fn a_session_with_a_secret() {
        reads(
            Dialect::Mailkit,
            &[
                ("Connected to smtp://smtp.example.org:587/?starttls=when-available", &["open"]),
                ("S: 220 a.example", &["S4 220 a.example\\n"]),
                ("C: EHLO b", &["C4 EHLO b\\n"]),
                ("C: AUTH PLAIN ********", &["C*4 AUTH PLAIN ********\\n"]),
                ("2026-11-24T10:11:12Z S: 235 2.7.0 ok", &["S25 235 2.7.0 ok\\n"]),
                ("C: DATA", &["C4 DATA\\n"]),
                ("S: 354 go", &["S4 354 go\\n"]),
                ("C:", &["C3 \\n"]),
                ("C: .", &["C4 .\\n"]),
            ],
        );
    }
}
