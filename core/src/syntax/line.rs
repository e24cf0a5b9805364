//! The line as a whole: where it ends, and octets that no production takes.

use crate::cursor::is_blank;
use crate::finding::{Arg, Finding, ReplyContext, Report};
use crate::rules::Rule;
use crate::rules::lines::{
    LINE_BARE_CR, LINE_BARE_LF, LINE_CONTROL_OCTET, LINE_END_MISSING, LINE_ESCAPE_SEQUENCE,
    LINE_INVALID_UTF8, LINE_SURPLUS,
};
use crate::span::{MAX_LINE, Span};

/// A line with its ends found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Framed {
    /// Offset after the last octet of content, trailing blanks not counted.
    pub(crate) end: usize,
    /// Blanks between the content and the line end.
    pub(crate) trailing: Span,
    /// The length in octets with a CRLF, whether there is one or not.
    pub(crate) length: usize,
    /// Nothing but printable US-ASCII.
    pub(crate) clean: bool,
    /// UTF-8, with octets beyond US-ASCII in it.
    pub(crate) utf8: bool,
}

impl Framed {
    /// The octets before `end`, of a text whose ends somebody else has found and judged.
    pub(crate) fn judged(end: usize) -> Self {
        Self { end, trailing: Span::at(end), length: end + 2, clean: true, utf8: false }
    }
}

/// A sink, and what the line is: a command, or an address on its own.
struct Placed<'r> {
    place: ReplyContext,
    out: &'r mut dyn Report,
}

/// Finds the end of a line and reports what is wrong with it; `wire` says that its octets are those of the wire.
#[inline]
pub(crate) fn frame(line: &[u8], wire: bool, place: ReplyContext, out: &mut dyn Report) -> Framed {
    let content = match line {
        [content @ .., b'\r', b'\n'] => content,
        [content @ .., b'\n'] | content if !wire => content,
        _ => return frame_unusual(line, wire, &mut Placed { place, out }),
    };
    // Printable, it holds no other line ending either.
    if content.len() > MAX_LINE || is_untidy(content) || !is_printable(content) {
        return frame_unusual(line, wire, &mut Placed { place, out });
    }
    let end = content.len();
    Framed { end, trailing: Span::at(end), length: end + 2, clean: true, utf8: false }
}

#[cold]
fn frame_unusual(line: &[u8], wire: bool, out: &mut Placed<'_>) -> Framed {
    let line = &line[..line.len().min(MAX_LINE)];
    let end = line_end(line, wire, out);
    let content = &line[..end];
    let content = without_escapes(content, line, out);
    let end = content.len();
    let kept = content.iter().rposition(|&octet| !is_blank(octet)).map_or(0, |last| last + 1);
    let clean = is_printable(&content[..kept]);
    let utf8 = !clean && report_octets(line, kept, out) && !content[..kept].is_ascii();
    Framed { end: kept, trailing: Span::new(kept, end), length: end + 2, clean, utf8 }
}

/// Whether a line ends with a space or with a line ending spelt out.
#[inline]
fn is_untidy(content: &[u8]) -> bool {
    matches!(content, [.., b' '] | [.., b'\\', b'r' | b'n'])
}

/// The content without the characters `\r\n` spelt out at its end: an escape that a program or a shell did not undo.
fn without_escapes<'a>(content: &'a [u8], line: &[u8], out: &mut Placed<'_>) -> &'a [u8] {
    let mut end = content.len();
    let last = content.rsplit(|&octet| is_blank(octet)).next().unwrap_or_default();
    // In the value of a parameter a backslash and a letter are characters like any other.
    if last.contains(&b'=') {
        return content;
    }
    while let [.., b'\\', b'r' | b'n'] = content[..end] {
        end -= 2;
    }
    if end < content.len() {
        report(out, &LINE_ESCAPE_SEQUENCE, Span::new(end, content.len()), line, Arg::None);
    }
    &content[..end]
}

/// The offset at which the line ending begins.
fn line_end(line: &[u8], wire: bool, out: &mut Placed<'_>) -> usize {
    let Some(feed) = memchr::memchr(b'\n', line) else {
        if wire && line.last() != Some(&b'\r') {
            report(out, &LINE_END_MISSING, Span::at(line.len()), line, Arg::None);
        }
        return line.len();
    };
    let bare = feed == 0 || line[feed - 1] != b'\r';
    let last = feed + 1 == line.len();
    if wire && bare {
        let cure = if last { Arg::Word("\r") } else { Arg::None };
        report(out, &LINE_BARE_LF, Span::new(feed, feed + 1), line, cure);
    } else if !last {
        report(out, &LINE_SURPLUS, Span::new(feed + 1, line.len()), line, Arg::None);
    }
    feed - usize::from(!bare)
}

/// Whether all octets are within `%d32-126`: eight at a time, the last eight perhaps twice.
#[inline]
pub(crate) fn is_printable(content: &[u8]) -> bool {
    let Some(last) = content.last_chunk::<8>() else {
        return content.iter().all(|&octet| octet.wrapping_sub(b' ') < 0x5F);
    };
    let (chunks, _) = content.as_chunks::<8>();
    chunks.iter().fold(unprintable(*last), |found, chunk| found | unprintable(*chunk)) == 0
}

/// Sets the high bit of octets that are not printable US-ASCII. Borrows and carries come from such octets only, so
/// they can add no bit to a chunk that has none.
#[inline]
const fn unprintable(chunk: [u8; 8]) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let octets = u64::from_le_bytes(chunk);
    (octets | octets.wrapping_sub(0x2020_2020_2020_2020) | octets.wrapping_add(0x0101_0101_0101_0101)) & HIGH
}

/// Whether the line is UTF-8.
#[cold]
fn report_octets(line: &[u8], end: usize, out: &mut Placed<'_>) -> bool {
    for (span, octet) in control_runs(&line[..end]) {
        let rule = if octet == b'\r' { &LINE_BARE_CR } else { &LINE_CONTROL_OCTET };
        report(out, rule, span, line, Arg::Octet(octet));
    }
    let mut valid = true;
    for span in invalid_utf8(&line[..end]) {
        report(out, &LINE_INVALID_UTF8, span, line, Arg::Octet(span.of(line)[0]));
        valid = false;
    }
    valid
}

/// Runs of the same control character.
pub(crate) fn control_runs(content: &[u8]) -> impl Iterator<Item = (Span, u8)> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let start = at + content[at..].iter().position(u8::is_ascii_control)?;
        let octet = content[start];
        let run = content[start..].iter().take_while(|&&other| other == octet).count();
        at = start + run;
        Some((Span::new(start, at), octet))
    })
}

/// The sequences that are not UTF-8.
pub(crate) fn invalid_utf8(content: &[u8]) -> impl Iterator<Item = Span> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let error = core::str::from_utf8(&content[at..]).err()?;
        let start = at + error.valid_up_to();
        at = error.error_len().map_or(content.len(), |length| start + length);
        Some(Span::new(start, at))
    })
}

fn report(out: &mut Placed<'_>, rule: &'static Rule, span: Span, line: &[u8], arg: Arg) {
    out.out.report(Finding { rule, span, args: [arg, Arg::None], context: out.place }, line);
}
