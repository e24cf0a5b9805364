//! `smtplint man`.

use super::{UNREADABLE, complain};
use clap::Args;
use std::io::{self, Write};
use std::process::ExitCode;

/// Print the manual page of smtplint, or of one of its subcommands.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  smtplint man > smtplint.1\n  smtplint man check > smtplint-check.1\n  smtplint man check | man -l -"
)]
pub(super) struct Man {
    /// The subcommand; without it, smtplint as a whole.
    subcommand: Option<String>,
}

impl Man {
    pub(super) fn run(&self) -> io::Result<ExitCode> {
        let mut whole = super::command().disable_help_subcommand(true);
        whole.build();
        let page = match &self.subcommand {
            None => Some(&whole),
            Some(name) => whole.find_subcommand(name),
        };
        let Some(page) = page.cloned() else {
            complain(&format!("there is no subcommand {:?}", self.subcommand.as_deref().unwrap_or_default()));
            return Ok(ExitCode::from(UNREADABLE));
        };
        let mut out = io::stdout().lock();
        let source = concat!("smtplint ", env!("CARGO_PKG_VERSION"));
        clap_mangen::Man::new(page).source(source).manual("smtplint").render(&mut out)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
