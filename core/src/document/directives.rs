//! Comments in an input that silence rules: `# smtplint: ignore SL0203`.

use super::place::strip_ending;
use crate::rules::{self, Rule};
use alloc::vec::Vec;

/// Which rules the comments of an input silence, and how far.
///
/// `ignore` holds to the end of the session (of the file, where there are no sessions), `ignore-next` for the command
/// or reply that follows, `ignore-file` for the whole file, if nothing but comments stands before it. Rules are named
/// or given by code, with commas or blanks between them; without any, all rules are meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Directives {
    file: Silenced,
    session: Silenced,
    next: Silenced,
    /// A command or a reply has been seen.
    begun: bool,
}

/// Rules that are silenced.
#[derive(Clone, Debug, Default)]
enum Silenced {
    #[default]
    None,
    These(Vec<&'static Rule>),
    All,
}

impl Directives {
    /// Takes a comment line; whether it was a directive.
    pub(super) fn comment(&mut self, line: &[u8]) -> bool {
        let Some((word, names)) = directive(line) else { return false };
        match word {
            b"ignore" => self.session.add(names),
            b"ignore-next" => self.next.add(names),
            b"ignore-file" if !self.begun => self.file.add(names),
            b"ignore-file" => {}
            _ => return false,
        }
        true
    }

    /// Whether a rule is silenced for the command or reply under way.
    pub(super) fn silence(&self, rule: &Rule) -> bool {
        [&self.file, &self.session, &self.next].iter().any(|silenced| silenced.holds(rule))
    }

    /// A command or reply has been judged.
    pub(super) fn event(&mut self) {
        self.begun = true;
        if !matches!(self.next, Silenced::None) {
            self.next = Silenced::None;
        }
    }

    /// A session has ended.
    pub(super) fn session_end(&mut self) {
        self.session = Silenced::None;
        self.next = Silenced::None;
    }
}

impl Silenced {
    /// Adds the rules of these names; a name that no rule bears silences nothing.
    fn add(&mut self, names: &[u8]) {
        let mut words = words(names).peekable();
        if words.peek().is_none() {
            *self = Self::All;
            return;
        }
        let mut these = match core::mem::take(self) {
            Self::All => {
                *self = Self::All;
                return;
            }
            Self::These(these) => these,
            Self::None => Vec::new(),
        };
        for rule in words.filter_map(|word| rules::find(core::str::from_utf8(word).ok()?)) {
            if !these.iter().any(|known| core::ptr::eq(*known, rule)) {
                these.push(rule);
            }
        }
        *self = Self::These(these);
    }

    fn holds(&self, rule: &Rule) -> bool {
        match self {
            Self::None => false,
            Self::These(these) => these.iter().any(|known| known.code == rule.code),
            Self::All => true,
        }
    }
}

/// `"#" "smtplint:" word names`, with blanks anywhere between them.
fn directive(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = strip_ending(line).strip_prefix(b"#")?.trim_ascii_start();
    let text = text.strip_prefix(b"smtplint:")?.trim_ascii();
    let end = text.iter().position(u8::is_ascii_whitespace).unwrap_or(text.len());
    Some(text.split_at(end))
}

fn words(names: &[u8]) -> impl Iterator<Item = &[u8]> {
    let apart = |octet: &u8| octet.is_ascii_whitespace() || *octet == b',';
    names.split(apart).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of `SL0203` and `SL0102`, which are silenced after these lines; a line that is no comment is an event.
    fn silenced(lines: &[&str]) -> (bool, bool) {
        let mut directives = Directives::default();
        for line in lines {
            if line.starts_with('#') { _ = directives.comment(line.as_bytes()) } else { directives.event() }
        }
        let holds = |code| directives.silence(rules::find(code).unwrap());
        (holds("SL0203"), holds("SL0102"))
    }

    #[test]
    fn how_far_each_directive_reaches() {
        let cases: &[(&[&str], (bool, bool))] = &[
            (&["# smtplint: ignore SL0203"], (true, false)),
            (&["# smtplint: ignore path-space-before, sl0102"], (true, true)),
            (&["#smtplint:ignore SL0203 SL0102\r\n"], (true, true)),
            (&["# smtplint: ignore SL0203", "NOOP"], (true, false)),
            (&["# smtplint: ignore SL0203", "NOOP", "# smtplint: ignore SL0102"], (true, true)),
            (&["# smtplint: ignore-next SL0203"], (true, false)),
            (&["# smtplint: ignore-next SL0203", "NOOP"], (false, false)),
            (&["# smtplint: ignore-file SL0203", "NOOP"], (true, false)),
            (&["NOOP", "# smtplint: ignore-file SL0203"], (false, false)),
            (&["# smtplint: ignore"], (true, true)),
            (&["# smtplint: ignore", "# smtplint: ignore SL0203"], (true, true)),
            (&["# smtplint: ignore SL9999"], (false, false)),
            (&["# smtplint: ignored SL0203"], (false, false)),
            (&["# smtplinter: ignore SL0203"], (false, false)),
            (&["# ignore SL0203"], (false, false)),
        ];
        for (lines, expected) in cases {
            assert_eq!(silenced(lines), *expected, "{lines:?}");
        }
    }

    #[test]
    fn a_session_ends_what_was_said_in_it() {
        let mut directives = Directives::default();
        assert!(directives.comment(b"# smtplint: ignore-file SL0102"));
        assert!(directives.comment(b"# smtplint: ignore SL0203"));
        assert!(!directives.comment(b"# a comment"));
        directives.session_end();
        assert!(!directives.silence(rules::find("SL0203").unwrap()));
        assert!(directives.silence(rules::find("SL0102").unwrap()));
    }
}
