//! Judges the log of a session: `cargo run --example transcript -- session.log`.

use smtplint_core::{LintOptions, lint_transcript};

fn main() -> std::io::Result<()> {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("name the log of a session");
        std::process::exit(2);
    };
    let report = lint_transcript(&std::fs::read(path)?, &LintOptions::default());
    for session in &report.sessions {
        println!("session {}: {}", session.id, session.outcome.name());
    }
    for found in &report.diagnostics {
        println!("line {}: {} [{}]", found.line, found.message, found.code);
    }
    Ok(())
}
