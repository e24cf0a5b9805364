/** Cuts the editor's text into what is judged on its own: command lines and replies. */

export type Kind = "auto" | "commands" | "replies";

export interface Line {
  /** Where the line's text begins in the document. */
  from: number;
  /** From 1. */
  number: number;
  text: string;
}

export interface Unit {
  kind: "command" | "reply";
  /** One line; several for a reply of several lines. */
  lines: Line[];
}

const REPLY = /^\d{3}(?:[ -]|$)/;
const SIDE = /^([CS]): ?/;

/** The units of `text`; blank lines and lines that begin with `#` are skipped. */
export function units(text: string, kind: Kind): Unit[] {
  const found: Unit[] = [];
  const lines = linesOf(text);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (skipped(line.text)) continue;
    const sided = kind === "auto" ? withoutSide(line) : { line, side: undefined };
    if (!isReply(sided.line.text, sided.side, kind)) {
      found.push({ kind: "command", lines: [sided.line] });
      if (kind === "auto" && /^DATA\s*$/i.test(sided.line.text)) index = afterMessage(lines, index, found);
      continue;
    }
    const reply = [sided.line];
    while (/^\d{3}-/.test(reply.at(-1)!.text) || (kind === "replies" && goesOn(reply))) {
      const next = lines[index + 1];
      if (next === undefined || skipped(next.text)) break;
      const candidate = kind === "auto" ? withoutSide(next) : { line: next, side: undefined };
      if (kind === "auto" && !REPLY.test(candidate.line.text)) break;
      reply.push(candidate.line);
      index += 1;
    }
    found.push({ kind: "reply", lines: reply });
    // What follows a challenge of AUTH is a response, not a command.
    const after = lines[index + 1];
    if (kind === "auto" && /^334(?: |$)/.test(reply.at(-1)!.text) && after && !REPLY.test(withoutSide(after).line.text)) index += 1;
  }
  return found;
}

/** The text of a unit as the linter gets it. */
export function unitText(unit: Unit): string {
  return unit.lines.map((line) => line.text).join("\n");
}

/** Where an offset into `unitText` stands in the document. */
export function inDocument(unit: Unit, offset: number): number {
  let rest = offset;
  for (const line of unit.lines) {
    if (rest <= line.text.length) return line.from + rest;
    rest -= line.text.length + 1;
  }
  const last = unit.lines.at(-1)!;
  return last.from + last.text.length;
}

export function linesOf(text: string): Line[] {
  let from = 0;
  return text.split("\n").map((line, index) => {
    const start = from;
    from += line.length + 1;
    return { from: start, number: index + 1, text: line };
  });
}

function skipped(text: string): boolean {
  return text.trim() === "" || text.startsWith("#");
}

function isReply(text: string, side: string | undefined, kind: Kind): boolean {
  if (kind !== "auto") return kind === "replies";
  return side === undefined ? REPLY.test(text) : side === "S";
}

/** In a pasted reply of several lines, a line without a code still belongs to it. */
function goesOn(reply: Line[]): boolean {
  return /^\d{3}-/.test(reply[0]!.text) && !REPLY.test(reply.at(-1)!.text);
}

/** Takes off the `C:` or `S:` that marks the sides in RFCs. */
function withoutSide(line: Line): { line: Line; side: string | undefined } {
  const match = SIDE.exec(line.text);
  if (match === null) return { line, side: undefined };
  const length = match[0].length;
  return { line: { ...line, from: line.from + length, text: line.text.slice(length) }, side: match[1] };
}

/** Leaves out the message that follows DATA where its last line, a lone dot, is there too. */
function afterMessage(lines: Line[], index: number, found: Unit[]): number {
  const end = lines.findIndex((line, at) => at > index && /^(?:C: ?)?\.$/.test(line.text));
  if (end < 0) return index;
  const answer = lines[index + 1];
  if (answer !== undefined) {
    const { line } = withoutSide(answer);
    if (REPLY.test(line.text)) found.push({ kind: "reply", lines: [line] });
  }
  return end;
}
