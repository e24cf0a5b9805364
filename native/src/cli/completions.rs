//! `smtplint completions`.

use clap::Args;
use clap_complete::{Shell, generate};
use std::io::{self, Write};
use std::process::ExitCode;

/// Print completions for a shell.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  smtplint completions bash > ~/.local/share/bash-completion/completions/smtplint"
)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> io::Result<ExitCode> {
        // The generator does not hand errors on: it writes to memory, which has none.
        let mut script = Vec::new();
        generate(self.shell, &mut super::command(), "smtplint", &mut script);
        let mut out = io::stdout().lock();
        out.write_all(&script)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
