//! Where messages and sessions are kept.

mod envelope;
mod maildir;
mod sessions;

pub use envelope::Envelope;
pub use maildir::Maildir;
pub use sessions::{Record, Sessions};
