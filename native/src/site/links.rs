//! Where everything stands, and the addresses that lead there.

use smtplint_core::Language;
use smtplint_core::reference::{EntryKind, Explanation};
use smtplint_core::report::RfcRef;
use smtplint_core::rules;
use std::fmt::Write;

/// The place of an entry's page below its language: `codes/550`, without the ending.
pub(super) fn place(told: &Explanation) -> String {
    let id = told.id.as_str();
    match told.kind {
        EntryKind::ReplyCode => format!("codes/{id}"),
        EntryKind::EnhancedStatusCode => format!("enhanced/{id}"),
        EntryKind::Rule => format!("rules/{}", rules::find(id).map_or(id, |rule| rule.name)),
        // Some file systems tell no case apart, and addresses are typed.
        EntryKind::Command => format!("commands/{}", id.to_ascii_lowercase()),
        EntryKind::Extension => format!("extensions/{}", id.to_ascii_lowercase()),
        EntryKind::Guide => format!("guides/{}", id.trim_start_matches("guides/")),
        EntryKind::Term => format!("terms/{}", id.trim_start_matches("terms/")),
    }
}

/// The path of a page below the site's root: `en/codes/550.html`; a place that ends in `/` is a folder's index.
pub(super) fn path(language: Language, place: &str) -> String {
    let ending = if is_folder(place) { "" } else { ".html" };
    format!("{}/{place}{ending}", language.tag())
}

/// The file of a page: `en/codes/index.html` for `en/codes/`.
pub(super) fn file(path: &str) -> String {
    if is_folder(path) { format!("{path}index.html") } else { path.to_owned() }
}

fn is_folder(place: &str) -> bool {
    place.is_empty() || place.ends_with('/')
}

/// The way from a page up to the site's root: `../../` from `en/codes/550.html`.
pub(super) fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The path of the site's root on its host: `/smtp/` of `https://example.org/smtp`.
pub(super) fn host_path(base: &str) -> String {
    let behind_scheme = base.split_once("://").map_or(base, |(_, rest)| rest);
    behind_scheme.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}/"))
}

/// The linter with an input in it: the page's own form of address, behind the `#`.
pub(super) fn linter(text: &str, kind: &str) -> String {
    format!("#/lint/{}?as={kind}", encoded(text))
}

/// The view of the page that tells of any code.
pub(super) fn viewer(code: &str) -> String {
    format!("#/codes/{}", encoded(code))
}

/// The view of the page that compares any two codes.
pub(super) fn comparer(codes: &[&str]) -> String {
    let mut parts = vec![String::from("#/compare")];
    parts.extend(codes.iter().map(|code| encoded(code)));
    parts.join("/")
}

/// As `encodeURIComponent` of JavaScript does.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut address, octet| {
        if octet.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&octet) {
            address.push(char::from(octet));
        } else {
            _ = write!(address, "%{octet:02X}");
        }
        address
    })
}

/// Where an RFC's section can be read.
pub(super) fn rfc(rfc: &RfcRef) -> String {
    let base = format!("https://www.rfc-editor.org/rfc/rfc{}", rfc.number);
    match rfc.section.as_deref() {
        None | Some("") => base,
        Some(section) if section.starts_with(|letter: char| letter.is_ascii_uppercase()) => {
            format!("{base}#appendix-{section}")
        }
        Some(section) => format!("{base}#section-{section}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_the_way_back() {
        let french = smtplint_core::language::language("fr").unwrap();
        for (language, place, expected_path, expected_file, expected_up) in [
            (Language::ENGLISH, "codes/550", "en/codes/550.html", "en/codes/550.html", "../../"),
            (french, "codes/", "fr/codes/", "fr/codes/index.html", "../../"),
            (french, "", "fr/", "fr/index.html", "../"),
        ] {
            let path = path(language, place);
            assert_eq!((path.as_str(), file(&path)), (expected_path, expected_file.to_owned()));
            assert_eq!(up(&path), expected_up);
        }
    }

    #[test]
    fn addresses_into_the_linter_are_those_of_the_page() {
        assert_eq!(
            linter("MAIL FROM: <é@x>\n", "auto"),
            "#/lint/MAIL%20FROM%3A%20%3C%C3%A9%40x%3E%0A?as=auto"
        );
        assert_eq!(comparer(&["450", "550"]), "#/compare/450/550");
        assert_eq!(comparer(&[]), "#/compare");
    }
}
