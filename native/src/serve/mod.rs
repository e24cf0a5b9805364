//! The listener: accepts or refuses each command by core's rules, and says what to mend.

mod config;
mod connection;
mod data;
mod limits;
mod replies;
mod run;
mod secrets;
mod wire;

pub use config::{Config, Mode};
pub(crate) use run::Shared;
pub use run::run;
