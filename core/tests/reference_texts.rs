//! Every verb, extension and term has its text in every language, whole and in the form that readers of it count on.

#![cfg(feature = "reference")]

use smtplint_core::registry::codes::reply_code;
use smtplint_core::registry::enhanced::enhanced_code;
use smtplint_core::registry::extensions::EXTENSIONS;
use smtplint_core::registry::terms::TERMS;
use smtplint_core::registry::{Extension, Term, Verb};
use smtplint_core::rules;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Of commands and extensions.
const SIX: &[&str] =
    &["In short", "Description", "When you see it", "How to fix it", "For the client", "For the server"];
const OF_TERMS: &[&str] = &["In short", "Description", "See also"];

/// A folder of texts: the names that it must hold, and the headings of each.
struct Kind {
    folder: &'static str,
    names: Vec<&'static str>,
    headings: &'static [&'static str],
}

fn kinds() -> [Kind; 3] {
    let verbs = Verb::ALL.iter().map(|verb| verb.name()).collect();
    let keywords = EXTENSIONS.iter().map(|extension| extension.keyword).collect();
    let terms = TERMS.iter().map(|term| term.name).collect();
    [
        Kind { folder: "commands", names: verbs, headings: SIX },
        Kind { folder: "extensions", names: keywords, headings: SIX },
        Kind { folder: "terms", names: terms, headings: OF_TERMS },
    ]
}

fn folder(language: &str, kind: &Kind) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("texts").join(language).join(kind.folder)
}

/// The tags of the languages that there are.
fn languages() -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("texts")).unwrap();
    let folders = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// Every text with its language, kind and name.
fn each(mut judge: impl FnMut(&str, &Kind, &str, &str)) {
    for language in languages() {
        for kind in kinds() {
            for name in &kind.names {
                let path = folder(&language, &kind).join(format!("{name}.md"));
                let text =
                    fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
                judge(&language, &kind, name, &text);
            }
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

/// Prose without its inline code.
fn without_code(prose: &str) -> String {
    prose.split('`').step_by(2).collect::<Vec<_>>().join("x")
}

#[test]
fn no_file_is_left_out_and_none_is_missing() {
    for language in languages() {
        for kind in kinds() {
            let entries = fs::read_dir(folder(&language, &kind)).unwrap();
            let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
            let there: BTreeSet<String> = names.collect();
            let wanted: BTreeSet<String> = kind.names.iter().map(|name| format!("{name}.md")).collect();
            assert_eq!(there, wanted, "{language} {}", kind.folder);
        }
    }
}

#[test]
fn every_text_has_its_sections_in_their_order() {
    each(|language, kind, name, text| {
        let (title, sections) = cut(text);
        let headings: Vec<&str> = sections.iter().map(|(heading, _)| *heading).collect();
        assert_eq!(headings, kind.headings, "{language} {name}");
        assert!(kind.folder == "terms" || title.starts_with(&format!("{name} ")), "{language} {title}");
        for (heading, body) in sections {
            match heading {
                "In short" => assert!(is_clause(body), "{language} {name}: {body}"),
                "See also" => assert!(!body.is_empty()),
                _ => assert!(is_prose(body), "{language} {name} {heading}: {body}"),
            }
        }
    });
}

/// A clause without a full stop; it may begin with an abbreviation.
fn is_clause(text: &str) -> bool {
    let first = text.split([' ', ',']).next().unwrap();
    let begins = text.starts_with(char::is_lowercase) || first.len() > 1 && first == first.to_uppercase();
    begins && !text.ends_with('.') && !text.contains('\n')
}

/// Whole sentences, with the code in them closed.
fn is_prose(text: &str) -> bool {
    let begins =
        text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || first == '`');
    begins && text.ends_with('.') && !text.contains("  ") && text.matches('`').count().is_multiple_of(2)
}

#[test]
fn english_titles_are_the_names_of_the_registry() {
    for &verb in Verb::ALL {
        assert_eq!(cut(verb.text()).0, format!("{} {}", verb.name(), verb.full_name()));
    }
    for extension in EXTENSIONS {
        assert_eq!(cut(extension.text).0, format!("{} {}", extension.keyword, extension.name));
    }
    assert!(TERMS.is_sorted_by_key(|term| term.name));
}

/// What an id of the reference may name here.
fn is_known(id: &str) -> bool {
    let code = || id.parse().ok().and_then(reply_code).is_some();
    let detail = || {
        let digits: Vec<u16> = id.split('.').map_while(|part| part.parse().ok()).collect();
        matches!(digits[..], [2 | 4 | 5, subject, detail] if enhanced_code(subject, detail).is_some())
    };
    match id.strip_prefix("terms/") {
        Some(name) => Term::find(name).is_some(),
        None => {
            Verb::find(id.as_bytes()).is_some()
                || Extension::find(id.as_bytes()).is_some()
                || rules::find(id).is_some()
                || code()
                || detail()
        }
    }
}

#[test]
fn terms_lead_on_to_what_there_is_alike_in_all_languages() {
    each(|language, kind, name, text| {
        let Some((_, line)) = cut(text).1.into_iter().find(|(heading, _)| *heading == "See also") else {
            return;
        };
        let ids: Vec<&str> = line.split(", ").collect();
        let unknown: Vec<&&str> = ids.iter().filter(|id| !is_known(id)).collect();
        assert!(unknown.is_empty(), "{language} {name}: {unknown:?}");
        assert!(!ids.contains(&format!("terms/{name}").as_str()), "{name} leads to itself");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name} repeats itself");
        let english = fs::read_to_string(folder("en", kind).join(format!("{name}.md"))).unwrap();
        assert!(english.ends_with(&format!("{line}\n")), "{language} {name}");
    });
}

#[test]
fn french_is_set_as_french_is() {
    each(|language, _, name, text| {
        if language != "fr" {
            return;
        }
        for prose in text.lines().filter(|line| !line.starts_with("## ")).map(without_code) {
            assert!(!prose.contains('\''), "{name}: {prose}");
            let letters: Vec<char> = prose.chars().collect();
            for pair in letters.windows(2) {
                let high = matches!(pair[1], ':' | ';' | '!' | '?' | '»');
                assert!(!high || matches!(pair[0], '\u{a0}' | '\u{202f}'), "{name}: {prose}");
            }
        }
    });
}
