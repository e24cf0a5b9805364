//! Every guide and every comparison: listed, whole, leading somewhere, and the same in all languages.

#![cfg(feature = "reference")]

use smtplint_core::reference::{Guide, GuideStep, guides_for};
use smtplint_core::registry::codes::beyond::beyond_code;
use smtplint_core::registry::codes::reply_code;
use smtplint_core::registry::enhanced::enhanced_code;
use smtplint_core::registry::guides::GUIDES;
use smtplint_core::registry::pairs::PAIRS;
use smtplint_core::registry::{Extension, Term, Verb};
use smtplint_core::reply::{BounceCategory, classify_parts};
use smtplint_core::{Language, rules};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn texts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("texts")
}

/// The tags of the languages that there are.
fn languages() -> Vec<String> {
    let folders =
        fs::read_dir(texts()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

fn read(language: &str, folder: &str, name: &str) -> &'static str {
    let path = texts().join(language).join(folder).join(format!("{name}.md"));
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display())).leak()
}

fn numbers(id: &str) -> Option<(u8, u16, u16)> {
    let numbers: Vec<u16> = id.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [class @ (2 | 4 | 5), subject, detail] => Some((class as u8, subject, detail)),
        _ => None,
    }
}

fn is_code(id: &str) -> bool {
    id.parse().is_ok_and(|code| reply_code(code).is_some() || beyond_code(code).is_some())
}

/// Whether it is an enhanced status code of the registry, of whatever class.
fn is_enhanced(id: &str) -> bool {
    numbers(id).is_some_and(|(_, subject, detail)| enhanced_code(subject, detail).is_some())
}

fn is_known(id: &str) -> bool {
    match id.split_once('/') {
        Some(("terms", name)) => Term::find(name).is_some(),
        Some(("guides", name)) => GUIDES.iter().any(|guide| guide.name == name),
        Some(_) => false,
        None => {
            is_code(id)
                || is_enhanced(id)
                || Verb::find(id.as_bytes()).is_some()
                || Extension::find(id.as_bytes()).is_some()
                || rules::find(id).is_some()
        }
    }
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).map(|rest| rest.split_once(')').unwrap().0)
}

#[test]
fn no_file_is_left_out_and_none_is_missing() {
    for language in languages() {
        let guides = GUIDES.iter().map(|guide| guide.name).collect();
        let pairs = PAIRS.iter().map(|pair| pair.name).collect();
        for (folder, names) in [("guides", guides), ("compare", pairs)] {
            let names: Vec<&str> = names;
            let files = fs::read_dir(texts().join(&language).join(folder)).unwrap();
            let there: BTreeSet<String> =
                files.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            let wanted: BTreeSet<String> = names.iter().map(|name| format!("{name}.md")).collect();
            assert_eq!(there, wanted, "{language} {folder}");
            assert_eq!(names.len(), wanted.len(), "{folder} lists one twice");
        }
    }
}

/// Each guide of each language as it is read.
fn each_guide(mut judge: impl FnMut(&str, &Guide)) {
    for language in languages() {
        for listed in GUIDES {
            judge(&language, &Guide::parse(listed.name, read(&language, "guides", listed.name)));
        }
    }
}

#[test]
fn every_guide_is_read_whole() {
    each_guide(|language, guide| {
        let at = format!("{language} {}", guide.name);
        assert!(guide.title.ends_with('?') && guide.description.ends_with('.'), "{at}");
        assert!(guide.in_short.starts_with(char::is_lowercase) && !guide.in_short.ends_with('.'), "{at}");
        assert!((6..=15).contains(&guide.steps.len()), "{at}: {} steps", guide.steps.len());
        let headings = read(language, "guides", &guide.name).matches("\n## ").count();
        assert_eq!(guide.steps.len() + 2, headings, "{at}: a heading is no step");
        for step in &guide.steps {
            assert!(step.text.ends_with('.') && !step.text.contains("->"), "{at} {}", step.id);
            assert!(!step.text.contains("When:"), "{at} {}", step.id);
            assert!(!step.ways.is_empty(), "{at} {}", step.id);
        }
        let ids: BTreeSet<&str> = guide.steps.iter().map(|step| step.id.as_str()).collect();
        assert_eq!(ids.len(), guide.steps.len(), "{at}: two steps of one name");
    });
}

#[test]
fn every_way_and_link_leads_to_what_there_is() {
    each_guide(|language, guide| {
        for step in &guide.steps {
            let own = |to: &str| guide.steps.iter().any(|step| step.id == to);
            for to in step.ways.iter().map(|way| way.to.as_str()).filter(|to| !own(to)) {
                assert!(is_known(to), "{language} {} {}: {to}", guide.name, step.id);
                assert_ne!(to, format!("guides/{}", guide.name), "{} leads to itself", step.id);
            }
            assert!(!step.ways.iter().any(|way| way.to == step.id), "{} leads to itself", step.id);
        }
        for id in links(read(language, "guides", &guide.name)) {
            assert!(is_known(id), "{language} {}: {id}", guide.name);
        }
    });
}

#[test]
fn every_step_is_reached_from_the_first() {
    each_guide(|language, guide| {
        let mut reached = BTreeSet::from([guide.steps[0].id.as_str()]);
        let mut open = vec![&guide.steps[0]];
        while let Some(step) = open.pop() {
            let next = step.ways.iter().filter_map(|way| guide.steps.iter().find(|step| step.id == way.to));
            open.extend(next.filter(|step| reached.insert(&step.id)).collect::<Vec<&GuideStep>>());
        }
        let all: BTreeSet<&str> = guide.steps.iter().map(|step| step.id.as_str()).collect();
        assert_eq!(reached, all, "{language} {}", guide.name);
    });
}

#[test]
fn languages_differ_in_words_only() {
    let shape = |guide: &Guide| -> Vec<(String, Vec<String>, Vec<String>)> {
        let ways = |step: &GuideStep| step.ways.iter().map(|way| way.to.clone()).collect();
        guide.steps.iter().map(|step| (step.id.clone(), step.starts.clone(), ways(step))).collect()
    };
    each_guide(|language, guide| {
        let english = Guide::find(&guide.name, Language::ENGLISH).unwrap();
        assert_eq!(shape(guide), shape(&english), "{language} {}", guide.name);
    });
}

/// Whether a reply of these numbers has a guide, and which.
fn first_guide(code: u16, enhanced: Option<(u8, u16, u16)>) -> Option<(String, String)> {
    let found = guides_for(&classify_parts(code, enhanced), Language::ENGLISH);
    found.into_iter().next().map(|(guide, step)| (guide.name, step))
}

#[test]
fn what_starts_a_step_is_known_and_starts_one_step_of_a_guide_only() {
    for guide in GUIDES.iter().map(|listed| Guide::of(listed, Language::ENGLISH)) {
        let mut seen = BTreeSet::new();
        for item in guide.steps.iter().flat_map(|step| &step.starts) {
            let category = BounceCategory::ALL.iter().any(|category| category.name() == item);
            assert!(category || is_code(item) || is_enhanced(item), "{}: {item}", guide.name);
            assert!(seen.insert(item.clone()), "{}: {item} starts two steps", guide.name);
        }
    }
}

#[test]
fn every_bounce_category_starts_a_step() {
    let guides: Vec<Guide> = GUIDES.iter().map(|listed| Guide::of(listed, Language::ENGLISH)).collect();
    let starts: BTreeSet<&str> = guides
        .iter()
        .flat_map(|guide| &guide.steps)
        .flat_map(|step| step.starts.iter().map(String::as_str))
        .collect();
    for category in BounceCategory::ALL {
        assert!(starts.contains(category.name()), "{}", category.name());
    }
}

#[test]
fn a_reply_starts_the_right_guide_at_the_right_step() {
    for (code, enhanced, guide, step) in [
        (421, None, "retry-or-not", "trouble"),
        (450, None, "retry-or-not", "temporary"),
        (452, Some((4, 2, 2)), "bouncing", "full"),
        (451, Some((4, 7, 1)), "rejected-as-spam", "policy"),
        (454, Some((4, 7, 0)), "authentication-fails", "later"),
        (501, None, "bouncing", "protocol"),
        (501, Some((5, 1, 3)), "bouncing", "recipient"),
        (521, None, "bouncing", "domain"),
        (530, Some((5, 7, 0)), "authentication-fails", "missing"),
        (534, Some((5, 7, 9)), "authentication-fails", "weak"),
        (535, Some((5, 7, 8)), "authentication-fails", "credentials"),
        (538, None, "authentication-fails", "encrypt"),
        (550, None, "bouncing", "other"),
        (550, Some((5, 1, 1)), "bouncing", "recipient"),
        (550, Some((5, 2, 1)), "bouncing", "disabled"),
        (550, Some((5, 7, 1)), "rejected-as-spam", "policy"),
        (550, Some((5, 7, 26)), "rejected-as-spam", "authentication"),
        (552, Some((5, 3, 4)), "too-large", "system"),
        (552, Some((5, 2, 3)), "too-large", "mailbox"),
        (552, Some((5, 2, 2)), "bouncing", "full"),
        (553, Some((5, 1, 8)), "bouncing", "sender"),
        (554, None, "bouncing", "other"),
        (556, Some((5, 1, 10)), "bouncing", "domain"),
        (550, Some((5, 4, 1)), "bouncing", "recipient"),
        // Codes of particular servers.
        (435, None, "authentication-fails", "later"),
        (440, None, "tls-fails", "refused"),
        (442, None, "cannot-connect", "dropped"),
        // The wording tells which of its two meanings it has, so the bare code starts nothing.
        (523, Some((5, 7, 10)), "tls-fails", "required"),
        (523, None, "bouncing", "other"),
        (524, None, "authentication-fails", "encrypt"),
        (524, Some((5, 2, 4)), "bouncing", "own"),
        (531, None, "too-large", "recipients"),
        (540, None, "tls-fails", "refused"),
        (571, None, "rejected-as-spam", "policy"),
    ] {
        let expected = Some((guide.to_string(), step.to_string()));
        assert_eq!(first_guide(code, enhanced), expected, "{code} {enhanced:?}");
    }
    assert_eq!(first_guide(250, None), None);
}

#[test]
fn every_comparison_is_whole() {
    for language in languages() {
        for pair in PAIRS {
            let text = read(&language, "compare", pair.name);
            let at = format!("{language} {}", pair.name);
            let mut sections = text.split("\n## ");
            let title = sections.next().unwrap().trim();
            let (a, b) = pair.codes();
            assert!(title.starts_with(&format!("# {a} ")) && title.ends_with(&format!(" {b}")), "{at}");
            let sections: Vec<(&str, &str)> = sections.map(|part| part.split_once('\n').unwrap()).collect();
            let headings: Vec<&str> = sections.iter().map(|(heading, _)| *heading).collect();
            assert_eq!(headings, ["Summary", "Differences", "When to use which"], "{at}");
            let summary = sections[0].1.trim();
            assert!(summary.ends_with('.') && !summary.contains('\n'), "{at}: {summary}");
            for ((heading, body), least) in sections[1..].iter().zip([3, 2]) {
                let items: Vec<&str> = body.trim().lines().collect();
                assert!((least..=6).contains(&items.len()), "{at} {heading}");
                assert!(
                    items.iter().all(|item| item.starts_with("- ") && item.ends_with('.')),
                    "{at} {heading}"
                );
            }
            assert!(links(text).all(is_known), "{at}");
        }
    }
}

#[test]
fn pairs_are_two_codes_of_a_kind_in_their_order() {
    let order = |pair: &str| {
        let parts = pair.split_once('-').unwrap();
        let key = |id: &str| id.split('.').map(|part| part.parse().unwrap()).collect::<Vec<u16>>();
        (pair.contains('.'), key(parts.0), key(parts.1))
    };
    for pair in PAIRS {
        let (a, b) = pair.codes();
        assert!(is_code(a) && is_code(b) || is_enhanced(a) && is_enhanced(b), "{}", pair.name);
        let (_, one, other) = order(pair.name);
        assert!(one < other, "{}", pair.name);
    }
    assert!(PAIRS.is_sorted_by_key(|pair| order(pair.name)));
}

#[test]
fn no_two_comparisons_say_the_same() {
    for language in languages() {
        let mut seen = BTreeSet::new();
        for pair in PAIRS {
            let items = read(&language, "compare", pair.name).lines().filter(|line| line.starts_with("- "));
            for item in items {
                assert!(seen.insert(item), "{language} {}: {item}", pair.name);
            }
        }
    }
}

#[test]
fn french_is_set_as_french_is() {
    for (folder, names) in [
        ("guides", GUIDES.iter().map(|guide| guide.name).collect::<Vec<_>>()),
        ("compare", PAIRS.iter().map(|pair| pair.name).collect()),
    ] {
        for name in names {
            let lines = read("fr", folder, name).lines();
            for line in lines.filter(|line| !line.starts_with("## ") && !line.starts_with("When:")) {
                let prose = line.split('`').step_by(2).collect::<Vec<_>>().join("x");
                assert!(!prose.contains('\''), "{name}: {prose}");
                let letters: Vec<char> = prose.chars().collect();
                for pair in letters.windows(2) {
                    let high = matches!(pair[1], ':' | ';' | '!' | '?' | '»');
                    assert!(!high || matches!(pair[0], '\u{a0}' | '\u{202f}'), "{name}: {prose}");
                }
            }
        }
    }
}
