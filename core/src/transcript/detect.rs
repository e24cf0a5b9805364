//! What an input is: command lines, replies, addresses, or a transcript, and in which dialect.

use super::clean::{plain, without_leads};
use super::stamp::stamp;
use super::text::{begins_with_verb, is_likely_reply, is_reply_line, strip_ending};
use super::{
    Dialect, bare, curl, exim, javamail, jsonl, mailkit, nodemailer, openssl, phpmailer, postfix, rfc,
    smtplib, swaks, wireshark,
};
use crate::finding::Side;
use alloc::vec::Vec;

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

/// Octets of an input that are looked at.
const SAMPLE: usize = 64 << 10;

/// Tells from the beginning of an input what it is.
///
/// ```
/// use smtplint_core::transcript::{Dialect, InputKind, detect};
/// assert_eq!(detect(b"C: NOOP\nS: 250 OK\n"), (InputKind::Transcript, Some(Dialect::Rfc)));
/// assert_eq!(detect(b"220 a.example\nQUIT\n"), (InputKind::Transcript, Some(Dialect::Bare)));
/// assert_eq!(detect(b"< 220 a.example\n> QUIT\n"), (InputKind::Transcript, Some(Dialect::Curl)));
/// assert_eq!(detect(b"250-a\n250 b\n"), (InputKind::Reply, None));
/// assert_eq!(detect(b"MAIL FROM:<>\n"), (InputKind::Command, None));
/// assert_eq!(detect(b"user@example.org\n"), (InputKind::Address, None));
/// ```
pub fn detect(sample: &[u8]) -> (InputKind, Option<Dialect>) {
    let sample = &sample[..sample.len().min(SAMPLE)];
    let sample = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(sample);
    let lines = || {
        let lines = sample.split_inclusive(|&octet| octet == b'\n');
        lines.filter(|line| !matches!(strip_ending(line).first(), None | Some(b'#')))
    };
    let plain = plain(lines());
    if let Some(dialect) = in_journal(&plain).or_else(|| dialect(&plain)) {
        return (InputKind::Transcript, Some(dialect));
    }
    let total = lines().count();
    let replies = lines().filter(|line| is_reply_line(line)).count();
    if replies > 0 && replies == total {
        (InputKind::Reply, None)
    } else if replies > 0 {
        (InputKind::Transcript, Some(Dialect::Bare))
    } else if total > 0 && lines().all(is_address_line) {
        (InputKind::Address, None)
    } else {
        (InputKind::Command, None)
    }
}

/// The dialect of what a journal kept of a program.
fn in_journal(lines: &[Vec<u8>]) -> Option<Dialect> {
    if lines.iter().any(|line| postfix::is_telltale(line)) {
        return None;
    }
    let lines = without_leads(lines)?;
    let both =
        || lines.iter().any(|line| is_likely_reply(line)) && lines.iter().any(|line| begins_with_verb(line));
    dialect(&lines).or_else(|| both().then_some(Dialect::Bare))
}

/// The dialect of a transcript, from its lines without colours and quotation marks; none where only the replies could
/// tell a transcript from a file of commands.
fn dialect(lines: &[Vec<u8>]) -> Option<Dialect> {
    let prefixed = lines.iter().filter(|line| rfc::has_prefix(line)).count();
    for line in lines {
        let time = stamp(line).map_or(0, |stamp| stamp.length);
        let text = &line[time..];
        if let Some(dialect) = telltale(line, text) {
            return Some(dialect);
        }
        // From the first line of the talk on it could be a message that quotes a log.
        let has_arrows = || lines.iter().any(|line| rfc::arrow(line) == Some(Side::Server));
        if rfc::arrow(line) == Some(Side::Client) && !has_arrows() {
            let answered = lines.iter().any(|line| is_likely_reply(line));
            return answered.then_some(Dialect::Bare);
        }
        if rfc::has_prefix(line) {
            // The data may be without prefixes, and may be long.
            return (prefixed > 2 || prefixed * 2 > lines.len()).then_some(Dialect::Rfc);
        }
        if time > 0 && is_likely_reply(text) {
            return Some(Dialect::Bare);
        }
        if is_likely_reply(line) || begins_with_verb(line) {
            break;
        }
    }
    // A terminal's words make a transcript of replies alone, and of nothing at all.
    lines.iter().any(|line| bare::is_telltale(line)).then_some(Dialect::Bare)
}

/// Whether a line, and what follows its time, is a dialect's alone.
type Telltale = fn(&[u8], &[u8]) -> bool;

/// The dialect that alone has such a line; `text` is the line without its time.
fn telltale(line: &[u8], text: &[u8]) -> Option<Dialect> {
    const TELLTALES: &[(Dialect, Telltale)] = &[
        (Dialect::Jsonl, |line, _| jsonl::is_record(line)),
        (Dialect::Smtplib, |_, text| smtplib::is_telltale(text)),
        (Dialect::Curl, |_, text| curl::is_telltale(text)),
        (Dialect::Swaks, |_, text| swaks::is_telltale(text)),
        (Dialect::Mailkit, |_, text| mailkit::is_telltale(text)),
        (Dialect::Nodemailer, |line, _| nodemailer::is_telltale(line)),
        (Dialect::Phpmailer, |_, text| phpmailer::is_telltale(text)),
        (Dialect::Javamail, |_, text| javamail::is_telltale(text)),
        (Dialect::Postfix, |line, _| postfix::is_telltale(line)),
        (Dialect::Exim, |_, text| exim::is_telltale(text)),
        (Dialect::Openssl, |_, text| openssl::is_telltale(text)),
        (Dialect::Wireshark, |_, text| wireshark::is_telltale(text)),
    ];
    TELLTALES.iter().find(|(_, is)| is(line, text)).map(|(dialect, _)| *dialect)
}

/// One word with an "@" in it that no verb's keyword leads to, or a path in its brackets.
fn is_address_line(line: &[u8]) -> bool {
    let content = strip_ending(line).trim_ascii();
    let keyword = [&b"FROM:"[..], b"TO:"]
        .iter()
        .any(|keyword| content.windows(keyword.len()).any(|here| here.eq_ignore_ascii_case(keyword)));
    let one_word = content.contains(&b'@') && !content.iter().any(|&octet| matches!(octet, b' ' | b'\t'));
    !keyword && (one_word || content.starts_with(b"<") && content.ends_with(b">"))
}
