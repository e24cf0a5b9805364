//! Walks every pair, for what a reader would stumble over.

use super::*;
use crate::reference::query::Enhanced;
use crate::registry::codes::CODES;
use crate::registry::enhanced::ENHANCED;
use alloc::format;

/// Every text of a comparison that was made for it.
fn texts_of(found: &Comparison) -> Vec<&str> {
    let lists = found.key_differences.iter().chain(&found.when_to_use_which).chain(&found.facts);
    core::iter::once(&found.summary).chain(lists).map(String::as_str).collect()
}

/// The word that stands twice in a row, if any.
fn doubled(text: &str) -> Option<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).find(|pair| pair[0].eq_ignore_ascii_case(pair[1])).map(|pair| pair[0])
}

fn judge(found: &Comparison) {
    for text in texts_of(found) {
        assert!(!text.contains("](") && !text.contains('{'), "{text}");
        assert!(!text.trim().is_empty(), "{found:?}");
        assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
        let first = text.trim_start_matches('`');
        assert!(first.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()), "{text}");
        assert_eq!(doubled(text), None, "{text}");
        assert!(!text.contains("  ") && !text.contains(" ."), "{text}");
        assert_eq!(text.matches('\u{201c}').count(), text.matches('\u{201d}').count(), "{text}");
        for entry in [&found.a, &found.b] {
            assert!(
                ![&entry.description, &entry.when_you_see_it, &entry.how_to_fix].contains(&&text.into()),
                "{text}"
            );
        }
    }
    let mut lists: Vec<&str> = texts_of(found).split_off(1);
    lists.sort_unstable();
    assert!(lists.windows(2).all(|pair| pair[0] != pair[1]), "said twice: {lists:?}");
    for entry in [&found.a, &found.b] {
        for text in [&entry.description, &entry.when_you_see_it, &entry.how_to_fix] {
            assert!(text.is_empty() || text.ends_with('.'), "{text}");
            assert_eq!(doubled(text), None, "{text}");
        }
    }
}

#[test]
fn every_pair_of_codes_reads_well() {
    // Besides the registered ones: two that only their digits explain, one of them outside the grammar.
    let codes: Vec<String> =
        CODES.iter().map(|entry| entry.code).chain([299, 541]).map(|code| format!("{code}")).collect();
    for a in &codes {
        for b in &codes {
            let found = compare(a, b).unwrap();
            judge(&found);
            assert_eq!((&found.a.id, &found.b.id), (a, b));
            assert_eq!(found.key_differences.is_empty(), a == b);
            assert_eq!(found.when_to_use_which.len(), if a == b { 2 } else { 3 });
            if a != b {
                let backwards = compare(b, a).unwrap();
                assert_eq!(found.key_differences.len(), backwards.key_differences.len(), "{a} {b}");
            }
        }
    }
}

#[test]
fn every_pair_of_enhanced_codes_reads_well() {
    let with_class = |entry: &crate::registry::enhanced::EnhancedCode| {
        entry.classes.iter().map(|&class| (class, entry.subject, entry.detail)).collect::<Vec<_>>()
    };
    let mut codes: Vec<Enhanced> = ENHANCED.iter().flat_map(with_class).collect();
    codes.extend([(5, 7, 57), (4, 8, 1), (2, 999, 999)]);
    // Every code, beside enough others to meet each kind of neighbour.
    for (at, &a) in codes.iter().enumerate() {
        let others = codes.iter().skip(at % 17).step_by(17).chain([&a]);
        for &b in others {
            let found = super::enhanced::compare(a, b, Language::ENGLISH).unwrap();
            judge(&found);
            assert_eq!(found.key_differences.is_empty(), a == b, "{a:?} {b:?}");
        }
    }
}

#[test]
fn facts_that_agree_are_not_listed() {
    let lines = compare("450", "451").unwrap().key_differences.join("\n");
    assert!(!lines.contains("temporary") && !lines.contains("4yz") && !lines.contains("person"), "{lines}");
    // A pair with notes of its own has the facts beside them.
    let found = compare("550", "450").unwrap();
    assert!(found.key_differences.iter().any(|line| line.contains("greylisting")), "{found:?}");
    let lines = found.facts.join("\n").to_lowercase();
    assert!(lines.contains("450 reports a temporary failure (4yz)"), "{lines}");
    assert!(lines.contains("after 550 the same command should not be sent again"), "{lines}");
    assert!(!lines.contains("is about the mail system"), "{lines}");
}

#[test]
fn what_cannot_be_compared_is_refused() {
    for (a, b) in [
        ("450", "5.1.1"),
        ("5.1.1", "450"),
        ("220", "SL0203"),
        ("", "220"),
        ("220", "199"),
        ("9.1.1", "5.1.1"),
    ] {
        assert!(compare(a, b).is_none(), "{a} {b}");
    }
    // Whole replies are taken by their codes; where these agree, by their enhanced codes.
    assert_eq!(compare("450 4.2.1 x", "550-5.1.1 y").unwrap().b.id, "550");
    assert_eq!(compare("550 5.7.1 x", "550 5.1.1 y").unwrap().b.id, "5.1.1");
    assert_eq!(compare("550 5.7.1 x", "550 y").unwrap().b.id, "550");
}
