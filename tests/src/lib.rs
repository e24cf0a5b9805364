//! The case table: one list of inputs and expectations that runs through every face of smtplint.

pub mod abnf;
pub mod recognise;
pub mod tables;
pub mod texts;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use smtplint_core::{LintOptions, lint_address, lint_command, lint_reply, lint_transcript};
use std::fs;
use std::path::PathBuf;

/// One case: a line of `tests/cases/*.jsonl`.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Unique; it begins with a pitfall's id where it shows that pitfall.
    pub id: String,
    /// `command`, `reply`, `address` or `transcript`.
    pub kind: String,
    input: Option<String>,
    input_base64: Option<String>,
    /// `LintOptions` as JSON.
    #[serde(default)]
    pub options: Value,
    /// Rule, start and end of each finding, in order.
    pub expected: Vec<(String, usize, usize)>,
    /// The RFC and the section that decide it.
    pub rfc: String,
}

impl Case {
    /// The octets to judge.
    ///
    /// # Panics
    ///
    /// Where the case has no input, or one that is no base64.
    pub fn octets(&self) -> Vec<u8> {
        match (&self.input, &self.input_base64) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(text)) => STANDARD.decode(text).expect("base64"),
            _ => panic!("{}: one of input and input_base64", self.id),
        }
    }

    /// What core says, as JSON.
    ///
    /// # Panics
    ///
    /// Where the options are none of `LintOptions`.
    pub fn report(&self) -> Value {
        let options = match &self.options {
            Value::Null => json!({}),
            given => given.clone(),
        };
        let options: LintOptions = serde_json::from_value(options).expect("options");
        let octets = self.octets();
        match self.kind.as_str() {
            "command" => json!(lint_command(&octets, &options)),
            "address" => json!(lint_address(&octets, &options)),
            "transcript" => json!(lint_transcript(&octets, &options)),
            _ => json!(lint_reply(&octets, &options)),
        }
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every case, in the order of files and lines.
///
/// # Panics
///
/// Where a line is no case.
pub fn cases() -> Vec<Case> {
    let folder = fs::read_dir(root().join("tests/cases")).expect("the case table");
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("the case table");
        cases.extend(text.lines().map(|line| serde_json::from_str::<Case>(line).expect(line)));
    }
    cases
}
