//! What a message came with besides its octets.

use jiff::Timestamp;
use serde::Serialize;
use smtplint_core::command::{Host, Params, Path};
use smtplint_core::visible;
use std::net::SocketAddr;

/// Who sent a message, for whom, and how it came.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Envelope {
    reverse_path: String,
    forward_paths: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    declared_size: Option<u64>,
    helo: String,
    peer: String,
    received: String,
    /// Octets of the message as it was sent.
    size: usize,
    #[serde(skip)]
    by: String,
    #[serde(skip)]
    extended: bool,
}

impl Envelope {
    /// A transaction as MAIL opens it.
    pub(crate) fn new(path: Option<Path<'_>>, params: &Params<'_>) -> Self {
        Self {
            reverse_path: path.map(mailbox).unwrap_or_default(),
            declared_size: params.size,
            ..Self::default()
        }
    }

    /// Adds a recipient.
    pub(crate) fn add(&mut self, path: Option<Path<'_>>) {
        self.forward_paths.push(path.map(mailbox).unwrap_or_default());
    }

    /// How many recipients there are.
    pub(crate) fn recipients(&self) -> usize {
        self.forward_paths.len()
    }

    /// Notes how and when the message came.
    pub(crate) fn came(&mut self, by: &str, peer: SocketAddr, helo: Option<&(String, bool)>, size: usize) {
        by.clone_into(&mut self.by);
        self.peer = peer.to_string();
        (self.helo, self.extended) = helo.cloned().unwrap_or_default();
        self.received = Timestamp::now().to_string();
        self.size = size;
    }

    /// The trace fields that go before the message (RFC 5321 §4.4).
    pub(crate) fn trace(&self, id: &str) -> String {
        let date = jiff::fmt::rfc2822::to_string(&Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC))
            .unwrap_or_default();
        let ip = self.peer.parse::<SocketAddr>().map(|peer| literal(peer.ip())).unwrap_or_default();
        let protocol = if self.extended { "ESMTP" } else { "SMTP" };
        format!(
            "Return-Path: <{}>\r\nReceived: from {} ({ip})\r\n by {} with {protocol} id {id};\r\n {date}\r\n",
            self.reverse_path, self.helo, self.by
        )
    }
}

fn literal(ip: std::net::IpAddr) -> String {
    match ip {
        std::net::IpAddr::V4(ip) => format!("[{ip}]"),
        std::net::IpAddr::V6(ip) => format!("[IPv6:{ip}]"),
    }
}

/// A path without its brackets and without a source route, which is ignored (RFC 5321 §4.1.1.3).
fn mailbox(path: Path<'_>) -> String {
    match path {
        Path::Null => String::new(),
        Path::Postmaster(name) => visible(name),
        Path::Mailbox(_, mailbox) => {
            let host = match mailbox.host {
                Some(Host::Domain(domain)) => visible(domain),
                Some(Host::Literal(literal)) => format!("[{}]", visible(literal.text)),
                None => return visible(mailbox.local_part),
            };
            format!("{}@{host}", visible(mailbox.local_part))
        }
    }
}
