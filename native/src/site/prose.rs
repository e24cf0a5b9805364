//! Running text of core as HTML: paragraphs, `` `code` `` and `[words](id)`.

use maud::{Markup, html};

/// Where a link of a text leads: the address of an id, where there is such an entry.
pub(super) type Resolve<'r> = &'r dyn Fn(&str) -> Option<String>;

/// As many characters of a description are shown in lists of results; what is longer is cut.
pub(super) const BRIEF: usize = 160;

/// Paragraphs and lists, parted by blank lines; each item of a list is a line that begins with `- `.
pub(super) fn paragraphs(text: &str, resolve: Resolve<'_>) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            (block(paragraph, resolve))
        }
    }
}

/// A paragraph, a list, or a paragraph that a list follows.
fn block(text: &str, resolve: Resolve<'_>) -> Markup {
    let (before, items) = match text.strip_prefix("- ") {
        Some(items) => ("", Some(items)),
        None => text.split_once("\n- ").map_or((text, None), |(before, items)| (before, Some(items))),
    };
    html! {
        @if !before.is_empty() { p { (inline(before, resolve)) } }
        @if let Some(items) = items {
            ul { @for item in items.split("\n- ") { li { (inline(item, resolve)) } } }
        }
    }
}

/// One run of text.
pub(super) fn inline(text: &str, resolve: Resolve<'_>) -> Markup {
    html! {
        @for piece in pieces(text) {
            @match piece {
                Piece::Text(text) => (text),
                Piece::Code(code) => code { (code) },
                Piece::Link(words, id) => @match resolve(id) {
                    Some(address) => a href=(address) { (inline(words, resolve)) },
                    None => (inline(words, resolve)),
                },
            }
        }
    }
}

/// The same without marks: for titles, descriptions and data.
pub(super) fn plain(text: &str) -> String {
    let words = pieces(text).map(|piece| match piece {
        Piece::Text(text) | Piece::Code(text) => text.to_owned(),
        Piece::Link(words, _) => plain(words),
    });
    // No-break spaces stay.
    words.collect::<String>().split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whole sentences from the start of a text that fit into `length` characters; else as many words.
pub(super) fn beginning(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let cut = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    let (fitting, _) = text.split_at(cut);
    let sentence = fitting.rmatch_indices(". ").map(|(at, _)| at + 1).find(|&at| at > length / 3);
    if let Some(end) = sentence {
        return fitting[..end].to_owned();
    }
    let end = fitting.rfind(' ').unwrap_or(fitting.len());
    format!("{}…", fitting[..end].trim_end_matches([',', ';', ':', ' ', '\u{a0}']))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Text(&'t str),
    Code(&'t str),
    Link(&'t str, &'t str),
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = first(rest);
        rest = after;
        Some(piece)
    })
}

/// The first piece of a text that is not empty, and what follows it.
fn first(text: &str) -> (Piece<'_>, &str) {
    if let Some((code, after)) = text.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
        return (Piece::Code(code), after);
    }
    if let Some(found) = link(text) {
        return found;
    }
    // A mark that opens nothing is text.
    let end = text.char_indices().skip(1).find(|(_, letter)| matches!(letter, '`' | '['));
    let end = end.map_or(text.len(), |(at, _)| at);
    (Piece::Text(&text[..end]), &text[end..])
}

fn link(text: &str) -> Option<(Piece<'_>, &str)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (id, after) = rest.split_once(')')?;
    (!words.contains(['[', ']'])).then_some((Piece::Link(words, id), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_elements_and_what_is_none_stays_text() {
        let resolve: Resolve<'_> = &|id| (id == "550").then(|| "550.html".to_owned());
        for (text, expected) in [
            ("plain <text> & more", "plain &lt;text&gt; &amp; more"),
            ("send `MAIL FROM:<>`", "send <code>MAIL FROM:&lt;&gt;</code>"),
            ("see [the `550` page](550).", "see <a href=\"550.html\">the <code>550</code> page</a>."),
            ("see [nothing](999)", "see nothing"),
            ("a ` b", "a ` b"),
            ("[1] and (2)", "[1] and (2)"),
            ("é[x](550)", "é<a href=\"550.html\">x</a>"),
            ("", ""),
        ] {
            assert_eq!(inline(text, resolve).into_string(), expected, "{text:?}");
        }
        assert_eq!(paragraphs("a\n\nb\nc\n", resolve).into_string(), "<p>a</p><p>b\nc</p>");
        assert_eq!(
            paragraphs("t:\n- a\n- b\n  c", resolve).into_string(),
            "<p>t:</p><ul><li>a</li><li>b\n  c</li></ul>"
        );
        assert_eq!(paragraphs("- a", resolve).into_string(), "<ul><li>a</li></ul>");
        assert_eq!(plain("see [the `550`\n page](550)"), "see the 550 page");
    }

    #[test]
    fn a_beginning_ends_with_a_sentence_or_with_a_word() {
        assert_eq!(beginning("Short.", 20), "Short.");
        assert_eq!(beginning("One is here. Two is too long for it.", 22), "One is here.");
        assert_eq!(beginning("Nothing, ends before the limit", 12), "Nothing…");
        assert_eq!(beginning("ééé ééé ééé", 8), "ééé ééé…");
    }
}
