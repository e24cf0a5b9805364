//! Whole logs: what is said of one, written into the record.

use crate::layout;
use crate::record::{Group, Record, Text};
use crate::reports::{diagnostics, side};
use crate::utf16::Utf16;
use smtplint_core::TranscriptReport;
use smtplint_core::report::{Event, SessionInfo};
use std::collections::BTreeMap;

/// Turns octet offsets into UTF-16 code units where the log came as text that is not ASCII.
pub(crate) fn in_its_own_unit(input: &[u8], is_text: bool, report: &mut TranscriptReport) {
    if !is_text || input.is_ascii() {
        return;
    }
    let Ok(text) = std::str::from_utf8(input) else { return };
    let units = Utf16::of(text);
    let sessions = report.sessions.iter_mut().map(|session| &mut session.span);
    for span in sessions.chain(report.events.iter_mut().map(|event| &mut event.span)) {
        *span = units.range(*span);
    }
    units.count_in_code_units(&mut report.diagnostics);
}

/// Writes what was said of a log.
pub(crate) fn report(record: &mut Record, report: &TranscriptReport) -> u32 {
    record.begin();
    let mut log = Group::<{ layout::LOG_WORDS }>::new();
    log.text(layout::LOG_DIALECT, Text::constant(report.dialect));
    log.set(layout::LOG_ERRORS, report.summary.errors as u32);
    log.set(layout::LOG_WARNINGS, report.summary.warnings as u32);
    log.set(layout::LOG_INFOS, report.summary.infos as u32);
    log.set(layout::LOG_SESSIONS, report.sessions.len() as u32);
    log.set(layout::LOG_EVENTS, report.events.len() as u32);
    record.push(log);
    // An id stands at each event: it is written once.
    let mut ids = BTreeMap::new();
    for info in &report.sessions {
        let id = *ids.entry(info.id.as_str()).or_insert_with(|| record.write(&info.id));
        session(record, info, id);
    }
    for said in &report.events {
        let id = *ids.entry(said.session.as_str()).or_insert_with(|| record.write(&said.session));
        event(record, said, id);
    }
    diagnostics(record, &report.diagnostics);
    record.end(report.valid, true, report.diagnostics.len())
}

fn session(record: &mut Record, of: &SessionInfo, id: Text) {
    let mut session = Group::<{ layout::SESSION_WORDS }>::new();
    session.text(layout::SESSION_ID, id);
    session.set(layout::SESSION_START, of.span.start as u32);
    session.set(layout::SESSION_END, of.span.end as u32);
    session.text(layout::SESSION_OUTCOME, Text::constant(of.outcome.name()));
    record.push(session);
}

fn event(record: &mut Record, of: &Event, id: Text) {
    let mut event = Group::<{ layout::EVENT_WORDS }>::new();
    event.text(layout::EVENT_SESSION, id);
    event.text(layout::EVENT_SIDE, side(of.side));
    event.set(layout::EVENT_START, of.span.start as u32);
    event.set(layout::EVENT_END, of.span.end as u32);
    event.set(layout::EVENT_LINE, of.line as u32);
    event.text(layout::EVENT_KIND, Text::constant(of.kind.name()));
    event.text(layout::EVENT_VERB, Text::constant_or_absent(of.verb));
    if let Some(code) = of.code {
        event.set(layout::EVENT_CODE, u32::from(code));
    }
    record.push(event);
}
