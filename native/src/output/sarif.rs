//! `--format sarif`: SARIF 2.1.0 (OASIS), with every rule's metadata from the registry.

use super::source::show;
use super::{FileInfo, Found, Summary, Writer, sentence};
use serde_json::{Value, json};
use smtplint_core::rules::{self, Rfc, Rule};
use smtplint_core::{Fix, Range, Severity, VERSION};
use std::fmt::Write as _;
use std::io::{self, Write};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) struct Sarif<W: Write> {
    out: W,
    results: usize,
}

impl<W: Write> Sarif<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        let driver = json!({
            "name": "smtplint",
            "version": VERSION,
            "semanticVersion": VERSION,
            "rules": rules::all().map(metadata).collect::<Vec<_>>(),
        });
        // The run stays open: results follow one by one, so that none has to be kept.
        write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
             \"columnKind\":\"unicodeCodePoints\",\"results\":["
        )?;
        Ok(Self { out, results: 0 })
    }
}

impl<W: Write> Writer for Sarif<W> {
    fn found(&mut self, file: &FileInfo, found: &Found) -> io::Result<()> {
        if self.results > 0 {
            self.out.write_all(b",")?;
        }
        self.results += 1;
        Ok(serde_json::to_writer(&mut self.out, &result(file, found))?)
    }

    fn finish(&mut self, _: &Summary, _: bool) -> io::Result<()> {
        writeln!(self.out, "]}}]}}")?;
        self.out.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn metadata(rule: &Rule) -> Value {
    let mut told = json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.summary },
        "help": { "text": rule.text.trim(), "markdown": rule.text.trim() },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.kind.name()] },
    });
    if let Some(rfc) = rule.rfc.first() {
        told["helpUri"] = page(rfc).into();
    }
    told
}

/// Where a section can be read: `#section-3.3`, `#appendix-F`.
fn page(&Rfc(number, section): &Rfc) -> String {
    let anchor = match section.as_bytes().first() {
        None => String::new(),
        Some(b'0'..=b'9') => format!("#section-{section}"),
        Some(_) => format!("#appendix-{section}"),
    };
    format!("https://www.rfc-editor.org/rfc/rfc{number}{anchor}")
}

fn result(file: &FileInfo, found: &Found) -> Value {
    let told = &found.told;
    let location = json!({ "uri": uri(&file.path) });
    let mut region = region(told.span);
    region["startLine"] = told.line.into();
    region["startColumn"] = found.excerpt.columns.0.into();
    region["endColumn"] = found.excerpt.columns.1.into();
    let mut with_snippet = region.clone();
    with_snippet["snippet"] = json!({ "text": show(&found.excerpt).text });
    let mut result = json!({
        "ruleId": told.code,
        "level": level(told.severity),
        "message": { "text": sentence(found) },
        "locations": [{ "physicalLocation": { "artifactLocation": location, "region": with_snippet } }],
    });
    if let Some(index) = rules::all().position(|rule| rule.code == told.code) {
        result["ruleIndex"] = index.into();
    }
    if !told.related.is_empty() {
        let related = told.related.iter().map(|related| {
            json!({
                "physicalLocation": { "artifactLocation": location, "region": self::region(related.span) },
                "message": { "text": related.message },
            })
        });
        result["relatedLocations"] = related.collect();
    }
    if !told.fixes.is_empty() {
        result["fixes"] = told.fixes.iter().map(|fix| fixed(fix, &location, told.span, &region)).collect();
    }
    if let Some(session) = &told.session {
        result["properties"] = json!({ "session": session });
    }
    result
}

fn fixed(fix: &Fix, location: &Value, span: Range, region: &Value) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        let deleted = if edit.span == span { region.clone() } else { self::region(edit.span) };
        json!({ "deletedRegion": deleted, "insertedContent": { "text": edit.text } })
    });
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": location,
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    })
}

fn region(span: Range) -> Value {
    json!({ "byteOffset": span.start, "byteLength": span.end - span.start })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a URI: relative as it is, else `file:` (RFC 3986, RFC 8089).
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut uri = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path.get(1..2) == Some(":") && cfg!(windows) {
        uri.push_str("file:///");
    }
    for octet in path.bytes() {
        match octet {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(octet));
            }
            other => _ = write!(uri, "%{other:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        for (path, expected) in [
            ("logs/a b.log", "logs/a%20b.log"),
            ("/var/log/é#1.log", "file:///var/log/%C3%A9%231.log"),
            ("-", "-"),
            ("C:x", "C%3Ax"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
