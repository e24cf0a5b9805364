//! Structured data: what a page is, for machines (schema.org, as JSON-LD).

use super::library::Entry;
use super::page::{Page, Subject};
use super::section::Section;
use super::{links, prose};
use serde_json::{Value, json};
use smtplint_core::reference::phrases::site;
use smtplint_core::reference::{EntryKind, Explanation};

/// The data as it stands in its element; none where there is nothing true to say.
pub(super) fn data(page: &Page<'_>) -> Option<String> {
    let about = match page.subject {
        Subject::Missing => return None,
        Subject::Home => json!({
            "@type": "WebSite",
            "name": page.heading(),
            "description": page.description(),
            "url": page.address(page.language()),
            "inLanguage": page.language().tag(),
        }),
        Subject::List(_) => collection(page),
        Subject::Entry(entry) => match entry.told.kind {
            EntryKind::Term => term(page, entry),
            EntryKind::Guide => questions(page, &entry.told),
            _ => article(page, Some(entry)),
        },
        Subject::Pair(_) => article(page, None),
    };
    let mut graph = vec![about];
    if page.section().is_some() {
        graph.push(crumbs(page));
    }
    let whole = json!({ "@context": "https://schema.org", "@graph": graph });
    // "</script>" in a text would end the element.
    Some(whole.to_string().replace('<', "\\u003c"))
}

fn article(page: &Page<'_>, entry: Option<&Entry>) -> Value {
    let mut article = json!({
        "@type": "TechArticle",
        "headline": page.heading(),
        "description": page.description(),
        "url": page.address(page.language()),
        "inLanguage": page.language().tag(),
    });
    if let Some(entry) = entry {
        article["about"] = code(page, entry);
        if !entry.told.rfc.is_empty() {
            article["citation"] = entry.told.rfc.iter().map(links::rfc).collect();
        }
    }
    article
}

/// A code is a term of the set that its list is.
fn code(page: &Page<'_>, entry: &Entry) -> Value {
    json!({
        "@type": "DefinedTerm",
        "termCode": entry.told.id,
        "name": entry.title,
        "inDefinedTermSet": set(page, Section::Entries(entry.told.kind)),
    })
}

fn term(page: &Page<'_>, entry: &Entry) -> Value {
    json!({
        "@type": "DefinedTerm",
        "name": entry.title,
        "description": page.description(),
        "url": page.address(page.language()),
        "inLanguage": page.language().tag(),
        "inDefinedTermSet": set(page, Section::Entries(EntryKind::Term)),
    })
}

/// A guide is a list of questions with their answers; steps that ask nothing are left out.
fn questions(page: &Page<'_>, told: &Explanation) -> Value {
    let asked = told.steps.iter().filter(|step| step.title.ends_with('?') && !step.text.is_empty());
    let questions: Vec<Value> = asked
        .map(|step| {
            json!({
                "@type": "Question",
                "name": prose::plain(&step.title),
                "acceptedAnswer": { "@type": "Answer", "text": prose::plain(&step.text) },
            })
        })
        .collect();
    json!({
        "@type": "FAQPage",
        "name": page.heading(),
        "description": page.description(),
        "url": page.address(page.language()),
        "inLanguage": page.language().tag(),
        "mainEntity": questions,
    })
}

fn set(page: &Page<'_>, section: Section) -> Value {
    json!(format!("{}/{}", page.site.base, links::path(page.language(), section.place())))
}

fn collection(page: &Page<'_>) -> Value {
    json!({
        "@type": "CollectionPage",
        "name": page.heading(),
        "description": page.description(),
        "url": page.address(page.language()),
        "inLanguage": page.language().tag(),
    })
}

/// Home, list, page.
fn crumbs(page: &Page<'_>) -> Value {
    let language = page.language();
    let address = |place: &str| format!("{}/{}", page.site.base, links::path(language, place));
    let mut steps = vec![(site::SITE.of(language).to_owned(), address(""))];
    if let Some(section) = page.section() {
        steps.push((section.title().of(language).to_owned(), address(section.place())));
    }
    if !matches!(page.subject, Subject::List(_)) {
        steps.push((page.heading(), page.address(language)));
    }
    let items: Vec<Value> = (1..)
        .zip(steps)
        .map(|(position, (name, item))| {
            json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}
