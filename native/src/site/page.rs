//! One page: what it is about, where it stands, what it is called.

use super::Site;
use super::library::{Entry, Library, Pair};
use super::section::Section;
use super::{compare, entry, guide, index, layout, links, names, prose, rule};
use maud::{Markup, html};
use smtplint_core::reference::EntryKind;
use smtplint_core::reference::phrases::site;
use smtplint_core::{Language, explain};

/// What a page is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'l> {
    Home,
    List(Section),
    Entry(&'l Entry),
    Pair(&'l Pair),
    Missing,
}

/// A page of the site in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'l> {
    pub(super) site: &'l Site,
    pub(super) library: &'l Library,
    pub(super) subject: Subject<'l>,
}

impl Page<'_> {
    pub(super) fn language(&self) -> Language {
        self.library.language
    }

    /// Its place below the language.
    pub(super) fn place(&self) -> String {
        match self.subject {
            Subject::Home => String::new(),
            Subject::List(section) => section.place().to_owned(),
            Subject::Entry(entry) => entry.place.clone(),
            Subject::Pair(pair) => pair.place(),
            Subject::Missing => "404".to_owned(),
        }
    }

    /// Its path below the site's root.
    pub(super) fn path(&self) -> String {
        links::path(self.language(), &self.place())
    }

    /// The way from here to the site's root.
    pub(super) fn root(&self) -> String {
        match self.subject {
            // It is shown at any address, so that only a path from the host's own root leads anywhere.
            Subject::Missing => links::host_path(&self.site.base),
            _ => links::up(&self.path()),
        }
    }

    /// The address, from here, of the linter's page in the same language; its views follow behind `#`.
    pub(super) fn linter(&self) -> String {
        format!("{}?lang={}", self.root(), self.language().tag())
    }

    /// The address, from here, of a place in the same language.
    pub(super) fn to(&self, place: &str) -> String {
        format!("{}{}", self.root(), links::path(self.language(), place))
    }

    /// The address of an id; of a code without a page, the view of the linter's page that tells of any; else none.
    pub(super) fn leads_to(&self, id: &str) -> Option<String> {
        if let Some(entry) = self.library.find(id) {
            return Some(self.to(&entry.place));
        }
        let is_code = id.starts_with(|first: char| first.is_ascii_digit());
        (is_code && explain(id).is_some()).then(|| format!("{}{}", self.linter(), links::viewer(id)))
    }

    /// The whole address of this page in a language.
    pub(super) fn address(&self, language: Language) -> String {
        format!("{}/{}", &self.site.base, links::path(language, &self.place()))
    }

    /// Running text with its links.
    pub(super) fn paragraphs(&self, text: &str) -> Markup {
        prose::paragraphs(text, &|id| self.leads_to(id))
    }

    pub(super) fn inline(&self, text: &str) -> Markup {
        prose::inline(text, &|id| self.leads_to(id))
    }

    /// The list that it is on.
    pub(super) fn section(&self) -> Option<Section> {
        match self.subject {
            Subject::Home | Subject::Missing => None,
            Subject::List(section) => Some(section),
            Subject::Entry(entry) => Some(Section::Entries(entry.told.kind)),
            Subject::Pair(_) => Some(Section::Compare),
        }
    }

    /// What stands in its heading, without marks.
    pub(super) fn heading(&self) -> String {
        let language = self.language();
        match self.subject {
            Subject::Home => site::SITE.of(language).to_owned(),
            Subject::List(section) => section.title().of(language).to_owned(),
            Subject::Entry(entry) => entry.heading(),
            Subject::Pair(pair) => site::TWO_COMPARED.fill(language, &[&pair.a, &pair.b]),
            Subject::Missing => site::NOT_FOUND.of(language).to_owned(),
        }
    }

    /// The title in the head: no other page has it.
    pub(super) fn title(&self) -> String {
        let language = self.language();
        let told = match self.subject {
            Subject::Home => return format!("smtplint: {}", site::SITE.of(language)),
            Subject::Missing => self.heading(),
            Subject::List(_) => format!("{} – {}", self.heading(), site::SITE.of(language)),
            // What people type when they look for it.
            Subject::Pair(pair) => site::TITLE_PAIR.fill(language, &[&pair.a, &pair.b]),
            Subject::Entry(entry) if entry.told.class.is_some() => {
                site::TITLE_CODE.fill(language, &[&entry.told.id, &entry.title])
            }
            Subject::Entry(entry) => {
                format!("{} – {}", self.heading(), names::kind(entry.told.kind).of(language))
            }
        };
        format!("{told} | smtplint")
    }

    /// One or two sentences for those who have not opened it yet: no other page has them.
    pub(super) fn description(&self) -> String {
        let language = self.language();
        match self.subject {
            Subject::Home => site::SITE_LEAD.of(language).to_owned(),
            Subject::List(section) => {
                site::NAMED.fill(language, &[section.title().of(language), section.lead().of(language)])
            }
            Subject::Entry(entry) => entry::in_brief(entry, language),
            Subject::Pair(pair) => compare::in_brief(self.library, pair),
            Subject::Missing => site::NOT_FOUND_LEAD.of(language).to_owned(),
        }
    }

    /// The whole page.
    pub(super) fn html(&self) -> String {
        let body = match self.subject {
            Subject::Home => index::home(self),
            Subject::List(section) => index::list(self, section),
            Subject::Entry(entry) => match entry.told.kind {
                EntryKind::Rule => rule::body(self, entry),
                EntryKind::Guide => guide::body(self, entry),
                _ => entry::body(self, entry),
            },
            Subject::Pair(pair) => compare::body(self, pair),
            Subject::Missing => html! {
                h1 { (self.heading()) }
                p.lead { (self.description()) }
                (index::sections(self))
            },
        };
        layout::page(self, &body).into_string()
    }
}
