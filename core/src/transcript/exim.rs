//! Exim's debug output: `SMTP<<` and `SMTP>>`, of the server and of the transport, told apart by process.

use super::bare::Unmarked;
use super::stamp::stamp;
use super::text::{
    begins_with_any, begins_with_verb, blanks, find, is_likely_reply, is_reply_line, strip_ending,
};
use super::{Event, Sink, Teller};
use crate::finding::Side;
use alloc::vec::Vec;

/// What is known of each process.
#[derive(Debug, Default)]
pub(super) struct Exim {
    processes: Vec<Process>,
    /// A session on Exim's standard input (`-bs -v`, `-bh`), which has no arrows.
    plain: Option<Unmarked>,
}

/// One session of Exim's: `SMTP<<` is what it read, `SMTP>>` what it wrote.
#[derive(Debug, Default)]
struct Process {
    identifier: Vec<u8>,
    /// Which side Exim is; none until a line has told.
    role: Option<Side>,
    /// The reply goes on in the next line.
    more: bool,
    closed: bool,
}

/// Processes that are kept in mind at most; the oldest is forgotten first.
const MOST: usize = 1024;

/// What an arrow says.
enum Arrow {
    Read,
    Written,
    /// `SMTP(closed)<<`, `SMTP(close)>>`: the end, as read or as made.
    End(bool),
}

impl Exim {
    pub(super) fn line(&mut self, line: &[u8], in_data: bool, emit: &mut Sink<'_>) {
        if is_plain(line) && self.processes.is_empty() {
            self.plain = Some(Unmarked::default());
        }
        let time = stamp(line);
        let begin = time.map_or(0, |stamp| stamp.length);
        let (session, begin) = process_identifier(line, begin);
        let mut teller = Teller { session, time: time.map(|stamp| stamp.time), emit };
        let begin = begin + blanks(&line[begin..]);
        let text = &line[begin..];
        if let Some((arrow, length)) = arrow(text) {
            self.plain = None;
            let process = self.process(session);
            return process.arrow(&arrow, text, begin, length, &mut teller);
        }
        if let Some(talk) = &mut self.plain {
            teller.session = &[];
            if !is_remark(line) && (in_data || time.is_none()) {
                talk.tell(line, 0, in_data, &mut teller);
            }
            return;
        }
        if is_reply_line(text) {
            return self.process(session).continued(text, begin, &mut teller);
        }
        self.words(text, &mut teller);
    }

    fn words(&mut self, text: &[u8], teller: &mut Teller<'_, '_>) {
        let role = if text.starts_with(b"Connecting to ") {
            Side::Client
        } else if text.starts_with(b"Process ")
            && find(text, b" is handling incoming connection from ").is_some()
        {
            Side::Server
        } else {
            if begins_with_any(text, &["cipher: TLS", "Cipher: TLS"]) {
                teller.event(Event::Tls);
            }
            return;
        };
        let process = self.process(teller.session);
        (process.role, process.closed, process.more) = (Some(role), false, false);
        teller.event(Event::Open);
    }

    fn process(&mut self, identifier: &[u8]) -> &mut Process {
        let known = self.processes.iter().rposition(|process| process.identifier == identifier);
        let at = known.unwrap_or_else(|| {
            if self.processes.len() >= MOST {
                self.processes.remove(0);
            }
            self.processes.push(Process { identifier: identifier.to_vec(), ..Process::default() });
            self.processes.len() - 1
        });
        &mut self.processes[at]
    }
}

impl Process {
    fn arrow(
        &mut self,
        arrow: &Arrow,
        text: &[u8],
        begin: usize,
        length: usize,
        teller: &mut Teller<'_, '_>,
    ) {
        let said = &text[length..];
        let at = begin + length;
        let is_read = match arrow {
            Arrow::Read => true,
            Arrow::Written => false,
            Arrow::End(is_read) => return self.end(*is_read, teller),
        };
        self.learn(is_read, said);
        let Some(role) = self.role else { return };
        if !is_read && role == Side::Client && is_message(said) {
            // Its end stands on a line of its own, or in the words.
            if !said.starts_with(b"(") {
                teller.omitted(Side::Client);
            }
            return;
        }
        if said.starts_with(b"(close") {
            return self.end(false, teller);
        }
        let side = if is_read { other(role) } else { role };
        self.more = side == Side::Server && strip_ending(said).get(3) == Some(&b'-');
        self.closed = false;
        teller.said(side, said, at);
        // Exim's debug output has no message data.
        let asked = side == Side::Server && role == Side::Server && said.starts_with(b"354");
        let chunk =
            side == Side::Client && said.get(..5).is_some_and(|verb| verb.eq_ignore_ascii_case(b"BDAT "));
        if asked || chunk {
            teller.omitted(Side::Client);
        }
    }

    /// A reply is the server's and a verb the client's, whoever of the two Exim is.
    fn learn(&mut self, is_read: bool, said: &[u8]) {
        let greeting = begins_with_any(said, &["220", "554 ", "421 "]);
        let is_reply = is_likely_reply(said);
        if self.role.is_some() && !(greeting && is_reply) {
            return;
        }
        if is_reply {
            self.role = Some(if is_read { Side::Client } else { Side::Server });
        } else if begins_with_verb(said) {
            self.role = Some(if is_read { Side::Server } else { Side::Client });
        }
    }

    fn continued(&mut self, text: &[u8], at: usize, teller: &mut Teller<'_, '_>) {
        if self.more && at > 0 {
            self.more = strip_ending(text).get(3) == Some(&b'-');
            teller.said(Side::Server, text, at);
        }
    }

    fn end(&mut self, is_read: bool, teller: &mut Teller<'_, '_>) {
        if !self.closed {
            self.closed = true;
            let side = self.role.map(|role| if is_read { other(role) } else { role });
            teller.event(Event::Close { side });
        }
    }
}

/// `(writing message)` and then `.`, or `writing message and terminating "."` in older versions.
fn is_message(said: &[u8]) -> bool {
    begins_with_any(said, &["writing message", "(writing message"]) || strip_ending(said) == b"."
}

const fn other(side: Side) -> Side {
    match side {
        Side::Client => Side::Server,
        Side::Server => Side::Client,
    }
}

/// The first line of a session on Exim's standard input.
fn is_plain(line: &[u8]) -> bool {
    begins_with_any(line, &["**** SMTP testing session", "LOG: smtp_connection MAIN"])
}

/// What Exim says between the lines of such a session.
fn is_remark(line: &[u8]) -> bool {
    begins_with_any(line, &[">>> ", "LOG: ", "**** ", "  ", "delivering "])
}

/// The number of the process, where the line has it, and where what follows begins.
fn process_identifier(line: &[u8], begin: usize) -> (&[u8], usize) {
    let digits = line[begin..].iter().take_while(|octet| octet.is_ascii_digit()).count();
    let end = begin + digits;
    if digits > 0 && line.get(end) == Some(&b' ') { (&line[begin..end], end + 1) } else { (&[], begin) }
}

/// `SMTP<< `, `SMTP>> `, `SMTP|> ` and `SMTP+> ` (in a group), `SMTP(close)>>`: which, and its length.
fn arrow(text: &[u8]) -> Option<(Arrow, usize)> {
    let rest = text.strip_prefix(b"SMTP")?;
    if let Some(words) = rest.strip_prefix(b"(") {
        let close = words.iter().position(|&octet| octet == b')')?;
        let is_read = match words.get(close + 1..close + 3)? {
            b"<<" => true,
            b">>" if words.starts_with(b"close)") => false,
            _ => return None,
        };
        return Some((Arrow::End(is_read), text.len()));
    }
    let arrow = match rest.get(..2)? {
        b"<<" => Arrow::Read,
        b">>" | b"|>" | b"+>" => Arrow::Written,
        _ => return None,
    };
    Some((arrow, 6 + usize::from(rest.get(2) == Some(&b' '))))
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    let begin = process_identifier(text, 0).1;
    let text = &text[begin..];
    arrow(&text[blanks(text)..]).is_some() || is_plain(text)
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::{read, reads};

    #[test]
    fn the_server_with_processes_interleaved() {
        reads(
            Dialect::Exim,
            &[
                ("24316 Process 24316 is handling incoming connection from [127.0.0.1]", &["24316 open"]),
                ("24316 SMTP>> 220 a.example", &["24316 S14 220 a.example\\n"]),
                ("12:39:09 7 SMTP>> 220 a.example", &["7 S19 220 a.example\\n"]),
                ("24316 SMTP<< EHLO b", &["24316 C14 EHLO b\\n"]),
                ("24316 b in helo_lookup_domains? no (end of list)", &[]),
                ("24316 SMTP>> 250-a", &["24316 S14 250-a\\n"]),
                ("7 SMTP<< EHLO c", &["7 C10 EHLO c\\n"]),
                ("24316        250 HELP", &["24316 S14 250 HELP\\n"]),
                ("24316        250 HELP", &[]),
                ("24316 SMTP>> 334 VXNlcm5hbWU6", &["24316 S14 334 VXNlcm5hbWU6\\n"]),
                ("24316 SMTP<< YWxpY2U=", &["24316 C14 YWxpY2U=\\n"]),
                ("24316 SMTP>> 354 go", &["24316 S14 354 go\\n", "24316 Client omitted"]),
                ("24316 cipher: TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256", &["24316 tls"]),
                ("24316 SMTP>>(close on process exit)", &["24316 close Some(Server)"]),
            ],
        );
    }

    #[test]
    fn the_transport() {
        reads(
            Dialect::Exim,
            &[
                ("LOG: MAIN", &[]),
                (
                    "Connecting to 127.0.0.1 [127.0.0.1]:2602 ...  TFO mode sendto, no data: EINPROGRESS",
                    &["open"],
                ),
                (" connected", &[]),
                ("  SMTP<< 220 a.example", &["S10 220 a.example\\n"]),
                ("  SMTP>> EHLO b", &["C10 EHLO b\\n"]),
                ("  SMTP<< 250-a", &["S10 250-a\\n"]),
                ("         250 HELP", &["S10 250 HELP\\n"]),
                ("  SMTP|> MAIL FROM:<a@b.example>", &["C10 MAIL FROM:<a@b.example>\\n"]),
                ("         will write message using CHUNKING", &[]),
                ("  SMTP+> BDAT 336 LAST", &["C10 BDAT 336 LAST\\n", "Client omitted"]),
                ("  SMTP<< 354 go", &["S10 354 go\\n"]),
                ("  SMTP>> writing message and terminating \".\"", &["Client omitted"]),
                ("  SMTP>> (writing message)", &[]),
                ("  SMTP>> .", &["Client omitted"]),
                ("  SMTP(shutdown)>>", &[]),
                ("  SMTP(Connection reset by peer)<<", &["close Some(Server)"]),
                ("  SMTP(close)>>", &[]),
            ],
        );
    }

    #[test]
    fn on_standard_input() {
        reads(
            Dialect::Exim,
            &[
                ("", &[]),
                ("**** SMTP testing session as if from host 192.0.2.7", &[]),
                (">>> host in hosts_proxy? no (option unset)", &[]),
                ("220 a.example", &["S1 220 a.example\\n"]),
                ("EHLO b", &["C1 EHLO b\\n"]),
                ("250 a.example", &["S1 250 a.example\\n"]),
                ("LOG: H=(b) [192.0.2.7] rejected RCPT", &[]),
                ("2026-11-24 12:38:56 exim user lost privilege for using -C option", &[]),
                ("DATA", &["C1 DATA\\n"]),
                ("354 go", &["S1 354 go\\n"]),
                ("", &["C1 \\n"]),
                (">>> host in ignore_fromline_hosts? no (option unset)", &[]),
                (".", &["C1 .\\n"]),
            ],
        );
    }

    #[test]
    fn a_part_without_its_beginning() {
        let log = b"SMTP<< MAIL FROM:<>\nSMTP>> 250 ok\n";
        assert_eq!(read(Dialect::Exim, log), ["C8 MAIL FROM:<>\\n", "S8 250 ok\\n"]);
    }
}
