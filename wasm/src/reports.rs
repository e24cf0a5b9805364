//! Reports of core, written into the record: all of them can be written so. See [`quick`](crate::quick) for the usual ones.

use crate::layout::{self, ABSENT};
use crate::record::{Group, Record, Text, address};
use crate::utf16::Utf16;
use smtplint_core::registry::classes::ReplyCategory;
use smtplint_core::reply::{BounceCategory, Classification, Confidence};
use smtplint_core::report::{AddressReport, CommandParts, PathReport, Related, ReplyParts};
use smtplint_core::rules::{self, Remedy, Rule};
use smtplint_core::{CommandReport, Diagnostic, Fix, ReplyReport, Side};

/// Turns octet offsets into UTF-16 code units where the input came as text that is not ASCII.
pub(crate) fn in_its_own_unit(input: &[u8], is_text: bool, diagnostics: &mut [Diagnostic]) {
    if is_text
        && !diagnostics.is_empty()
        && !input.is_ascii()
        && let Ok(text) = std::str::from_utf8(input)
    {
        Utf16::of(text).count_in_code_units(diagnostics);
    }
}

/// Writes what was said of a command.
pub(crate) fn command(record: &mut Record, report: &CommandReport) -> u32 {
    record.begin();
    if let Some(parts) = &report.command {
        command_parts(record, parts);
    }
    diagnostics(record, &report.diagnostics);
    record.end(report.valid, report.command.is_some(), report.diagnostics.len())
}

/// Writes what was said of a reply.
pub(crate) fn reply(record: &mut Record, report: &ReplyReport) -> u32 {
    record.begin();
    if let (Some(reply), Some(classification)) = (&report.reply, &report.classification) {
        reply_parts(record, reply);
        class(record, classification);
    }
    diagnostics(record, &report.diagnostics);
    record.end(report.valid, report.reply.is_some(), report.diagnostics.len())
}

/// Writes what was said of an address.
pub(crate) fn address_report(record: &mut Record, report: &AddressReport) -> u32 {
    record.begin();
    if let Some(parts) = &report.path {
        let mut path = Group::<{ layout::PATH_WORDS }>::new();
        path_parts(record, parts, |at, text| path.text(at, text));
        path.set(layout::PATH_ROUTE, count(parts.source_route.as_deref()));
        record.push(path);
        parts.source_route.iter().flatten().for_each(|text| item(record, Some(text)));
    }
    diagnostics(record, &report.diagnostics);
    record.end(report.valid, report.path.is_some(), report.diagnostics.len())
}

/// Writes what a reply means, if it is one.
pub(crate) fn classification(record: &mut Record, classification: Option<&Classification>) -> u32 {
    record.begin();
    if let Some(classification) = classification {
        class(record, classification);
    }
    record.end(true, classification.is_some(), 0)
}

fn command_parts(record: &mut Record, parts: &CommandParts) {
    let mut command = Group::<{ layout::COMMAND_WORDS }>::new();
    command.text(layout::COMMAND_VERB, record.write(&parts.verb));
    command.text(layout::COMMAND_DOMAIN, record.write_or_absent(parts.domain.as_deref()));
    command.set(layout::COMMAND_PARAMS, count(parts.params.as_deref()));
    command.set(layout::COMMAND_ARGS, count(parts.args.as_deref()));
    command.set(layout::COMMAND_PATH, u32::from(parts.path.is_some()));
    let none = PathReport::default();
    let path = parts.path.as_ref().unwrap_or(&none);
    path_parts(record, path, |at, text| command.text(layout::COMMAND_PATH_WORDS + at, text));
    command.set(layout::COMMAND_PATH_WORDS + layout::PATH_ROUTE, count(path.source_route.as_deref()));
    record.push(command);
    path.source_route.iter().flatten().for_each(|text| item(record, Some(text)));
    for param in parts.params.iter().flatten() {
        item(record, Some(&param.keyword));
        item(record, param.value.as_deref());
    }
    parts.args.iter().flatten().for_each(|text| item(record, Some(text)));
}

fn path_parts(record: &mut Record, path: &PathReport, mut put: impl FnMut(usize, Text)) {
    put(layout::PATH_LOCAL_PART, record.write_or_absent(path.local_part.as_deref()));
    put(layout::PATH_DOMAIN, record.write_or_absent(path.domain.as_deref()));
    put(layout::PATH_LITERAL, record.write_or_absent(path.address_literal.as_deref()));
}

/// One text of a list.
fn item(record: &mut Record, text: Option<&str>) {
    let text = record.write_or_absent(text);
    record.item(text);
}

/// How many items a list has, or that there is none.
fn count<T>(list: Option<&[T]>) -> u32 {
    list.map_or(ABSENT, |list| list.len() as u32)
}

fn reply_parts(record: &mut Record, parts: &ReplyParts) {
    let mut reply = Group::<{ layout::REPLY_WORDS }>::new();
    reply.set(layout::REPLY_CODE, u32::from(parts.code));
    reply.text(layout::REPLY_ENHANCED, record.write_or_absent(parts.enhanced.as_deref()));
    reply.text(layout::REPLY_TEXT, record.write(&parts.text));
    reply.set(layout::REPLY_LINES, parts.lines.len() as u32);
    record.push(reply);
    parts.lines.iter().for_each(|line| item(record, Some(line)));
}

fn class(record: &mut Record, of: &Classification) {
    let mut class = Group::<{ layout::CLASS_WORDS }>::new();
    class.set(layout::CLASS_CODE, u32::from(of.code));
    class.set(layout::CLASS_REGISTERED, u32::from(of.registered));
    class.text(layout::CLASS_CLASS, Text::constant(of.class.name()));
    class.text(layout::CLASS_CATEGORY, Text::constant_or_absent(of.category.map(ReplyCategory::name)));
    class.text(layout::CLASS_NAME, Text::constant_or_absent(of.name));
    class.text(layout::CLASS_ACTION, Text::constant(of.action.name()));
    class.text(layout::CLASS_BOUNCE, Text::constant_or_absent(of.bounce.map(BounceCategory::name)));
    class.text(layout::CLASS_CONFIDENCE, Text::constant_or_absent(of.confidence.map(Confidence::name)));
    class.text(layout::CLASS_PROVIDER, Text::constant_or_absent(of.provider));
    if let Some(code) = &of.enhanced {
        class.set(layout::CLASS_ENHANCED, u32::from(code.class));
        class.set(layout::CLASS_SUBJECT, u32::from(code.subject));
        class.set(layout::CLASS_DETAIL, u32::from(code.detail));
        class.text(layout::CLASS_TEXT, record.write(&code.text));
        class.text(layout::CLASS_TITLE, Text::constant_or_absent(code.title));
    }
    record.push(class);
}

/// Writes diagnostics, one behind the other.
pub(crate) fn diagnostics(record: &mut Record, diagnostics: &[Diagnostic]) {
    for found in diagnostics {
        diagnostic(record, found);
    }
}

fn diagnostic(record: &mut Record, of: &Diagnostic) {
    let rule = rules::find(&of.rule).expect("a diagnostic names its rule");
    let mut found = Group::<{ layout::FOUND_WORDS }>::new();
    found.set(layout::FOUND_RULE, address(rule));
    found.set(layout::FOUND_START, of.span.start as u32);
    found.set(layout::FOUND_END, of.span.end as u32);
    found.set(layout::FOUND_LINE, of.line as u32);
    found.set(layout::FOUND_COLUMN, of.column as u32);
    found.text(layout::FOUND_SIDE, side(of.side));
    found.text(layout::FOUND_MESSAGE, told(record, &of.message, rule.message));
    if let Some(help) = &of.help {
        found.text(layout::FOUND_HELP, told(record, help, rule.help));
    }
    found.text(layout::FOUND_SESSION, record.write_or_absent(of.session.as_deref()));
    if let Some(reply) = &of.reply {
        found.set(layout::FOUND_OWED, u32::from(reply.code));
        found.text(layout::FOUND_OWED_ENHANCED, record.write_or_absent(reply.enhanced.as_deref()));
    }
    found.set(layout::FOUND_FIXES, of.fixes.len() as u32);
    found.set(layout::FOUND_RELATED, of.related.len() as u32);
    record.push(found);
    of.fixes.iter().for_each(|fix| self::fix(record, fix, rule));
    of.related.iter().for_each(|related| self::related(record, related));
}

/// A text without slots is the template itself, and need not be written.
fn told(record: &mut Record, text: &str, template: &'static str) -> Text {
    if text == template { Text::constant(template) } else { record.write(text) }
}

fn fix(record: &mut Record, of: &Fix, rule: &'static Rule) {
    let mut fix = Group::<{ layout::FIX_WORDS }>::new();
    let title = match rule.remedy {
        Remedy::Delete { title } | Remedy::Replace { title, .. } => told(record, &of.title, title),
        Remedy::None => record.write(&of.title),
    };
    fix.text(layout::FIX_TITLE, title);
    fix.set(layout::FIX_EDITS, of.edits.len() as u32);
    record.push(fix);
    for edit in &of.edits {
        let text = record.write(&edit.text);
        self::edit(record, edit.span.start as u32, edit.span.end as u32, text);
    }
}

/// Writes one edit of a fix.
pub(crate) fn edit(record: &mut Record, start: u32, end: u32, text: Text) {
    let mut edit = Group::<{ layout::EDIT_WORDS }>::new();
    edit.set(layout::EDIT_START, start);
    edit.set(layout::EDIT_END, end);
    edit.text(layout::EDIT_TEXT, text);
    record.push(edit);
}

fn related(record: &mut Record, of: &Related) {
    let mut related = Group::<{ layout::RELATED_WORDS }>::new();
    related.set(layout::RELATED_START, of.span.start as u32);
    related.set(layout::RELATED_END, of.span.end as u32);
    related.text(layout::RELATED_MESSAGE, record.write(&of.message));
    if let Some(side) = of.side {
        related.text(layout::RELATED_SIDE, self::side(side));
    }
    record.push(related);
}

/// `"client"` or `"server"`.
pub(crate) fn side(side: Side) -> Text {
    Text::constant(match side {
        Side::Client => "client",
        Side::Server => "server",
    })
}

/// Writes what never changes of the rule that lies at `address`; nothing where none does.
pub(crate) fn rule(record: &mut Record, at: u32) -> u32 {
    record.begin();
    let rule = rules::all().find(|rule| address(*rule) == at);
    if let Some(of) = rule {
        let mut rule = Group::<{ layout::RULE_WORDS }>::new();
        rule.text(layout::RULE_NAME, Text::constant(of.name));
        rule.text(layout::RULE_CODE, Text::constant(of.code));
        rule.text(layout::RULE_SEVERITY, Text::constant(of.severity.name()));
        rule.text(layout::RULE_KIND, Text::constant(of.kind.name()));
        rule.set(layout::RULE_RFCS, of.rfc.len() as u32);
        record.push(rule);
        of.rfc.iter().for_each(|rfc| reference(record, rfc));
    }
    record.end(true, rule.is_some(), 0)
}

fn reference(record: &mut Record, &rules::Rfc(number, section): &'static rules::Rfc) {
    let mut rfc = Group::<{ layout::RFC_WORDS }>::new();
    rfc.set(layout::RFC_NUMBER, u32::from(number));
    rfc.text(layout::RFC_SECTION, Text::constant_or_absent(Some(section)));
    record.push(rfc);
}
