//! The text of every standard reply code, in every language: its sections in their order, each in the form that the
//! sentences around it count on.

#![cfg(feature = "reference")]

use smtplint_core::registry::codes::CODES;
use std::fs;
use std::path::{Path, PathBuf};

const HEADINGS: &[&str] = &[
    "In short",
    "Description",
    "When you see it",
    "How to fix it",
    "For the sender",
    "For the server",
    "For the client",
    "When to send it",
];

/// How `When to send it` begins, by language; the second is for codes that nobody should send any more.
const BEGINNINGS: &[(&str, [&str; 2])] =
    &[("en", ["Send ", "Send "]), ("fr", ["Envoyez ", "N’envoyez pas "])];

fn languages() -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("texts")).unwrap();
    entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect()
}

/// Every text with its language and code.
fn each(mut judge: impl FnMut(&str, u16, &str)) {
    for folder in languages() {
        let language = folder.file_name().unwrap().to_string_lossy().into_owned();
        for code in CODES {
            let path = folder.join(format!("codes/{}.md", code.code));
            let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
            judge(&language, code.code, &text);
        }
    }
}

/// The title, then each heading and its body.
fn cut(text: &str) -> (&str, Vec<(&str, &str)>) {
    let mut parts = text.split("\n## ");
    let title = parts.next().unwrap().trim().strip_prefix("# ").unwrap();
    let sections = parts.map(|part| part.split_once('\n').unwrap()).map(|(head, body)| (head, body.trim()));
    (title, sections.collect())
}

/// A clause that fits behind "550 means that": no capital, no full stop, one line.
fn is_clause(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && !text.ends_with('.') && !text.contains('\n')
}

/// Whole sentences, with the code in them closed.
fn is_prose(text: &str) -> bool {
    let begins = text.starts_with(|first: char| first.is_uppercase());
    begins && text.ends_with('.') && !text.contains("  ") && text.matches('`').count().is_multiple_of(2)
}

#[test]
fn every_code_has_every_section() {
    each(|language, code, text| {
        let (title, sections) = cut(text);
        assert!(title.starts_with(&format!("{code} ")), "{language} {title}");
        let headings: Vec<&str> = sections.iter().map(|(heading, _)| *heading).collect();
        assert_eq!(headings, HEADINGS, "{language} {code}");
        for (heading, body) in sections {
            let is_right = if heading == "In short" { is_clause(body) } else { is_prose(body) };
            assert!(is_right, "{language} {code} {heading}: {body}");
        }
    });
}

#[test]
fn english_titles_are_the_names_of_the_registry() {
    each(|language, code, text| {
        let entry = CODES.iter().find(|entry| entry.code == code).unwrap();
        assert!(language != "en" || cut(text).0 == format!("{code} {}", entry.name), "{code}");
    });
}

#[test]
fn when_to_send_it_says_so_at_once() {
    each(|language, code, text| {
        let Some((_, beginnings)) = BEGINNINGS.iter().find(|(tag, _)| *tag == language) else { return };
        let (heading, body) = *cut(text).1.last().unwrap();
        let entry = CODES.iter().find(|entry| entry.code == code).unwrap();
        let wanted = format!("{}{code} ", beginnings[usize::from(entry.obsolete)]);
        assert!(body.starts_with(&wanted), "{language} {code} {heading}: {body}");
    });
}

/// No advice stands under two codes: where a section reads alike, one of them says too little.
#[test]
fn no_section_is_said_twice() {
    let mut seen = std::collections::BTreeMap::new();
    each(|language, code, text| {
        for (heading, body) in cut(text).1 {
            let earlier = seen.insert((language.to_owned(), body.to_owned()), code);
            assert_eq!(earlier, None, "{language} {code} {heading}: {body}");
        }
    });
}

/// Apostrophes are curved, and a no-break space stands before high punctuation and inside quotation marks.
#[test]
fn french_is_set_as_french_is() {
    each(|language, code, text| {
        if language != "fr" {
            return;
        }
        let (title, sections) = cut(text);
        for prose in sections.iter().map(|(_, body)| *body).chain([title]) {
            let prose = prose.split('`').step_by(2).collect::<Vec<_>>().join("x");
            assert!(!prose.contains(['\'', '"']), "{code}: {prose}");
            let letters: Vec<char> = prose.chars().collect();
            for pair in letters.windows(2) {
                let needs = matches!(pair[1], ':' | ';' | '!' | '?' | '»') || pair[0] == '«';
                let space = if pair[0] == '«' { pair[1] } else { pair[0] };
                assert!(!needs || matches!(space, '\u{a0}' | '\u{202f}'), "{code}: {prose}");
            }
        }
    });
}
