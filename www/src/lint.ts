/** From text to what was found in it, with places in the document. */

import { applyFixes, lintAddress, lintCommand, lintReply } from "smtplint";
import type { AddressReport, Command, CommandReport, Diagnostic, Fix, Path, ReplyReport, Reply, Classification, Severity } from "smtplint";
import { inDocument, units, unitText, type Kind, type Unit } from "./units";

/** A change of the document. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** A diagnostic with its place in the document. */
export interface Problem {
  from: number;
  to: number;
  diagnostic: Diagnostic;
}

/** One unit with what the linter said of it. */
export interface Result {
  unit: Unit;
  text: string;
  valid: boolean;
  problems: Problem[];
  command: Command | null;
  /** Of an address on its own. */
  path: Path | null;
  reply: Reply | null;
  classification: Classification | null;
}

export interface Analysis {
  text: string;
  results: Result[];
  count: Record<Severity, number>;
}

export function analyse(text: string, kind: Kind): Analysis {
  const results = units(text, kind).map(judge);
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { problems } of results) for (const { diagnostic } of problems) count[diagnostic.severity] += 1;
  return { text, results, count };
}

function judge(unit: Unit): Result {
  const text = unitText(unit);
  const report = { command: null, path: null, reply: null, classification: null, ...lint(unit.kind, text) };
  const problems = report.diagnostics.map((diagnostic) => ({
    from: inDocument(unit, diagnostic.span.start),
    to: inDocument(unit, diagnostic.span.end),
    diagnostic,
  }));
  const { valid, command, path, reply, classification } = report;
  return { unit, text, valid, problems, command, path, reply, classification };
}

function lint(kind: Unit["kind"], text: string): ReplyReport | CommandReport | AddressReport {
  if (kind === "reply") return lintReply(text);
  return kind === "address" ? lintAddress(text) : lintCommand(text);
}

/** The changes that one fix makes. */
export function changesOf(result: Result, fix: Fix): Change[] {
  return fix.edits.map(({ span, text }) => ({
    from: inDocument(result.unit, span.start),
    to: inDocument(result.unit, span.end),
    insert: text,
  }));
}

/** The changes that all fixes together make, one for each unit that they touch. */
export function allChanges(analysis: Analysis): Change[] {
  const changes: Change[] = [];
  for (const { unit, text, problems } of analysis.results) {
    if (!problems.some(({ diagnostic }) => diagnostic.fixes.length > 0)) continue;
    const lines = applyFixes(
      text,
      problems.map(({ diagnostic }) => diagnostic),
    ).split("\n");
    if (lines.length !== unit.lines.length) {
      // The sides' marks of a prefixed transcript cannot be kept where lines come or go.
      const last = unit.lines.at(-1)!;
      changes.push({ from: unit.lines[0]!.from, to: last.from + last.text.length, insert: lines.join("\n") });
      continue;
    }
    unit.lines.forEach((line, index) => {
      const insert = lines[index]!;
      if (insert !== line.text) changes.push({ from: line.from, to: line.from + line.text.length, insert });
    });
  }
  return changes;
}

/** How many diagnostics have a fix. */
export function fixable(analysis: Analysis): number {
  return analysis.results.reduce(
    (sum, { problems }) => sum + problems.filter(({ diagnostic }) => diagnostic.fixes.length > 0).length,
    0,
  );
}
