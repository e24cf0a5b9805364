//! What verbs and extensions say of themselves for the reference, against the tables of the standards, cell by cell.

use smtplint_core::registry::extensions::OnSubmission;
use smtplint_core::registry::{Arguments, Extension, Pipelining, Standing, Verb, ehlo};
use std::collections::BTreeMap;

const COMMANDS: &str = include_str!("../data/commands.csv");
const EXTENSION_ROWS: &str = include_str!("../data/extensions.csv");

fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(table.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// Productions that the table gives by a word, or without the space that its RFC's examples have.
const OTHER_ABNF: &[(&str, &str)] =
    &[("LHLO", "as EHLO"), ("ETRN", r#""ETRN" [option-char] node CRLF (prose in RFC 1985 s5)"#)];

#[test]
fn names_grammar_arguments_and_place_in_a_group_are_those_of_the_table() {
    let rows = rows(COMMANDS);
    assert_eq!(rows.len(), Verb::ALL.len());
    for row in &rows {
        let name = row["verb"].as_str();
        let verb = Verb::find(name.as_bytes()).unwrap();
        assert_eq!(verb.full_name(), row["full_name"]);
        match OTHER_ABNF.iter().find(|(other, _)| *other == name) {
            Some((_, theirs)) => assert_eq!(row["abnf"], *theirs, "no exception is needed: {name}"),
            None => assert_eq!(verb.abnf(), row["abnf"]),
        }
        assert!(takes(verb, &row["arguments"]), "{name} {}", row["arguments"]);
        assert_eq!(pipelining(&row["pipelining"]), verb.pipelining(), "{name}");
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

#[test]
fn standing_ports_and_parameters_of_extensions_are_those_of_the_table() {
    for row in rows(EXTENSION_ROWS) {
        // That the registry holds all rows but its exceptions, another test shows.
        let Some(extension) = Extension::find(row["keyword"].as_bytes()) else { continue };
        let keyword = extension.keyword;
        assert_eq!(standing(&row["status"]), extension.standing, "{keyword}");
        assert!(belongs(extension.on_submission, &row["use_on_submission"]), "{keyword}");
        let nothing = row["ehlo_parameters"].starts_with("none");
        let taken = ehlo::parameters(extension);
        let free = taken == ehlo::Parameters::Free;
        assert!(free || nothing == (taken == ehlo::Parameters::Nothing), "{keyword}");
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
