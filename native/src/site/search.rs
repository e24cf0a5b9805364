//! The index that the search box reads: one compact list for each language.

use super::library::{Library, has_id};
use serde_json::{Value, json};
use smtplint_core::reference::phrases::headings;

/// `[place, id, title, more]` of every page; `more` is searched and not shown.
pub(super) fn index(library: &Library) -> Value {
    let entries = library.entries.iter().map(|entry| {
        let id = if has_id(entry.told.kind) { entry.told.id.as_str() } else { "" };
        json!([entry.place, id, entry.title])
    });
    let pairs = library.pairs.iter().map(|pair| {
        json!([pair.place(), "", headings::TITLE_PAIR.fill(library.language, &[&pair.a, &pair.b])])
    });
    entries.chain(pairs).collect()
}
