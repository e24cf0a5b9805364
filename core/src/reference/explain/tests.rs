//! Questions and their answers.

use super::*;
use crate::reference::EntryKind;
use crate::registry::codes::{CODES, Retry};
use alloc::string::ToString;

#[test]
fn questions_find_their_entry() {
    for (query, expected) in [
        ("220", Some(("reply-code", "220"))),
        ("5.7.1", Some(("enhanced-status-code", "5.7.1"))),
        ("550-5.7.1 blah\r\n550 more", Some(("reply-code", "550"))),
        ("299", Some(("reply-code", "299"))),
        ("sl0203", Some(("rule", "SL0203"))),
        ("Path-Space-Before", Some(("rule", "SL0203"))),
        ("199", None),
        ("600", None),
        ("9.1.1", None),
        ("PLUGH", None),
        ("", None),
    ] {
        let found = explain(query);
        let told = found.as_ref().map(|entry| (entry.kind.name(), entry.id.as_str()));
        assert_eq!(told, expected, "{query:?}");
    }
    assert_eq!(explain("MAIL").unwrap().kind, EntryKind::Command);
}

#[test]
fn every_code_is_explained_from_its_text() {
    for code in CODES {
        let found = explain_code(code.code).unwrap();
        assert_eq!((found.id.as_str(), found.title.as_str()), (code.code.to_string().as_str(), code.name));
        assert_eq!((found.class, found.category), (Some(code.class()), code.category()));
        for text in [&found.description, &found.when_you_see_it, &found.how_to_fix] {
            assert!(text.len() > 20, "{}: {text}", code.code);
        }
    }
}

#[test]
fn unregistered_codes_are_owned_up_to() {
    let found = explain_code(573).unwrap();
    assert!(found.description.starts_with("573 is not registered"), "{}", found.description);
    assert!(found.description.contains("outside the grammar") && found.description.contains("5.7.3"));
    assert_eq!((found.status, found.category, found.retry), (None, None, Some(Retry::Never)));
    let found = explain_code(299).unwrap();
    assert!(found.description.contains("positive completion") && !found.description.contains("Perhaps"));
    let found = explain_enhanced(5, 7, 57).unwrap();
    assert!(found.description.starts_with("5.7.57 is not in the registry"), "{}", found.description);
    assert!(found.how_to_fix.contains("5.7.0"));
    assert!(explain_enhanced(5, 8, 1).unwrap().how_to_fix.contains("5.0.0"));
}

#[test]
fn an_enhanced_code_says_when_its_class_is_odd() {
    assert!(explain_enhanced(4, 1, 3).unwrap().description.contains("class 5.x.x only"));
    // Replies of the reply codes' own examples, or one made of the title.
    let examples = explain_enhanced(5, 7, 1).unwrap().examples;
    assert!(examples.contains(&"550 5.7.1 Relaying denied".into()), "{examples:?}");
    assert_eq!(explain_enhanced(5, 7, 24).unwrap().examples, ["550 5.7.24 SPF validation error"]);
    assert!(!explain_enhanced(5, 7, 1).unwrap().description.contains("only"));
    assert!(explain_enhanced(5, 7, 11).unwrap().description.contains("no longer for new use"));
}

#[test]
fn a_whole_reply_is_explained_with_both_its_codes() {
    let found = explain("550 5.1.1 no such user").unwrap();
    assert!(found.description.contains("5.1.1 (Bad destination mailbox address)"), "{}", found.description);
    assert!(found.how_to_fix.starts_with("Correct the address, or stop"), "{}", found.how_to_fix);
    assert_eq!((found.enhanced[0].as_str(), found.related[0].as_str()), ("5.1.1", "5.1.1"));
    assert_eq!(found.enhanced.iter().filter(|code| *code == "5.1.1").count(), 1);
}

#[cfg(feature = "serde")]
#[test]
fn its_json_leaves_out_what_is_absent() {
    use alloc::{string::String, vec::Vec};
    let json = serde_json::to_value(explain_code(354).unwrap()).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "category",
            "class",
            "commands",
            "description",
            "examples",
            "fixFor",
            "howToFix",
            "id",
            "kind",
            "related",
            "rfc",
            "short",
            "status",
            "title",
            "whenToSend",
            "whenYouSeeIt"
        ]
    );
    assert_eq!(json["rfc"][0], serde_json::json!({ "number": 5321, "section": "4.2.3" }));
}
