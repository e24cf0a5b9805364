//! Which files a command line names: files, folders, and patterns where the shell left them as they are.

use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// The endings of files that are taken from a folder; each may be followed by `.gz`.
const ENDINGS: [&str; 4] = ["log", "txt", "smtp", "jsonl"];

/// The files of one argument, in order; or why there is none.
pub(in crate::cli) fn expand(path: &str) -> Result<Vec<String>, String> {
    if path == "-" {
        return Ok(vec![path.into()]);
    }
    if Path::new(path).is_dir() {
        return folder(path);
    }
    if !Path::new(path).exists() && path.contains(['*', '?', '[']) {
        return pattern(path);
    }
    Ok(vec![path.into()])
}

/// The files in a folder and the folders below it; what is hidden, and links, are passed over.
fn folder(path: &str) -> Result<Vec<String>, String> {
    let shown = |entry: &DirEntry| entry.depth() == 0 || !name(entry).starts_with('.');
    let mut files = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(shown) {
        let entry = entry.map_err(|error| {
            let message = error.io_error().map(super::read::without_number);
            let place = error.path().map_or_else(|| path.into(), |path| path.display().to_string());
            format!("{place}: {}", message.unwrap_or_else(|| "cannot be read".into()))
        })?;
        if entry.file_type().is_file() && is_taken(&name(&entry)) {
            files.push(entry.path().to_string_lossy().into_owned());
        }
    }
    if files.is_empty() {
        return Err(format!(
            "{path}: no file in it is called *.log, *.txt, *.smtp or *.jsonl, or these with .gz"
        ));
    }
    Ok(files)
}

fn name(entry: &DirEntry) -> String {
    entry.file_name().to_string_lossy().into_owned()
}

fn is_taken(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && ENDINGS.contains(&ending))
}

/// The files and folders that a pattern fits.
fn pattern(path: &str) -> Result<Vec<String>, String> {
    let found = glob::glob(path).map_err(|error| format!("{path}: {}", error.msg))?;
    let mut files = Vec::new();
    for path in found.flatten() {
        let path = path.to_string_lossy().into_owned();
        if Path::new(&path).is_dir() { files.extend(folder(&path)?) } else { files.push(path) }
    }
    if files.is_empty() {
        return Err(format!("{path}: no file fits the pattern"));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_taken_from_a_folder() {
        for (name, taken) in [
            ("a.log", true),
            ("a.LOG", true),
            ("a.smtp.gz", true),
            ("mail.2026.jsonl", true),
            ("a.md", false),
            ("a.gz", false),
            ("log", false),
            (".log", false),
            ("a.log.1", false),
        ] {
            assert_eq!(is_taken(name), taken, "{name}");
        }
    }
}
