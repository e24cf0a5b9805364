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

/// What the RFCs say of parameters and arguments in words, or in a notation that hides it: the run above seldom makes
/// such lines, so here each sentence has lines on both of its sides.
#[test]
fn what_the_rfcs_say_in_words_is_judged_alike() {
    let lines: &[(&str, &str, bool)] = &[
        // "if the MTRK parameter is given, an ENVID parameter MUST be included"; local-envid "@" fqhn
        ("3885 3.2", "MAIL FROM:<a@b.example> MTRK=AAAA", false),
        ("3885 3.2", "MAIL FROM:<a@b.example> MTRK=AAAA ENVID=12345", false),
        ("3885 3.2", "MAIL FROM:<a@b.example> MTRK=AAAA ENVID=12345+40b.example", false),
        ("3885 3.2", "MAIL FROM:<a@b.example> ENVID=12345@b.example MTRK=AAAA:60", true),
        ("3885 3.2", "MAIL FROM:<a@b.example> ENVID=12345", true),
        // 160 bits in base64 are "a 27 octet string"
        ("3885 3.2", "MAIL FROM:<a@b.example> MTRK=Kq5sNclPz7QV2+lfQIuc6R7oRu0 ENVID=1@b.example", true),
        ("4648 4", "MAIL FROM:<a@b.example> MTRK=AAAAA ENVID=1@b.example", false),
        // "one, and only one, hold-param"
        ("4865 4.1", "MAIL FROM:<a@b.example> HOLDFOR=60 HOLDUNTIL=2030-01-01T00:00:00Z", false),
        ("4865 4.1", "MAIL FROM:<a@b.example> HOLDFOR=60", true),
        ("4865 3", "MAIL FROM:<a@b.example> HOLDUNTIL=2030-01-01T00:00:00+00:00", true),
        // "the specified deliver-by time is farther in the future"
        ("4865 5.2.1", "MAIL FROM:<a@b.example> HOLDFOR=60 BY=61;R", true),
        ("4865 5.2.1", "MAIL FROM:<a@b.example> HOLDFOR=60 BY=+61;NT", true),
        ("4865 5.2.1", "MAIL FROM:<a@b.example> HOLDFOR=60 BY=60;R", false),
        ("4865 5.2.1", "MAIL FROM:<a@b.example> BY=-9;N HOLDFOR=60", false),
        // "requires that ASCII CTLs, SP, '\\', '+', and '=' be encoded using 'unitext' encoding"
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;a+2Bb@b.example", false),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=UTF-8;a\\b@b.example", false),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;a\\x{2B}b\\x{5C}\\x{e9}\\x{10FFFF}@b.example", true),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;\\x{0A}\\x{1F}\\x{7F}", true),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;\\x{41}", false),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;\\x{00}", false),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;\\x{0E9}", false),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;\\x{D800}", false),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;\\x{110000}", false),
        ("6533 3", "RCPT TO:<a@b.example> ORCPT=utf-8;", false),
        // xtext = *( xchar / hexchar ); "printable (graphic and white space) characters"; addr-type is no xtext
        ("3461 4.2", "RCPT TO:<a@b.example> ORCPT=x400;", true),
        ("3461 4.2", "RCPT TO:<a@b.example> ORCPT=a+7F;b", true),
        ("3461 4.2", "RCPT TO:<a@b.example> ORCPT=rfc822;a+7Fb", false),
        ("3461 4.4", "MAIL FROM:<a@b.example> ENVID=a+09b", true),
        ("3461 4.4", "MAIL FROM:<a@b.example> ENVID=a+0Ab", false),
        // 1#notify-list-element, where RFC 822 2.7 allows null elements; "NEVER … MUST appear by itself"
        ("3461 4.1", "RCPT TO:<a@b.example> NOTIFY=SUCCESS,,DELAY", true),
        ("3461 4.1", "RCPT TO:<a@b.example> NOTIFY=,,DELAY,,", true),
        ("3461 4.1", "RCPT TO:<a@b.example> NOTIFY=DELAY,DELAY", true),
        ("3461 4.1", "RCPT TO:<a@b.example> NOTIFY=,", false),
        ("3461 4.1", "RCPT TO:<a@b.example> NOTIFY=NEVER,", false),
        ("3461 4.1", "RCPT TO:<a@b.example> NOTIFY=,NEVER", false),
        ("3461 4.1", "RCPT TO:<a@b.example> NOTIFY=NEVER,NEVER", false),
        ("3461 4.1", "RCPT TO:<a@b.example> NOTIFY=DELAY,NEVER", false),
        // "The specified node name must be a fully qualified domain name"; 5.3 leaves queues to the server
        ("1985 5", "ETRN a_b.example", false),
        ("1985 5", "ETRN @a..example", false),
        ("1985 5.3", "ETRN @b.example", true),
        ("1985 5.3", "ETRN #a_b..{}", true),
        ("1985 5.3", "ETRN #", false),
        // transid-domain is a token: any CHAR except SPACE, CTLs, tspecials, or "."
        ("1845 2", "MAIL FROM:<a@b.example> TRANSID=<12.a@b_c.example>", true),
        ("1845 2", "MAIL FROM:<a@b.example> TRANSID=<12?@b.example>", false),
        ("1845 2", "MAIL FROM:<a@b.example> TRANSID=<12@b..example>", false),
        // Brackets are around an IP-literal alone
        ("3986 3.2.2", "BURL imap://[::1]:143/a LAST", true),
        ("3986 3.2.2", "BURL imap://u@[v1.a] LAST", true),
        ("3986 3.2.2", "BURL imap://b.example/a[1]", false),
        ("3986 3.2.2", "BURL imap://[::1]b/", false),
        ("3986 3.2.2", "BURL imap://a@b@[::1]/", false),
    ];
    let mut wrong = Vec::new();
    for (section, text, allowed) in lines {
        let line = [text.as_bytes(), b"\r\n"].concat();
        let (theirs, ours) = (recognise::command(&line), errors(&line));
        if theirs.is_ok() != *allowed || ours.is_empty() != *allowed {
            wrong.push(format!("{text} (RFC {section}): the recogniser {theirs:?}, core {ours:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // "The entire ORCPT parameter MAY be up to 500 characters in length" (RFC 3461 4.2).
    for (length, allowed) in [(500, true), (501, false)] {
        let param = format!("{:a<length$}", "ORCPT=rfc822;");
        let line = format!("RCPT TO:<a@b.example> {param}\r\n").into_bytes();
        assert_eq!(recognise::command(&line).is_ok(), allowed, "the recogniser on {length} characters");
        assert_eq!(errors(&line).is_empty(), allowed, "core on {length} characters");
    }
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
