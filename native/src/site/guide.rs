//! The page of a guide: its steps one after the other, each with the ways on, and a box that finds the step for a reply.

use super::library::{Entry, Library};
use super::page::Page;
use super::prose;
use maud::{Markup, PreEscaped, html};
use serde_json::{Map, Value, json};
use smtplint_core::reference::phrases::site;
use smtplint_core::reference::{EntryKind, Guide, GuideWay};
use smtplint_core::reply::Classification;
use smtplint_core::reply::classify_parts;

pub(super) fn body(page: &Page<'_>, entry: &Entry) -> Markup {
    let Some(guide) = of(entry, page.library) else { return html! {} };
    let kin = kin(page.library, &guide);
    html! {
        article.guide {
            h1 { (entry.title) }
            div.lead { (page.paragraphs(&guide.description)) }
            (paste(page))
            @for at in 0..guide.steps.len() { (shown(page, &guide, &kin, at)) }
        }
    }
}

fn of(entry: &Entry, library: &Library) -> Option<Guide> {
    Guide::find(entry.told.id.strip_prefix("guides/")?, library.language)
}

/// The box for a reply; the script finds the step, and without scripts the steps are there all the same.
pub(super) fn paste(page: &Page<'_>) -> Markup {
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

fn shown(page: &Page<'_>, guide: &Guide, kin: &[(&str, String)], at: usize) -> Markup {
    let step = &guide.steps[at];
    let named = step.starts.join(" ");
    let own = kin.iter().filter(|(_, there)| *there == step.id).map(|(code, _)| *code);
    let kin = own.collect::<Vec<_>>().join(" ");
    html! {
        section.step.card id=(step.id) tabindex="-1" data-when=[(!named.is_empty()).then_some(named)]
            data-kin=[(!kin.is_empty()).then_some(kin)] {
            h2 { span.muted { (at + 1) ". " } (page.inline(&step.title)) }
            (page.paragraphs(&step.text))
            @if !step.ways.is_empty() {
                ul.ways { @for way in &step.ways { li { (way_on(page, guide, way)) } } }
            }
        }
    }
}

/// An answer, and where it leads: another step, or a page.
fn way_on(page: &Page<'_>, guide: &Guide, way: &GuideWay) -> Markup {
    let language = page.language();
    let answer = prose::plain(&way.text);
    if let Some(at) = guide.steps.iter().position(|step| step.id == way.to) {
        let step =
            site::NEXT_STEP.fill(language, &[&(at + 1).to_string(), &prose::plain(&guide.steps[at].title)]);
        return html! { a href={ "#" (way.to) } { (answer) } " " span.muted { (step) } };
    }
    let heading = page.library.find(&way.to).map(Entry::heading);
    html! {
        a href=[page.leads_to(&way.to)] { (answer) } " " span.muted { (heading.unwrap_or_default()) }
    }
}

/// The codes that no step names, each with the step whose kind of failure they are.
fn kin<'l>(library: &'l Library, guide: &Guide) -> Vec<(&'l str, String)> {
    let is_named = |code: &&str| guide.steps.iter().any(|step| step.starts.iter().any(|item| item == code));
    let starts = |code| Some((code, guide.start(&classified(code)?)?.id.clone()));
    codes(library).filter(|code| !is_named(code)).filter_map(starts).collect()
}

fn codes(library: &Library) -> impl Iterator<Item = &str> {
    let is_code = |kind| matches!(kind, EntryKind::ReplyCode | EntryKind::EnhancedStatusCode);
    library.entries.iter().filter(move |entry| is_code(entry.told.kind)).map(|entry| entry.told.id.as_str())
}

/// What a reply is about that has this code and nothing else.
fn classified(code: &str) -> Option<Classification> {
    let numbers: Vec<u16> = code.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [code] => Some(classify_parts(code, None)),
        // A reply code that says nothing but its class.
        [class, subject, detail] => {
            Some(classify_parts(class * 100 + 99, Some((u8::try_from(class).ok()?, subject, detail))))
        }
        _ => None,
    }
}

/// Where each code leads, for the box on the list of guides: codes that a step names, and kin of those.
pub(super) fn starts(page: &Page<'_>) -> Markup {
    let entries: Vec<(&Entry, Guide)> = page
        .library
        .of_kind(EntryKind::Guide)
        .filter_map(|entry| Some((entry, of(entry, page.library)?)))
        .collect();
    let (mut named, mut kin_of) = (Map::new(), Map::new());
    for (entry, guide) in &entries {
        let file = format!("{}.html", entry.place.trim_start_matches("guides/"));
        let address = |step: &str| json!(format!("{file}#{step}"));
        for step in &guide.steps {
            for item in &step.starts {
                named.entry(item.clone()).or_insert_with(|| address(&step.id));
            }
        }
        for (code, step) in kin(page.library, guide) {
            kin_of.entry(code).or_insert_with(|| address(&step));
        }
    }
    let table = json!({ "when": Value::Object(named), "kin": Value::Object(kin_of) });
    html! { script #starts type="application/json" { (PreEscaped(table.to_string().replace('<', "\\u003c"))) } }
}
