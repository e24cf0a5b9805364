//! How a listener is set up.

use smtplint_core::registry::Offer;
use std::path::PathBuf;

/// What to do with a command in which something is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Refuse it.
    #[default]
    Strict,
    /// Take it where a usable value could be made of it, and report it.
    Lenient,
}

/// How a listener is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Addresses to listen on for SMTP.
    pub smtp: Vec<String>,
    /// The address of the page and the API; none for neither.
    pub http: Option<String>,
    /// The name in the greeting and in trace fields.
    pub hostname: String,
    /// What to do with what is wrong.
    pub mode: Mode,
    /// The Maildir; none to drop messages.
    pub store: Option<PathBuf>,
    /// The file that sessions are appended to.
    pub log: Option<PathBuf>,
    /// The largest message, in octets; stated with SIZE.
    pub max_message_size: u64,
    /// Clients served at once; more are told to come back.
    pub max_connections: usize,
    /// Show the command, a caret and the help in each refusal.
    pub explain_replies: bool,
    /// Keywords of service extensions that are not offered.
    pub without: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            smtp: vec!["127.0.0.1:2525".into()],
            http: Some("127.0.0.1:8025".into()),
            hostname: "localhost.localdomain".into(),
            mode: Mode::Strict,
            store: Some("smtplint-data".into()),
            log: None,
            max_message_size: 32 * 1024 * 1024,
            max_connections: 1000,
            explain_replies: false,
            without: Vec::new(),
        }
    }
}

impl Config {
    /// The lines of the response to EHLO after the first.
    pub(crate) fn ehlo_lines(&self) -> Vec<String> {
        let size = format!("SIZE {}", self.max_message_size);
        let offered = ["PIPELINING", &size, "8BITMIME", "ENHANCEDSTATUSCODES", "HELP"];
        let hidden = |line: &str| {
            let keyword = line.split(' ').next().unwrap_or_default();
            self.without.iter().any(|without| without.eq_ignore_ascii_case(keyword))
        };
        offered.into_iter().filter(|line| !hidden(line)).map(str::to_owned).collect()
    }

    /// What the response to EHLO offers.
    pub(crate) fn offer(&self) -> Offer {
        let mut offer = Offer::NONE;
        for line in self.ehlo_lines() {
            offer.add(line.as_bytes());
        }
        offer
    }
}
