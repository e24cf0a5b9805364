#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod command;
pub mod document;
pub mod language;
mod octets;
pub mod registry;
pub mod reply;
pub mod report;
pub mod rules;
pub mod session;
pub mod transcript;

#[cfg(feature = "reference")]
pub mod reference;

mod cursor;
mod diagnose;
mod finding;
mod lint;
mod span;
mod suggest;
mod syntax;
mod words;

pub use diagnose::apply_fixes;
pub use document::lint_transcript;
pub use finding::{Arg, Finding, Findings, FirstError, Kind, ReplyContext, Report, Severity, Side};
pub use language::Language;
pub use lint::{lint_address, lint_command, lint_reply};
#[cfg(feature = "reference")]
pub use reference::{compare, compare_in, explain, explain_in};
pub use reply::classify;
#[cfg(feature = "reference")]
pub use report::RuleInfo;
pub use report::{
    AddressReport, CommandReport, Diagnostic, Edit, Extensions, Fix, LintOptions, Preset, Protocol, Range,
    ReplyReport, TranscriptReport,
};
#[cfg(feature = "reference")]
pub use rules::rules_info;
pub use span::{MAX_LINE, Span};
pub use words::visible;

/// The version of this crate, and of all four faces with it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
