//! `smtplint check`.

pub(super) mod config;
mod fix;
mod judge;
mod many;
pub(super) mod paths;
pub(super) mod progress;
pub(super) mod read;
mod run;
mod utf16;
mod values;
mod watch;

use super::{UNREADABLE, complain};
use crate::output::Format;
use clap::Args;
use config::Severities;
use judge::{Event, Judge, Send};
use many::{WAITING, Work};
use progress::Progress;
use run::{Run, State};
use smtplint_core::rules::Rule;
use smtplint_core::{Language, LintOptions};
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
pub(crate) use values::FailOn;
use values::{InputArgument, ProtocolArgument};

/// Check files of command lines, of replies, or logs of both sides.
///
/// Each PATH is a file, - for standard input, a pattern such as logs/*.log, or a folder, of which every file below is
/// taken that is called *.log, *.txt, *.smtp or *.jsonl, or one of these with .gz. Files compressed by gzip and text
/// in UTF-16 are read as what is in them.
///
/// The exit code is 0 where nothing at or above --fail-on was found, 1 where something was, and 2 for wrong usage and
/// unreadable input.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(
    after_help = "Examples:\n  smtplint check commands.txt\n  printf 'MAIL FROM: <a@example.org>\\r\\n' | smtplint check --wire -\n  smtplint check --input reply --reply-to EHLO reply.txt\n  smtplint check --format sarif logs/ > smtplint.sarif\n  smtplint check --diff commands.txt"
)]
pub(super) struct Check {
    /// Files, folders or patterns to check; - or none for standard input.
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<String>,
    /// What the input holds.
    #[arg(long, value_enum, default_value = "auto")]
    input: InputArgument,
    /// The octets are exactly what was on the wire: judge line endings.
    #[arg(long)]
    wire: bool,
    /// What replies answer: a verb, or "greeting".
    #[arg(long, value_name = "VERB|greeting", value_parser = values::reply_to)]
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
    /// Count findings by rule as well, and sessions by how they ended.
    #[arg(long)]
    summary: bool,
    /// Show these rules only (names or codes, with commas between them).
    #[arg(long, value_delimiter = ',', value_name = "RULES", value_parser = values::rule)]
    select: Vec<&'static Rule>,
    /// Leave these rules out (names or codes, with commas between them).
    #[arg(long, value_delimiter = ',', value_name = "RULES", value_parser = values::rule)]
    ignore: Vec<&'static Rule>,
    /// From which severity on the exit code is 1.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// Write files anew with every safe fix applied, and tell what is left; not for transcripts.
    #[arg(long, conflicts_with_all = ["diff", "watch"])]
    fix: bool,
    /// Show what --fix would change, and write nothing.
    #[arg(long, conflicts_with = "watch")]
    diff: bool,
    /// Follow one log as it grows, until interrupted.
    #[arg(long)]
    watch: bool,
    /// Show no addresses: each octet of a local-part or domain becomes an "x". Secrets are never shown.
    #[arg(long)]
    redact: bool,
    /// The configuration to use instead of the first smtplint.toml from the working directory upward.
    #[arg(long, value_name = "FILE|none", value_hint = clap::ValueHint::FilePath)]
    config: Option<String>,
}

impl Check {
    pub(super) fn run(self, language: Language, severities: Severities) -> io::Result<ExitCode> {
        let standard = [String::from("-")];
        let named = if self.paths.is_empty() { &standard[..] } else { &self.paths };
        if let Some(wrong) = self.misused(named) {
            complain(wrong);
            return Ok(ExitCode::from(UNREADABLE));
        }
        let mut troubles = Vec::new();
        let mut paths = Vec::new();
        for path in named {
            paths::expand(path).map_or_else(|error| troubles.push(error), |files| paths.extend(files));
        }
        let mut run = Run {
            out: if self.diff { None } else { Some(run::writer(self.format, self.fail_on)?) },
            format: self.format,
            fail_on: self.fail_on,
            by_rule: self.summary,
            progress: Progress::new(if self.watch { 0 } else { octets(&paths) }),
            state: State::default(),
        };
        for error in &troubles {
            run.trouble(error);
        }
        if self.watch {
            self.follow(&paths, language, severities, &mut run)?;
        } else {
            let threads = (self.fix || self.diff).then_some(1);
            many::each(paths, threads, &self.work(language, severities, &run.progress), &mut run)?;
        }
        run.finish()
    }

    /// What cannot be asked for together.
    fn misused(&self, paths: &[String]) -> Option<&'static str> {
        let standard = paths.iter().any(|path| path == "-");
        if self.fix && standard {
            return Some("standard input cannot be fixed: name a file");
        }
        if self.diff && standard {
            return Some("standard input has no fixes to show: name a file");
        }
        if self.watch && (standard || paths.len() != 1) {
            return Some("--watch follows one file");
        }
        None
    }

    fn judge(&self, language: Language, severities: Severities) -> Judge {
        Judge {
            options: LintOptions {
                wire: self.wire,
                extensions: values::extensions(&self.extensions),
                protocol: self.protocol.into(),
                reply_to: self.reply_to.clone(),
                ignore: self.ignore.iter().map(|rule| rule.code.to_owned()).collect(),
                language,
            },
            input: self.input,
            select: self.select.clone(),
            severities,
            redact: self.redact,
            sessions: self.summary || self.format.lists_sessions(),
        }
    }

    /// What is done with each file.
    fn work(&self, language: Language, severities: Severities, progress: &Arc<Progress>) -> Arc<Work> {
        let judge = self.judge(language, severities);
        let (fix, diff, progress) = (self.fix, self.diff, Arc::clone(progress));
        Arc::new(move |path: &str, send: Send<'_>| {
            let done =
                if fix || diff { judge.fix(path, fix, send) } else { judge.file(path, &progress, send) };
            if let Err(error) = done {
                send(Event::Trouble(read::without_number(&error)));
            }
        })
    }

    fn follow(
        &self,
        paths: &[String],
        language: Language,
        severities: Severities,
        run: &mut Run<'_>,
    ) -> io::Result<()> {
        // A pattern or a folder may stand for several.
        let [path] = paths else {
            run.trouble("--watch follows one file");
            return Ok(());
        };
        let judge = self.judge(language, severities);
        let (sender, events) = sync_channel(WAITING);
        let stop = watch::interruption()?;
        let followed = path.clone();
        std::thread::spawn(move || {
            watch::follow(&judge, &followed, &stop, &|event| sender.send(event).is_ok());
        });
        many::drain(path, &events, run)
    }
}

/// The octets of all files together, for the progress bar.
fn octets(paths: &[String]) -> u64 {
    paths.iter().filter_map(|path| std::fs::metadata(path).ok()).map(|file| file.len()).sum()
}
