//! `curl -v`: `> ` the client, `< ` the server, `* ` curl itself, `} [` and `{ [` octets it does not show.

use super::stamp::stamp;
use super::text::{begins_with_any, begins_with_verb, is_reply_line};
use super::{Event, Sink, Teller};
use crate::finding::Side;

/// The server has asked for the message with 354.
#[derive(Debug, Default)]
pub(super) struct Curl {
    asked: bool,
}

impl Curl {
    pub(super) fn line(&mut self, line: &[u8], in_data: bool, emit: &mut Sink<'_>) {
        let time = stamp(line);
        let begin = time.map_or(0, |stamp| stamp.length);
        let mut teller = Teller { session: &[], time: time.map(|stamp| stamp.time), emit };
        let text = &line[begin..];
        match text {
            [b'>', b' ', said @ ..] => {
                self.asked = false;
                teller.said(Side::Client, said, begin + 2);
            }
            [b'<', b' ', said @ ..] => {
                self.asked = said.starts_with(b"354");
                teller.said(Side::Server, said, begin + 2);
            }
            // Without a 354 these are the records of the TLS handshake.
            [b'}', b' ', b'[', ..] if self.asked || in_data => {
                if self.asked {
                    teller.omitted(Side::Client);
                }
                self.asked = false;
            }
            [b'*', b' ', words @ ..] => self.words(words, &mut teller),
            _ => {}
        }
    }

    fn words(&mut self, words: &[u8], teller: &mut Teller<'_, '_>) {
        if words.starts_with(b"Connected to ") {
            teller.event(Event::Open);
        } else if words.starts_with(b"SSL connection using ") {
            teller.event(Event::Tls);
        } else if self.asked
            && begins_with_any(words, &["We are completely uploaded", "upload completely sent"])
        {
            self.asked = false;
            teller.omitted(Side::Client);
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
        [b'*', b' ', words @ ..] => {
            begins_with_any(words, &["  Trying ", "Connected to ", "Host ", "Rebuilt URL", "Trying "])
        }
        _ => false,
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
}
