//! Logs of real programs: each is known for what it is, and read to its last line of talk.

use smtplint_core::Side;
use smtplint_core::transcript::{Dialect, Event, InputKind, Piece, Reader, detect};
use std::fs;
use std::path::{Path, PathBuf};

/// Logs in which no side says anything: the connection was refused, or closed at once.
const SILENT: &[&str] = &["closed-at-once", "refused-connection", "no-starttls"];

/// Every log with the dialect of its folder.
fn logs() -> Vec<(Dialect, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("logs");
    let folder = |dialect: &Dialect| {
        let files = fs::read_dir(root.join(dialect.name())).expect("a folder for each dialect");
        files.map(|file| (*dialect, file.unwrap().path())).collect::<Vec<_>>()
    };
    Dialect::ALL.iter().flat_map(folder).collect()
}

#[test]
fn each_dialect_is_told_from_the_log_alone() {
    for (dialect, path) in logs() {
        let told = detect(&fs::read(&path).unwrap());
        let expected = (InputKind::Transcript, Some(dialect));
        assert_eq!(told, expected, "{}", path.display());
    }
}

/// What the sides of a log say: who, the octets, and whether they stand in the line at their pieces.
fn read(dialect: Dialect, log: &[u8]) -> Vec<(Side, Vec<u8>)> {
    let mut reader = Reader::new(dialect);
    let (mut said, mut in_data) = (Vec::new(), false);
    for line in log.split_inclusive(|&octet| octet == b'\n') {
        let data = in_data;
        reader.line(line, data, &mut |entry| match entry.event {
            Event::Octets { side, text, pieces, .. } => {
                check(text, pieces, line);
                in_data = match side {
                    Side::Server => text.starts_with(b"354"),
                    Side::Client => data && text.trim_ascii_end() != b".",
                };
                said.push((side, text.to_vec()));
            }
            _ => in_data = false,
        });
    }
    said
}

fn check(text: &[u8], pieces: &[Piece], line: &[u8]) {
    for (number, piece) in pieces.iter().enumerate() {
        let end = pieces.get(number + 1).map_or(text.len(), |next| next.start as usize);
        let length = end - piece.start as usize;
        assert!(piece.at as usize + length <= line.len(), "{pieces:?} in {}", line.escape_ascii());
    }
}

#[test]
fn the_server_speaks_in_replies_and_nothing_else() {
    for (dialect, path) in logs() {
        let name = path.file_name().unwrap().to_str().unwrap();
        if dialect == Dialect::Rfc || SILENT.iter().any(|silent| name.contains(silent)) {
            continue;
        }
        let said = read(dialect, &fs::read(&path).unwrap());
        let server: Vec<u8> = said
            .iter()
            .filter(|(side, _)| *side == Side::Server)
            .flat_map(|(_, text)| text.clone())
            .collect();
        assert!(!server.is_empty() || name.contains("debug1"), "{}", path.display());
        let lines = server.split(|&octet| octet == b'\n').filter(|line| !line.is_empty());
        for line in lines {
            let is_reply = line.len() >= 3 && line[..3].iter().all(u8::is_ascii_digit);
            assert!(is_reply, "{}: {}", path.display(), line.escape_ascii());
        }
    }
}
