//! What a journal or a container's log puts before every line of a program.

use super::stamp::stamp;
use super::text::blanks;

/// Octets before a line of the program, and the time among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) length: usize,
    pub(super) time: Option<u64>,
}

/// Whatever such beginning a line has.
pub(super) fn lead(line: &[u8]) -> Option<Lead> {
    column(line).or_else(|| syslog(line))
}

/// `app-1  | `, as `docker compose` writes.
fn column(line: &[u8]) -> Option<Lead> {
    const MOST: usize = 64;
    let name = word(line);
    let bar = name + blanks(&line[name..]);
    let is_column = (1..MOST).contains(&name) && bar > name && line.get(bar) == Some(&b'|');
    let after = bar + 1;
    is_column.then(|| Lead { length: after + usize::from(line.get(after) == Some(&b' ')), time: None })
}

/// `Nov 24 10:11:12 host name[123]: ` (RFC 3164 §4.1.2), or with a time as in RFC 3339.
fn syslog(line: &[u8]) -> Option<Lead> {
    let time = stamp(line).filter(|_| line[0] != b'[')?;
    let host = time.length + word(&line[time.length..]);
    if host == time.length || line.get(host) != Some(&b' ') {
        return None;
    }
    let name = host + 1 + word(&line[host + 1..]);
    let digits = line.get(name + 1..)?.iter().take_while(|octet| octet.is_ascii_digit()).count();
    let end = name + 1 + digits;
    let is_syslog = name > host + 1 && line[name] == b'[' && digits > 0 && line[end..].starts_with(b"]: ");
    is_syslog.then_some(Lead { length: end + 3, time: Some(time.time) })
}

/// Octets of a name.
fn word(text: &[u8]) -> usize {
    let part = |octet: &&u8| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'_' | b'.' | b'/');
    text.iter().take_while(part).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_journals_and_containers() {
        const MORNING: u64 = ((10 * 60 + 11) * 60 + 12) * 1000;
        let cases = [
            ("app-1  | EHLO a", Some((9, None))),
            ("Jan  1 10:11:12 mx java[12]: EHLO a", Some((29, Some(MORNING)))),
            ("1970-01-01T10:11:12Z mx app.x[12]: 250", Some((35, Some(MORNING)))),
            ("EHLO a", None),
            ("| EHLO", None),
            ("250 ok | no", None),
            ("10:11:12 7 LOG: MAIN", None),
            ("12:28:02.031550 == Info:   Trying 127.0.0.1:2602...", None),
            ("2026-11-24 12:31:29\tConnection: opened", None),
        ];
        for (line, expected) in cases {
            let found = lead(line.as_bytes()).map(|lead| (lead.length, lead.time));
            assert_eq!(found, expected, "{line}");
        }
    }
}
