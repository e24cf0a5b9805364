//! The command line: one file per subcommand.

mod check;
mod coverage;
mod extensions;
mod reference;
mod rules;
mod serve;

use clap::{Parser, Subcommand, ValueEnum};
pub(crate) use reference::reference;
use std::io;
use std::process::ExitCode;

/// The exit code for bad usage and unreadable input.
pub(crate) const UNREADABLE: u8 = 2;

/// The linter for SMTP: says what is wrong on the wire, where, and how to mend it.
#[derive(Debug, Parser)]
#[command(name = "smtplint", version, max_term_width = 100)]
struct Arguments {
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value = "auto")]
    color: Color,
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// Check files of command lines, of replies, or logs of both sides.
    Check(check::Check),
    /// Explain a reply code, an enhanced status code, a whole reply or a rule.
    Explain(reference::Explain),
    /// Tell two reply codes or two enhanced status codes apart.
    Compare(reference::Compare),
    /// List every rule.
    Rules(rules::Rules),
    /// List what is covered: verbs, service extensions, RFCs.
    Coverage(coverage::Coverage),
    /// Run the listener and the page.
    Serve(serve::Serve),
}

/// When to use colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// How a text of the reference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    Text,
    Json,
    Markdown,
}

/// Runs the program with the arguments it was given.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    let done = match arguments.command {
        Subcommands::Check(check) => check.run(),
        Subcommands::Explain(explain) => explain.run(),
        Subcommands::Compare(compare) => compare.run(),
        Subcommands::Rules(rules) => rules.run(),
        Subcommands::Coverage(coverage) => coverage.run(),
        Subcommands::Serve(serve) => return serve.run(),
    };
    finish(done)
}

/// A closed pipe ends the program quietly; any other trouble with the output is said.
fn finish(done: io::Result<ExitCode>) -> ExitCode {
    match done {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("smtplint: cannot write the output: {error}");
            ExitCode::from(UNREADABLE)
        }
    }
}
