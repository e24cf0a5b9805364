//! The lists of the site: one folder each.

use super::words::{self, Phrase};
use smtplint_core::reference::EntryKind;

/// A kind of pages, with the folder that holds them and the list that names them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Entries(EntryKind),
    Compare,
}

impl Section {
    /// In the order in which the site lists them.
    pub(super) const ALL: [Self; 8] = [
        Self::Entries(EntryKind::ReplyCode),
        Self::Entries(EntryKind::EnhancedStatusCode),
        Self::Compare,
        Self::Entries(EntryKind::Guide),
        Self::Entries(EntryKind::Command),
        Self::Entries(EntryKind::Extension),
        Self::Entries(EntryKind::Rule),
        Self::Entries(EntryKind::Term),
    ];

    /// The place of its list: a folder.
    pub(super) const fn place(self) -> &'static str {
        match self {
            Self::Entries(EntryKind::ReplyCode) => "codes/",
            Self::Entries(EntryKind::EnhancedStatusCode) => "enhanced/",
            Self::Entries(EntryKind::Rule) => "rules/",
            Self::Entries(EntryKind::Command) => "commands/",
            Self::Entries(EntryKind::Extension) => "extensions/",
            Self::Entries(EntryKind::Guide) => "guides/",
            Self::Entries(EntryKind::Term) => "terms/",
            Self::Compare => "compare/",
        }
    }

    pub(super) fn title(self) -> &'static Phrase {
        match self {
            Self::Entries(EntryKind::ReplyCode) => &words::CODES,
            Self::Entries(EntryKind::EnhancedStatusCode) => &words::ENHANCED,
            Self::Entries(EntryKind::Rule) => &words::RULES,
            Self::Entries(EntryKind::Command) => &words::COMMANDS,
            Self::Entries(EntryKind::Extension) => &words::EXTENSIONS,
            Self::Entries(EntryKind::Guide) => &words::GUIDES,
            Self::Entries(EntryKind::Term) => &words::TERMS,
            Self::Compare => &words::COMPARE,
        }
    }

    pub(super) fn lead(self) -> &'static Phrase {
        match self {
            Self::Entries(EntryKind::ReplyCode) => &words::CODES_LEAD,
            Self::Entries(EntryKind::EnhancedStatusCode) => &words::ENHANCED_LEAD,
            Self::Entries(EntryKind::Rule) => &words::RULES_LEAD,
            Self::Entries(EntryKind::Command) => &words::COMMANDS_LEAD,
            Self::Entries(EntryKind::Extension) => &words::EXTENSIONS_LEAD,
            Self::Entries(EntryKind::Guide) => &words::GUIDES_LEAD,
            Self::Entries(EntryKind::Term) => &words::TERMS_LEAD,
            Self::Compare => &words::COMPARE_LEAD,
        }
    }
}
