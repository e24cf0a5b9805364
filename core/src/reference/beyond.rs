//! Explains the reply codes that people meet and no standard defines.

use super::Text;
use super::entry::{EntryKind, Explanation, rfc_refs, strings};
use super::reply::Known;
use crate::language::Language;
use crate::registry::classes::ReplyClass;
use crate::registry::codes::beyond::{BeyondCode, beyond_code};
use alloc::string::ToString;

/// Explains such a code in a language; none where it is another.
pub(super) fn explain(code: u16, language: Language) -> Option<Explanation> {
    beyond_code(code).map(|code| told(code, language))
}

/// What people read about a code.
pub(super) fn text(code: &BeyondCode, language: Language) -> Text {
    Text::find(language, "codes", &code.code.to_string(), code.text)
}

/// What is known of such a code; none where it is another. No standard says what happens on the connection.
pub(super) fn known(code: u16, language: Language) -> Option<Known> {
    let listed = beyond_code(code)?;
    Some(Known {
        status: listed.origin.status(),
        action: listed.action,
        retry: listed.retry,
        actor: listed.actor,
        phases: listed.phases,
        next: None,
        enhanced: listed.enhanced,
        rfc: listed.rfc,
        text: text(listed, language),
    })
}

fn told(code: &BeyondCode, language: Language) -> Explanation {
    let id = code.code.to_string();
    // SMTP has no replies of the class 1yz, and so no categories in it.
    let class = code.class().filter(|&class| class != ReplyClass::PositivePreliminary);
    let mut entry = Explanation {
        status: Some(code.origin.status()),
        class,
        category: class.and(code.category()),
        retry: code.retry,
        examples: strings(code.examples),
        enhanced: strings(code.enhanced),
        commands: strings(code.commands),
        rfc: rfc_refs(code.rfc),
        ..Explanation::of_text(EntryKind::ReplyCode, id.as_str(), &id, text(code, language))
    };
    entry.relate(strings(code.instead));
    entry.relate(strings(code.related));
    entry
}

#[cfg(test)]
mod tests {
    use super::super::{compare, explain as ask};
    use crate::registry::codes::Status;
    use crate::registry::codes::beyond::BEYOND;

    #[test]
    fn every_code_is_found_by_its_number_and_says_where_it_comes_from_and_what_to_look_for() {
        for code in BEYOND {
            let id = alloc::format!("{}", code.code);
            let found = ask(&id).unwrap();
            assert_eq!((found.id.as_str(), found.title.as_str()), (id.as_str(), code.name));
            assert_eq!(found.status, Some(code.origin.status()), "{id}");
            assert!(!found.origin.is_empty() && !found.instead.is_empty(), "{id}");
            for instead in code.instead {
                let instead = alloc::format!("{instead}");
                assert!(
                    found.instead.contains(&instead) && found.related.contains(&instead),
                    "{id}: {instead}"
                );
            }
            for server in code.used_by {
                let told = found.origin.contains(server) || found.description.contains(server);
                assert!(told, "{id}: {server}");
            }
            assert!(found.when_to_send.starts_with(&alloc::format!("Do not send {id}")), "{id}");
        }
    }

    #[test]
    fn what_is_no_reply_has_no_class() {
        for id in ["101", "111"] {
            let found = ask(id).unwrap();
            assert_eq!((found.class, found.category, found.retry), (None, None, None), "{id}");
            assert_eq!(found.status, Some(Status::Folklore));
        }
        assert!(ask("100").is_none() && ask("199").is_none());
        // Outside the grammar, but with a class.
        let found = ask("571").unwrap();
        assert!(found.class.is_some() && found.category.is_none());
    }

    #[test]
    fn they_are_compared_by_what_is_known_of_them() {
        let found = compare("550", "571").unwrap();
        assert!(found.summary.contains("a rule or filter of the server"), "{}", found.summary);
        assert!(found.when_to_use_which.iter().any(|line| line.starts_with("Do not send 571")));
    }
}
