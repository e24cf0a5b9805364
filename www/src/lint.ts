/** From text to what was found in it, with places in the document. */

import { applyFixes, lintAddress, lintCommand, lintReply, lintTranscript } from "smtplint";
import type {
  AddressReport,
  Classification,
  Command,
  CommandReport,
  Diagnostic,
  Fix,
  Path,
  Reply,
  ReplyReport,
  SessionInfo,
  Severity,
} from "smtplint";
import { judgeTranscript, transcriptOf } from "./transcript";
import { inDocument, units, unitText, type Kind, type Line, type Unit } from "./units";
import { language } from "./words";

/** A change of the document. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** Another place that a diagnostic depends on. */
export interface RelatedPlace {
  from: number;
  to: number;
  line: number;
  message: string;
}

/** A diagnostic with its place in the document. */
export interface Problem {
  from: number;
  to: number;
  diagnostic: Diagnostic;
  related: RelatedPlace[];
}

/** What was read. */
export interface Parts {
  command: Command | null;
  /** Of an address on its own. */
  path: Path | null;
  reply: Reply | null;
  classification: Classification | null;
}

/** One unit, or one thing that was said in a log, with what the linter said of it. */
export interface Result {
  unit: { lines: Line[] };
  /** What stands for its text, where that is not to be shown. */
  shown: string | undefined;
  valid: boolean;
  problems: Problem[];
  /** Where an offset of its diagnostics stands in the document. */
  place(offset: number): number;
  parts(): Parts;
}

/** One session of a log. */
export interface Heading {
  id: string;
  from: number;
  to: number;
  /** Its first line and its last. */
  lines: [number, number];
  outcome: SessionInfo["outcome"];
  dialect: string;
  /** There are others in the log. */
  several: boolean;
}

/** Text that was judged as one, and all that was found in it. */
interface Part {
  /** Its lines in the document. */
  lines: Line[];
  text: string;
  diagnostics: Diagnostic[];
}

export interface Analysis {
  text: string;
  results: Result[];
  /** The sessions of a log; none where lines were judged on their own. */
  headings: Heading[];
  parts: Part[];
  count: Record<Severity, number>;
}

export function analyse(text: string, kind: Kind): Analysis {
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const judged = judge(text, kind);
  for (const { diagnostics } of judged.parts) for (const { severity } of diagnostics) count[severity] += 1;
  return { text, ...judged, count };
}

function judge(text: string, kind: Kind): Omit<Analysis, "text" | "count"> {
  const report = kind === "transcript" ? lintTranscript(text, { lang: language() }) : kind === "auto" ? transcriptOf(text) : undefined;
  if (report !== undefined) return judgeTranscript(text, report);
  const judged = units(text, kind).map(judgeUnit);
  return { results: judged.map(({ result }) => result), headings: [], parts: judged.map(({ part }) => part) };
}

function judgeUnit(unit: Unit): { result: Result; part: Part } {
  const text = unitText(unit);
  const { valid, diagnostics, ...read } = lint(unit.kind, text);
  const place = (offset: number): number => inDocument(unit, offset);
  const problems = diagnostics.map((diagnostic) => ({
    from: place(diagnostic.span.start),
    to: place(diagnostic.span.end),
    diagnostic,
    related: [],
  }));
  const parts = { command: null, path: null, reply: null, classification: null, ...read };
  return {
    result: { unit, shown: undefined, valid, problems, place, parts: () => parts },
    part: { lines: unit.lines, text, diagnostics },
  };
}

function lint(kind: Unit["kind"], text: string): ReplyReport | CommandReport | AddressReport {
  const options = { lang: language() };
  if (kind === "reply") return lintReply(text, options);
  return kind === "address" ? lintAddress(text, options) : lintCommand(text, options);
}

/** The changes that one fix makes. */
export function changesOf(result: Result, fix: Fix): Change[] {
  return fix.edits.map(({ span, text }) => ({
    from: result.place(span.start),
    to: result.place(span.end),
    insert: text,
  }));
}

/** The changes that all fixes together make, one for each line that they touch. */
export function allChanges(analysis: Analysis): Change[] {
  const changes: Change[] = [];
  for (const part of analysis.parts) {
    if (!part.diagnostics.some(({ fixes }) => fixes.length > 0)) continue;
    const lines = applyFixes(part.text, part.diagnostics).split("\n");
    if (lines.length !== part.lines.length) {
      // The sides' marks of a prefixed transcript cannot be kept where lines come or go.
      const last = part.lines.at(-1)!;
      changes.push({ from: part.lines[0]!.from, to: last.from + last.text.length, insert: lines.join("\n") });
      continue;
    }
    part.lines.forEach((line, index) => {
      const insert = lines[index]!;
      if (insert !== line.text) changes.push({ from: line.from, to: line.from + line.text.length, insert });
    });
  }
  return changes;
}

/** How many diagnostics have a fix. */
export function fixable({ parts }: Analysis): number {
  return parts.reduce((sum, { diagnostics }) => sum + diagnostics.filter(({ fixes }) => fixes.length > 0).length, 0);
}
