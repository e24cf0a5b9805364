//! The page of a guide: its steps one after the other, each with the ways on, and a box that finds the step for a reply.

use super::library::Entry;
use super::page::Page;
use super::{entry, prose};
use maud::{Markup, html};
use smtplint_core::reference::phrases::site;
use smtplint_core::reference::{Explanation, Step, Way};

pub(super) fn body(page: &Page<'_>, entry: &Entry) -> Markup {
    let told = &entry.told;
    html! {
        article.guide {
            h1 { (entry::title(told)) }
            div.lead { (page.paragraphs(&entry.linked(&told.description, "Description"))) }
            (paste(page))
            @for (at, step) in told.steps.iter().enumerate() { (shown(page, entry, at, step)) }
        }
    }
}

/// The box for a reply; the script finds the step, and without scripts the steps are there all the same.
fn paste(page: &Page<'_>) -> Markup {
    let language = page.language();
    html! {
        form.paste.card data-none=(site::PASTE_NONE.of(language)) data-found=(site::PASTE_FOUND.of(language)) {
            label for="reply" { (site::PASTE.of(language)) }
            textarea #reply name="reply" rows="2" spellcheck="false" autocomplete="off"
                placeholder="550 5.1.1 <bob@example.net>: Recipient address rejected" {}
            button.primary type="submit" { (site::PASTE_GO.of(language)) }
            p role="status" {}
        }
    }
}

fn shown(page: &Page<'_>, entry: &Entry, at: usize, step: &Step) -> Markup {
    let text = entry.step_text(&step.id, &step.text);
    html! {
        section.step.card id=(step.id) tabindex="-1" data-when=[when(entry, step)] {
            h2 { span.muted { (at + 1) ". " } (page.inline(&step.title)) }
            (page.paragraphs(&text))
            @if !step.ways.is_empty() {
                ul.ways { @for way in &step.ways { li { (way_on(page, &entry.told, way)) } } }
            }
        }
    }
}

/// The codes at which the step is where to start.
fn when(entry: &Entry, step: &Step) -> Option<String> {
    let codes = entry.when(&step.id);
    (!codes.is_empty()).then(|| codes.join(" "))
}

/// An answer, and where it leads: another step, or a page.
fn way_on(page: &Page<'_>, guide: &Explanation, way: &Way) -> Markup {
    let step = guide.steps.iter().position(|step| step.id == way.to);
    html! {
        @match (step, page.library.find(&way.to)) {
            (Some(at), _) => {
                a href={ "#" (way.to) } { (prose::plain(&way.answer)) }
                " " span.muted { (site::NEXT_STEP.fill(page.language(), &[&(at + 1).to_string(), &guide.steps[at].title])) }
            }
            (None, Some(entry)) => {
                a href=(page.to(&entry.place)) { (prose::plain(&way.answer)) }
                " " span.muted { (entry::heading(&entry.told)) }
            }
            (None, None) => (prose::plain(&way.answer)),
        }
    }
}
