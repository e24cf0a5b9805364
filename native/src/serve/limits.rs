//! The limits that keep one client from harming the others, each with its unit, its source and its reply.

use std::time::Duration;

/// A 421: the connection closes after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClosingReply {
    pub(super) enhanced: &'static str,
    text: &'static str,
}

impl ClosingReply {
    /// The text after the enhanced status code begins with the host name (RFC 5321 §4.2.3).
    pub(super) fn text(self, hostname: &str) -> String {
        format!("{hostname} {}", self.text)
    }
}

const fn closing(enhanced: &'static str, text: &'static str) -> ClosingReply {
    ClosingReply { enhanced, text }
}

/// How long a client may take for its next command (RFC 5321 §4.5.3.2.7: at least 5 minutes).
pub(super) const COMMAND_TIMEOUT: Duration = Duration::from_mins(5);
/// How long a client may take for its next octets of message data (RFC 5321 §4.5.3.2.5: at least 3 minutes).
pub(super) const DATA_TIMEOUT: Duration = Duration::from_mins(3);
/// How long the client may take to read replies.
pub(super) const WRITE_TIMEOUT: Duration = Duration::from_mins(5);
/// The answer to a client that sends nothing.
pub(super) const TIMEOUT_REPLY: ClosingReply = closing("4.4.2", "the client sent nothing for too long");
/// The answer to a client beyond `--max-connections`.
pub(super) const TOO_MANY_CONNECTIONS_REPLY: ClosingReply =
    closing("4.3.2", "too many connections, come back later");
/// The answer when the listener stops.
pub(super) const SHUTDOWN_REPLY: ClosingReply = closing("4.3.2", "the listener is stopping");
/// How long transactions may go on when the listener stops.
pub(super) const SHUTDOWN_GRACE: Duration = Duration::from_secs(30);
/// Octets kept of a command line; the longest that any extension allows is far shorter.
pub(super) const LINE: usize = 16 * 1024;
/// Octets read at once.
pub(super) const READ: usize = 64 * 1024;
/// Refused commands in one session before it is closed.
pub(super) const ERRORS: usize = 100;
/// The answer then.
pub(super) const ERRORS_REPLY: ClosingReply = closing("4.7.0", "too many errors");
/// Recipients in one transaction; a server takes at least 100 (RFC 5321 §4.5.3.1.8).
pub(super) const RECIPIENTS: usize = 1000;
