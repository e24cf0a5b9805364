//! `curl -v`: `> ` the client, `< ` the server, `* ` curl itself, `} [` and `{ [` octets it does not show.

use super::stamp::stamp;
use super::text::{begins_with_any, begins_with_verb, is_reply_line, strip_ending};
use super::{Event, Piece, Sink, Teller};
use crate::finding::Side;

/// What the lines so far have told.
#[derive(Debug, Default)]
pub(super) struct Curl {
    /// The server has asked for the message with 354.
    asked: bool,
    /// The octets that `--trace-ascii` is about to show.
    dump: Option<Dump>,
}

/// `<= Recv header, 36 bytes (0x24)`
#[derive(Clone, Copy, Debug)]
struct Dump {
    side: Side,
    length: usize,
}

/// Columns of the progress meter, which may stand before a line, after a CR.
const METER: usize = 78;

impl Curl {
    pub(super) fn line(&mut self, line: &[u8], emit: &mut Sink<'_>) {
        let meter = if line.first() == Some(&b'\r') && line.len() > METER + 2 { METER + 1 } else { 0 };
        let time = stamp(&line[meter..]);
        let begin = meter + time.map_or(0, |stamp| stamp.length);
        let mut teller = Teller { session: &[], time: time.map(|stamp| stamp.time), emit };
        let text = &line[begin..];
        match text {
            [b'>', b' ', said @ ..] => {
                self.asked = false;
                teller.said(Side::Client, said, begin + 2);
            }
            [b'<', b' ', said @ ..] => {
                self.reply(said, &mut teller);
                teller.said(Side::Server, said, begin + 2);
            }
            // Without a 354 these are the records of the TLS handshake.
            [b'}', b' ', b'[', ..] => self.data(&mut teller),
            [b'*', b' ', words @ ..] => self.words(words, &mut teller),
            [b'=', b'=', b' ', b'I', b'n', b'f', b'o', b':', b' ', words @ ..] => {
                self.words(words, &mut teller);
            }
            [b'=', b'>', ..] | [b'<', b'=', ..] => self.heading(text, &mut teller),
            _ => self.dumped(text, begin, &mut teller),
        }
    }

    fn reply(&mut self, said: &[u8], teller: &mut Teller<'_, '_>) {
        self.data(teller);
        self.asked = said.starts_with(b"354");
    }

    /// The message, of which only the length is shown.
    fn data(&mut self, teller: &mut Teller<'_, '_>) {
        if core::mem::take(&mut self.asked) {
            teller.omitted(Side::Client);
        }
    }

    /// `=> Send header, 6 bytes (0x6)`; of message data the lines are not to be had as they were.
    fn heading(&mut self, text: &[u8], teller: &mut Teller<'_, '_>) {
        self.dump = None;
        let (side, rest) = match text.get(..10) {
            Some(b"=> Send he") => (Side::Client, &text[10..]),
            Some(b"<= Recv he") => (Side::Server, &text[10..]),
            Some(b"=> Send da") => return self.data(teller),
            _ => return,
        };
        let Some(digits) = rest.strip_prefix(b"ader, ") else { return };
        let digits = digits.split(|octet| !octet.is_ascii_digit()).next().unwrap_or_default();
        let length = core::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
        self.dump = length.map(|length| Dump { side, length });
    }

    /// `0040: 64 octets at most`, of one line of the protocol with its CRLF.
    fn dumped(&mut self, text: &[u8], begin: usize, teller: &mut Teller<'_, '_>) {
        const WIDTH: usize = 6;
        let Some(Dump { side, length }) = self.dump else { return };
        let Some(offset) = text.get(..4).and_then(|digits| core::str::from_utf8(digits).ok()) else { return };
        let Ok(offset) = usize::from_str_radix(offset, 16) else { return };
        if text.get(4..WIDTH) != Some(b": ") {
            return;
        }
        let said = &text[WIDTH..];
        let content = strip_ending(said);
        let last = offset + content.len() + 2 >= length;
        if offset == 0 && side == Side::Server {
            self.reply(said, teller);
        }
        let said = if last { said } else { content };
        let pieces = &[Piece { start: 0, at: (begin + WIDTH) as u32 }];
        let whole = last && offset == 0;
        teller.event(Event::Octets { side, text: said, pieces, masked: false, whole });
        if last {
            self.dump = None;
        }
    }

    fn words(&mut self, words: &[u8], teller: &mut Teller<'_, '_>) {
        if begins_with_any(words, &["Connected to ", "Established connection to "]) {
            teller.event(Event::Open);
        } else if words.starts_with(b"SSL connection using ") {
            teller.event(Event::Tls);
        } else if self.asked
            && begins_with_any(words, &["We are completely uploaded", "upload completely sent"])
        {
            self.data(teller);
        } else if begins_with_any(words, &["Closing connection", "shutting down connection"]) {
            teller.event(Event::Close { side: None });
        }
    }
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    match text {
        [b'<', b' ', said @ ..] => is_reply_line(said),
        [b'>', b' ', said @ ..] => begins_with_verb(said),
        [b'=', b'=', b' ', b'I', b'n', b'f', b'o', b':', b' ', words @ ..] | [b'*', b' ', words @ ..] => {
            begins_with_any(words, &["  Trying ", "Connected to ", "Host ", "Rebuilt URL", "Trying "])
        }
        _ => begins_with_any(text, &["<= Recv header, ", "=> Send header, "]),
    }
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::reads;

    #[test]
    fn an_upload_over_tls() {
        reads(
            Dialect::Curl,
            &[
                ("*   Trying 127.0.0.1:2525...", &[]),
                ("* Connected to 127.0.0.1 (127.0.0.1) port 2525 (#0)", &["open"]),
                ("< 220 a.example", &["S3 220 a.example\\n"]),
                ("> STARTTLS", &["C3 STARTTLS\\n"]),
                ("< 220 2.0.0 go", &["S3 220 2.0.0 go\\n"]),
                ("} [5 bytes data]", &[]),
                ("* TLSv1.3 (OUT), TLS handshake, Client hello (1):", &[]),
                ("* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384", &["tls"]),
                ("> DATA", &["C3 DATA\\n"]),
                ("< 354 go", &["S3 354 go\\n"]),
                ("} [40 bytes data]", &["Client omitted"]),
                ("} [40 bytes data]", &[]),
                ("* We are completely uploaded and fine", &[]),
                ("< 250 2.0.0 Ok", &["S3 250 2.0.0 Ok\\n"]),
                ("* Connection #0 to host 127.0.0.1 left intact", &[]),
                ("> QUIT", &["C3 QUIT\\n"]),
                ("< 221 bye", &["S3 221 bye\\n"]),
                ("* Closing connection 0", &["close None"]),
            ],
        );
    }

    #[test]
    fn dumps_and_the_meter_of_progress() {
        let meter = "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 127.0.0.1:2602...";
        let connected = meter
            .replace("*   Trying 127.0.0.1:2602...", "* Connected to 127.0.0.1 (127.0.0.1) port 2602 (#0)");
        reads(
            Dialect::Curl,
            &[
                (meter, &[]),
                (&connected, &["open"]),
                ("<= Recv header, 70 bytes (0x46)", &[]),
                (
                    "0000: 220 mail.example.org ESMTP Exim 4.96 Tue, 24 Nov 2026 12:28:08 +",
                    &["S~7 220 mail.example.org ESMTP Exim 4.96 Tue, 24 Nov 2026 12:28:08 +"],
                ),
                ("0040: 0000", &["S~7 0000\\n"]),
                ("12:24:16.664420 => Send header, 6 bytes (0x6)", &[]),
                ("0000: DATA", &["C7 DATA\\n"]),
                ("<= Recv header, 8 bytes (0x8)", &[]),
                ("0000: 354 go", &["S7 354 go\\n"]),
                ("=> Send data, 40 bytes (0x28)", &["Client omitted"]),
                ("0000: From: a@b.example", &[]),
                ("== Info: We are completely uploaded and fine", &[]),
                ("<= Recv header, 8 bytes (0x8)", &[]),
                ("0000: 250 ok", &["S7 250 ok\\n"]),
            ],
        );
    }
}
