//! The values that flags of `check` take.

use clap::ValueEnum;
use smtplint_core::document::{Dialect, InputKind, detect};
use smtplint_core::reply::Answers;
use smtplint_core::rules::{self, Rule};
use smtplint_core::{Extensions, Preset, Protocol, Severity};

/// What the input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InputArgument {
    Auto,
    Command,
    Reply,
    Transcript,
    Address,
}

impl InputArgument {
    /// Whether it takes a look at the input to know what it is.
    pub(super) const fn detects(self) -> bool {
        matches!(self, Self::Auto | Self::Transcript)
    }

    /// What an input is that begins like this.
    pub(super) fn kind(self, sample: &[u8]) -> (InputKind, Option<Dialect>) {
        match self {
            Self::Auto => detect(sample),
            Self::Command => (InputKind::Command, None),
            Self::Reply => (InputKind::Reply, None),
            Self::Address => (InputKind::Address, None),
            Self::Transcript => {
                let dialect = detect(sample).1.unwrap_or(Dialect::Bare);
                (InputKind::Transcript, Some(dialect))
            }
        }
    }
}

/// Which flavour of the protocol is spoken.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ProtocolArgument {
    Smtp,
    Submission,
    Lmtp,
}

impl From<ProtocolArgument> for Protocol {
    fn from(argument: ProtocolArgument) -> Self {
        match argument {
            ProtocolArgument::Smtp => Self::Smtp,
            ProtocolArgument::Submission => Self::Submission,
            ProtocolArgument::Lmtp => Self::Lmtp,
        }
    }
}

/// From which severity on a finding makes the run fail.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// Whether a finding of this severity makes the run fail.
    pub(crate) fn reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity == Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => true,
            Self::Never => false,
        }
    }
}

/// `all`, `none`, or keywords and EHLO lines with commas between them.
pub(super) fn extensions(list: &str) -> Extensions {
    match list {
        "all" => Extensions::Preset(Preset::All),
        "none" => Extensions::Preset(Preset::None),
        list => Extensions::List(list.split(',').map(|item| item.trim().to_owned()).collect()),
    }
}

/// `greeting` or a verb; a name that is neither would let every rule about it pass in silence.
pub(super) fn reply_to(name: &str) -> Result<String, String> {
    match Answers::find(name) {
        Some(_) => Ok(name.to_owned()),
        None => Err("neither \"greeting\" nor a verb that the standards define".into()),
    }
}

/// A rule by name or code, or the nearest in its stead.
pub(super) fn rule(name: &str) -> Result<&'static Rule, String> {
    rules::find(name.trim()).ok_or_else(|| {
        let near = smtplint_core::reference::nearest(name);
        let hint = near.first().map(|near| format!("; did you mean {near}?"));
        format!("no rule is called {name:?}{}", hint.unwrap_or_default())
    })
}
