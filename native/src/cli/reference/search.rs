//! `smtplint search`.

use super::page::Block;
use super::{TextFormat, unknown, write};
use clap::Args;
use smtplint_core::Language;
use smtplint_core::reference::{Explanation, MOST_FOUND, search_in};
use std::io::{self, Write};
use std::process::ExitCode;

/// Search the reference: codes, commands, extensions, rules, guides and terms.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  smtplint search mailbox full\n  smtplint search --lang fr liste grise")]
pub(in super::super) struct Search {
    /// Words to look for.
    #[arg(required = true)]
    text: Vec<String>,
    /// How many entries to show at most.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=MOST_FOUND as i64))]
    limit: u8,
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    format: TextFormat,
}

impl Search {
    pub(in super::super) fn run(&self, language: Language) -> io::Result<ExitCode> {
        let question = self.text.join(" ");
        let found = search_in(&question, self.limit.into(), language);
        if found.is_empty() {
            return Ok(unknown(&question));
        }
        let items = found.iter().map(line).collect();
        let mut out = io::BufWriter::new(anstream::stdout().lock());
        write(&mut out, &found, &[Block::Title(question), Block::List(items)], self.format)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

/// `550 Mailbox unavailable: what it means`.
fn line(entry: &Explanation) -> String {
    let first = entry.description.split_inclusive(". ").next().unwrap_or_default().trim_end();
    let told = if entry.short.is_empty() { first } else { &entry.short };
    format!("{} {}: {told}", entry.id, entry.title)
}
