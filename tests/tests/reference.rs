//! The reference in all languages: every row of the registry has its texts, every id that is named leads somewhere, and
//! nothing lies about that nobody asks for.

use smtplint_core::language::languages;
use smtplint_core::reference::{
    Comparison, EntryKind, Explanation, Text, compare_in, entries, explain_entry, explain_in, text,
};
use smtplint_core::{Language, rules};
use smtplint_tests::texts::{folder, markdown};
use std::collections::BTreeSet;

/// The sections that each kind of entry must have.
fn required(kind: EntryKind) -> &'static [&'static str] {
    match kind {
        EntryKind::ReplyCode => &[
            "In short",
            "Description",
            "When you see it",
            "How to fix it",
            "For the sender",
            "For the server",
            "For the client",
            "When to send it",
        ],
        EntryKind::EnhancedStatusCode => &[
            "In short",
            "Description",
            "When you see it",
            "How to fix it",
            "For the sender",
            "For the server",
            "For the client",
        ],
        EntryKind::Command | EntryKind::Extension => &[
            "In short",
            "Description",
            "When you see it",
            "How to fix it",
            "For the client",
            "For the server",
        ],
        EntryKind::Rule => &["Why it matters"],
        EntryKind::Guide => &["In short", "Description"],
        EntryKind::Term => &["In short", "Description", "See also"],
    }
}

/// Every string of an explanation that people read.
fn prose(entry: &Explanation) -> Vec<&str> {
    let readers =
        entry.fix_for.iter().flat_map(|readers| [&readers.sender, &readers.server, &readers.client]);
    let steps = entry.steps.iter().flat_map(|step| {
        [&step.title, &step.text].into_iter().chain(step.ways.iter().map(|way| &way.answer))
    });
    let texts = [
        &entry.title,
        &entry.short,
        &entry.description,
        &entry.origin,
        &entry.instead,
        &entry.when_you_see_it,
        &entry.how_to_fix,
        &entry.when_to_send,
    ];
    texts.into_iter().chain(readers).chain(steps).map(String::as_str).collect()
}

#[test]
fn every_entry_has_every_text_in_every_language() {
    let mut missing = Vec::new();
    for language in languages() {
        for entry in entries() {
            let found = text(entry.kind, &entry.id, language).unwrap_or(Text(""));
            let sections = required(entry.kind).iter().filter(|heading| found.plain(heading).is_empty());
            missing.extend(sections.map(|heading| format!("{} {}: {heading}", language.tag(), entry.id)));
        }
    }
    assert!(missing.is_empty(), "{} missing\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn every_entry_is_explained_in_plain_sentences() {
    for language in languages() {
        for entry in entries() {
            let found = explain_entry(entry.kind, &entry.id, language).unwrap_or_else(|| panic!("{entry:?}"));
            let place = format!("{} {}", language.tag(), entry.id);
            assert_eq!((found.kind, &found.id), (entry.kind, &entry.id), "{place}");
            assert!(!found.title.is_empty() && !found.title.ends_with('.'), "{place}: {}", found.title);
            for text in prose(&found) {
                assert!(!text.contains("](") && !text.contains("## "), "{place}: {text}");
                assert!(text.trim() == text && !text.contains("  "), "{place}: {text:?}");
            }
        }
    }
}

/// Whether somebody who asks for it gets an answer.
fn is_known(id: &str) -> bool {
    // `X.1.1` stands for the code in all its classes.
    explain_in(&id.replacen("X.", "5.", 1), Language::ENGLISH).is_some()
}

/// The ids that the links of a Markdown text name.
fn links(markdown: &str) -> Vec<&str> {
    markdown.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(id, _)| id).collect()
}

#[test]
fn every_id_that_is_named_leads_somewhere() {
    let mut lost = Vec::new();
    let tags = languages().map(Language::tag);
    for tag in tags {
        for (key, text) in markdown(tag) {
            let found = Text(text.leak());
            let named = found.section("See also").unwrap_or_default();
            let named = named.split(',').map(str::trim).filter(|id| !id.is_empty());
            let steps: BTreeSet<&str> =
                found.sections().filter_map(|(heading, _)| Some(heading.split_once(':')?.0)).collect();
            let ways = found
                .0
                .lines()
                .filter(|line| line.starts_with("- "))
                .filter_map(|line| Some(line.rsplit_once(" -> ")?.1.trim()));
            let ways = ways.filter(|to| !steps.contains(to));
            let ids = links(found.0).into_iter().chain(named).chain(ways);
            lost.extend(ids.filter(|id| !is_known(id)).map(|id| format!("{tag}/{key}: {id}")));
        }
    }
    for entry in entries() {
        let found = explain_entry(entry.kind, &entry.id, Language::ENGLISH).unwrap();
        let ids = found.related.iter().chain(&found.enhanced);
        lost.extend(ids.filter(|id| !is_known(id)).map(|id| format!("{}: {id}", entry.id)));
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// The path of an entry's text below the folder of a language.
fn key(kind: EntryKind, id: &str) -> String {
    match kind {
        EntryKind::ReplyCode => format!("codes/{id}"),
        EntryKind::EnhancedStatusCode => format!("enhanced/X{}", &id[1..]),
        EntryKind::Rule => format!("rules/{}", rules::find(id).unwrap().name),
        EntryKind::Command => format!("commands/{id}"),
        EntryKind::Extension => format!("extensions/{id}"),
        EntryKind::Guide | EntryKind::Term => id.to_owned(),
    }
}

#[test]
fn no_text_lies_about_that_no_entry_has() {
    let expected: BTreeSet<String> = entries().iter().map(|entry| key(entry.kind, &entry.id)).collect();
    for language in languages() {
        assert!(folder().join(language.tag()).is_dir(), "{}", language.tag());
        let there: BTreeSet<String> =
            markdown(language.tag()).into_keys().filter(|key| !key.starts_with("compare/")).collect();
        let stale: Vec<_> = there.difference(&expected).collect();
        let missing: Vec<_> = expected.difference(&there).collect();
        assert!(
            stale.is_empty() && missing.is_empty(),
            "{}: stale {stale:?}, missing {missing:?}",
            language.tag()
        );
    }
}

/// What is shown of a comparison.
fn told(found: &Comparison) -> Vec<&str> {
    let lists = found.key_differences.iter().chain(&found.when_to_use_which).chain(&found.facts);
    std::iter::once(&found.summary).chain(lists).map(String::as_str).collect()
}

#[test]
fn comparisons_of_reply_codes_are_whole_sentences_in_every_language() {
    let codes: Vec<String> = entries()
        .into_iter()
        .filter(|entry| entry.kind == EntryKind::ReplyCode)
        .map(|entry| entry.id)
        .collect();
    for language in languages() {
        for (at, a) in codes.iter().enumerate() {
            // Each beside enough others to meet every kind of neighbour.
            for b in codes.iter().skip(at % 5).step_by(5) {
                let found = compare_in(a, b, language).unwrap();
                let place = format!("{} {a} {b}", language.tag());
                for text in told(&found) {
                    assert!(text.ends_with('.') && !text.ends_with(".."), "{place}: {text}");
                    assert!(
                        text.trim_start_matches('`')
                            .starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()),
                        "{place}: {text}"
                    );
                    assert!(!text.contains("  ") && !text.contains('{'), "{place}: {text}");
                }
                let lines: BTreeSet<&str> = told(&found).into_iter().collect();
                assert_eq!(lines.len(), told(&found).len(), "{place}: said twice");
            }
        }
    }
}
