//! `smtplint explain`, `smtplint compare` and `smtplint search`.

mod entry;
mod page;
mod search;

use super::{TextFormat, UNREADABLE, complain};
use clap::Args;
use page::Block;
pub(super) use search::Search;
use serde::Serialize;
use smtplint_core::reference::{compare_in, explain, explain_in, nearest};
use smtplint_core::{Language, report::RfcRef};
use std::io::{self, Write};
use std::process::ExitCode;

/// Explain a code, a whole reply, a command, an extension, a rule, a term or a guide.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  smtplint explain 550\n  smtplint explain 5.7.1 SL0203\n  smtplint explain '550-5.7.1 Message refused'\n  smtplint --lang fr explain STARTTLS greylisting"
)]
pub(super) struct Explain {
    /// 220, 5.7.1, "550-5.7.1 …", MAIL, SIZE, SL0203, path-space-before, greylisting or guides/bouncing.
    #[arg(required = true)]
    queries: Vec<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    format: TextFormat,
}

/// Tell two reply codes or two enhanced status codes apart.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  smtplint compare 220 500")]
pub(super) struct Compare {
    /// A reply code or an enhanced status code.
    a: String,
    /// Another of the same kind.
    b: String,
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    format: TextFormat,
}

impl Explain {
    pub(super) fn run(&self, language: Language) -> io::Result<ExitCode> {
        let mut out = io::BufWriter::new(anstream::stdout().lock());
        let mut code = ExitCode::SUCCESS;
        if self.format == TextFormat::Json && self.queries.len() > 1 {
            return self.as_array(&mut out, language);
        }
        let mut first = true;
        for query in &self.queries {
            let Some(found) = explain_in(query, language) else {
                code = unknown(query);
                continue;
            };
            if !first {
                writeln!(out)?;
            }
            first = false;
            write(&mut out, &found, &entry::page(&found, language), self.format)?;
        }
        out.flush()?;
        Ok(code)
    }
}

impl Explain {
    /// Several entries are one document too: an array.
    fn as_array(&self, out: &mut impl Write, language: Language) -> io::Result<ExitCode> {
        let mut code = ExitCode::SUCCESS;
        let mut entries = Vec::new();
        for query in &self.queries {
            match explain_in(query, language) {
                Some(found) => entries.push(found),
                None => code = unknown(query),
            }
        }
        write(out, &entries, &[], TextFormat::Json)?;
        out.flush()?;
        Ok(code)
    }
}

impl Compare {
    pub(super) fn run(&self, language: Language) -> io::Result<ExitCode> {
        let Some(found) = compare_in(&self.a, &self.b, language) else {
            let strange = if explain(&self.a).is_none() { &self.a } else { &self.b };
            if explain(strange).is_none() {
                return Ok(unknown(strange));
            }
            complain(&format!(
                "{} and {} cannot be compared: give two reply codes or two enhanced status codes",
                self.a, self.b
            ));
            return Ok(ExitCode::from(UNREADABLE));
        };
        let mut out = io::BufWriter::new(anstream::stdout().lock());
        write(&mut out, &found, &entry::comparison(&found, language), self.format)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

fn unknown(query: &str) -> ExitCode {
    let near = nearest(query);
    let nearest =
        if near.is_empty() { String::new() } else { format!("\n  the nearest: {}", near.join(", ")) };
    complain(&format!("nothing is known of {query:?}{nearest}"));
    ExitCode::from(UNREADABLE)
}

/// Writes a page in a format, or what it was made of as JSON.
fn write(out: &mut impl Write, found: &impl Serialize, page: &[Block], format: TextFormat) -> io::Result<()> {
    match format {
        TextFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, found)?;
            writeln!(out)
        }
        TextFormat::Text => page::write_text(out, page),
        TextFormat::Markdown => page::write_markdown(out, page),
    }
}

/// `RFC 5321 §3.3`.
pub(crate) fn reference(rfc: &RfcRef) -> String {
    match &rfc.section {
        Some(section) => format!("RFC {} §{section}", rfc.number),
        None => format!("RFC {}", rfc.number),
    }
}
