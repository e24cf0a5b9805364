//! Delivery status notifications (RFC 3464), and the bounces of Exim and qmail that are none.

use super::super::check::read::{Blocks, Lines};
use super::Failure;
use super::record::{Recipient, Records};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use smtplint_core::reply::Meaning;
use std::io::Write;
use std::path::Path;
use walkdir::WalkDir;

/// Octets of a message that are kept: what a notification says comes before the message that it returns.
const MOST: usize = 16 << 20;

/// All files in a folder and those below it: messages in a Maildir have no ending.
pub(super) fn folder(path: &Path) -> Result<Vec<String>, String> {
    let mut files = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.file_type().is_file() && !entry.file_name().to_string_lossy().starts_with('.') {
            files.push(entry.path().to_string_lossy().into_owned());
        }
    }
    if files.is_empty() { Err(format!("{}: no file in it", path.display())) } else { Ok(files) }
}

/// Reads one message, or all of an mbox.
pub(super) fn read(blocks: Blocks, records: &Records, out: &mut dyn Write) -> Result<(), Failure> {
    let mut mailbox = Mailbox::default();
    let mut lines = Lines::default();
    let mut written = Ok(());
    blocks
        .each(|block| {
            lines.feed(block, |line, _| {
                if let Some((message, first)) = mailbox.line(line)
                    && written.is_ok()
                {
                    written = out.write_all(&told(&message, first, records));
                }
            });
            written.is_ok()
        })
        .map_err(Failure::Read)?;
    lines.finish(|line, _| {
        mailbox.line(line);
    });
    written
        .and_then(|()| out.write_all(&told(&mailbox.message, mailbox.first, records)))
        .map_err(Failure::Write)
}

/// Cuts an mbox into messages; what does not begin with `From ` is one message.
#[derive(Default)]
struct Mailbox {
    message: Vec<u8>,
    /// The number of the message's first line.
    first: u64,
    lines: u64,
    is_mbox: bool,
    /// The line before was empty.
    blank: bool,
}

impl Mailbox {
    /// Takes a line; hands out the message that ended before it, and the number of its first line.
    fn line(&mut self, line: &[u8]) -> Option<(Vec<u8>, u64)> {
        self.lines += 1;
        let starts = line.starts_with(b"From ");
        let ended = starts && self.is_mbox && self.blank;
        self.blank = line.trim_ascii().is_empty();
        if self.lines == 1 {
            self.first = 1;
            self.is_mbox = starts;
        }
        if starts && (ended || self.lines == 1) {
            let message = std::mem::take(&mut self.message);
            return ended.then_some((message, std::mem::replace(&mut self.first, self.lines + 1)));
        }
        if self.message.len() + line.len() <= MOST {
            self.message.extend_from_slice(line);
        }
        None
    }
}

/// The records of a message: of each recipient, or one of none where it is no bounce.
fn told(message: &[u8], first: u64, records: &Records) -> Vec<u8> {
    let mut out = Vec::new();
    let parsed = MessageParser::default().parse(message);
    let mut found = Vec::new();
    if let Some(parsed) = &parsed {
        notified(parsed, message, &mut found);
        if found.is_empty() {
            in_words(parsed, &mut found);
        }
    }
    if found.is_empty() {
        found.push((0, Recipient::default()));
    }
    for (offset, recipient) in &found {
        let line =
            first + memchr::memchr_iter(b'\n', &message[..(*offset).min(message.len())]).count() as u64;
        let (code, meaning) = judged(recipient);
        records.recipient(line, code, meaning.as_ref(), recipient, &mut out);
    }
    out
}

/// What a recipient's reply means, and its code; where there is no reply, what the status says.
fn judged(recipient: &Recipient) -> (Option<u16>, Option<Meaning>) {
    let text = recipient.text.as_deref().unwrap_or_default();
    let status = recipient.status.as_deref().unwrap_or_default();
    let Some(reply) = Meaning::read(text.as_bytes()).filter(|_| is_reply(text)) else {
        // A reply as it would be: its code says no more than the status, or the outcome.
        let class = match (status.as_bytes().first(), recipient.outcome.as_deref()) {
            (Some(&class @ (b'2' | b'4' | b'5')), _) => char::from(class),
            (None, Some("failed")) => '5',
            (None, Some("delayed")) => '4',
            _ => return (None, None),
        };
        let likely = format!("{class}50 {status} {text}");
        return (None, Meaning::read(likely.as_bytes()));
    };
    let vague = status.len() < 5 || status.ends_with(".0.0");
    if reply.enhanced.is_none() && !vague && status.bytes().next() == text.bytes().next() {
        let separator = &text[3..4.min(text.len())];
        let whole = format!("{}{separator}{status} {}", &text[..3], text.get(4..).unwrap_or_default());
        return (Some(reply.code), Meaning::read(whole.as_bytes()).or(Some(reply)));
    }
    (Some(reply.code), Some(reply))
}

/// Whether the text begins like a reply: three digits and a separator.
fn is_reply(text: &str) -> bool {
    let octets = text.as_bytes();
    octets.len() >= 3
        && octets[..3].iter().all(u8::is_ascii_digit)
        && matches!(octets.get(3), None | Some(b' ' | b'-'))
}

/// The recipients of `message/delivery-status` and its kin for internationalised addresses (RFC 6533), wherever in the message
/// they are; each with the offset of its fields.
fn notified(message: &Message<'_>, raw: &[u8], found: &mut Vec<(usize, Recipient)>) {
    for part in &message.parts {
        let is_status = part.content_type().is_some_and(|kind| {
            kind.c_type.eq_ignore_ascii_case("message")
                && kind.c_subtype.as_deref().is_some_and(|subtype| {
                    subtype.eq_ignore_ascii_case("delivery-status")
                        || subtype.eq_ignore_ascii_case("global-delivery-status")
                })
        });
        if is_status {
            recipients(part, raw, found);
        } else if let PartType::Message(inner) = &part.body
            && found.is_empty()
        {
            notified(inner, raw, found);
        }
    }
}

/// `delivery-status-content = per-message-fields 1*( CRLF per-recipient-fields )`.
fn recipients(part: &MessagePart<'_>, raw: &[u8], found: &mut Vec<(usize, Recipient)>) {
    // As it stands in the message, unless it is encoded.
    let (start, end) = (part.offset_body as usize, part.offset_end as usize);
    let decoded = part.contents();
    let body = raw.get(start..end).filter(|_| matches!(part.encoding, mail_parser::Encoding::None));
    let text = String::from_utf8_lossy(body.unwrap_or(decoded));
    let mut fields = Fields::default();
    let mut offset = start;
    let mut begun = offset;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            fields.take(begun, found);
            begun = offset + line.len();
        } else {
            fields.line(line);
        }
        offset += if body.is_some() { line.len() } else { 0 };
    }
    fields.take(begun, found);
}

/// A group of fields, which a blank line ends.
#[derive(Default)]
struct Fields {
    list: Vec<(String, String)>,
}

impl Fields {
    fn line(&mut self, line: &str) {
        let folded = line.starts_with([' ', '\t']);
        if let (true, Some((_, value))) = (folded, self.list.last_mut()) {
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((name, value)) = line.split_once(':') {
            self.list.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.list.iter().find(|field| field.0 == name).map(|field| field.1.as_str())
    }

    /// Ends the group: where it is that of a recipient, this is one.
    fn take(&mut self, offset: usize, found: &mut Vec<(usize, Recipient)>) {
        let address = self.get("final-recipient").or_else(|| self.get("original-recipient"));
        let recipient = Recipient {
            address: address.map(|address| address_of(after_type(address)).to_owned()),
            outcome: self.get("action").map(|action| first_word(action).to_ascii_lowercase()),
            status: self.get("status").map(|status| first_word(status).to_owned()),
            remote: self.get("remote-mta").map(|remote| first_word(after_type(remote)).to_owned()),
            text: self.get("diagnostic-code").map(|text| reply_in(after_type(text)).to_owned()),
        };
        if address.is_some() && (recipient.outcome.is_some() || recipient.status.is_some()) {
            found.push((offset, recipient));
        }
        self.list.clear();
    }
}

/// `type ";" value`.
fn after_type(value: &str) -> &str {
    value
        .split_once(';')
        .filter(|(kind, _)| !kind.contains([' ', '<', '@']))
        .map_or(value, |(_, rest)| rest)
        .trim()
}

fn first_word(value: &str) -> &str {
    value.split([' ', '\t', '(']).find(|word| !word.is_empty()).unwrap_or_default()
}

fn address_of(value: &str) -> &str {
    value.trim().trim_start_matches('<').trim_end_matches('>')
}

/// The reply in a text: Postfix and others put words before it, `host … said: 550 …`; the text itself where there is none.
fn reply_in(text: &str) -> &str {
    if is_reply(text) {
        return text;
    }
    // Exchange writes the reply behind the status, in angle brackets or after a hash.
    let text = text.trim_start_matches(['<', '#']);
    let mut at = 0;
    for word in text.split_inclusive([' ', '\t', '\n']) {
        let from = &text[at..];
        let before = text[..at].trim_end();
        let introduced = before.is_empty() || before.ends_with([':', '#', '<']);
        if introduced && is_reply(from) && from.starts_with(['4', '5', '2']) {
            return from;
        }
        at += word.len();
    }
    text
}

/// Bounces in words: Exim's, whose header field names the recipients, and qmail's, whose paragraphs begin with them.
fn in_words(message: &Message<'_>, found: &mut Vec<(usize, Recipient)>) {
    let Some(text) = message.body_text(0) else { return };
    let start = message.part(0).map_or(0, |part| part.offset_body as usize);
    if let Some(failed) = message.header_raw("X-Failed-Recipients") {
        for address in failed.split(',').map(str::trim).filter(|address| !address.is_empty()) {
            found.push((start, of_exim(&text, address)));
        }
    } else if text.contains("qmail-send program") {
        for paragraph in text.replace("\r\n", "\n").split("\n\n").map(str::trim) {
            if let Some((address, said)) =
                paragraph.strip_prefix('<').and_then(|rest| rest.split_once(">:\n"))
            {
                let said = said.split("\nGiving up on").next().unwrap_or(said);
                found.push((start, in_words_of(address, said)));
            }
        }
    }
}

/// Exim indents the address, and more what is said of it.
fn of_exim(text: &str, address: &str) -> Recipient {
    let mut lines = text
        .lines()
        .skip_while(|line| line.trim() != address && !line.trim().starts_with(&format!("{address} ")));
    let indent = |line: &str| line.len() - line.trim_start().len();
    let least = lines.next().map_or(0, indent);
    let said: Vec<_> = lines.take_while(|line| !line.trim().is_empty() && indent(line) > least).collect();
    in_words_of(address, &said.join(" "))
}

fn in_words_of(address: &str, said: &str) -> Recipient {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    Recipient {
        address: Some(address.to_owned()),
        outcome: Some("failed".into()),
        text: Some(reply_in(&said).to_owned()),
        ..Recipient::default()
    }
}
