//! The lists: the home page, and one for each section, in groups.

use super::library::{Entry, Pair};
use super::page::Page;
use super::section::Section;
use super::{entry, guide, prose};
use maud::{Markup, html};
use smtplint_core::reference::EntryKind;
use smtplint_core::reference::phrases::{headings, names, site};
use smtplint_core::reference::words;
use smtplint_core::registry::codes::Status;

pub(super) fn home(page: &Page<'_>) -> Markup {
    let language = page.language();
    html! {
        h1 { (site::SITE.of(language)) }
        p.lead { (site::SITE_LEAD.of(language)) }
        section.group { h2 { (names::REPLY_CODES.of(language)) } (codes(page)) }
        (guides(page))
        section.group { h2 { (site::LISTS.of(language)) } (sections(page)) }
    }
}

/// Every reply code in a few lines: who comes with a number finds it at a glance.
fn codes(page: &Page<'_>) -> Markup {
    html! {
        ul.chips {
            @for entry in page.library.of_kind(EntryKind::ReplyCode).filter(|entry| is_standard(entry)) {
                li { a href=(page.to(&entry.place)) title=(entry.title) { (entry::badge(&entry.told)) } }
            }
        }
    }
}

fn is_standard(entry: &Entry) -> bool {
    !matches!(entry.told.status, Some(Status::Vendor | Status::Folklore))
}

fn guides(page: &Page<'_>) -> Markup {
    let guides: Vec<&Entry> = page.library.of_kind(EntryKind::Guide).collect();
    html! {
        @if !guides.is_empty() {
            section.group {
                h2 { (names::GUIDES.of(page.language())) }
                ul.rows { @for guide in guides { (row(page, guide)) } }
            }
        }
    }
}

/// All sections as cards.
pub(super) fn sections(page: &Page<'_>) -> Markup {
    let language = page.language();
    html! {
        div.cards {
            @for section in Section::ALL {
                section.card {
                    h2 { a href=(page.to(section.place())) { (section.title().of(language)) } }
                    p { (section.lead().of(language)) }
                }
            }
        }
    }
}

pub(super) fn list(page: &Page<'_>, section: Section) -> Markup {
    let language = page.language();
    html! {
        h1 { (section.title().of(language)) }
        p.lead { (section.lead().of(language)) }
        @match section {
            Section::Entries(EntryKind::Guide) => {
                (guide::paste(page))
                (guide::starts(page))
                (entries(page, EntryKind::Guide))
            }
            Section::Entries(kind) => (entries(page, kind)),
            Section::Compare => (pairs(page)),
        }
    }
}

fn entries(page: &Page<'_>, kind: EntryKind) -> Markup {
    let mut groups: Vec<(String, Vec<&Entry>)> = Vec::new();
    // Numbers that are of no class, which SMTP does not have, come last.
    let (usual, odd): (Vec<&Entry>, Vec<&Entry>) = page
        .library
        .of_kind(kind)
        .partition(|entry| kind != EntryKind::ReplyCode || entry.told.class.is_some());
    for entry in usual.into_iter().chain(odd) {
        let name = group(page, entry);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(entry),
            None => groups.push((name, vec![entry])),
        }
    }
    html! {
        @for (name, members) in groups {
            @if name.is_empty() {
                (rows(page, &members))
            } @else {
                section.group { h2 { (name) } (rows(page, &members)) }
            }
        }
    }
}

/// The heading that an entry stands under in its list; empty where the list has none.
fn group(page: &Page<'_>, entry: &Entry) -> String {
    let language = page.language();
    let told = &entry.told;
    match told.kind {
        EntryKind::ReplyCode => {
            let name = told.class.map(words::class).or(told.status.map(words::status));
            name.map_or_else(String::new, |name| name.of(language).to_owned())
        }
        EntryKind::EnhancedStatusCode => {
            let subject = told.id.split('.').nth(1).and_then(|subject| subject.parse().ok());
            let name = subject.and_then(words::subject).map_or("", |name| name.of(language));
            site::NAMED.fill(language, &[&format!("x.{}.x", subject.unwrap_or_default()), name])
        }
        EntryKind::Rule => {
            super::names::family(&told.id).map_or_else(String::new, |name| name.of(language).to_owned())
        }
        _ => String::new(),
    }
}

fn rows(page: &Page<'_>, members: &[&Entry]) -> Markup {
    html! { ul.rows { @for entry in members { (row(page, entry)) } } }
}

fn row(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    let language = page.language();
    let text = match told.kind {
        EntryKind::Rule => told.title.clone(),
        _ if told.short.is_empty() => prose::beginning(&prose::plain(&told.description), 150),
        _ => prose::plain(&told.short),
    };
    html! {
        li {
            a href=(page.to(&entry.place)) {
                (entry::badge(told))
                span.row-text { span { (entry.title) } span.muted { (text) } }
                @if let Some(status) = told.status.filter(|_| told.class.is_some() && !is_standard(entry)) {
                    span.tag { (words::status(status).of(language)) }
                }
            }
        }
    }
}

/// The pairs by the first of their codes, and the view that compares any two.
fn pairs(page: &Page<'_>) -> Markup {
    let language = page.language();
    html! {
        form.pair data-linter=(page.linter()) data-language=(language.tag()) {
            label { span { (site::FIRST_CODE.of(language)) } input name="a" required pattern="[0-9.]+" inputmode="decimal" placeholder="450"; }
            label { span { (site::SECOND_CODE.of(language)) } input name="b" required pattern="[0-9.]+" inputmode="decimal" placeholder="550"; }
            button.primary type="submit" { (site::COMPARE_DO.of(language)) }
        }
        ul.rows {
            @for pair in &page.library.pairs { (pair_row(page, pair)) }
        }
    }
}

fn pair_row(page: &Page<'_>, pair: &Pair) -> Markup {
    let summary = page.library.compared(pair).map(|compared| prose::plain(&compared.summary));
    let name = headings::TITLE_PAIR.fill(page.language(), &[&pair.a, &pair.b]);
    html! {
        li {
            a href=(page.to(&pair.place())) {
                span.row-text { span.mono { (name) } span.muted { (summary.unwrap_or_default()) } }
            }
        }
    }
}
