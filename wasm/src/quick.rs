//! The usual command line, without a detour: a known verb, no control characters, no rule left out.
//!
//! It is read once, next to nothing is allocated, and where it is ASCII its parts are places in the input rather than
//! copies. What it writes is, word for word of the report, what [`reports`](crate::reports) would write of
//! [`smtplint_core::lint_command`]: the tests hold both against each other on every case.

use crate::layout;
use crate::record::{Group, Record, Text, address};
use crate::reports::{edit, side};
use smtplint_core::command::{
    Command, Context, Host, Params, Path, SourceRoute, command, shown_mechanism, shown_rest,
};
use smtplint_core::rules::Owed;
use smtplint_core::{Finding, Severity, Side};

/// Offsets in a line this long leave room for the bits that tell the kinds of texts apart.
const LONGEST: usize = 1 << 16;

/// Lints a line and writes the record; none where the line is not of the usual kind, and nothing is lost then.
pub(crate) fn lint(
    input: &[u8],
    context: &Context,
    findings: &mut Vec<Finding>,
    record: &mut Record,
) -> Option<u32> {
    let line = content(input)?;
    findings.clear();
    let parsed = command(input, context, findings);
    // Beyond ASCII, places are to be counted in another unit; beyond the line feed, in lines and columns. They seldom
    // come out of order.
    if let Some(last) = findings.last()
        && (!line.is_ascii
            || last.span.start as usize > line.end
            || !findings.is_sorted_by_key(|finding| finding.span.start))
    {
        return None;
    }
    record.begin();
    Line { input, is_ascii: line.is_ascii, record }.command(&parsed)?;
    let mut valid = true;
    for finding in findings.iter() {
        valid &= finding.rule.severity != Severity::Error;
        found(finding, input, record);
    }
    Some(record.end(valid, true, findings.len()))
}

/// What a line holds before its ending.
struct Content {
    /// How many octets it is.
    end: usize,
    is_ascii: bool,
}

/// The content of a line that people see as it is: UTF-8 without control characters.
fn content(input: &[u8]) -> Option<Content> {
    let content = input.strip_suffix(b"\n").map_or(input, |line| line.strip_suffix(b"\r").unwrap_or(line));
    if content.len() > LONGEST {
        return None;
    }
    let is_ascii = is_printable(content);
    (is_ascii || is_visible(content)).then_some(Content { end: content.len(), is_ascii })
}

/// Whether every octet is one of US-ASCII that has a glyph, or SP; eight at a time.
fn is_printable(content: &[u8]) -> bool {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = content.as_chunks::<8>();
    let faults = words.iter().fold(0, |faults, word| {
        let word = u64::from_le_bytes(*word);
        // The highest bit of an octet that is at least 0x80, below SP, or DEL; only such a one borrows or carries.
        faults | word | word.wrapping_sub(ONES * 0x20) | word.wrapping_add(ONES)
    });
    faults & HIGH == 0 && rest.iter().all(|octet| (b' '..=b'~').contains(octet))
}

/// Whether it is UTF-8 that begins with no byte order mark and has no control characters.
#[cold]
fn is_visible(content: &[u8]) -> bool {
    !content.iter().any(u8::is_ascii_control)
        && std::str::from_utf8(content).is_ok_and(|text| !text.starts_with('\u{FEFF}'))
}

type Parts = Group<{ layout::COMMAND_WORDS }>;

/// A line that is being read, and the record that its parts go into.
struct Line<'a> {
    input: &'a [u8],
    is_ascii: bool,
    record: &'a mut Record,
}

impl Line<'_> {
    fn command(&mut self, parsed: &Command<'_>) -> Option<()> {
        let mut parts = Group::<{ layout::COMMAND_WORDS }>::new();
        parts.text(layout::COMMAND_VERB, Text::constant(parsed.verb()?.name()));
        parts.set(layout::COMMAND_PATH, 0);
        match *parsed {
            Command::Mail(_, path, params) | Command::Rcpt(path, params) => self.mail(parts, path, params),
            Command::Auth(mechanism, _) => self.words(parts, shown_mechanism(mechanism)),
            Command::Text(verb, text) => {
                self.words(parts, text.map(|text| shown_rest(verb.name().as_bytes(), text)));
            }
            Command::Bdat(size, last) => {
                parts.set(layout::COMMAND_ARGS, u32::from(size.is_some()) + u32::from(last));
                self.record.push(parts);
                if let Some(size) = size {
                    let size = self.record.write(&size.to_string());
                    self.record.item(size);
                }
                if last {
                    self.record.item(Text::constant("LAST"));
                }
            }
            Command::Plain(_) => self.record.push(parts),
            Command::Hello(_, host) => {
                parts.text(layout::COMMAND_DOMAIN, host.map_or(Text::ABSENT, |host| self.host(host)));
                self.record.push(parts);
            }
            _ => return None,
        }
        Some(())
    }

    fn words(&mut self, mut parts: Parts, text: Option<&[u8]>) {
        let text = text.filter(|text| !text.is_empty());
        parts.set(layout::COMMAND_ARGS, u32::from(text.is_some()));
        self.record.push(parts);
        if let Some(text) = text {
            self.item(text);
        }
    }

    fn item(&mut self, text: &[u8]) {
        let text = self.slice(text);
        self.record.item(text);
    }

    fn mail(&mut self, mut parts: Parts, path: Option<Path<'_>>, params: Params<'_>) {
        let route = path.and_then(|path| self.path(&mut parts, path));
        let count = self.record.push_open(parts, layout::COMMAND_PARAMS);
        for hop in route.iter().flat_map(|route| route.domains()) {
            self.item(hop);
        }
        let mut found = 0;
        for (keyword, value) in params.iter() {
            found += 1;
            let keyword = self.upper(keyword);
            self.record.item(keyword);
            let value = value.map_or(Text::ABSENT, |value| self.slice(value));
            self.record.item(value);
        }
        self.record.close(count, found);
    }

    /// The path's words; returns its source route, which follows them.
    fn path<'a>(&mut self, parts: &mut Parts, path: Path<'a>) -> Option<SourceRoute<'a>> {
        let mut text = |at: usize, text: &[u8]| parts.text(layout::COMMAND_PATH_WORDS + at, self.slice(text));
        let mut hops = None;
        match path {
            Path::Null => {}
            Path::Postmaster(name) => text(layout::PATH_LOCAL_PART, name),
            Path::Mailbox(route, mailbox) => {
                text(layout::PATH_LOCAL_PART, mailbox.local_part);
                match mailbox.host {
                    Some(Host::Domain(domain)) => text(layout::PATH_DOMAIN, domain),
                    Some(Host::Literal(literal)) => text(layout::PATH_LITERAL, literal.text),
                    None => {}
                }
                hops = Some(route).filter(|route| !route.is_empty());
            }
        }
        parts.set(layout::COMMAND_PATH, 1);
        if let Some(route) = hops {
            parts.set(layout::COMMAND_PATH_WORDS + layout::PATH_ROUTE, route.domains().count() as u32);
        }
        hops
    }

    /// A literal comes with its brackets, which stand around it unless one of them is missing.
    fn host(&mut self, host: Host<'_>) -> Text {
        let text = match host {
            Host::Domain(domain) => return self.slice(domain),
            Host::Literal(literal) => literal.text,
        };
        let start = self.offset(text);
        let end = start + text.len();
        if self.is_ascii
            && self.input.get(start.wrapping_sub(1)) == Some(&b'[')
            && self.input.get(end) == Some(&b']')
        {
            return Text::slice(start - 1, end + 1);
        }
        self.record.write(&(String::from("[") + &String::from_utf8_lossy(text) + "]"))
    }

    fn upper(&mut self, word: &[u8]) -> Text {
        if word.iter().any(u8::is_ascii_lowercase) {
            return self.record.write(&String::from_utf8_lossy(word).to_ascii_uppercase());
        }
        self.slice(word)
    }

    fn slice(&mut self, part: &[u8]) -> Text {
        if !self.is_ascii {
            return self.record.write(&String::from_utf8_lossy(part));
        }
        // An empty one may lie anywhere.
        let start = if part.is_empty() { 0 } else { self.offset(part) };
        Text::slice(start, start + part.len())
    }

    fn offset(&self, part: &[u8]) -> usize {
        (address(part) as usize).wrapping_sub(address(self.input) as usize)
    }
}

#[inline(never)]
fn found(finding: &Finding, input: &[u8], record: &mut Record) {
    let rule = finding.rule;
    let (start, end) = (finding.span.start, finding.span.end);
    let mut found = Group::<{ layout::FOUND_WORDS }>::new();
    found.set(layout::FOUND_RULE, address(rule));
    found.set(layout::FOUND_START, start);
    found.set(layout::FOUND_END, end);
    found.set(layout::FOUND_LINE, 1);
    found.set(layout::FOUND_COLUMN, start + 1);
    found.text(layout::FOUND_SIDE, side(Side::Client));
    found.text(layout::FOUND_MESSAGE, told(rule.message, || finding.message(input), record));
    found.text(layout::FOUND_HELP, told(rule.help, || finding.help(input), record));
    if rule.severity == Severity::Error
        && let Some(Owed(code, enhanced)) = finding.owed()
    {
        found.set(layout::FOUND_OWED, u32::from(code));
        found.text(layout::FOUND_OWED_ENHANCED, Text::constant_or_absent(Some(enhanced)));
    }
    let fix = finding.fix(input);
    found.set(layout::FOUND_FIXES, u32::from(fix.is_some()));
    found.set(layout::FOUND_RELATED, 0);
    record.push(found);
    if let Some((title, text)) = fix {
        let mut fix = Group::<{ layout::FIX_WORDS }>::new();
        fix.text(layout::FIX_TITLE, Text::constant(title));
        fix.set(layout::FIX_EDITS, 1);
        record.push(fix);
        let text = record.write(&text);
        edit(record, start, end, text);
    }
}

/// A template without slots is the text itself.
fn told(template: &'static str, fill: impl FnOnce() -> String, record: &mut Record) -> Text {
    if !template.contains('{') {
        return Text::constant_or_absent(Some(template));
    }
    let text = fill();
    if text.is_empty() { Text::ABSENT } else { record.write(&text) }
}
