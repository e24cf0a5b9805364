//! Verbs and service extensions, told from the registry and their texts.

use super::Text;
use super::entry::{EntryKind, Explanation, Parameter, rfc_refs};
use super::phrases::explaining as say;
use super::words::joined;
use crate::language::Language;
use crate::registry::codes::CODES;
use crate::registry::extensions::EXTENSIONS;
use crate::registry::{Extension, Standing, Verb};
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
    let text = Text::find(language, "commands", name, "");
    let mut entry = Explanation::of_text(EntryKind::Command, name, name, text);
    if verb.standing() == Standing::Obsolete {
        entry.description = joined(&[entry.description, say::OBSOLETE.fill(language, &[name])], "\n\n");
    }
    if let Some(extension) = verb.extension() {
        let offered = say::OFFERED_BY.fill(language, &[name, extension.keyword]);
        entry.when_you_see_it = joined(&[entry.when_you_see_it, offered], "\n\n");
        entry.relate([extension.keyword.to_string()]);
    }
    entry.parameters = EXTENSIONS
        .iter()
        .flat_map(|extension| parameters(extension, language))
        .filter(|found| found.commands.contains(&name))
        .collect();
    entry.replies = CODES.iter().filter(|code| code.answers(name)).map(|code| code.code).collect();
    entry.relate(entry.replies.clone().iter().map(ToString::to_string));
    entry.rfc = rfc_refs(&[verb.rfc()]);
    entry
}

/// A service extension.
pub(super) fn of_extension(extension: &'static Extension, language: Language) -> Explanation {
    let keyword = extension.keyword;
    let text = Text::find(language, "extensions", keyword, "");
    let mut entry = Explanation::of_text(EntryKind::Extension, keyword, keyword, text);
    if entry.title.is_empty() {
        entry.title = extension.name.to_string();
    }
    if !extension.registered {
        entry.description = joined(&[entry.description, say::NOT_IANA.fill(language, &[keyword])], "\n\n");
    }
    entry.parameters = parameters(extension, language).collect();
    entry.commands = commands(extension);
    entry.relate(entry.commands.clone());
    entry.rfc = rfc_refs(&[extension.rfc]);
    entry
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
