//! `docs/command-line.md` says what the program says of itself. After a change of flags:
//! `INSTA_UPDATE=always cargo test -p smtplint --test docs`.

use std::fmt::Write;
use std::path::Path;

#[test]
fn the_reference_of_the_command_line_is_what_help_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/command-line.md");
    let told = reference();
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        std::fs::write(&path, &told).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written == told, "docs/command-line.md is stale: {}", first_difference(&written, &told));
}

fn reference() -> String {
    let mut program = smtplint::cli::command().term_width(100).disable_help_subcommand(true);
    program.build();
    let mut text =
        String::from("# The command line\n\nWritten from the declaration of the flags by a test.\n");
    section(&mut text, "smtplint", &mut program);
    for command in program.get_subcommands_mut() {
        let name = format!("smtplint {}", command.get_name());
        section(&mut text, &name, command);
    }
    text
}

fn section(text: &mut String, name: &str, command: &mut clap::Command) {
    let help = command.render_long_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", lines.join("\n").trim_end()).unwrap();
}

fn first_difference(written: &str, told: &str) -> String {
    let differs = written.lines().zip(told.lines()).find(|(written, told)| written != told);
    differs.map_or("its length".into(), |(written, told)| format!("{written:?} is {told:?} now"))
}
