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
    println!("{count} seeds, and the paths among them");
}
