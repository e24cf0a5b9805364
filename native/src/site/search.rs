//! The index that the search box reads: one compact list for each language.

use super::library::Library;
use super::{entry, rule};
use serde_json::{Value, json};
use smtplint_core::reference::EntryKind;
use smtplint_core::reference::phrases::headings;
use smtplint_core::rules;

/// `[place, id, title, more]` of every page; `more` is searched and not shown.
pub(super) fn index(library: &Library) -> Value {
    let entries = library.entries.iter().map(|entry| {
        let told = &entry.told;
        match rules::find(&told.id).filter(|_| told.kind == EntryKind::Rule) {
            Some(found) => json!([entry.place, told.id, rule::in_list(found, library.language)]),
            None if matches!(told.kind, EntryKind::Guide | EntryKind::Term) => {
                json!([entry.place, "", entry::title(told)])
            }
            None => json!([entry.place, told.id, entry::title(told)]),
        }
    });
    let pairs = library.pairs.iter().map(|pair| {
        json!([pair.place(), "", headings::TITLE_PAIR.fill(library.language, &[&pair.a, &pair.b])])
    });
    entries.chain(pairs).collect()
}
