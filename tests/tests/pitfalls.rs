//! Each row of the table of pitfalls has its cases, and they get its verdict.

use smtplint_tests::{Case, cases, root};
use std::fs;

/// Rows that no text decides: the row, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    // "The last command in a session MUST be the QUIT command" (RFC 5321 §4.1.4): that the connection was closed without
    // is seen by who holds it. `core/tests/rules.rs` runs the examples of SL0419 on a connection that closes.
    ("SESS-20", "the end of a log is not the end of its connection"),
    // "When a TCP connection is established for the "submissions" service (default port 465), a TLS handshake begins
    // immediately" (RFC 8314 §3.3).
    ("TLS-05", "a log does not tell the port"),
];

/// Rows judged otherwise than the table says: the row, the severity that is right, and the words that make it so.
const OTHERWISE: &[(&str, Option<&str>, &str)] = &[];

/// One row: its id and its verdict.
struct Row {
    id: String,
    verdict: String,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("tests/data/pitfalls.csv")).expect("the table");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a row"));
    records.map(|record| Row { id: record[0].to_owned(), verdict: record[3].to_owned() }).collect()
}

/// Whether a case shows a row: its id is that of the row and a letter.
fn shows(case: &Case, row: &Row) -> bool {
    case.id.strip_prefix(&row.id).is_some_and(|rest| rest.chars().all(|letter| letter.is_ascii_lowercase()))
}

/// The gravest severity that is found in a case.
fn worst(case: &Case) -> Option<String> {
    let report = case.report();
    let found: Vec<&str> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|told| told["severity"].as_str())
        .collect();
    ["error", "warning", "info"].iter().find(|name| found.contains(name)).map(|&name| name.to_owned())
}

#[test]
fn every_row_gets_its_verdict() {
    let cases = cases();
    let mut wrong = Vec::new();
    for row in rows().iter().filter(|row| ELSEWHERE.iter().all(|(id, _)| *id != row.id)) {
        let shown: Vec<&Case> = cases.iter().filter(|case| shows(case, row)).collect();
        if shown.is_empty() {
            wrong.push(format!("{} has no case", row.id));
        }
        let otherwise = OTHERWISE.iter().find(|(id, ..)| *id == row.id);
        for case in shown {
            let found = worst(case);
            let right = match (otherwise, row.verdict.as_str()) {
                (Some((_, severity, _)), _) => found.as_deref() == *severity,
                (None, "fine") => found.is_none(),
                (None, "info") => found.is_none() || found.as_deref() == Some("info"),
                (None, verdict) => found.as_deref() == Some(verdict),
            };
            if !right {
                wrong.push(format!("{}: the table says {}, found {found:?}", case.id, row.verdict));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_lists_name_rows_that_are_there() {
    let rows = rows();
    for id in ELSEWHERE.iter().map(|(id, _)| id).chain(OTHERWISE.iter().map(|(id, ..)| id)) {
        assert!(rows.iter().any(|row| row.id == *id), "{id}");
    }
}
