//! Writes a seed for each case of the case table: `cargo run --bin seeds`, in `core/fuzz`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn main() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for table in fs::read_dir(here.join("../../tests/cases")).expect("the case table") {
        let table = table.expect("a file").path();
        if table.extension().is_none_or(|ending| ending != "jsonl") {
            continue;
        }
        for line in fs::read_to_string(&table).expect("a table").lines() {
            let case: Value = serde_json::from_str(line).expect(line);
            let text = |field: &str| case[field].as_str();
            let input = text("input").map(|text| text.as_bytes().to_vec());
            let input = input.or_else(|| text("input_base64").and_then(|text| STANDARD.decode(text).ok()));
            let folder = here.join("corpus").join(text("kind").expect("a kind"));
            fs::create_dir_all(&folder).expect("a folder");
            let wire = if case["options"]["wire"] == true { b'4' } else { b'0' };
            fs::write(
                folder.join(text("id").expect("an id")),
                [&[wire][..], &input.expect("an input")].concat(),
            )
            .expect("a seed");
            count += 1;
        }
    }
    // Paths of commands are addresses too.
    let commands = fs::read_dir(here.join("corpus/command")).expect("seeds");
    fs::create_dir_all(here.join("corpus/address")).expect("a folder");
    for seed in commands.map(|seed| seed.expect("a seed").path()) {
        let octets = fs::read(&seed).expect("a seed");
        let open = octets.iter().position(|&octet| octet == b'<');
        let close = octets.iter().rposition(|&octet| octet == b'>');
        if let (Some(open), Some(close)) = (open, close)
            && open < close
        {
            let name = seed.file_name().expect("a name");
            fs::write(here.join("corpus/address").join(name), [b"0", &octets[open..=close]].concat())
                .expect("a seed");
        }
    }
    let sessions = sessions(here);
    println!("{count} seeds, the paths among them, and {sessions} sessions");
}

/// Transcripts as octets of both sides: those of the case table, and those that the RFCs print.
fn sessions(here: &Path) -> usize {
    let folder = here.join("corpus/session");
    fs::create_dir_all(&folder).expect("a folder");
    let mut count = 0;
    for source in [here.join("corpus/transcript"), here.join("../../tests/logs/rfc")] {
        for log in fs::read_dir(source).expect("logs").map(|entry| entry.expect("a file").path()) {
            let octets = fs::read(&log).expect("a log");
            // Those of the table have an octet for their options before them.
            let (choice, text) = match octets.split_first() {
                Some((b'0' | b'4', text)) => (octets[0], text),
                _ => (b'0', octets.as_slice()),
            };
            let mut seed = vec![choice];
            for line in text.split_inclusive(|&octet| octet == b'\n') {
                let (side, said) = line.split_at(2.min(line.len()));
                seed.extend_from_slice(side);
                let said = said.strip_prefix(b" ").unwrap_or(said);
                match said.strip_suffix(b"\n") {
                    Some(bare) if choice == b'0' => seed.extend_from_slice(&[bare, b"\r\n"].concat()),
                    _ => seed.extend_from_slice(said),
                }
            }
            fs::write(folder.join(log.file_name().expect("a name")), seed).expect("a seed");
            count += 1;
        }
    }
    count
}
