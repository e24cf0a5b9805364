//! Terminals and productions that commands share.

pub(crate) mod address;
pub(crate) mod base64;
pub(crate) mod class;
pub(crate) mod domain;
#[cfg(feature = "idna")]
mod idn;
pub(crate) mod line;
pub(crate) mod literal;
pub(crate) mod mailbox;
pub(crate) mod mistakes;
pub(crate) mod param;
pub(crate) mod pasted;
pub(crate) mod path;
pub(crate) mod string;
pub(crate) mod uri;
pub(crate) mod utf8;
pub(crate) mod xtext;
