//! Reads the English texts: Markdown files, cut at their headings.

use alloc::{string::String, vec::Vec};

/// The meaning of each enhanced status code and what to do about it.
const ENHANCED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/enhanced.md"));

/// The body under `## heading`, without blank lines around it.
pub(super) fn section<'t>(text: &'t str, heading: &str) -> Option<&'t str> {
    let mut rest = text;
    // A file may begin with its first heading.
    while let Some(after) = rest.strip_prefix("## ").or_else(|| Some(rest.split_once("\n## ")?.1)) {
        let (title, body) = after.split_once('\n')?;
        if title.trim_end() == heading {
            return Some(body.split("\n## ").next().unwrap_or(body).trim());
        }
        rest = after;
    }
    None
}

/// A section as one line of running text, empty where there is none.
pub(super) fn line(text: &str, heading: &str) -> String {
    section(text, heading).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an enhanced status code means, and what to do about it.
pub(super) fn enhanced(subject: u16, detail: u16) -> Option<(&'static str, &'static str)> {
    section(ENHANCED, &alloc::format!("X.{subject}.{detail}"))?.split_once("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::codes::CODES;
    use crate::registry::enhanced::ENHANCED as LISTED;
    use alloc::format;

    /// Whether a text is whole sentences with plain words.
    fn is_prose(text: &str) -> bool {
        text.ends_with('.') && text.starts_with(char::is_uppercase) && !text.contains("  ")
    }

    #[test]
    fn every_code_has_every_section() {
        for code in CODES {
            let title = code.text.lines().next().unwrap();
            assert_eq!(title, format!("# {} {}", code.code, code.name));
            for heading in ["Description", "When you see it", "How to fix it", "When to send it"] {
                assert!(is_prose(&line(code.text, heading)), "{} {heading}", code.code);
            }
            let when = line(code.text, "When to send it");
            assert!(when.starts_with(&format!("Send {}", code.code)), "{when}");
            let short = line(code.text, "In short");
            assert!(short.starts_with(char::is_lowercase) && !short.ends_with('.'), "{short:?}");
            assert_eq!(code.text.matches("\n## ").count(), 5, "{}", code.code);
        }
    }

    #[test]
    fn every_enhanced_code_has_a_meaning_and_a_remedy() {
        for code in LISTED {
            let (meaning, remedy) = enhanced(code.subject, code.detail).expect(code.title);
            assert!(is_prose(meaning) && is_prose(remedy), "{}", code.title);
        }
        assert_eq!(ENHANCED.matches("\n## ").count(), LISTED.len());
    }

    #[test]
    fn a_section_ends_at_the_next_heading() {
        let text = "# t\n\n## a\n\nx\ny\n\n## ab\n\nz\n";
        assert_eq!(line(text, "a"), "x y");
        assert_eq!(section(text, "ab"), Some("z"));
        assert_eq!(section(text, "b"), None);
        assert_eq!(section("## a\nx\n## b\ny", "a"), Some("x"));
        assert_eq!(section("## a", "a"), None);
    }
}
