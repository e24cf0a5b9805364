//! `--fix` and `--diff`.

mod support;

use std::fs;
use std::path::Path;
use support::{findings, run_in, text};

const FAULTY: &str = "# commands\r\nMAIL FROM: <joe@example.org> \r\nRCPT TO : <ann@example.org>\r\nNOPP\r\n";

/// A folder with a file `name` in it.
fn with(name: &str, octets: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), octets).unwrap();
    folder
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn fixes_are_written_and_what_is_left_is_told() {
    let folder = with("a.txt", FAULTY.as_bytes());
    let done = run_in(folder.path(), &["check", "--fix", "--format", "json", "a.txt"]);
    assert_eq!(
        read(folder.path(), "a.txt"),
        "# commands\r\nMAIL FROM:<joe@example.org>\r\nRCPT TO:<ann@example.org>\r\nNOPP\r\n"
    );
    assert_eq!(findings(&done), [[("SL0102".to_owned(), 4)]]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).ends_with(" fixed in 1 file\n"), "{}", text(&done.stderr));
    let before = fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap();
    let again = run_in(folder.path(), &["check", "--fix", "a.txt"]);
    assert_eq!(text(&again.stderr), "");
    assert_eq!(fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap(), before);
}

#[test]
fn replies_and_addresses_are_fixed_too() {
    for (kind, before, after) in [
        ("address", "mailto:joe@example.org\n", "joe@example.org\n"),
        ("address", "a@b.example\n\"joe\"@example.org", "a@b.example\njoe@example.org"),
        ("reply", "250ok\r\n250 ok\r\n", "250 ok\r\n250 ok\r\n"),
    ] {
        let folder = with("a.txt", before.as_bytes());
        let done = run_in(folder.path(), &["check", "--fix", "--input", kind, "a.txt"]);
        assert_eq!(read(folder.path(), "a.txt"), after, "{kind}: {}", text(&done.stdout));
    }
}

#[test]
fn only_rules_that_are_shown_are_fixed() {
    let folder = with("a.txt", b"MAIL FROM: <joe@example.org> \n");
    run_in(folder.path(), &["check", "--fix", "--select", "path-space-before", "a.txt"]);
    assert_eq!(read(folder.path(), "a.txt"), "MAIL FROM:<joe@example.org> \n");
}

#[test]
fn a_difference_is_shown_and_nothing_is_written() {
    let faulty = format!("{FAULTY}AUTH PLAIN AHVzZXIAc2VjcmV0");
    let folder = with("a.txt", faulty.as_bytes());
    let done = run_in(folder.path(), &["check", "--diff", "a.txt"]);
    assert_eq!(
        text(&done.stdout),
        "--- a.txt\n+++ a.txt\n@@ -1,5 +1,5 @@\n # commands\r\n\
         -MAIL FROM: <joe@example.org> \r\n-RCPT TO : <ann@example.org>\r\n\
         +MAIL FROM:<joe@example.org>\r\n+RCPT TO:<ann@example.org>\r\n NOPP\r\n AUTH PLAIN ****************\n\
         \\ No newline at end of file\n"
    );
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(read(folder.path(), "a.txt"), faulty);
    let redacted = text(&run_in(folder.path(), &["check", "--diff", "--redact", "a.txt"]).stdout);
    assert!(redacted.contains("+MAIL FROM:<xxx@xxxxxxxxxxx>") && !redacted.contains("joe"), "{redacted}");
    let clean = with("a.txt", b"NOOP\n");
    let done = run_in(clean.path(), &["check", "--diff", "a.txt"]);
    assert_eq!((done.status.code(), text(&done.stdout)), (Some(0), String::new()));
}

#[test]
fn what_cannot_be_written_back_is_refused_and_the_rest_is_fixed() {
    let folder = with("good.txt", b"MAIL FROM: <>\n");
    let transcript = b"C: MAIL FROM: <>\nS: 250 ok\n";
    fs::write(folder.path().join("log.txt"), transcript).unwrap();
    fs::write(folder.path().join("wide.txt"), b"\xFF\xFEN\0O\0P\0P\0").unwrap();
    fs::write(folder.path().join("packed.gz"), b"\x1F\x8B\x08").unwrap();
    let paths = ["log.txt", "wide.txt", "packed.gz", "good.txt"];
    let done = run_in(folder.path(), &[&["check", "--fix"], &paths[..]].concat());
    assert_eq!(done.status.code(), Some(2));
    let said = text(&done.stderr);
    for words in ["log.txt: a transcript", "wide.txt: a file in UTF-16", "packed.gz: a compressed file"] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(read(folder.path(), "good.txt"), "MAIL FROM:<>\n");
    assert_eq!(fs::read(folder.path().join("log.txt")).unwrap(), transcript);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay_and_nothing_is_left_behind() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = with("a.txt", b"MAIL FROM: <>\n");
    let path = folder.path().join("a.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.txt", folder.path().join("link.txt")).unwrap();
    run_in(folder.path(), &["check", "--fix", "link.txt"]);
    assert_eq!(read(folder.path(), "a.txt"), "MAIL FROM:<>\n");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(folder.path().join("link.txt")).unwrap().is_symlink());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}
