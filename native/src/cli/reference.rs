//! `smtplint explain` and `smtplint compare`.

use super::{TextFormat, UNREADABLE, complain};
use clap::Args;
use smtplint_core::reference::{Comparison, Explanation, compare, explain, nearest};
use std::io::{self, Write};
use std::process::ExitCode;

/// Explain a reply code, an enhanced status code, a whole reply or a rule.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  smtplint explain 550\n  smtplint explain 5.7.1 SL0203\n  smtplint explain '550-5.7.1 Message refused'"
)]
pub(super) struct Explain {
    /// 220, 5.7.1, "550-5.7.1 …", SL0203 or path-space-before.
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
    pub(super) fn run(&self) -> io::Result<ExitCode> {
        let mut out = anstream::stdout().lock();
        let mut code = ExitCode::SUCCESS;
        for query in &self.queries {
            match explain(query) {
                Some(entry) => write_entry(&mut out, &entry, self.format)?,
                None => code = unknown(query),
            }
        }
        out.flush()?;
        Ok(code)
    }
}

impl Compare {
    pub(super) fn run(&self) -> io::Result<ExitCode> {
        let Some(comparison) = compare(&self.a, &self.b) else {
            let strange = if explain(&self.a).is_none() { &self.a } else { &self.b };
            if explain(strange).is_none() {
                return Ok(unknown(strange));
            }
            complain(&format!(
                "{} and {} are not of one kind: compare two reply codes or two enhanced status codes",
                self.a, self.b
            ));
            return Ok(ExitCode::from(UNREADABLE));
        };
        let mut out = anstream::stdout().lock();
        write_comparison(&mut out, &comparison, self.format)?;
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

fn write_entry(out: &mut impl Write, entry: &Explanation, format: TextFormat) -> io::Result<()> {
    if format == TextFormat::Json {
        serde_json::to_writer_pretty(&mut *out, entry)?;
        return writeln!(out);
    }
    let headings = if format == TextFormat::Markdown { ("# ", "\n## ") } else { ("", "\n") };
    writeln!(out, "{}{} {}", headings.0, entry.id, entry.title)?;
    for (heading, text) in [
        ("What it means", &entry.description),
        ("When you see it", &entry.when_you_see_it),
        ("How to fix it", &entry.how_to_fix),
    ] {
        if !text.is_empty() {
            writeln!(out, "{}{heading}\n{}", headings.1, indented(text, format))?;
        }
    }
    for (heading, list) in [("Examples", &entry.examples), ("Related", &entry.related)] {
        if !list.is_empty() {
            writeln!(out, "{}{heading}", headings.1)?;
            list_of(out, list, format)?;
        }
    }
    let sections: Vec<String> = entry.rfc.iter().map(reference).collect();
    writeln!(out, "\n{}", sections.join(", "))
}

fn write_comparison(out: &mut impl Write, comparison: &Comparison, format: TextFormat) -> io::Result<()> {
    if format == TextFormat::Json {
        serde_json::to_writer_pretty(&mut *out, comparison)?;
        return writeln!(out);
    }
    let headings = if format == TextFormat::Markdown { ("# ", "\n## ") } else { ("", "\n") };
    let (a, b) = (&comparison.a, &comparison.b);
    writeln!(out, "{}{} {} and {} {}", headings.0, a.id, a.title, b.id, b.title)?;
    writeln!(out, "\n{}", comparison.summary)?;
    for entry in [a, b] {
        writeln!(
            out,
            "{}{} {}\n{}",
            headings.1,
            entry.id,
            entry.title,
            indented(&entry.description, format)
        )?;
    }
    for (heading, list) in [
        ("Key differences", &comparison.key_differences),
        ("When to use which", &comparison.when_to_use_which),
    ] {
        if !list.is_empty() {
            writeln!(out, "{}{heading}", headings.1)?;
            list_of(out, list, format)?;
        }
    }
    Ok(())
}

fn indented(text: &str, format: TextFormat) -> String {
    if format == TextFormat::Markdown {
        return format!("\n{text}");
    }
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn list_of(out: &mut impl Write, list: &[String], format: TextFormat) -> io::Result<()> {
    if format == TextFormat::Markdown {
        writeln!(out)?;
    }
    let indent = if format == TextFormat::Markdown { "- " } else { "  - " };
    list.iter().try_for_each(|item| writeln!(out, "{indent}{item}"))
}

/// `RFC 5321 §3.3`.
pub(crate) fn reference(rfc: &smtplint_core::report::RfcRef) -> String {
    match &rfc.section {
        Some(section) => format!("RFC {} §{section}", rfc.number),
        None => format!("RFC {}", rfc.number),
    }
}
