//! Facts: reply codes, enhanced status codes, verbs, extensions, limits, as typed tables.

#[cfg(feature = "reference")]
pub mod bounces;
pub mod classes;
pub mod codes;
pub mod ehlo;
pub mod enhanced;
pub mod extensions;
#[cfg(feature = "reference")]
pub mod guides;
pub mod limits;
pub mod mechanisms;
mod offer;
#[cfg(feature = "reference")]
pub mod pairs;
pub mod rfcs;
pub mod smuggling;
#[cfg(feature = "reference")]
pub mod terms;
mod verbs;

pub use extensions::{Extension, Param, Value};
#[cfg(feature = "reference")]
pub use guides::Guide;
pub use offer::Offer;
#[cfg(feature = "reference")]
pub use pairs::Pair;
#[cfg(feature = "reference")]
pub use terms::Term;
pub use verbs::{Arguments, Effect, Pipelining, Standing, Verb};
