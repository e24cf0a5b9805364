//! `smtplint schema`.

use clap::Args;
use std::io::{self, Write};
use std::process::ExitCode;

/// Print the JSON Schema of an output.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  smtplint schema report > report.schema.json")]
pub(super) struct Schema {
    /// Which output.
    #[arg(value_name = "NAME", value_parser = crate::output::schema::names())]
    name: String,
}

impl Schema {
    pub(super) fn run(&self) -> io::Result<ExitCode> {
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, &crate::output::schema::of(&self.name)?)?;
        writeln!(out)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
