//! Comments in an input that silence rules: `# smtplint: ignore SL0203`.

use crate::octets::strip_ending;
use crate::rules::{self, Rule};
use alloc::vec::Vec;
use core::ops::Range;

/// Which rules the comments of an input silence, and how far.
///
/// `ignore` holds to the end of the session (of the file, where there are no sessions), `ignore-next` for the command
/// or reply that follows, `ignore-file` for the whole file, if nothing but comments stands before it. Rules are named
/// or given by code, with commas or blanks between them; without any, all rules are meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Directives {
    file: Vec<Named>,
    session: Vec<Held>,
    /// Of a line that is to come.
    coming: Vec<Named>,
    /// Of lines that were, whose findings may still be told.
    next: Vec<(Named, Range<usize>)>,
    /// A line that is no comment has been seen.
    begun: bool,
}

/// A rule; none stands for all.
type Named = Option<&'static Rule>;

/// A rule that is silenced in a session.
#[derive(Clone, Copy, Debug)]
struct Held {
    named: Named,
    /// Offset of the first comment that says so, and of the last: that may be meant for the next session.
    first: usize,
    last: usize,
}

/// Lines with an `ignore-next` before them that are remembered: what a line breaks is told in the next few lines.
const REMEMBERED: usize = 64;

impl Directives {
    /// Takes the comment line at this offset of the input.
    pub(super) fn comment(&mut self, line: &[u8], offset: usize) {
        let Some((word, names)) = directive(line) else { return };
        for named in named(names) {
            match word {
                b"ignore" => self.hold(named, offset),
                b"ignore-next" => add(&mut self.coming, named),
                b"ignore-file" if !self.begun => add(&mut self.file, named),
                _ => {}
            }
        }
    }

    fn hold(&mut self, named: Named, offset: usize) {
        match self.session.iter_mut().find(|held| same(held.named, named)) {
            Some(held) => held.last = offset,
            None => self.session.push(Held { named, first: offset, last: offset }),
        }
    }

    /// Whether a comment is meant for the next line.
    #[inline]
    pub(super) const fn awaits_line(&self) -> bool {
        !self.coming.is_empty()
    }

    /// A line that is no comment begins at this offset and has so many octets.
    #[inline]
    pub(super) fn line(&mut self, offset: usize, length: usize) {
        self.begun = true;
        if !self.coming.is_empty() {
            let here = offset..offset + length;
            self.next.extend(self.coming.drain(..).map(|named| (named, here.clone())));
            let old = self.next.len().saturating_sub(REMEMBERED);
            self.next.drain(..old);
        }
    }

    /// Whether a rule is silenced for the command or reply that begins at this offset.
    pub(super) fn silence(&self, rule: &Rule, offset: usize) -> bool {
        let meant = |named: Named| named.is_none_or(|named| named.code == rule.code);
        self.file.iter().any(|&named| meant(named))
            || self.session.iter().any(|held| held.first <= offset && meant(held.named))
            || self.next.iter().any(|(named, line)| line.contains(&offset) && meant(*named))
    }

    /// A session that reached to this offset has ended; what was said after it is for the next one.
    pub(super) fn session_end(&mut self, offset: usize) {
        self.session.retain_mut(|held| {
            held.first = held.last;
            held.last > offset
        });
    }
}

fn add(list: &mut Vec<Named>, named: Named) {
    if list.iter().all(|&known| !same(known, named)) {
        list.push(named);
    }
}

fn same(a: Named, b: Named) -> bool {
    a.map(|rule| rule.code) == b.map(|rule| rule.code)
}

/// The rules of these names, or all where there is none; a name that no rule bears silences nothing.
fn named(names: &[u8]) -> impl Iterator<Item = Named> {
    let apart = |octet: &u8| octet.is_ascii_whitespace() || *octet == b',';
    let words = names.split(apart).filter(|word| !word.is_empty());
    let all = words.clone().next().is_none().then_some(None);
    let rules = words.filter_map(|word| rules::find(core::str::from_utf8(word).ok()?));
    all.into_iter().chain(rules.map(Some))
}

/// `"#" "smtplint:" word names`, with blanks anywhere between them.
fn directive(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = strip_ending(line).strip_prefix(b"#")?.trim_ascii_start();
    let text = text.strip_prefix(b"smtplint:")?.trim_ascii();
    let end = text.iter().position(u8::is_ascii_whitespace).unwrap_or(text.len());
    Some(text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{format, string::String};

    /// Of `SL0203` and `SL0102`, which are silenced in the last of these lines.
    fn silenced(lines: &[&str]) -> (bool, bool) {
        let mut directives = Directives::default();
        let mut offset = 0;
        for line in lines {
            if line.starts_with('#') {
                directives.comment(line.as_bytes(), offset);
            } else {
                directives.line(offset, line.len());
            }
            offset += line.len();
        }
        let last = offset - lines.last().unwrap().len();
        let holds = |code| directives.silence(rules::find(code).unwrap(), last);
        (holds("SL0203"), holds("SL0102"))
    }

    #[test]
    fn how_far_each_directive_reaches() {
        let cases: &[(&[&str], (bool, bool))] = &[
            (&["# smtplint: ignore SL0203", "A"], (true, false)),
            (&["# smtplint: ignore path-space-before, sl0102", "A"], (true, true)),
            (&["#smtplint:ignore SL0203 SL0102\r\n", "A"], (true, true)),
            (&["# smtplint: ignore SL0203", "A", "B"], (true, false)),
            (&["# smtplint: ignore SL0203", "A", "# smtplint: ignore SL0102", "B"], (true, true)),
            (&["# smtplint: ignore-next SL0203", "A"], (true, false)),
            (&["# smtplint: ignore-next SL0203", "# smtplint: ignore-next SL0102", "A"], (true, true)),
            (&["# smtplint: ignore-next SL0203", "A", "B"], (false, false)),
            (&["# smtplint: ignore-file SL0203", "A", "B"], (true, false)),
            (&["A", "# smtplint: ignore-file SL0203", "B"], (false, false)),
            (&["# smtplint: ignore", "A"], (true, true)),
            (&["# smtplint: ignore-next", "A"], (true, true)),
            (&["# smtplint: ignore SL9999", "A"], (false, false)),
            (&["# smtplint: ignored SL0203", "A"], (false, false)),
            (&["# smtplinter: ignore SL0203", "A"], (false, false)),
            (&["# ignore SL0203", "A"], (false, false)),
        ];
        for (lines, expected) in cases {
            assert_eq!(silenced(lines), *expected, "{lines:?}");
        }
    }

    #[test]
    fn a_session_ends_what_was_said_in_it_and_not_what_was_said_after_it() {
        let mut directives = Directives::default();
        directives.comment(b"# smtplint: ignore-file SL0102", 0);
        directives.comment(b"# smtplint: ignore SL0203, SL0243", 40);
        directives.line(80, 10);
        directives.comment(b"# smtplint: ignore SL0112, SL0243", 90);
        directives.session_end(89);
        let holds = |code| directives.silence(rules::find(code).unwrap(), 120);
        assert_eq!((holds("SL0203"), holds("SL0102")), (false, true));
        assert!(holds("SL0112") && holds("SL0243"));
    }

    #[test]
    fn what_stands_before_it_is_not_silenced_and_memory_does_not_grow() {
        let mut directives = Directives::default();
        directives.comment(b"# smtplint: ignore SL0203", 10);
        assert!(!directives.silence(rules::find("SL0203").unwrap(), 5));
        for number in 0..10_000 {
            let comment: String = format!("# smtplint: {} SL0203", ["ignore", "ignore-next"][number % 2]);
            directives.comment(comment.as_bytes(), number * 100);
            directives.line(number * 100 + 50, 10);
        }
        assert!(directives.session.len() == 1 && directives.next.len() <= REMEMBERED);
    }
}
