//! `smtplint.toml`.

mod support;

use std::fs;
use std::path::Path;
use support::{findings, run_in, text};

/// A folder with this configuration, and below it one with a faulty file.
fn project(config: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("smtplint.toml"), config).unwrap();
    fs::create_dir(folder.path().join("logs")).unwrap();
    fs::write(folder.path().join("logs/a.txt"), "MAIL FROM: <>\nNOPP\nTURN\n").unwrap();
    folder
}

fn codes(folder: &Path, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
    let done = run_in(&folder.join("logs"), &[&["check", "a.txt"], arguments].concat());
    (findings(&done).concat().into_iter().map(|(code, _)| code).collect(), done.status.code())
}

/// A configuration, flags, the codes found, and the exit code.
type Row<'a> = (&'a str, &'a [&'a str], &'a [&'a str], i32);

#[test]
fn keys_are_the_names_of_flags_and_flags_win() {
    let all: &[&str] = &["SL0203", "SL0102", "SL0112"];
    let cases: &[Row<'_>] = &[
        ("", &["--format", "json"], all, 1),
        ("format = \"json\"", &[], all, 1),
        ("format = \"text\"", &["--format", "json"], all, 1),
        ("format = \"json\"\nignore = [\"SL0102\", \"path-space-before\"]", &[], &["SL0112"], 0),
        ("format = \"json\"\nignore = \"SL0102\"", &["--ignore", "SL0203"], &["SL0102", "SL0112"], 1),
        ("format = \"json\"\nselect = [\"SL0112\"]\nfail-on = \"warning\"", &[], &["SL0112"], 1),
        ("format = \"json\"\nfail-on = \"never\"", &[], all, 0),
        ("format = \"json\"\nwire = true\nselect = \"SL0001\"", &[], &["SL0001"; 3], 1),
        ("format = \"json\"\nwire = false", &[], all, 1),
        (
            "format = \"json\"\nextensions = [\"SIZE 100\", \"PIPELINING\"]",
            &[],
            &["SL0203", "SL0102", "SL0112", "SL0111"],
            1,
        ),
        ("format = \"json\"\nignore = \"SL0102, SL0203\"", &["--select", "SL0102"], &["SL0102"], 1),
        ("format = \"json\"\nignore = \"SL0102\"", &["--select", "SL0102"], &["SL0102"], 1),
        ("nonsense = 1", &["--config", "none", "--format", "json"], all, 1),
    ];
    for (config, flags, found, code) in cases {
        let project = project(config);
        let expected = found.iter().map(|&code| code.to_owned()).collect();
        assert_eq!(codes(project.path(), flags), (expected, Some(*code)), "{config} {flags:?}");
    }
}

#[test]
fn severities_are_set_by_rule() {
    let config = "format = \"json\"\n[severity]\nSL0102 = \"off\"\npath-space-before = \"info\"\nverb-obsolete = \"error\"\n";
    let project = project(config);
    let done = run_in(&project.path().join("logs"), &["check", "a.txt"]);
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let found = report["files"][0]["diagnostics"].as_array().unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|told| (told["code"].as_str().unwrap(), told["severity"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("SL0203", "info"), ("SL0112", "error")]);
    assert!(found[0].get("reply").is_none(), "only an error has a reply owed to it");
    assert_eq!(report["files"][0]["summary"], serde_json::json!({ "errors": 1, "warnings": 0, "infos": 1 }));
    assert_eq!(done.status.code(), Some(1));
    let selected = codes(project.path(), &["--select", "SL0102"]);
    assert_eq!(selected, (vec!["SL0102".to_owned()], Some(1)), "a flag wins over \"off\"");
}

#[test]
fn what_is_wrong_in_it_is_named_with_key_and_file() {
    let cases = [
        ("formt = \"json\"", "unknown key \"formt\"; the keys are "),
        ("format = \"yaml\"", "format: invalid value 'yaml' for '--format"),
        ("format = 1.5", "format is a string, or a list of strings"),
        ("wire = \"yes\"", "wire is true or false"),
        ("ignore = [\"SL9999\"]", "ignore: invalid value 'SL9999' for '--ignore"),
        ("[severity]\nSL9999 = \"off\"", "[severity]: no rule is called \"SL9999\""),
        (
            "[severity]\nSL0102 = \"loud\"",
            "[severity]: SL0102 is \"error\", \"warning\", \"info\" or \"off\"",
        ),
        ("severity = \"off\"", "severity is a table"),
        ("config = \"x\"", "unknown key \"config\""),
        ("\nformat = ", "line 2: "),
    ];
    for (config, said) in cases {
        let project = project(config);
        let done = run_in(&project.path().join("logs"), &["check", "a.txt"]);
        assert_eq!(done.status.code(), Some(2), "{config}");
        let stderr = text(&done.stderr);
        assert!(stderr.contains("smtplint.toml: ") && stderr.contains(said), "{config}: {stderr}");
        assert!(done.stdout.is_empty());
    }
}

#[test]
fn the_nearest_is_used_or_the_one_that_is_named() {
    let project = project("format = \"text\"");
    fs::write(project.path().join("logs/smtplint.toml"), "format = \"json\"\nselect = \"SL0112\"").unwrap();
    assert_eq!(codes(project.path(), &[]).0, ["SL0112"]);
    fs::write(project.path().join("mine.toml"), "format = \"json\"\nselect = \"SL0203\"").unwrap();
    assert_eq!(codes(project.path(), &["--config", "../mine.toml"]).0, ["SL0203"]);
    let done = run_in(project.path(), &["check", "--config", "gone.toml", "logs/a.txt"]);
    assert_eq!(text(&done.stderr), "smtplint: gone.toml: No such file or directory\n");
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn other_subcommands_do_not_read_it() {
    let project = project("nonsense = 1");
    assert_eq!(run_in(project.path(), &["explain", "550"]).status.code(), Some(0));
}
