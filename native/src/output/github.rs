//! `--format github`: workflow commands, which GitHub shows beside the lines of a change.

use super::{FileInfo, Found, Summary, Writer, sentence};
use smtplint_core::Severity;
use std::io::{self, Write};

pub(super) struct Github<W: Write> {
    out: W,
}

impl<W: Write> Github<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Writer for Github<W> {
    fn found(&mut self, file: &FileInfo, found: &Found) -> io::Result<()> {
        let told = &found.told;
        let command = match told.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (column, end) = found.excerpt.columns;
        writeln!(
            self.out,
            "::{command} file={},line={},col={column},endColumn={end},title={}::{}",
            property(&file.path),
            told.line,
            property(&format!("{} {}", told.code, told.rule)),
            data(&sentence(found)),
        )
    }

    fn finish(&mut self, _: &Summary, _: bool) -> io::Result<()> {
        self.out.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// What follows `::`: only what would end the line, and the mark of an escape, are escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma or a colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_value_or_a_line_early() {
        assert_eq!(property("a,b:c%\r\nd"), "a%2Cb%3Ac%25%0D%0Ad");
        assert_eq!(data("100%: a,\n::error::b"), "100%25: a,%0A::error::b");
    }
}
