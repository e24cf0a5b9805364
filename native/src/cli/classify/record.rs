//! One record per reply, in the order of fields that users rely on.

use super::{Kind, RecordFormat};
use smtplint_core::reply::{BounceCategory, Confidence, Meaning};

/// The fields of each record.
const FIELDS: [&str; 8] = ["line", "code", "enhanced", "class", "bounce", "action", "confidence", "provider"];
/// Those that a recipient of a notification has besides.
const OF_RECIPIENT: [&str; 5] = ["recipient", "outcome", "status", "remote", "text"];

/// Writes records.
#[derive(Clone, Debug)]
pub(super) struct Records {
    format: RecordFormat,
    kind: Kind,
    /// Told where there are several inputs.
    path: Option<String>,
}

/// What a notification tells of one recipient.
#[derive(Debug, Default)]
pub(super) struct Recipient {
    pub(super) address: Option<String>,
    /// RFC 3464's `Action`: failed, delayed, delivered, relayed or expanded.
    pub(super) outcome: Option<String>,
    pub(super) status: Option<String>,
    pub(super) remote: Option<String>,
    /// The reply, or what stands in its place.
    pub(super) text: Option<String>,
}

impl Records {
    pub(super) fn new(format: RecordFormat, kind: Kind, path: Option<&str>) -> Self {
        Self { format, kind, path: path.map(Into::into) }
    }

    /// What comes before all records.
    pub(super) fn header(&self) -> String {
        if self.format == RecordFormat::Ndjson {
            return String::new();
        }
        let of_recipient = if self.kind == Kind::Dsn { &OF_RECIPIENT[..] } else { &[] };
        let path = self.path.as_ref().map(|_| "path");
        let fields: Vec<_> = FIELDS.iter().chain(of_recipient).copied().chain(path).collect();
        format!("{}\n", fields.join("\t"))
    }

    /// The record of a line.
    pub(super) fn line(&self, line: u64, meaning: Option<&Meaning>, out: &mut Vec<u8>) {
        self.fields(line, meaning.map(|meaning| meaning.code), meaning, out);
        self.end(out);
    }

    /// The record of a recipient; the code is that of the reply, where there was one.
    pub(super) fn recipient(
        &self,
        line: u64,
        code: Option<u16>,
        meaning: Option<&Meaning>,
        of: &Recipient,
        out: &mut Vec<u8>,
    ) {
        self.fields(line, code, meaning, out);
        for (field, value) in
            OF_RECIPIENT.iter().zip([&of.address, &of.outcome, &of.status, &of.remote, &of.text])
        {
            self.text(field, value.as_deref(), out);
        }
        self.end(out);
    }

    fn fields(&self, line: u64, code: Option<u16>, meaning: Option<&Meaning>, out: &mut Vec<u8>) {
        let about = meaning.and_then(Meaning::bounce);
        let json = self.format == RecordFormat::Ndjson;
        out.extend_from_slice(if json { b"{\"line\":" } else { b"" });
        number(line, out);
        self.name("code", out);
        match code {
            Some(code) => number(code.into(), out),
            None => self.null(out),
        }
        self.name("enhanced", out);
        match meaning.and_then(|meaning| meaning.enhanced) {
            Some((class, subject, detail)) => {
                out.extend_from_slice(self.quote());
                number(class.into(), out);
                out.push(b'.');
                number(subject.into(), out);
                out.push(b'.');
                number(detail.into(), out);
                out.extend_from_slice(self.quote());
            }
            None => self.null(out),
        }
        self.word("class", meaning.map(|meaning| meaning.class.name()), out);
        self.word("bounce", about.map(|(about, _)| BounceCategory::name(about)), out);
        self.word("action", meaning.map(|meaning| meaning.action.name()), out);
        self.word("confidence", about.map(|(_, confidence)| Confidence::name(confidence)), out);
        self.word("provider", meaning.and_then(Meaning::provider), out);
    }

    fn end(&self, out: &mut Vec<u8>) {
        if let Some(path) = &self.path {
            self.text("path", Some(path), out);
        }
        out.extend_from_slice(if self.format == RecordFormat::Ndjson { b"}\n" } else { b"\n" });
    }

    fn name(&self, name: &str, out: &mut Vec<u8>) {
        match self.format {
            RecordFormat::Ndjson => {
                out.extend_from_slice(b",\"");
                out.extend_from_slice(name.as_bytes());
                out.extend_from_slice(b"\":");
            }
            RecordFormat::Tsv => out.push(b'\t'),
        }
    }

    const fn quote(&self) -> &'static [u8] {
        match self.format {
            RecordFormat::Ndjson => b"\"",
            RecordFormat::Tsv => b"",
        }
    }

    fn null(&self, out: &mut Vec<u8>) {
        if self.format == RecordFormat::Ndjson {
            out.extend_from_slice(b"null");
        }
    }

    /// A field whose value needs no escapes.
    fn word(&self, name: &str, word: Option<&str>, out: &mut Vec<u8>) {
        self.name(name, out);
        let Some(word) = word else { return self.null(out) };
        out.extend_from_slice(self.quote());
        out.extend_from_slice(word.as_bytes());
        out.extend_from_slice(self.quote());
    }

    /// A field of any text.
    fn text(&self, name: &str, text: Option<&str>, out: &mut Vec<u8>) {
        self.name(name, out);
        match (text, self.format) {
            (None, _) => self.null(out),
            (Some(text), RecordFormat::Ndjson) => {
                out.extend_from_slice(serde_json::Value::from(text).to_string().as_bytes());
            }
            (Some(text), RecordFormat::Tsv) => {
                out.extend(text.bytes().map(|octet| if octet.is_ascii_control() { b' ' } else { octet }));
            }
        }
    }
}

/// A number in digits, without the machinery of formats: there are three of them in each record.
fn number(mut value: u64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}
