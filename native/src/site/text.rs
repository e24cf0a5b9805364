//! What the site says to crawlers and to language models: `sitemap.xml`, `robots.txt`, `llms.txt`.

use super::section::Section;
use super::{Site, json, links};
use maud::{PreEscaped, html};
use smtplint_core::Language;
use smtplint_core::reference::phrases::{headings, site};
use std::fmt::Write;

/// Every page in every language, each with its translations (sitemaps.org, with the links of XHTML).
pub(super) fn sitemap(site: &Site) -> String {
    let map = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" {
            @for page in site.pages() {
                url {
                    loc { (page.address(page.language())) }
                    @for language in site.languages() {
                        (alternate(language.tag(), &page.address(language)))
                    }
                    (alternate("x-default", &page.address(Language::ENGLISH)))
                }
                "\n"
            }
        }
    };
    map.into_string()
}

/// An element without content: XML wants it closed.
fn alternate(tag: &str, address: &str) -> PreEscaped<String> {
    let address = html! { (address) }.into_string();
    PreEscaped(format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>"))
}

pub(super) fn robots(base: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n")
}

/// The site in a page of Markdown, by the form of llmstxt.org: what there is and where.
pub(super) fn llms(site: &Site) -> String {
    let mut text = format!(
        "# smtplint\n\n> {}\n\nEach page is there as JSON too: the same address with `.json` in place of `.html`. Its \
         schema is {}/site/page.schema.json. French: {}/fr/\n",
        site::SITE_LEAD.of(Language::ENGLISH),
        site.base,
        site.base,
    );
    let Some(library) = site.libraries.first() else { return text };
    for section in Section::ALL {
        _ = write!(text, "\n## {}\n\n", section.title().of(Language::ENGLISH));
        match section {
            Section::Entries(kind) => {
                for entry in library.of_kind(kind) {
                    let name = entry.heading();
                    line(&mut text, site, &name, &entry.place);
                }
            }
            Section::Compare => {
                for pair in &library.pairs {
                    let name = headings::TITLE_PAIR.fill(Language::ENGLISH, &[&pair.a, &pair.b]);
                    line(&mut text, site, &name, &pair.place());
                }
            }
        }
    }
    text
}

fn line(text: &mut String, site: &Site, name: &str, place: &str) {
    let path = json::path(&links::path(Language::ENGLISH, place));
    _ = writeln!(text, "- [{name}]({}/{path})", site.base);
}
