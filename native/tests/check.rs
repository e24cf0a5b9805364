//! `smtplint check` with files and folders: what is read, in which order, and what the flags make of it.

mod support;

use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;
use support::{findings, program, run, run_in, text};
use tempfile::TempDir;

/// A folder with these files in it.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, octets) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, octets).unwrap();
    }
    folder
}

fn gzip(octets: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(octets).unwrap();
    encoder.finish().unwrap()
}

/// The paths in a JSON report.
fn paths(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let done = run_in(folder, &[&["check", "--format", "json"], arguments].concat());
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let files = report["files"].as_array().unwrap();
    files.iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn folders_and_patterns_stand_for_their_files() {
    let folder = folder(&[
        ("logs/b.log", b"NOOP\n"),
        ("logs/a.txt", b"NOOP\n"),
        ("logs/deep/c.smtp.gz", &gzip(b"NOOP\n")),
        ("logs/readme.md", b"# not SMTP\n"),
        ("logs/.hidden/d.log", b"NOOP\n"),
        ("other/e.eml", b"NOOP\n"),
        ("x[1].log", b"NOOP\n"),
    ]);
    let cases: &[(&[&str], &[&str])] = &[
        (&["logs"], &["logs/a.txt", "logs/b.log", "logs/deep/c.smtp.gz"]),
        (&["logs/*.log"], &["logs/b.log"]),
        (&["l*s"], &["logs/a.txt", "logs/b.log", "logs/deep/c.smtp.gz"]),
        (&["**/*.eml", "logs/b.log"], &["other/e.eml", "logs/b.log"]),
        (&["x[1].log"], &["x[1].log"]),
        (&["other/e.eml"], &["other/e.eml"]),
    ];
    for (arguments, expected) in cases {
        assert_eq!(paths(folder.path(), arguments), *expected, "{arguments:?}");
    }
    for (argument, message) in [
        ("other", "other: no file in it is called *.log, *.txt, *.smtp or *.jsonl, or these with .gz"),
        ("*.nothing", "*.nothing: no file fits the pattern"),
        ("a**", "a**: recursive wildcards must form a single path component"),
    ] {
        let done = run_in(folder.path(), &["check", argument]);
        assert_eq!(text(&done.stderr), format!("smtplint: {message}\n"));
        assert_eq!(done.status.code(), Some(2));
    }
}

#[test]
fn many_files_come_out_in_their_order_with_their_own_findings() {
    let names: Vec<String> = (0..60).map(|number| format!("{number:02}.txt")).collect();
    let folder = tempfile::tempdir().unwrap();
    for (number, name) in names.iter().enumerate() {
        // The first files are the longest, so that later ones are ready before them.
        let clean = "NOOP\n".repeat((60 - number) * 100);
        fs::write(folder.path().join(name), format!("{clean}{}", "NOPP\n".repeat(number))).unwrap();
    }
    let arguments: Vec<&str> =
        ["check", "--format", "json"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let done = run_in(folder.path(), &arguments);
    for (number, found) in findings(&done).iter().enumerate() {
        let first = ((60 - number) * 100 + 1) as u64;
        let expected: Vec<_> = (0..number as u64).map(|line| ("SL0102".to_owned(), first + line)).collect();
        assert_eq!(*found, expected, "file {number}");
    }
}

#[test]
fn compressed_files_and_utf_16_are_read_as_what_is_in_them() {
    let log = "C: EHLO é.example\nS: 250 a.example\nC: NOPP\n";
    let little: Vec<u8> = log.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = log.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let ascii: Vec<u8> = "NOOP\r\nNOOP\r\nNOPP\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let half = log.len() / 2;
    let members = [gzip(&log.as_bytes()[..half]), gzip(&log.as_bytes()[half..])].concat();
    let cases: &[(&str, Vec<u8>)] = &[
        ("gzip", gzip(log.as_bytes())),
        ("gzip in members", members),
        ("UTF-16, little-endian", [b"\xFF\xFE".as_slice(), &little].concat()),
        ("UTF-16, big-endian", [b"\xFE\xFF".as_slice(), &big].concat()),
        ("UTF-16 without a mark", ascii),
        ("UTF-16 in gzip", gzip(&[b"\xFF\xFE".as_slice(), &little].concat())),
        ("UTF-8 with a mark", [b"\xEF\xBB\xBF".as_slice(), log.as_bytes()].concat()),
    ];
    for (name, octets) in cases {
        let done = run(&["check", "--select", "SL0102", "--format", "json", "-"], octets);
        assert_eq!(findings(&done), [[("SL0102".to_owned(), 3)]], "{name}");
        assert!(done.stderr.is_empty(), "{name}");
    }
}

#[test]
fn of_a_file_cut_short_what_was_found_before_is_told() {
    let whole = gzip("NOPP\n".repeat(3).as_bytes());
    let done = run(&["check", "--format", "json", "--input", "command", "-"], &whole[..whole.len() - 9]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).starts_with("smtplint: -: "), "{}", text(&done.stderr));
    assert!(serde_json::from_slice::<serde_json::Value>(&done.stdout).is_ok(), "{}", text(&done.stdout));
}

#[test]
fn on_the_wire_octets_are_what_they_are() {
    let done = run(&["check", "--wire", "--format", "json"], b"N\0O\0O\0P\0\r\0\n\0");
    assert!(!findings(&done)[0].is_empty());
}

/// The kind of an input, the input, and what is found in it, by code and line.
type Silenced<'a> = (&'a str, &'a str, &'a [(&'a str, u64)]);

#[test]
fn comments_silence_rules() {
    let commands = "\
        # smtplint: ignore-next SL0102\n\
        NOPP\n\
        NOPP\n\
        # smtplint: ignore verb-misspelt\n\
        NOPP\n\
        MAIL FROM: <a@b.example>\n";
    let log = "S: 220 a.example ready\n\
        # smtplint: ignore SL0203\n\
        # smtplint: ignore-next SL0102\n\
        C: NOPP\n\
        S: 500 5.5.2 no\n\
        C: NOPP\n\
        S: 500 5.5.2 no\n\
        C: MAIL FROM: <>\n\
        S: 501 5.5.4 no\n\
        C: QUIT\n\
        S: 221 2.0.0 bye\n\
        S: 220 a.example ready\n\
        C: MAIL FROM: <>\n\
        S: 501 5.5.4 no\n\
        C: QUIT\n\
        S: 221 2.0.0 bye\n";
    let cases: &[Silenced<'_>] = &[
        ("transcript", log, &[("SL0102", 6), ("SL0203", 13)]),
        ("command", commands, &[("SL0102", 3), ("SL0203", 6)]),
        ("command", "# smtplint: ignore-file SL0102\nNOPP\nNOPP\nMAIL FROM: <>\n", &[("SL0203", 4)]),
        (
            "reply",
            "# smtplint: ignore-next SL0533\n550-5.1.1 a\n550 5.1.2 b\n550-5.1.1 a\n550 5.1.2 b\n",
            &[("SL0533", 5)],
        ),
        ("address", "# smtplint: ignore domain-label-empty\na@b..example\n", &[]),
    ];
    for (kind, input, expected) in cases {
        let of_commands = ["--select", "SL0102,SL0203,SL0533,SL0242"];
        let arguments = [&["check", "--format", "json", "--input", kind], &of_commands[..]].concat();
        let done = run(&arguments, input.as_bytes());
        let expected: Vec<_> = expected.iter().map(|(code, line)| ((*code).to_owned(), *line)).collect();
        assert_eq!(findings(&done), [expected], "{input}");
    }
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    for format in ["text", "json", "ndjson", "sarif", "github", "junit", "checkstyle", "gcc"] {
        let mut child = program(&["check", "--input", "command", "--format", format])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut input = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || {
            // The program may end before it has read all this.
            (0..40).all(|_| input.write_all("NOPP\n".repeat(1000).as_bytes()).is_ok())
        });
        let status = child.wait().unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((status.code(), said.as_str()), (Some(0), ""), "{format}");
        writer.join().unwrap();
    }
}

#[test]
fn colour_is_for_terminals_or_by_request() {
    let cases: &[(&[&str], bool)] = &[
        (&["check"], false),
        (&["check", "--color", "always"], true),
        (&["--color", "always", "check"], true),
        (&["check", "--color", "never"], false),
    ];
    for (arguments, coloured) in cases {
        let shown = text(&run(arguments, b"NOPP\n").stdout);
        assert_eq!(shown.contains('\x1B'), *coloured, "{arguments:?}");
    }
}

#[test]
fn a_summary_beside_a_format_without_a_place_for_it_goes_to_stderr() {
    for (format, apart) in
        [("text", false), ("json", false), ("ndjson", false), ("gcc", true), ("sarif", true)]
    {
        let done = run(&["check", "--summary", "--format", format], b"NOPP\nNOPP\n");
        assert_eq!(text(&done.stderr), if apart { "       2  SL0102  error    verb-misspelt\n" } else { "" });
    }
}

#[test]
fn wrong_usage_is_named() {
    let cases: &[(&[&str], &str)] = &[
        (&["check", "--lang", "xx"], "[possible values: en, fr]"),
        (&["check", "--select", "path-space-befor"], "did you mean path-space-before?"),
        (&["check", "--watch", "a", "b"], "--watch follows one file"),
        (&["check", "--watch"], "--watch follows one file"),
        (&["check", "--fix", "--diff", "a"], "cannot be used with"),
        (&["check", "--fix"], "standard input cannot be fixed"),
        (&["check", "--diff", "-"], "standard input has no fixes to show"),
        (&["check", "--format", "yaml"], "possible values: text, json"),
        (&["schema", "nothing"], "report"),
        (&["man", "nothing"], "there is no subcommand \"nothing\""),
        (&["completions", "nothing"], "bash"),
    ];
    for (arguments, said) in cases {
        let done = run(arguments, b"");
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(text(&done.stderr).contains(said), "{arguments:?}: {}", text(&done.stderr));
        assert!(done.stdout.is_empty());
    }
}

#[test]
fn completions_and_manual_name_every_flag_of_check() {
    let flags = smtplint::cli::command();
    let check = flags.find_subcommand("check").unwrap();
    let longs: Vec<&str> = check.get_arguments().filter_map(clap::Arg::get_long).collect();
    assert!(longs.len() > 12);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = text(&run(&["completions", shell], b"").stdout);
        // Fish writes them as `-l format`.
        let named =
            |long: &str| script.contains(&format!("--{long}")) || script.contains(&format!("-l {long}"));
        let lacks: Vec<_> = longs.iter().filter(|long| !named(long)).collect();
        assert!(lacks.is_empty(), "{shell}: {lacks:?}");
    }
    let page = text(&run(&["man", "check"], b"").stdout).replace("\\-", "-");
    let lacks: Vec<_> = longs.iter().filter(|long| !page.contains(&format!("--{long}"))).collect();
    assert!(
        page.starts_with(".ie") && page.contains("smtplint-check") && lacks.is_empty(),
        "{lacks:?}: {page}"
    );
    assert!(text(&run(&["man"], b"").stdout).contains("check"));
}
