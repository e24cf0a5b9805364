//! Explains enhanced status codes: from the registry's facts and the texts.

use super::Text;
use super::entry::{EntryKind, Explanation, FixFor, rfc_refs};
use super::phrases::explaining as say;
use super::query::Enhanced;
use super::reply::retry_by_class;
use super::words::{either, joined, subject as subject_name};
use crate::language::Language;
use crate::registry::classes::{ReplyClass, enhanced_class};
use crate::registry::codes::{CODES, Status, reply_code};
use crate::registry::enhanced::{EnhancedCode, Standing, enhanced_code};
use crate::rules::Rfc;
use alloc::string::{String, ToString};
use alloc::{format, vec::Vec};

/// Explains an enhanced status code in a language; none where its class is not 2, 4 or 5.
pub(super) fn explain((class, subject, detail): Enhanced, language: Language) -> Option<Explanation> {
    enhanced_class(class)?;
    let id = format!("{class}.{subject}.{detail}");
    let mut entry = match enhanced_code(subject, detail) {
        Some(listed) => enumerated(id, class, listed, language),
        None => unlisted(id, class, subject, language),
    };
    entry.class = ReplyClass::of(u16::from(class) * 100);
    entry.retry = entry.class.and_then(retry_by_class);
    Some(entry)
}

/// What people read about a code, whatever its class.
pub(super) fn text(listed: &EnhancedCode, language: Language) -> Text {
    Text::find(language, "enhanced", &name(listed), listed.text)
}

/// Its title in a language.
pub(super) fn title(listed: &EnhancedCode, language: Language) -> &'static str {
    text(listed, language).title(&name(listed))
}

/// What it means, as a clause.
pub(super) fn short(listed: &EnhancedCode, language: Language) -> String {
    text(listed, language).plain("In short")
}

/// `X.1.1`.
pub(super) fn name(listed: &EnhancedCode) -> String {
    format!("X.{}.{}", listed.subject, listed.detail)
}

/// The heading under which a text speaks of one class.
pub(super) const fn class_heading(class: u8) -> &'static str {
    match class {
        2 => "With class 2",
        4 => "With class 4",
        _ => "With class 5",
    }
}

/// A code that is in the registry.
fn enumerated(id: String, class: u8, listed: &EnhancedCode, language: Language) -> Explanation {
    let text = text(listed, language);
    let mut entry = Explanation::of_text(EntryKind::EnhancedStatusCode, id, &name(listed), text);
    let mut sentences = Vec::from([entry.description]);
    let of_class = text.plain(class_heading(class));
    let says_of_class = !of_class.is_empty();
    sentences.push(of_class);
    if !listed.classes.contains(&class) && !says_of_class {
        let classes: Vec<String> = listed.classes.iter().map(|class| format!("{class}.x.x")).collect();
        sentences.push(say::ODD_CLASS.fill(language, &[&either(language, &classes)]));
    }
    if listed.standing != Standing::Active {
        sentences.push(say::NO_NEW_USE.of(language).to_string());
    }
    entry.description = joined(&sentences, "\n\n");
    match class {
        2 if listed.classes != [2] => {
            entry.how_to_fix = say::NOTHING_TO_MEND.of(language).to_string();
            entry.fix_for = None;
        }
        // The text speaks of a refusal for good, and its advice would be wrong here.
        4 if !listed.classes.contains(&4) => {
            let for_good = format!("5.{}.{}", listed.subject, listed.detail);
            entry.when_you_see_it = say::FOR_NOW_SEEN.fill(language, &[&for_good]);
            entry.how_to_fix = say::FOR_NOW_FIX.fill(language, &[&for_good]);
            entry.fix_for = None;
        }
        4 if listed.classes != [4] && !says_of_class => {
            entry.how_to_fix = joined(&[say::WAIT_FIRST.of(language), &entry.how_to_fix], "\n\n");
        }
        _ => {}
    }
    let codes = codes_of_class(listed, class);
    entry.examples = examples(&entry.id, codes.first(), listed);
    entry.status = Some(Status::Extension);
    entry.relate(codes.iter().map(ToString::to_string));
    entry.replies = codes;
    entry.relate(ids(listed));
    entry.rfc = rfc_refs(listed.rfc);
    entry
}

/// The ids of a code in each class that the registry foresees for it, or that its text speaks of, because servers send it.
pub(super) fn ids(listed: &EnhancedCode) -> impl Iterator<Item = String> {
    let has = |class: &u8| {
        listed.classes.contains(class) || Text(listed.text).section(class_heading(*class)).is_some()
    };
    [2, 4, 5].into_iter().filter(has).map(|class| format!("{class}.{}.{}", listed.subject, listed.detail))
}

/// Replies that carry a code: those of the reply codes, else one made of its title.
fn examples(id: &str, code: Option<&u16>, listed: &EnhancedCode) -> Vec<String> {
    let carries = |example: &&str| example.split([' ', '-']).nth(1) == Some(id);
    let real = CODES.iter().flat_map(|code| code.examples.iter().copied()).filter(carries);
    let mut found: Vec<String> = real.map(String::from).collect();
    if found.is_empty() {
        found.extend(code.map(|code| format!("{code} {id} {}", listed.title)));
    }
    found
}

/// A code that is not in the registry: its class and subject speak.
fn unlisted(id: String, class: u8, subject: u16, language: Language) -> Explanation {
    let what = match class {
        2 => &say::UNLISTED_2,
        4 => &say::UNLISTED_4,
        _ => &say::UNLISTED_5,
    };
    let number = subject.to_string();
    let about = match subject_name(subject) {
        Some(name) => say::UNLISTED_SUBJECT.fill(language, &[&number, name.of(language)]),
        None => say::NO_SUBJECT.fill(language, &[&number]),
    };
    let instead = format!("{class}.{}.0", if subject_name(subject).is_some() { subject } else { 0 });
    let told = |phrase: &super::phrases::Phrase| phrase.fill(language, &[&instead]);
    Explanation {
        description: joined(&[what.fill(language, &[&id]), about], " "),
        when_you_see_it: told(&say::UNLISTED_SEEN),
        how_to_fix: told(&say::UNLISTED_FIX),
        fix_for: Some(FixFor {
            sender: told(&say::UNLISTED_SENDER),
            server: told(&say::UNLISTED_SERVER),
            client: say::UNLISTED_CLIENT.fill(language, &[&id]),
        }),
        related: Vec::from([instead]),
        rfc: rfc_refs(&[Rfc(3463, "2"), Rfc(5248, "2")]),
        ..Explanation::new(EntryKind::EnhancedStatusCode, id, say::UNLISTED.of(language))
    }
}

/// The reply codes that go with an enhanced code of a class: those that the registry names beside it, as far as they are
/// of its class and defined (the registry also names a few that no standard defines), and those that usually carry it.
pub(super) fn codes_of_class(listed: &EnhancedCode, class: u8) -> Vec<u16> {
    let id = format!("{class}.{}.{}", listed.subject, listed.detail);
    let fitting = |&code: &u16| code / 100 == u16::from(class) && reply_code(code).is_some();
    let mut codes: Vec<u16> = listed.codes.iter().copied().filter(fitting).collect();
    for code in CODES.iter().filter(|code| code.enhanced.contains(&id.as_str())).map(|code| code.code) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::enhanced::ENHANCED;

    const HEADINGS: [&str; 7] = [
        "In short",
        "Description",
        "When you see it",
        "How to fix it",
        "For the sender",
        "For the server",
        "For the client",
    ];

    /// What may follow, in this order.
    const OF_CLASSES: [&str; 3] = [class_heading(2), class_heading(4), class_heading(5)];

    #[test]
    fn every_text_has_its_sections_in_order() {
        for listed in ENHANCED {
            let (name, text) = (name(listed), Text(listed.text));
            assert_eq!(text.title(&name), listed.title, "{name}");
            let headings: Vec<&str> = text.sections().map(|(heading, _)| heading).collect();
            let (all, of_classes) = headings.split_at(HEADINGS.len());
            assert_eq!(all, HEADINGS, "{name}");
            let mut allowed = OF_CLASSES.iter();
            for heading in of_classes {
                assert!(allowed.any(|other| other == heading), "{name}: {heading}");
            }
        }
    }

    #[test]
    fn every_text_is_a_clause_or_whole_sentences() {
        for listed in ENHANCED {
            let (name, text) = (name(listed), Text(listed.text));
            let short = text.plain("In short");
            assert!(short.starts_with(char::is_lowercase) && !short.ends_with('.'), "{name}: {short}");
            for heading in HEADINGS[1..].iter().chain(&OF_CLASSES) {
                let prose = text.plain(heading);
                let whole = prose.starts_with(char::is_uppercase) && prose.ends_with('.');
                assert!((whole || prose.is_empty()) && !prose.contains("  "), "{name} {heading}: {prose}");
            }
        }
    }

    #[test]
    fn a_class_adds_what_is_particular_to_it() {
        let told = |class| explain((class, 2, 2), Language::ENGLISH).unwrap();
        let text = Text(enhanced_code(2, 2).unwrap().text);
        for class in [4, 5] {
            let (description, particular) = (told(class).description, text.plain(class_heading(class)));
            assert!(!particular.is_empty() && description.contains(&particular), "{class}: {description}");
            assert!(description.starts_with(&text.plain("Description")), "{class}: {description}");
        }
        assert!(told(4).fix_for.is_some_and(|readers| readers.sender == text.plain("For the sender")));
        // What is to be mended is no part of a success.
        assert_eq!(explain((2, 1, 0), Language::ENGLISH).unwrap().fix_for, None);
    }
}
