//! What every rule says of its bad examples, in one file, to be read aloud. After a change of words:
//! `INSTA_UPDATE=always cargo test -p smtplint-core --test messages`, and read what differs.

use smtplint_core::rules::{self, Example, Remedy, Rule};
use std::fmt::Write;

#[test]
fn messages_helps_and_fixes_of_every_rule() {
    let mut told = String::new();
    for rule in rules::all() {
        writeln!(told, "{} {} ({}, {})", rule.code, rule.name, rule.severity.name(), rule.kind.name())
            .unwrap();
        for text in rule.bad {
            example(&mut told, rule, text);
        }
        told.push('\n');
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("messages", told);
    });
}

/// What is said of one example; of one that takes a session, the templates.
fn example(told: &mut String, rule: &Rule, text: &str) {
    match text.char_indices().nth(100) {
        Some((cut, _)) => writeln!(told, "  {}… ({} octets)", &text[..cut], text.len()).unwrap(),
        None => writeln!(told, "  {text}").unwrap(),
    }
    let Some(found) = rule.input.lint(&Example::read(text).octets) else {
        return said(told, rule.message, rule.help, fix_of(rule));
    };
    for diagnostic in found {
        let fix = diagnostic.fixes.first().map(|fix| fix.title.as_str());
        said(told, &diagnostic.message, diagnostic.help.as_deref().unwrap_or_default(), fix);
    }
}

fn fix_of(rule: &Rule) -> Option<&'static str> {
    match rule.remedy {
        Remedy::None => None,
        Remedy::Delete { title } | Remedy::Replace { title, .. } => Some(title),
    }
}

fn said(told: &mut String, message: &str, help: &str, fix: Option<&str>) {
    writeln!(told, "    {message}\n    = {help}").unwrap();
    if let Some(fix) = fix {
        writeln!(told, "    [{fix}]").unwrap();
    }
}
