/** A log of both sides as one: what was said in it, each with what was found there. */

import { classify, lintCommand, lintReply, lintTranscript } from "smtplint";
import type { Diagnostic, TranscriptReport } from "smtplint";
import type { Analysis, Heading, Parts, Problem, Result } from "./lint";
import { VERB } from "./secrets";
import { linesOf, units, unitText, type Line } from "./units";
import { language } from "./words";

type Event = TranscriptReport["events"][number];

/** The report on `text`, if that is a log of both sides rather than lines on their own. */
export function transcriptOf(text: string): TranscriptReport | undefined {
  if (text.trim() === "") return undefined;
  const report = lintTranscript(text, { lang: language() });
  // Where marks tell the sides apart there is no doubt; without them, the server's word must come first, or again and again.
  const marked = report.dialect !== "bare" && report.events.length > 0;
  return marked || isTalk(text) ? report : undefined;
}

function isTalk(text: string): boolean {
  const said = units(text, "auto");
  const replies = said.filter(({ kind }) => kind === "reply").length;
  if (replies === 0 || (said[0]!.kind !== "reply" && replies === 1)) return false;
  // A line that is no command may as well be part of a broken reply.
  return said.some((unit) => unit.kind === "command" && VERB.test(unitText(unit).trim().split(/\s/, 1)[0]!));
}

/** The analysis of a log. */
export function judgeTranscript(text: string, report: TranscriptReport): Pick<Analysis, "results" | "headings" | "parts"> {
  const { sessions, events, diagnostics } = report;
  const lines = linesOf(text);
  const said = events.map((event) => result(text, lines, event));
  for (const diagnostic of diagnostics) holder(said, events, diagnostic)?.problems.push(problem(lines, diagnostic));
  const headings = sessions.map(({ id, span, outcome }): Heading => {
    const between = [span.start, Math.max(span.start, span.end - 1)].map((offset) => numberAt(lines, offset));
    return { id, from: span.start, to: span.end, lines: [between[0]!, between[1]!], outcome, dialect: report.dialect, several: sessions.length > 1 };
  });
  for (const each of said) each.valid = each.problems.every(({ diagnostic }) => diagnostic.severity !== "error");
  // Data and what nobody said are worth a card only where something is wrong with them.
  const results = said.filter(({ problems }, index) => problems.length > 0 || isSpoken(events[index]!));
  return { results, headings, parts: [{ lines, text, diagnostics }] };
}

function isSpoken({ kind }: Event): boolean {
  return kind === "command" || kind === "reply" || kind === "greeting";
}

function result(text: string, lines: Line[], event: Event): Result {
  const { span, line, kind } = event;
  const last = numberAt(lines, Math.max(span.start, span.end - 1));
  const covered = lines.slice(line - 1, last).map((each) => cut(each, span.start, span.end));
  return {
    unit: { lines: covered },
    shown: isSpoken(event) ? undefined : kind,
    valid: true,
    problems: [],
    place: (offset) => offset,
    parts: () => partsOf(event, text.slice(span.start, span.end)),
  };
}

function cut(line: Line, start: number, end: number): Line {
  const from = Math.max(line.from, start);
  return { ...line, from, text: line.text.slice(from - line.from, Math.max(from, end) - line.from) };
}

/** What the words of it are, where they can be read apart from the log's own marks. */
function partsOf({ kind, code }: Event, said: string): Parts {
  const none = { command: null, path: null, reply: null, classification: null };
  if (kind === "command") return { ...none, command: lintCommand(said).command };
  if (code === undefined) return none;
  if (!said.includes("\n")) {
    const { reply, classification } = lintReply(said);
    return { ...none, reply, classification };
  }
  return { ...none, reply: { code, lines: [], text: "" }, classification: classify(code) };
}

/** What was said where the finding stands, or last before it. */
function holder(said: Result[], events: Event[], { span }: Diagnostic): Result | undefined {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.span.start <= span.start) low = middle + 1;
    else high = middle;
  }
  return said[Math.max(0, low - 1)];
}

function problem(lines: Line[], diagnostic: Diagnostic): Problem {
  const { span, related } = diagnostic;
  return {
    from: span.start,
    to: span.end,
    diagnostic,
    related: related.map((place) => ({
      from: place.span.start,
      to: place.span.end,
      line: numberAt(lines, place.span.start),
      message: place.message,
    })),
  };
}

/** The number of the line that holds an offset. */
function numberAt(lines: Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.from <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
