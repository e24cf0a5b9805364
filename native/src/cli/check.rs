//! `smtplint check`.

use super::UNREADABLE;
use crate::output::{self, FileResult, Format};
use clap::{Args, ValueEnum};
use smtplint_core::document::{Dialect, Document, InputKind, detect};
use smtplint_core::reply::Answers;
use smtplint_core::{Extensions, LintOptions, MAX_LINE, Preset, Protocol, Severity, rules};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::process::ExitCode;

/// Octets of the input that `auto` looks at, and that are read at once.
const BLOCK: usize = 64 * 1024;

/// Check files of command lines, of replies, or logs of both sides.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  smtplint check commands.txt\n  printf 'MAIL FROM: <a@example.org>\\r\\n' | smtplint check --wire -\n  smtplint check --input reply --reply-to EHLO reply.txt"
)]
pub(super) struct Check {
    /// Files to check; - or none for standard input.
    paths: Vec<String>,
    /// What the input holds.
    #[arg(long, value_enum, default_value = "auto")]
    input: InputArgument,
    /// The octets are exactly what was on the wire: judge line endings.
    #[arg(long)]
    wire: bool,
    /// What replies answer: a verb, or "greeting".
    #[arg(long, value_name = "VERB|greeting", value_parser = reply_to)]
    reply_to: Option<String>,
    /// Which flavour of the protocol is spoken.
    #[arg(long, value_enum, default_value = "smtp")]
    protocol: ProtocolArgument,
    /// What the server offers: keywords or EHLO lines with commas between them, "none" or "all".
    #[arg(long, value_name = "LIST|none|all", default_value = "all", value_parser = super::extensions::extensions)]
    extensions: String,
    /// How to write what was found.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Show these rules only (names or codes, with commas between them).
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    select: Vec<String>,
    /// Leave these rules out (names or codes, with commas between them).
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    ignore: Vec<String>,
    /// From which severity on the exit code is 1.
    #[arg(long, value_enum, default_value = "error")]
    fail_on: FailOn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InputArgument {
    Auto,
    Command,
    Reply,
    Transcript,
    Address,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ProtocolArgument {
    Smtp,
    Submission,
    Lmtp,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    fn reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity == Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => true,
            Self::Never => false,
        }
    }
}

impl Check {
    pub(super) fn run(self) -> io::Result<ExitCode> {
        if let Some(unknown) = self.select.iter().chain(&self.ignore).find(|name| rules::find(name).is_none())
        {
            return Ok(unknown_rule(unknown));
        }
        let options = self.options();
        let standard = [String::from("-")];
        let paths = if self.paths.is_empty() { &standard[..] } else { &self.paths };
        let mut out = output::begin(self.format, anstream::stdout().lock())?;
        let (mut failed, mut unreadable) = (false, false);
        for path in paths {
            match self.check(path, &options, &mut *out) {
                Ok(reached) => failed |= reached,
                Err(Trouble::Output(error)) => return Err(error),
                Err(Trouble::Input(message)) => {
                    eprintln!("smtplint: {path}: {message}");
                    unreadable = true;
                }
            }
        }
        out.finish()?;
        Ok(if unreadable { ExitCode::from(UNREADABLE) } else { ExitCode::from(u8::from(failed)) })
    }

    fn options(&self) -> LintOptions {
        LintOptions {
            wire: self.wire,
            extensions: match self.extensions.as_str() {
                "all" => Extensions::Preset(Preset::All),
                "none" => Extensions::Preset(Preset::None),
                list => Extensions::List(list.split(',').map(|item| item.trim().to_owned()).collect()),
            },
            protocol: match self.protocol {
                ProtocolArgument::Smtp => Protocol::Smtp,
                ProtocolArgument::Submission => Protocol::Submission,
                ProtocolArgument::Lmtp => Protocol::Lmtp,
            },
            reply_to: self.reply_to.clone(),
            ignore: self.ignore.clone(),
            lang: None,
        }
    }

    /// Checks one file; whether something reached `--fail-on`.
    fn check(
        &self,
        path: &str,
        options: &LintOptions,
        out: &mut dyn output::Writer,
    ) -> Result<bool, Trouble> {
        let mut input = BufReader::with_capacity(BLOCK, open(path).map_err(Trouble::input)?);
        let sample = fill(&mut input).map_err(Trouble::input)?;
        if sample.starts_with(b"\xFF\xFE") || sample.starts_with(b"\xFE\xFF") {
            return Err(Trouble::Input("UTF-16 text is not read yet: convert it to UTF-8".into()));
        }
        let (kind, dialect) = self.kind(sample);
        let mut result = FileResult::new(path, kind, dialect);
        let mut document = Document::new(kind, dialect, options);
        let mut reached = false;
        let mut trouble = None;
        let mut sink = |told: smtplint_core::Diagnostic, source: smtplint_core::document::Source<'_>| {
            if !self.selects(&told) || trouble.is_some() {
                return;
            }
            reached |= self.fail_on.reached_by(told.severity);
            result.count(told.severity);
            trouble = out.diagnostic(&mut result, told, source).err();
        };
        each_line(&mut input, |line, dropped| document.line(line, dropped, &mut sink))
            .map_err(Trouble::input)?;
        document.finish(&mut sink);
        match trouble {
            Some(error) => Err(Trouble::Output(error)),
            None => out.file(result).map_err(Trouble::Output).map(|()| reached),
        }
    }

    fn kind(&self, sample: &[u8]) -> (InputKind, Option<Dialect>) {
        match self.input {
            InputArgument::Auto => detect(sample),
            InputArgument::Command => (InputKind::Command, None),
            InputArgument::Reply => (InputKind::Reply, None),
            InputArgument::Address => (InputKind::Address, None),
            InputArgument::Transcript => {
                let dialect = detect(sample).1.unwrap_or(Dialect::Bare);
                (InputKind::Transcript, Some(dialect))
            }
        }
    }

    fn selects(&self, told: &smtplint_core::Diagnostic) -> bool {
        let named =
            |name: &String| name.eq_ignore_ascii_case(&told.rule) || name.eq_ignore_ascii_case(&told.code);
        self.select.is_empty() || self.select.iter().any(named)
    }
}

/// Why a file was not checked to its end.
enum Trouble {
    Input(String),
    Output(io::Error),
}

impl Trouble {
    #[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
    fn input(error: io::Error) -> Self {
        Self::Input(without_number(&error))
    }
}

/// An error's message without the number that the system library adds.
fn without_number(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

fn unknown_rule(name: &str) -> ExitCode {
    eprintln!("smtplint: no rule is called {name:?}");
    for near in smtplint_core::reference::nearest(name) {
        eprintln!("  did you mean {near}?");
    }
    ExitCode::from(UNREADABLE)
}

fn open(path: &str) -> io::Result<Box<dyn Read>> {
    if path == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    if Path::new(path).is_dir() {
        return Err(io::Error::other("Is a directory: name the files in it"));
    }
    Ok(Box::new(File::open(path)?))
}

/// The first block, without taking it.
fn fill(input: &mut BufReader<Box<dyn Read>>) -> io::Result<&[u8]> {
    loop {
        match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => return Ok(input.buffer()),
        }
    }
}

/// Hands out each line with its ending, and how many octets were left out of a line longer than [`MAX_LINE`].
fn each_line(input: &mut impl BufRead, mut take: impl FnMut(&[u8], usize)) -> io::Result<()> {
    let mut line = Vec::new();
    let mut dropped = 0;
    loop {
        let block = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        if block.is_empty() {
            break;
        }
        let (piece, ended) = match block.iter().position(|&octet| octet == b'\n') {
            Some(feed) => (&block[..=feed], true),
            None => (block, false),
        };
        dropped += append(&mut line, piece);
        let used = piece.len();
        input.consume(used);
        if ended {
            take(&line, dropped);
            line.clear();
            dropped = 0;
        }
    }
    if !line.is_empty() {
        take(&line, dropped);
    }
    Ok(())
}

/// Adds a piece to a line, of which [`MAX_LINE`] octets are kept and the last two, which may be its ending.
fn append(line: &mut Vec<u8>, piece: &[u8]) -> usize {
    line.extend_from_slice(piece);
    let Some(beyond) = line.len().checked_sub(MAX_LINE).filter(|&beyond| beyond > 0) else { return 0 };
    line.drain(MAX_LINE - 2..line.len() - 2);
    beyond
}

/// `greeting` or a verb; a name that is neither would let every rule about it pass in silence.
fn reply_to(name: &str) -> Result<String, String> {
    match Answers::find(name) {
        Some(_) => Ok(name.to_owned()),
        None => Err("neither \"greeting\" nor a verb that the standards define".into()),
    }
}
