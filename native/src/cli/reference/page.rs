//! A page of the reference as blocks, and how it is written: as text for a terminal, or in Markdown.

use std::io::{self, Write};

/// The columns of a page of text.
const WIDTH: usize = 80;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// The title of the page.
    Title(String),
    /// What stands above a section.
    Heading(String),
    /// Running text; a blank line parts paragraphs, and lines that begin with a hyphen are items.
    Text(String),
    /// Items.
    List(Vec<String>),
    /// Octets as they are on the wire, a line each.
    Wire(Vec<String>),
    /// Labels and their values.
    Facts(Vec<(String, String)>),
}

/// Writes a page as text.
pub(super) fn write_text(out: &mut impl Write, page: &[Block]) -> io::Result<()> {
    for (at, block) in page.iter().enumerate() {
        match block {
            Block::Title(title) => wrapped(out, title, "", "  ")?,
            Block::Heading(heading) => writeln!(out, "\n{heading}")?,
            Block::Text(text) => {
                for (paragraph, lines) in text.split("\n\n").enumerate() {
                    if paragraph > 0 || matches!(page.get(at.wrapping_sub(1)), Some(Block::Text(_))) {
                        writeln!(out)?;
                    }
                    for line in lines.lines() {
                        let hang = if line.starts_with("- ") { "    " } else { "  " };
                        wrapped(out, line, "  ", hang)?;
                    }
                }
            }
            Block::List(items) => {
                items.iter().try_for_each(|item| wrapped(out, &format!("- {item}"), "  ", "    "))?;
            }
            Block::Wire(lines) => lines.iter().try_for_each(|line| writeln!(out, "  {line}"))?,
            Block::Facts(facts) => {
                if at > 1 {
                    writeln!(out)?;
                }
                let widest = facts.iter().map(|(label, _)| columns(label)).max().unwrap_or_default();
                for (label, value) in facts {
                    let gap = " ".repeat(widest - columns(label) + 2);
                    wrapped(out, &format!("{label}{gap}{value}"), "  ", &" ".repeat(widest + 4))?;
                }
            }
        }
    }
    Ok(())
}

/// Writes a page in Markdown.
pub(super) fn write_markdown(out: &mut impl Write, page: &[Block]) -> io::Result<()> {
    for (at, block) in page.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        match block {
            Block::Title(title) => writeln!(out, "# {title}")?,
            Block::Heading(heading) => writeln!(out, "## {heading}")?,
            Block::Text(text) => writeln!(out, "{text}")?,
            Block::List(items) => items.iter().try_for_each(|item| writeln!(out, "- {item}"))?,
            Block::Wire(lines) => {
                writeln!(out, "```")?;
                lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
                writeln!(out, "```")?;
            }
            Block::Facts(facts) => {
                facts.iter().try_for_each(|(label, value)| writeln!(out, "- {label}: {value}"))?;
            }
        }
    }
    Ok(())
}

/// Writes words in lines of the page's width, the first after `first`, the others after `hang`.
fn wrapped(out: &mut impl Write, text: &str, first: &str, hang: &str) -> io::Result<()> {
    let mut line = String::from(first);
    let mut full = false;
    for word in pieces(text) {
        if full && columns(&line) + columns(word.trim_end()) > WIDTH {
            writeln!(out, "{}", line.trim_end())?;
            line = String::from(hang);
        }
        line.push_str(word);
        full = true;
    }
    writeln!(out, "{}", line.trim_end())
}

/// A text cut behind its spaces; spaces that do not break hold words together.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ')
}

/// How wide a text is on a terminal: all that is printed here is narrow.
fn columns(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(page: &[Block]) -> String {
        let mut out = Vec::new();
        write_text(&mut out, page).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_line_of_words_is_wider_than_the_page() {
        let long = "word ".repeat(60);
        let page = [
            Block::Title(long.clone()),
            Block::Facts(vec![("a".into(), long.clone()), ("label".into(), "x".into())]),
            Block::Heading("H".into()),
            Block::Text(format!("{long}\n\n- {long}")),
            Block::List(vec![long]),
        ];
        let written = text(&page);
        assert!(written.lines().all(|line| columns(line) <= WIDTH && line == line.trim_end()), "{written}");
        assert!(written.contains("\n  label  x\n") && written.contains("\nH\n"), "{written}");
        assert!(written.contains("\n    word"), "items hang: {written}");
    }

    #[test]
    fn a_word_wider_than_the_page_is_left_whole() {
        let word = "x".repeat(100);
        assert_eq!(text(&[Block::Text(format!("a {word} b"))]), format!("  a\n  {word}\n  b\n"));
    }
}
