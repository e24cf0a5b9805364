//! Says of a command line or a reply whether the standard lets it be, from the ABNF alone and from what the standard
//! adds to it in words. It knows nothing of core: the two are compared with each other.

use crate::abnf::Grammar;
use base64::Engine;
use base64::alphabet;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use std::sync::LazyLock;

/// RFC 4648 §3.5 leaves it to the reader to refuse bits behind the last octet.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// The grammar of command lines.
pub static COMMANDS: LazyLock<Grammar> = LazyLock::new(|| {
    Grammar::read(concat!(include_str!("../grammar/common.abnf"), include_str!("../grammar/commands.abnf")))
});

/// The grammar of replies.
pub static REPLIES: LazyLock<Grammar> = LazyLock::new(|| {
    Grammar::read(concat!(include_str!("../grammar/common.abnf"), include_str!("../grammar/replies.abnf")))
});

/// Whether a line with its CRLF is a command that the standard lets be, where every extension is offered; else why not.
///
/// # Errors
///
/// The production or the sentence that it breaks.
pub fn command(line: &[u8]) -> Result<(), &'static str> {
    if !COMMANDS.matches("command", line) {
        return Err("the grammar");
    }
    groups(line)?;
    within_lengths(line)?;
    with_smtputf8(line)?;
    line_length(line)?;
    initial_response(line)?;
    params(line)
}

/// RFC 5321 §4.1.3: with "::", "no more than 6 groups in addition to the '::' may be present", before an IPv4 address 4.
fn groups(line: &[u8]) -> Result<(), &'static str> {
    let upper = line.to_ascii_uppercase();
    let tag = b"[IPV6:";
    let Some(start) = upper.windows(tag.len()).position(|window| window == tag) else { return Ok(()) };
    let text = &upper[start + tag.len()..];
    let address = &text[..text.iter().position(|&octet| octet == b']').unwrap_or(text.len())];
    let pieces = address.split(|&octet| octet == b':').filter(|group| !group.is_empty()).count();
    let compressed = address.windows(2).any(|pair| pair == b"::");
    let most = if address.contains(&b'.') { 5 } else { 6 };
    if compressed && pieces > most {
        Err("\"::\" stands for two groups or more (RFC 5321 4.1.3)")
    } else {
        Ok(())
    }
}

/// What stands before the path, the path, and the words after it.
type Parts<'a> = (&'a [u8], &'a [u8], Vec<&'a [u8]>);

/// Splits MAIL and RCPT at the end of their path: what is before the path, the path, the words after it.
fn split(line: &[u8]) -> Option<Parts<'_>> {
    let text = line.strip_suffix(b"\r\n")?;
    let open = text.iter().position(|&octet| octet == b'<')?;
    let head = &text[..open];
    if !head.ends_with(b":") {
        return None;
    }
    let ends = ["Reverse-path", "Path"].iter().flat_map(|rule| COMMANDS.ends(rule, text, open));
    let end = ends.chain(postmaster(text, open)).max()?;
    Some((head, &text[open..end], text[end..].split(|&octet| octet == b' ').skip(1).collect()))
}

fn postmaster(text: &[u8], open: usize) -> Option<usize> {
    let name = b"<postmaster>";
    text.get(open..open + name.len())?.eq_ignore_ascii_case(name).then_some(open + name.len())
}

/// RFC 5321 §4.5.3.1.1 to §4.5.3.1.3; RFC 1035 §2.3.4 for the label.
fn within_lengths(line: &[u8]) -> Result<(), &'static str> {
    let text = line.strip_suffix(b"\r\n").unwrap_or(line);
    let Some((_, path, _)) = split(line) else {
        let word = text.split(|&octet| octet == b' ').nth(1).unwrap_or_default();
        let hello = text.len() > 4
            && [&b"EHLO"[..], b"HELO", b"LHLO"].iter().any(|verb| text[..4].eq_ignore_ascii_case(verb));
        return if hello { domain_length(word) } else { Ok(()) };
    };
    if path.len() > 256 {
        return Err("a path has at most 256 octets (RFC 5321 4.5.3.1.3)");
    }
    let inner = path.strip_prefix(b"<").and_then(|path| path.strip_suffix(b">")).unwrap_or_default();
    let Some(at) = inner.iter().rposition(|&octet| octet == b'@') else { return Ok(()) };
    let begin = route_end(inner);
    if at - begin > 64 {
        return Err("a local-part has at most 64 octets (RFC 5321 4.5.3.1.1)");
    }
    for hop in inner[..begin].split(|&octet| matches!(octet, b'@' | b',' | b':')) {
        domain_length(hop)?;
    }
    domain_length(&inner[at + 1..])
}

fn route_end(inner: &[u8]) -> usize {
    let route = COMMANDS.ends("A-d-l", inner, 0);
    route.into_iter().filter(|&end| inner.get(end) == Some(&b':')).max().map_or(0, |end| end + 1)
}

fn domain_length(domain: &[u8]) -> Result<(), &'static str> {
    if domain.first() == Some(&b'[') {
        return Ok(());
    }
    if domain.len() > 255 {
        return Err("a domain has at most 255 octets (RFC 5321 4.5.3.1.2)");
    }
    if domain.split(|&octet| octet == b'.').any(|label| label.len() > 63) {
        return Err("a label has at most 63 octets (RFC 1035 2.3.4)");
    }
    Ok(())
}

/// RFC 6531 §3.4: "If … the SMTPUTF8 parameter is not present", no internationalised address; §3.3 lets VRFY and EXPN.
fn with_smtputf8(line: &[u8]) -> Result<(), &'static str> {
    if line.is_ascii() {
        return Ok(());
    }
    let verb = line[..4].to_ascii_uppercase();
    match verb.as_slice() {
        // On RCPT it is the MAIL before it that asks.
        b"RCPT" => Ok(()),
        // "One or more non-ASCII characters … SMTPUTF8" is a matter of the reply there (RFC 6531 3.7.4.2).
        b"VRFY" | b"EXPN" => Ok(()),
        b"MAIL" | b"SEND" | b"SOML" | b"SAML" => {
            let (_, _, words) = split(line).unwrap_or_default();
            let asked = words.iter().any(|word| word.eq_ignore_ascii_case(b"SMTPUTF8"));
            if asked { Ok(()) } else { Err("beyond US-ASCII without SMTPUTF8 (RFC 6531 3.4)") }
        }
        _ => Err("a command is US-ASCII (RFC 5321 2.4)"),
    }
}

/// RFC 5321 §4.5.3.1.4. What the extensions add to MAIL and RCPT is in a table of its own, and tested there.
fn line_length(line: &[u8]) -> Result<(), &'static str> {
    let extended = split(line).is_some();
    if line.len() > 512 && !extended {
        return Err("a command line has at most 512 octets (RFC 5321 4.5.3.1.4)");
    }
    Ok(())
}

/// RFC 4616 §2: `message = [authzid] UTF8NUL authcid UTF8NUL passwd`; RFC 4422 App. A: EXTERNAL is UTF-8 without NUL;
/// RFC 4954 §4: a mechanism that the server begins takes none.
fn initial_response(line: &[u8]) -> Result<(), &'static str> {
    let text = String::from_utf8_lossy(line);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let &[verb, mechanism, written] = &words[..] else { return Ok(()) };
    if !verb.eq_ignore_ascii_case("AUTH") {
        return Ok(());
    }
    let octets = if written == "=" { Vec::new() } else { BASE64.decode(written).unwrap_or_default() };
    let message = String::from_utf8(octets);
    let parts: Vec<&str> =
        message.as_deref().map(|message| message.split('\0').collect()).unwrap_or_default();
    let right = match mechanism {
        "PLAIN" => parts.len() == 3 && !parts[1].is_empty() && !parts[2].is_empty(),
        "EXTERNAL" => parts.len() == 1,
        // DIGEST-MD5 is "variable" (RFC 4422 §5): who has been here before may begin.
        "CRAM-MD5" => false,
        _ if mechanism.to_ascii_uppercase().starts_with("SCRAM-") => scram(message.as_deref().unwrap_or("")),
        _ => true,
    };
    if right {
        Ok(())
    } else {
        Err("an initial response of this mechanism (RFC 4616 2, RFC 4422 A, RFC 5802 7, RFC 4954 4)")
    }
}

/// RFC 5802 §7: `gs2-header [reserved-mext ","] username "," nonce ["," extensions]`.
fn scram(message: &str) -> bool {
    let filled = |field: Option<&&str>, key: &str| {
        field.is_some_and(|field| field.len() > 2 && field.starts_with(key))
    };
    let fields: Vec<&str> = message.split(',').collect();
    let flag = matches!(fields[0], "n" | "y") || filled(fields.first(), "p=");
    let identity = fields.get(1).is_some_and(|field| field.is_empty()) || filled(fields.get(1), "a=");
    let extended = filled(fields.get(2), "m=");
    flag && identity && (extended || filled(fields.get(2), "n=") && filled(fields.get(3), "r="))
}

/// What the RFCs of the extensions say in words of their parameters.
fn params(line: &[u8]) -> Result<(), &'static str> {
    let Some((_, _, words)) = split(line) else { return Ok(()) };
    let params: Vec<(String, &[u8])> = words.iter().map(|word| key_and_value(word)).collect();
    for (index, (keyword, value)) in params.iter().enumerate() {
        if params[..index].iter().any(|(other, _)| other == keyword) {
            return Err("a parameter stands once (RFC 1870 6, RFC 3461 4.5 and their kin)");
        }
        value_in_words(keyword, value)?;
    }
    let has = |name: &str| params.iter().any(|(keyword, _)| keyword == name);
    if has("HOLDFOR") && has("HOLDUNTIL") {
        return Err("one hold parameter (RFC 4865 4)");
    }
    together(&params)
}

/// What parameters ask of each other.
fn together(params: &[(String, &[u8])]) -> Result<(), &'static str> {
    let value = |name: &str| params.iter().find(|(keyword, _)| keyword == name).map(|&(_, value)| value);
    let unique = |envid: &[u8]| {
        envid.iter().enumerate().any(|(at, &octet)| octet == b'@' && at > 0 && at + 1 < envid.len())
    };
    if value("MTRK").is_some() && !value("ENVID").is_some_and(unique) {
        return Err("with MTRK goes an ENVID of local-envid \"@\" fqhn (RFC 3885 3.2)");
    }
    let number = |text: &[u8]| -> Option<i64> {
        let end = text.iter().position(|&octet| octet == b';').unwrap_or(text.len());
        std::str::from_utf8(&text[..end]).ok()?.parse().ok()
    };
    if let (Some(hold), Some(by)) = (value("HOLDFOR").and_then(number), value("BY").and_then(number))
        && hold >= by
    {
        return Err("the deliver-by time is farther in the future than the release (RFC 4865 5.2.1)");
    }
    Ok(())
}

/// A parameter's keyword in upper case, and its value.
pub fn key_and_value(word: &[u8]) -> (String, &[u8]) {
    let equals = word.iter().position(|&octet| octet == b'=').unwrap_or(word.len());
    let value = word.get(equals + 1..).unwrap_or_default();
    (String::from_utf8_lossy(&word[..equals]).to_ascii_uppercase(), value)
}

/// What an RFC says of a value in words rather than in ABNF.
///
/// # Errors
///
/// The name of what the value breaks.
pub fn value_in_words(keyword: &str, value: &[u8]) -> Result<(), &'static str> {
    let mailbox = |value: &[u8]| COMMANDS.matches("Mailbox", value);
    match keyword {
        "AUTH" => {
            let text = decoded(value);
            if text != b"<>" && !mailbox(&text) {
                return Err("AUTH= is a mailbox or <> (RFC 4954 5)");
            }
        }
        "SUBMITTER" | "ALT-ADDRESS" if !mailbox(&decoded(value)) => return Err("a mailbox (RFC 4405 4)"),
        "ENVID" if !printable(value) => return Err(NOT_PRINTABLE),
        "ENVID" if value.len() > 100 => return Err("ENVID has at most 100 characters (RFC 3461 4.4)"),
        "ORCPT" => return original_recipient(value),
        "TRANSID" if value.len() > 80 => {
            return Err("a transaction id has at most 80 characters (RFC 1845 4)");
        }
        "SOLICIT" if value.len() > 1000 => return Err("at most 1000 characters (RFC 3865 2.2)"),
        "BY" => {
            let (time, mode) = value.split_at(value.iter().position(|&octet| octet == b';').unwrap_or(0));
            let positive =
                time.first() != Some(&b'-') && time.iter().any(|octet| (b'1'..=b'9').contains(octet));
            if mode.get(1).is_some_and(|mode| mode.eq_ignore_ascii_case(&b'R')) && !positive {
                return Err("with R the time is above zero (RFC 2852 4)");
            }
        }
        "HOLDUNTIL" | "RRVS" => return date(value),
        _ => {}
    }
    Ok(())
}

/// RFC 3461 §4.2, with what RFC 6533 §3 makes of the type utf-8.
fn original_recipient(value: &[u8]) -> Result<(), &'static str> {
    if value.len() + "ORCPT=".len() > 500 {
        return Err("the entire ORCPT parameter has at most 500 characters (RFC 3461 4.2)");
    }
    let after = value.iter().position(|&octet| octet == b';').map_or(0, |at| at + 1);
    let (addr_type, address) = value.split_at(after);
    if !addr_type.eq_ignore_ascii_case(b"utf-8;") {
        return if printable(address) { Ok(()) } else { Err(NOT_PRINTABLE) };
    }
    if COMMANDS.matches("utf-8-enc-addr", address) {
        Ok(())
    } else {
        Err("of the type utf-8 an address is in that type's form (RFC 6533 3)")
    }
}

const NOT_PRINTABLE: &str = "\"printable (graphic and white space) characters\" (RFC 3461 4.2, 4.4)";

/// Whether xtext stands for such characters alone.
fn printable(xtext: &[u8]) -> bool {
    decoded(xtext).iter().all(|octet| matches!(octet, b' '..=b'~' | b'\t'))
}

/// xtext, decoded.
fn decoded(value: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut at = 0;
    while let Some(&octet) = value.get(at) {
        let hex = value.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(code) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| octet == b'+') {
            text.push(code);
            at += 3;
        } else {
            text.push(octet);
            at += 1;
        }
    }
    text
}

/// RFC 3339 §5.7: month, day, hour, minute and second within their bounds.
fn date(value: &[u8]) -> Result<(), &'static str> {
    let number = |from: usize, to: usize| -> u32 {
        std::str::from_utf8(&value[from..to]).ok().and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)
    };
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    let inside =
        (1..=days).contains(&day) && number(11, 13) < 24 && number(14, 16) < 60 && number(17, 19) <= 60;
    let zone = value.get(19..25).filter(|zone| matches!(zone[0], b'+' | b'-') && zone[3] == b':');
    let zoned = zone.is_none_or(|_| number(20, 22) < 24 && number(23, 25) < 60);
    if inside && zoned { Ok(()) } else { Err("a date and a time that exist (RFC 3339 5.7)") }
}

/// What a reply answers, as far as its grammar depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// The greeting of a server.
    Greeting,
    /// EHLO.
    Ehlo,
    /// Any other command.
    Other,
}

/// Whether a reply with its CRLFs is one that the standard lets be; else why not.
///
/// # Errors
///
/// The production or the sentence that it breaks.
pub fn reply(octets: &[u8], answers: Answers) -> Result<(), &'static str> {
    let special = match answers {
        Answers::Greeting if octets.starts_with(b"220") => Some("Greeting"),
        Answers::Ehlo if octets.starts_with(b"250") => Some("ehlo-ok-rsp"),
        _ => None,
    };
    if special.is_some_and(|rule| !REPLIES.matches(rule, octets)) {
        return Err("the grammar of this reply");
    }
    if special.is_some() {
        groups(octets)?;
        let host = octets[4..].split(u8::is_ascii_whitespace).next().unwrap_or_default();
        domain_length(host)?;
    }
    if !REPLIES.matches("Reply-line-as-sent", octets) {
        return Err("Reply-line");
    }
    let lines: Vec<&[u8]> = octets.split_inclusive(|&octet| octet == b'\n').collect();
    if lines.iter().any(|line| line[..3] != lines[0][..3]) {
        return Err("the same code on every line (RFC 5321 4.2.1)");
    }
    if lines.iter().any(|line| line.len() > 512) {
        return Err("a reply line has at most 512 octets (RFC 5321 4.5.3.1.5)");
    }
    Ok(())
}
