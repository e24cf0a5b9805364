/** Cuts the editor's text into what is judged on its own: command lines, replies and addresses. Logs are not cut. */

/** How the lines are read. */
export const KINDS = ["auto", "commands", "replies", "addresses", "transcript"] as const;

export type Kind = (typeof KINDS)[number];

export interface Line {
  /** Where the line's text begins in the document. */
  from: number;
  /** From 1. */
  number: number;
  text: string;
}

export interface Unit {
  kind: "command" | "reply" | "address";
  /** One line; several for a reply of several lines. */
  lines: Line[];
}

/** A line with what it is taken for. */
interface Read extends Line {
  what: Unit["kind"] | "skipped";
}

const REPLY = /^\d{3}(?:[ -]|$)/;
const CONTINUED = /^\d{3}-/;
/** Marks the sides in RFCs. */
const SIDE = /^([CS]): ?/;
/** One word with an "@" in it, or a path in its brackets; no keyword of a command leads to it. */
const ADDRESS = /^\s*(?!.*(?:FROM|TO):)(?:[^\s@]*@\S*|<.*>)\s*$/i;

/** The units of `text`; blank lines and lines that begin with `#` are skipped. */
export function units(text: string, given: Kind): Unit[] {
  const kind = ofLines(given);
  const lines = linesOf(text);
  const filled = lines.filter((line) => !isSkipped(line));
  const all = kind === "auto" && filled.length > 0 && filled.every((line) => ADDRESS.test(line.text));
  const read = lines.map((line) => readLine(line, all ? "addresses" : kind));
  const found: Unit[] = [];
  let at = 0;
  while (at < read.length) {
    const { what } = read[at]!;
    const end = what === "reply" ? endOfReply(read, at) : at + 1;
    if (what !== "skipped") found.push({ kind: what, lines: read.slice(at, end) });
    at = kind === "auto" ? afterContent(read, end, found) : end;
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
  let next = 0;
  return text.split("\n").map((line, index) => {
    const from = next;
    next += line.length + 1;
    return { from, number: index + 1, text: line };
  });
}

const WHAT = { commands: "command", replies: "reply", addresses: "address" } as const;

/** How lines on their own are read; a log that is judged as a whole is cut by what its lines are. */
function ofLines(kind: Kind): keyof typeof WHAT | "auto" {
  return kind === "transcript" ? "auto" : kind;
}

function isSkipped({ text }: Line): boolean {
  return text.trim() === "" || text.startsWith("#");
}

function readLine(line: Line, kind: keyof typeof WHAT | "auto"): Read {
  if (isSkipped(line)) return { ...line, what: "skipped" };
  if (kind !== "auto") return { ...line, what: WHAT[kind] };
  const [mark, side] = SIDE.exec(line.text) ?? ["", ""];
  const text = line.text.slice(mark.length);
  const reply = side === "" ? REPLY.test(text) : side === "S";
  return { from: line.from + mark.length, number: line.number, text, what: reply ? "reply" : "command" };
}

/** A reply goes on after `NNN-`, and through lines without a code until one with a code ends it. */
function endOfReply(read: Read[], start: number): number {
  const several = CONTINUED.test(read[start]!.text);
  let end = start + 1;
  while (several && read[end]?.what === "reply") {
    const last = read[end - 1]!.text;
    if (REPLY.test(last) && !CONTINUED.test(last)) break;
    end += 1;
  }
  return end;
}

/** Passes over what is no command though the client sent it: the message after DATA, the response to a challenge of AUTH. */
function afterContent(read: Read[], at: number, found: Unit[]): number {
  const before = read[at - 1]!;
  if (before.what === "reply" && /^334(?: |$)/.test(before.text)) {
    return read[at]?.what === "command" && !/\s/.test(read[at].text.trim()) ? at + 1 : at;
  }
  if (before.what !== "command" || !/^DATA\s*$/i.test(before.text)) return at;
  const dot = read.findIndex((line, index) => index >= at && line.text === ".");
  if (dot < 0) return at;
  const end = read[at]!.what === "reply" ? endOfReply(read, at) : at;
  if (end > at) found.push({ kind: "reply", lines: read.slice(at, end) });
  return dot + 1;
}
