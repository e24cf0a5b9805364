//! Compares two enhanced status codes.

use super::super::enhanced::{self, class_heading, codes_of_class};
use super::super::phrases::{Phrase, comparing as say};
use super::super::query::Enhanced;
use super::super::words::{capitalised, either, reaction, reports, subject};
use super::{Comparison, Fact, Side, put_together};
use crate::language::Language;
use crate::registry::classes::ReplyClass;
use crate::registry::enhanced::{EnhancedCode, Standing, enhanced_code};
use crate::reply::classify::action_by_class;
use alloc::string::String;
use alloc::{format, vec::Vec};

pub(super) fn compare(a: Enhanced, b: Enhanced, language: Language) -> Option<Comparison> {
    let (left, right) = (Code::new(a)?, Code::new(b)?);
    let both = (enhanced::explain(a, language)?, enhanced::explain(b, language)?);
    Some(put_together(both.0, both.1, [&left, &right], language))
}

/// What is known of an enhanced status code; of an unlisted one, what its class and subject tell.
struct Code {
    id: String,
    numbers: Enhanced,
    class: ReplyClass,
    listed: Option<&'static EnhancedCode>,
}

impl Code {
    fn new(code: Enhanced) -> Option<Self> {
        let (class, subject, detail) = code;
        Some(Self {
            id: format!("{class}.{subject}.{detail}"),
            numbers: code,
            class: ReplyClass::of(u16::from(class) * 100)?,
            listed: enhanced_code(subject, detail),
        })
    }

    /// Whether the registry or practice has it with this class.
    fn is_sent(&self, listed: &EnhancedCode) -> bool {
        enhanced::ids(listed).any(|id| id == self.id)
    }

    /// The reply codes that it goes with.
    fn beside(&self, language: Language) -> String {
        let codes = self.listed.map(|listed| codes_of_class(listed, self.numbers.0)).unwrap_or_default();
        if codes.is_empty() {
            say::ANY_CODE.fill(language, &[&format!("{}", self.numbers.0)])
        } else {
            either(language, &codes)
        }
    }
}

impl Side for Code {
    fn id(&self) -> &str {
        &self.id
    }

    fn short(&self, language: Language) -> String {
        self.listed.map(|listed| enhanced::short(listed, language)).unwrap_or_default()
    }

    fn unknown(&self) -> &'static Phrase {
        &say::NOT_REGISTERED
    }

    fn of_class(&self, language: Language) -> String {
        let told =
            self.listed.map(|listed| enhanced::text(listed, language).plain(class_heading(self.numbers.0)));
        told.unwrap_or_default()
    }

    fn facts(&self, language: Language) -> Vec<Option<Fact>> {
        let (class, number, _) = self.numbers;
        let title = |listed| String::from(enhanced::title(listed, language));
        Vec::from([
            Some(Fact::new(reports(self.class), [format!("{class}.x.x")])),
            self.listed.map(|listed| Fact::new(&say::REGISTERED, [title(listed)])),
            subject(number).map(|name| Fact::new(&say::HAS_SUBJECT, [name.of(language).into()])),
            Some(Fact::new(&say::GOES_WITH, [self.beside(language)])),
        ])
    }

    fn when_to_send(&self, language: Language) -> String {
        let Some(listed) = self.listed else {
            return say::SEND_UNKNOWN.fill(language, &[&self.id]);
        };
        if listed.standing != Standing::Active {
            return say::SEND_NO_MORE.fill(language, &[&self.id]);
        }
        if self.is_sent(listed) {
            let slots = [&self.id, &self.beside(language), &self.short(language)];
            return capitalised(&say::SEND_WITH.fill(language, &slots.map(String::as_str)));
        }
        let fitting: Vec<String> = listed
            .classes
            .iter()
            .map(|class| format!("{class}.{}.{}", listed.subject, listed.detail))
            .collect();
        say::SEND_RATHER.fill(language, &[&either(language, &fitting), &self.id])
    }

    fn when_to_send_of_two(&self, language: Language) -> String {
        let when = match self.class {
            ReplyClass::TransientNegative => &say::SEND_IF_LATER,
            ReplyClass::PermanentNegative => &say::SEND_IF_NEVER,
            _ => return self.when_to_send(language),
        };
        match self.listed {
            Some(listed) if listed.standing == Standing::Active && self.is_sent(listed) => {
                when.fill(language, &[&self.id, &self.beside(language)])
            }
            _ => self.when_to_send(language),
        }
    }

    fn reaction(&self) -> &'static Phrase {
        reaction(action_by_class(self.class), None)
    }
}
