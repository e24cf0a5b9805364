//! What the registry knows of an entry: label by label, and as tables.

use super::library::Entry;
use super::page::Page;
use super::{entry, links};
use maud::{Markup, html};
use smtplint_core::reference::phrases::{Phrase, headings, names, site};
use smtplint_core::reference::{EntryKind, Explanation, words};
use smtplint_core::registry::classes::ReplyClass;
use smtplint_core::rules::{self, Answer, Owed};

/// The facts at a glance; nothing where there are none.
pub(super) fn card(page: &Page<'_>, told: &Explanation) -> Markup {
    let rows = rows(page, told);
    html! {
        @if !rows.is_empty() {
            aside.card.facts aria-label=(site::FACTS.of(page.language())) {
                dl { @for (name, value) in rows { div { dt { (name.of(page.language())) } dd { (value) } } } }
            }
        }
    }
}

fn rows(page: &Page<'_>, told: &Explanation) -> Vec<(&'static Phrase, Markup)> {
    let language = page.language();
    let said = |phrase: &'static Phrase| html! { (phrase.of(language)) };
    let is_code = matches!(told.kind, EntryKind::ReplyCode | EntryKind::EnhancedStatusCode);
    let mut rows: Vec<(&'static Phrase, Markup)> = Vec::new();
    rows.extend(told.retry.map(|retry| (&headings::RETRY, said(words::retry(retry)))));
    rows.extend(told.class.map(|class| (&headings::CLASS, said(of_class(told, class)))));
    rows.extend(told.category.map(|category| (&headings::CATEGORY, said(words::category(category)))));
    if !told.commands.is_empty() {
        let label = if is_code { &site::ANSWERS } else { &headings::COMMANDS };
        rows.push((label, ids(page, &told.commands)));
    }
    if !told.enhanced.is_empty() {
        rows.push((&site::USUAL_ENHANCED, ids(page, &told.enhanced)));
    }
    if is_code && !told.replies.is_empty() {
        let replies: Vec<String> = told.replies.iter().map(u16::to_string).collect();
        rows.push((&site::USUAL_REPLIES, ids(page, &replies)));
    }
    rows.extend(other_classes(page, told).map(|classes| (&site::OTHER_CLASSES, ids(page, &classes))));
    rows.extend(extension(page, told).map(|found| (&site::OFFERED_BY, entry::titled_link(page, found))));
    if !told.ports.is_empty() {
        rows.push((&headings::PORTS, ports(page, &told.ports)));
    }
    rows.extend(answer(told).map(|codes| (&site::SERVER_ANSWERS, ids(page, &codes))));
    if !told.rfc.is_empty() {
        rows.push((&headings::STANDARDS, standards(told)));
    }
    rows
}

/// What the class is called: enhanced status codes have names of their own for it.
fn of_class(told: &Explanation, class: ReplyClass) -> &'static Phrase {
    let own = words::enhanced_class(class).filter(|_| told.kind == EntryKind::EnhancedStatusCode);
    own.unwrap_or_else(|| words::class(class))
}

/// Ids with a comma between, each leading to its page.
fn ids(page: &Page<'_>, ids: &[String]) -> Markup {
    html! {
        @for (at, id) in ids.iter().enumerate() {
            @if at > 0 { ", " }
            @match (id.as_str(), page.leads_to(id)) {
                ("greeting", _) => (names::GREETING.of(page.language())),
                (_, Some(address)) => a href=(address) { (id) },
                (_, None) => (id),
            }
        }
    }
}

/// The same subject and detail in other classes.
fn other_classes(page: &Page<'_>, told: &Explanation) -> Option<Vec<String>> {
    let (class, rest) = told.id.split_once('.').filter(|_| told.kind == EntryKind::EnhancedStatusCode)?;
    let others = ["2", "4", "5"].into_iter().filter(|other| *other != class);
    let ids = others.map(|other| format!("{other}.{rest}")).filter(|id| page.library.find(id).is_some());
    Some(ids.collect::<Vec<_>>()).filter(|ids| !ids.is_empty())
}

/// The service extension that brings a command.
fn extension<'p>(page: &Page<'p>, told: &Explanation) -> Option<&'p Entry> {
    if told.kind != EntryKind::Command {
        return None;
    }
    let brings = |entry: &&Entry| entry.told.commands.contains(&told.id) && entry.told.parameters.is_empty();
    let own = page.library.find_kind(EntryKind::Extension, &told.id);
    own.or_else(|| page.library.of_kind(EntryKind::Extension).find(brings))
}

/// What a server answers to what a rule finds, where that is the same for all.
fn answer(told: &Explanation) -> Option<Vec<String>> {
    let rule = rules::find(&told.id).filter(|_| told.kind == EntryKind::Rule)?;
    let Answer::Always(Owed(code, enhanced)) = rule.reply else { return None };
    Some([code.to_string(), enhanced.to_owned()].into_iter().filter(|id| !id.is_empty()).collect())
}

fn ports(page: &Page<'_>, ports: &[u16]) -> Markup {
    html! {
        @for (at, &port) in ports.iter().enumerate() {
            @if at > 0 { ", " }
            @match words::port(port) {
                Some(phrase) => (phrase.of(page.language())),
                None => (port),
            }
        }
    }
}

pub(super) fn standards(told: &Explanation) -> Markup {
    html! {
        @for (at, reference) in told.rfc.iter().enumerate() {
            @if at > 0 { ", " }
            a.rfc href=(links::rfc(reference)) { (crate::cli::reference(reference)) }
        }
    }
}

pub(super) fn syntax(page: &Page<'_>, told: &Explanation) -> Markup {
    html! {
        @if !told.syntax.is_empty() {
            section.part {
                h2 { (headings::SYNTAX.of(page.language())) }
                div.example { pre { code { (told.syntax) } } }
            }
        }
    }
}

/// The parameters that an extension brings or a command takes.
pub(super) fn parameters(page: &Page<'_>, told: &Explanation) -> Markup {
    let language = page.language();
    html! {
        @if !told.parameters.is_empty() {
            section.part {
                h2 { (headings::PARAMETERS.of(language)) }
                section.scroll tabindex="0" aria-label=(headings::PARAMETERS.of(language)) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (site::PARAMETER.of(language)) }
                                th scope="col" { (site::ON.of(language)) }
                                th scope="col" { (site::VALUE.of(language)) }
                                @if told.kind == EntryKind::Command { th scope="col" { (site::OFFERED_BY.of(language)) } }
                            }
                        }
                        tbody {
                            @for param in &told.parameters {
                                tr {
                                    th scope="row" { code { (param.keyword) } }
                                    td { (param.commands.join(", ")) }
                                    td { (page.inline(param.value)) }
                                    @if told.kind == EntryKind::Command { td { (extension_link(page, param.extension)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn extension_link(page: &Page<'_>, keyword: &str) -> Markup {
    html! {
        @match page.library.find_kind(EntryKind::Extension, keyword) {
            Some(entry) => a href=(page.to(&entry.place)) { (keyword) },
            None => (keyword),
        }
    }
}

/// The reply codes that answer a command, with their names.
pub(super) fn replies(page: &Page<'_>, told: &Explanation) -> Markup {
    if told.kind != EntryKind::Command {
        return html! {};
    }
    let codes: Vec<&Entry> =
        told.replies.iter().filter_map(|code| page.library.find(&code.to_string())).collect();
    html! {
        @if !codes.is_empty() {
            section.part {
                h2 { (site::REPLIES.of(page.language())) }
                ul.entries {
                    @for code in codes {
                        li { a href=(page.to(&code.place)) { (entry::badge(&code.told)) " " (code.title) } }
                    }
                }
            }
        }
    }
}
