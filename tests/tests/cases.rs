//! The case table through the Rust API, the command line and the npm package: the same answer, field by field.

use serde_json::Value;
use smtplint_tests::{Case, cases, root};
use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

#[test]
fn core_finds_what_the_table_says() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let report = case.report();
        let found: Vec<_> = report["diagnostics"].as_array().unwrap().iter().map(place).collect();
        if found != case.expected {
            wrong.push(format!("{} ({}): expected {:?}, found {found:?}", case.id, case.rfc, case.expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let count = |kind: &str| cases.iter().filter(|case| case.kind == kind).count();
    assert!(
        count("command") >= 200 && count("reply") >= 80 && count("transcript") >= 90,
        "the table only grows"
    );
    let ids: HashSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), cases.len(), "ids are unique");
}

fn place(diagnostic: &Value) -> (String, usize, usize) {
    let offset = |end: &str| usize::try_from(diagnostic["span"][end].as_u64().unwrap()).unwrap();
    (diagnostic["rule"].as_str().unwrap().to_owned(), offset("start"), offset("end"))
}

fn program() -> PathBuf {
    let program =
        std::env::var_os("SMTPLINT_BIN").map_or_else(|| root().join("target/debug/smtplint"), PathBuf::from);
    assert!(program.exists(), "{} is missing: run `cargo build -p smtplint`", program.display());
    program
}

/// What the command line says of one input.
fn check(case: &Case) -> Value {
    let mut command = Command::new(program());
    command.args(["check", "--format", "json", "--fail-on", "never", "--input", &case.kind, "-"]);
    if case.options["wire"] == true {
        command.arg("--wire");
    }
    match &case.options["extensions"] {
        Value::String(preset) => _ = command.args(["--extensions", preset]),
        Value::Array(list) => {
            let list: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            command.args(["--extensions", &list.join(",")]);
        }
        _ => {}
    }
    if let Some(protocol) = case.options["protocol"].as_str() {
        command.args(["--protocol", protocol]);
    }
    if let Some(answered) = case.options["replyTo"].as_str() {
        command.args(["--reply-to", answered]);
    }
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&case.octets()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{}: {}", case.id, String::from_utf8_lossy(&done.stderr));
    let report: Value = serde_json::from_slice(&done.stdout).unwrap();
    let mut diagnostics = report["files"][0]["diagnostics"].clone();
    if case.kind == "transcript" {
        // A reader of one line at a time names the session before it knows whether another will come.
        for told in diagnostics.as_array_mut().unwrap() {
            told.as_object_mut().unwrap().remove("session");
        }
    }
    diagnostics
}

/// A file of commands ends a command at its line feed, a file of replies a reply at its last line, and both pass over
/// empty lines: inputs of more than that are for the API alone.
fn fits_a_file(case: &Case) -> bool {
    let more = ["line-surplus", "reply-surplus", "line-empty", "reply-empty", "address-missing"];
    let octets = case.octets();
    let inner = octets.strip_suffix(b"\n").unwrap_or(&octets);
    let one_line = matches!(case.kind.as_str(), "reply" | "transcript") || !inner.contains(&b'\n');
    one_line && !case.expected.iter().any(|(rule, ..)| more.contains(&rule.as_str()))
}

#[test]
fn the_command_line_says_the_same() {
    let mut wrong = Vec::new();
    for case in cases().iter().filter(|case| fits_a_file(case)) {
        let (ours, theirs) = (case.report()["diagnostics"].clone(), check(case));
        if ours != theirs {
            wrong.push(format!("{}:\n  core {ours}\n  check {theirs}", case.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "needs the npm package: `make test` builds it and runs this"]
fn the_npm_package_says_the_same() {
    let done =
        Command::new("node").args(["tests/npm/cases.mjs", "--dump"]).current_dir(root()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let lines = String::from_utf8(done.stdout).unwrap();
    let theirs: BTreeMap<String, Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|record| (record["id"].as_str().unwrap().to_owned(), record["report"].clone()))
        .collect();
    let cases = cases();
    assert_eq!(theirs.len(), cases.len());
    for case in &cases {
        assert_eq!(theirs[&case.id], case.report(), "{}", case.id);
    }
}
