//! The page of a code, a command, an extension or a term.

use super::library::{Entry, has_id};
use super::page::Page;
use super::{example, facts, links, names, prose};
use maud::{Markup, html};
use smtplint_core::Language;
use smtplint_core::reference::phrases::{self, headings, site};
use smtplint_core::reference::{EntryKind, Explanation, words};

/// What the meta description says: the id, what it means, and the first sentences.
pub(super) fn in_brief(entry: &Entry, language: Language) -> String {
    let told = &entry.told;
    let name = match told.class {
        Some(class) => format!("{} ({})", told.id, names::outcome(class).of(language)),
        None => entry.heading(),
    };
    let text = if told.short.is_empty() || told.kind == EntryKind::Rule {
        prose::plain(&told.description)
    } else {
        format!("{}. {}", prose::plain(&told.short), prose::plain(&told.how_to_fix))
    };
    let room = prose::BRIEF.saturating_sub(name.chars().count() + 2);
    site::NAMED.fill(language, &[&name, &prose::beginning(&text, room)])
}

pub(super) fn body(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    let language = page.language();
    html! {
        article.entry {
            div.head {
                h1 { (badge(told)) " " (entry.title) }
                (tags(told, language))
                div.lead { (page.paragraphs(&entry.linked(&told.description, "Description"))) }
            }
            (facts::card(page, told))
            div.body {
                (part(page, entry, headings::ORIGIN.of(language), "Where it comes from", &told.origin))
                (part(page, entry, headings::INSTEAD.of(language), "Look for instead", &told.instead))
                (facts::syntax(page, told))
                (part(page, entry, headings::SEEN.of(language), "When you see it", &told.when_you_see_it))
                (part(page, entry, headings::FIX.of(language), "How to fix it", &told.how_to_fix))
                (readers(page, entry))
                (examples(page, told))
                (part(page, entry, headings::SEND.of(language), "When to send it", &told.when_to_send))
                (facts::parameters(page, told))
                (facts::replies(page, told))
                (links_on(page, told))
            }
        }
    }
}

/// The id, coloured by its class.
pub(super) fn badge(told: &Explanation) -> Markup {
    match (told.kind, told.class) {
        (EntryKind::ReplyCode | EntryKind::EnhancedStatusCode, Some(class)) => {
            html! { span class={ "code-badge bg-" (class.digit()) } { (told.id) } }
        }
        (kind, _) if has_id(kind) => html! { span.mono.muted { (told.id) } },
        _ => html! {},
    }
}

pub(super) fn tags(told: &Explanation, language: Language) -> Markup {
    html! {
        @if told.class.is_some() || told.status.is_some() {
            p.tags {
                @if let Some(class) = told.class {
                    span class={ "tag code-" (class.digit()) } { (names::outcome(class).of(language)) }
                }
                @if let Some(status) = told.status { span.tag { (words::status(status).of(language)) } }
            }
        }
    }
}

/// A section of text; nothing where there is none.
pub(super) fn part(page: &Page<'_>, entry: &Entry, title: &str, key: &str, text: &str) -> Markup {
    html! {
        @if !text.is_empty() {
            section.part { h2 { (title) } (page.paragraphs(&entry.linked(text, key))) }
        }
    }
}

fn readers(page: &Page<'_>, entry: &Entry) -> Markup {
    let language = page.language();
    let Some(fix) = &entry.told.fix_for else { return html! {} };
    html! {
        section.part {
            h2 { (site::READERS.of(language)) }
            div.card.readers {
                @for (who, key, text) in [
                    (&site::SENDER, "For the sender", &fix.sender),
                    (&site::SERVER, "For the server", &fix.server),
                    (&site::CLIENT, "For the client", &fix.client),
                ] {
                    @if !text.is_empty() {
                        div { h3 { (who.of(language)) } div { (page.paragraphs(&entry.linked(text, key))) } }
                    }
                }
            }
        }
    }
}

fn examples(page: &Page<'_>, told: &Explanation) -> Markup {
    html! {
        @if !told.examples.is_empty() {
            section.part {
                h2 { (headings::EXAMPLES.of(page.language())) }
                @for text in &told.examples { (example::shown(page, &example::of_entry(told, text, page.language()))) }
            }
        }
    }
}

/// Where to read on: pairs, entries of its kind, guides that lead here, words to look up.
pub(super) fn links_on(page: &Page<'_>, told: &Explanation) -> Markup {
    let language = page.language();
    let replies: Vec<String> = told.replies.iter().map(u16::to_string).collect();
    let is_own = |entry: &&Entry| entry.told.id == told.id && entry.told.kind == told.kind;
    let related: Vec<&Entry> = told
        .related
        .iter()
        .filter(|id| !replies.contains(id))
        .filter_map(|id| page.library.find(id))
        .filter(|entry| !is_own(entry))
        .collect();
    let of_kind = |kind: EntryKind| {
        related.iter().copied().filter(move |entry| entry.told.kind == kind).collect::<Vec<_>>()
    };
    let (guides, terms) = (of_kind(EntryKind::Guide), of_kind(EntryKind::Term));
    let others: Vec<&Entry> = related.iter().copied().filter(|entry| has_id(entry.told.kind)).collect();
    html! {
        (comparisons(page, told))
        (list(page, headings::RELATED.of(language), "entries", &others))
        (list(page, site::GUIDES_HERE.of(language), "entries", &guides))
        (list(page, phrases::names::TERMS.of(language), "inline-list", &terms))
    }
}

/// A list of entries with their titles.
fn list(page: &Page<'_>, title: &str, shape: &str, entries: &[&Entry]) -> Markup {
    html! {
        @if !entries.is_empty() {
            section.part {
                h2 { (title) }
                ul class=(shape) { @for entry in entries { li { (titled_link(page, entry)) } } }
            }
        }
    }
}

pub(super) fn titled_link(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    html! {
        a href=(page.to(&entry.place)) {
            @if has_id(told.kind) { span.mono { (told.id) } " " }
            (entry.title)
        }
    }
}

/// The pairs that this entry is one of, then any other in the linter's page.
fn comparisons(page: &Page<'_>, told: &Explanation) -> Markup {
    let language = page.language();
    html! {
        @if matches!(told.kind, EntryKind::ReplyCode | EntryKind::EnhancedStatusCode) {
            section.part {
                h2 { (site::COMPARE_WITH.of(language)) }
                ul.inline-list {
                    @for (pair, other) in page.library.pairs_of(&told.id) {
                        li { a href=(page.to(&pair.place())) { (headings::TITLE_PAIR.fill(language, &[&told.id, other])) } }
                    }
                    li {
                        a href={ (page.linter()) (links::comparer(&[&told.id])) } { (site::COMPARE_OTHER.of(language)) }
                    }
                }
            }
        }
    }
}
