//! An entry of the reference, and a comparison of two, laid out as pages.

use super::page::Block;
use super::reference;
use smtplint_core::Language;
use smtplint_core::reference::phrases::{Phrase, headings, names};
use smtplint_core::reference::{
    Comparison, EntryKind, Explanation, Parameter, Step, explain_in, title_in, words,
};

/// The page of an entry.
pub(super) fn page(entry: &Explanation, language: Language) -> Vec<Block> {
    let mut page = vec![Block::Title(titled(entry))];
    if !entry.short.is_empty() {
        page.push(Block::Text(words::whole(language, &entry.short)));
    }
    let facts = facts(entry, language);
    if !facts.is_empty() {
        page.push(Block::Facts(facts));
    }
    let mut section = |heading: &Phrase, text: &str| {
        if !text.is_empty() {
            page.extend([Block::Heading(heading.of(language).into()), Block::Text(text.into())]);
        }
    };
    section(&headings::MEANING, &entry.description);
    section(&headings::ORIGIN, &entry.origin);
    section(&headings::INSTEAD, &entry.instead);
    section(&headings::SEEN, &entry.when_you_see_it);
    section(&headings::FIX, &entry.how_to_fix);
    if let Some(readers) = &entry.fix_for {
        section(&headings::SENDER, &readers.sender);
        section(&headings::SERVER, &readers.server);
        section(&headings::CLIENT, &readers.client);
    }
    section(&headings::SEND, &entry.when_to_send);
    steps(&mut page, &entry.steps, language);
    let mut list =
        |heading: &Phrase, block: Block| page.extend([Block::Heading(heading.of(language).into()), block]);
    if !entry.syntax.is_empty() {
        list(&headings::SYNTAX, Block::Wire(entry.syntax.lines().map(String::from).collect()));
    }
    if !entry.parameters.is_empty() {
        list(
            &headings::PARAMETERS,
            Block::List(entry.parameters.iter().map(|param| parameter(param, entry.kind)).collect()),
        );
    }
    if !entry.examples.is_empty() {
        list(
            &headings::EXAMPLES,
            Block::Wire(entry.examples.iter().flat_map(|text| text.lines()).map(String::from).collect()),
        );
    }
    if let Some(on) = &entry.go_on {
        list(&headings::GO_ON, Block::Text(format!("{} ({}: {})", on.title, on.guide, on.step)));
    }
    // The reply codes stand among the facts already.
    let told = |id: &&String| id.parse().is_ok_and(|code| entry.replies.contains(&code));
    let related: Vec<String> =
        entry.related.iter().filter(|id| !told(id)).map(|id| named(id, language)).collect();
    if !related.is_empty() {
        list(&headings::RELATED, Block::List(related));
    }
    page
}

/// The page of a comparison.
pub(super) fn comparison(found: &Comparison, language: Language) -> Vec<Block> {
    let mut page = vec![
        Block::Title(headings::TITLE_PAIR.fill(language, &[&found.a.id, &found.b.id])),
        Block::Text(found.summary.clone()),
    ];
    for (heading, lines) in [
        (&headings::DIFFERENCES, &found.key_differences),
        (&headings::USES, &found.when_to_use_which),
        (&headings::FACTS, &found.facts),
    ] {
        if !lines.is_empty() {
            page.extend([Block::Heading(heading.of(language).into()), Block::List(lines.clone())]);
        }
    }
    for entry in [&found.a, &found.b] {
        page.extend([Block::Heading(titled(entry)), Block::Text(entry.description.clone())]);
    }
    page
}

/// The id and what it is called.
fn titled(entry: &Explanation) -> String {
    if entry.id.contains('/') { entry.title.clone() } else { format!("{} {}", entry.id, entry.title) }
}

/// An id with its title; a rule asked for by its name, which is its title, with its number.
fn named(id: &str, language: Language) -> String {
    match title_in(id, language) {
        Some(title) if title == id => explain_in(id, language).map_or(title, |entry| titled(&entry)),
        Some(title) if !title.is_empty() => format!("{id} {title}"),
        _ => id.into(),
    }
}

/// What the registry knows, label by label.
fn facts(entry: &Explanation, language: Language) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut fact = |label: &Phrase, value: String| {
        if !value.is_empty() {
            facts.push((label.of(language).to_owned(), value));
        }
    };
    let said = |phrase: Option<&'static Phrase>| {
        phrase.map(|phrase| phrase.of(language).to_owned()).unwrap_or_default()
    };
    let class = match entry.kind {
        EntryKind::EnhancedStatusCode => entry.class.and_then(words::enhanced_class),
        _ => entry.class.map(words::class),
    };
    fact(&headings::CLASS, said(class));
    fact(&headings::CATEGORY, said(entry.category.map(words::category)));
    fact(&headings::STATUS, said(entry.status.map(words::status)));
    fact(&headings::RETRY, said(entry.retry.map(words::retry)));
    let commands = entry.commands.iter().map(|name| match name.as_str() {
        "greeting" => names::GREETING.of(language),
        verb => verb,
    });
    fact(&headings::COMMANDS, commands.collect::<Vec<_>>().join(", "));
    fact(&headings::ENHANCED, entry.enhanced.join(", "));
    fact(&headings::REPLIES, entry.replies.iter().map(u16::to_string).collect::<Vec<_>>().join(", "));
    let ports = entry.ports.iter().map(|&port| match words::port(port) {
        Some(phrase) => phrase.of(language).to_owned(),
        None => port.to_string(),
    });
    fact(&headings::PORTS, ports.collect::<Vec<_>>().join(", "));
    fact(&headings::STANDARDS, entry.rfc.iter().map(reference).collect::<Vec<_>>().join(", "));
    facts
}

/// A parameter of a command with the extension that brings it; one of an extension with the commands that take it.
fn parameter(param: &Parameter, kind: EntryKind) -> String {
    let beside = match kind {
        EntryKind::Command if param.extension == param.keyword => {
            return format!("{}: {}", param.keyword, param.value);
        }
        EntryKind::Command => param.extension.to_owned(),
        _ => param.commands.join(", "),
    };
    format!("{} ({beside}): {}", param.keyword, param.value)
}

/// The steps of a guide, one after the other, with the ways on from each.
fn steps(page: &mut Vec<Block>, steps: &[Step], language: Language) {
    for (at, step) in steps.iter().enumerate() {
        page.push(Block::Heading(format!("{}. {}", at + 1, step.title)));
        if !step.text.is_empty() {
            page.push(Block::Text(step.text.clone()));
        }
        let way = |to: &str| match steps.iter().position(|other| other.id == to) {
            Some(there) => format!("{}. {}", there + 1, steps[there].title),
            None => named(to, language),
        };
        let ways: Vec<String> =
            step.ways.iter().map(|on| format!("{} → {}", on.answer, way(&on.to))).collect();
        if !ways.is_empty() {
            page.push(Block::List(ways));
        }
    }
}
