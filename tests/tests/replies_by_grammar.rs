//! Core beside a recogniser built from the RFCs' ABNF, on replies: what the generator makes has no error, and what one
//! random octet makes of its grammar is judged alike, but for forms that are named.

mod made;

use made::{edit, reply_text};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use smtplint_core::{LintOptions, Severity, lint_reply};
use smtplint_tests::recognise::{self, Answers};
use std::cell::RefCell;
use std::collections::BTreeMap;

fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn errors(text: &[u8], answers: Answers) -> Vec<String> {
    let reply_to = match answers {
        Answers::Greeting => Some("greeting"),
        Answers::Ehlo => Some("EHLO"),
        Answers::Other => None,
    };
    let options = LintOptions { wire: true, reply_to: reply_to.map(String::from), ..LintOptions::default() };
    let found = lint_reply(text, &options).diagnostics;
    found.into_iter().filter(|told| told.severity == Severity::Error).map(|told| told.rule).collect()
}

#[test]
fn what_the_generator_makes_has_no_error() {
    let outcome = runner(4000).run(&reply_text(), |(text, answers)| {
        prop_assert_eq!(recognise::reply(&text, answers), Ok(()), "{}", text.escape_ascii());
        let errors = errors(&text, answers);
        prop_assert!(errors.is_empty(), "{}: {:?}", text.escape_ascii(), errors);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Whether core is stricter, or more tolerant, than the grammar; a form's name; and what explains it in the octets.
type Form = (bool, &'static str, fn(&[u8]) -> bool);

const FORMS: &[Form] = &[
    // REPLY-02: "clients MUST accept" a bare code (RFC 5321 4.2), so core warns of it.
    (false, "REPLY-02", |text| text.ends_with(b"\r\n250\r\n")),
    // The trailing white space that commands are forgiven (LINE-07), in an EHLO line.
    (false, "LINE-07", |text| {
        text.starts_with(b"250") && text.ends_with(b" \r\n") || text.ends_with(b"\t\r\n")
    }),
    // The second digit above 5: outside the grammar, yet sent by deployed servers; core warns.
    (false, "second digit", |text| (b'6'..=b'9').contains(&text[1])),
    // "additional syntax of ehlo-params depends on ehlo-keyword" (RFC 5321 4.1.1.1): core knows that of each extension.
    (true, "ehlo-params", |text| text.starts_with(b"250-") && has_params(text)),
    // ehlo-greet takes all but CR and LF (RFC 5321 4.1.1.1), and textstring less (4.2): the narrower speaks of it.
    (false, "ehlo-greet", |text| greet(text).iter().any(u8::is_ascii_control)),
    // A keyword beyond the grammar, as AUTH=LOGIN, is sent for old clients: core warns.
    (false, "REPLY-12", |text| text.starts_with(b"250-") && !good_keywords(text)),
];

fn good_keywords(text: &[u8]) -> bool {
    let lines = text.split(|&octet| octet == b'\n').skip(1).filter(|line| line.len() > 4);
    lines.map(|line| line[4..].trim_ascii_end()).all(|line| recognise::REPLIES.matches("ehlo-line", line))
}

fn has_params(text: &[u8]) -> bool {
    text.split(|&octet| octet == b'\n')
        .skip(1)
        .any(|line| line.trim_ascii_end().get(4..).is_some_and(|line| line.contains(&b' ')))
}

/// What stands behind the host name in the first line.
fn greet(text: &[u8]) -> &[u8] {
    let line = text.split(|&octet| octet == b'\r').next().unwrap_or_default();
    line.iter().position(|&octet| octet == b' ').map_or(&[], |space| &line[space..])
}

#[test]
fn one_random_edit_is_judged_alike_but_for_named_forms() {
    let seen: RefCell<BTreeMap<&str, u32>> = RefCell::default();
    let unexplained: RefCell<Vec<String>> = RefCell::default();
    let outcome = runner(6000).run(&(reply_text(), edit()), |((text, answers), edit)| {
        let text = edit.apply(&text);
        let (theirs, ours) = (recognise::reply(&text, answers), errors(&text, answers));
        if theirs.is_ok() == ours.is_empty() {
            return Ok(());
        }
        match FORMS.iter().find(|(stricter, _, explains)| *stricter == theirs.is_ok() && explains(&text)) {
            Some((_, name, _)) => *seen.borrow_mut().entry(name).or_default() += 1,
            None => unexplained
                .borrow_mut()
                .push(format!("{} {answers:?} core: {ours:?}, ABNF: {theirs:?}", text.escape_ascii())),
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    let unexplained = unexplained.take();
    assert!(
        unexplained.is_empty(),
        "{} replies\n{}",
        unexplained.len(),
        unexplained[..unexplained.len().min(30)].join("\n")
    );
    for (_, name, _) in FORMS {
        assert!(seen.borrow().contains_key(name), "no reply of the run shows {name}");
    }
}
