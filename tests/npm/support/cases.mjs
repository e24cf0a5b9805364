// The table of cases that every face of smtplint is held to: tests/cases/*.jsonl.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./installed.mjs";

const folder = join(root, "tests/cases");

/** Every case, in the order of files and lines. */
export function readCases() {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".jsonl")).sort() : [];
  return names.flatMap((name) => readLines(name));
}

function readLines(name) {
  const lines = readFileSync(join(folder, name), "utf8").split("\n");
  return lines.flatMap((line, i) => (line.trim() === "" ? [] : [parse(line, `${name}:${i + 1}`)]));
}

function parse(line, place) {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`${place}: ${error.message}`);
  }
}

/** The input of a case. */
export function toBytes({ input, input_base64: base64 }) {
  if (base64 !== undefined) return new Uint8Array(Buffer.from(base64, "base64"));
  return new TextEncoder().encode(input);
}

/** Lints a case as bytes, by the exports of the package. */
export function lint(smtplint, { kind, options, ...rest }) {
  const { lintAddress, lintCommand, lintReply, lintTranscript } = smtplint;
  const calls = { command: lintCommand, reply: lintReply, address: lintAddress, transcript: lintTranscript };
  if (!calls[kind]) throw new Error(`case ${rest.id}: unknown kind ${kind}`);
  return calls[kind](toBytes(rest), options);
}
