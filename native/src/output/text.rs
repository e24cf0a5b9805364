//! `--format text`: the line with carets under what is wrong, for people.

use super::source::show;
use super::{FileResult, Writer};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use smtplint_core::document::Source;
use smtplint_core::{Diagnostic, Range, Severity};
use std::io::{self, Write};

pub(super) struct Text<W: Write> {
    out: W,
    counts: [usize; 3],
    files: usize,
}

impl<W: Write> Text<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, counts: [0; 3], files: 0 }
    }
}

impl<W: Write> Writer for Text<W> {
    fn diagnostic(&mut self, file: &mut FileResult, told: Diagnostic, source: Source<'_>) -> io::Result<()> {
        let relative = |range: Range| Range {
            start: range.start.saturating_sub(source.offset).min(source.text.len()),
            end: range.end.saturating_sub(source.offset).min(source.text.len()),
        };
        let shown = show(source.text, relative(told.span), source.secret.map(relative));
        let level = match told.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let snippet = Snippet::source(shown.text.as_str())
            .path(file.path.as_str())
            .line_start(told.line)
            .annotation(AnnotationKind::Primary.span(shown.span.clone()));
        let mut group = Group::with_title(level.primary_title(told.message.as_str()).id(told.code.as_str()))
            .element(snippet);
        if let Some(help) = &told.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        let note = note(&told);
        group = group.element(Level::NOTE.message(note.as_str()));
        writeln!(self.out, "{}\n", Renderer::styled().render(&[group]))
    }

    fn file(&mut self, file: FileResult) -> io::Result<()> {
        self.files += 1;
        for (sum, count) in self.counts.iter_mut().zip([file.errors, file.warnings, file.infos]) {
            *sum += count;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        let words = ["error", "warning", "info"];
        let found: Vec<String> = self
            .counts
            .iter()
            .zip(words)
            .filter(|(count, _)| **count > 0)
            .map(|(count, word)| plural(*count, word))
            .collect();
        if !found.is_empty() {
            writeln!(self.out, "{} in {}", found.join(", "), plural(self.files, "file"))?;
        }
        self.out.flush()
    }
}

/// Where the standard says so, and what a server owes.
fn note(told: &Diagnostic) -> String {
    let sections: Vec<String> = told.rfc.iter().map(crate::cli::reference).collect();
    let reply = told.reply.as_ref().map(|reply| {
        let enhanced = reply.enhanced.as_deref().unwrap_or_default();
        format!("; a server answers {} {enhanced}", reply.code)
    });
    format!("{}{}", sections.join(", "), reply.unwrap_or_default())
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
