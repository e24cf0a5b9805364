//! The pages as JSON, each beside its page.

use super::library::Entry;
use super::links;
use super::page::{Page, Subject};
use super::section::Section;
use serde_json::{Map, Value, json};

/// The path of a page's JSON: `en/codes/550.json`, `en/codes/index.json`.
pub(super) fn path(page: &str) -> String {
    let file = links::file(page);
    format!("{}.json", file.trim_end_matches(".html"))
}

/// A page as JSON: where it stands, and what it tells.
pub(super) fn page(page: &Page<'_>) -> Value {
    let mut whole = json!({
        "language": page.language().tag(),
        "url": page.address(page.language()),
        "title": page.heading(),
        "description": page.description(),
        "alternates": alternates(page),
    });
    match page.subject {
        Subject::Entry(entry) => whole["explanation"] = json!(entry.told),
        Subject::Pair(pair) => whole["comparison"] = json!(page.library.compared(pair)),
        Subject::List(section) => whole["pages"] = pages(page, section),
        Subject::Home => {
            let lists = Section::ALL.into_iter().map(|section| {
                let title = section.title().of(page.language());
                listed(page, section.place(), None, title)
            });
            whole["pages"] = lists.collect();
        }
        Subject::Missing => {}
    }
    whole
}

fn alternates(page: &Page<'_>) -> Value {
    let addresses =
        page.site.languages().map(|language| (language.tag().to_owned(), json!(page.address(language))));
    Value::Object(addresses.collect::<Map<_, _>>())
}

fn pages(page: &Page<'_>, section: Section) -> Value {
    match section {
        Section::Entries(kind) => page.library.of_kind(kind).map(|entry| of_entry(page, entry)).collect(),
        Section::Compare => {
            let pairs = page.library.pairs.iter();
            pairs.map(|pair| listed(page, &pair.place(), None, &format!("{} {}", pair.a, pair.b))).collect()
        }
    }
}

fn of_entry(page: &Page<'_>, entry: &Entry) -> Value {
    listed(page, &entry.place, Some(&entry.told.id), &entry.title)
}

fn listed(page: &Page<'_>, place: &str, id: Option<&str>, title: &str) -> Value {
    let path = links::path(page.language(), place);
    let mut item = json!({
        "title": title,
        "url": format!("{}/{path}", page.site.base),
        "json": format!("{}/{}", page.site.base, self::path(&path)),
    });
    if let Some(id) = id {
        item["id"] = json!(id);
    }
    item
}
