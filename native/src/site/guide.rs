//! The page of a guide: its questions, each with its ways on.

use super::library::Entry;
use super::page::Page;
use maud::{Markup, html};

pub(super) fn body(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    html! {
        article.entry {
            h1 { (page.inline(&told.title)) }
            div.lead { (page.paragraphs(&told.description)) }
        }
    }
}
