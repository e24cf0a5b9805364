//! Explains a rule of the linter: from its declaration, its text, and what it says about its own example.

use super::explain::{EntryKind, Explanation, rfc_refs};
use super::words::{capitalised, lowered};
use super::{smuggling, texts};
use crate::finding::{Kind, Severity};
use crate::report::Diagnostic;
use crate::rules::security::SMUGGLED_END_OF_DATA;
use crate::rules::{Example, Remedy, Rule};
use crate::words::visible;
use alloc::{format, string::String, string::ToString, vec::Vec};

/// Explains a rule.
pub(super) fn explain_rule(rule: &'static Rule) -> Explanation {
    let shown = rule.bad.iter().find_map(|example| shown(rule, &Example::read(example).octets));
    Explanation {
        description: described(rule),
        when_you_see_it: when_seen(rule, shown.as_ref()),
        how_to_fix: joined(&how_to_fix(rule, shown.as_ref()), &when_to_ignore(rule)),
        examples: rule.bad.iter().map(|example| readable(example)).collect(),
        rfc: rfc_refs(rule.rfc),
        ..Explanation::new(EntryKind::Rule, rule.code, rule.name)
    }
}

/// What the rule is about, and what the registry's tables tell of it.
fn described(rule: &Rule) -> String {
    let text = joined(rule.summary, &texts::line(rule.text, "Why it matters"));
    if core::ptr::eq(rule, &raw const SMUGGLED_END_OF_DATA) {
        return joined(&text, &smuggling::told());
    }
    text
}

/// What the rule says about its own example, where a single command or reply shows it.
fn shown(rule: &Rule, example: &[u8]) -> Option<Diagnostic> {
    rule.input.lint(example)?.into_iter().find(|found| found.code == rule.code)
}

/// How grave it is, what it speaks of, and what it says about its example.
fn when_seen(rule: &Rule, shown: Option<&Diagnostic>) -> String {
    let severity = match rule.severity {
        Severity::Error => "As an error",
        Severity::Warning => "As a warning",
        Severity::Info => "As a note",
    };
    let kind = match rule.kind {
        Kind::Conformance => "about the standard",
        Kind::Interoperability => "about what other software accepts",
        Kind::Security => "about security",
    };
    match shown {
        Some(found) => {
            format!("{severity} {kind}, worded like this: {}.", found.message.trim_end_matches('.'))
        }
        None => format!("{severity} {kind}."),
    }
}

/// What the rule advises for its example, or in general where the advice holds for any input.
fn how_to_fix(rule: &Rule, shown: Option<&Diagnostic>) -> String {
    let general = (!rule.help.contains('{')).then(|| rule.help.to_string());
    let advice = match (general, shown.and_then(|found| found.help.clone()), rule.good.first()) {
        (Some(help), ..) => help,
        (None, Some(help), _) => format!("for instance, {help}"),
        (None, None, Some(clean)) => format!("write it like this: `{}`", readable(clean)),
        (None, None, None) => String::new(),
    };
    let advice =
        if advice.is_empty() { advice } else { capitalised(&format!("{}.", advice.trim_end_matches('.'))) };
    match rule.remedy {
        Remedy::None => advice,
        Remedy::Delete { .. } | Remedy::Replace { .. } => joined(&advice, "A fix comes with the finding."),
    }
}

/// When the rule may be left out.
fn when_to_ignore(rule: &Rule) -> String {
    let text = texts::line(rule.text, "When to ignore it");
    if text.starts_with("When ") {
        format!("Ignore it {}", lowered(&text))
    } else if text.is_empty() {
        text
    } else {
        format!("When to ignore it: {}", lowered(&text))
    }
}

/// Two texts with a space between, where both are there.
fn joined(a: &str, b: &str) -> String {
    [a, b].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An example without the marks of its span, its control characters as escapes.
fn readable(example: &str) -> String {
    visible(&Example::read(example).octets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_without_slots_or_marks() {
        for rule in crate::rules::all() {
            let found = explain_rule(rule);
            for text in [&found.description, &found.when_you_see_it, &found.how_to_fix] {
                assert!(text.ends_with('.') && text.len() > 20, "{}: {text:?}", rule.code);
                assert!(!["{0}", "{1}", "{span}", "«", "»"].iter().any(|mark| text.contains(mark)), "{text}");
            }
            assert_eq!((found.id.as_str(), found.title.as_str()), (rule.code, rule.name));
            assert_eq!(found.examples.len(), rule.bad.len());
        }
    }

    #[test]
    fn every_server_of_the_table_is_named_where_the_rule_is_explained() {
        use crate::registry::smuggling::{LENIENT, PASSING, SEQUENCES};
        let description = explain_rule(&SMUGGLED_END_OF_DATA).description;
        for server in LENIENT.iter().chain(PASSING) {
            assert!(description.contains(server.name), "{}: {description}", server.name);
            assert!(description.contains(server.cve.unwrap_or_default()), "{}: {description}", server.name);
        }
        for taken in SEQUENCES.iter().filter(|sequence| sequence.lenient().next().is_some()) {
            assert!(description.contains(taken.name), "{}: {description}", taken.name);
        }
    }

    #[test]
    fn the_words_of_a_real_finding_are_shown() {
        let found = explain_rule(crate::rules::find("SL0203").unwrap());
        assert!(
            found.when_you_see_it.contains("space between \"FROM:\" and \"<\""),
            "{}",
            found.when_you_see_it
        );
        assert!(found.how_to_fix.contains("write MAIL FROM:<user@example.org>"), "{}", found.how_to_fix);
    }
}
