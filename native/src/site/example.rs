//! An example: shown as written, judged by the linter while the page is made, with a link that opens it there.

use super::page::Page;
use super::{links, words};
use maud::{Markup, html};
use smtplint_core::reference::{EntryKind, Explanation};
use smtplint_core::{Diagnostic, Language, LintOptions, lint_command, lint_reply};

/// An example and how the linter is to read it.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub(super) text: String,
    /// The kind by which the linter's page reads it; none where the page cannot hold it.
    pub(super) kind: Option<&'static str>,
    /// What the linter says of it.
    pub(super) found: Vec<Diagnostic>,
}

/// An example of a code or a command.
pub(super) fn of_entry(told: &Explanation, text: &str) -> Example {
    let options = LintOptions::default();
    let (kind, found) = match told.kind {
        EntryKind::ReplyCode | EntryKind::EnhancedStatusCode => {
            (Some("replies"), lint_reply(text.as_bytes(), &options).diagnostics)
        }
        EntryKind::Command | EntryKind::Extension => {
            (Some("commands"), lint_command(text.as_bytes(), &options).diagnostics)
        }
        _ => (None, Vec::new()),
    };
    Example { text: text.to_owned(), kind, found }
}

pub(super) fn shown(page: &Page<'_>, example: &Example) -> Markup {
    let language = page.language();
    html! {
        div.example {
            pre { code { (example.text) } }
            @if let Some(kind) = example.kind {
                p {
                    (verdict(example, language))
                    a href={ (page.root()) (links::linter(&example.text, kind)) }
                        aria-label=(words::TRY_IT_ALOUD.fill(language, &[&example.text])) {
                        (words::TRY_IT.of(language))
                    }
                }
            }
        }
    }
}

fn verdict(example: &Example, language: Language) -> Markup {
    html! {
        @if example.found.is_empty() {
            span.badge.ok { (words::CLEAN.of(language)) }
        }
        @for finding in &example.found {
            span class={ "badge " (finding.severity.name()) } { (finding.code) }
        }
    }
}
