//! The command line: one file per subcommand.

mod check;
mod classify;
mod completions;
mod coverage;
mod extensions;
mod man;
mod reference;
mod rules;
mod schema;
mod serve;
mod site;

pub(crate) use check::FailOn;
use check::config::{self, Config};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
pub(crate) use reference::reference;
use smtplint_core::Language;
use smtplint_core::language::{language, languages};
use std::ffi::OsString;
use std::io::{self, Write};
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
    /// The language of texts.
    #[arg(long, global = true, value_parser = tags(), default_value = "en")]
    lang: Language,
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    Check(check::Check),
    Explain(reference::Explain),
    Compare(reference::Compare),
    Search(reference::Search),
    Classify(classify::Classify),
    Rules(rules::Rules),
    Coverage(coverage::Coverage),
    Serve(serve::Serve),
    Site(site::MakeSite),
    Completions(completions::Completions),
    Man(man::Man),
    Schema(schema::Schema),
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

/// The tags of the languages that are built in.
fn tags() -> impl TypedValueParser<Value = Language> {
    let tags = languages().map(Language::tag);
    PossibleValuesParser::new(tags).map(|tag| language(&tag).unwrap_or_default())
}

/// Runs the program with the arguments it was given.
pub fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let matches = command().get_matches_from(&given);
    let (matches, config) = match configured(given, matches) {
        Ok(configured) => configured,
        Err(message) => {
            complain(&message);
            return ExitCode::from(UNREADABLE);
        }
    };
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    match arguments.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    finish(match arguments.command {
        Subcommands::Check(check) => check.run(arguments.lang, config.severities),
        Subcommands::Explain(explain) => explain.run(arguments.lang),
        Subcommands::Compare(compare) => compare.run(arguments.lang),
        Subcommands::Search(search) => search.run(arguments.lang),
        Subcommands::Classify(classify) => classify.run(),
        Subcommands::Rules(rules) => rules.run(arguments.lang),
        Subcommands::Coverage(coverage) => coverage.run(arguments.lang),
        Subcommands::Serve(serve) => return serve.run(),
        Subcommands::Site(site) => return site.run(),
        Subcommands::Completions(completions) => completions.run(),
        Subcommands::Man(man) => man.run(),
        Subcommands::Schema(schema) => schema.run(),
    })
}

/// Every flag and subcommand: help, the manual, completions and the documentation all come from here.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// The arguments of `check` with those of its configuration before them.
fn configured(given: Vec<OsString>, matches: ArgMatches) -> Result<(ArgMatches, Config), String> {
    let Some(("check", of_check)) = matches.subcommand() else { return Ok((matches, Config::default())) };
    let mut whole = command();
    whole.build();
    let check = whole.find_subcommand("check").ok_or("no subcommand check")?;
    let config = config::read(check, of_check)?;
    if config.arguments.is_empty() {
        return Ok((matches, config));
    }
    let mut all = given;
    let at = all.iter().position(|argument| argument == "check").map_or(all.len(), |at| at + 1);
    all.splice(at..at, config.arguments.iter().cloned());
    Ok((command().get_matches_from(all), config))
}

/// Says something about the run itself; where even that cannot be said, there is nobody to tell.
pub(crate) fn complain(message: &str) {
    _ = writeln!(io::stderr(), "smtplint: {message}");
}

/// A closed pipe ends the program quietly; any other trouble with the output is said.
fn finish(done: io::Result<ExitCode>) -> ExitCode {
    match done {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write the output: {error}"));
            ExitCode::from(UNREADABLE)
        }
    }
}
