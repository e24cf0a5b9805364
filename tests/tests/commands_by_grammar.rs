//! Core beside a recogniser built from the RFCs' ABNF: valid commands are valid, their parts come back, and what one
//! random edit makes of them is judged alike, but for forms that are named.

mod made;

use made::{Host, Made, Path, command_line, edit};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use smtplint_core::command::{self, Command, Context};
use smtplint_core::{Finding, LintOptions, Severity, lint_command};
use smtplint_tests::recognise;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A runner whose inputs are the same in each run.
fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn context() -> Context {
    Context { wire: true, ..Context::default() }
}

fn errors(line: &[u8]) -> Vec<String> {
    let mut found: Vec<Finding> = Vec::new();
    command::command(line, &context(), &mut found);
    let errors = found.iter().filter(|finding| finding.rule.severity == Severity::Error);
    errors.map(|finding| format!("{} {:?}", finding.rule.name, finding.span)).collect()
}

#[test]
fn what_the_generator_makes_has_no_error_and_its_parts_come_back() {
    let outcome = runner(4000).run(&command_line(), |made| {
        let shown = made.line.escape_ascii().to_string();
        prop_assert_eq!(recognise::command(&made.line), Ok(()), "the recogniser refuses {}", shown);
        let errors = errors(&made.line);
        prop_assert!(errors.is_empty(), "{}: {:?}", shown, errors);
        same_parts(&made)
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

fn same_parts(made: &Made) -> Result<(), TestCaseError> {
    let parsed = command::command(&made.line, &context(), &mut ());
    let shown = made.line.escape_ascii().to_string();
    let report = lint_command(&made.line, &LintOptions { wire: true, ..LintOptions::default() });
    prop_assert_eq!(report.command.map(|parts| parts.verb), Some(made.verb.to_owned()), "{}", shown);
    match parsed {
        Command::Mail(_, path, params) | Command::Rcpt(path, params) => {
            prop_assert_eq!(path.map(part_of), made.path.clone(), "{}", shown);
            let params: Vec<_> =
                params.iter().map(|(keyword, value)| (keyword.to_vec(), value.map(<[u8]>::to_vec))).collect();
            prop_assert_eq!(params, made.params.clone(), "{}", shown);
        }
        Command::Hello(_, host) => prop_assert_eq!(host.map(host_of), made.host.clone(), "{}", shown),
        Command::Bdat(size, last) => {
            prop_assert_eq!((size, last), made.chunk.unwrap_or_default(), "{}", shown);
        }
        _ => {}
    }
    if let Command::Mail(_, _, params) = parsed {
        prop_assert_eq!(params.size, made.size, "{}", shown);
    }
    Ok(())
}

fn part_of(path: command::Path<'_>) -> Path {
    match path {
        command::Path::Null => Path::Null,
        command::Path::Postmaster(name) => Path::Postmaster(name.to_vec()),
        command::Path::Mailbox(route, mailbox) => Path::Mailbox {
            route: route.domains().map(<[u8]>::to_vec).collect(),
            local_part: mailbox.local_part.to_vec(),
            host: mailbox.host.map(host_of),
        },
    }
}

fn host_of(host: command::Host<'_>) -> Host {
    match host {
        command::Host::Domain(domain) => Host::Domain(domain.to_vec()),
        command::Host::Literal(literal) => Host::Literal(literal.text.to_vec()),
    }
}

#[test]
fn one_random_edit_is_judged_alike_but_for_named_forms() {
    let seen: RefCell<BTreeMap<&str, (u32, String)>> = RefCell::default();
    let unexplained: RefCell<Vec<String>> = RefCell::default();
    let judge = |line: &[u8]| {
        let (theirs, ours) = (recognise::command(line), errors(line));
        if theirs.is_ok() == ours.is_empty() {
            return;
        }
        let shown = line.escape_ascii().to_string();
        match named(line, theirs.is_ok()) {
            Some(name) => seen.borrow_mut().entry(name).or_insert_with(|| (0, shown)).0 += 1,
            None => unexplained.borrow_mut().push(format!("{shown} core: {ours:?}, ABNF: {theirs:?}")),
        }
    };
    for line in RARE {
        judge(line.as_bytes());
    }
    let outcome = runner(9000).run(&(command_line(), edit()), |(made, edit)| {
        judge(&edit.apply(&made.line));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    let unexplained = unexplained.take();
    assert!(
        unexplained.is_empty(),
        "{} lines, among them\n{}",
        unexplained.len(),
        unexplained[..unexplained.len().min(60)].join("\n")
    );
    let seen = seen.take();
    for (name, (times, example)) in &seen {
        println!("{times:5} {name}: {example}");
    }
    for (name, _, _) in TOLERATED.iter().chain(STRICTER) {
        assert!(seen.contains_key(name), "no line of the run shows {name}");
    }
}

/// What one random edit seldom makes.
const RARE: &[&str] = &[
    "RCPT TO:<a@b.example> NOTIFY=NEVER,\r\n",
    "BURL imap://a@b.example/[x\r\n",
    "RCPT TO:<a@пример-.example>\r\n",
    "HELO [192.0.2.1]\r\n",
];

/// A form that core judges otherwise than the grammar, with its row of the table of pitfalls or its section.
type Form = (&'static str, &'static str, fn(&[u8]) -> bool);

/// Outside the grammar, and no error.
const TOLERATED: &[Form] = &[
    ("LINE-07", "RFC 5321 4.1.1: receivers SHOULD tolerate trailing white space", |line| {
        let text = body(line);
        let kept = text.trim_ascii_end();
        kept.len() < text.len() && agrees(&[kept, b"\r\n"].concat())
    }),
    ("SESS-13", "NOOP and HELP are told to ignore what follows (RFC 5321 4.1.1.9)", |line| {
        [&b"NOOP "[..], b"HELP "].iter().any(|verb| starts(line, verb))
    }),
    ("SESS-15", "VRFY and EXPN with what is no String: universally accepted (RFC 5321 3.5.1)", |line| {
        [&b"VRFY "[..], b"EXPN "].iter().any(|verb| starts(line, verb))
    }),
    ("AUTH-02", "AUTH with a lower-case mechanism: names are compared in any case by every server", |line| {
        starts(line, b"AUTH ") && agrees(&line.to_ascii_uppercase())
    }),
    ("LINE-18", "a verb that begins with X: private use (RFC 5321 4.1.5)", |line| starts(line, b"X")),
    ("SESS-07", "HELO with an address literal: common in the wild", |line| {
        starts(line, b"HELO [") && agrees(&[b"EHLO", &line[4..]].concat())
    }),
];

/// Inside the grammar, and an error all the same.
const STRICTER: &[Form] = &[(
    "PATH-39",
    "a U-label is more than UTF-8: RFC 6531 3.3 takes it from RFC 5890, which core judges by UTS 46",
    |line| line.iter().rposition(|&octet| octet == b'@').is_some_and(|at| !line[at..].is_ascii()),
)];

fn named(line: &[u8], grammar_allows: bool) -> Option<&'static str> {
    let forms = if grammar_allows { STRICTER } else { TOLERATED };
    forms.iter().find(|(_, _, explains)| explains(line)).map(|form| form.0)
}

fn body(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r\n").unwrap_or(line)
}

fn starts(line: &[u8], verb: &[u8]) -> bool {
    line.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb))
}

/// Whether core and the grammar agree on a line that is like the one in question but for the named form.
fn agrees(line: &[u8]) -> bool {
    recognise::command(line).is_ok() == errors(line).is_empty()
}
