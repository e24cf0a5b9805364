//! What an input is: command lines, replies, or a transcript, and in which dialect.

use super::place::strip_ending;
use crate::cursor::is_blank;
use crate::finding::Side;

/// What an input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputKind {
    /// Command lines, each on its own.
    Command,
    /// Replies, each on its own.
    Reply,
    /// A log of both sides.
    Transcript,
    /// Addresses, each on its own.
    Address,
}

impl InputKind {
    /// `"command"`, `"reply"`, `"transcript"` or `"address"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Reply => "reply",
            Self::Transcript => "transcript",
            Self::Address => "address",
        }
    }
}

/// How a transcript tells its sides apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// `C:` and `S:` before each line, as RFCs print sessions.
    Rfc,
    /// Lines that begin with a reply code are the server's, as `telnet` and `nc` show them.
    Bare,
}

impl Dialect {
    /// `"rfc"` or `"bare"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rfc => "rfc",
            Self::Bare => "bare",
        }
    }

    /// Who wrote a line, and how many octets of it are the dialect's; none for what neither side wrote.
    ///
    /// `data` says that message data is under way: in a bare log all of that is the client's.
    pub(super) fn side(self, line: &[u8], data: bool) -> Option<(Side, usize)> {
        match self {
            Self::Rfc => rfc_prefix(line),
            Self::Bare if !data && is_reply_line(line) => Some((Side::Server, 0)),
            Self::Bare => Some((Side::Client, 0)),
        }
    }
}

/// `C: ` or `S: `, in any case, with or without blanks before it.
fn rfc_prefix(line: &[u8]) -> Option<(Side, usize)> {
    let blanks = line.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count();
    let side = match line.get(blanks..blanks + 2)? {
        b"C:" | b"c:" => Side::Client,
        b"S:" | b"s:" => Side::Server,
        _ => return None,
    };
    let space = usize::from(line.get(blanks + 2) == Some(&b' '));
    Some((side, blanks + 2 + space))
}

/// Three digits, and then a space, "-" or the end.
fn is_reply_line(line: &[u8]) -> bool {
    let content = strip_ending(line);
    let digits = content.get(..3).is_some_and(|code| code.iter().all(u8::is_ascii_digit));
    digits && matches!(content.get(3), None | Some(b' ' | b'-'))
}

/// Tells from the beginning of an input what it is.
///
/// ```
/// use smtplint_core::document::{Dialect, InputKind, detect};
/// assert_eq!(detect(b"C: NOOP\nS: 250 OK\n"), (InputKind::Transcript, Some(Dialect::Rfc)));
/// assert_eq!(detect(b"220 a.example\nQUIT\n"), (InputKind::Transcript, Some(Dialect::Bare)));
/// assert_eq!(detect(b"250-a\n250 b\n"), (InputKind::Reply, None));
/// assert_eq!(detect(b"MAIL FROM:<>\n"), (InputKind::Command, None));
/// assert_eq!(detect(b"user@example.org\n"), (InputKind::Address, None));
/// ```
pub fn detect(sample: &[u8]) -> (InputKind, Option<Dialect>) {
    let sample = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(sample);
    let lines = || {
        let lines = sample.split_inclusive(|&octet| octet == b'\n');
        lines.filter(|line| !matches!(strip_ending(line).first(), None | Some(b'#')))
    };
    let total = lines().count();
    let prefixed = lines().filter(|line| rfc_prefix(line).is_some()).count();
    let replies = lines().filter(|line| is_reply_line(line)).count();
    if prefixed * 2 > total {
        (InputKind::Transcript, Some(Dialect::Rfc))
    } else if replies > 0 && replies == total {
        (InputKind::Reply, None)
    } else if replies > 0 {
        (InputKind::Transcript, Some(Dialect::Bare))
    } else if total > 0 && lines().all(is_address_line) {
        (InputKind::Address, None)
    } else {
        (InputKind::Command, None)
    }
}

/// One word with an "@" in it that no verb's keyword leads to, or a path in its brackets.
fn is_address_line(line: &[u8]) -> bool {
    let content = strip_ending(line).trim_ascii();
    let keyword = [&b"FROM:"[..], b"TO:"]
        .iter()
        .any(|keyword| content.windows(keyword.len()).any(|here| here.eq_ignore_ascii_case(keyword)));
    let one_word = content.contains(&b'@') && !content.iter().any(|&octet| is_blank(octet));
    !keyword && (one_word || content.starts_with(b"<") && content.ends_with(b">"))
}
