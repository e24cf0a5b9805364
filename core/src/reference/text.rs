//! The long texts: Markdown files, in English where they are declared, else from a catalogue.

use crate::language::Language;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// One Markdown text of the reference: a title, then sections under headings that are the same in every language.
///
/// ```
/// use smtplint_core::{Language, reference::{EntryKind, text}};
/// let found = text(EntryKind::ReplyCode, "550", Language::ENGLISH).unwrap();
/// assert!(found.section("How to fix it").unwrap().contains("5.1.1"));
/// assert_eq!(found.section("No such heading"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub &'static str);

impl Text {
    /// The text of a folder by its name: `codes` and `550`; `english` where the catalogue lacks it.
    pub(super) fn find(language: Language, folder: &str, name: &str, english: &'static str) -> Self {
        if language == Language::ENGLISH {
            return Self(english);
        }
        Self(language.text(&format!("{folder}/{name}")).unwrap_or(english))
    }

    /// The words of the first line, `# 550 Name`, without the id.
    pub fn title(self, id: &str) -> &'static str {
        let first = self.0.lines().next().unwrap_or_default();
        let title = first.strip_prefix("# ").unwrap_or_default();
        title.strip_prefix(id).unwrap_or(title).trim()
    }

    /// Every section with its heading, in order.
    pub fn sections(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let start = if self.0.starts_with("## ") { Some(&self.0[3..]) } else { None };
        let rest = start.or_else(|| Some(self.0.split_once("\n## ")?.1));
        rest.into_iter().flat_map(|rest| rest.split("\n## ")).map(|section| {
            let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
            (heading.trim(), body.trim())
        })
    }

    /// The Markdown under `## heading`, without blank lines around it.
    pub fn section(self, heading: &str) -> Option<&'static str> {
        self.sections().find(|&(found, _)| found == heading).map(|(_, body)| body)
    }

    /// A section as plain text; empty where there is none.
    pub fn plain(self, heading: &str) -> String {
        plain(self.section(heading).unwrap_or_default())
    }

    /// The items of a section that is a list, as plain text.
    pub fn items(self, heading: &str) -> Vec<String> {
        let items = plain(self.section(heading).unwrap_or_default());
        items.lines().filter_map(|line| line.strip_prefix("- ")).map(String::from).collect()
    }
}

/// Markdown as plain text: paragraphs on one line each with a blank line between, items of lists on a line each, links as
/// their words. Code keeps its backticks.
pub(super) fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut blank = false;
    for line in markdown.lines().map(str::trim) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(match (blank, line.starts_with("- ")) {
                (true, _) => "\n\n",
                (false, true) => "\n",
                (false, false) => " ",
            });
        }
        blank = false;
        push_words(&mut text, line);
    }
    text
}

/// One line, its links as their words.
fn push_words(text: &mut String, line: &str) {
    let mut rest = line;
    while let Some(((before, words), link)) = next_link(rest) {
        text.push_str(before);
        text.push_str(words);
        rest = &link[link.find(')').map_or(link.len(), |end| end + 1)..];
    }
    text.push_str(rest);
}

/// The first link of a text: what stands before it, its words, and what follows `](`.
fn next_link(text: &str) -> Option<((&str, &str), &str)> {
    let (before, after) = text.split_once("](")?;
    let open = before.rfind('[')?;
    // In code, brackets are octets of an example.
    let in_code = before[..open].matches('`').count() % 2 == 1;
    (!in_code).then_some(((&before[..open], &before[open + 1..]), after))
}

/// The ids that the links of a text name, in order.
pub(super) fn links(markdown: &str) -> impl Iterator<Item = &str> {
    let mut rest = markdown;
    core::iter::from_fn(move || {
        let (_, after) = next_link(rest)?;
        let (id, behind) = after.split_once(')')?;
        rest = behind;
        Some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_at_the_next_heading() {
        let text = Text("# 550 t\n\n## a\n\nx\ny\n\n## ab\n\nz\n");
        assert_eq!(text.title("550"), "t");
        assert_eq!(text.plain("a"), "x y");
        assert_eq!(text.section("ab"), Some("z"));
        assert_eq!(text.section("b"), None);
        assert_eq!(Text("## a\nx\n## b\ny").section("a"), Some("x"));
        assert_eq!(Text("## a").section("a"), Some(""));
        assert_eq!(Text("# t").sections().count(), 0);
    }

    #[test]
    fn markdown_becomes_plain_text() {
        for (markdown, expected) in [
            ("a\nb", "a b"),
            ("a\n\nb", "a\n\nb"),
            ("see [the code](550) and [that](5.7.1).", "see the code and that."),
            ("`[IPv6:::1](x)` stays", "`[IPv6:::1](x)` stays"),
            ("- a\n  b\n- c", "- a b\n- c"),
            ("t:\n\n- a\n- b\n\nu", "t:\n\n- a\n- b\n\nu"),
            ("", ""),
        ] {
            assert_eq!(plain(markdown), expected, "{markdown:?}");
        }
        assert_eq!(Text("## l\n- a [b](c)\n- d").items("l"), ["a b", "d"]);
        assert!(links("a [b](c) d [e f](terms/g) `[h]`").eq(["c", "terms/g"]));
    }
}
