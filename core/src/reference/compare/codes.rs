//! Compares two reply codes.

use super::super::phrases::{Phrase, comparing as say, facts};
use super::super::reply::{self, general_code, retry_by_class};
use super::super::words::{
    capitalised, concerns, either, happens, places, reaction, reports, sending_again, who_acts,
};
use super::{Comparison, Fact, Side, put_together};
use crate::language::Language;
use crate::registry::classes::{ReplyCategory, ReplyClass};
use crate::registry::codes::{Action, ReplyCode, Retry, Status, reply_code};
use crate::reply::classify::action_by_class;
use alloc::string::{String, ToString};
use alloc::{format, vec::Vec};

pub(super) fn compare(a: u16, b: u16, language: Language) -> Option<Comparison> {
    let (left, right) = (Code::new(a)?, Code::new(b)?);
    Some(put_together(reply::explain(a, language)?, reply::explain(b, language)?, [&left, &right], language))
}

/// What is known of a reply code; of an unregistered one, what its digits tell.
struct Code {
    id: String,
    number: u16,
    class: ReplyClass,
    entry: Option<&'static ReplyCode>,
}

impl Code {
    fn new(code: u16) -> Option<Self> {
        Some(Self {
            id: code.to_string(),
            number: code,
            class: ReplyClass::of(code)?,
            entry: reply_code(code),
        })
    }

    fn retry(&self) -> Option<Retry> {
        self.entry.map_or_else(|| retry_by_class(self.class), |entry| entry.retry)
    }

    fn action(&self) -> Action {
        self.entry.map_or_else(|| action_by_class(self.class), |entry| entry.action)
    }

    /// Where it comes from: a code of an extension names its RFC.
    fn origin(&self) -> Option<Fact> {
        let entry = self.entry?;
        Some(match entry.status {
            Status::Core => Fact::new(&facts::FROM_CORE, []),
            Status::Extension => Fact::new(&facts::FROM_RFC, [entry.rfc.first()?.0.to_string()]),
            Status::Vendor => Fact::new(&facts::FROM_VENDOR, []),
            Status::Folklore => Fact::new(&facts::FROM_FOLKLORE, []),
        })
    }
}

impl Side for Code {
    fn id(&self) -> &str {
        &self.id
    }

    fn short(&self, language: Language) -> String {
        self.entry.map(|entry| reply::text(entry, language).plain("In short")).unwrap_or_default()
    }

    fn unknown(&self) -> &'static Phrase {
        &facts::MEANS_NOTHING
    }

    fn of_class(&self, _: Language) -> String {
        String::new()
    }

    fn facts(&self, language: Language) -> Vec<Option<Fact>> {
        let of_entry = |fact: &dyn Fn(&ReplyCode) -> Fact| self.entry.map(fact);
        let carried = |entry: &ReplyCode| {
            (!entry.enhanced.is_empty())
                .then(|| Fact::new(&facts::CARRIES, [either(language, entry.enhanced)]))
        };
        Vec::from([
            Some(Fact::new(reports(self.class), [format!("{}yz", self.class.digit())])),
            Some(Fact::new(sending_again(self.retry()), [])),
            ReplyCategory::of(self.number).and_then(concerns).map(|about| Fact::new(about, [])),
            of_entry(&|entry| Fact::new(&facts::COMES, [places(language, entry.phases)])),
            of_entry(&|entry| Fact::new(happens(entry.next), [])),
            of_entry(&|entry| Fact::new(who_acts(entry.actor), [])),
            self.entry.and_then(carried),
            self.origin(),
        ])
    }

    fn when_to_send(&self, language: Language) -> String {
        match self.entry {
            Some(entry) => reply::text(entry, language).plain("When to send it"),
            None => {
                capitalised(&say::SEND_NOT.fill(language, &[&self.id, &general_code(self.class).to_string()]))
            }
        }
    }

    fn reaction(&self) -> &'static Phrase {
        reaction(self.action(), self.entry.map(|entry| entry.next))
    }
}
