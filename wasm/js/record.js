// Plain objects from a record. What its words mean, src/layout.rs says: the build makes "smtplint:layout" of it.

import * as wasm from "smtplint:glue";
import * as at from "smtplint:layout";
import { constant, fromInput, fromWritten, look, writtenTexts, words } from "./memory.js";

/** The next word that has not been read. */
let next = 0;

/** What never changes of each rule, by its address. */
const rules = new Map();

function open(address) {
  const head = look(address);
  writtenTexts(words[head + at.WRITTEN_AT], words[head + at.WRITTEN_LENGTH]);
  next = head + at.HEAD;
  return head;
}

/** Moves past a group of words; returns the index of its first. */
function group(size) {
  const start = next;
  next += size;
  return start;
}

/** The text whose two words begin at an index; undefined where there is none. */
function text(index) {
  const first = words[index];
  if (first === at.ABSENT) return undefined;
  const start = first & at.START_OF_TEXT;
  switch (first >>> at.KIND_SHIFT) {
    case at.SLICE:
      return fromInput(start, words[index + 1]);
    case at.WRITTEN:
      return fromWritten(start, words[index + 1]);
    default:
      return constant(start, words[index + 1]);
  }
}

/** As many items as a word says. */
function list(count, item) {
  const items = [];
  for (let i = 0; i < count; i++) items.push(item());
  return items;
}

function nextText() {
  return text(group(2));
}

/** Gives an object a key, if there is a value for it. */
function put(object, key, value) {
  if (value !== undefined) object[key] = value;
}

export function commandReport(address) {
  const head = open(address);
  const command = words[head + at.IS_READ] === 0 ? null : readCommand();
  return { valid: words[head + at.VALID] === 1, command, diagnostics: diagnostics(head) };
}

export function replyReport(address) {
  const head = open(address);
  const isRead = words[head + at.IS_READ] === 1;
  const reply = isRead ? readReply() : null;
  const classification = isRead ? readClassification() : null;
  return { valid: words[head + at.VALID] === 1, reply, classification, diagnostics: diagnostics(head) };
}

export function addressReport(address) {
  const head = open(address);
  const path = words[head + at.IS_READ] === 0 ? null : readPath(group(at.PATH_WORDS));
  return { valid: words[head + at.VALID] === 1, path, diagnostics: diagnostics(head) };
}

export function classification(address) {
  const head = open(address);
  return words[head + at.IS_READ] === 0 ? null : readClassification();
}

export function transcriptReport(address) {
  const head = open(address);
  const start = group(at.LOG_WORDS);
  return {
    dialect: text(start + at.LOG_DIALECT),
    sessions: list(words[start + at.LOG_SESSIONS], session),
    valid: words[head + at.VALID] === 1,
    summary: { errors: words[start + at.LOG_ERRORS], warnings: words[start + at.LOG_WARNINGS], infos: words[start + at.LOG_INFOS] },
    events: list(words[start + at.LOG_EVENTS], event),
    diagnostics: diagnostics(head),
  };
}

/** Of a report that is nothing but diagnostics. */
export function found(address) {
  return diagnostics(open(address));
}

function session() {
  const start = group(at.SESSION_WORDS);
  return {
    id: text(start + at.SESSION_ID),
    span: { start: words[start + at.SESSION_START], end: words[start + at.SESSION_END] },
    outcome: text(start + at.SESSION_OUTCOME),
  };
}

function event() {
  const start = group(at.EVENT_WORDS);
  const event = {
    session: text(start + at.EVENT_SESSION),
    side: text(start + at.EVENT_SIDE),
    span: { start: words[start + at.EVENT_START], end: words[start + at.EVENT_END] },
    line: words[start + at.EVENT_LINE],
    kind: text(start + at.EVENT_KIND),
  };
  put(event, "verb", text(start + at.EVENT_VERB));
  if (words[start + at.EVENT_CODE] !== at.ABSENT) event.code = words[start + at.EVENT_CODE];
  return event;
}

function readCommand() {
  const start = group(at.COMMAND_WORDS);
  const command = { verb: text(start + at.COMMAND_VERB) };
  put(command, "domain", text(start + at.COMMAND_DOMAIN));
  if (words[start + at.COMMAND_PATH] === 1) command.path = readPath(start + at.COMMAND_PATH_WORDS);
  const params = words[start + at.COMMAND_PARAMS];
  if (params !== at.ABSENT) command.params = list(params, param);
  const args = words[start + at.COMMAND_ARGS];
  if (args !== at.ABSENT) command.args = list(args, nextText);
  return command;
}

function readPath(start) {
  const localPart = text(start + at.PATH_LOCAL_PART);
  const domain = text(start + at.PATH_DOMAIN);
  const addressLiteral = text(start + at.PATH_LITERAL);
  const hops = words[start + at.PATH_ROUTE];
  // The usual form at once.
  if (localPart !== undefined && domain !== undefined && addressLiteral === undefined && hops === at.ABSENT) return { localPart, domain };
  const path = {};
  put(path, "localPart", localPart);
  put(path, "domain", domain);
  put(path, "addressLiteral", addressLiteral);
  if (hops !== at.ABSENT) path.sourceRoute = list(hops, nextText);
  return path;
}

function param() {
  return { keyword: nextText(), value: nextText() ?? null };
}

function readReply() {
  const start = group(at.REPLY_WORDS);
  const reply = { code: words[start + at.REPLY_CODE] };
  put(reply, "enhanced", text(start + at.REPLY_ENHANCED));
  reply.lines = list(words[start + at.REPLY_LINES], nextText);
  reply.text = text(start + at.REPLY_TEXT);
  return reply;
}

function readClassification() {
  const start = group(at.CLASS_WORDS);
  const found = {
    code: words[start + at.CLASS_CODE],
    class: text(start + at.CLASS_CLASS),
    category: text(start + at.CLASS_CATEGORY) ?? null,
    registered: words[start + at.CLASS_REGISTERED] === 1,
  };
  put(found, "name", text(start + at.CLASS_NAME));
  if (words[start + at.CLASS_ENHANCED] !== at.ABSENT) found.enhanced = enhanced(start);
  found.action = text(start + at.CLASS_ACTION);
  put(found, "bounce", text(start + at.CLASS_BOUNCE));
  put(found, "confidence", text(start + at.CLASS_CONFIDENCE));
  put(found, "provider", text(start + at.CLASS_PROVIDER));
  return found;
}

function enhanced(start) {
  const code = {
    class: words[start + at.CLASS_ENHANCED],
    subject: words[start + at.CLASS_SUBJECT],
    detail: words[start + at.CLASS_DETAIL],
    text: text(start + at.CLASS_TEXT),
  };
  put(code, "title", text(start + at.CLASS_TITLE));
  return code;
}

function diagnostics(head) {
  const count = words[head + at.FINDINGS];
  return count === 0 ? [] : list(count, diagnostic);
}

function diagnostic() {
  const start = group(at.FOUND_WORDS);
  const { rule, code, severity, kind, rfc } = rules.get(words[start + at.FOUND_RULE]) ?? learn(words[start + at.FOUND_RULE]);
  const message = text(start + at.FOUND_MESSAGE);
  const help = text(start + at.FOUND_HELP);
  const span = { start: words[start + at.FOUND_START], end: words[start + at.FOUND_END] };
  const line = words[start + at.FOUND_LINE];
  const column = words[start + at.FOUND_COLUMN];
  const side = text(start + at.FOUND_SIDE);
  const session = text(start + at.FOUND_SESSION);
  const reply = words[start + at.FOUND_OWED] === at.ABSENT ? undefined : owed(start);
  const rest = { rfc: rfc.map(copy), fixes: list(words[start + at.FOUND_FIXES], fix), related: list(words[start + at.FOUND_RELATED], related) };
  // The two usual forms at once: an object that grows key by key costs several times as much.
  if (help !== undefined && session === undefined) {
    const { rfc, fixes, related } = rest;
    return reply === undefined
      ? { rule, code, severity, kind, message, help, span, line, column, side, rfc, fixes, related }
      : { rule, code, severity, kind, message, help, span, line, column, side, reply, rfc, fixes, related };
  }
  const found = { rule, code, severity, kind, message };
  put(found, "help", help);
  Object.assign(found, { span, line, column, side });
  put(found, "session", session);
  put(found, "reply", reply);
  return Object.assign(found, rest);
}

function owed(start) {
  const code = words[start + at.FOUND_OWED];
  const enhanced = text(start + at.FOUND_OWED_ENHANCED);
  return enhanced === undefined ? { code } : { code, enhanced };
}

function fix() {
  const start = group(at.FIX_WORDS);
  return { title: text(start + at.FIX_TITLE), edits: list(words[start + at.FIX_EDITS], edit) };
}

function edit() {
  const start = group(at.EDIT_WORDS);
  return { span: { start: words[start + at.EDIT_START], end: words[start + at.EDIT_END] }, text: text(start + at.EDIT_TEXT) };
}

function related() {
  const start = group(at.RELATED_WORDS);
  const place = {
    span: { start: words[start + at.RELATED_START], end: words[start + at.RELATED_END] },
    message: text(start + at.RELATED_MESSAGE),
  };
  put(place, "side", text(start + at.RELATED_SIDE));
  return place;
}

function copy({ number, section }) {
  return section === undefined ? { number } : { number, section };
}

/** Asks for a rule, which has a record of its own: the one being read stays as it is. */
function learn(address) {
  const head = look(wasm.rule(address));
  const start = head + at.HEAD;
  const rule = {
    rule: text(start + at.RULE_NAME),
    code: text(start + at.RULE_CODE),
    severity: text(start + at.RULE_SEVERITY),
    kind: text(start + at.RULE_KIND),
    rfc: [],
  };
  for (let i = 0; i < words[start + at.RULE_RFCS]; i++) {
    const rfc = start + at.RULE_WORDS + i * at.RFC_WORDS;
    rule.rfc.push({ number: words[rfc + at.RFC_NUMBER], section: text(rfc + at.RFC_SECTION) });
  }
  rules.set(address, rule);
  return rule;
}
