//! `smtplint serve`.

use crate::serve::{Config, Mode, run};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Run the listener and the page.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  smtplint serve --smtp 127.0.0.1:2525 --store none --explain-replies")]
pub(super) struct Serve {
    /// Where to listen for SMTP.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:2525")]
    smtp: Vec<String>,
    /// Where to serve the page and the API.
    #[arg(long, value_name = "ADDR|none", default_value = "127.0.0.1:8025")]
    http: String,
    /// The name in the greeting, and in trace fields.
    #[arg(long, default_value = "localhost.localdomain")]
    hostname: String,
    /// Refuse what is wrong, or take what can be understood and report it.
    #[arg(long, value_enum, default_value = "strict")]
    mode: ModeArgument,
    /// The folder that keeps messages, as a Maildir.
    #[arg(long, value_name = "DIR|none", default_value = "smtplint-data")]
    store: String,
    /// Append every session to a file as JSON lines, which `smtplint check` reads; passwords are masked.
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// The largest message in octets.
    #[arg(long, value_name = "N", default_value_t = Config::default().max_message_size)]
    max_message_size: u64,
    /// How many clients are served at once.
    #[arg(long, value_name = "N", default_value_t = Config::default().max_connections)]
    max_connections: usize,
    /// Show the command, a caret and the help in each refusal.
    #[arg(long)]
    explain_replies: bool,
    /// A service extension not to offer.
    #[arg(long, value_name = "KEYWORD")]
    without: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ModeArgument {
    Strict,
    Lenient,
}

impl Serve {
    pub(super) fn run(self) -> ExitCode {
        run(Config {
            smtp: self.smtp,
            http: Some(self.http).filter(|http| http != "none"),
            hostname: self.hostname,
            mode: match self.mode {
                ModeArgument::Strict => Mode::Strict,
                ModeArgument::Lenient => Mode::Lenient,
            },
            store: Some(PathBuf::from(self.store)).filter(|store| store.as_os_str() != "none"),
            log: self.log,
            max_message_size: self.max_message_size,
            max_connections: self.max_connections,
            explain_replies: self.explain_replies,
            without: self.without,
        })
    }
}
