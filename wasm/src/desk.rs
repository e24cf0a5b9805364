//! What lies ready between two calls: the input that JavaScript wrote, the options, the record.

use crate::layout::{
    EXTENSIONS_ALL, EXTENSIONS_LIST, EXTENSIONS_NONE, OPTION_EXTENSION, OPTION_IGNORE, OPTION_LANG,
    OPTION_REPLY_TO, PROTOCOL_LMTP, PROTOCOL_SUBMISSION,
};
use crate::record::{Record, address};
use crate::{quick, reports};
#[cfg(feature = "transcripts")]
use crate::{sessions::Sessions, transcript};
use smtplint_core::command::Context;
use smtplint_core::{Extensions, Finding, Language, LintOptions, Preset, Protocol};
use std::cell::RefCell;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Calls `work` with the one desk of this instance.
pub(crate) fn with<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(work)
}

/// The desk. Nothing that JavaScript holds an address of moves while no call is under way.
#[derive(Default)]
pub(crate) struct Desk {
    input: Vec<u8>,
    options: LintOptions,
    context: Context,
    findings: Vec<Finding>,
    record: Record,
    /// Apart, so that a rule may be asked for while a report is being read.
    rule: Record,
    #[cfg(feature = "transcripts")]
    sessions: Sessions,
    /// Those that were brought in beside English.
    languages: Vec<Language>,
}

impl Desk {
    /// Makes room for an input of so many octets; returns its address.
    pub(crate) fn room(&mut self, octets: usize) -> u32 {
        if self.input.len() < octets {
            self.input = vec![0; octets];
        }
        address(self.input.as_slice())
    }

    /// Begins the options anew.
    pub(crate) fn begin_options(&mut self, wire: bool, extensions: u32, protocol: u32) {
        self.options = LintOptions {
            wire,
            extensions: match extensions {
                EXTENSIONS_ALL => Extensions::Preset(Preset::All),
                EXTENSIONS_NONE => Extensions::Preset(Preset::None),
                EXTENSIONS_LIST => Extensions::List(Vec::new()),
                _ => Extensions::Unstated,
            },
            protocol: match protocol {
                PROTOCOL_SUBMISSION => Protocol::Submission,
                PROTOCOL_LMTP => Protocol::Lmtp,
                _ => Protocol::Smtp,
            },
            ..LintOptions::default()
        };
        self.context = self.options.context();
    }

    /// Adds one text to the options: the first so many octets of the input.
    pub(crate) fn add_option(&mut self, option: u32, octets: usize) {
        let text = self.text(octets);
        match (option, &mut self.options.extensions) {
            (OPTION_EXTENSION, Extensions::List(list)) => {
                list.push(text);
                self.context = self.options.context();
            }
            (OPTION_IGNORE, _) => self.options.ignore.push(text),
            (OPTION_REPLY_TO, _) => self.options.reply_to = Some(text),
            (OPTION_LANG, _) => self.options.language = self.language(&text),
            _ => {}
        }
    }

    /// A language that was brought in, by its tag; else English.
    pub(crate) fn language(&self, tag: &str) -> Language {
        self.languages.iter().find(|language| language.tag() == tag).copied().unwrap_or_default()
    }

    fn text(&self, octets: usize) -> String {
        String::from_utf8_lossy(&self.input[..octets]).into_owned()
    }

    /// Judges the first so many octets of the input as a command line.
    pub(crate) fn lint_command(&mut self, octets: usize, is_text: bool) -> u32 {
        let input = &self.input[..octets];
        if self.options.ignore.is_empty()
            && self.options.language == Language::ENGLISH
            && let Some(at) = quick::lint(input, &self.context, &mut self.findings, &mut self.record)
        {
            return at;
        }
        self.lint_command_at_length(octets, is_text)
    }

    /// Apart, so that the usual way stays a short function.
    #[cold]
    #[inline(never)]
    fn lint_command_at_length(&mut self, octets: usize, is_text: bool) -> u32 {
        let input = &self.input[..octets];
        let mut report = smtplint_core::lint_command(input, &self.options);
        reports::in_its_own_unit(input, is_text, &mut report.diagnostics);
        reports::command(&mut self.record, &report)
    }

    /// Judges them as a reply.
    pub(crate) fn lint_reply(&mut self, octets: usize, is_text: bool) -> u32 {
        let input = &self.input[..octets];
        let mut report = smtplint_core::lint_reply(input, &self.options);
        reports::in_its_own_unit(input, is_text, &mut report.diagnostics);
        reports::reply(&mut self.record, &report)
    }

    /// Judges them as an address.
    pub(crate) fn lint_address(&mut self, octets: usize, is_text: bool) -> u32 {
        let input = &self.input[..octets];
        let mut report = smtplint_core::lint_address(input, &self.options);
        reports::in_its_own_unit(input, is_text, &mut report.diagnostics);
        reports::address_report(&mut self.record, &report)
    }

    /// Says what a reply means.
    pub(crate) fn classify(&mut self, octets: usize) -> u32 {
        let classification = smtplint_core::classify(&self.text(octets));
        reports::classification(&mut self.record, classification.as_ref())
    }

    /// Tells of a rule by its address.
    pub(crate) fn rule(&mut self, address: u32) -> u32 {
        reports::rule(&mut self.rule, address)
    }
}

#[cfg(feature = "reference")]
impl Desk {
    /// Brings a language in: whether the catalogue is one that this version can read.
    pub(crate) fn add_language(&mut self, tag: &str, catalogue: &[u8]) -> bool {
        if self.languages.iter().any(|language| language.tag() == tag) {
            return true;
        }
        // Languages are few, and stay as long as the instance.
        let (tag, catalogue) = (tag.to_owned().leak(), catalogue.to_vec().leak());
        Language::new(tag, catalogue).map(|language| self.languages.push(language)).is_ok()
    }
}

#[cfg(feature = "transcripts")]
impl Desk {
    /// Judges the first so many octets of the input as a log of both sides.
    pub(crate) fn lint_transcript(&mut self, octets: usize, is_text: bool) -> u32 {
        let input = &self.input[..octets];
        let mut report = smtplint_core::lint_transcript(input, &self.options);
        transcript::in_its_own_unit(input, is_text, &mut report);
        transcript::report(&mut self.record, &report)
    }

    /// Begins a live session by the options that hold now.
    pub(crate) fn begin_session(&mut self, number: u32) {
        self.sessions.begin(number, &self.options);
    }

    /// Feeds it the first so many octets of the input, of one side.
    pub(crate) fn feed_session(&mut self, number: u32, is_client: bool, octets: usize) -> u32 {
        self.sessions.feed(number, is_client, &self.input[..octets], &mut self.record)
    }

    /// Tells it that TLS is established.
    pub(crate) fn session_tls(&mut self, number: u32) {
        self.sessions.tls_established(number);
    }

    /// Ends it.
    pub(crate) fn end_session(&mut self, number: u32, closed_by: u32) -> u32 {
        self.sessions.end(number, closed_by, &mut self.record)
    }

    /// Forgets it.
    pub(crate) fn free_session(&mut self, number: u32) {
        self.sessions.free(number);
    }
}
