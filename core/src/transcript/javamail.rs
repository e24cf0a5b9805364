//! `JavaMail` with `mail.debug`: `DEBUG SMTP: ` before its own words, nothing before what the sides said.

use super::text::{begins_with_any, begins_with_verb, find, is_reply_line, strip_ending};
use super::{Event, Sink, Teller};
use crate::finding::Side;

/// What the lines so far lead to expect.
#[derive(Debug, Default)]
pub(super) struct Javamail {
    /// 334: the next line is a response.
    challenged: bool,
    /// An exception quotes a reply of several lines.
    quoted: bool,
    closed: bool,
}

impl Javamail {
    /// The next line is a response.
    pub(super) const fn is_challenged(&self) -> bool {
        self.challenged
    }

    pub(super) fn line(&mut self, line: &[u8], in_data: bool, emit: &mut Sink<'_>) {
        let mut teller = Teller { session: &[], time: None, emit };
        if line.starts_with(b"DEBUG") && (is_telltale(line) || !in_data) {
            return self.words(line, &mut teller);
        }
        if in_data {
            return teller.said(Side::Client, line, 0);
        }
        if is_reply_line(line) {
            return self.reply(line, &mut teller);
        }
        if self.challenged || begins_with_verb(line) {
            self.challenged = false;
            return teller.said(Side::Client, line, 0);
        }
        self.quoted = quotes_reply(line);
    }

    fn reply(&mut self, line: &[u8], teller: &mut Teller<'_, '_>) {
        let more = line.get(3) == Some(&b'-');
        if self.quoted {
            self.quoted = more;
            return;
        }
        self.challenged = line.starts_with(b"334");
        teller.said(Side::Server, line, 0);
    }

    fn words(&mut self, line: &[u8], teller: &mut Teller<'_, '_>) {
        let words = line.strip_prefix(b"DEBUG SMTP: ").unwrap_or_default();
        let words = strip_ending(words);
        if words.starts_with(b"trying to connect to host") {
            self.closed = false;
            teller.event(Event::Open);
            if words.ends_with(b"isSSL true") {
                teller.event(Event::Tls);
            }
        } else if words.ends_with(b"command trace suppressed") {
            teller.omitted(Side::Client);
            teller.omitted(Side::Server);
        } else if words.starts_with(b"EOF: ") && !self.closed {
            self.closed = true;
            teller.event(Event::Close { side: Some(Side::Server) });
        }
    }
}

/// `…Exception: 550-…`, with more of the reply in the lines that follow.
fn quotes_reply(line: &[u8]) -> bool {
    const BEFORE: &[u8] = b"Exception: ";
    let Some(at) = find(line, BEFORE) else { return false };
    let quoted = &line[at + BEFORE.len()..];
    is_reply_line(quoted) && quoted[3] == b'-'
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    begins_with_any(
        text,
        &["DEBUG SMTP: ", "DEBUG: setDebug: JavaMail", "DEBUG: JavaMail ", "DEBUG: Jakarta Mail "],
    )
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::reads;

    #[test]
    fn a_session_with_its_exception() {
        reads(
            Dialect::Javamail,
            &[
                ("DEBUG: Jakarta Mail version 1.6.5", &[]),
                (
                    "DEBUG SMTP: trying to connect to host \"127.0.0.1\", port 465, isSSL true",
                    &["open", "tls"],
                ),
                ("220 a.example", &["S1 220 a.example\\n"]),
                ("DEBUG SMTP: connected to host \"127.0.0.1\", port: 465", &[]),
                ("EHLO b", &["C1 EHLO b\\n"]),
                ("250 a", &["S1 250 a\\n"]),
                ("AUTH LOGIN", &["C1 AUTH LOGIN\\n"]),
                ("334 VXNlcm5hbWU6", &["S1 334 VXNlcm5hbWU6\\n"]),
                ("YWxpY2U=", &["C1 YWxpY2U=\\n"]),
                ("235 ok", &["S1 235 ok\\n"]),
                ("DEBUG SMTP: AUTH LOGIN command trace suppressed", &["Client omitted", "Server omitted"]),
                ("DATA", &["C1 DATA\\n"]),
                ("354 go", &["S1 354 go\\n"]),
                ("DEBUG: a word of the message", &["C1 DEBUG: a word of the message\\n"]),
                ("", &["C1 \\n"]),
                (".", &["C1 .\\n"]),
                ("550-5.7.1 no", &["S1 550-5.7.1 no\\n"]),
                ("550 5.7.1 no", &["S1 550 5.7.1 no\\n"]),
                ("javax.mail.MessagingException: 550-5.7.1 no", &[]),
                ("550 5.7.1 no", &[]),
                ("\tat com.sun.mail.smtp.SMTPTransport.rcptTo(SMTPTransport.java:1958)", &[]),
                ("QUIT", &["C1 QUIT\\n"]),
                ("DEBUG SMTP: EOF: [EOF]", &["close Some(Server)"]),
                ("DEBUG SMTP: EOF: [EOF]", &[]),
            ],
        );
    }
}
