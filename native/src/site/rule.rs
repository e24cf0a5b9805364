//! The page of a rule of the linter.

use super::library::Entry;
use super::page::Page;
use super::{entry, links, names, prose, words};
use maud::{Markup, html};
use smtplint_core::rules::{self, Example, Input, Remedy, Rule};
use smtplint_core::{Language, visible};

pub(super) fn body(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    let language = page.language();
    let Some(rule) = rules::find(&told.id) else { return html! {} };
    html! {
        article.entry {
            h1 { span.mono.muted { (rule.code) } " " (page.inline(summary(rule))) }
            p.tags {
                span class={ "badge " (rule.severity.name()) } { (names::severity(rule.severity).of(language)) }
                span.tag { (names::rule_kind(rule.kind).of(language)) }
                @if rule.remedy != Remedy::None { span.tag { (words::FIXABLE.of(language)) } }
                span.tag.mono { (rule.name) }
            }
            div.lead { (page.paragraphs(&told.description)) }
            (entry::part(page, words::SEEN.of(language), &told.when_you_see_it))
            (entry::part(page, words::FIX.of(language), &told.how_to_fix))
            (examples(page, rule, words::WRONG.of(language), rule.bad))
            (examples(page, rule, words::RIGHT.of(language), rule.good))
            (entry::codes(page, words::RELATED.of(language), &told.related))
            (entry::standards(&told.rfc, language))
        }
    }
}

/// The rule in one line, without the full stop: a heading.
pub(super) fn summary(rule: &Rule) -> &str {
    rule.summary.trim_end_matches('.')
}

fn examples(page: &Page<'_>, rule: &Rule, heading: &str, examples: &[&str]) -> Markup {
    html! {
        @if !examples.is_empty() {
            section.part {
                h2 { (heading) }
                @for example in examples { (shown(page, rule, &Example::read(example))) }
            }
        }
    }
}

fn shown(page: &Page<'_>, rule: &Rule, example: &Example) -> Markup {
    let language = page.language();
    let text = plain_text(rule.input, &example.octets);
    html! {
        div.example {
            pre { code { (marked(rule, example, text.is_some())) } }
            p {
                @for message in messages(rule, example, language) { span.muted { (message) } }
                @if let Some((text, kind)) = &text {
                    a href={ (page.root()) (links::linter(text, kind)) }
                        aria-label=(words::TRY_IT_ALOUD.fill(language, &[text])) { (words::TRY_IT.of(language)) }
                }
            }
        }
    }
}

/// The example with the span that the rule marks; lines are lines where it can be typed as it stands, else escapes.
fn marked(rule: &Rule, example: &Example, typed: bool) -> Markup {
    let show = |octets: &[u8]| {
        if typed { String::from_utf8_lossy(octets).into_owned() } else { escaped(rule.input, octets) }
    };
    let mut at = 0;
    let mut pieces = Vec::new();
    for span in &example.marked {
        let (start, end) = (span.start as usize, span.end as usize);
        pieces.push((show(&example.octets[at..start]), show(&example.octets[start..end])));
        at = end;
    }
    html! {
        @for (before, inside) in pieces { (before) mark { (inside) } }
        (show(&example.octets[at..]))
    }
}

/// Escapes, with a new line after each line of a session.
fn escaped(input: Input, octets: &[u8]) -> String {
    let told = visible(octets);
    let lines =
        matches!(input, Input::Session | Input::SessionRecipientLimit | Input::Live | Input::TalkWire);
    if lines { told.replace("\\n", "\\n\n").trim_end().to_owned() } else { told }
}

/// What the rule says of its example, where a single command or reply shows it.
fn messages(rule: &Rule, example: &Example, _language: Language) -> Vec<String> {
    let found = rule.input.lint(&example.octets).unwrap_or_default();
    let mut messages: Vec<String> =
        found.into_iter().filter(|found| found.code == rule.code).map(|found| found.message).collect();
    messages.dedup();
    messages
}

/// The input as the linter's page takes it, with its kind; none where it takes more than text: octets as they were on the
/// wire, or a server that offers this and not that.
fn plain_text(input: Input, octets: &[u8]) -> Option<(String, &'static str)> {
    let kind = match input {
        Input::Command => "commands",
        Input::Reply => "replies",
        Input::Address => "addresses",
        Input::Talk => "transcript",
        _ => return None,
    };
    let text = std::str::from_utf8(octets).ok()?;
    let one_line = matches!(input, Input::Command | Input::Address) && text.contains('\n');
    (!one_line && !text.contains(['\r', '\0']) && !text.starts_with('#') && !text.trim().is_empty())
        .then(|| (text.to_owned(), kind))
}

/// The title of a rule in lists.
pub(super) fn in_list(rule: &Rule) -> String {
    prose::plain(summary(rule))
}
