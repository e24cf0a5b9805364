//! Finds what somebody asked for, and explains it.

use super::entry::{EntryKind, Explanation};
use super::phrases::explaining as say;
use super::query::{Enhanced, Numbers, numbers};
use super::words::joined;
use super::{enhanced, guides, keyword, reply, rule, term, text};
use crate::language::Language;
use crate::registry::classes::ReplyClass;
use crate::registry::enhanced::enhanced_code;
use crate::registry::{Extension, Verb};
use crate::reply::classify;
use alloc::string::{String, ToString};

/// Explains in English: see [`explain_in`].
///
/// ```
/// let found = smtplint_core::explain("550 5.1.1 no such user").unwrap();
/// assert_eq!((found.id.as_str(), found.enhanced[0].as_str()), ("550", "5.1.1"));
/// ```
pub fn explain(query: &str) -> Option<Explanation> {
    explain_in(query, Language::ENGLISH)
}

/// Explains a reply code (`220`), an enhanced status code (`5.7.1`), a whole reply (`550-5.7.1 blah`), a rule by its
/// code or name, a verb, the keyword of a service extension, a guide or a term of the glossary, in any case.
///
/// Reply codes that nobody lists are explained by their digits. None where nothing is known.
///
/// ```
/// use smtplint_core::{Language, explain_in};
/// assert_eq!(explain_in("path-space-before", Language::ENGLISH).unwrap().id, "SL0203");
/// assert_eq!(explain_in("starttls", Language::ENGLISH).unwrap().kind.name(), "command");
/// assert!(explain_in("nonsense", Language::ENGLISH).is_none());
/// ```
pub fn explain_in(query: &str, language: Language) -> Option<Explanation> {
    found(query.trim(), language).map(led_to)
}

fn found(query: &str, language: Language) -> Option<Explanation> {
    match numbers(query) {
        Some(Numbers::Reply(code, finer)) => {
            let entry = reply::explain(code, language)?;
            let entry = match finer {
                Some(finer) => with_enhanced(entry, finer, language),
                None => entry,
            };
            Some(with_guide(entry, query, language))
        }
        Some(Numbers::Enhanced(code)) => enhanced::explain(code, language),
        None => crate::rules::find(query)
            .map(|found| rule::explain(found, language))
            .or_else(|| keyword::explain(query, language))
            .or_else(|| in_folder(query, language))
            .or_else(|| guides::explain(query, language))
            .or_else(|| term::explain(query, language)),
    }
}

/// What an entry is called, by an id of [`entries`](super::entries), without all that [`explain_in`] says of it.
///
/// ```
/// use smtplint_core::{Language, reference::title_in};
/// assert_eq!(title_in("terms/greylisting", Language::ENGLISH).unwrap(), "Greylisting");
/// assert!(title_in("terms/nonsense", Language::ENGLISH).is_none());
/// ```
pub fn title_in(id: &str, language: Language) -> Option<String> {
    let (kind, name) = match (id.split_once('/'), numbers(id)) {
        (Some((folder, name)), _) => (kind_of(folder)?, name),
        (None, Some(Numbers::Reply(_, None))) => (EntryKind::ReplyCode, id),
        (None, Some(Numbers::Enhanced(_))) => (EntryKind::EnhancedStatusCode, id),
        _ => return found(id, language).map(|entry| entry.title),
    };
    let title = match numbers(name) {
        // Its text bears the name of all its classes.
        Some(Numbers::Enhanced((_, subject, detail))) => {
            enhanced_code(subject, detail).map(|listed| enhanced::title(listed, language))
        }
        _ => text(kind, name, language).map(|text| text.title(name)),
    };
    let told = title.filter(|title| !title.is_empty()).map(ToString::to_string);
    told.or_else(|| found(id, language).map(|entry| entry.title))
}

/// Explains an entry by its kind and id: `AUTH` is a command and an extension.
///
/// ```
/// use smtplint_core::{Language, reference::{EntryKind, explain_entry}};
/// let found = explain_entry(EntryKind::Extension, "AUTH", Language::ENGLISH).unwrap();
/// assert_eq!((found.kind, found.id.as_str()), (EntryKind::Extension, "AUTH"));
/// ```
pub fn explain_entry(kind: EntryKind, id: &str, language: Language) -> Option<Explanation> {
    entry(kind, id, language).map(led_to)
}

fn entry(kind: EntryKind, id: &str, language: Language) -> Option<Explanation> {
    match kind {
        EntryKind::ReplyCode => match numbers(id)? {
            Numbers::Reply(code, None) => reply::explain(code, language),
            _ => None,
        },
        EntryKind::EnhancedStatusCode => match numbers(id)? {
            Numbers::Enhanced(code) => enhanced::explain(code, language),
            Numbers::Reply(..) => None,
        },
        EntryKind::Rule => Some(rule::explain(crate::rules::find(id)?, language)),
        EntryKind::Command => Some(keyword::of_verb(Verb::find(id.as_bytes())?, language)),
        EntryKind::Extension => Some(keyword::of_extension(Extension::find(id.as_bytes())?, language)),
        EntryKind::Guide => guides::explain(id.strip_prefix("guides/").unwrap_or(id), language),
        EntryKind::Term => term::explain(id.strip_prefix("terms/").unwrap_or(id), language),
    }
}

/// What a question means that names the folder of a text: `extensions/AUTH`, `codes/550`.
fn in_folder(query: &str, language: Language) -> Option<Explanation> {
    let (folder, id) = query.split_once('/')?;
    entry(kind_of(folder)?, id, language)
}

/// The kind of the entries whose texts lie in a folder.
fn kind_of(folder: &str) -> Option<EntryKind> {
    EntryKind::ALL.iter().copied().find(|kind| kind.folder().eq_ignore_ascii_case(folder))
}

/// Explains a reply code in English; none where its first digit is not 2 to 5.
pub fn explain_code(code: u16) -> Option<Explanation> {
    reply::explain(code, Language::ENGLISH)
}

/// Explains an enhanced status code in English; none where its class is not 2, 4 or 5.
pub fn explain_enhanced(class: u8, subject: u16, detail: u16) -> Option<Explanation> {
    enhanced::explain((class, subject, detail), Language::ENGLISH)
}

/// Adds the step of a guide that a whole reply starts at; a code alone is about too many things for that.
fn with_guide(mut entry: Explanation, query: &str, language: Language) -> Explanation {
    if query.len() > entry.id.len() {
        entry.go_on = classify(query).and_then(|reply| guides::for_reply(&reply, language));
    }
    entry
}

/// Adds the terms and guides whose texts lead to an entry.
fn led_to(mut entry: Explanation) -> Explanation {
    // Texts name rules by their names, which are the titles of their entries.
    let (id, title) = (entry.id.clone(), entry.title.clone());
    let ids = [id.as_str(), title.as_str()];
    let ids = &ids[..if entry.kind == EntryKind::Rule { 2 } else { 1 }];
    entry.relate(guides::leading_to(ids));
    entry.relate(term::leading_to(ids));
    entry
}

/// Adds what the enhanced status code of a reply tells.
fn with_enhanced(mut entry: Explanation, code: Enhanced, language: Language) -> Explanation {
    let Some(finer) = enhanced::explain(code, language) else { return entry };
    let listed = finer.status.is_some();
    let more = if listed {
        let says = say::SAYS_MORE.fill(language, &[&finer.id, &finer.title]);
        joined(&[says, finer.description], " ")
    } else {
        finer.description
    };
    entry.description = joined(&[entry.description, more], "\n\n");
    // Where the finer code says what to do, the general advice would only repeat that there are finer codes.
    if entry.class.is_some_and(ReplyClass::is_failure) && listed {
        entry.how_to_fix = finer.how_to_fix;
        entry.fix_for = finer.fix_for.or(entry.fix_for);
    }
    entry.enhanced.retain(|other| *other != finer.id);
    entry.enhanced.insert(0, finer.id.clone());
    entry.related.retain(|other| *other != finer.id);
    entry.related.insert(0, finer.id);
    entry
}

#[cfg(test)]
mod tests;
