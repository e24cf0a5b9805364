//! The lists of the site: one folder each.

use smtplint_core::reference::EntryKind;
use smtplint_core::reference::phrases::{Phrase, names, site};

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
            Self::Entries(EntryKind::ReplyCode) => &names::REPLY_CODES,
            Self::Entries(EntryKind::EnhancedStatusCode) => &names::ENHANCED_CODES,
            Self::Entries(EntryKind::Rule) => &names::RULES,
            Self::Entries(EntryKind::Command) => &names::COMMANDS,
            Self::Entries(EntryKind::Extension) => &names::EXTENSIONS,
            Self::Entries(EntryKind::Guide) => &names::GUIDES,
            Self::Entries(EntryKind::Term) => &names::TERMS,
            Self::Compare => &site::COMPARE,
        }
    }

    pub(super) fn lead(self) -> &'static Phrase {
        match self {
            Self::Entries(EntryKind::ReplyCode) => &site::CODES_LEAD,
            Self::Entries(EntryKind::EnhancedStatusCode) => &site::ENHANCED_LEAD,
            Self::Entries(EntryKind::Rule) => &site::RULES_LEAD,
            Self::Entries(EntryKind::Command) => &site::COMMANDS_LEAD,
            Self::Entries(EntryKind::Extension) => &site::EXTENSIONS_LEAD,
            Self::Entries(EntryKind::Guide) => &site::GUIDES_LEAD,
            Self::Entries(EntryKind::Term) => &site::TERMS_LEAD,
            Self::Compare => &site::COMPARE_LEAD,
        }
    }
}
