//! "Follow TCP stream" as tshark prints it: chunks with their length in ASCII, or octets in hexadecimal; a tab stands
//! before those of the node that answered.

use super::literal::Decoded;
use super::text::{begins_with_any, begins_with_verb, find, is_likely_reply, strip_ending};
use super::{Event, Piece, Sink, Teller};
use crate::finding::Side;

/// Where in a stream the lines are.
#[derive(Debug, Default)]
pub(super) struct Wireshark {
    form: Form,
    /// Whether a tab marks the server's chunks, once the first reply has told.
    tab_is_server: Option<bool>,
    /// The chunk under way has a tab.
    tab: bool,
    /// Octets of it that are still to come.
    left: usize,
    /// Lines have kept their CR.
    returns: bool,
    /// No line of the chunk has been seen.
    first: bool,
    decoded: Decoded,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    #[default]
    Ascii,
    Hex,
    Raw,
}

impl Wireshark {
    pub(super) fn line(&mut self, line: &[u8], emit: &mut Sink<'_>) {
        let mut teller = Teller { session: &[], time: None, emit };
        if self.left == 0 && self.heading(line, &mut teller) {
            return;
        }
        match self.form {
            Form::Ascii if self.left > 0 => self.ascii(line, &mut teller),
            Form::Ascii => self.length(line),
            Form::Hex | Form::Raw => self.hexadecimal(line, &mut teller),
        }
    }

    /// A chunk has not ended.
    pub(super) const fn is_inside(&self) -> bool {
        self.left > 0
    }

    /// The lines around the stream.
    fn heading(&mut self, line: &[u8], teller: &mut Teller<'_, '_>) -> bool {
        if let Some(form) = line.strip_prefix(b"Follow: ") {
            let form = strip_ending(form);
            self.form = match form.rsplit(|&octet| octet == b',').next() {
                Some(b"hex") => Form::Hex,
                Some(b"raw") => Form::Raw,
                _ => Form::Ascii,
            };
            self.tab_is_server = None;
            teller.event(Event::Open);
            return true;
        }
        strip_ending(line).is_empty() || begins_with_any(line, &["=====", "Filter: ", "Node 0: ", "Node 1: "])
    }

    /// `[HTAB] 1*DIGIT`: how many octets follow.
    fn length(&mut self, line: &[u8]) {
        let content = strip_ending(line);
        self.tab = content.first() == Some(&b'\t');
        let digits = content.strip_prefix(b"\t").unwrap_or(content);
        let number = core::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
        (self.left, self.first) = (number.unwrap_or(0), true);
    }

    fn ascii(&mut self, line: &[u8], teller: &mut Teller<'_, '_>) {
        if self.first {
            self.returns = line.ends_with(b"\r\n");
            self.learn(line);
        }
        self.first = false;
        // Where a text box took the CRs, each line was one octet longer.
        let lost = usize::from(!self.returns && line.ends_with(b"\n"));
        let here = (line.len() + lost).min(self.left);
        self.left -= here;
        let text = &line[..here.min(line.len())];
        let pieces = &[Piece { start: 0, at: 0 }];
        let masked = has_doubtful_dot(text);
        teller.event(Event::Octets { side: self.side(), text, pieces, masked, whole: text.ends_with(b"\n") });
    }

    /// `[HTAB] *HEXDIG`, or `[HTAB] offset  octets  characters`.
    fn hexadecimal(&mut self, line: &[u8], teller: &mut Teller<'_, '_>) {
        const OFFSET: usize = 10;
        const COLUMNS: usize = 49;
        self.tab = line.first() == Some(&b'\t');
        let begin = usize::from(self.tab) + if self.form == Form::Hex { OFFSET } else { 0 };
        let end = if self.form == Form::Hex { line.len().min(begin + COLUMNS) } else { line.len() };
        self.decoded.clear();
        let mut at = begin;
        while at + 1 < end {
            let pair = [line[at], line[at + 1]].map(|digit| char::from(digit).to_digit(16));
            match pair {
                [Some(high), Some(low)] => {
                    self.decoded.push((high << 4 | low) as u8, at);
                    at += 2;
                }
                [None, _] if line[at] == b' ' => at += 1,
                _ => break,
            }
        }
        let decoded = core::mem::take(&mut self.decoded);
        self.learn(&decoded.text);
        if !decoded.text.is_empty() {
            let (text, pieces) = (&decoded.text, &decoded.pieces);
            teller.event(Event::Octets { side: self.side(), text, pieces, masked: false, whole: false });
        }
        self.decoded = decoded;
    }

    fn learn(&mut self, text: &[u8]) {
        if self.tab_is_server.is_none() && is_likely_reply(text) {
            self.tab_is_server = Some(self.tab);
        }
    }

    fn side(&self) -> Side {
        if self.tab == self.tab_is_server.unwrap_or(true) { Side::Server } else { Side::Client }
    }
}

/// A dot where none belongs may stand for an octet that has no glyph.
fn has_doubtful_dot(text: &[u8]) -> bool {
    let content = strip_ending(text);
    let doubtful = |marks: &[u8]| find(content, marks).is_some();
    let in_address = || begins_with_verb(content) && (doubtful(b"..") || doubtful(b"<.") || doubtful(b".@"));
    content != b"." && content.starts_with(b".") || in_address()
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    text.starts_with(b"Follow: tcp,") || text.starts_with(b"Follow: tls,")
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::{read, reads};

    #[test]
    fn chunks_by_their_length() {
        reads(
            Dialect::Wireshark,
            &[
                ("", &[]),
                ("===================================================================", &[]),
                ("Follow: tcp,ascii", &["open"]),
                ("Filter: tcp.stream eq 0", &[]),
                ("Node 0: 127.0.0.1:56688", &[]),
                ("Node 1: 127.0.0.1:2602", &[]),
                ("\t14", &[]),
                ("220 a.example\r", &[r"S~1 220 a.example\r"]),
                ("", &[]),
                ("22", &[]),
                ("MAIL FROM:<>\r", &[r"C1 MAIL FROM:<>\r\n"]),
                ("DATA\r", &[r"C1 DATA\r\n"]),
                ("22", &[r"C~1 22"]),
                ("\t9", &[]),
                ("250 22\r", &[r"S1 250 22\r\n"]),
                ("x", &["S~1 x"]),
                ("28", &[]),
                ("RCPT TO:<j..n@b.example>\r", &[r"C*1 RCPT TO:<j..n@b.example>\r\n"]),
                ("===================================================================", &["C~1 =="]),
            ],
        );
    }

    #[test]
    fn without_carriage_returns_and_the_other_way_round() {
        let log = b"Follow: tcp,ascii\n9\n220 a.b\n\n\t12\nEHLO a\nRS\n\n12\n250-a\n250 \n\n";
        let expected = ["open", r"S1 220 a.b\n", r"C1 EHLO a\n", r"C1 RS\n", r"S1 250-a\n", r"S1 250 \n"];
        assert_eq!(read(Dialect::Wireshark, log), expected);
    }

    #[test]
    fn octets_in_hexadecimal() {
        let log = b"Follow: tcp,raw\n\t32323020610d0a\n4e4f4f500d0a\n";
        assert_eq!(read(Dialect::Wireshark, log), ["open", r"S~2 220 a\r\n", r"C~1 NOOP\r\n"]);
        let log = b"Follow: tcp,hex\n\
            \t00000000  32 32 30 20 6d 61 69 6c  2e 65 78 61 6d 70 6c 65  220 mail .example\n\
            00000000  4E 4F 4F 50 0d 0a                                 45 48 NOOP..\n";
        let expected = ["open", "S~12 220 mail.example", r"C~11 NOOP\r\n"];
        assert_eq!(read(Dialect::Wireshark, log), expected);
    }
}
