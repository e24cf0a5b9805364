//! The examples of verbs and extensions are what they should be.

#![cfg(feature = "reference")]

use smtplint_core::registry::extensions::EXTENSIONS;
use smtplint_core::registry::{Standing, Verb};
use smtplint_core::{LintOptions, lint_command, lint_reply};

/// What is found in a command, by the names of the rules.
fn in_command(line: &str) -> Vec<String> {
    let report = lint_command(line.as_bytes(), &LintOptions::default());
    report.diagnostics.iter().map(|told| told.rule.clone()).collect()
}

#[test]
fn the_examples_of_verbs_are_clean_but_for_the_verb_itself() {
    for &verb in Verb::ALL {
        assert!(!verb.examples().is_empty(), "{}", verb.name());
        let expected: &[&str] = if verb.standing() == Standing::Obsolete { &["verb-obsolete"] } else { &[] };
        for example in verb.examples() {
            assert_eq!(example.split(' ').next(), Some(verb.name()));
            assert_eq!(in_command(example), expected, "{example}");
        }
    }
}

/// Keywords that others must not be offered without.
fn beside(keyword: &str) -> &'static str {
    match keyword {
        "BINARYMIME" => "250-CHUNKING\r\n",
        "SMTPUTF8" | "BURL" => "250-8BITMIME\r\n",
        _ => "",
    }
}

#[test]
fn the_offers_of_extensions_are_clean_but_for_the_keyword_itself() {
    let options = LintOptions { reply_to: Some("EHLO".into()), ..LintOptions::default() };
    for extension in EXTENSIONS {
        let keyword = extension.keyword;
        assert_eq!(extension.offer.split(' ').next(), Some(keyword));
        let reply = format!("250-mx.example.org\r\n{}250 {}\r\n", beside(keyword), extension.offer);
        let report = lint_reply(reply.as_bytes(), &options);
        let found: Vec<String> = report.diagnostics.iter().map(|told| told.rule.clone()).collect();
        // Private names begin with an X (RFC 5321 §2.2.2).
        let outlaw = !extension.registered && !keyword.starts_with('X');
        let expected: &[&str] = if outlaw { &["ehlo-keyword-unregistered"] } else { &[] };
        assert_eq!(found, expected, "{keyword}");
    }
}

#[test]
fn the_examples_of_extensions_are_clean_and_show_each_parameter() {
    for extension in EXTENSIONS {
        let keyword = extension.keyword;
        for example in extension.examples {
            let expected: &[&str] = match extension.standing {
                Standing::Obsolete if extension.params.is_empty() => &["verb-obsolete"],
                Standing::Obsolete => &["param-obsolete"],
                _ => &[],
            };
            assert_eq!(in_command(example), expected, "{example}");
        }
        let used = extension.examples.join(" ");
        for param in extension.params {
            assert!(used.contains(&format!(" {}", param.keyword)), "{keyword} {}", param.keyword);
        }
        for verb in Verb::ALL.iter().filter(|verb| verb.extension() == Some(extension)) {
            let name = verb.name();
            assert!(extension.examples.iter().any(|example| example.starts_with(name)), "{keyword} {name}");
        }
    }
}
