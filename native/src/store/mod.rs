//! Where messages and sessions are kept.

mod envelope;
mod log;
mod maildir;
mod sessions;

pub use envelope::Envelope;
pub(crate) use log::Log;
pub use maildir::Maildir;
pub use sessions::{Record, Sessions};
