//! Compares two reply codes.

use super::super::phrases::{Phrase, comparing as say, facts};
use super::super::reply::{self, Known, general_code, retry_by_class};
use super::super::words::{concerns, either, happens, places, reaction, reports, sending_again, who_acts};
use super::{Comparison, Fact, Side, put_together};
use crate::language::Language;
use crate::registry::classes::{ReplyCategory, ReplyClass};
use crate::registry::codes::{Action, Retry, Status};
use crate::reply::classify::action_by_class;
use alloc::string::{String, ToString};
use alloc::{format, vec::Vec};

pub(super) fn compare(a: u16, b: u16, language: Language) -> Option<Comparison> {
    let (left, right) = (Code::new(a, language)?, Code::new(b, language)?);
    Some(put_together(reply::explain(a, language)?, reply::explain(b, language)?, [&left, &right], language))
}

/// What is known of a reply code; of one that nobody lists, what its digits tell.
struct Code {
    id: String,
    number: u16,
    class: ReplyClass,
    known: Option<Known>,
}

impl Code {
    fn new(code: u16, language: Language) -> Option<Self> {
        Some(Self {
            id: code.to_string(),
            number: code,
            class: ReplyClass::of(code)?,
            known: Known::of(code, language),
        })
    }

    /// What the second digit says; nothing in the class 1yz, which SMTP does not have.
    fn category(&self) -> Option<ReplyCategory> {
        ReplyCategory::of(self.number).filter(|_| self.class != ReplyClass::PositivePreliminary)
    }

    fn retry(&self) -> Option<Retry> {
        self.known.as_ref().map_or_else(|| retry_by_class(self.class), |known| known.retry)
    }

    fn action(&self) -> Action {
        self.known.as_ref().map_or_else(|| action_by_class(self.class), |known| known.action)
    }
}

/// Where a code comes from: one of an extension names its RFC.
fn origin(known: &Known) -> Option<Fact> {
    Some(match known.status {
        Status::Core => Fact::new(&facts::FROM_CORE, []),
        Status::Extension => Fact::new(&facts::FROM_RFC, [known.rfc.first()?.0.to_string()]),
        Status::Vendor => Fact::new(&facts::FROM_VENDOR, []),
        Status::Folklore => Fact::new(&facts::FROM_FOLKLORE, []),
    })
}

impl Side for Code {
    fn id(&self) -> &str {
        &self.id
    }

    fn short(&self, _: Language) -> String {
        self.known.as_ref().map(|known| known.text.plain("In short")).unwrap_or_default()
    }

    fn unknown(&self) -> &'static Phrase {
        &facts::MEANS_NOTHING
    }

    fn of_class(&self, _: Language) -> String {
        String::new()
    }

    fn facts(&self, language: Language) -> Vec<Option<Fact>> {
        let known = self.known.as_ref();
        let places = |known: &Known| {
            let told = (!known.phases.is_empty()).then(|| places(language, known.phases))?;
            Some(Fact::new(&facts::COMES, [told]))
        };
        let carried = |known: &Known| {
            let told = (!known.enhanced.is_empty()).then(|| either(language, known.enhanced))?;
            Some(Fact::new(&facts::CARRIES, [told]))
        };
        Vec::from([
            Some(Fact::new(reports(self.class), [format!("{}yz", self.class.digit())])),
            Some(Fact::new(sending_again(self.retry()), [])),
            self.category().and_then(concerns).map(|about| Fact::new(about, [])),
            known.and_then(places),
            known.and_then(|known| known.next).map(|next| Fact::new(happens(next), [])),
            known.map(|known| Fact::new(who_acts(known.actor), [])),
            known.and_then(carried),
            known.and_then(origin),
        ])
    }

    fn when_to_send(&self, language: Language) -> String {
        match &self.known {
            Some(known) => known.text.plain("When to send it"),
            None => say::SEND_NOT.fill(language, &[&self.id, &general_code(self.class).to_string()]),
        }
    }

    fn reaction(&self) -> &'static Phrase {
        reaction(self.action(), self.known.as_ref().and_then(|known| known.next))
    }
}
