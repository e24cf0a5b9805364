//! `--format checkstyle`: the XML that Checkstyle writes and many CI servers read.

use super::{Counts, FileInfo, Found, Summary, Writer, printable, sentence};
use quick_xml::Writer as Xml;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};
use smtplint_core::VERSION;
use std::io::{self, Write};

pub(super) struct Checkstyle<W: Write> {
    xml: Xml<W>,
}

impl<W: Write> Checkstyle<W> {
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut xml = Xml::new_with_indent(out, b' ', 2);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.write_event(Event::Start(BytesStart::new("checkstyle").with_attributes([("version", VERSION)])))?;
        Ok(Self { xml })
    }
}

impl<W: Write> Writer for Checkstyle<W> {
    fn begin(&mut self, file: &FileInfo) -> io::Result<()> {
        let path = printable(&file.path);
        self.xml.write_event(Event::Start(BytesStart::new("file").with_attributes([("name", path.as_str())])))
    }

    fn found(&mut self, _: &FileInfo, found: &Found) -> io::Result<()> {
        let told = &found.told;
        let (line, column) = (told.line.to_string(), found.excerpt.columns.0.to_string());
        let (message, source) = (printable(&sentence(found)), format!("smtplint.{}", told.rule));
        let error = self.xml.create_element("error").with_attributes([
            ("line", line.as_str()),
            ("column", column.as_str()),
            ("severity", told.severity.name()),
            ("message", message.as_str()),
            ("source", source.as_str()),
        ]);
        error.write_empty().map(drop)
    }

    fn end(&mut self, _: &FileInfo, _: Counts) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new("file")))
    }

    fn finish(&mut self, _: &Summary, _: bool) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new("checkstyle")))?;
        writeln!(self.xml.get_mut())?;
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.xml.get_mut().flush()
    }
}
