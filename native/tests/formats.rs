//! Each format, of the same findings; and the JSON outputs against their schemas.

mod support;

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use support::{close, run, run_in, text};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn check(arguments: &[&str]) -> String {
    let arguments = [&["check"], arguments, &["faulty.txt", "clean.txt"]].concat();
    let done = run_in(&data(), &arguments);
    assert!(done.stderr.is_empty(), "{}", text(&done.stderr));
    assert_eq!(done.status.code(), Some(1));
    // The version changes with each release.
    text(&done.stdout).replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

/// Compares with the file of this name under `snapshots/`.
macro_rules! snapshot {
    ($name:expr, $text:expr) => {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!($name, $text);
        });
    };
}

#[test]
fn lines_of_text() {
    for format in ["text", "ndjson", "github", "junit", "checkstyle", "gcc"] {
        snapshot!(format, check(&["--format", format]));
    }
    snapshot!("text-summary", check(&["--summary"]));
    snapshot!("text-redacted", check(&["--redact"]));
}

#[test]
fn json() {
    let report: Value = serde_json::from_str(&check(&["--format", "json", "--summary"])).unwrap();
    snapshot!("json", serde_json::to_string_pretty(&report).unwrap());
}

#[test]
fn sarif_is_valid_and_each_result_names_its_rule() {
    // OASIS's file as published; its pattern of a language has a bracket too many for the validator's regular expressions.
    let schema = include_str!("schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let mut log: Value = serde_json::from_str(&check(&["--format", "sarif"])).unwrap();
    assert_valid(&schema, &log);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].take();
    let results = &mut log["runs"][0]["results"];
    for result in results.as_array_mut().unwrap() {
        // Where a rule stands in the list changes with every new rule.
        let index = result.as_object_mut().unwrap().remove("ruleIndex").unwrap();
        let rule = &rules[usize::try_from(index.as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["helpUri"].as_str().unwrap().starts_with("https://"));
    }
    snapshot!("sarif", serde_json::to_string_pretty(results).unwrap());
}

#[test]
fn formats_are_whole_where_nothing_is_found() {
    let expected = [
        ("text", ""),
        (
            "json",
            r#"{"version":"VERSION","files":[{"path":"clean.txt","input":"command","diagnostics":[],"summary":{"errors":0,"warnings":0,"infos":0}}]}
"#,
        ),
        ("github", ""),
        ("gcc", ""),
        (
            "checkstyle",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"VERSION\">\n  <file name=\"clean.txt\">\n  </file>\n</checkstyle>\n",
        ),
        (
            "junit",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"smtplint\">\n  <testsuite name=\"clean.txt\" tests=\"1\" failures=\"0\" errors=\"0\">\n    <testcase classname=\"clean.txt\" name=\"no findings\"/>\n  </testsuite>\n</testsuites>\n",
        ),
    ];
    for (format, whole) in expected {
        let done = run_in(&data(), &["check", "--format", format, "clean.txt"]);
        assert_eq!(text(&done.stdout).replace(env!("CARGO_PKG_VERSION"), "VERSION"), whole, "{format}");
        assert_eq!(done.status.code(), Some(0));
    }
}

#[test]
fn sessions_are_told_apart_and_counted() {
    snapshot!("text-sessions", {
        let done = run_in(&data(), &["check", "--summary", "--select", "verb-misspelt", "sessions.log"]);
        text(&done.stdout)
    });
    let report = run_in(&data(), &["check", "--summary", "--format", "json", "sessions.log"]);
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    let file = &report["files"][0];
    let sessions = file["sessions"].as_array().unwrap();
    let told: Vec<_> = sessions.iter().map(|session| (&session["id"], &session["outcome"])).collect();
    assert_eq!(told, [(&json!("1"), &json!("no-mail")), (&json!("2"), &json!("delivered"))]);
    assert_eq!(report["summary"]["sessions"], json!({ "delivered": 1, "no-mail": 1 }));
    assert_eq!(file["diagnostics"][0]["session"], "1");
}

#[test]
fn octets_in_base64_are_shown_as_what_they_say_and_hidden_as_such() {
    let shown = run_in(&data(), &["check", "sessions.jsonl"]).stdout;
    assert!(
        text(&shown).contains("4 | MAIL FROM: <joe@exa_mple.org>\n  |           ^\n"),
        "{}",
        text(&shown)
    );
    let done = run_in(&data(), &["check", "--redact", "sessions.jsonl"]);
    assert!(text(&done.stdout).contains("4 | MAIL FROM: <xxx@xxxxxxxxxxxx>"), "{}", text(&done.stdout));
    for format in ["text", "json", "sarif"] {
        let shown =
            text(&run_in(&data(), &["check", "--format", format, "--redact", "sessions.jsonl"]).stdout);
        // The response, in base64 once and twice; the address, in base64 and as it is.
        for hidden in ["AHVzZXIA", "EFIVnpaWEl", "8am9lQGV4YV9t", "exa_mple"] {
            assert!(!shown.contains(hidden), "{format}: {hidden} in {shown}");
        }
    }
    let report: Value =
        serde_json::from_slice(&run_in(&data(), &["check", "--format", "json", "sessions.jsonl"]).stdout)
            .unwrap();
    let found = report["files"][0]["diagnostics"].as_array().unwrap();
    assert!(found.iter().all(|told| told["fixes"] == json!([])), "an edit of a command is none of base64");
}

#[test]
fn a_session_is_named_only_where_there_are_several() {
    let log = std::fs::read(data().join("sessions.log")).unwrap();
    let first = log.windows(4).rposition(|here| here == b"220 ").unwrap() - 3;
    for (input, named) in [(&log[..], true), (&log[..first], false)] {
        let done = run(&["check", "--format", "json", "--input", "transcript"], input);
        let report: Value = serde_json::from_slice(&done.stdout).unwrap();
        let found = report["files"][0]["diagnostics"].as_array().unwrap();
        assert!(!found.is_empty());
        assert!(found.iter().all(|told| told.get("session").is_some() == named), "{found:?}");
    }
}

#[test]
fn no_format_shows_a_secret_or_with_redact_an_address() {
    for format in ["text", "json", "ndjson", "sarif", "github", "junit", "checkstyle", "gcc"] {
        let shown = check(&["--format", format, "--redact"]);
        // What SARIF says of rules in general holds their own examples.
        let shown = shown.split_once("\"results\":").map_or(shown.as_str(), |(_, results)| results);
        for hidden in ["AHVzZXIA", "joe", "example.org", "b_.example"] {
            assert!(!shown.replace("client.example.org", "").contains(hidden), "{format}: {shown}");
        }
    }
}

#[test]
fn what_is_written_keeps_to_the_schemas() {
    let outputs: &[(&str, &[&str])] = &[
        ("report", &["check", "--format", "json", "faulty.txt", "clean.txt"]),
        ("report", &["check", "--format", "json", "--summary", "faulty.txt"]),
        ("report", &["check", "--format", "json", "--summary", "sessions.log"]),
        ("rules", &["rules", "--format", "json"]),
        ("explanation", &["explain", "--format", "json", "550"]),
        ("explanation", &["explain", "--format", "json", "5.7.1"]),
        ("explanation", &["explain", "--format", "json", "SL0203"]),
        ("comparison", &["compare", "--format", "json", "450", "550"]),
        ("coverage", &["coverage", "--format", "json"]),
    ];
    for (name, arguments) in outputs {
        let output = serde_json::from_slice(&run_in(&data(), arguments).stdout).unwrap();
        assert_valid(&strict(name), &output);
    }
    let records = check(&["--format", "ndjson", "--summary", "sessions.log"]);
    let schema = strict("record");
    for record in records.lines() {
        assert_valid(&schema, &serde_json::from_str(record).unwrap());
    }
    let schema = strict("classification");
    for arguments in [&["clean.txt"][..], &["--input", "dsn", "dsn"], &["faulty.txt", "clean.txt"]] {
        let records = run_in(&data(), &[&["classify"], arguments].concat()).stdout;
        for record in String::from_utf8(records).unwrap().lines() {
            assert_valid(&schema, &serde_json::from_str(record).unwrap());
        }
    }
    let diagnostic: Value = serde_json::from_str(&check(&["--format", "json"])).unwrap();
    assert_valid(&strict("diagnostic"), &diagnostic["files"][0]["diagnostics"][0]);
}

#[test]
fn a_schema_refuses_what_is_wrong() {
    let (schema, right) = (strict("report"), json!({ "version": "1", "files": [] }));
    assert!(jsonschema::is_valid(&schema, &right));
    let wrong = [
        json!({ "version": 1, "files": [] }),
        json!({ "version": "1" }),
        json!({ "version": "1", "files": [{}] }),
        json!({ "version": "1", "files": [], "more": 1 }),
    ];
    for wrong in wrong {
        assert!(!jsonschema::is_valid(&schema, &wrong), "{wrong}");
    }
}

/// A schema as it is printed, but for members that it does not name: more may come for users, none for this test.
fn strict(name: &str) -> Value {
    let mut schema = serde_json::from_slice(&run_in(&data(), &["schema", name]).stdout).unwrap();
    close(&mut schema);
    schema
}

fn assert_valid(schema: &Value, value: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
