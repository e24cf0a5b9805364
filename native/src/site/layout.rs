//! What stands around every page: head, header, the way here, footer.

use super::page::{Page, Subject};
use super::section::Section;
use super::structured;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use smtplint_core::reference::EntryKind;
use smtplint_core::reference::phrases::{names, site};

pub(super) fn page(page: &Page<'_>, body: &Markup) -> Markup {
    let language = page.language();
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            (head(page))
            body {
                a.skip href="#main" { (site::SKIP.of(language)) }
                (header(page))
                main #main.wrap tabindex="-1" {
                    (crumbs(page))
                    (body)
                }
                (footer(page))
            }
        }
    }
}

fn head(page: &Page<'_>) -> Markup {
    let root = page.root();
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (page.title()) }
            meta name="description" content=(page.description());
            (alternates(page))
            link rel="icon" type="image/svg+xml" href={ (root) "site/favicon.svg" };
            link rel="stylesheet" href={ (root) "site/site.css" };
            script src={ (root) "site/site.js" } defer {}
            @if let Some(data) = structured::data(page) {
                script type="application/ld+json" { (PreEscaped(data)) }
            }
        }
    }
}

/// The same page elsewhere: its one true address, other languages, JSON.
fn alternates(page: &Page<'_>) -> Markup {
    if matches!(page.subject, Subject::Missing) {
        return html! { meta name="robots" content="noindex"; };
    }
    html! {
        link rel="canonical" href=(page.address(page.language()));
        @for language in page.site.languages() {
            link rel="alternate" hreflang=(language.tag()) href=(page.address(language));
        }
        link rel="alternate" hreflang="x-default" href=(page.address(smtplint_core::Language::ENGLISH));
        link rel="alternate" type="application/json" href=(json(page));
    }
}

/// The page's JSON, which lies beside it.
fn json(page: &Page<'_>) -> String {
    let path = super::json::path(&page.path());
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn header(page: &Page<'_>) -> Markup {
    let language = page.language();
    html! {
        header.site-header {
            div.wrap {
                a.brand href=(page.to("")) {
                    img src={ (page.root()) "site/favicon.svg" } alt="" width="30" height="30";
                    "smtplint"
                }
                nav aria-label=(site::MAIN_MENU.of(language)) {
                    a href=(page.linter()) { (site::LINTER.of(language)) }
                    @for (section, name) in [
                        (Section::Entries(EntryKind::ReplyCode), &site::CODES_SHORT),
                        (Section::Compare, &site::COMPARE_SHORT),
                        (Section::Entries(EntryKind::Guide), &names::GUIDES),
                        (Section::Entries(EntryKind::Rule), &names::RULES),
                    ] {
                        a href=(page.to(section.place())) aria-current=[current(page, section)] { (name.of(language)) }
                    }
                }
                (search(page))
                (switch(page))
            }
        }
    }
}

fn current(page: &Page<'_>, section: Section) -> Option<&'static str> {
    let list = page.section().filter(|&own| own == section)?;
    let is_list = matches!(page.subject, Subject::List(own) if own == list);
    Some(if is_list { "page" } else { "true" })
}

/// The search box; the script fills the list under it, and without scripts it is not shown.
fn search(page: &Page<'_>) -> Markup {
    let language = page.language();
    html! {
        form.search role="search" data-index={ (page.root()) (language.tag()) "/search.json" }
            data-none=(site::SEARCH_NONE.of(language)) data-some=(site::SEARCH_SOME.of(language))
            data-compare={ (page.linter()) "#/compare" } data-pair=(site::TWO_COMPARED.of(language)) {
            label.visually-hidden for="search" { (site::SEARCH.of(language)) }
            input #search type="search" name="q" autocomplete="off" spellcheck="false"
                placeholder=(site::SEARCH_HINT.of(language));
            button.primary type="submit" { (site::SEARCH_DO.of(language)) }
            p.visually-hidden role="status" {}
            ul #found hidden {}
        }
    }
}

/// The same page in the other languages.
fn switch(page: &Page<'_>) -> Markup {
    html! {
        ul.languages {
            @for language in page.site.languages().filter(|language| *language != page.language()) {
                @let place = if matches!(page.subject, Subject::Missing) { String::new() } else { page.place() };
                li {
                    a href={ (page.root()) (super::links::path(language, &place)) }
                        hreflang=(language.tag()) lang=(language.tag()) rel="alternate" {
                        (site::LANGUAGE_NAME.of(language))
                    }
                }
            }
        }
    }
}

fn crumbs(page: &Page<'_>) -> Markup {
    let language = page.language();
    let Some(section) = page.section() else { return html! {} };
    html! {
        nav.crumbs aria-label=(site::YOU_ARE_HERE.of(language)) {
            ol {
                li { a href=(page.to("")) { (site::SITE.of(language)) } }
                @if !matches!(page.subject, Subject::List(_)) {
                    li { a href=(page.to(section.place())) { (section.title().of(language)) } }
                }
            }
        }
    }
}

fn footer(page: &Page<'_>) -> Markup {
    let language = page.language();
    html! {
        footer.site-footer {
            div.wrap {
                nav aria-label=(site::SITE.of(language)) {
                    @for section in Section::ALL {
                        a href=(page.to(section.place())) { (section.title().of(language)) }
                    }
                    @if !matches!(page.subject, Subject::Missing) {
                        a href=(json(page)) { (site::THIS_AS_JSON.of(language)) }
                    }
                }
                p { "smtplint " (smtplint_core::VERSION) " · MIT OR Apache-2.0" }
            }
        }
    }
}
