//! Verbs and service extensions, told from the registry.

use super::explain::{EntryKind, Explanation, rfc_refs};
use crate::registry::codes::CODES;
use crate::registry::{Extension, Param, Standing, Verb, extensions::EXTENSIONS};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Explains a verb, or the keyword of a service extension that brings no verb of its name.
pub(super) fn explain(query: &str) -> Option<Explanation> {
    let query = query.trim();
    let verb = Verb::find(query.as_bytes()).map(verb);
    verb.or_else(|| Extension::find(query.as_bytes()).map(extension))
}

/// Everything that [`explain`] knows.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    Verb::ALL.iter().map(|verb| verb.name()).chain(EXTENSIONS.iter().map(|extension| extension.keyword))
}

fn verb(verb: Verb) -> Explanation {
    let name = verb.name();
    let mut entry = Explanation::new(EntryKind::Command, name, format!("The command {name}"));
    entry.description = match verb.needs() {
        "" => format!("{name} stands alone on its line, or its argument may be left out."),
        needs => format!("{name} is followed by one space and {needs}."),
    };
    if verb.standing() == Standing::Obsolete {
        entry.description.push_str(" It is obsolete and should not be sent.");
    }
    entry.when_you_see_it = match verb.extension() {
        Some(extension) => {
            format!("A client may send it where the response to EHLO lists {}.", extension.keyword)
        }
        None => String::from("Every server of its protocol knows it."),
    };
    let codes: Vec<String> =
        CODES.iter().filter(|code| code.answers(name)).map(|code| code.code.to_string()).collect();
    entry.how_to_fix =
        format!("Where {name} is refused, read the reply code: the reference explains each that it may get.");
    entry.related = codes;
    entry.rfc = rfc_refs(&[verb.rfc()]);
    entry
}

fn extension(extension: &'static Extension) -> Explanation {
    let keyword = extension.keyword;
    let mut entry = Explanation::new(EntryKind::Extension, keyword, extension.name);
    entry.description = format!("A server offers it by the keyword {keyword} in its response to EHLO.");
    let params: Vec<String> = extension.params.iter().map(place).collect();
    if !params.is_empty() {
        let brought = params.join(", ");
        entry.description = format!("{} It brings {brought}.", entry.description);
    }
    entry.when_you_see_it = String::from(if extension.registered {
        "It is in IANA's registry of service extensions."
    } else {
        "It is not in IANA's registry: one program's own."
    });
    entry.how_to_fix = format!("Use what it brings only after a response to EHLO that lists {keyword}.");
    entry.rfc = rfc_refs(&[extension.rfc]);
    entry
}

/// `the parameter SIZE of MAIL`.
fn place(param: &Param) -> String {
    let commands = match (param.on_mail, param.on_rcpt) {
        (true, true) => "MAIL and RCPT",
        (true, false) => "MAIL",
        _ => "RCPT",
    };
    format!("the parameter {} of {commands}", param.keyword)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_and_extension_is_explained() {
        for name in names() {
            let entry = explain(name).unwrap();
            assert!(!entry.description.is_empty() && !entry.rfc.is_empty(), "{name}");
        }
        let mail = explain("mail").unwrap();
        assert!(mail.related.iter().any(|code| code == "250"), "{mail:?}");
        assert!(explain("SIZE").unwrap().description.contains("the parameter SIZE of MAIL"));
        assert!(explain("nonsense").is_none());
    }
}
