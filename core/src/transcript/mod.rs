//! Logs of both sides: one file per dialect, which says who sent what in each line, and the detector.
//!
//! A [`Reader`] takes a log line by line and says what each line shows: octets that a side sent, with where they stand
//! in the line; that something was sent which the log leaves out; that a connection opened, turned to TLS, or closed.
//! Whatever else a program writes into its log is passed over.
//!
//! A dialect is a file with what it remembers from line to line, a function that reads a line, one that knows a line no
//! other program writes, and a table of lines with what each shows as its test; it has its place in [`Dialect`], in
//! `Talk`, and among the telltales of the detector.

mod bare;
mod clean;
mod curl;
mod detect;
mod dialect;
mod exim;
mod javamail;
mod jsonl;
mod lead;
mod literal;
mod mailkit;
mod nodemailer;
mod openssl;
mod phpmailer;
mod postfix;
mod rfc;
mod smtplib;
mod stamp;
mod swaks;
#[cfg(test)]
mod tests;
mod text;
mod wireshark;
mod wrap;

pub use detect::{InputKind, detect};
pub use dialect::Dialect;

use crate::finding::Side;
use crate::session::Mark;
use clean::Clean;

/// Where octets of a text stood: from `start` on in the text, up to the next piece, they are the octets of the log's
/// line from `at` on, one for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Piece {
    /// The offset in the text.
    pub start: u32,
    /// The offset in the line.
    pub at: u32,
}

/// What a line of a log shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The identifier that the log gives the session; empty where it gives none.
    pub session: &'a [u8],
    /// Milliseconds on any clock that runs through the log; none where the line has no time.
    pub time: Option<u64>,
    /// What happened.
    pub event: Event<'a>,
}

/// What happened in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<'a> {
    /// What a side sent.
    Octets {
        /// Who sent it.
        side: Side,
        /// The octets, with whatever ending the log's line has; see [`Dialect::keeps_endings`].
        text: &'a [u8],
        /// Where they stand in the log's line, in order; the first begins at 0 in the text.
        pieces: &'a [Piece],
        /// The program hid a part of it: only its verb may be judged.
        masked: bool,
        /// It is one line of the protocol; otherwise octets of the stream, cut anywhere.
        whole: bool,
    },
    /// A side sent something that the log does not show: the rest of the message data, a response of an AUTH exchange.
    Omitted {
        /// Who sent it.
        side: Side,
    },
    /// The connection has been made.
    Open,
    /// The connection is encrypted from here on.
    Tls,
    /// The connection has ended.
    Close {
        /// Who closed it, where the log says so.
        side: Option<Side>,
    },
}

/// Takes what a line shows.
type Sink<'s> = dyn FnMut(Entry<'_>) + 's;

/// Reads a log of one dialect, line by line.
///
/// ```
/// use smtplint_core::Side;
/// use smtplint_core::transcript::{Dialect, Event, Reader};
///
/// let mut reader = Reader::new(Dialect::Swaks);
/// let mut said = Vec::new();
/// for line in ["=== Connected to a.example.\n", "<-  220 a.example\n", " -> QUIT\n"] {
///     reader.line(line.as_bytes(), false, &mut |entry| match entry.event {
///         Event::Octets { side, text, pieces, .. } => said.push((Some(side), text.to_vec(), pieces[0].at)),
///         _ => said.push((None, Vec::new(), 0)),
///     });
/// }
/// let greeting = (Some(Side::Server), b"220 a.example\n".to_vec(), 4);
/// assert_eq!(said, [(None, Vec::new(), 0), greeting, (Some(Side::Client), b"QUIT\n".to_vec(), 4)]);
/// ```
#[derive(Debug)]
pub struct Reader {
    talk: Talk,
    clean: Clean,
}

/// What each dialect has to remember from line to line.
#[derive(Debug)]
enum Talk {
    Rfc(rfc::Rfc),
    Bare(bare::Bare),
    Swaks(swaks::Swaks),
    Curl(curl::Curl),
    Smtplib(smtplib::Smtplib),
    Jsonl(jsonl::Jsonl),
    Mailkit,
    Postfix,
    Nodemailer(nodemailer::Nodemailer),
    Phpmailer(phpmailer::Phpmailer),
    Javamail(javamail::Javamail),
    Openssl(openssl::Openssl),
    Exim(exim::Exim),
    Wireshark(wireshark::Wireshark),
}

impl Reader {
    /// At the start of a log.
    pub fn new(dialect: Dialect) -> Self {
        let talk = match dialect {
            Dialect::Rfc => Talk::Rfc(rfc::Rfc::default()),
            Dialect::Swaks => Talk::Swaks(swaks::Swaks::default()),
            Dialect::Curl => Talk::Curl(curl::Curl::default()),
            Dialect::Smtplib => Talk::Smtplib(smtplib::Smtplib::default()),
            Dialect::Jsonl => Talk::Jsonl(jsonl::Jsonl::default()),
            Dialect::Bare => Talk::Bare(bare::Bare::default()),
            Dialect::Mailkit => Talk::Mailkit,
            Dialect::Postfix => Talk::Postfix,
            Dialect::Nodemailer => Talk::Nodemailer(nodemailer::Nodemailer::default()),
            Dialect::Phpmailer => Talk::Phpmailer(phpmailer::Phpmailer::default()),
            Dialect::Javamail => Talk::Javamail(javamail::Javamail::default()),
            Dialect::Openssl => Talk::Openssl(openssl::Openssl::default()),
            Dialect::Exim => Talk::Exim(exim::Exim::default()),
            Dialect::Wireshark => Talk::Wireshark(wireshark::Wireshark::default()),
        };
        Self { talk, clean: Clean::new(dialect) }
    }

    /// The next line of the log with its ending. `in_data` says that message data is under way in its session: where
    /// nothing marks the sides, all of that is the client's.
    #[inline]
    pub fn line(&mut self, line: &[u8], in_data: bool, emit: &mut impl FnMut(Entry<'_>)) {
        if self.clean.is_needed(line) {
            return self.decorated(line, in_data, emit);
        }
        match &mut self.talk {
            Talk::Rfc(rfc) => rfc.line(line, in_data, emit),
            Talk::Bare(bare) => bare.line(line, in_data, emit),
            _ => self.talk.line(line, in_data, emit),
        }
    }

    /// Whose a line plainly is, whatever came before it, and what stands before each line of that side: [`Self::line`] would
    /// say no more of it.
    #[inline]
    pub(crate) fn mark(&self, line: &[u8]) -> Option<(Side, Mark)> {
        let Talk::Rfc(rfc) = &self.talk else { return None };
        let (side, mark) = match line {
            // In brackets stands what happens on the connection.
            [b'C' | b'S', b':', b' ', b'<', ..] => return None,
            [b'C', b':', b' ', _, ..] => (Side::Client, *b"C: "),
            [b'S', b':', b' ', _, ..] if rfc.is_server_marked() => (Side::Server, *b"S: "),
            _ => return None,
        };
        (!self.clean.is_needed(line)).then_some((side, mark))
    }

    /// Whether the next line counts even where it is blank or begins with `#`: in a chunk whose length is known, and as
    /// the response to a challenge.
    #[inline]
    pub const fn is_inside(&self) -> bool {
        match &self.talk {
            Talk::Wireshark(wireshark) => wireshark.is_inside(),
            Talk::Bare(bare) => bare.is_challenged(),
            Talk::Openssl(openssl) => openssl.is_challenged(),
            Talk::Javamail(javamail) => javamail.is_challenged(),
            _ => false,
        }
    }

    /// Whether a line could go on in the next one, so that [`Self::continues`] has to be asked.
    #[inline]
    pub fn may_continue(&self, line: &[u8]) -> bool {
        matches!(self.talk, Talk::Rfc(_)) && wrap::may_continue(line)
    }

    /// Whether `next` is the rest of `line`, which was too long for the page: then both, up to the end of `next`, are
    /// given to [`Self::wrapped`] at once. `line` may itself be lines put together so.
    ///
    /// ```
    /// use smtplint_core::transcript::{Dialect, Reader};
    /// let reader = Reader::new(Dialect::Rfc);
    /// assert!(reader.continues(b"C: MAIL FROM:<a@b.example>\n", b"      SIZE=1000\n"));
    /// assert!(!reader.continues(b"C: NOOP\n", b"S: 250 OK\n"));
    /// ```
    #[inline]
    pub fn continues(&self, line: &[u8], next: &[u8]) -> bool {
        let indented = matches!(next.first(), Some(b' ' | b'\t'));
        indented && matches!(self.talk, Talk::Rfc(_)) && wrap::continues(line, next)
    }

    /// Lines of the log that belong together, as [`Self::line`] takes one; pieces count from the start of the first.
    #[cold]
    pub fn wrapped(&mut self, lines: &[u8], in_data: bool, emit: &mut impl FnMut(Entry<'_>)) {
        let mut joined = literal::Decoded::default();
        wrap::join(lines, &mut joined);
        let map = clean::Map::new(&joined.pieces);
        self.line(&joined.text, in_data, &mut |entry| map.compose(entry, emit));
    }

    /// The end of the log: what was held back.
    pub fn finish(&mut self, emit: &mut impl FnMut(Entry<'_>)) {
        let _ = emit;
    }

    /// A line with colours, or behind the marks of a quotation.
    #[cold]
    fn decorated(&mut self, line: &[u8], in_data: bool, emit: &mut Sink<'_>) {
        let Self { talk, clean } = self;
        clean.undo(line, |line, map| {
            talk.line(line, in_data, &mut |entry| map.compose(entry, emit));
        });
    }
}

impl Talk {
    fn line(&mut self, line: &[u8], in_data: bool, mut emit: &mut Sink<'_>) {
        match self {
            Self::Rfc(rfc) => rfc.line(line, in_data, &mut emit),
            Self::Bare(bare) => bare.line(line, in_data, &mut emit),
            Self::Swaks(swaks) => swaks.line(line, emit),
            Self::Curl(curl) => curl.line(line, emit),
            Self::Smtplib(smtplib) => smtplib.line(line, emit),
            Self::Jsonl(jsonl) => jsonl.line(line, emit),
            Self::Mailkit => mailkit::line(line, emit),
            Self::Postfix => postfix::line(line, emit),
            Self::Nodemailer(nodemailer) => nodemailer.line(line, emit),
            Self::Phpmailer(phpmailer) => phpmailer.line(line, emit),
            Self::Javamail(javamail) => javamail.line(line, in_data, emit),
            Self::Openssl(openssl) => openssl.line(line, in_data, emit),
            Self::Exim(exim) => exim.line(line, in_data, emit),
            Self::Wireshark(wireshark) => wireshark.line(line, emit),
        }
    }
}

/// What a line shows, said with the session and the time of that line.
struct Teller<'t, 's> {
    session: &'t [u8],
    time: Option<u64>,
    emit: &'t mut Sink<'s>,
}

impl Teller<'_, '_> {
    fn event(&mut self, event: Event<'_>) {
        (self.emit)(Entry { session: self.session, time: self.time, event });
    }

    /// One line of the protocol, which stands in the log's line from `at` on.
    fn said(&mut self, side: Side, text: &[u8], at: usize) {
        self.octets(side, text, at, false);
    }

    /// The same, of which the program hid a part.
    fn masked(&mut self, side: Side, text: &[u8], at: usize) {
        self.octets(side, text, at, true);
    }

    fn octets(&mut self, side: Side, text: &[u8], at: usize, masked: bool) {
        let pieces = &[Piece { start: 0, at: at as u32 }];
        self.event(Event::Octets { side, text, pieces, masked, whole: true });
    }

    /// A side sent something that is not shown.
    fn omitted(&mut self, side: Side) {
        self.event(Event::Omitted { side });
    }
}
