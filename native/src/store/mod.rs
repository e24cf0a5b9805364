//! Where messages and sessions are kept.

mod envelope;
mod maildir;
mod places;
mod sessions;

pub use envelope::Envelope;
pub use maildir::Maildir;
pub(crate) use places::Places;
pub use sessions::{Record, Sessions};
