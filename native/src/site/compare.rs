//! The page that tells two codes apart.

use super::library::{Library, Pair};
use super::page::Page;
use super::{entry, links, names, prose};
use maud::{Markup, html};
use smtplint_core::reference::phrases::{headings, site};
use smtplint_core::reference::words;
use smtplint_core::reference::{Comparison, Explanation};

/// What the meta description says.
pub(super) fn in_brief(library: &Library, pair: &Pair) -> String {
    let summary = library.compared(pair).map_or_else(String::new, |compared| prose::plain(&compared.summary));
    let language = library.language;
    let name = headings::TITLE_PAIR.fill(language, &[&pair.a, &pair.b]);
    let room = prose::BRIEF.saturating_sub(name.chars().count() + 2);
    site::NAMED.fill(language, &[&name, &prose::beginning(&summary, room)])
}

pub(super) fn body(page: &Page<'_>, pair: &Pair) -> Markup {
    let Some(compared) = page.library.compared(pair) else { return html! {} };
    let language = page.language();
    let notes = page.library.notes(pair);
    // The notes have links, which what is made of them has not.
    let linked = |heading: &str, items: &[String]| {
        let section = notes.and_then(|notes| notes.section(heading));
        section.map_or_else(|| itemised(items), str::to_owned)
    };
    html! {
        article.entry.full {
            h1 { (site::TWO_COMPARED.fill(language, &[&pair.a, &pair.b])) }
            div.lead { (page.paragraphs(&compared.summary)) }
            (list(page, headings::DIFFERENCES.of(language), &linked("Differences", &compared.key_differences)))
            (list(page, headings::USES.of(language), &linked("When to use which", &compared.when_to_use_which)))
            (list(page, headings::FACTS.of(language), &itemised(&compared.facts)))
            div.sides { (side(page, &compared.a)) (side(page, &compared.b)) }
            (others(page, pair, &compared))
        }
    }
}

fn side(page: &Page<'_>, told: &Explanation) -> Markup {
    let language = page.language();
    html! {
        section.card.side {
            h2 {
                @match page.leads_to(&told.id) {
                    Some(address) => a href=(address) { (entry::badge(told)) " " (prose::plain(&told.title)) },
                    None => { (entry::badge(told)) " " (prose::plain(&told.title)) },
                }
            }
            p.tags {
                @if let Some(class) = told.class {
                    span class={ "tag code-" (class.digit()) } { (names::outcome(class).of(language)) }
                }
            }
            (page.paragraphs(&told.description))
            @if !told.when_you_see_it.is_empty() {
                h3 { (headings::SEEN.of(language)) }
                (page.paragraphs(&told.when_you_see_it))
            }
            @if let Some(retry) = told.retry {
                p { strong { (headings::RETRY.of(language)) } " " (words::retry(retry).of(language)) }
            }
            @if let Some(address) = page.leads_to(&told.id) {
                p { a href=(address) { (site::MORE_ABOUT.fill(language, &[&told.id])) } }
            }
        }
    }
}

/// Sentences as a list in Markdown.
fn itemised(items: &[String]) -> String {
    items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

fn list(page: &Page<'_>, heading: &str, items: &str) -> Markup {
    html! {
        @if !items.is_empty() { section.part { h2 { (heading) } (page.paragraphs(items)) } }
    }
}

/// Pairs that share one of the two, then any other.
fn others(page: &Page<'_>, pair: &Pair, compared: &Comparison) -> Markup {
    let language = page.language();
    let shares =
        |other: &&Pair| *other != pair && [&pair.a, &pair.b].iter().any(|id| other.beside(id).is_some());
    html! {
        section.part {
            h2 { (site::MORE_PAIRS.of(language)) }
            ul.inline-list {
                @for other in page.library.pairs.iter().filter(shares) {
                    li { a href=(page.to(&other.place())) { (headings::TITLE_PAIR.fill(language, &[&other.a, &other.b])) } }
                }
                li {
                    a href={ (page.linter()) (links::comparer(&[&compared.a.id, &compared.b.id])) } {
                        (site::COMPARE_ANY.of(language))
                    }
                }
            }
        }
    }
}
