//! The page of a rule of the linter.

use super::library::Entry;
use super::page::Page;
use super::{entry, example, facts};
use maud::{Markup, html};
use smtplint_core::reference::phrases::{headings, site};
use smtplint_core::reference::words;
use smtplint_core::rules::{self, Example, Input, Remedy, Rule};
use smtplint_core::{Diagnostic, Language, visible};

pub(super) fn body(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    let language = page.language();
    let Some(rule) = rules::find(&told.id) else { return html! {} };
    html! {
        article.entry {
            div.head {
                h1 { span.mono.muted { (rule.code) } " " (entry.title) }
                p.tags {
                    span class={ "badge " (rule.severity.name()) } { (words::severity(rule.severity).of(language)) }
                    span.tag { (words::rule_kind(rule.kind).of(language)) }
                    @if rule.remedy != Remedy::None { span.tag { (site::FIXABLE.of(language)) } }
                    span.tag.mono { (rule.name) }
                }
                div.lead { (page.paragraphs(&description(entry, rule, language))) }
            }
            (facts::card(page, told))
            div.body {
                (examples(page, rule, headings::BAD.of(language), rule.bad))
                (examples(page, rule, headings::GOOD.of(language), rule.good))
                (entry::part(page, entry, headings::SEEN.of(language), "When you see it", &told.when_you_see_it))
                (entry::part(page, entry, headings::FIX.of(language), "When to ignore it", &told.how_to_fix))
                (entry::links_on(page, told))
            }
        }
    }
}

/// The rule in one sentence.
pub(super) fn summary(rule: &Rule, language: Language) -> &'static str {
    language.text(&format!("rule/{}.summary", rule.name)).unwrap_or(rule.summary)
}

/// What is not in the heading.
fn description(entry: &Entry, rule: &Rule, language: Language) -> String {
    let linked = entry.linked(&entry.told.description, "Why it matters");
    linked.strip_prefix(summary(rule, language)).map_or(linked.clone(), |rest| rest.trim_start().to_owned())
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
            @if let Some(found) = own(rule, example, language) { (example::verdict(&found, language)) }
            @if let Some((text, kind)) = &text { (example::try_it(page, text, kind)) }
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

/// What the linter says of an example, once for each wording; none where it takes a whole session to judge it.
fn own(rule: &Rule, example: &Example, language: Language) -> Option<Vec<Diagnostic>> {
    let mut found = rule.input.lint_in(&example.octets, language)?;
    found.dedup_by(|a, b| a.code == b.code && a.message == b.message);
    Some(found)
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
    let one_line = !matches!(input, Input::Command | Input::Address) || !text.contains('\n');
    let strange = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    let typed = !text.contains(strange) && !text.starts_with('#') && !text.trim().is_empty();
    (one_line && typed).then(|| (text.to_owned(), kind))
}
