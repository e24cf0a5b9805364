//! `--redact`: what may be shown where addresses may not.

use super::found::Excerpt;
use super::{Found, encoded};
use smtplint_core::document::Source;
use smtplint_core::{Diagnostic, visible};
use std::ops::Range;

/// A finding in whose texts each octet of a local-part or domain is an "x"; only "@" is left of an address.
pub(crate) fn redacted(mut told: Diagnostic, source: Source<'_>) -> Found {
    let line = source.text;
    // Messages quote parts of addresses too.
    let octets = encoded::octets(line).map(|(_, octets)| octets);
    let parts = quotable(octets.as_deref().unwrap_or(line));
    told.message = text(&told.message, &parts);
    told.help = told.help.map(|help| text(&help, &parts));
    for related in &mut told.related {
        related.message = text(&related.message, &parts);
    }
    // A fix that could not be applied as it stands is none.
    told.fixes.retain(|fix| fix.edits.iter().all(|edit| is_harmless(&edit.text, &parts)));
    let excerpt = Excerpt::around(&told, source, true);
    Found { told, excerpt }
}

/// A line with its addresses masked, as long as it was.
pub(crate) fn line(octets: &[u8]) -> Vec<u8> {
    let mut shown = octets.to_vec();
    mask(&mut shown, &addresses(octets));
    shown
}

/// What messages may quote of the addresses in a line.
fn quotable(line: &[u8]) -> Vec<String> {
    addresses(line).into_iter().map(|range| visible(&line[range])).collect()
}

fn mask(octets: &mut [u8], hidden: &[Range<usize>]) {
    for range in hidden {
        octets[range.clone()].fill(b'x');
    }
}

/// A message: its addresses are masked, and what it quotes of the line's.
fn text(message: &str, parts: &[String]) -> String {
    let mut shown = message.to_owned();
    for (at, quoted) in message.split('"').enumerate() {
        let inner = quoted.trim_end_matches('…');
        if at % 2 == 1 && parts.iter().any(|part| part.contains(inner)) {
            let masked: String = quoted.chars().map(|c| if c.is_alphanumeric() { 'x' } else { c }).collect();
            shown = shown.replacen(&format!("\"{quoted}\""), &format!("\"{masked}\""), 1);
        }
    }
    // Domains and literals stand in advice without quotes too: `write [192.0.2.1]`.
    for part in parts.iter().map(|part| part.trim_matches(['[', ']'])) {
        if part.contains(['.', ':']) {
            shown = shown.replace(part, &"x".repeat(part.chars().count()));
        }
    }
    let mut octets = shown.into_bytes();
    let mut hidden = Vec::new();
    around_signs(&octets, &mut hidden);
    mask(&mut octets, &hidden);
    String::from_utf8_lossy(&octets).into_owned()
}

/// Whether the text of an edit gives no part of an address away.
fn is_harmless(edit: &str, parts: &[String]) -> bool {
    let words = || edit.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    addresses(edit.as_bytes()).is_empty() && !words().any(|word| parts.iter().any(|part| part.contains(word)))
}

/// Where local-parts and domains stand in a line: in paths, and around each "@" whatever the text is.
///
/// It asks less of them than the grammar, which broken addresses do not keep to.
fn addresses(line: &[u8]) -> Vec<Range<usize>> {
    let mut hidden = Vec::new();
    if let Some(path) = path(line) {
        without_signs(line, path, &mut hidden);
    }
    around_signs(line, &mut hidden);
    hidden
}

fn around_signs(line: &[u8], hidden: &mut Vec<Range<usize>>) {
    for at in signs(line) {
        if hidden.last().is_some_and(|last: &Range<usize>| at.start < last.end) {
            continue;
        }
        let (start, end) = (local_part(line, at.start), domain(line, at.end));
        if start < at.start {
            hidden.push(start..at.start);
        }
        if at.end < end {
            hidden.push(at.end..end);
        }
    }
}

/// Each "@", and "+40", which is "@" in xtext (RFC 3461 §4).
fn signs(line: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    (0..line.len()).filter_map(|at| match &line[at..] {
        [b'@', ..] => Some(at..at + 1),
        [b'+', b'4', b'0', ..] => Some(at..at + 3),
        _ => None,
    })
}

/// The argument of MAIL and RCPT up to its ">", of VRFY and EXPN to the end: it is an address even without "@".
fn path(line: &[u8]) -> Option<Range<usize>> {
    let upper = line.get(..line.len().min(64))?.to_ascii_uppercase();
    let find =
        |word: &[u8]| upper.windows(word.len()).position(|here| here == word).map(|at| at + word.len());
    if let Some(after) = find(b"VRFY ").or_else(|| find(b"EXPN ")) {
        return Some(after..line.trim_ascii_end().len().max(after));
    }
    let after = find(b"FROM:").or_else(|| find(b"TO:"))?;
    let start = after + line[after..].iter().take_while(|octet| octet.is_ascii_whitespace()).count();
    let rest = &line[start..];
    if rest.first() == Some(&b'<')
        && let Some(end) = rest.iter().position(|&octet| octet == b'>')
    {
        return Some(start + 1..start + end);
    }
    let bracket = usize::from(rest.first() == Some(&b'<'));
    let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    Some(start + bracket..start + end.max(bracket))
}

/// The parts of a range between its signs.
fn without_signs(line: &[u8], range: Range<usize>, hidden: &mut Vec<Range<usize>>) {
    let mut start = range.start;
    for at in signs(&line[range.clone()]) {
        hidden.push(start..range.start + at.start);
        start = range.start + at.end;
    }
    hidden.push(start..range.end);
    hidden.retain(|part| !part.is_empty());
}

/// Where the local-part before a sign begins.
fn local_part(line: &[u8], end: usize) -> usize {
    if end > 0 && line[end - 1] == b'"' {
        let opening = (0..end - 1).rev().find(|&at| line[at] == b'"' && (at == 0 || line[at - 1] != b'\\'));
        if let Some(opening) = opening {
            return opening;
        }
    }
    let inside = |octet: &u8| !octet.is_ascii_whitespace() && !b"<>,:;()[]\"@".contains(octet);
    let start = end - line[..end].iter().rev().take_while(|octet| inside(octet)).count();
    // `AUTH=` and `ORCPT=` are no part of the address after them; "=" may well be one.
    let word = &line[start..end];
    let keyword = [&b"AUTH="[..], b"ORCPT=", b"from=", b"to="];
    start + keyword.iter().find(|keyword| word.starts_with(keyword)).map_or(0, |keyword| keyword.len())
}

/// Where the domain or address literal after a sign ends.
fn domain(line: &[u8], start: usize) -> usize {
    let rest = &line[start..];
    if rest.first() == Some(&b'[')
        && let Some(end) = rest.iter().position(|&octet| octet == b']')
    {
        return start + end + 1;
    }
    let inside = |octet: &&u8| !octet.is_ascii_whitespace() && !b"<>,:;()\"@".contains(octet);
    start + rest.iter().take_while(inside).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_only_the_sign_is_left() {
        let cases = [
            ("MAIL FROM:<joe@example.org> SIZE=10", "MAIL FROM:<xxx@xxxxxxxxxxx> SIZE=10"),
            ("MAIL FROM: joe@example.org", "MAIL FROM: xxx@xxxxxxxxxxx"),
            ("RCPT TO:<joe>", "RCPT TO:<xxx>"),
            ("RCPT TO:<joe smith@example.org>", "RCPT TO:<xxxxxxxxx@xxxxxxxxxxx>"),
            ("RCPT TO:<\"a b\"@[192.0.2.1]> X=1", "RCPT TO:<xxxxx@xxxxxxxxxxx> X=1"),
            ("RCPT TO:<@a.example,@b.example:c@d>", "RCPT TO:<@xxxxxxxxxx@xxxxxxxxxxx@x>"),
            ("RCPT TO:<a@b> ORCPT=rfc822;Bob+40Example.com", "RCPT TO:<x@x> ORCPT=rfc822;xxx+40xxxxxxxxxxx"),
            ("MAIL FROM:<> AUTH=joe@example.org", "MAIL FROM:<> AUTH=xxx@xxxxxxxxxxx"),
            ("550 5.1.1 <joe@example.org>: unknown", "550 5.1.1 <xxx@xxxxxxxxxxx>: unknown"),
            ("250 Joe (\"a b\"@c.example), d=e@f", "250 Joe (xxxxx@xxxxxxxxx), xxx@x"),
            ("VRFY smith", "VRFY xxxxx"),
            ("RCPT TO:<é@b>", "RCPT TO:<xx@x>"),
            ("RCPT TO:<joe", "RCPT TO:<xxx"),
            ("EHLO client.example.org", "EHLO client.example.org"),
            ("MAIL FROM:", "MAIL FROM:"),
            ("@", "@"),
            ("<", "<"),
        ];
        for (given, expected) in cases {
            assert_eq!(String::from_utf8_lossy(&line(given.as_bytes())), expected);
        }
    }

    #[test]
    fn what_a_message_quotes_of_an_address_is_masked_and_its_own_words_are_not() {
        let parts = ["joe".to_owned(), "b_.example".to_owned()];
        let cases = [
            ("\"_\" in \"b_\"; write \"FROM:\"", "\"_\" in \"x_\"; write \"FROM:\""),
            ("write <joe@b.example>", "write <xxx@xxxxxxxxx>"),
            ("space between \"FROM:\" and \"<\"", "space between \"FROM:\" and \"<\""),
            ("write [b_.example]", "write [xxxxxxxxxx]"),
            ("no local-part before \"@\"", "no local-part before \"@\""),
        ];
        for (given, expected) in cases {
            assert_eq!(text(given, &parts), expected);
        }
    }
}
