//! The reference as a site: its JSON and sitemap against their forms, and the two ways to it: a folder, and the listener.

mod support;

use quick_xml::events::Event;
use serde_json::Value;
use smtplint::site::Site;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use support::close;
use support::listener::Listener;

const BASE: &str = "https://example.org/smtp";

#[test]
fn every_json_page_keeps_to_the_schema_that_lies_beside_them() {
    let site = Site::new(BASE);
    let mut schema: Value = serde_json::from_str(&site.file("site/page.schema.json").unwrap()).unwrap();
    // More may come for those who read it; here nothing may be there that the schema does not name.
    close(&mut schema);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut count = 0;
    for file in site.files().filter(|file| Path::new(&file.path).extension() == Some("json".as_ref())) {
        if file.path.ends_with("search.json") || file.path.starts_with("site/") {
            continue;
        }
        let page: Value = serde_json::from_str(&file.content).unwrap();
        let wrong: Vec<String> = validator
            .iter_errors(&page)
            .map(|error| format!("{} {}: {error}", file.path, error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        count += 1;
    }
    assert!(count > 800, "{count}");
}

/// Each `<url>` has one `<loc>` and a link for each language and for the rest of the world (sitemaps.org).
#[test]
fn the_sitemap_is_well_formed_and_holds_what_it_should() {
    let site = Site::new(BASE);
    let map = site.file("sitemap.xml").unwrap();
    let mut reader = quick_xml::Reader::from_str(&map);
    let (mut path, mut links, mut addresses) = (Vec::new(), Vec::new(), BTreeSet::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                path.push(element.name().as_ref().to_owned());
                links.clear();
            }
            Event::Empty(element) => {
                assert_eq!(element.name().as_ref(), "xhtml:link");
                let attribute =
                    |name: &str| element.try_get_attribute(name).unwrap().unwrap().value.into_owned();
                assert_eq!(attribute("rel"), "alternate");
                assert!(attribute("href").starts_with(BASE));
                links.push(attribute("hreflang"));
            }
            Event::End(_) => {
                let name = path.pop().unwrap();
                assert!(name != "url" || links == ["en", "fr", "x-default"], "{links:?}");
            }
            Event::Text(text) if path == ["urlset", "url", "loc"] => {
                let address = text.to_string();
                assert!(address.starts_with(&format!("{BASE}/")), "{address}");
                assert!(addresses.insert(address.clone()), "{address} is there twice");
            }
            Event::Text(text) => assert!(text.trim().is_empty()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty() && addresses.len() > 800);
    assert!(addresses.contains("https://example.org/smtp/fr/codes/550.html"));
}

#[test]
fn a_file_is_the_same_alone_and_among_all_and_paths_that_are_none_have_none() {
    let site = Site::new(BASE);
    let mut paths = BTreeSet::new();
    for file in site.files() {
        assert!(site.file(&file.path).is_some_and(|alone| alone == file.content), "{}", file.path);
        assert!(paths.insert(file.path.clone()), "{} is there twice", file.path);
    }
    for wrong in
        ["", "en", "en/codes", "en/codes/550", "en/codes/999.html", "de/", "en/../fr/", "en/codes/.html", "x"]
    {
        assert!(site.file(wrong).is_none(), "{wrong:?}");
    }
}

#[test]
fn a_folder_is_written_and_what_cannot_be_is_said() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-files-{}", std::process::id()));
    let smtplint = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_smtplint")).arg("site").args(arguments).output().unwrap()
    };
    let folder = out.to_str().unwrap();
    let done = smtplint(&["--out", folder, "--base-url", "https://example.org/smtp/"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    for file in Site::new(BASE).files() {
        assert_eq!(std::fs::read_to_string(out.join(&file.path)).unwrap(), file.content, "{}", file.path);
    }
    let below_a_file = out.join("robots.txt");
    let wrong = smtplint(&["--out", below_a_file.to_str().unwrap()]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("cannot write"));
    assert_eq!(smtplint(&["--out", folder, "--base-url", "example.org"]).status.code(), Some(2));
    std::fs::remove_dir_all(&out).unwrap();
}

#[test]
fn the_listener_shows_the_same_pages() {
    let listener = Listener::start("site", &[]);
    let (head, body) = listener.answer("/fr/codes/550.html");
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("content-security-policy"), "{head}");
    assert!(
        body.contains("<html lang=\"fr\">") && body.contains("rel=\"canonical\" href=\"http://127.0.0.1:")
    );
    for (path, status, expected) in [
        ("/en/", "200", "text/html"),
        ("/en/codes/550.json", "200", "application/json"),
        ("/en/search.json", "200", "application/json"),
        ("/site/site.css", "200", "text/css"),
        ("/sitemap.xml", "200", "application/xml"),
        ("/llms.txt", "200", "text/plain"),
        ("/en/codes/550", "308", "location: /en/codes/550.html"),
        ("/fr", "308", "location: /fr/"),
        ("/en/codes", "308", "location: /en/codes/"),
        ("/en/nothing", "404", "text/html"),
        ("/healthz", "200", ""),
    ] {
        let (head, _) = listener.answer(path);
        assert!(head.contains(status) && head.to_ascii_lowercase().contains(expected), "{path}: {head}");
    }
    assert!(listener.get("/fr/rien.html").contains("Cette page n’existe pas"));
}
