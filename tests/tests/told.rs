//! Explanations and comparisons as people read them, in every language, against snapshots.

use smtplint_core::language::languages;
use smtplint_core::reference::{Comparison, Explanation, compare_in, explain_in};
use std::fmt::Write;

const QUESTIONS: &[&str] = &[
    "220",
    "354",
    "421",
    "550",
    "571",
    "299",
    "550 5.7.1 Relaying denied",
    "4.2.2",
    "5.1.1",
    "4.7.99",
    "MAIL",
    "extensions/SIZE",
    "SL0203",
    "greylisting",
    "guides/too-large",
];

const PAIRS: &[(&str, &str)] = &[
    ("220", "250"),
    ("550", "450"),
    ("500", "501"),
    ("530", "535"),
    ("421", "451"),
    ("354", "334"),
    ("235", "354"),
    ("432", "454"),
    ("550", "571"),
    ("250", "299"),
    ("4.2.2", "5.2.2"),
    ("5.1.1", "5.1.2"),
    ("5.7.1", "5.7.26"),
    ("2.1.5", "4.7.99"),
    ("5.4.4", "5.6.1"),
    ("4.7.5", "5.7.5"),
];

fn explanation(entry: &Explanation) -> String {
    let mut text = format!("{} {}: {}\n", entry.kind.name(), entry.id, entry.title);
    let readers = entry.fix_for.as_ref();
    for (label, told) in [
        ("short", entry.short.as_str()),
        ("description", &entry.description),
        ("origin", &entry.origin),
        ("instead", &entry.instead),
        ("whenYouSeeIt", &entry.when_you_see_it),
        ("howToFix", &entry.how_to_fix),
        ("sender", readers.map_or("", |readers| &readers.sender)),
        ("server", readers.map_or("", |readers| &readers.server)),
        ("client", readers.map_or("", |readers| &readers.client)),
        ("whenToSend", &entry.when_to_send),
        ("syntax", &entry.syntax),
    ] {
        if !told.is_empty() {
            _ = write!(text, "\n{label}:\n{told}\n");
        }
    }
    _ = write!(text, "\nrelated: {}\n", entry.related.join(", "));
    text
}

fn comparison(found: &Comparison) -> String {
    let mut text = format!("{} and {}\n\n{}\n", found.a.id, found.b.id, found.summary);
    for (label, lines) in [
        ("keyDifferences", &found.key_differences),
        ("whenToUseWhich", &found.when_to_use_which),
        ("facts", &found.facts),
    ] {
        if !lines.is_empty() {
            _ = write!(text, "\n{label}:\n- {}\n", lines.join("\n- "));
        }
    }
    text
}

#[test]
fn explanations_read_as_they_did() {
    for language in languages() {
        let told = QUESTIONS.iter().map(|question| explanation(&explain_in(question, language).unwrap()));
        let told: Vec<String> = told.collect();
        insta::assert_snapshot!(format!("explanations-{}", language.tag()), told.join("\n---\n\n"));
    }
}

#[test]
fn comparisons_read_as_they_did() {
    for language in languages() {
        let told = PAIRS.iter().map(|(a, b)| comparison(&compare_in(a, b, language).unwrap()));
        let told: Vec<String> = told.collect();
        insta::assert_snapshot!(format!("comparisons-{}", language.tag()), told.join("\n---\n\n"));
    }
}
