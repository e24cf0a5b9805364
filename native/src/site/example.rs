//! An example: shown as written, judged by the linter while the page is made, with a link that opens it there.

use super::links;
use super::page::Page;
use maud::{Markup, html};
use smtplint_core::reference::phrases::site;
use smtplint_core::reference::{EntryKind, Explanation};
use smtplint_core::{Diagnostic, Language, LintOptions, lint_command, lint_reply};

/// An example and how the linter reads it.
#[derive(Clone, Debug)]
pub(super) struct Example {
    text: String,
    /// The kind by which the linter's page reads it; none where it is no input.
    kind: Option<&'static str>,
    /// What the linter says of it.
    found: Vec<Diagnostic>,
}

/// An example of a code, a command or an extension.
pub(super) fn of_entry(told: &Explanation, text: &str, language: Language) -> Example {
    let options = LintOptions { language, ..LintOptions::default() };
    let offer = text.strip_prefix("250-").filter(|_| told.kind == EntryKind::Extension);
    // A line of the response to EHLO is no reply alone.
    let text = offer.map_or_else(|| text.to_owned(), |offer| format!("250-mail.example.org\n250 {offer}"));
    let (kind, found) = match told.kind {
        EntryKind::Command | EntryKind::Extension if offer.is_none() => {
            (Some("commands"), lint_command(text.as_bytes(), &options).diagnostics)
        }
        EntryKind::Guide | EntryKind::Term | EntryKind::Rule => (None, Vec::new()),
        _ => (Some("replies"), lint_reply(text.as_bytes(), &options).diagnostics),
    };
    Example { text, kind, found }
}

pub(super) fn shown(page: &Page<'_>, example: &Example) -> Markup {
    html! {
        div.example {
            pre { code { (example.text) } }
            @if let Some(kind) = example.kind {
                (verdict(&example.found, page.language()))
                (try_it(page, &example.text, kind))
            }
        }
    }
}

/// Clean, or what the linter says.
pub(super) fn verdict(found: &[Diagnostic], language: Language) -> Markup {
    html! {
        @if found.is_empty() { span.badge.ok { (site::CLEAN.of(language)) } }
        @for finding in found {
            span.said { span class={ "badge " (finding.severity.name()) } { (finding.code) } " " (finding.message) }
        }
    }
}

/// Opens the example in the linter.
pub(super) fn try_it(page: &Page<'_>, text: &str, kind: &str) -> Markup {
    let language = page.language();
    html! {
        a.try href={ (page.linter()) (links::linter(text, kind)) }
            aria-label=(site::TRY_IT_ALOUD.fill(language, &[text])) { (site::TRY_IT.of(language)) }
    }
}
