//! Replies: how they are written, and what a refusal says.

use smtplint_core::rules::{Owed, sequence::TOO_MANY_RECIPIENTS, verbs::VERB_PRIVATE};
use smtplint_core::{Finding, registry::limits::REPLY_LINE, visible};

/// A reply of one line or several, with its enhanced status code on each.
pub(super) fn reply(code: u16, enhanced: &str, lines: &[String]) -> Vec<u8> {
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let separator = if at + 1 == lines.len() { ' ' } else { '-' };
        let space = if enhanced.is_empty() { "" } else { " " };
        let head = format!("{code}{separator}{enhanced}{space}");
        let text: String = ascii(line).chars().take(REPLY_LINE - 2 - head.len()).collect();
        out.extend_from_slice(format!("{head}{text}\r\n").as_bytes());
    }
    out
}

/// The text of a reply is printable US-ASCII (RFC 5321 §4.2).
fn ascii(text: &str) -> String {
    text.chars().map(|character| if matches!(character, ' '..='~') { character } else { '?' }).collect()
}

/// A refusal: the reply that the finding owes, which ends with the rule's code; with `explained` the command, a caret
/// and the help come too.
pub(super) fn refusal(finding: &Finding, line: &[u8], explained: bool) -> (u16, Vec<u8>) {
    let owed = match finding.owed() {
        Some(owed) => owed,
        // More recipients than a server has to take are no fault of the client, and still too many for this one.
        None if finding.rule.code == TOO_MANY_RECIPIENTS.code => Owed(452, "4.5.3"),
        // A private command is no mistake either, and unknown to this server.
        None if finding.rule.code == VERB_PRIVATE.code => Owed(500, "5.5.2"),
        None => Owed(501, "5.5.4"),
    };
    let first = format!("{} [{}]", finding.message(line), finding.rule.code);
    let mut lines = vec![first];
    if explained {
        lines.extend(drawn(finding, line).into_iter().flatten());
        lines.push(finding.help(line));
    }
    (owed.0, reply(owed.0, owed.1, &lines))
}

/// The command and, under it, a caret where it is wrong; nothing for AUTH, which may hold a password.
fn drawn(finding: &Finding, line: &[u8]) -> Option<[String; 2]> {
    const WIDTH: usize = 400;
    let content = line.strip_suffix(b"\n").unwrap_or(line);
    let content = content.strip_suffix(b"\r").unwrap_or(content);
    let start = (finding.span.start as usize).min(content.len());
    if smtplint_core::command::secret_in(line).is_some() || start > WIDTH {
        return None;
    }
    let before = visible(&content[..start]).chars().count();
    let under = visible(finding.span.of(content)).chars().count().clamp(1, WIDTH);
    Some([visible(content), format!("{}{}", " ".repeat(before), "^".repeat(under))])
}
