//! Texts in all languages: each is there, none is stale, and the catalogues are those of the folders.

use smtplint_core::language::language;
use smtplint_core::rules::{self, Example};
use smtplint_core::{Arg, Findings, LintOptions, command, reply};
use smtplint_tests::texts::{catalogue, folder, gettext, list, markdown, short, translations};
use std::collections::BTreeSet;
use std::fs;

/// The lines of a text that must be the same in all languages: the headings below the title, and where a guide goes.
fn fixed_lines(text: &str) -> Vec<&str> {
    let is_fixed = |line: &&str| line.starts_with("## ") || line.starts_with("When: ");
    text.lines().filter(is_fixed).collect()
}

/// The slots of a template; those that elide a word are the translation's own.
fn slots(template: &str) -> BTreeSet<&str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(slot, _)| slot)
        .filter(|slot| !slot.contains('|'))
        .collect()
}

#[test]
fn the_catalogues_are_those_of_the_folders() {
    for tag in translations() {
        let written = fs::read(folder().join(format!("{tag}.catalogue"))).unwrap();
        assert!(written == catalogue(&tag), "{tag}: run `make texts`");
    }
    assert_eq!(fs::read_to_string(folder().join("catalogues.rs")).unwrap(), list(), "run `make texts`");
}

#[test]
fn every_short_text_is_translated_and_of_the_english_that_stands_today() {
    let english = short();
    for tag in translations() {
        let translated = gettext(&tag);
        let mut wrong: Vec<String> = Vec::new();
        for (key, text) in &english {
            match translated.get(key) {
                None => wrong.push(format!("{key}: missing, or the English has changed")),
                Some((_, translation)) if translation.is_empty() => {
                    wrong.push(format!("{key}: not translated"));
                }
                Some((source, _)) if source != text => wrong.push(format!("{key}: the English has changed")),
                Some((_, translation)) if slots(translation) != slots(text) => {
                    wrong.push(format!("{key}: other slots than the English"));
                }
                Some(_) => {}
            }
        }
        assert!(wrong.is_empty(), "{tag}: {} entries\n{}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn no_short_text_is_translated_that_nobody_asks_for() {
    let english = short();
    for tag in translations() {
        let translated = gettext(&tag);
        let stale: Vec<&String> = translated
            .keys()
            .filter(|key| !key.starts_with("word/") && !english.contains_key(*key))
            .collect();
        assert!(stale.is_empty(), "{tag}: {stale:?}");
    }
}

/// Words that messages speak of are found by their English; those of no language are in capitals or no letters at all.
#[test]
fn the_words_in_messages_are_translated() {
    let is_word = |word: &str| word.contains(' ') && word.chars().any(char::is_lowercase);
    let mut words = BTreeSet::new();
    for rule in rules::all() {
        for example in rule.bad {
            let octets = Example::read(example).octets;
            let (options, mut found) = (LintOptions::default(), Findings::default());
            command::command(&octets, &options.context(), &mut found);
            reply::reply(&octets, &options.expectation(), &mut found);
            let args = found.in_order().iter().flat_map(|finding| finding.args);
            words.extend(args.filter_map(|arg| if let Arg::Word(word) = arg { Some(word) } else { None }));
        }
    }
    for tag in translations() {
        let language = language(&tag).unwrap();
        let missing: Vec<&&str> = words
            .iter()
            .filter(|word| is_word(word) && language.text(&format!("word/{word}")).is_none())
            .collect();
        assert!(missing.is_empty(), "{tag}: {missing:?}");
    }
}

#[test]
fn every_language_has_the_same_files_with_the_same_headings() {
    let english = markdown("en");
    for tag in translations() {
        let translated = markdown(&tag);
        let keys = |texts: &smtplint_tests::texts::Texts| texts.keys().cloned().collect::<BTreeSet<_>>();
        let (source, there) = (keys(&english), keys(&translated));
        let missing: Vec<&String> = source.difference(&there).collect();
        let stale: Vec<&String> = there.difference(&source).collect();
        assert!(missing.is_empty() && stale.is_empty(), "{tag}: missing {missing:?}, stale {stale:?}");
        for (key, text) in &english {
            // The headings of guides are questions, behind their ids.
            let cut = |lines: Vec<&str>| -> Vec<String> {
                let ids = key.starts_with("guides/");
                lines
                    .into_iter()
                    .map(|line| {
                        if ids && line.starts_with("## ") {
                            line.split(':').next().unwrap_or(line).into()
                        } else {
                            line.into()
                        }
                    })
                    .collect()
            };
            assert_eq!(cut(fixed_lines(text)), cut(fixed_lines(&translated[key])), "{tag}: {key}");
        }
    }
}
