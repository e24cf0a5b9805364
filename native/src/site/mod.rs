//! The reference as a static site: made from core, page by page, in every language.
//!
//! Paths, below wherever the site is published: `en/codes/550.html` with `en/codes/550.json` beside it, `en/codes/` (its
//! list), `en/` (home), the same under `fr/`; `sitemap.xml`, `robots.txt`, `llms.txt`, `404.html`; and what all pages
//! share under `site/`. `smtplint site` writes them all; `smtplint serve` makes each when it is asked for.

mod compare;
mod entry;
mod example;
mod facts;
mod guide;
mod index;
mod json;
mod layout;
mod library;
mod links;
mod names;
mod page;
mod prose;
mod rule;
mod search;
mod section;
mod structured;
mod text;

use library::Library;
use page::{Page, Subject};
use section::Section;
use smtplint_core::Language;
use smtplint_core::language::languages;
use std::borrow::Cow;

/// Where the site is taken to be published unless it is said: where `smtplint serve` shows it.
pub const DEFAULT_BASE: &str = "http://127.0.0.1:8025";

/// What all pages share, by their paths.
const ASSETS: [(&str, &str); 3] = [
    ("site/site.css", include_str!("assets/site.css")),
    ("site/site.js", include_str!("assets/site.js")),
    ("site/favicon.svg", include_str!("assets/favicon.svg")),
];

/// The whole site: what core tells in every language, and where it is published.
#[derive(Debug)]
pub struct Site {
    base: String,
    libraries: Vec<Library>,
}

/// One file of the site.
#[derive(Debug)]
pub struct File {
    /// Below the site's root.
    pub path: String,
    /// All text.
    pub content: Cow<'static, str>,
}

impl Site {
    /// The site as it is published at `base`, such as `https://example.org/smtp`.
    pub fn new(base: &str) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        Self { base, libraries: languages().map(Library::new).collect() }
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = File> {
        let pages = self.pages().flat_map(|page| {
            let path = page.path();
            [links::file(&path), json::path(&path)]
        });
        let indexes = self.libraries.iter().map(|library| format!("{}/search.json", library.language.tag()));
        let missing = self.libraries.iter().map(|library| links::path(library.language, "404"));
        let others = ["404.html", "sitemap.xml", "robots.txt", "llms.txt", "site/page.schema.json"];
        let shared = ASSETS.iter().map(|(path, _)| *path).chain(others).map(str::to_owned);
        let paths = pages.chain(indexes).chain(missing).chain(shared);
        paths.filter_map(|path| Some(File { content: self.file(&path)?, path }))
    }

    /// The file of a path below the site's root; none where there is none.
    pub fn file(&self, path: &str) -> Option<Cow<'static, str>> {
        if let Some((_, content)) = ASSETS.iter().find(|(known, _)| *known == path) {
            return Some(Cow::Borrowed(content));
        }
        let made = match path {
            "sitemap.xml" => text::sitemap(self),
            "robots.txt" => text::robots(&self.base),
            "llms.txt" => text::llms(self),
            "404.html" => self.missing(path),
            "site/page.schema.json" => crate::output::schema::of("page").ok()?.to_string(),
            _ => self.made(path)?,
        };
        Some(Cow::Owned(made))
    }

    /// The page that says that there is none here, in the language of the path.
    pub fn missing(&self, path: &str) -> String {
        let language = self.library(path).or(self.libraries.first());
        let page = |library| Page { site: self, library, subject: Subject::Missing };
        language.map(|library| page(library).html()).unwrap_or_default()
    }

    /// A file of one language.
    fn made(&self, path: &str) -> Option<String> {
        let library = self.library(path)?;
        let (_, place) = path.split_once('/')?;
        match place {
            "search.json" => return Some(search::index(library).to_string()),
            "404.html" => return Some(self.missing(path)),
            _ => {}
        }
        let without_ending = place.strip_suffix(".html").or(place.strip_suffix(".json")).unwrap_or(place);
        let index =
            without_ending.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        let page = self.page(library, index.unwrap_or(without_ending))?;
        // One page, one address: `codes/550` without an ending is none.
        let own = page.path();
        if path == json::path(&own) {
            Some(json::page(&page).to_string())
        } else {
            (path == own || path == links::file(&own)).then(|| page.html())
        }
    }

    /// Whether a path begins with the tag of a language.
    pub fn has_language(&self, path: &str) -> bool {
        let tag = path.split('/').next().unwrap_or_default();
        self.libraries.iter().any(|library| library.language.tag() == tag)
    }

    fn library(&self, path: &str) -> Option<&Library> {
        let (tag, _) = path.split_once('/')?;
        self.libraries.iter().find(|library| library.language.tag() == tag)
    }

    /// The page of a place.
    fn page<'s>(&'s self, library: &'s Library, place: &str) -> Option<Page<'s>> {
        let section = || Section::ALL.into_iter().find(|section| section.place() == place);
        let subject = if place.is_empty() {
            Subject::Home
        } else if let Some(section) = section() {
            Subject::List(section)
        } else if let Some(entry) = library.at(place) {
            Subject::Entry(entry)
        } else {
            Subject::Pair(library.pair_at(place)?)
        };
        Some(Page { site: self, library, subject })
    }

    /// The languages that it is written in, the source first.
    fn languages(&self) -> impl Iterator<Item = Language> {
        self.libraries.iter().map(|library| library.language)
    }

    /// Every page that has an address of its own.
    fn pages(&self) -> impl Iterator<Item = Page<'_>> {
        self.libraries.iter().flat_map(move |library| {
            let lists = Section::ALL.into_iter().map(Subject::List);
            let entries = library.entries.iter().map(Subject::Entry);
            let pairs = library.pairs.iter().map(Subject::Pair);
            let subjects = std::iter::once(Subject::Home).chain(lists).chain(entries).chain(pairs);
            subjects.map(move |subject| Page { site: self, library, subject })
        })
    }
}
