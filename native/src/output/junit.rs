//! `--format junit`: a suite of tests for each file, a test for each finding, and one that passes where there is none.

use super::{Counts, FileInfo, Found, Summary, Writer, printable, sentence};
use crate::cli::FailOn;
use quick_xml::Writer as Xml;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

pub(super) struct Junit<W: Write> {
    xml: Xml<W>,
    fail_on: FailOn,
    /// Of the file under way: a suite tells its numbers before its tests.
    found: Vec<Found>,
}

impl<W: Write> Junit<W> {
    pub(super) fn new(out: W, fail_on: FailOn) -> io::Result<Self> {
        let mut xml = Xml::new_with_indent(out, b' ', 2);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.write_event(Event::Start(BytesStart::new("testsuites").with_attributes([("name", "smtplint")])))?;
        Ok(Self { xml, fail_on, found: Vec::new() })
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.xml.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }

    fn case(&mut self, path: &str, found: &Found) -> io::Result<()> {
        let told = &found.told;
        let name = format!("{} {} at {}:{}", told.code, told.rule, told.line, told.column);
        let text = printable(&sentence(found));
        let fails = self.fail_on.reached_by(told.severity);
        self.open("testcase", &[("classname", path), ("name", &name)])?;
        let (element, attributes) = if fails {
            ("failure", vec![("type", told.severity.name()), ("message", &told.message)])
        } else {
            ("system-out", vec![])
        };
        let line = format!("{path}:{}:{}: {}: {text}", told.line, told.column, told.severity.name());
        let element = self.xml.create_element(element);
        element
            .with_attributes(
                attributes
                    .iter()
                    .map(|(name, value)| (*name, printable(value)))
                    .collect::<Vec<_>>()
                    .iter()
                    .map(|(name, value)| (*name, value.as_str())),
            )
            .write_text_content(BytesText::new(&line))?;
        self.close("testcase")
    }
}

impl<W: Write> Writer for Junit<W> {
    fn found(&mut self, _: &FileInfo, found: &Found) -> io::Result<()> {
        self.found.push(found.clone());
        Ok(())
    }

    fn end(&mut self, file: &FileInfo, _: Counts) -> io::Result<()> {
        let found = std::mem::take(&mut self.found);
        let path = printable(&file.path);
        let failures = found.iter().filter(|found| self.fail_on.reached_by(found.told.severity)).count();
        let (tests, failures) = (found.len().max(1).to_string(), failures.to_string());
        self.open(
            "testsuite",
            &[("name", &path), ("tests", &tests), ("failures", &failures), ("errors", "0")],
        )?;
        if found.is_empty() {
            let case = self.xml.create_element("testcase");
            case.with_attributes([("classname", path.as_str()), ("name", "no findings")]).write_empty()?;
        }
        found.iter().try_for_each(|found| self.case(&path, found))?;
        self.close("testsuite")
    }

    fn finish(&mut self, _: &Summary, _: bool) -> io::Result<()> {
        self.close("testsuites")?;
        writeln!(self.xml.get_mut())?;
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.xml.get_mut().flush()
    }
}
