//! `smtplint rules`.

use super::TextFormat;
use super::reference::reference;
use clap::Args;
use smtplint_core::rules::rules_info_in;
use smtplint_core::{Language, RuleInfo};
use std::io::{self, Write};
use std::process::ExitCode;

/// List every rule.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    format: TextFormat,
}

impl Rules {
    pub(super) fn run(&self, language: Language) -> io::Result<ExitCode> {
        let mut out = io::BufWriter::new(anstream::stdout().lock());
        let rules = rules_info_in(language);
        match self.format {
            TextFormat::Json => {
                serde_json::to_writer_pretty(&mut out, &rules)?;
                writeln!(out)?;
            }
            TextFormat::Text => rules.iter().try_for_each(|rule| line(&mut out, rule))?,
            TextFormat::Markdown => {
                writeln!(out, "| code | rule | severity | what it says | RFC |\n|---|---|---|---|---|")?;
                rules.iter().try_for_each(|rule| row(&mut out, rule))?;
            }
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

fn line(out: &mut impl Write, rule: &RuleInfo) -> io::Result<()> {
    writeln!(out, "{} {:<8} {:<30} {}", rule.code, rule.severity.name(), rule.rule, rule.summary)
}

fn row(out: &mut impl Write, rule: &RuleInfo) -> io::Result<()> {
    let sections: Vec<String> = rule.rfc.iter().map(reference).collect();
    let summary = rule.summary.replace('|', "\\|");
    writeln!(
        out,
        "| {} | `{}` | {} | {summary} | {} |",
        rule.code,
        rule.rule,
        rule.severity.name(),
        sections.join(", ")
    )
}
