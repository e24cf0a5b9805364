//! `smtplint coverage`.

use super::TextFormat;
use clap::Args;
use smtplint_core::Language;
use smtplint_core::reference::coverage;
use std::io::{self, Write};
use std::process::ExitCode;

/// List every verb, every service extension and every RFC that smtplint covers.
#[derive(Debug, Args)]
pub(super) struct Coverage {
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    format: TextFormat,
}

impl Coverage {
    pub(super) fn run(&self, language: Language) -> io::Result<ExitCode> {
        let mut out = io::BufWriter::new(anstream::stdout().lock());
        let covered = coverage();
        match self.format {
            TextFormat::Json => {
                serde_json::to_writer_pretty(&mut out, &covered)?;
                writeln!(out)?;
            }
            // The tables read well as they are.
            TextFormat::Text | TextFormat::Markdown => write!(out, "{}", covered.markdown_in(language))?,
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
