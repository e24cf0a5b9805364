//! `--watch`: a log that grows, is cut short, and is put aside for another. Nothing here waits for a time to pass.
#![cfg(unix)]

mod support;

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use support::program;

struct Watch {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Watch {
    fn of(path: &Path, format: &str) -> Self {
        let mut child =
            program(&["check", "--watch", "--select", "verb-misspelt,path-space-before", "--format", format])
                .arg(path)
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output }
    }

    /// The place and rule of the next finding.
    fn next(&mut self) -> (String, String) {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let place = line.split(": ").next().unwrap().rsplit('/').next().unwrap().to_owned();
        let rule = line.rsplit('[').next().unwrap().trim_end_matches("]\n").to_owned();
        (place, rule)
    }

    /// Interrupts it as Ctrl-C does; the exit code, the rest of its output, and what it said.
    fn interrupt(mut self) -> (Option<i32>, String, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), rest, said)
    }
}

/// A test that fails leaves nothing running.
impl Drop for Watch {
    fn drop(&mut self) {
        _ = self.child.kill();
    }
}

fn log() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.log");
    fs::write(&path, "").unwrap();
    (folder, path)
}

fn append(path: &Path, text: &str) {
    OpenOptions::new().append(true).open(path).unwrap().write_all(text.as_bytes()).unwrap();
}

fn found(place: &str, rule: &str) -> (String, String) {
    (place.to_owned(), rule.to_owned())
}

#[test]
fn what_is_added_is_judged_as_it_comes() {
    let (_folder, path) = log();
    let mut watch = Watch::of(&path, "gcc");
    append(&path, "S: 220 a.example ready\nC: NOPP\n");
    assert_eq!(watch.next(), found("a.log:2:4", "verb-misspelt"));
    // A line is judged when it is whole.
    append(&path, "S: 500 what?\nC: MAIL FROM: <>");
    append(&path, "\nS: 501 no\n");
    assert_eq!(watch.next(), found("a.log:4:14", "path-space-before"));
    assert_eq!(watch.interrupt(), (Some(1), String::new(), String::new()));
}

#[test]
fn a_log_that_is_cut_short_begins_anew() {
    let (_folder, path) = log();
    append(&path, "C: NOOP\nS: 250 ok\nC: NOOP\nS: 250 ok\nC: NOPP\n");
    let mut watch = Watch::of(&path, "gcc");
    assert_eq!(watch.next(), found("a.log:5:4", "verb-misspelt"));
    fs::write(&path, "C: NOPP\n").unwrap();
    assert_eq!(watch.next(), found("a.log:1:4", "verb-misspelt"));
    assert_eq!(watch.interrupt().0, Some(1));
}

#[test]
fn a_log_that_is_rotated_is_read_to_its_end_and_then_the_next() {
    let (folder, path) = log();
    append(&path, "S: 220 a.example ready\nC: NOPP\n");
    let mut watch = Watch::of(&path, "gcc");
    assert_eq!(watch.next(), found("a.log:2:4", "verb-misspelt"));
    let aside = folder.path().join("a.log.1");
    fs::rename(&path, &aside).unwrap();
    append(&aside, "S: 500 what?\nC: MAIL FROM: <>\nS: 501 no\n");
    assert_eq!(watch.next(), found("a.log:4:14", "path-space-before"));
    fs::write(&path, "S: 220 a.example ready\nC: NOPP\nS: 500 what?\n").unwrap();
    assert_eq!(watch.next(), found("a.log:2:4", "verb-misspelt"));
    assert_eq!(watch.interrupt().0, Some(1));
}

#[test]
fn when_it_is_interrupted_the_output_is_whole() {
    let (_folder, path) = log();
    append(&path, "C: NOOP\nS: 250 ok\nC: NOPP");
    let mut watch = Watch::of(&path, "json");
    // Once it writes it listens for signals.
    assert!(watch.output.fill_buf().unwrap().starts_with(b"{"));
    let (code, report, said) = watch.interrupt();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["files"][0]["dialect"], "rfc");
    assert_eq!(report["files"][0]["diagnostics"][0]["line"], 3);
    assert_eq!((code, said.as_str()), (Some(1), ""));
}
