//! Verbs and extensions hold what the standards' tables hold, cell by cell, and their examples are what they should be.

#![cfg(feature = "reference")]

use smtplint_core::registry::extensions::{EXTENSIONS, OnSubmission};
use smtplint_core::registry::{Arguments, Extension, Pipelining, Standing, Verb, ehlo};
use smtplint_core::rules::Rfc;
use smtplint_core::{LintOptions, lint_command, lint_reply, lint_transcript};
use std::collections::{BTreeMap, BTreeSet};

const COMMANDS: &str = include_str!("data/commands.csv");
const TABLE: &str = include_str!("data/extensions.csv");

/// The rows of a table, each by the names of its columns (RFC 4180).
fn rows(table: &str) -> Vec<BTreeMap<&str, String>> {
    let mut lines = table.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line| {
        let cells = cells(line);
        assert_eq!(cells.len(), names.len(), "{line}");
        names.iter().copied().zip(cells).collect()
    };
    lines.map(row).collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut before = ' ';
    for letter in line.chars() {
        match letter {
            '"' => {
                // Two in a row within quotes are one that is meant.
                if !quoted && before == '"' {
                    cells.last_mut().unwrap().push('"');
                }
                quoted = !quoted;
            }
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
        before = letter;
    }
    cells
}

/// Whether a cell such as `RFC 5321 s4.1.1.1, s4.1.4` cites it.
fn cites(cell: &str, rfc: &Rfc) -> bool {
    let of_rfc = |part: &&str| part.trim().starts_with(&format!("RFC {} ", rfc.0));
    let sections = cell.split(';').find(of_rfc).into_iter().flat_map(|part| part.split([' ', ',']));
    // `s2-3` is sections 2 and 3.
    let first = |word: &str| word.strip_prefix('s').map(|section| section.split('-').next() == Some(rfc.1));
    sections.filter_map(first).any(|is_it| is_it)
}

#[test]
fn cells_are_read_as_rfc_4180_writes_them() {
    assert_eq!(cells(r#"a,"b, ""c""",,"#), ["a", r#"b, "c""#, "", ""]);
    assert_eq!(cells(r#""""ETRN"" node",1"#), [r#""ETRN" node"#, "1"]);
}

/// Productions that the table gives by a word, or without the space that its RFC's examples have.
const OTHER_ABNF: &[(&str, &str)] =
    &[("LHLO", "as EHLO"), ("ETRN", r#""ETRN" [option-char] node CRLF (prose in RFC 1985 s5)"#)];

#[test]
fn every_verb_holds_what_its_row_holds() {
    let rows = rows(COMMANDS);
    let names = |verb: &Verb| verb.name().to_owned();
    let listed: BTreeSet<String> = rows.iter().map(|row| row["verb"].clone()).collect();
    assert_eq!(Verb::ALL.iter().map(names).collect::<BTreeSet<_>>(), listed);
    for row in &rows {
        let name = row["verb"].as_str();
        let verb = Verb::find(name.as_bytes()).unwrap();
        assert_eq!(verb.full_name(), row["full_name"]);
        match OTHER_ABNF.iter().find(|(other, _)| *other == name) {
            Some((_, theirs)) => assert_eq!(row["abnf"], *theirs, "no exception is needed: {name}"),
            None => assert_eq!(verb.abnf(), row["abnf"]),
        }
        assert_eq!(standing(&row["status"]), verb.standing(), "{name}");
        assert!(takes(verb, &row["arguments"]), "{name} {}", row["arguments"]);
        assert_eq!(pipelining(&row["pipelining"]), verb.pipelining(), "{name}");
        assert_eq!(verb.extension().map_or("", |extension| extension.keyword), row["requires_ehlo_keyword"]);
        if verb.standing() != Standing::Vendor {
            assert!(cites(&row["reference"], &verb.rfc()), "{name} {:?}", verb.rfc());
        }
    }
}

fn standing(status: &str) -> Standing {
    match status.split([' ', ':']).next().unwrap() {
        "obsolete" | "deprecated" => Standing::Obsolete,
        "vendor" | "legacy" => Standing::Vendor,
        "required" | "optional" | "active" | "experimental" => Standing::Current,
        other => panic!("{other}"),
    }
}

fn takes(verb: Verb, cell: &str) -> bool {
    match cell {
        "none" | "0" => verb.arguments() == Arguments::None,
        "0 or 1" => verb.arguments() == Arguments::Optional,
        _ => cell.starts_with('1') && !verb.needs().is_empty(),
    }
}

fn pipelining(cell: &str) -> Pipelining {
    match cell {
        "anywhere in group" | "anywhere in group (RFC 2920)" | "allowed" => Pipelining::Anywhere,
        _ if cell.starts_with("last in group unless ") => Pipelining::LastUnlessOneRound,
        _ if cell.contains("last in group") || cell == "end of group" => Pipelining::Last,
        // Nobody says: RFC 2920 §3.1 ends a group at a command that it does not know.
        "n/a" => Pipelining::Last,
        // BDAT and BURL: the message follows at once, so that a group goes on.
        _ if cell.starts_with("data follows immediately") || cell.starts_with("may be pipelined") => {
            Pipelining::Anywhere
        }
        other => panic!("{other}"),
    }
}

/// Exim's, which its own servers alone offer, and which brings neither verb nor parameter.
const LEFT_OUT: &[&str] = &["PIPECONNECT"];

#[test]
fn every_extension_holds_what_its_row_holds() {
    let rows = rows(TABLE);
    let listed: BTreeSet<&str> = rows.iter().map(|row| row["keyword"].as_str()).collect();
    let known: BTreeSet<&str> = EXTENSIONS.iter().map(|extension| extension.keyword).collect();
    assert_eq!(listed.symmetric_difference(&known).copied().collect::<Vec<_>>(), LEFT_OUT);
    for row in rows.iter().filter(|row| !LEFT_OUT.contains(&row["keyword"].as_str())) {
        let extension = Extension::find(row["keyword"].as_bytes()).unwrap();
        let keyword = extension.keyword;
        // What is not registered has no name but ours.
        assert!(!extension.registered || extension.name == row["name"], "{keyword}");
        assert_eq!(extension.registered, !row["status"].starts_with("vendor"), "{keyword}");
        assert_eq!(standing(&row["status"]), extension.standing, "{keyword}");
        assert!(belongs(extension.on_submission, &row["use_on_submission"]), "{keyword}");
        assert_eq!(verbs(extension), words(&row["verbs_added"]), "{keyword}");
        assert_eq!(params(extension, true), words(&row["mail_params"]), "{keyword}");
        assert_eq!(params(extension, false), words(&row["rcpt_params"]), "{keyword}");
        let nothing = row["ehlo_parameters"].starts_with("none");
        let free = ehlo::parameters(extension) == ehlo::Parameters::Free;
        assert!(free || nothing == (ehlo::parameters(extension) == ehlo::Parameters::Nothing), "{keyword}");
        assert!(adds(extension.mail_line_added, &row["mail_line_added"]), "{keyword}");
        assert!(adds(extension.rcpt_line_added, &row["rcpt_line_added"]), "{keyword}");
        let rfc = format!("RFC {}", extension.rfc.0);
        assert!(extension.standing == Standing::Vendor || row["reference"].contains(&rfc), "{keyword}");
    }
}

/// Whether that is what the table says of submission; it follows the RFC where IANA's column contradicts it.
fn belongs(ours: OnSubmission, cell: &str) -> bool {
    match ours {
        OnSubmission::Must => cell == "MUST",
        OnSubmission::Should => cell == "SHOULD",
        OnSubmission::May => cell == "MAY" || cell.starts_with("valid ") || cell.contains("RFC 9422"),
        OnSubmission::Only => cell == "see note",
        OnSubmission::MustNot => cell == "MUST NOT" || cell == "MUST NOT per IANA row",
        OnSubmission::Unsaid => matches!(cell, "not supplied" | "n/a"),
        _ => false,
    }
}

fn verbs(extension: &'static Extension) -> BTreeSet<String> {
    // VRFY is required of every server, whether it lists the keyword or not (RFC 5321 §3.5.2).
    let brings = |verb: &&Verb| {
        verb.extension() == Some(extension) || (**verb == Verb::Vrfy && extension.keyword == "VRFY")
    };
    Verb::ALL.iter().filter(brings).map(|verb| verb.name().to_owned()).collect()
}

fn params(extension: &Extension, on_mail: bool) -> BTreeSet<String> {
    let mut params: BTreeSet<String> = extension
        .params
        .iter()
        .filter(|param| if on_mail { param.on_mail } else { param.on_rcpt })
        .map(|param| param.keyword.to_owned())
        .collect();
    // A value of 8BITMIME's parameter is all that it brings.
    if extension.keyword == "BINARYMIME" && on_mail {
        params.insert("BODY".into());
    }
    params
}

/// The names in a cell, without what stands behind them.
fn words(cell: &str) -> BTreeSet<String> {
    let is_name =
        |word: &&str| word.chars().all(|letter| letter.is_ascii_uppercase() || "-8".contains(letter));
    cell.replace('=', " ")
        .split([' ', ','])
        .filter(|word| !word.is_empty() && *word != "BINARYMIME")
        .filter(is_name)
        .map(str::to_owned)
        .collect()
}

/// Whether that many octets are those of a cell; where an RFC states none, nothing is added.
fn adds(octets: u16, cell: &str) -> bool {
    match cell.split(' ').next().unwrap() {
        "x" | "n/a" | "not" => octets == 0,
        // DSN: the table has a part of the sum, for ENVID and ORCPT; RET and NOTIFY come to it.
        "107" => octets == 107 + 9,
        "507" => octets == 530,
        number => number.parse() == Ok(octets),
    }
}

/// What is found in a command, by the names of the rules.
fn in_command(line: &str) -> Vec<String> {
    let report = lint_command(line.as_bytes(), &LintOptions::default());
    report.diagnostics.iter().map(|told| told.rule.clone()).collect()
}

#[test]
fn the_examples_of_verbs_are_clean_but_for_the_verb_itself() {
    for &verb in Verb::ALL {
        assert!(!verb.examples().is_empty(), "{}", verb.name());
        let expected: &[&str] = if verb.standing() == Standing::Obsolete { &["verb-obsolete"] } else { &[] };
        for example in verb.examples() {
            assert_eq!(example.split(' ').next(), Some(verb.name()));
            assert_eq!(in_command(example), expected, "{example}");
        }
    }
}

/// Keywords that others must not be offered without.
fn beside(keyword: &str) -> &'static str {
    match keyword {
        "BINARYMIME" => "250-CHUNKING\r\n",
        "SMTPUTF8" | "BURL" => "250-8BITMIME\r\n",
        _ => "",
    }
}

#[test]
fn the_offers_of_extensions_are_clean_but_for_the_keyword_itself() {
    let options = LintOptions { reply_to: Some("EHLO".into()), ..LintOptions::default() };
    for extension in EXTENSIONS {
        let keyword = extension.keyword;
        assert_eq!(extension.offer.split(' ').next(), Some(keyword));
        let reply = format!("250-mx.example.org\r\n{}250 {}\r\n", beside(keyword), extension.offer);
        let report = lint_reply(reply.as_bytes(), &options);
        let found: Vec<String> = report.diagnostics.iter().map(|told| told.rule.clone()).collect();
        // Private names begin with an X (RFC 5321 §2.2.2).
        let outlaw = !extension.registered && !keyword.starts_with('X');
        let expected: &[&str] = if outlaw { &["ehlo-keyword-unregistered"] } else { &[] };
        assert_eq!(found, expected, "{keyword}");
    }
}

#[test]
fn the_examples_of_extensions_are_clean_and_show_each_parameter() {
    for extension in EXTENSIONS {
        let keyword = extension.keyword;
        for example in extension.examples {
            let expected: &[&str] = match extension.standing {
                Standing::Obsolete if extension.params.is_empty() => &["verb-obsolete"],
                Standing::Obsolete => &["param-obsolete"],
                _ => &[],
            };
            assert_eq!(in_command(example), expected, "{example}");
        }
        let used = extension.examples.join(" ");
        for param in extension.params {
            assert!(used.contains(&format!(" {}", param.keyword)), "{keyword} {}", param.keyword);
        }
        for verb in verbs(extension) {
            assert!(extension.examples.iter().any(|example| example.starts_with(&verb)), "{keyword} {verb}");
        }
    }
}

/// What is found in a session whose client sends a command and MAIL at once.
fn followed_by_mail(line: &str) -> Vec<String> {
    let keyword = line.split(' ').next().unwrap();
    let session = format!(
        "S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-{keyword}\n\
         S: 250 PIPELINING\nC: {line}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nS: 250 ok\nC: QUIT\nS: 221 bye\n"
    );
    let report = lint_transcript(session.as_bytes(), &LintOptions::default());
    report
        .diagnostics
        .iter()
        .map(|told| told.rule.clone())
        .filter(|rule| rule.starts_with("pipelin"))
        .collect()
}

#[test]
fn sessions_go_by_the_place_in_a_group() {
    for &verb in &[Verb::Noop, Verb::Vrfy, Verb::Help, Verb::Etrn, Verb::Rset, Verb::XForward] {
        let expected: &[&str] =
            if verb.pipelining() == Pipelining::Anywhere { &[] } else { &["pipelined-after-last"] };
        assert_eq!(followed_by_mail(verb.examples()[0]), expected, "{}", verb.name());
    }
}
