//! Verbs and service extensions, told from the registry and their texts.

use super::Text;
use super::entry::{EntryKind, Explanation, Parameter, rfc_refs, strings};
use super::phrases::explaining as say;
use super::words::joined;
use crate::language::Language;
use crate::registry::codes::{CODES, ReplyCode};
use crate::registry::extensions::{EXTENSIONS, OnSubmission};
use crate::registry::{Extension, Standing, Verb};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Explains a verb, or the keyword of a service extension that brings no verb of its name.
pub(super) fn explain(query: &str, language: Language) -> Option<Explanation> {
    let verb = Verb::find(query.as_bytes()).map(|verb| of_verb(verb, language));
    verb.or_else(|| Extension::find(query.as_bytes()).map(|extension| of_extension(extension, language)))
}

/// Everything that [`explain`] knows.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    Verb::ALL.iter().map(|verb| verb.name()).chain(EXTENSIONS.iter().map(|extension| extension.keyword))
}

/// A verb.
pub(super) fn of_verb(verb: Verb, language: Language) -> Explanation {
    let name = verb.name();
    let mut entry = Explanation::of_text(EntryKind::Command, name, name, verb_text(verb, language));
    if verb.standing() == Standing::Obsolete {
        entry.description = joined(&[entry.description, say::OBSOLETE.fill(language, &[name])], "\n\n");
    }
    if let Some(extension) = verb.extension() {
        let offered = say::OFFERED_BY.fill(language, &[name, extension.keyword]);
        entry.when_you_see_it = joined(&[entry.when_you_see_it, offered], "\n\n");
    }
    entry.syntax = verb.abnf().to_string();
    let taken = EXTENSIONS.iter().flat_map(|extension| parameters(extension, language));
    entry.parameters = taken.filter(|found| found.commands.contains(&name)).collect();
    entry.examples = strings(verb.examples());
    // Any failure may answer a chunk (RFC 3030 §2); those that speak of other commands do not, in practice.
    let speaks = |code: &&&ReplyCode| code.commands.is_empty() || code.commands.contains(&name);
    entry.replies = CODES.iter().filter(speaks).map(|code| code.code).collect();
    entry.relate(verb.extension().map(|extension| apart(EntryKind::Extension, extension.keyword, name)));
    entry.relate(strings(&entry.replies.clone()));
    entry.rfc = rfc_refs(&[verb.rfc()]);
    entry
}

/// What people read about a verb.
pub(super) fn verb_text(verb: Verb, language: Language) -> Text {
    Text::find(language, "commands", verb.name(), verb.text())
}

/// A service extension.
pub(super) fn of_extension(extension: &'static Extension, language: Language) -> Explanation {
    let keyword = extension.keyword;
    let text = extension_text(extension, language);
    let mut entry = Explanation::of_text(EntryKind::Extension, keyword, keyword, text);
    if !extension.registered {
        entry.description = joined(&[entry.description, say::NOT_IANA.fill(language, &[keyword])], "\n\n");
    }
    if extension.standing == Standing::Obsolete {
        entry.description = joined(&[entry.description, say::OBSOLETE.fill(language, &[keyword])], "\n\n");
    }
    entry.parameters = parameters(extension, language).collect();
    entry.examples = Vec::from([format!("250-{}", extension.offer)]);
    entry.examples.extend(strings(extension.examples));
    entry.ports = ports(extension.on_submission).to_vec();
    entry.commands = commands(extension);
    entry.relate(entry.commands.clone().iter().map(|verb| apart(EntryKind::Command, verb, keyword)));
    entry.rfc = rfc_refs(&[extension.rfc]);
    entry
}

/// What people read about an extension.
pub(super) fn extension_text(extension: &Extension, language: Language) -> Text {
    Text::find(language, "extensions", extension.keyword, extension.text)
}

/// The ports on which an extension belongs, where it does not belong on all.
const fn ports(on_submission: OnSubmission) -> &'static [u16] {
    match on_submission {
        OnSubmission::Only => &[587, 465],
        _ => &[],
    }
}

/// The id of an entry, with its folder where another one has the same: AUTH is a verb and an extension.
fn apart(kind: EntryKind, id: &str, other: &str) -> String {
    if id == other { format!("{}/{id}", kind.folder()) } else { String::from(id) }
}

/// The verbs that an extension brings, and those that its parameters stand on.
fn commands(extension: &'static Extension) -> Vec<String> {
    let brought = |verb: &&Verb| verb.extension().is_some_and(|other| core::ptr::eq(other, extension));
    let mut names: Vec<&str> = Verb::ALL.iter().filter(brought).map(|verb| verb.name()).collect();
    for (name, stands) in [
        ("MAIL", extension.params.iter().any(|param| param.on_mail)),
        ("RCPT", extension.params.iter().any(|param| param.on_rcpt)),
    ] {
        if stands {
            names.push(name);
        }
    }
    names.into_iter().map(String::from).collect()
}

fn parameters(extension: &'static Extension, language: Language) -> impl Iterator<Item = Parameter> {
    extension.params.iter().map(move |param| {
        let stands = [("MAIL", param.on_mail), ("RCPT", param.on_rcpt)];
        Parameter {
            keyword: param.keyword,
            commands: stands.into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect(),
            value: language.of("word/", param.value.form(), "", param.value.form()),
            extension: extension.keyword,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_and_extension_is_explained() {
        for name in names() {
            let entry = explain(name, Language::ENGLISH).unwrap();
            assert!(!entry.rfc.is_empty(), "{name}");
        }
        let mail = explain("mail", Language::ENGLISH).unwrap();
        assert!(mail.replies.contains(&250) && mail.related.iter().any(|id| id == "250"), "{mail:?}");
        let size = explain("SIZE", Language::ENGLISH).unwrap();
        assert_eq!((size.parameters[0].keyword, &size.parameters[0].commands[..]), ("SIZE", &["MAIL"][..]));
        assert!(explain("nonsense", Language::ENGLISH).is_none());
    }
}
