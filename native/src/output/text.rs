//! `--format text`: the line with carets under what is wrong, for people.

use super::source::show;
use super::{FileInfo, Found, Summary, Writer};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use smtplint_core::{Diagnostic, Severity};
use std::io::{self, Write};

pub(super) struct Text<W: Write> {
    out: W,
}

impl<W: Write> Text<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Writer for Text<W> {
    fn found(&mut self, file: &FileInfo, found: &Found) -> io::Result<()> {
        let told = &found.told;
        let shown = show(&found.excerpt);
        let level = match told.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let path = super::printable(&file.path);
        let title = level.primary_title(told.message.as_str()).id(told.code.as_str());
        let mut group = Group::with_title(title);
        // What is not there any more, or never was, is a place and no line.
        if shown.text.is_empty() {
            let origin = Origin::path(path.as_str()).line(told.line).char_column(told.column);
            group = group.element(origin);
        } else {
            let snippet = Snippet::source(shown.text.as_str())
                .path(path.as_str())
                .line_start(told.line)
                .annotation(AnnotationKind::Primary.span(shown.span.clone()));
            group = group.element(snippet);
        }
        if let Some(help) = &told.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        for related in &told.related {
            group = group.element(Level::NOTE.message(related.message.as_str()));
        }
        let note = note(told);
        group = group.element(Level::NOTE.message(note.as_str()));
        writeln!(self.out, "{}\n", Renderer::styled().render(&[group]))
    }

    fn finish(&mut self, summary: &Summary, by_rule: bool) -> io::Result<()> {
        if by_rule {
            summary.table(&mut self.out)?;
        }
        let words = summary.words();
        if !words.is_empty() {
            writeln!(self.out, "{words}")?;
        }
        self.out.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Where the standard says so, what a server owes, and in which session.
fn note(told: &Diagnostic) -> String {
    let sections: Vec<String> = told.rfc.iter().map(crate::cli::reference).collect();
    let reply = told.reply.as_ref().map(|reply| {
        let enhanced = reply.enhanced.as_deref().unwrap_or_default();
        format!("; a server answers {} {enhanced}", reply.code)
    });
    let session = told.session.as_ref().map(|session| format!("; session {session}"));
    format!("{}{}{}", sections.join(", "), reply.unwrap_or_default(), session.unwrap_or_default())
}
