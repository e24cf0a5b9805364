//! The page of a code, a command, an extension or a term.

use super::library::{Entry, Library};
use super::page::Page;
use super::{example, links, names, prose, words};
use maud::{Markup, html};
use smtplint_core::Language;
use smtplint_core::reference::{EntryKind, Explanation};
use smtplint_core::report::RfcRef;

/// `550 Requested action not taken`.
pub(super) fn heading(told: &Explanation) -> String {
    let title = prose::plain(&told.title);
    match told.kind {
        EntryKind::Guide | EntryKind::Term => title,
        _ if title.starts_with(&told.id) => title,
        _ => format!("{} {title}", told.id),
    }
}

/// What the meta description says: id, then the first sentences.
pub(super) fn in_brief(told: &Explanation, language: Language) -> String {
    const LENGTH: usize = 160;
    let text = prose::plain(&told.description);
    let name = match told.kind {
        EntryKind::ReplyCode | EntryKind::EnhancedStatusCode => {
            let class = told.class.map_or("", |class| names::class(class).of(language));
            format!("{} ({class})", told.id)
        }
        EntryKind::Guide | EntryKind::Term => prose::plain(&told.title),
        _ => told.id.clone(),
    };
    let start = format!("{name}: ");
    let room = LENGTH.saturating_sub(start.chars().count());
    format!("{start}{}", prose::beginning(&text, room))
}

pub(super) fn body(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    let language = page.language();
    html! {
        article.entry {
            h1 { (badge(told)) " " (page.inline(title(told))) }
            (tags(told, language))
            div.lead { (page.paragraphs(&told.description)) }
            (facts(page, told))
            div.entry-columns {
                (part(page, words::SEEN.of(language), &told.when_you_see_it))
                (part(page, words::FIX.of(language), &told.how_to_fix))
            }
            (readers(page, told))
            (examples(page, told))
            (codes(page, words::USUAL_ENHANCED.of(language), &told.enhanced))
            (related(page, told))
            (comparisons(page, told))
            (standards(&told.rfc, language))
        }
    }
}

fn title(told: &Explanation) -> &str {
    told.title.strip_prefix(&told.id).map_or(told.title.as_str(), str::trim_start)
}

/// The id, coloured by its class.
pub(super) fn badge(told: &Explanation) -> Markup {
    match told.kind {
        EntryKind::ReplyCode | EntryKind::EnhancedStatusCode => {
            let digit = told.id.chars().next().unwrap_or('0');
            html! { span class={ "code-badge bg-" (digit) } { (told.id) } }
        }
        EntryKind::Guide | EntryKind::Term => html! {},
        _ => html! { span.mono.muted { (told.id) } },
    }
}

fn tags(told: &Explanation, language: Language) -> Markup {
    let Some(digit) = told.id.chars().next() else { return html! {} };
    html! {
        @if told.class.is_some() || told.status.is_some() {
            p.tags {
                @if let Some(class) = told.class {
                    span class={ "tag code-" (digit) } { (digit) "yz · " (names::class(class).of(language)) }
                }
                @if let Some(status) = told.status {
                    span.tag { (names::status(status).of(language)) }
                }
            }
        }
    }
}

fn facts(page: &Page<'_>, told: &Explanation) -> Markup {
    let language = page.language();
    let mut rows: Vec<(&str, Markup)> = Vec::new();
    if let Some(category) = told.category {
        rows.push((words::CATEGORY.of(language), html! { (names::category(category).of(language)) }));
    }
    if let Some(retry) = told.retry {
        rows.push((words::RETRY.of(language), html! { (names::retry(retry).of(language)) }));
    }
    if !told.commands.is_empty() {
        rows.push((words::ANSWERS.of(language), commands(page, &told.commands)));
    }
    if !told.ports.is_empty() {
        let ports: Vec<String> = told.ports.iter().map(u16::to_string).collect();
        rows.push((words::PORTS.of(language), html! { (ports.join(", ")) }));
    }
    html! {
        @if !rows.is_empty() {
            dl.facts.wide {
                @for (name, value) in rows { div { dt { (name) } dd { (value) } } }
            }
        }
    }
}

fn commands(page: &Page<'_>, commands: &[String]) -> Markup {
    html! {
        @for (at, command) in commands.iter().enumerate() {
            @if at > 0 { ", " }
            @if command == "greeting" {
                (words::A_CONNECTION.of(page.language()))
            } @else {
                (link(page, command))
            }
        }
    }
}

/// An id that leads to its page, where it has one.
pub(super) fn link(page: &Page<'_>, id: &str) -> Markup {
    html! {
        @match page.to_id(id) {
            Some(address) => a href=(address) { (id) },
            None => (id),
        }
    }
}

/// A section of text; nothing where there is none.
pub(super) fn part(page: &Page<'_>, heading: &str, text: &str) -> Markup {
    html! {
        @if !text.trim().is_empty() {
            section.part { h2 { (heading) } (page.paragraphs(text)) }
        }
    }
}

fn readers(page: &Page<'_>, told: &Explanation) -> Markup {
    let language = page.language();
    let Some(fix) = &told.fix_for else { return html! {} };
    html! {
        section.part {
            h2 { (words::READERS.of(language)) }
            div.readers {
                @for (who, text) in [
                    (&words::SENDER, &fix.sender), (&words::SERVER, &fix.server), (&words::CLIENT, &fix.client),
                ] {
                    @if !text.is_empty() {
                        section.card { h3 { (who.of(language)) } (page.paragraphs(text)) }
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
                h2 { (words::EXAMPLES.of(page.language())) }
                @for text in &told.examples { (example::shown(page, &example::of_entry(told, text))) }
            }
        }
    }
}

/// A list of entries with their titles.
pub(super) fn codes(page: &Page<'_>, heading: &str, ids: &[String]) -> Markup {
    let found: Vec<&Entry> = ids.iter().filter_map(|id| page.library.find(id)).collect();
    html! {
        @if !found.is_empty() {
            section.part {
                h2 { (heading) }
                ul.entries { @for entry in found { li { (titled_link(page, entry)) } } }
            }
        }
    }
}

pub(super) fn titled_link(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    html! {
        a href=(page.to(&entry.place)) {
            @if !matches!(told.kind, EntryKind::Guide | EntryKind::Term) { span.mono { (told.id) } " " }
            (prose::plain(title(told)))
        }
    }
}

fn related(page: &Page<'_>, told: &Explanation) -> Markup {
    codes(page, words::RELATED.of(page.language()), &told.related)
}

/// The pairs that this entry is one of, then any other in the page.
fn comparisons(page: &Page<'_>, told: &Explanation) -> Markup {
    let language = page.language();
    if !matches!(told.kind, EntryKind::ReplyCode | EntryKind::EnhancedStatusCode) {
        return html! {};
    }
    html! {
        section.part {
            h2 { (words::COMPARE_WITH.of(language)) }
            ul.inline-list {
                @for (place, other) in pairs(page.library, &told.id) {
                    li { a href=(page.to(&place)) { (words::TWO_CODES.fill(language, &[&told.id, &other])) } }
                }
                li {
                    a href={ (page.root()) (links::comparer(&[&told.id])) } {
                        (words::COMPARE_OTHER.fill(language, &[&told.id]))
                    }
                }
            }
        }
    }
}

/// The pairs of an id: the place of the page, and the other of the two.
fn pairs(library: &Library, id: &str) -> Vec<(String, String)> {
    let pairs = library.pairs.iter();
    pairs.filter_map(|pair| Some((pair.place(), pair.beside(id)?.to_owned()))).collect()
}

pub(super) fn standards(rfc: &[RfcRef], language: Language) -> Markup {
    html! {
        @if !rfc.is_empty() {
            section.part {
                h2 { (words::STANDARDS.of(language)) }
                ul.inline-list {
                    @for reference in rfc {
                        li { a href=(links::rfc(reference)) { (crate::cli::reference(reference)) } }
                    }
                }
            }
        }
    }
}
