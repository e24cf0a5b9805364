//! Judges the command line that is given as an argument: `cargo run --example command -- "MAIL FROM: <a@example.org>"`.

use smtplint_core::{LintOptions, lint_command};

fn main() {
    let line = std::env::args().nth(1).unwrap_or_else(|| "MAIL FROM: <user@example.org>".into());
    let report = lint_command(line.as_bytes(), &LintOptions::default());
    for found in &report.diagnostics {
        println!("{} at octet {}: {}", found.code, found.span.start, found.message);
    }
    println!("{}", if report.valid { "valid" } else { "a strict server refuses it" });
}
