//! Running the program as a person or a script does.

#![allow(dead_code, reason = "each test file uses some of these")]

pub(crate) mod listener;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program with no input in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    program(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

/// Runs the program with an input.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that ends without reading its input closes the pipe: that is its right.
    _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// The program, without what the environment of who tests might say of colours.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_smtplint"));
    program.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    program
}

pub(crate) fn text(octets: &[u8]) -> String {
    String::from_utf8_lossy(octets).into_owned()
}

/// Makes a schema refuse members that it does not name: more may come for users, none for a test.
pub(crate) fn close(schema: &mut serde_json::Value) {
    match schema {
        serde_json::Value::Object(members) => {
            if members.contains_key("properties") && members.get("type") == Some(&"object".into()) {
                members.insert("additionalProperties".into(), false.into());
            }
            members.values_mut().for_each(close);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// The codes of the findings in a JSON report, with their lines, file by file.
pub(crate) fn findings(done: &Output) -> Vec<Vec<(String, u64)>> {
    let report: serde_json::Value = serde_json::from_slice(&done.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", text(&done.stdout), text(&done.stderr)));
    let files = report["files"].as_array().unwrap();
    let of_file = |file: &serde_json::Value| {
        let found = file["diagnostics"].as_array().unwrap().iter();
        found.map(|told| (told["code"].as_str().unwrap().into(), told["line"].as_u64().unwrap())).collect()
    };
    files.iter().map(of_file).collect()
}
