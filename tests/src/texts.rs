//! Texts by language: reads the folder of a language and makes its catalogue.
//!
//! A folder holds Markdown files like the English ones, whose key is their path (`codes/550`), and gettext files, whose
//! key is the context of each message (`rule/path-space-before.message`).

use crate::root;
use polib::catalog::Catalog;
use polib::message::{Message, MessageMutView, MessageView};
use polib::metadata::CatalogMetadata;
use polib::po_file;
use smtplint_core::language::write_catalogue;
use smtplint_core::reference::phrases;
use smtplint_core::rules;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Texts by their keys.
pub type Texts = BTreeMap<String, String>;

/// The folder of all languages.
pub fn folder() -> PathBuf {
    root().join("core/texts")
}

/// The tags of all languages but English, in order.
///
/// # Panics
///
/// Where the folder cannot be read.
pub fn translations() -> Vec<String> {
    let folders = fs::read_dir(folder()).expect("core/texts").map(|entry| entry.expect("an entry").path());
    let mut tags: Vec<String> = folders.filter(|path| path.is_dir()).map(|path| name(&path)).collect();
    tags.retain(|tag| tag != "en");
    tags.sort();
    tags
}

/// The Markdown files of a language by their keys.
///
/// # Panics
///
/// Where a file cannot be read.
pub fn markdown(tag: &str) -> Texts {
    let root = folder().join(tag);
    let mut texts = Texts::new();
    for path in files(&root, "md") {
        let key = path.strip_prefix(&root).expect("a file below").with_extension("");
        texts.insert(key.to_string_lossy().replace('\\', "/"), fs::read_to_string(&path).expect("a text"));
    }
    texts
}

/// The short texts that stand in the sources in English: what a translation needs besides the Markdown files.
pub fn short() -> Texts {
    let mut texts = Texts::new();
    for rule in rules::all() {
        let mut add =
            |field: &str, text: &str| texts.insert(format!("rule/{}.{field}", rule.name), text.to_owned());
        add("message", rule.message);
        add("summary", rule.summary);
        if !rule.help.is_empty() {
            add("help", rule.help);
        }
        if let Some(title) = rule.remedy.title() {
            add("fix", title);
        }
    }
    texts.extend(phrases::all().map(|phrase| (phrase.key.to_owned(), phrase.english.to_owned())));
    texts
}

/// The translations of short texts: English and the other language by key, as the gettext files have them.
///
/// # Panics
///
/// Where a file cannot be read.
pub fn gettext(tag: &str) -> BTreeMap<String, (String, String)> {
    let mut texts = BTreeMap::new();
    for path in files(&folder().join(tag), "po") {
        let catalog = po_file::parse(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for message in catalog.messages().filter(|message| !message.is_fuzzy()) {
            let key = message.msgctxt().unwrap_or_default().to_owned();
            let both = (message.msgid().to_owned(), message.msgstr().unwrap_or_default().to_owned());
            assert!(texts.insert(key.clone(), both).is_none(), "{tag}: {key} stands there twice");
        }
    }
    texts
}

/// The octets of the catalogue of a language.
pub fn catalogue(tag: &str) -> Vec<u8> {
    let mut texts = markdown(tag);
    let translated = gettext(tag).into_iter().filter(|(_, (_, text))| !text.is_empty());
    texts.extend(translated.map(|(key, (_, text))| (key, text)));
    let pairs: Vec<(&str, &str)> = texts.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    write_catalogue(&pairs)
}

/// The source that lists all catalogues.
pub fn list() -> String {
    let lines = translations()
        .into_iter()
        .map(|tag| format!("    (\"{tag}\", include_str!(\"{tag}.catalogue\")),\n"));
    format!("// Written by `make texts`.\n&[\n{}]\n", lines.collect::<String>())
}

/// Writes every catalogue and their list.
///
/// # Panics
///
/// Where a file cannot be written.
pub fn write() {
    for tag in translations() {
        fill(&tag);
        fs::write(folder().join(format!("{tag}.catalogue")), catalogue(&tag)).expect("a catalogue");
    }
    fs::write(folder().join("catalogues.rs"), list()).expect("the list of catalogues");
}

/// Adds what is missing to the gettext file of a language, without a translation; where the English has changed, the
/// translation is marked as fuzzy, so that it is looked at.
fn fill(tag: &str) {
    let path = folder().join(tag).join("messages.po");
    let mut catalog = if path.exists() { po_file::parse(&path).expect("a gettext file") } else { fresh(tag) };
    let mut english = short();
    for mut message in catalog.messages_mut() {
        match english.remove(message.msgctxt().unwrap_or_default()) {
            Some(text) if text == message.msgid() => {}
            // The key of a word is its English.
            None if message.msgctxt().is_some_and(|key| key.starts_with("word/")) => {}
            _ => message.flags_mut().add_flag("fuzzy"),
        }
    }
    let elsewhere = gettext(tag);
    for (key, text) in english.into_iter().filter(|(key, _)| !elsewhere.contains_key(key)) {
        catalog.append_or_update(Message::build_singular().with_msgctxt(key).with_msgid(text).done());
    }
    po_file::write_to_file(&catalog, &path).expect("a gettext file");
}

fn fresh(tag: &str) -> Catalog {
    let mut metadata = CatalogMetadata::new();
    metadata.project_id_version = "smtplint".into();
    metadata.language = tag.into();
    metadata.mime_version = "1.0".into();
    metadata.content_type = "text/plain; charset=UTF-8".into();
    metadata.content_transfer_encoding = "8bit".into();
    Catalog::new(metadata)
}

/// The files below a folder whose names end so, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
