//! Explains a rule of the linter: from its declaration, its text, and what it says about its own example.

use super::entry::{EntryKind, Explanation, rfc_refs};
use super::phrases::{Phrase, ruling as say};
use super::words::{capitalised, joined};
use super::{Text, smuggling};
use crate::finding::{Kind, ReplyContext, Severity};
use crate::language::Language;
use crate::report::Diagnostic;
use crate::rules::security::SMUGGLED_END_OF_DATA;
use crate::rules::{Example, Owed, Remedy, Rule};
use crate::words::visible;
use alloc::format;
use alloc::string::String;

/// Explains a rule in a language.
pub(super) fn explain(rule: &'static Rule, language: Language) -> Explanation {
    let text = text(rule, language);
    let shown = rule.bad.iter().find_map(|example| shown(rule, &Example::read(example).octets, language));
    let summary = language.of("rule/", rule.name, ".summary", rule.summary);
    let mut entry = Explanation {
        short: String::from(summary.trim_end_matches('.')),
        description: described(rule, text, language),
        when_you_see_it: when_seen(rule, shown.as_ref(), language),
        how_to_fix: joined(
            &[how_to_fix(rule, shown.as_ref(), language), when_to_ignore(text, language)],
            "\n\n",
        ),
        examples: rule.bad.iter().map(|example| readable(example)).collect(),
        rfc: rfc_refs(rule.rfc),
        ..Explanation::new(EntryKind::Rule, rule.code, rule.name)
    };
    entry.relate(owed(rule));
    entry
}

/// The codes of the replies that a server owes, wherever the rule is broken.
fn owed(rule: &Rule) -> impl Iterator<Item = String> {
    let places = [ReplyContext::ReversePath, ReplyContext::ForwardPath, ReplyContext::Other];
    let replies = places.into_iter().filter_map(|place| rule.reply.at(place));
    let ids = replies.flat_map(|Owed(code, enhanced)| [format!("{code}"), String::from(enhanced)]);
    ids.filter(|id| !id.is_empty())
}

/// What people read about a rule.
pub(super) fn text(rule: &Rule, language: Language) -> Text {
    Text::find(language, "rules", rule.name, rule.text)
}

/// Why the rule matters, and what the registry's tables tell of it.
fn described(rule: &Rule, text: Text, language: Language) -> String {
    let tables = if core::ptr::eq(rule, &raw const SMUGGLED_END_OF_DATA) {
        smuggling::told(language)
    } else {
        String::new()
    };
    joined(&[&text.plain("Why it matters"), &tables], " ")
}

/// What the rule says about its own example, where a single command or reply shows it.
fn shown(rule: &Rule, example: &[u8], language: Language) -> Option<Diagnostic> {
    rule.input.lint_in(example, language)?.into_iter().find(|found| found.code == rule.code)
}

/// How grave it is, what it speaks of, and what it says about its example.
fn when_seen(rule: &Rule, shown: Option<&Diagnostic>, language: Language) -> String {
    let graded = graded(rule).of(language);
    match shown {
        Some(found) => say::WORDED.fill(language, &[graded, found.message.trim_end_matches('.')]),
        None => super::words::whole(language, graded),
    }
}

/// `As an error about the standard`.
const fn graded(rule: &Rule) -> &'static Phrase {
    match (rule.severity, rule.kind) {
        (Severity::Error, Kind::Conformance) => &say::ERROR_STANDARD,
        (Severity::Error, Kind::Interoperability) => &say::ERROR_OTHERS,
        (Severity::Error, Kind::Security) => &say::ERROR_SECURITY,
        (Severity::Warning, Kind::Conformance) => &say::WARNING_STANDARD,
        (Severity::Warning, Kind::Interoperability) => &say::WARNING_OTHERS,
        (Severity::Warning, Kind::Security) => &say::WARNING_SECURITY,
        (Severity::Info, Kind::Conformance) => &say::NOTE_STANDARD,
        (Severity::Info, Kind::Interoperability) => &say::NOTE_OTHERS,
        (Severity::Info, Kind::Security) => &say::NOTE_SECURITY,
    }
}

/// What the rule advises for its example, or in general where the advice holds for any input.
fn how_to_fix(rule: &Rule, shown: Option<&Diagnostic>, language: Language) -> String {
    let help = language.of("rule/", rule.name, ".help", rule.help);
    let advice = match (shown.and_then(|found| found.help.as_deref()), rule.good.first()) {
        _ if !help.is_empty() && !help.contains('{') => super::words::whole(language, help),
        (Some(help), _) => say::FOR_INSTANCE.fill(language, &[help.trim_end_matches('.')]),
        (None, Some(clean)) => say::WRITE_IT.fill(language, &[&readable(clean)]),
        (None, None) => String::new(),
    };
    match rule.remedy {
        Remedy::None => advice,
        Remedy::Delete { .. } | Remedy::Replace { .. } => {
            joined(&[advice.as_str(), say::FIX_COMES.of(language)], " ")
        }
    }
}

/// When the rule may be left out.
fn when_to_ignore(text: Text, language: Language) -> String {
    match text.plain("When to ignore it").as_str() {
        "" => String::new(),
        when => say::IGNORE.fill(language, &[&capitalised(when)]),
    }
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
            let found = explain(rule, Language::ENGLISH);
            assert_eq!(format!("{}.", found.short), rule.summary);
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
        let description = explain(&SMUGGLED_END_OF_DATA, Language::ENGLISH).description;
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
        let found = explain(crate::rules::find("SL0203").unwrap(), Language::ENGLISH);
        assert!(
            found.when_you_see_it.contains("space between \"FROM:\" and \"<\""),
            "{}",
            found.when_you_see_it
        );
        assert!(found.how_to_fix.contains("write MAIL FROM:<user@example.org>"), "{}", found.how_to_fix);
    }
}
