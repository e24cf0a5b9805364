//! Logs of real programs, `tests/logs/DIALECT/*`: what is found in each stands in one file, to be read. After a change: `INSTA_UPDATE=always cargo test -p smtplint-tests --test logs`, and read what differs.

use smtplint_core::{LintOptions, TranscriptReport, lint_transcript};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The logs by dialect.
fn logs() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("logs");
    let mut logs = Vec::new();
    for folder in fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        let dialect = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        logs.extend(files.map(|path| (dialect.clone(), path)));
    }
    logs.sort();
    assert!(logs.len() > 700, "{} logs", logs.len());
    logs
}

#[test]
fn what_is_found_in_every_log() {
    let mut told = String::new();
    for (dialect, path) in logs() {
        let report = lint_transcript(&fs::read(&path).unwrap(), &LintOptions::default());
        let name = path.file_name().unwrap().to_str().unwrap();
        writeln!(told, "{dialect}/{name}: {}{}", outcomes(&report), rules(&report)).unwrap();
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("logs", told);
    });
}

/// How the sessions ended, with their number where there are several.
fn outcomes(report: &TranscriptReport) -> String {
    let mut counts = BTreeMap::new();
    for session in &report.sessions {
        *counts.entry(session.outcome.name()).or_insert(0) += 1;
    }
    let words: Vec<_> = counts.iter().map(|(name, &count)| times(name, count)).collect();
    words.join(", ")
}

/// The rules found, in the order of their codes.
fn rules(report: &TranscriptReport) -> String {
    let mut counts = BTreeMap::new();
    for told in &report.diagnostics {
        *counts.entry((&told.code, &told.rule)).or_insert(0) += 1;
    }
    counts.iter().fold(String::new(), |mut text, ((code, rule), &count)| {
        write!(text, "; {code} {}", times(rule, count)).unwrap();
        text
    })
}

fn times(name: &str, count: usize) -> String {
    if count == 1 { name.to_owned() } else { format!("{name} ×{count}") }
}
