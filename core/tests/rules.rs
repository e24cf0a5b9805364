//! Every rule shows what it is: its examples, its fixes, its place in the registry.

use smtplint_core::command::{Context, command};
use smtplint_core::registry::Verb;
use smtplint_core::rules::{self, Answer, Example, Input, Remedy, Rule};
use smtplint_core::session::{Conversation, Found, Listen, Session, Settings, Spot};
use smtplint_core::{Diagnostic, Severity, Side, Span, apply_fixes};

/// The code and the octets of what is found in an example of any kind.
fn places(rule: &Rule, octets: &[u8]) -> Vec<(String, Span)> {
    match rule.input {
        Input::Session => session(octets),
        // The limit is the server's own, and it says so itself: `serve` is where it is found.
        Input::SessionRecipientLimit => Vec::new(),
        Input::Live => live(octets),
        input => shown(&input.lint(octets).expect("no live session")),
    }
}

/// Client lines, each answered as a server that accepts it would.
fn session(octets: &[u8]) -> Vec<(String, Span)> {
    let mut session = Session::new();
    session.reply(220);
    session.synchronise();
    let mut found = Vec::new();
    let mut start = 0;
    for line in octets.split_inclusive(|&octet| octet == b'\n') {
        let parsed = command(line, &Context::default(), &mut ());
        let verdict = session.command(&parsed, line);
        if let Some(finding) = verdict.refusal {
            let span = Span::new(start + finding.span.start as usize, start + finding.span.end as usize);
            found.push((finding.rule.code.to_owned(), span));
        }
        session.reply(match parsed.verb() {
            Some(Verb::Data) => 354,
            Some(Verb::Quit) => 221,
            _ => 250,
        });
        session.synchronise();
        start += line.len();
    }
    found
}

/// What a conversation found.
#[derive(Default)]
struct Findings(Vec<(String, Span)>);

impl Listen for Findings {
    fn found(&mut self, found: &Found<'_>) {
        let base = found.spots[0].offset;
        let Span { start, end } = found.finding.span;
        let span = Span::new(base + start as usize, base + end as usize);
        self.0.push((found.finding.rule.code.to_owned(), span));
    }
}

/// Lines as they were on the wire, from the opening of the connection to its end.
fn live(octets: &[u8]) -> Vec<(String, Span)> {
    let mut talk = Conversation::new(&Settings { wire: true, opened: true, ..Settings::default() });
    let (mut found, mut offset, mut clock) = (Findings::default(), 0, 0);
    talk.at(clock);
    for line in octets.split_inclusive(|&octet| octet == b'\n') {
        let text = std::str::from_utf8(line).expect("UTF-8");
        let (waited, text) = match text.strip_prefix('~').and_then(|rest| rest.split_once(' ')) {
            Some((seconds, rest)) => (seconds.parse().expect("seconds"), rest),
            None => (0, text),
        };
        clock += waited * 1000;
        talk.at(clock);
        let (server, text) = text.strip_prefix('|').map_or((false, text), |rest| (true, rest));
        let at = offset + line.len() - text.len();
        let spots = [Spot { start: 0, offset: at, line: 1, column: 1 }];
        if server {
            talk.server(text.as_bytes(), &spots, &mut found);
        } else {
            talk.client(text.as_bytes(), &spots, false, &mut found);
        }
        offset += line.len();
    }
    talk.closed(Some(Side::Client), &mut found);
    talk.finish(&mut found);
    found.0
}

fn shown(found: &[Diagnostic]) -> Vec<(String, Span)> {
    found.iter().map(|told| (told.code.clone(), Span::new(told.span.start, told.span.end))).collect()
}

#[test]
fn every_bad_example_shows_its_rule_and_nothing_else_at_the_marked_octets() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for text in rule.bad {
            let example = Example::read(text);
            let found = places(rule, &example.octets);
            let expected: Vec<_> = example.marked.iter().map(|&span| (rule.code.to_owned(), span)).collect();
            if found != expected && rule.input != Input::SessionRecipientLimit {
                wrong.push(format!("{} {text}: expected {expected:?}, found {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_good_example_is_clean() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for text in rule.good {
            let example = Example::read(text);
            let found = places(rule, &example.octets);
            if !found.is_empty() {
                wrong.push(format!("{} {text}: found {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fix_removes_its_finding_and_adds_none() {
    let mut wrong = Vec::new();
    for rule in rules::all().filter(|rule| rule.remedy != Remedy::None) {
        let mut fixed = 0;
        for text in rule.bad {
            let octets = Example::read(text).octets;
            let Some(found) = rule.input.lint(&octets) else { continue };
            for told in found.iter().filter(|told| !told.fixes.is_empty()) {
                let cured = apply_fixes(&octets, std::slice::from_ref(told));
                let left = rule.input.lint(&cured).unwrap_or_default();
                fixed += 1;
                if left.len() != found.len() - 1 {
                    let name = rule.name;
                    wrong.push(format!("{name} {text}: {} leaves {:?}", cured.escape_ascii(), shown(&left)));
                }
            }
        }
        if fixed == 0 {
            wrong.push(format!("{}: no example shows its fix", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_whole() {
    let mut last = "";
    for rule in rules::all() {
        let Rule { code, name, .. } = rule;
        assert!(last < *code, "{code} after {last}: codes ascend, so none is given twice");
        last = code;
        assert!(
            !rule.rfc.is_empty() && !rule.bad.is_empty() && !rule.good.is_empty(),
            "{name} lacks an RFC or an example"
        );
        assert!(
            name.bytes().all(|octet| octet.is_ascii_lowercase() || octet.is_ascii_digit() || octet == b'-'),
            "{name}"
        );
        assert!(
            rule.summary.ends_with('.') && !rule.message.ends_with('.'),
            "{name}: a summary is a sentence, a message is not"
        );
        assert!(rule.message.len() <= 100 && rule.help.len() <= 140, "{name}: one line each");
        assert!(
            rule.severity == Severity::Error || rule.reply == Answer::None,
            "{name}: only errors owe a reply"
        );
        assert_eq!(rules::find(code).map(|found| found.name), Some(*name));
        for section in ["## Why it matters", "## When to ignore it"] {
            assert!(rule.text.contains(section), "{name} has no section {section:?}");
        }
    }
}
